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
})

const begin = (entity: string, wish: object): Promise<{ id: string; redirectUrl: string }> =>
  api('POST', `/v1/entities/${entity}/connections`, wish, key)
const read = (id: string) => api('GET', `/v1/connections/${id}`, undefined, key)

async function newPage(): Promise<Page> {
  const context = await browser.context()
  await serveLogo(context)
  return context.newPage()
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()

describe('connecting GitHub', () => {
  it('goes straight to the app, and ends on a page that says whose account it is', async () => {
    const { id, redirectUrl } = await begin('ada', { app: 'github' })
    const page = await newPage()
    await page.goto(redirectUrl)
    expect(new URL(page.url()).pathname).toBe('/login/oauth/authorize')
    await consentAs(page, 'ada')
    await page.waitForURL(`${BEHALF}/callback/github**`)
    expect(await heading(page)).toBe('GitHub is connected')
    await page.getByText('The account ada is connected').waitFor()
    expect(await read(id)).toMatchObject({ status: 'ACTIVE', account: { name: 'ada' } })
    await inspect(page, 'done')
    await page.goto(redirectUrl)
    expect(await heading(page)).toBe('This link was used already')
    await inspect(page, 'used')
  })

  it('says so when the user refuses, and leads back to the developer', async () => {
    const wish = { app: 'github', redirectUrl: 'https://app.acme.example/settings' }
    const { id, redirectUrl } = await begin('refusing', wish)
    const page = await newPage()
    await page.goto(redirectUrl)
    const state = new URL(page.url()).searchParams.get('state')
    await page.goto(`${BEHALF}/callback/github?error=access_denied&state=${state}`)
    expect(await heading(page)).toBe('Access was not given')
    const back = await page.getByRole('link', { name: 'Go back' }).getAttribute('href')
    expect(back).toMatch(/^https:\/\/app\.acme\.example\/settings\?status=failed&connectionId=/)
    await inspect(page, 'refused')
    expect((await read(id)).status).toBe('FAILED')
  })

  it('says what failed when the app and we cannot agree', async () => {
    const { redirectUrl } = await begin('failing', { app: 'github' })
    const page = await newPage()
    await page.goto(redirectUrl)
    const state = new URL(page.url()).searchParams.get('state')
    await page.goto(`${BEHALF}/callback/github?code=never-given&state=${state}`)
    expect(await heading(page)).toBe('GitHub could not be connected')
    await inspect(page, 'failed')
  })

  it('refuses a forged link', async () => {
    const { redirectUrl } = await begin('forged', { app: 'github' })
    const page = await newPage()
    await page.goto(redirectUrl.replace(/connect\/.{43}/, `connect/${'A'.repeat(43)}`))
    expect(await heading(page)).toBe('This link is not valid')
    await inspect(page, 'unknown')
  })

  it('says so when the link has expired', async () => {
    const { id, redirectUrl } = await begin('late', { app: 'github', expiresIn: 1 })
    const page = await newPage()
    await new Promise((done) => setTimeout(done, 1100))
    await page.goto(redirectUrl)
    expect(await heading(page)).toBe('This link has expired')
    await inspect(page, 'expired')
    const failed = { status: 'FAILED', statusReason: { code: 'expired' } }
    expect(await read(id)).toMatchObject(failed)
  })

  it('lets one browser open the link in two tabs, and finish in either', async () => {
    const { id, redirectUrl } = await begin('two-tabs', { app: 'github' })
    const first = await newPage()
    const second = await first.context().newPage()
    await first.goto(redirectUrl)
    await second.goto(redirectUrl)
    await consentAs(first, 'ada')
    await first.waitForURL(`${BEHALF}/callback/github**`)
    expect(await heading(first)).toBe('GitHub is connected')
    await consentAs(second, 'octocat')
    await second.waitForURL(`${BEHALF}/callback/github**`)
    expect(await heading(second)).toBe('This link was used already')
    expect((await read(id)).account.name).toBe('ada')
  })

  it('refuses a link that another browser opened first', async () => {
    const { id, redirectUrl } = await begin('stolen', { app: 'github' })
    const owner = await newPage()
    await owner.goto(redirectUrl)
    const thief = await newPage()
    await thief.goto(redirectUrl)
    expect(await heading(thief)).toBe('This link belongs to another browser')
    await inspect(thief, 'other-browser')
    await consentAs(owner, 'ada')
    await owner.waitForURL(`${BEHALF}/callback/github**`)
    expect((await read(id)).status).toBe('ACTIVE')
  })
})

describe('connecting Stripe, which wants a key', () => {
  it('asks again for a key that is malformed or refused, then takes the right one', async () => {
    const { id, redirectUrl } = await begin('keys', { app: 'stripe' })
    const page = await newPage()
    await page.goto(redirectUrl)
    expect(await heading(page)).toBe('Connect Stripe')
    await page.getByText('Acme asks for access to your Stripe account').waitFor()
    await inspect(page, 'form')
    const field = page.getByLabel('Secret or restricted key')
    const button = page.getByRole('button', { name: 'Connect' })
    expect(await page.evaluate('document.activeElement.id')).toBe('api_key')

    await field.fill('nonsense')
    await page.keyboard.press('Enter')
    await page.getByText('Secret or restricted key does not look right').waitFor()
    expect(await page.title()).toBe('Problem: Connect Stripe')
    await inspect(page, 'form-malformed')

    await field.fill('rk_test_wrong')
    await button.click()
    await page.getByRole('alert').getByText('Stripe does not accept these credentials').waitFor()
    expect(await field.inputValue()).toBe('')
    await inspect(page, 'form-refused')

    await field.fill(STRIPE_KEY)
    await button.click()
    await page.getByText('The account Rocket Rides is connected').waitFor()
    expect((await read(id)).status).toBe('ACTIVE')
  })

  it('ends at the developer, though the form may only lead to ourselves', async () => {
    const site = await serveSite('<title>Acme</title><h1>Back at Acme</h1>')
    const redirectUrl = `${site.origin}/done`
    const begun = await begin('returning', { app: 'stripe', redirectUrl })
    const page = await newPage()
    await page.goto(begun.redirectUrl)
    await page.getByLabel('Secret or restricted key').fill(STRIPE_KEY)
    await page.getByRole('button', { name: 'Connect' }).click()
    await page.waitForURL(`${redirectUrl}**`)
    expect(new URL(page.url()).searchParams.get('status')).toBe('success')
    expect(await heading(page)).toBe('Back at Acme')
    site.close()
  })
})

describe('connecting Shopify, which wants a form and then consent', () => {
  it("goes on from the form to the shop's login, wherever the shop redirects to", async () => {
    const credentials = { clientId: 'shop-client', clientSecret: 'shop-secret' }
    const wish = { app: 'shopify', authScheme: 'OAUTH2', credentials, entityId: 'shops' }
    const { connection } = await api('POST', '/v1/integrations', wish, key)
    const page = await newPage()
    await page.goto(connection.redirectUrl)
    await page.getByLabel('Shop').fill('acme')
    await page.getByRole('button', { name: 'Connect' }).click()
    await page.getByRole('link', { name: 'Install' }).click()
    await page.waitForURL(`${BEHALF}/callback/shopify**`)
    expect(await heading(page)).toBe('Shopify is connected')
    await page.getByText("The account Acme's shop is connected").waitFor()
  })

  it('shows where it goes, for browsers that do not go by themselves', async () => {
    const { items } = await api('GET', '/v1/integrations?app=shopify', undefined, key)
    const { redirectUrl } = await begin('onward', { integrationId: items[0].id })
    const page = await newPage()
    await page.goto(redirectUrl)
    await page.route('**/connect/**', async (route) => {
      const response = await route.fetch()
      const body = (await response.text()).replace(/<meta http-equiv="refresh"[^>]*>/, '')
      await route.fulfill({ response, body })
    })
    await page.getByLabel('Shop').fill('acme')
    await page.getByRole('button', { name: 'Connect' }).click()
    await page.getByRole('link', { name: 'Go on to Shopify' }).waitFor()
    await inspect(page, 'onward')
  })
})
