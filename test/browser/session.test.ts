import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  api,
  BEHALF,
  consentAs,
  inspect,
  LOGO,
  newProject,
  serveLogo,
  serveSite,
  useBrowser,
} from './_browser.ts'
import { STRIPE_KEY } from './_shops.ts'

const browser = useBrowser()

let key: string
beforeAll(async () => {
  key = await newProject({ logoUrl: LOGO })
  await api('POST', '/v1/integrations', { app: 'stripe', connect: false }, key)
  await api('POST', '/v1/integrations', { app: 'github', connect: false }, key)
})

const newSession = (entityId: string, wish: object = {}): Promise<{ url: string }> =>
  api('POST', '/v1/connect-sessions', { entityId, ...wish }, key)

async function newPage(): Promise<Page> {
  const context = await browser.context()
  await serveLogo(context)
  return context.newPage()
}

describe('the page of a connect session', () => {
  it('connects, shows whose account it is, asks again, and disconnects', async () => {
    const { url } = await newSession('ada')
    const page = await newPage()
    await page.goto(url)
    expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
      'GitHub',
      'Stripe',
    ])
    await inspect(page, 'session-empty')

    await page.getByRole('button', { name: 'Connect GitHub' }).click()
    await consentAs(page, 'ada')
    await page.waitForURL(`${url}?status=success**`)
    await page.getByRole('status').getByText('GitHub is connected.').waitFor()
    await page.getByText('Connected as ada').waitFor()

    await page.getByRole('button', { name: 'Connect Stripe' }).click()
    await page.getByLabel('Secret or restricted key').fill(STRIPE_KEY)
    await page.getByRole('button', { name: 'Connect' }).click()
    await page.getByText('Connected as Rocket Rides').waitFor()
    await inspect(page, 'session')

    await page.getByRole('button', { name: 'Reconnect GitHub, ada' }).click()
    await consentAs(page, 'octocat')
    await page.getByText('Connected as octocat').waitFor()
    const path = '/v1/entities/ada/connections?app=github'
    expect((await api('GET', path, undefined, key)).items).toHaveLength(1)

    await page.getByRole('button', { name: 'Disconnect GitHub, octocat' }).click()
    await page.getByRole('status').getByText('GitHub was disconnected.').waitFor()
    await page.getByRole('button', { name: 'Connect GitHub' }).waitFor()
    expect((await api('GET', path, undefined, key)).items).toHaveLength(0)
    await page.reload()
    await page.getByText('Connected as Rocket Rides').waitFor()
  })

  it('can be worked with the keyboard alone', async () => {
    const { url } = await newSession('keyboard', { apps: ['github'] })
    const page = await newPage()
    await page.goto(url)
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.innerText')).toBe('Connect')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/login/oauth/authorize**')
  })

  it('comes back after a refusal, and says that nothing was connected', async () => {
    const { url } = await newSession('refusing', { apps: ['github'] })
    const page = await newPage()
    await page.goto(url)
    await page.getByRole('button', { name: 'Connect GitHub' }).click()
    await page.waitForURL('**/login/oauth/authorize**')
    const state = new URL(page.url()).searchParams.get('state')
    await page.goto(`${BEHALF}/callback/github?error=access_denied&state=${state}`)
    await page.getByRole('link', { name: 'Go back' }).click()
    await page.getByRole('status').getByText('Nothing was connected').waitFor()
    await inspect(page, 'session-refused')
    await page.getByRole('button', { name: 'Connect GitHub' }).click()
    await consentAs(page, 'ada')
    await page.getByText('Connected as ada').waitFor()
  })

  it('belongs to the browser that opened it first', async () => {
    const { url } = await newSession('stolen')
    await (await newPage()).goto(url)
    const thief = await newPage()
    await thief.goto(url)
    await thief.getByRole('heading', { name: 'This page belongs to another browser' }).waitFor()
    await inspect(thief, 'session-other-browser')
  })

  it('in a popup tells the page that opened it when the user is done', async () => {
    const site = await serveSite(`<!doctype html><title>Acme</title>
      <script src="${BEHALF}/connect.js"></script><button>Open</button><output></output><script>
        document.querySelector('button').onclick = () => behalf.connect(window.url)
          .then((it) => { document.querySelector('output').value = JSON.stringify(it) })
      </script>`)
    const { url } = await newSession('popup', { apps: ['github'], openerOrigin: site.origin })
    const opener = await newPage()
    await opener.goto(site.origin)
    await opener.evaluate(`window.url = ${JSON.stringify(url)}`)
    const [popup] = await Promise.all([opener.waitForEvent('popup'), opener.click('button')])
    await popup.getByRole('button', { name: 'Connect GitHub' }).click()
    await consentAs(popup, 'ada')
    const closed = popup.waitForEvent('close')
    await popup.getByRole('link', { name: 'Done' }).click()
    await opener.locator('output:not(:empty)').waitFor()
    const { items } = await api('GET', '/v1/entities/popup/connections', undefined, key)
    const said = JSON.parse(await opener.locator('output').innerText())
    expect(said).toEqual({ connectionId: items[0].id, status: 'success' })
    await closed
    site.close()
  })
})
