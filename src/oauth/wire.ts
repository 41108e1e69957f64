import { importJWK, importPKCS8 } from 'jose'
import * as oauth from 'oauth4webapi'
import { ServiceError } from '../core/errors.ts'
import { send } from '../core/http.ts'
import type { Origins } from '../core/origins.ts'
import { basicAuthorization } from './basic.ts'
import type { OAuthClient, OAuthProvider, TokenEndpoint } from './provider.ts'

/** A token endpoint may be slow; callers of one entity wait for it together, once. */
const TOKEN_TIMEOUT_MS = 30_000

/** Where nothing else is known, assertions are meant for the token URL (RFC 7523 section 3). */
const issuerOf = ({ clientAuth, tokenUrl }: TokenEndpoint, elsewhere: string): string =>
  clientAuth === 'private_key_jwt' ? tokenUrl : new URL(elsewhere).origin

/** The provider as RFC 8414 metadata, which oauth4webapi's checks want. */
export function authorizationServer(provider: OAuthProvider): oauth.AuthorizationServer {
  return {
    issuer: provider.issuer ?? issuerOf(provider, provider.authorizationUrl),
    authorization_endpoint: provider.authorizationUrl,
    token_endpoint: provider.tokenUrl,
    authorization_response_iss_parameter_supported: provider.issPromised,
  }
}

/** The same of an endpoint that asks nobody for consent. */
export const tokenServer = (endpoint: TokenEndpoint): oauth.AuthorizationServer => ({
  issuer: issuerOf(endpoint, endpoint.tokenUrl),
  token_endpoint: endpoint.tokenUrl,
})

/** The client as RFC 7591 metadata. */
export const clientMetadata = ({ clientId }: Pick<OAuthClient, 'clientId'>): oauth.Client => ({
  client_id: clientId,
})

/** One method per request, never two; Basic form-encodes both halves (RFC 6749 section 2.3.1). */
export async function clientAuthentication(
  { clientAuth }: TokenEndpoint,
  { clientSecret }: Pick<OAuthClient, 'clientSecret'>,
): Promise<oauth.ClientAuth> {
  switch (clientAuth) {
    case 'client_secret_basic':
      return (_, client, __, headers) => {
        headers.set('authorization', basicAuthorization(client.client_id, clientSecret))
      }
    case 'client_secret_post':
      return oauth.ClientSecretPost(clientSecret)
    case 'private_key_jwt':
      return oauth.PrivateKeyJwt(await clientKey(clientSecret))
    case 'none':
      return oauth.None()
  }
}

/** A private key as PKCS #8 PEM (RS256) or as JWK. */
async function clientKey(text: string): Promise<oauth.CryptoKey | oauth.PrivateKey> {
  try {
    if (!text.trim().startsWith('{')) return (await importPKCS8(text, 'RS256')) as CryptoKey
    const jwk = JSON.parse(text) as { alg?: string; kid?: string }
    const key = (await importJWK(jwk, jwk.alg ?? 'RS256')) as CryptoKey
    return { key, ...(jwk.kid && { kid: jwk.kid }) }
  } catch (cause) {
    const detail = "the integration's clientSecret must be its private key: PKCS #8 PEM or JWK"
    throw new ServiceError('client-misconfigured', detail, {}, { cause })
  }
}

type Init = oauth.CustomFetchOptions<string, unknown>

/**
 * Makes oauth4webapi go out through our own `send`: same hosts, time-out, no redirects; and in the
 * endpoint's own manner, where it is not the standard's.
 */
export function through(origins: Origins, endpoint?: TokenEndpoint) {
  return {
    [oauth.customFetch]: (address: string, init: Init) => {
      const url = new URL(address)
      const headers = new Headers(init.headers)
      const parameters = init.body as URLSearchParams | null // what oauth4webapi sends to token endpoints
      const body =
        parameters && endpoint ? inManner(endpoint, url, headers, parameters) : parameters
      const options = { origins, hosts: [url.host], timeoutMs: TOKEN_TIMEOUT_MS, redirects: 0 }
      return send({ url, method: init.method, headers, body }, options)
    },
  }
}

/** The parameters as this endpoint wants them: renamed, in the query, or as JSON. */
function inManner(
  { clientIdParam, tokenBody, tokenHeaders }: TokenEndpoint,
  url: URL,
  headers: Headers,
  parameters: URLSearchParams,
): string | URLSearchParams | null {
  for (const [name, value] of Object.entries(tokenHeaders)) headers.set(name, value)
  const pairs = [...parameters].map(
    ([name, value]) => [name === 'client_id' ? clientIdParam : name, value] as [string, string],
  )
  if (tokenBody === 'form') return new URLSearchParams(pairs)
  headers.delete('content-type')
  if (tokenBody === 'query') {
    for (const [name, value] of pairs) url.searchParams.append(name, value)
    return null
  }
  headers.set('content-type', 'application/json')
  return JSON.stringify(Object.fromEntries(pairs))
}
