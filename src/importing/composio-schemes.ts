import type * as z from 'zod'
import type { AuthFacts } from '../auth/facts.ts'
import { namesIn } from '../core/template.ts'
import { labelOf, legalFacts } from './security.ts'
import { PLACEHOLDERS, templateName } from './servers.ts'
import { defined, excerpt, isRecord, list, own, type Raw, record, text, texts } from './values.ts'

type Facts = z.input<typeof AuthFacts>
type Field = NonNullable<Facts['fields']>[number]
type ReadScheme = { readonly facts: Facts } | { readonly problem: string }

/** What the schemes themselves obtain, by the names that templates there and here have for it. */
const OBTAINED: Readonly<Record<string, string>> = { access_token: 'accessToken' }

/** One entry of `auth_schemes`. @param known fields that the base URL asks for anyway */
export function readAuthScheme(
  raw: Raw,
  known: readonly string[],
  verifyUrl: string | undefined,
): ReadScheme {
  const mode = text(raw['auth_mode'])?.toUpperCase() ?? 'none'
  const facts = factsOf(raw, mode, known)
  if (!facts)
    return { problem: `${text(raw['name']) ?? mode}: auth_mode ${mode} is not known here.` }
  const verify = verifyUrl === undefined ? undefined : { url: template(verifyUrl, []) }
  const checks = verify?.url.startsWith('https:') && VERIFIED.has(facts.scheme)
  const legal = legalFacts(checks ? ({ ...facts, verify } as Facts) : facts, known)
  return 'facts' in legal ? legal : { problem: `${text(raw['name']) ?? mode}: ${legal.problem}` }
}

const VERIFIED = new Set<Facts['scheme']>(['API_KEY', 'BASIC', 'BEARER_TOKEN'])

function factsOf(raw: Raw, mode: string, known: readonly string[]): Facts | undefined {
  const all = fieldsOf(raw, known)
  const asked = { fields: all.user, settings: all.developer }
  switch (mode) {
    case 'OAUTH2':
      return oauth2(raw, asked)
    case 'OAUTH1':
    case 'OAUTH1A':
      return oauth1(raw, asked)
    case 'BASIC':
      return basic(asked)
    case 'API_KEY':
      return { scheme: 'API_KEY', ...keyed(raw, asked, { authorization: '{api_key}' }) }
    case 'BEARER_TOKEN':
      return { scheme: 'BEARER_TOKEN', ...keyed(raw, asked, { authorization: 'Bearer {token}' }) }
    case 'NO_AUTH':
      return { scheme: 'NO_AUTH' }
    default:
      return undefined
  }
}

interface Asked {
  readonly fields: Field[]
  readonly settings: Field[]
}

function oauth2(raw: Raw, asked: Asked): Facts {
  const put = putOf(raw, OAUTH_NAMES)
  const basic = /basic/i.test(text(raw['token_request_auth_method']) ?? '')
  return {
    scheme: 'OAUTH2',
    authorizationUrl: template(text(raw['authorization_url']) ?? '', []),
    tokenUrl: template(text(raw['token_url']) ?? '', []),
    clientAuth: basic ? 'client_secret_basic' : 'client_secret_post',
    scopes: texts(raw['default_scopes']),
    scopeSeparator: raw['scope_separator'] === ',' ? ',' : ' ',
    authorizationParams: paramsOf(raw['authorization_params'], ['response_type']),
    tokenParams: paramsOf(raw['token_params'], ['grant_type']),
    tokenData: Object.fromEntries(texts(raw['token_response_metadata']).map((it) => [it, it])),
    ...(put ? { put } : {}),
    ...asked,
  }
}

const OAUTH_NAMES = Object.keys(OBTAINED)
const SIGNATURES = ['HMAC-SHA1', 'HMAC-SHA256', 'RSA-SHA1', 'PLAINTEXT'] as const

function oauth1(raw: Raw, asked: Asked): Facts {
  const said = text(raw['signature_method'])?.toUpperCase()
  const signature = SIGNATURES.find((it) => it === said)
  return {
    scheme: 'OAUTH1',
    requestTokenUrl: template(text(raw['request_url']) ?? '', []),
    authorizationUrl: template(text(raw['authorization_url']) ?? '', []),
    accessTokenUrl: template(text(raw['token_url']) ?? '', []),
    authorizationParams: paramsOf(raw['authorization_params'], ['response_type']),
    ...(signature ? { signature } : {}),
    ...asked,
  }
}

function basic({ fields, settings }: Asked): Facts {
  const names = fields.map(({ name }) => name)
  const missing = ['username', 'password'].filter((it) => !names.includes(it))
  return { scheme: 'BASIC', fields: [...fields, ...missing.map(fieldNamed)], settings }
}

/** A key or token: where the proxy's headers and query put it, with a field for each name in them. */
function keyed(raw: Raw, { fields, settings }: Asked, usual: Record<string, string>) {
  const put = putOf(raw, []) ?? { headers: usual }
  const names = Object.values(put).flatMap((it) => Object.values(it).flatMap(namesIn))
  const there = new Set([...fields, ...settings].map(({ name }) => name))
  const missing = [...new Set(names)].filter((it) => !there.has(it))
  return { put, fields: [...fields, ...missing.map(fieldNamed)], settings }
}

/** `{{name}}` as `{name}`, by the names of our fields or of what the scheme obtained. */
const template = (value: string, obtained: readonly string[]): string =>
  value.replace(PLACEHOLDERS, (_, name: string) => {
    const ours = obtained.includes(name) ? OBTAINED[name] : undefined
    return `{${ours ?? templateName(name)}}`
  })

function putOf(raw: Raw, obtained: readonly string[]) {
  const read = (value: unknown) =>
    Object.fromEntries(
      Object.entries(record(value)).flatMap(([name, it]) => {
        const said = text(it)
        return said === undefined ? [] : [[name, template(said, obtained)] as const]
      }),
    )
  const headers = read(own(raw['proxy'], 'headers'))
  const query = read(own(raw['proxy'], 'query_params'))
  return Object.keys({ ...headers, ...query }).length > 0 ? { headers, query } : undefined
}

const paramsOf = (value: unknown, left: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(record(value)).flatMap(([name, it]) => {
      const said = text(it)
      return said === undefined || left.includes(name) ? [] : [[name, said] as const]
    }),
  )

/** What every integration has anyway. */
const CLIENT = new Set(['client_id', 'client_secret', 'consumer_id', 'consumer_secret'])

function fieldsOf(raw: Raw, known: readonly string[]): { user: Field[]; developer: Field[] } {
  const inBase = namesIn(template(text(own(raw['proxy'], 'base_url')) ?? '', []))
  const read = list(raw['fields'])
    .filter(isRecord)
    .flatMap((it) => {
      const name = text(it['name'])
      if (name === undefined || CLIENT.has(name)) return []
      const field = fieldOf(name, it)
      const asked = known.includes(field.name) || inBase.includes(field.name)
      return asked ? [] : [{ field, developer: it['expected_from_customer'] === false }]
    })
  return {
    user: read.filter(({ developer }) => !developer).map(({ field }) => field),
    developer: read.filter(({ developer }) => developer).map(({ field }) => field),
  }
}

function fieldOf(name: string, raw: Raw): Field {
  const label = text(raw['display_name']) ?? text(raw['displayName'])
  const help = text(raw['description'])
  const options = defined<{ default?: string; help?: string }>({
    default: text(raw['default']),
    help: help === undefined ? undefined : excerpt(help, 300),
  })
  const field = {
    ...fieldNamed(templateName(name)),
    ...options,
    required: raw['required'] !== false,
  }
  return label === undefined ? field : { ...field, label: excerpt(label) }
}

const fieldNamed = (name: string): Field => ({
  name,
  label: labelOf(name),
  ...(/key|token|secret|password/i.test(name) ? { type: 'password' as const } : {}),
})
