import { attempt, type Faulty, type OperationPlace, requirements } from './openapi-operations.ts'
import type { Operation } from './operation.ts'
import type { References } from './pointer.ts'
import { type Grant, readSecurity, type Security, type Way } from './security.ts'
import { PLACEHOLDERS, templateName } from './servers.ts'
import { excerpt, isRecord, list, own, type Raw, record, text } from './values.ts'

/** What a document's security schemes are to us. */
interface SchemeReader {
  readonly security: Security
  /** Names of headers, query parameters and cookies that carry credentials. */
  readonly credentials: readonly string[]
  readonly ofOperation: (operation: Raw) => Pick<Operation, 'anonymous' | 'scopes'>
}

/**
 * Reads the security of an OpenAPI 3 or Swagger 2.0 document.
 *
 * @param places all its operations
 * @param declared `components.securitySchemes` or `securityDefinitions`
 * @param base what relative URLs are relative to
 * @param known names of the fields that the base URL asks for
 */
export function readSchemes(
  root: Raw,
  file: string,
  places: Iterable<OperationPlace | Faulty>,
  declared: unknown,
  references: References,
  base: string | undefined,
  known: readonly string[],
): SchemeReader {
  const schemes = Object.entries(record(declared)).map(([name, value]): Way => {
    const found = attempt(name, () => references.follow(value, file))
    if ('fault' in found) return { kind: 'unknown', name, problem: found.fault.message }
    return wayOf(name, found.value.raw, base)
  })
  const uses = countUses(root, places)
  const alternatives =
    uses.size > 0 ? [...uses.values()] : schemes.map(({ name }) => ({ names: [name], uses: 0 }))
  const security = readSecurity(
    alternatives.map((it) => ({
      uses: it.uses,
      ways: it.names.map((name) => named(schemes, name)),
    })),
    known,
  )
  const keys = schemes.flatMap((way) => (way.kind === 'key' ? [way.key] : []))
  const headers = schemes.some(({ kind }) => ['basic', 'bearer', 'oauth'].includes(kind))
  const credentials = [...new Set([...keys, ...(headers ? ['Authorization'] : [])])]
  const ofOperation = (operation: Raw) => securityOf(operation, root, schemes)
  return { security, credentials, ofOperation }
}

const named = (schemes: readonly Way[], name: string): Way =>
  schemes.find((way) => way.name === name) ?? {
    ...{
      kind: 'unknown',
      name,
      problem: 'the document names this scheme and does not describe it.',
    },
  }

interface Use {
  readonly names: readonly string[]
  uses: number
}

/** Which schemes are wanted together, and by how many operations. */
function countUses(root: Raw, places: Iterable<OperationPlace | Faulty>): Map<string, Use> {
  const uses = new Map<string, Use>()
  const count = (security: unknown, by: number) => {
    for (const names of (requirements(security) ?? []).map(Object.keys)) {
      const key = names.toSorted().join(' ')
      const use = uses.get(key) ?? { names, uses: 0 }
      use.uses += by
      if (names.length > 0) uses.set(key, use)
    }
  }
  count(root['security'], 0)
  for (const place of places) {
    if ('operation' in place) count(place.operation.raw['security'] ?? root['security'], 1)
  }
  return uses
}

/** No requirement at all is the app's own; an empty list is none, on purpose. */
function securityOf(
  operation: Raw,
  root: Raw,
  schemes: readonly Way[],
): Pick<Operation, 'anonymous' | 'scopes'> {
  const alternatives = requirements(operation['security']) ?? requirements(root['security'])
  if (!alternatives) return { scopes: [] }
  const scoped = new Set(schemes.filter(({ kind }) => kind === 'oauth').map(({ name }) => name))
  const scopes = alternatives.flatMap((it) =>
    Object.entries(it).flatMap(([name, wanted]) => (scoped.has(name) ? wanted : [])),
  )
  const anonymous = alternatives.every((it) => Object.keys(it).length === 0)
  return { scopes: [...new Set(scopes)], ...(anonymous ? { anonymous } : {}) }
}

/** One scheme object, of OpenAPI 3 or of Swagger 2.0. */
function wayOf(name: string, raw: Raw, base: string | undefined): Way {
  const help = text(raw['description'])
  const shared = { name, ...(help === undefined ? {} : { help }) }
  const type = text(raw['type'])?.toLowerCase()
  if (type === 'apikey') return keyOf(shared, raw)
  if (type === 'basic') return { ...shared, kind: 'basic' }
  if (type === 'http') {
    const scheme = text(raw['scheme'])?.toLowerCase()
    if (scheme === 'basic' || scheme === 'bearer') return { ...shared, kind: scheme }
    return unknown(
      shared,
      `HTTP authentication with ${scheme ?? 'an unnamed scheme'} is not known here.`,
    )
  }
  if (type === 'oauth2') return oauthOf(shared, raw, base)
  if (type === 'openidconnect') {
    return unknown(
      shared,
      'the document does not tell the OAuth URLs of OpenID Connect: give them by hand.',
    )
  }
  return unknown(shared, `${type ?? 'a scheme without a type'} is not known here.`)
}

const unknown = (shared: Pick<Way, 'name' | 'help'>, problem: string): Way => ({
  ...shared,
  kind: 'unknown',
  problem,
})

/** What a name of a header or cookie may be made of (RFC 9110 section 5.6.2). */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/

function keyOf(shared: Pick<Way, 'name' | 'help'>, raw: Raw): Way {
  const key = text(raw['name'])
  const place = text(raw['in'])?.toLowerCase()
  if (/sigv4/i.test(text(raw['x-amazon-apigateway-authtype']) ?? '')) {
    return unknown(shared, 'requests are signed for AWS: give the service and region by hand.')
  }
  if (key === undefined) return unknown(shared, 'the document does not say what the key is called.')
  if (place === 'query') return { ...shared, kind: 'key', in: 'query', key }
  if ((place === 'header' || place === 'cookie') && TOKEN.test(key)) {
    return { ...shared, kind: 'key', in: place, key }
  }
  return unknown(
    shared,
    `a key called ${excerpt(key)} in ${place ?? 'an unnamed place'} cannot be sent.`,
  )
}

/** Grants by their names in both versions. */
const GRANTS: ReadonlyMap<string, Grant['grant']> = new Map([
  ['authorizationCode', 'authorization code'],
  ['accessCode', 'authorization code'],
  ['clientCredentials', 'client credentials'],
  ['application', 'client credentials'],
])

function oauthOf(shared: Pick<Way, 'name' | 'help'>, raw: Raw, base: string | undefined): Way {
  const flow = text(raw['flow'])
  const flows = isRecord(raw['flows']) ? raw['flows'] : flow === undefined ? {} : { [flow]: raw }
  const names = Object.keys(flows).filter((it) => !it.startsWith('x-'))
  const grants = names.flatMap((it) => grantOf(GRANTS.get(it), flows[it], base) ?? [])
  if (grants.length > 0) return { ...shared, kind: 'oauth', grants }
  const problem = `OAuth 2.0 with ${names.join(', ') || 'no grant'} cannot be set up from the document: only an authorization code or client credentials, with HTTPS URLs.`
  return { ...shared, kind: 'oauth', grants, problem }
}

function grantOf(
  grant: Grant['grant'] | undefined,
  flow: unknown,
  base: string | undefined,
): Grant | undefined {
  const [authorizationUrl, tokenUrl, refreshUrl] = [
    'authorizationUrl',
    'tokenUrl',
    'refreshUrl',
  ].map((key) => secureUrl(text(own(flow, key)), base))
  if (!grant || tokenUrl === undefined) return undefined
  if (grant === 'authorization code' && authorizationUrl === undefined) return undefined
  return {
    grant,
    tokenUrl,
    scopes: scopesOf(own(flow, 'scopes')),
    ...(authorizationUrl === undefined ? {} : { authorizationUrl }),
    ...(refreshUrl === undefined ? {} : { refreshUrl }),
  }
}

const scopesOf = (scopes: unknown): string[] =>
  isRecord(scopes)
    ? Object.keys(scopes).filter((it) => !it.startsWith('x-'))
    : list(scopes).flatMap((it) => text(it) ?? text(own(it, 'scope')) ?? [])

/** An HTTPS URL with our names in it; `undefined` where there is none to be had. */
function secureUrl(url: string | undefined, base: string | undefined): string | undefined {
  if (url === undefined) return undefined
  const ours = url
    .slice(0, 2000)
    .replace(PLACEHOLDERS, (_, name: string) => `{${templateName(name)}}`)
  if (/^\{\w+\}/.test(ours)) return ours
  const secure = ours.replace(/^http:\/\//i, 'https://').replace(/^\/\//, 'https://')
  const probe = secure.replace(PLACEHOLDERS, 'v')
  if (URL.canParse(probe)) return /^https:\/\/\S+$/.test(secure) ? secure : undefined
  const root = base?.replace(/^(https:\/\/[^/]+).*$/, secure.startsWith('/') ? '$1' : '$&/')
  return root?.startsWith('https://') && !/\s/.test(secure) ? `${root}${secure}` : undefined
}
