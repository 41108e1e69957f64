import * as oauth from 'oauth4webapi'
import type { Origins } from '../core/origins.ts'
import type { Granted } from './authorization.ts'
import type { OAuthClient, OAuthProvider, TokenEndpoint, Tokens } from './provider.ts'
import { checked, standardized, tokensOf } from './token-response.ts'
import {
  authorizationServer,
  clientAuthentication,
  clientMetadata,
  through,
  tokenServer,
} from './wire.ts'

/** A client as far as a token endpoint needs to know it. */
type Credentials = Pick<OAuthClient, 'clientId' | 'clientSecret'>

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
    await clientAuthentication(provider, client),
    granted.parameters,
    client.redirectUri,
    provider.pkce ? verifier : oauth.nopkce,
    {
      ...through(origins, provider),
      additionalParameters: parameters(provider, provider.resource),
    },
  )
  const standard = await standardized(response, provider, now)
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
  client: Credentials,
  refreshToken: string,
  origins: Origins,
  now: number,
): Promise<Tokens> {
  const tokenUrl = provider.refreshUrl ?? provider.tokenUrl
  const server = authorizationServer({ ...provider, tokenUrl })
  const tokenParams = { ...provider.tokenParams, ...provider.refreshParams }
  const response = await oauth.refreshTokenGrantRequest(
    server,
    clientMetadata(client),
    await clientAuthentication(provider, client),
    refreshToken,
    {
      ...through(origins, provider),
      additionalParameters: parameters({ tokenParams }, provider.resource),
    },
  )
  const standard = await standardized(response, provider, now)
  const answer = await checked(() =>
    oauth.processRefreshTokenResponse(server, clientMetadata(client), standard),
  )
  return tokensOf(answer, provider, now)
}

/** Tokens for the client itself (RFC 6749 section 4.4). Errors as {@link exchangeCode}. */
export async function clientCredentials(
  endpoint: TokenEndpoint,
  client: Credentials & { readonly scopes: readonly string[] },
  origins: Origins,
  now: number,
): Promise<Tokens> {
  const server = tokenServer(endpoint)
  const asked = parameters(endpoint)
  if (client.scopes.length > 0) asked.set('scope', client.scopes.join(endpoint.scopeSeparator))
  const response = await oauth.clientCredentialsGrantRequest(
    server,
    clientMetadata(client),
    await clientAuthentication(endpoint, client),
    asked,
    through(origins, endpoint),
  )
  const standard = await standardized(response, endpoint, now)
  const answer = await checked(() =>
    oauth.processClientCredentialsResponse(server, clientMetadata(client), standard),
  )
  return tokensOf(answer, endpoint, now)
}

/**
 * Tokens for a signed assertion (RFC 7523 section 2.1); the client is the assertion's issuer.
 * Errors as {@link exchangeCode}.
 */
export async function assertionTokens(
  endpoint: TokenEndpoint,
  clientId: string,
  assertion: string,
  scopes: readonly string[],
  origins: Origins,
  now: number,
): Promise<Tokens> {
  const server = tokenServer(endpoint)
  const asked = parameters(endpoint)
  asked.set('assertion', assertion)
  if (scopes.length > 0) asked.set('scope', scopes.join(endpoint.scopeSeparator))
  const response = await oauth.genericTokenEndpointRequest(
    server,
    clientMetadata({ clientId }),
    () => undefined, // the assertion proves who asks
    'urn:ietf:params:oauth:grant-type:jwt-bearer',
    asked,
    through(origins, endpoint),
  )
  const standard = await standardized(response, endpoint, now)
  const answer = await checked(() =>
    oauth.processGenericTokenEndpointResponse(server, clientMetadata({ clientId }), standard),
  )
  return tokensOf(answer, endpoint, now)
}

function parameters(
  { tokenParams }: Pick<TokenEndpoint, 'tokenParams'>,
  resource?: string,
): URLSearchParams {
  return new URLSearchParams({ ...tokenParams, ...(resource && { resource }) })
}
