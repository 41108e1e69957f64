import * as oauth from 'oauth4webapi'
import { send } from '../core/http.ts'
import type { Origins } from '../core/origins.ts'
import type { OAuthClient, OAuthProvider } from './provider.ts'

/** A token endpoint may be slow; callers of one entity wait for it together, once. */
const TOKEN_TIMEOUT_MS = 30_000

/** The provider as RFC 8414 metadata, which oauth4webapi's checks want. */
export function authorizationServer(provider: OAuthProvider): oauth.AuthorizationServer {
  return {
    issuer: provider.issuer ?? new URL(provider.authorizationUrl).origin,
    authorization_endpoint: provider.authorizationUrl,
    token_endpoint: provider.tokenUrl,
    authorization_response_iss_parameter_supported: provider.issPromised,
  }
}

/** The client as RFC 7591 metadata. */
export const clientMetadata = ({ clientId }: OAuthClient): oauth.Client => ({ client_id: clientId })

/** One method per request, never two; Basic form-encodes both halves (RFC 6749 section 2.3.1). */
export function clientAuthentication(provider: OAuthProvider, client: OAuthClient) {
  return provider.clientAuth === 'client_secret_basic'
    ? oauth.ClientSecretBasic(client.clientSecret)
    : oauth.ClientSecretPost(client.clientSecret)
}

/** Makes oauth4webapi go out through our own `send`: same hosts, time-out, no redirects. */
export function through(origins: Origins) {
  return {
    [oauth.customFetch]: (address: string, init: oauth.CustomFetchOptions<string, unknown>) => {
      const url = new URL(address)
      return send(
        {
          url,
          method: init.method,
          headers: new Headers(init.headers),
          body: init.body as URLSearchParams | null, // what oauth4webapi sends to token endpoints
        },
        { origins, hosts: [url.host], timeoutMs: TOKEN_TIMEOUT_MS, redirects: 0 },
      )
    },
  }
}
