import * as oauth from 'oauth4webapi'
import type { Origins } from '../core/origins.ts'
import type { OAuthClient, OAuthProvider } from './provider.ts'
import { checked } from './token-response.ts'
import { authorizationServer, clientAuthentication, clientMetadata, through } from './wire.ts'

/**
 * Leaves an authorization request's parameters with the server first (RFC 9126), where the provider
 * wants that.
 *
 * @param url as the browser would be sent to otherwise
 * @returns where to send it: the same, or with nothing but a name for what was left
 * @throws {ServiceError} `upstream-unavailable` where the server does not take them
 */
export async function pushed(
  provider: OAuthProvider,
  client: OAuthClient,
  url: URL,
  origins: Origins,
): Promise<URL> {
  const { parUrl } = provider
  if (!parUrl) return url
  const server = { ...authorizationServer(provider), pushed_authorization_request_endpoint: parUrl }
  const authentication = await clientAuthentication(provider, client)
  const answer = await checked(async () => {
    const response = await oauth.pushedAuthorizationRequest(
      server,
      clientMetadata(client),
      authentication,
      url.searchParams,
      through(origins),
    )
    return oauth.processPushedAuthorizationResponse(server, clientMetadata(client), response)
  })
  const short = new URL(provider.authorizationUrl)
  short.searchParams.set(provider.clientIdParam, client.clientId)
  short.searchParams.set('request_uri', answer.request_uri)
  return short
}
