import type * as oauth from 'oauth4webapi'
import * as z from 'zod'
import { dotted, dottedText } from '../core/dotted.ts'
import { errorCode, ServiceError } from '../core/errors.ts'
import { readForeignJson } from '../core/foreign-json.ts'
import { readText } from '../core/read-body.ts'
import { retryAfterSeconds } from '../core/retry-after.ts'
import { lifetimeOf } from './lifetime.ts'
import type { TokenEndpoint, Tokens } from './provider.ts'

/** More than any token answer; a larger body is not one. */
const MAX_BYTES = 512 * 1024

/** Tokens that want more than to be shown: RFC 9449, RFC 8693, the MAC drafts. */
const NO_BEARER = /^(?:dpop|pop|mac|n_a)$/i

const Fields = z.lazy(() => z.record(z.string(), z.unknown()))
const TokenData = z.lazy(() => z.record(z.string(), z.string()))

/** Codes that mean: the user's consent is gone, or the code was no good. Vendors' own beside the RFC's. */
const CONSENT_GONE = new Set([
  'invalid_grant',
  ...['bad_refresh_token', 'bad_verification_code'], // GitHub
  ...['invalid_code', 'invalid_refresh_token'], // Slack, Zoho
])

/** Codes that blame the moment, not the client. */
const PASSING = new Set(['temporarily_unavailable', 'server_error', 'slow_down'])

/**
 * Makes any answer of a token endpoint one that RFC 6749 sections 5.1 and 5.2 describe, for
 * oauth4webapi to check: form bodies become JSON, an error sent with status 200 (GitHub, Slack) is
 * refused, unless it stands beside a token, white space around a value goes, a field that says nothing
 * (`null`, `''`) or not what it should is left out, since a rotated token is lost with an answer that is
 * refused, and a `token_type` that is missing or a vendor's own (Slack's `bot`, `user`) is a bearer's.
 * What else there is is dropped, also an ID token: nothing trusts one.
 *
 * @throws {ServiceError} by {@link refusal}, where the body says or shows that no token was given
 */
export async function standardized(
  response: Response,
  endpoint: TokenEndpoint,
  now: number,
): Promise<Response> {
  const { text } = await readText(response, MAX_BYTES)
  const fields = parseFields(text)
  const nested = endpoint.tokenPath && Fields.safeParse(dotted(fields, endpoint.tokenPath)).data
  const told: Record<string, unknown> = { ...fields, ...nested }
  const { access_token: token } = told
  const error = fields?.['error']
  const granted = response.ok && typeof token === 'string' && token.trim() !== ''
  if (!granted && typeof error === 'string' && error !== '') throw refusal(error, response, now)
  if (!fields || !response.ok) throw refusal(undefined, response, now)
  const rest = Object.fromEntries(
    Object.entries(told)
      .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value] as const)
      .filter(([name, value]) => value !== null && (value !== '' || name === 'scope')),
  )
  const separator = endpoint.grantedScopeSeparator ?? endpoint.scopeSeparator
  if (Array.isArray(rest['scope'])) rest['scope'] = rest['scope'].join(separator)
  const lifetime = toldLifetime(fields, rest, endpoint, now)
  return Response.json({
    access_token: rest['access_token'],
    ...textsOf(rest, ['refresh_token', 'scope']),
    token_type: NO_BEARER.test(String(rest['token_type'])) ? rest['token_type'] : 'bearer',
    expires_in: lifetime === undefined ? undefined : lifetime / 1000,
    data: dataOf(fields, endpoint),
  })
}

const textsOf = (fields: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = fields[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )

function toldLifetime(
  whole: object,
  tokens: Record<string, unknown>,
  { expiry }: TokenEndpoint,
  now: number,
): number | undefined {
  if (!expiry) return lifetimeOf(tokens['expires_in'])
  if (expiry.kind === 'never') return undefined
  const told = dotted(tokens, expiry.field) ?? dotted(whole, expiry.field)
  const lifetime = lifetimeOf(told, { unit: expiry.unit, kind: expiry.kind }, now)
  return lifetime ?? (expiry.fallback === undefined ? undefined : expiry.fallback * 1000)
}

function dataOf(whole: object, { tokenData }: TokenEndpoint): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tokenData).flatMap(([name, path]) => {
      const value = dottedText(whole, path)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

function parseFields(text: string): Record<string, unknown> | undefined {
  const read = readForeignJson(text)
  if (read) return Fields.safeParse(read.data).data
  const form = Object.fromEntries(new URLSearchParams(text))
  return 'access_token' in form || 'error' in form ? form : undefined
}

/**
 * Whose fault a refused token request is, by RFC 6749 section 5.2: only `invalid_grant` means that
 * the user must come back; a 429, a 5xx or an HTML page will pass; the rest is the client's.
 */
function refusal(error: string | undefined, response: Response, now: number): ServiceError {
  const { status } = response
  const shown = error?.replace(/[^\w.-]/g, '').slice(0, 64)
  const code = error?.toLowerCase() ?? ''
  if (CONSENT_GONE.has(code)) {
    return new ServiceError('consent-revoked', `the token endpoint answered ${shown}`, {
      error: shown,
    })
  }
  const passing = !error || PASSING.has(code) || status === 429 || status >= 500
  if (passing) {
    const retryAfter = retryAfterSeconds(response.headers, now)
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
  endpoint: TokenEndpoint,
  now: number,
): Tokens {
  const lifetime = lifetimeOf(answer.expires_in)
  const data = TokenData.parse(answer['data'] ?? {})
  const separator = endpoint.grantedScopeSeparator ?? endpoint.scopeSeparator
  const scopes = answer.scope?.split(separator === ',' ? /[,\s]+/ : /\s+/).filter(Boolean)
  return {
    accessToken: answer.access_token,
    ...(answer.refresh_token && { refreshToken: answer.refresh_token }),
    ...(lifetime !== undefined && { lifetime, expiresAt: now + lifetime }),
    ...(scopes && { scopes }),
    ...(Object.keys(data).length > 0 && { data }),
  }
}

/** Runs one of oauth4webapi's checks; what it refuses is an answer that is none. */
export async function checked<T>(check: () => Promise<T>): Promise<T> {
  try {
    return await check()
  } catch (cause) {
    if (errorCode(cause)) throw cause
    const detail = 'the authorization server gave an answer that OAuth does not know'
    throw new ServiceError('upstream-unavailable', detail, {}, { cause })
  }
}
