import * as oauth from 'oauth4webapi'
import { ServiceError } from '../core/errors.ts'
import type { OAuthClient, OAuthProvider } from './provider.ts'
import { authorizationServer, clientMetadata } from './wire.ts'

/** A fresh PKCE verifier: 256 random bits (RFC 7636 section 4.1). */
export const newVerifier = (): string => oauth.generateRandomCodeVerifier()

/** Where the user is asked for consent (RFC 6749 section 4.1.1, RFC 7636 section 4.3). */
export async function authorizationUrl(
  provider: OAuthProvider,
  client: OAuthClient,
  state: string,
  verifier: string,
): Promise<URL> {
  const url = new URL(provider.authorizationUrl)
  const { clientIdParam, scopeParam, scopeSeparator, fixedScopes, secondScopes, resource } =
    provider
  const scopes = [...new Set([...fixedScopes, ...client.scopes])].join(scopeSeparator)
  const query = {
    response_type: 'code',
    [clientIdParam]: client.clientId,
    redirect_uri: client.redirectUri,
    state,
    ...provider.authorizationParams,
    ...(scopes && { [scopeParam]: scopes }),
    ...(secondScopes && { [secondScopes.param]: secondScopes.scopes.join(scopeSeparator) }),
    ...(resource && { resource }),
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  if (provider.pkce) {
    url.searchParams.set('code_challenge', await oauth.calculatePKCECodeChallenge(verifier))
    url.searchParams.set('code_challenge_method', 'S256')
  }
  return url
}

/** The user, or the server for them, said no (RFC 6749 section 4.1.2.1). */
interface Refusal {
  readonly refused: true
  /** The server's error code, e.g. `access_denied`: letters and underscores, at most 64. */
  readonly error: string
}

/** A callback that passed its checks; only {@link authorizationUrl}'s other half takes it on. */
export interface Granted {
  readonly refused: false
  readonly parameters: URLSearchParams
}

/**
 * Reads what came back to the redirect URI: `state` must be ours, and `iss` must be the server's
 * where it is sent or promised (RFC 9207 section 2.4), for a refusal as for a code.
 *
 * @throws {ServiceError} `invalid-request` where a check fails
 */
export function readCallback(
  provider: OAuthProvider,
  client: OAuthClient,
  parameters: URLSearchParams,
  state: string,
): Granted | Refusal {
  const checked = new URLSearchParams(parameters)
  if (!provider.issuer) checked.delete('iss') // nothing known to compare it with
  try {
    const granted = oauth.validateAuthResponse(
      authorizationServer(provider),
      clientMetadata(client),
      checked,
      state,
    )
    const [code, ...more] = granted.getAll('code')
    if (code && more.length === 0) return { refused: false, parameters: granted }
    throw new ServiceError('invalid-request', 'the callback has neither one code nor an error')
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError) {
      return { refused: true, error: error.error.replace(/[^\w.-]/g, '').slice(0, 64) }
    }
    if (error instanceof ServiceError) throw error
    const detail = 'the callback does not come from the server that was asked'
    throw new ServiceError('invalid-request', detail, {}, { cause: error })
  }
}
