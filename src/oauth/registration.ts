import * as oauth from 'oauth4webapi'
import { ServiceError } from '../core/errors.ts'
import type { Origins } from '../core/origins.ts'
import { retryAfterSeconds } from '../core/retry-after.ts'
import type { ServerMetadata } from './discovery.ts'
import { readFields } from './json-answer.ts'
import type { OAuthClient } from './provider.ts'
import { through } from './wire.ts'

/** How a client that we can be proves itself; best first: a public one has no secret to lose. */
const METHODS = ['none', 'client_secret_basic', 'client_secret_post'] as const
export type ClientAuth = (typeof METHODS)[number]

/** A client, and how it proves itself at the token endpoint. */
interface RegisteredClient extends Pick<OAuthClient, 'clientId' | 'clientSecret'> {
  readonly clientAuth: ClientAuth
}

/** Without a list, RFC 8414 section 2 says: Basic. */
const methodsOf = ({ token_endpoint_auth_methods_supported: listed }: ServerMetadata) =>
  METHODS.filter((method) => (listed ?? ['client_secret_basic']).includes(method))

/** How a client that the developer registered by hand proves itself there. */
export function broughtClient(
  server: ServerMetadata,
  { clientId, clientSecret }: OAuthClient,
): RegisteredClient {
  const [secret = 'client_secret_basic'] = methodsOf(server).filter((it) => it !== 'none')
  return { clientId, clientSecret, clientAuth: clientSecret ? secret : 'none' }
}

/**
 * Registers a client of our own (RFC 7591 section 3).
 *
 * @throws {ServiceError} `client-misconfigured` where the server registers none or not such,
 *   `scheme-unsupported` where it has no way for a client to prove itself that we know,
 *   `upstream-unavailable` or `upstream-timeout`
 */
export async function registerClient(
  server: ServerMetadata,
  redirectUri: string,
  origins: Origins,
  now: number,
): Promise<RegisteredClient> {
  if (!server.registration_endpoint) {
    const detail = `${server.issuer} registers no clients by itself: register one there by hand, and give its clientId to the integration`
    throw new ServiceError('client-misconfigured', detail)
  }
  const [method] = methodsOf(server)
  if (!method) {
    const detail = `${server.issuer} takes neither public clients nor client secrets`
    throw new ServiceError('scheme-unsupported', detail)
  }
  const grants = ['authorization_code', 'refresh_token']
  const known = server.grant_types_supported ?? grants
  const wish = {
    client_name: 'Behalf',
    redirect_uris: [redirectUri],
    grant_types: grants.filter((grant) => known.includes(grant)),
    response_types: ['code'],
    token_endpoint_auth_method: method,
  }
  const { issuer, registration_endpoint } = server
  const there = { issuer, registration_endpoint }
  const response = await oauth.dynamicClientRegistrationRequest(there, wish, through(origins))
  return clientOf(await standardized(response, now), method)
}

/**
 * The answer as RFC 7591 section 3.2.1 has it, for oauth4webapi to check: some servers say 200, or
 * nothing of when the secret ends.
 */
async function standardized(response: Response, now: number): Promise<Response> {
  const fields = await readFields(response)
  const error = typeof fields?.['error'] === 'string' ? fields['error'] : undefined
  if (fields && !error && response.ok) {
    return Response.json({ client_secret_expires_at: 0, ...fields }, { status: 201 })
  }
  const { status } = response
  const shown = error?.replace(/[^\w.-]/g, '').slice(0, 64)
  const refused = status >= 400 && status < 500 && status !== 429 && status !== 408
  const detail = `the registration endpoint answered ${shown ?? status}`
  if (refused) throw new ServiceError('client-misconfigured', detail, { error: shown })
  const retryAfter = retryAfterSeconds(response.headers, now)
  throw new ServiceError('upstream-unavailable', detail, { retry_after: retryAfter })
}

/** The server may have registered another method than was asked for. */
async function clientOf(response: Response, asked: ClientAuth): Promise<RegisteredClient> {
  const client = await registered(response)
  const { client_id: clientId, client_secret, token_endpoint_auth_method: told } = client
  const clientAuth = METHODS.find((method) => method === (told ?? asked))
  const clientSecret = typeof client_secret === 'string' ? client_secret : ''
  if (!clientAuth) throw new ServiceError('scheme-unsupported', 'the client got another method')
  if (clientAuth === 'none') return { clientId, clientSecret: '', clientAuth }
  if (clientSecret) return { clientId, clientSecret, clientAuth }
  throw new ServiceError('upstream-unavailable', 'the registered client was given no secret')
}

async function registered(response: Response): Promise<oauth.OmitSymbolProperties<oauth.Client>> {
  try {
    return await oauth.processDynamicClientRegistrationResponse(response)
  } catch (cause) {
    const detail = 'the registration endpoint gave an answer that RFC 7591 does not know'
    throw new ServiceError('upstream-unavailable', detail, {}, { cause })
  }
}
