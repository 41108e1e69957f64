import { describe, expect, it } from 'vitest'
import { formsOf, type HttpBrowser } from '../browser-by-http.ts'
import { call, newBrowser, newProject, ORIGIN, ROOT } from '../worker.ts'

const client = { clientId: 'behalf-tests', clientSecret: 'secret/of:the+tests' }

/** Walks a connect link as this user of the emulated GitHub, up to the callback's answer. */
async function consent(link: string, login: string, browser: HttpBrowser = newBrowser()) {
  const page = await browser.open(link)
  const form = formsOf(page).find(({ fields }) => fields['login'] === login)
  if (!form) throw new Error(`no form for ${login}: ${page.status} ${page.text.slice(0, 300)}`)
  return browser.submit(form.action, form.fields, (url) => url.host === 'acme.example')
}

describe('the main job', () => {
  it('connects a user of GitHub through the shared client and acts for them', async () => {
    const key = await newProject('main-job')
    await call(ROOT, 'PUT', '/v1/apps/github/shared-client', client)
    const made = await call(key, 'POST', '/v1/integrations', {
      app: 'github',
      authScheme: 'OAUTH2',
      useSharedClient: true,
      forceNew: true,
    })
    expect(made.body).toMatchObject({ app: 'github', connection: { status: 'INITIATED' } })
    const page = await consent(made.body.connection.redirectUrl, 'octocat')
    expect(page.text).toContain('GitHub is connected')
  })
})
