import * as z from 'zod'
import { dotted, dottedText } from '../core/dotted.ts'
import { ServiceError } from '../core/errors.ts'
import { readForeignJson } from '../core/foreign-json.ts'
import { send } from '../core/http.ts'
import { readText } from '../core/read-body.ts'
import { retryAfterSeconds } from '../core/retry-after.ts'
import { canFill, fillText, fillUrl } from '../core/template.ts'
import { isWebPage } from '../core/web-page.ts'
import { lifetimeOf, refreshAt } from '../oauth/lifetime.ts'
import type { SessionFacts } from './facts.ts'
import type { FieldValues } from './fields.ts'
import { place } from './placement.ts'
import type { AuthScheme, Obtained, Surroundings } from './scheme.ts'

/** A session token; the secrets that it was made of stay in the fields. */
export const SessionToken = z.lazy(() =>
  z.object({
    token: z.string(),
    /** Epoch milliseconds. */
    expiresAt: z.number().optional(),
    /** Milliseconds. */
    lifetime: z.number().optional(),
  }),
)
export type SessionToken = z.infer<typeof SessionToken>

type Login = SessionFacts['login']

const MAX_BYTES = 256 * 1024

/**
 * Trades secrets for a session token.
 *
 * @param headers put on beside the login's own, e.g. HTTP Basic
 * @throws {ServiceError} `consent-revoked` where the app refuses the secrets, else
 *   `upstream-unavailable` or `upstream-timeout`
 */
export async function logIn(
  login: Login,
  values: FieldValues,
  { origins, now }: Surroundings,
  headers: Record<string, string> = {},
): Promise<Obtained<SessionToken>> {
  const response = await send(loginRequest(login, values, headers), {
    origins,
    hosts: [new URL(fillUrl(login.url, values)).host],
    redirects: 0,
  })
  const { text } = await readText(response, MAX_BYTES)
  if (isRefusal(response.status, text)) {
    throw new ServiceError('consent-revoked', `the login answered ${response.status}`)
  }
  const answer = readForeignJson(text)?.data
  const { tokenPath } = login
  const token = tokenPath.startsWith('header:')
    ? response.headers.get(tokenPath.slice('header:'.length))
    : tokenPath === '.'
      ? text.trim()
      : dottedText(answer, tokenPath)
  if (!response.ok || !token) {
    const detail = `the login answered ${response.status} without a token`
    const retryAfter = retryAfterSeconds(response.headers, now)
    throw new ServiceError('upstream-unavailable', detail, { retry_after: retryAfter })
  }
  return { credentials: { token, ...expiryOf(login, answer, now) }, data: dataOf(login, answer) }
}

/** A 401 is the app's; what else may be a no is one where it is in the app's own words. */
const isRefusal = (status: number, text: string): boolean =>
  status === 401 || ((status === 400 || status === 403) && !isWebPage(text))

function loginRequest(login: Login, values: FieldValues, extra: Record<string, string>) {
  const fill = (texts: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(texts)
        .filter(([, text]) => canFill(text, values))
        .map(([name, text]) => [name, fillText(text, values)]),
    )
  const headers = new Headers({ accept: 'application/json', ...fill(login.headers), ...extra })
  const url = new URL(fillUrl(login.url, values))
  const params = fill(login.params)
  if (login.method === 'GET') {
    for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value)
    return { url, method: 'GET', headers }
  }
  if (login.body === 'none') return { url, method: 'POST', headers }
  const form = login.body === 'form'
  if (!form) headers.set('content-type', 'application/json')
  return {
    url,
    method: 'POST',
    headers,
    body: form ? new URLSearchParams(params) : JSON.stringify(params),
  }
}

function expiryOf(login: Login, answer: unknown, now: number) {
  const telling = { unit: login.expiryUnit, kind: login.expiryKind }
  const told = login.expiryPath && lifetimeOf(dotted(answer, login.expiryPath), telling, now)
  const lifetime = typeof told === 'number' ? told : login.lifetime && login.lifetime * 1000
  return lifetime === undefined ? {} : { lifetime, expiresAt: now + lifetime }
}

const dataOf = (login: Login, answer: unknown): FieldValues =>
  Object.fromEntries(
    Object.entries(login.data).flatMap(([name, path]) => {
      const value = dottedText(answer, path)
      return value === undefined ? [] : [[name, value]]
    }),
  )

/** What both schemes with a login have in common. */
export const session = {
  credentials: SessionToken,
  needsClient: () => false,
  refreshable: () => true,
  expiry: (_: unknown, { expiresAt, lifetime }: SessionToken) => ({
    expiresAt,
    refreshAt: refreshAt(expiresAt, lifetime),
  }),
}

/** Secrets for a session token, which is replaced by logging in again. */
export const sessionLogin: AuthScheme<SessionFacts, SessionToken> = {
  name: 'TWO_STEP',
  ...session,
  make: ({ login }, { values }, around) => logIn(login, values, around),
  refresh: ({ login }, { values }, _, around) => logIn(login, values, around),
  usable: ({ put }, { values }, { token }) => ({ placed: place(put, { ...values, token }) }),
}
