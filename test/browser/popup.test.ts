import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api, BEHALF, consentAs, newProject, serveSite, useBrowser } from './_browser.ts'

const browser = useBrowser()

/** A developer's page: a button that opens a link in a popup, and what came of it. */
const SITE = `<!doctype html><title>Acme</title><script src="${BEHALF}/connect.js"></script>
<button>Connect</button><output></output><script>
  const told = document.querySelector('output')
  document.querySelector('button').onclick = () => {
    const { url, timeout } = window.wish
    behalf.connect(url, { timeout }).then(
      (result) => { told.value = JSON.stringify(result) },
      ({ name, code, connectionId }) => { told.value = JSON.stringify({ name, code, connectionId }) })
  }
</script>`

let site: { origin: string; close(): void }
let key: string
beforeAll(async () => {
  site = await serveSite(SITE)
  key = await newProject({ allowedOrigins: [site.origin] })
})
afterAll(() => site.close())

interface Begun {
  readonly id: string
  readonly redirectUrl: string
}

const begin = (entity: string, wish: object = {}): Promise<Begun> =>
  api(
    'POST',
    `/v1/entities/${entity}/connections`,
    {
      app: 'github',
      openerOrigin: site.origin,
      ...wish,
    },
    key,
  )

/** Clicks the button of the developer's page, and waits for the popup. */
async function openPopup(url: string, timeout?: number): Promise<{ opener: Page; popup: Page }> {
  const opener = await (await browser.context()).newPage()
  await opener.goto(site.origin)
  await opener.evaluate(`window.wish = ${JSON.stringify({ url, timeout })}`)
  const [popup] = await Promise.all([opener.waitForEvent('popup'), opener.click('button')])
  return { opener, popup }
}

async function told(opener: Page): Promise<unknown> {
  await opener.locator('output:not(:empty)').waitFor()
  return JSON.parse(await opener.locator('output').innerText())
}

describe('connect.js on a page of another origin', () => {
  it('opens a popup, and is told what was connected when that closes by itself', async () => {
    const { id, redirectUrl } = await begin('ada')
    const { opener, popup } = await openPopup(redirectUrl)
    const closed = popup.waitForEvent('close')
    await consentAs(popup, 'ada')
    expect(await told(opener)).toEqual({ connectionId: id, status: 'success' })
    await closed
  })

  it('is told that nothing was connected', async () => {
    const { id, redirectUrl } = await begin('refusing')
    const { opener, popup } = await openPopup(redirectUrl)
    await popup.waitForURL('**/login/oauth/authorize**')
    const state = new URL(popup.url()).searchParams.get('state')
    const denied = `${BEHALF}/callback/github?error=access_denied&state=${state}`
    await Promise.all([popup.waitForEvent('close'), popup.goto(denied).catch(() => undefined)])
    expect(await told(opener)).toEqual({ name: 'BehalfError', code: 'failed', connectionId: id })
  })

  it('notices that the user closed the popup, or took too long', async () => {
    const { opener, popup } = await openPopup((await begin('closing')).redirectUrl)
    await popup.close()
    expect(await told(opener)).toMatchObject({ code: 'closed' })
    const slow = await openPopup((await begin('slow')).redirectUrl, 1000)
    expect(await told(slow.opener)).toMatchObject({ code: 'timeout' })
  })

  it('hears from nobody but the popup at the origin of the link', async () => {
    const { id, redirectUrl } = await begin('forging')
    const { opener, popup } = await openPopup(redirectUrl)
    await opener.evaluate(
      `window.postMessage({ type: 'behalf', connectionId: 'forged', status: 'success' }, '*')`,
    )
    await popup.evaluate(
      `window.opener.postMessage({ type: 'behalf', connectionId: 'forged', status: 'success' }, '*')`,
    )
    await consentAs(popup, 'ada')
    expect(await told(opener)).toEqual({ connectionId: id, status: 'success' })
  })

  it('is told nothing at another origin than the link was made for (D10)', async () => {
    const { redirectUrl } = await begin('elsewhere')
    const elsewhere = await serveSite(SITE)
    const opener = await (await browser.context()).newPage()
    await opener.goto(elsewhere.origin)
    await opener.evaluate(`window.wish = ${JSON.stringify({ url: redirectUrl })}`)
    const [popup] = await Promise.all([opener.waitForEvent('popup'), opener.click('button')])
    await popup.waitForURL('**/login/oauth/authorize**')
    await consentAs(popup, 'ada')
    expect(await told(opener)).toMatchObject({ code: 'closed' })
    elsewhere.close()
  })

  it("loses sight of a popup that the app's login cut loose; the consent goes on", async () => {
    const credentials = { clientId: 'shop-client', clientSecret: 'shop-secret' }
    const wish = { app: 'shopify', authScheme: 'OAUTH2', credentials, connect: false }
    const { id: integrationId } = await api('POST', '/v1/integrations', wish, key)
    const fields = { shop: 'acme' }
    const { id, redirectUrl } = await begin('loose', { app: 'shopify', integrationId, fields })
    const { opener, popup } = await openPopup(redirectUrl)
    await popup.getByRole('link', { name: 'Install' }).waitFor()
    expect(await told(opener)).toMatchObject({ code: 'closed' })
    await popup.getByRole('link', { name: 'Install' }).click()
    await popup.getByRole('heading', { name: 'Shopify is connected' }).waitFor()
    const connection = await api('GET', `/v1/connections/${id}`, undefined, key)
    expect(connection.status).toBe('ACTIVE')
  })

  it('goes back to the developer where no page opened it', async () => {
    const redirectUrl = `${site.origin}/done`
    const begun = await begin('alone', { redirectUrl })
    const page = await (await browser.context()).newPage()
    await page.goto(begun.redirectUrl)
    await consentAs(page, 'ada')
    await page.waitForURL(`${redirectUrl}?status=success**`)
  })
})
