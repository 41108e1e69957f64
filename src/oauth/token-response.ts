import type * as oauth from 'oauth4webapi'
import * as z from 'zod'
import { ServiceError } from '../core/errors.ts'
import { readText } from '../core/http.ts'
import { lifetimeOf } from './lifetime.ts'
import type { OAuthProvider, Tokens } from './provider.ts'

/** More than any token answer; a larger body is not one. */
const MAX_BYTES = 512 * 1024

const Fields = z.record(z.string(), z.unknown())

/** Codes that mean: the user's consent is gone, or the code was no good. Vendors' own beside the RFC's. */
const CONSENT_GONE = new Set(['invalid_grant', 'bad_refresh_token', 'bad_verification_code'])

/** Codes that blame the moment, not the client. */
const PASSING = new Set(['temporarily_unavailable', 'server_error', 'slow_down'])

/**
 * Makes any answer of a token endpoint one that RFC 6749 sections 5.1 and 5.2 describe, for
 * oauth4webapi to check: form bodies become JSON, an error sent with status 200 (GitHub, Slack)
 * gets a 400, a missing `token_type` is a bearer's. An ID token is dropped: nothing here trusts one.
 *
 * @throws {ServiceError} by {@link refusal}, where the body says or shows that no token was given
 */
export async function standardized(response: Response): Promise<Response> {
  const { text } = await readText(response, MAX_BYTES)
  const fields = parseFields(text)
  const error = fields?.['error']
  if (typeof error === 'string') throw refusal(error, response)
  if (!fields || !response.ok) throw refusal(undefined, response)
  const { id_token: _, ...rest } = fields
  const expiresIn = lifetimeOf(rest['expires_in'])
  return Response.json({
    ...rest,
    token_type: rest['token_type'] ?? 'bearer',
    expires_in: expiresIn === undefined ? undefined : expiresIn / 1000,
  })
}

function parseFields(text: string): Record<string, unknown> | undefined {
  try {
    return Fields.safeParse(JSON.parse(text)).data
  } catch {
    const form = Object.fromEntries(new URLSearchParams(text))
    return 'access_token' in form || 'error' in form ? form : undefined
  }
}

/**
 * Whose fault a refused token request is, by RFC 6749 section 5.2: only `invalid_grant` means that
 * the user must come back; a 429, a 5xx or an HTML page will pass; the rest is the client's.
 */
function refusal(error: string | undefined, response: Response): ServiceError {
  const { status } = response
  const shown = error?.replace(/[^\w.-]/g, '').slice(0, 64)
  if (error && CONSENT_GONE.has(error)) {
    return new ServiceError('consent-revoked', `the token endpoint answered ${shown}`, {
      error: shown,
    })
  }
  const passing = !error || PASSING.has(error) || status === 429 || status >= 500
  if (passing) {
    const retryAfter = Number(response.headers.get('retry-after')) || undefined
    const detail = `the token endpoint answered ${status}${shown ? ` ${shown}` : ' without a token'}`
    return new ServiceError('upstream-unavailable', detail, { retry_after: retryAfter })
  }
  return new ServiceError('client-misconfigured', `the token endpoint answered ${shown}`, {
    error: shown,
  })
}

/** The tokens of an answer that oauth4webapi has checked. @param now epoch milliseconds */
export function tokensOf(
  answer: oauth.TokenEndpointResponse,
  provider: OAuthProvider,
  now: number,
): Tokens {
  const lifetime = lifetimeOf(answer.expires_in)
  const separator = provider.grantedScopeSeparator ?? provider.scopeSeparator
  const scopes = answer.scope?.split(separator === ',' ? /[,\s]+/ : /\s+/).filter(Boolean)
  return {
    accessToken: answer.access_token,
    ...(answer.refresh_token && { refreshToken: answer.refresh_token }),
    ...(lifetime !== undefined && { lifetime, expiresAt: now + lifetime }),
    ...(scopes && { scopes }),
  }
}

/** Runs one of oauth4webapi's checks; what it refuses is an answer that is none. */
export async function checked<T>(check: () => Promise<T>): Promise<T> {
  try {
    return await check()
  } catch (cause) {
    const detail = 'the token endpoint gave an answer that RFC 6749 does not know'
    throw new ServiceError('upstream-unavailable', detail, {}, { cause })
  }
}
