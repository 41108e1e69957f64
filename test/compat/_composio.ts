import { type Answer, call, ORIGIN, worker } from '../worker.ts'

/** A request as one of Composio's SDKs sends it. */
export const ask = (
  key: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> =>
  call(key, method, path, body, {
    'x-source': 'python_sdk',
    'x-request-id': crypto.randomUUID(),
    ...headers,
  })

/** A request to a URL that needs no key. */
export const visit = (url: string, init: RequestInit = {}): Promise<Response> =>
  worker(new Request(new URL(url, ORIGIN), init))

/** An integration and a connection of Box, with a token that was brought along. */
export async function connectBox(key: string, entity: string): Promise<string> {
  const made = await ask(key, 'POST', '/api/v1/integrations', {
    appId: 'box',
    useComposioAuth: false,
    authScheme: 'OAUTH2',
    authConfig: { client_id: 'box-client', client_secret: 'canary-box-secret' },
  })
  const begun = await ask(key, 'POST', '/api/v1/connectedAccounts', {
    integrationId: made.body.id,
    userUuid: entity,
    data: { access_token: 'canary-box-token' },
  })
  if (begun.body.connectionStatus !== 'ACTIVE') throw new Error(JSON.stringify(begun.body))
  return begun.body.connectedAccountId
}
