import * as oauth from 'oauth4webapi'
import type { Origins } from '../core/origins.ts'
import type { Granted } from './authorization.ts'
import type { OAuthClient, OAuthProvider, Tokens } from './provider.ts'
import { checked, standardized, tokensOf } from './token-response.ts'
import { authorizationServer, clientAuthentication, clientMetadata, through } from './wire.ts'

/**
 * Redeems a code (RFC 6749 section 4.1.3).
 *
 * @param now epoch milliseconds, for the expiry
 * @throws {ServiceError} `consent-revoked` (the code is no good), `client-misconfigured`,
 *   `upstream-unavailable` or `upstream-timeout`
 */
export async function exchangeCode(
  provider: OAuthProvider,
  client: OAuthClient,
  granted: Granted,
  verifier: string,
  origins: Origins,
  now: number,
): Promise<Tokens> {
  const server = authorizationServer(provider)
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    clientMetadata(client),
    clientAuthentication(provider, client),
    granted.parameters,
    client.redirectUri,
    provider.pkce ? verifier : oauth.nopkce,
    through(origins),
  )
  const standard = await standardized(response)
  const answer = await checked(() =>
    oauth.processAuthorizationCodeResponse(server, clientMetadata(client), standard),
  )
  return tokensOf(answer, provider, now)
}

/**
 * New tokens for a refresh token (RFC 6749 section 6). Errors as {@link exchangeCode}, where
 * `consent-revoked` means that the user must connect again.
 */
export async function refreshTokens(
  provider: OAuthProvider,
  client: OAuthClient,
  refreshToken: string,
  origins: Origins,
  now: number,
): Promise<Tokens> {
  const server = authorizationServer(provider)
  const response = await oauth.refreshTokenGrantRequest(
    server,
    clientMetadata(client),
    clientAuthentication(provider, client),
    refreshToken,
    through(origins),
  )
  const standard = await standardized(response)
  const answer = await checked(() =>
    oauth.processRefreshTokenResponse(server, clientMetadata(client), standard),
  )
  return tokensOf(answer, provider, now)
}
