import type * as z from 'zod'
import { AuthFacts } from '../auth/facts.ts'
import { namesIn } from '../core/template.ts'
import { templateName } from './servers.ts'
import { excerpt } from './values.ts'

/**
 * From the security schemes of a document to the ways in that we have. A requirement may name
 * several schemes that are wanted together; two keys become one connection with two fields.
 */

type Facts = z.input<typeof AuthFacts>
type Fields = NonNullable<Extract<Facts, { scheme: 'API_KEY' }>['fields']>
type Field = Fields[number]
type Put = Extract<Facts, { scheme: 'API_KEY' }>['put']

export interface Grant {
  readonly grant: 'authorization code' | 'client credentials'
  readonly authorizationUrl?: string
  readonly tokenUrl: string
  readonly refreshUrl?: string
  readonly scopes: readonly string[]
}

interface Named {
  /** What the document calls the scheme. */
  readonly name: string
  /** What it says of it: shown beside the field. */
  readonly help?: string
}

/** One security scheme, in our words. */
export type Way = Named &
  (
    | { readonly kind: 'key'; readonly in: 'header' | 'query' | 'cookie'; readonly key: string }
    | { readonly kind: 'basic' | 'bearer' }
    | { readonly kind: 'oauth'; readonly grants: readonly Grant[]; readonly problem?: string }
    | { readonly kind: 'unknown'; readonly problem: string }
  )

export interface Security {
  /** At most one a scheme, the best first. */
  readonly auth: readonly Facts[]
  readonly warnings: readonly string[]
}

/** The best of equals: what users know how to do. */
const RANK: readonly Facts['scheme'][] = [
  ...(['OAUTH2', 'BEARER_TOKEN', 'API_KEY', 'BASIC', 'S2S_OAUTH2'] as const),
]

/**
 * The ways in, by how many operations each opens.
 *
 * @param alternatives sets of schemes that are wanted together, and how often
 * @param known names that the base URL asks for: fields that are there anyway
 */
export function readSecurity(
  alternatives: readonly { readonly ways: readonly Way[]; readonly uses: number }[],
  known: readonly string[],
): Security {
  const warnings = new Set<string>()
  const found: { facts: Facts; order: number; uses: number }[] = []
  for (const { ways, uses } of alternatives) {
    const result = factsOf(ways)
    for (const problem of result.problems) warnings.add(problem)
    for (const facts of result.facts) {
      const legal = legalFacts(facts, known)
      if ('facts' in legal) found.push({ facts: legal.facts, order: placeRank(legal.facts), uses })
      else warnings.add(`${namesOf(ways)}: ${legal.problem}`)
    }
  }
  const sorted = found.toSorted((a, b) => b.uses - a.uses || a.order - b.order)
  const auth = sorted.filter((it, i) => sorted.findIndex((o) => same(o.facts, it.facts)) === i)
  return { auth: auth.map(({ facts }) => facts), warnings: [...warnings] }
}

const same = (a: Facts, b: Facts): boolean => a.scheme === b.scheme

/** By scheme, and keys in headers before those in the query, where logs see them. */
const placeRank = (facts: Facts): number =>
  RANK.indexOf(facts.scheme) + (facts.scheme === 'API_KEY' && !facts.put.headers ? 0.5 : 0)

const namesOf = (ways: readonly Way[]): string => ways.map(({ name }) => name).join(' with ')

interface Translated {
  readonly facts: readonly Facts[]
  readonly problems: readonly string[]
}

function factsOf(ways: readonly Way[]): Translated {
  const problems = ways.flatMap((way) =>
    'problem' in way && way.problem !== undefined ? [`${way.name}: ${way.problem}`] : [],
  )
  if (ways.some(({ kind }) => kind === 'unknown')) return { facts: [], problems }
  const keys = ways.filter((way) => way.kind === 'key')
  const oauth = ways.filter((way) => way.kind === 'oauth')
  const [basic, bearer] = [byKind(ways, 'basic'), byKind(ways, 'bearer')]
  const { put, fields } = placeKeys(keys)
  if (basic && ways.length > 1) {
    return { facts: [], problems: [...problems, `${namesOf(ways)}: cannot be used together.`] }
  }
  if (basic) return { facts: [{ scheme: 'BASIC', fields: USER_AND_PASSWORD }], problems }
  if (oauth.length > 0) {
    const grants = oauth.flatMap((way) => way.grants)
    const excused = grants.length > 0 ? [] : problems
    return { facts: grants.map((it) => oauthFacts(it, put, fields)), problems: excused }
  }
  if (bearer) return { facts: [bearerFacts(bearer, put, fields)], problems }
  return { facts: keys.length > 0 ? [{ scheme: 'API_KEY', put, fields }] : [], problems }
}

const byKind = (ways: readonly Way[], kind: Way['kind']): Way | undefined =>
  ways.find((way) => way.kind === kind)

const USER_AND_PASSWORD: Field[] = [
  { name: 'username', label: 'User name' },
  { name: 'password', label: 'Password', type: 'password', required: false },
]

type Key = Extract<Way, { kind: 'key' }>

/** Where keys go, each with a field of its own: the value is sent as the user gives it. */
function placeKeys(keys: readonly Key[]): { put: Put; fields: Fields } {
  const put: Record<'headers' | 'query' | 'cookies', Record<string, string>> = {
    headers: {},
    query: {},
    cookies: {},
  }
  const fields: Field[] = []
  for (const way of keys) {
    const name = keys.length === 1 ? 'api_key' : unused(templateName(way.key.toLowerCase()), fields)
    const label = keys.length === 1 ? 'API key' : excerpt(way.key)
    fields.push({ name, label, type: 'password', ...helpOf(way) })
    const places = { header: put.headers, query: put.query, cookie: put.cookies }
    places[way.in][way.key] = `{${name}}`
  }
  const used = Object.entries(put).filter(([, places]) => Object.keys(places).length > 0)
  return { put: Object.fromEntries(used), fields }
}

const unused = (name: string, fields: Fields): string =>
  fields.some((field) => field.name === name) ? `${name.slice(0, 38)}_${fields.length}` : name

const helpOf = ({ help }: Named): { help?: string } =>
  help === undefined ? {} : { help: excerpt(help, 300) }

const withHeader = (put: Put, value: string): Put => ({
  ...put,
  headers: { ...put.headers, authorization: value },
})

function bearerFacts(way: Way, put: Put, fields: Fields): Facts {
  const token: Field = { name: 'token', label: 'Token', type: 'password', ...helpOf(way) }
  const all = [token, ...fields]
  if (fields.length === 0) return { scheme: 'BEARER_TOKEN', fields: all }
  return { scheme: 'API_KEY', put: withHeader(put, 'Bearer {token}'), fields: all }
}

/**
 * Documents do not say how a client proves itself; in the body is what servers know best. Scopes are
 * asked for as {@link chooseScopes} says.
 */
function oauthFacts(grant: Grant, put: Put, fields: Fields): Facts {
  const shared = {
    tokenUrl: grant.tokenUrl,
    clientAuth: 'client_secret_post' as const,
    scopes: chooseScopes(grant.scopes),
    ...(fields.length > 0 ? { put: withHeader(put, 'Bearer {accessToken}'), fields } : {}),
  }
  if (grant.grant === 'client credentials') return { scheme: 'S2S_OAUTH2', ...shared }
  const { authorizationUrl = '', refreshUrl } = grant
  const refresh = refreshUrl !== undefined && refreshUrl !== grant.tokenUrl ? { refreshUrl } : {}
  return { scheme: 'OAUTH2', ...shared, authorizationUrl, ...refresh }
}

const MANY_SCOPES = 20
/** What a scope may be made of (RFC 6749 section 3.3). */
const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]+$/

/**
 * What is asked for where an integration names no scopes: all that the document lists; of more than
 * twenty, only those that read, and that keep the connection alive.
 */
export function chooseScopes(scopes: readonly string[]): string[] {
  const legal = [...new Set(scopes)].filter((scope) => SCOPE.test(scope))
  if (legal.length <= MANY_SCOPES) return legal
  const read = legal.filter((it) => /read|view/i.test(it) && !/write/i.test(it))
  const basic = legal.filter((it) => /^(?:openid|profile|email|offline(?:_access)?)$/.test(it))
  return [...new Set([...basic, ...read])]
}

/** Facts that an app's file may say, with all their fields; or where they are wrong. */
export function legalFacts(
  facts: Facts,
  known: readonly string[],
): { readonly facts: Facts } | { readonly problem: string } {
  const whole = withFields(facts, known)
  const { success, error } = AuthFacts.safeParse(whole)
  if (success) return { facts: whole }
  const at = error.issues[0]?.path.join('.') ?? ''
  return { problem: `${facts.scheme} cannot be set up, see ${at}.` }
}

/** The facts, with a field for every name in their URLs that nothing else asks for. */
function withFields(facts: Facts, known: readonly string[]): Facts {
  const urls = ['authorizationUrl', 'tokenUrl', 'refreshUrl'] as const
  const values: Partial<Record<string, unknown>> = facts
  const names = new Set(urls.flatMap((it) => namesIn(String(values[it] ?? ''))))
  const there = [...known, ...(facts.fields ?? []).map(({ name }) => name)]
  const missing = [...names].filter((name) => !there.includes(name))
  if (missing.length === 0) return facts
  const fields = [
    ...(facts.fields ?? []),
    ...missing.map((name) => ({ name, label: labelOf(name) })),
  ]
  return { ...facts, fields }
}

/** `your_domain` for people: `Your domain`. */
export const labelOf = (name: string): string => {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/_+/g, ' ')
    .trim()
    .toLowerCase()
  return excerpt(`${words.charAt(0).toUpperCase()}${words.slice(1)}`)
}
