import { send } from '../core/http.ts'
import type { Origins } from '../core/origins.ts'
import { hangUp } from '../core/read-body.ts'
import { basicAuthorization } from './basic.ts'
import type { OAuthClient, OAuthProvider } from './provider.ts'
import { authorizationServer, clientAuthentication, clientMetadata } from './wire.ts'

/**
 * Gives a token back to the server (RFC 7009 section 2.1), or in the vendor's own way.
 *
 * @returns whether the server confirmed it; `undefined` where it has no such endpoint
 */
export async function revokeToken(
  provider: OAuthProvider,
  client: OAuthClient,
  token: string,
  hint: 'access_token' | 'refresh_token',
  origins: Origins,
): Promise<boolean | undefined> {
  const { revocation } = provider
  if (!revocation) return undefined
  const url = new URL(revocation.url.replace('{clientId}', encodeURIComponent(client.clientId)))
  const headers = new Headers({ accept: 'application/json', 'user-agent': 'behalf' })
  const fields: Record<string, string> = { [revocation.tokenField]: token }
  if (revocation.body === 'form') fields['token_type_hint'] = hint
  if (revocation.clientAuth === 'basic')
    headers.set('authorization', basicAuthorization(client.clientId, client.clientSecret))
  if (revocation.clientAuth === 'post') {
    fields['client_id'] = client.clientId
    if (client.clientSecret) fields['client_secret'] = client.clientSecret // none of a public client
  }
  if (revocation.clientAuth === 'private_key_jwt') {
    const proof = new URLSearchParams()
    const prove = await clientAuthentication({ ...provider, clientAuth: 'private_key_jwt' }, client)
    await prove(authorizationServer(provider), clientMetadata(client), proof, headers)
    Object.assign(fields, Object.fromEntries(proof))
  }
  const json = revocation.body === 'json'
  if (json) headers.set('content-type', 'application/json')
  const body = json ? JSON.stringify(fields) : new URLSearchParams(fields)
  const request = { url, method: revocation.method, headers, body }
  const response = await send(request, {
    origins,
    hosts: [url.host],
    timeoutMs: 10_000,
    redirects: 0,
  })
  await hangUp(response)
  return response.ok
}
