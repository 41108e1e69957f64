import * as z from 'zod'
import { ServiceError } from '../core/errors.ts'
import { fillText, fillUrl } from '../core/template.ts'
import { authorizationUrl, newVerifier, readCallback } from '../oauth/authorization.ts'
import { lifetimeOf, refreshAt } from '../oauth/lifetime.ts'
import type { Tokens } from '../oauth/provider.ts'
import { pushed } from '../oauth/pushed-authorization.ts'
import { revokeToken } from '../oauth/revocation.ts'
import { exchangeCode, refreshTokens } from '../oauth/token-request.ts'
import type { OAuth2Facts } from './facts.ts'
import { type FieldValues, isSecret } from './fields.ts'
import { type Placement, place } from './placement.ts'
import type { AuthScheme, ConsentSteps, Expiry, Given, Obtained, Usable } from './scheme.ts'

/** Tokens at rest, of every scheme that gets some from a token endpoint. */
export const TokenCredentials = z.lazy(() =>
  z.object({
    accessToken: z.string(),
    refreshToken: z.string().optional(),
    /** Epoch milliseconds. */
    expiresAt: z.number().optional(),
    /** Milliseconds. */
    lifetime: z.number().optional(),
  }),
)
export type TokenCredentials = z.infer<typeof TokenCredentials>

export const obtained = ({ scopes, data, ...credentials }: Tokens): Obtained<TokenCredentials> => ({
  credentials,
  ...(scopes && { scopes }),
  ...(data && { data }),
})

export const tokenExpiry = (
  { expiresAt, lifetime }: TokenCredentials,
  marginSeconds?: number,
): Expiry => ({
  expiresAt,
  refreshAt: refreshAt(expiresAt, lifetime, marginSeconds && marginSeconds * 1000),
})

export const tokenUsable = (
  put: Placement,
  values: FieldValues,
  { accessToken }: TokenCredentials,
): Usable => ({ placed: place(put, { ...values, accessToken }) })

/** What schemes have in common that can ask for a token anew at any time, without the user. */
export const renewable = {
  credentials: TokenCredentials,
  refreshable: () => true,
  expiry: (_: unknown, held: TokenCredentials) => tokenExpiry(held),
  usable: ({ put }: { put: Placement }, { values }: Given, held: TokenCredentials) =>
    tokenUsable(put, values, held),
}

/** The facts with every URL and parameter filled for one connection. */
function filled<Facts extends Omit<OAuth2Facts, 'scheme'>>(
  facts: Facts,
  values: FieldValues,
): Facts {
  const url = (template: string) => fillUrl(template, values)
  const texts = (templates: Record<string, string>) =>
    Object.fromEntries(Object.entries(templates).map(([name, t]) => [name, fillText(t, values)]))
  const { issuer, parUrl, refreshUrl } = facts
  return {
    ...facts,
    authorizationUrl: url(facts.authorizationUrl),
    tokenUrl: url(facts.tokenUrl),
    ...(issuer && { issuer: url(issuer) }),
    ...(parUrl && { parUrl: url(parUrl) }),
    ...(refreshUrl && { refreshUrl: url(refreshUrl) }),
    authorizationParams: texts(facts.authorizationParams),
    tokenParams: texts(facts.tokenParams),
    refreshParams: texts(facts.refreshParams),
  }
}

/** Connection data out of the callback's query. */
function callbackData({ callbackData: wanted }: OAuth2Facts, query: URLSearchParams): FieldValues {
  return Object.fromEntries(
    Object.entries(wanted).flatMap(([name, parameter]) => {
      const value = query.get(parameter)
      return value === null || value === '' ? [] : [[name, value.slice(0, 512)]]
    }),
  )
}

const consent: ConsentSteps<OAuth2Facts, TokenCredentials> = {
  async begin(facts, { client, values }, state, { origins }) {
    const kept = newVerifier()
    const provider = filled(facts, values)
    const url = await authorizationUrl(provider, client, state, kept)
    return { url: await pushed(provider, client, url, origins), kept }
  },

  async finish(facts, { client, values }, { parameters, state, kept }, { origins, now }) {
    const data = callbackData(facts, parameters)
    const provider = filled(facts, { ...values, ...data })
    const callback = readCallback(provider, client, parameters, state)
    if (callback.refused) return callback
    const tokens = await exchangeCode(provider, client, callback, kept, origins, now)
    return { refused: false, ...obtained({ ...tokens, data: { ...data, ...tokens.data } }) }
  },
}

/** OAuth 2.0 (RFC 6749), authorization code with PKCE, bearer tokens in the header (RFC 6750 2.1). */
export const oauth2: AuthScheme<OAuth2Facts, TokenCredentials> = {
  name: 'OAUTH2',
  credentials: TokenCredentials,
  needsClient: () => true,
  consent,
  adopt(facts, given, now) {
    const { data = {}, ...adopted } = adoptTokens(given, now)
    const known = dataNames(facts)
    return {
      ...adopted,
      data: Object.fromEntries(Object.entries(data).filter(([name]) => known.has(name))),
    }
  },

  async refresh(facts, { client, values }, old, { origins, now }) {
    if (!old.refreshToken) {
      throw new ServiceError('refresh-impossible', 'the app gave no refresh token')
    }
    const provider = filled(facts, values)
    const tokens = await refreshTokens(provider, client, old.refreshToken, origins, now)
    return obtained({ refreshToken: old.refreshToken, ...tokens })
  },
  refreshable: ({ refreshToken }) => refreshToken !== undefined,
  expiry: ({ refreshMargin }, credentials) => tokenExpiry(credentials, refreshMargin),

  async revoke(facts, { client, values }, { accessToken, refreshToken }, { origins }) {
    if (!facts.revocation) return undefined
    const url = fillUrl(facts.revocation.url, { ...values, clientId: client.clientId })
    const revocation = { ...facts.revocation, url }
    const provider = { ...filled(facts, values), revocation }
    const results: (boolean | undefined)[] = []
    if (refreshToken && revocation.tokenField === 'token') {
      results.push(await revokeToken(provider, client, refreshToken, 'refresh_token', origins))
    }
    results.push(await revokeToken(provider, client, accessToken, 'access_token', origins))
    return results.some((result) => result === true) || results.at(-1)
  },

  usable: ({ put }, { values }, credentials) => tokenUsable(put, values, credentials),
}

/** What a connection's open data may be called: nothing else of imported tokens is kept. */
function dataNames({ tokenData, callbackData, discover, fields }: OAuth2Facts): Set<string> {
  const told = [tokenData, callbackData, ...discover.map(({ data }) => data)].flatMap(Object.keys)
  return new Set([...told, ...fields.filter((f) => !isSecret(f)).map(({ name }) => name)])
}

/** Tokens from elsewhere, by their names on the wire; `expires_at` in epoch seconds or as a date. */
function adoptTokens(given: FieldValues, now: number): Obtained<TokenCredentials> {
  const { access_token, refresh_token, expires_in, expires_at, scope, ...data } = given
  if (!access_token) {
    const detail = 'credentials need an access_token'
    const errors = [{ field: 'access_token', problem: 'A value is needed.' }]
    throw new ServiceError('fields-invalid', detail, { errors })
  }
  const lifetime = expires_at
    ? lifetimeOf(expires_at, { unit: 's', kind: 'absolute' }, now)
    : lifetimeOf(expires_in)
  return obtained({
    accessToken: access_token,
    ...(refresh_token && { refreshToken: refresh_token }),
    ...(lifetime !== undefined && { lifetime, expiresAt: now + lifetime }),
    ...(scope && { scopes: scope.split(/[\s,]+/).filter(Boolean) }),
    data,
  })
}
