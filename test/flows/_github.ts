import { formsOf, type HttpBrowser, type Visited } from '../browser-by-http.ts'
import { type Answer, call, newBrowser, ROOT } from '../worker.ts'

/** The client that the emulated GitHub and Google know. */
export const CLIENT = { clientId: 'behalf-tests', clientSecret: 'secret/of:the+tests' }

/** Lends the client to all projects. */
export const lendGithub = () => call(ROOT, 'PUT', '/v1/apps/github/shared-client', CLIENT)

const atAcme = (url: URL) => url.host.endsWith('acme.example')

/** Follows a connect link to the page where the emulated GitHub asks who one is. */
export const openLink = (link: string, browser: HttpBrowser): Promise<Visited> => browser.open(link)

/** Walks a connect link as this user of the emulated GitHub; stops at pages of the developer's. */
export async function consent(
  link: string,
  login: string,
  browser: HttpBrowser = newBrowser(),
): Promise<Visited> {
  const page = await openLink(link, browser)
  const form = formsOf(page).find(({ fields }) => fields['login'] === login)
  if (!form) throw new Error(`no form for ${login}: ${page.status} ${page.text.slice(0, 300)}`)
  return browser.submit(form.action, form.fields, atAcme)
}

/** An entity of the project with an active connection of GitHub. */
export async function connected(key: string, entity: string, login: string): Promise<string> {
  const path = `/v1/entities/${encodeURIComponent(entity)}/connections`
  const begun = await call(key, 'POST', path, { app: 'github' })
  await consent(begun.body.redirectUrl, login)
  return begun.body.id
}

/** A chat-completion response in which a model wants these calls made. */
export const completion = (...calls: [name: string, args: unknown][]) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  choices: calls.map(([name, args], index) => ({
    index,
    finish_reason: 'tool_calls',
    message: {
      role: 'assistant',
      content: null,
      tool_calls: [
        {
          id: `call_${index}`,
          type: 'function',
          function: { name, arguments: typeof args === 'string' ? args : JSON.stringify(args) },
        },
      ],
    },
  })),
})

/** The code of a problem document. */
export const codeOf = ({ body, headers }: Answer): string | undefined =>
  headers.get('content-type') === 'application/problem+json' ? body.code : undefined
