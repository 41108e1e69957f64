import type { Field } from '../../auth/fields.ts'
import { ServiceError } from '../../core/errors.ts'

/** Values as the SDKs send them: any spelling of a name, any kind of value. */
export type Given = Readonly<Record<string, unknown>>

/** `clientId`, `client_id` and `Client-ID` are one name. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** The first of these names that something was said under, as a text. */
function said(given: Given, ...names: string[]): string | undefined {
  for (const name of names) {
    const [, value] = Object.entries(given).find(([key]) => plain(key) === name) ?? []
    if (typeof value === 'string' && value !== '') return value
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  }
  return undefined
}

/** What a developer brought for an integration: an OAuth client, and the rest. */
export interface Secrets {
  readonly client: { readonly clientId: string; readonly clientSecret: string } | null
  readonly redirectUri: string | null
  readonly scopes: readonly string[] | null
}

/**
 * An OAuth client out of `authConfig` or `integrationSecrets`.
 *
 * @throws {ServiceError} `invalid-request` for half of one: the shared client must not step in for it
 */
export function readSecrets(given: Given): Secrets {
  const clientId = said(given, 'clientid')
  const clientSecret = said(given, 'clientsecret')
  if (!clientId !== !clientSecret) {
    const detail = 'an OAuth client needs both client_id and client_secret'
    throw new ServiceError('invalid-request', detail)
  }
  return {
    client: clientId && clientSecret ? { clientId, clientSecret } : null,
    redirectUri: said(given, 'redirecturi', 'oauthredirecturi', 'redirecturl') ?? null,
    scopes: scopesIn(given),
  }
}

/** A list, or a text with commas or spaces between; `null`: the app's own. */
function scopesIn(given: Given): string[] | null {
  const [, value] = Object.entries(given).find(([key]) => plain(key) === 'scopes') ?? []
  const parts = Array.isArray(value) ? value.map(String) : String(value ?? '').split(/[\s,]+/)
  const scopes = parts.map((scope) => scope.trim()).filter(Boolean)
  return scopes.length > 0 ? scopes : null
}

/**
 * Values for fields, by the fields' own names. Composio put `generic_` before the keys of many apps.
 */
export function valuesFor(fields: readonly Field[], given: Given): Record<string, string> {
  const values = fields.flatMap(({ name }) => {
    const value = said(given, plain(name), `generic${plain(name)}`)
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(values)
}

/** Tokens from elsewhere, by their names in RFC 6749; `null` where there are none. */
export function tokensIn(given: Given): Record<string, string> | null {
  const tokens = {
    access_token: said(given, 'accesstoken'),
    refresh_token: said(given, 'refreshtoken'),
    token_type: said(given, 'tokentype'),
    expires_in: said(given, 'expiresin'),
    expires_at: said(given, 'expiresat'),
    scope: scopesIn({ scopes: given['scope'] })?.join(' '),
  }
  if (tokens.access_token === undefined) return null
  const known = Object.entries(tokens).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return Object.fromEntries(known) as Record<string, string> // those that have a value
}
