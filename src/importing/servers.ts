import { excerpt, isRecord, list, own, type Raw, record, text, texts } from './values.ts'

/** A variable of a base URL that only the user knows. */
export interface Variable {
  readonly description?: string
  readonly options?: string[]
}

interface Server {
  /** HTTPS; a template over `variables`, without a slash at the end. */
  readonly baseUrl: string
  readonly variables: Readonly<Record<string, Variable>>
}

/** What a document says of its servers: one that can be used, or why none of them can. */
export type Choice = { readonly server: Server } | { readonly problem?: string }

/** A name for a variable or field that our templates know: `your-domain` becomes `your_domain`. */
export function templateName(name: string): string {
  const plain = name
    .slice(0, 100)
    .trim()
    .replace(/\W+/g, '_')
    .replace(/^_+|_+$/g, '')
  const start =
    plain === plain.toUpperCase() ? plain.length : (/^[A-Z]*/.exec(plain)?.[0].length ?? 0)
  const lower = `${plain.slice(0, start).toLowerCase()}${plain.slice(start)}`
  return (/^[a-z]/.test(lower) ? lower : `v_${lower}`).slice(0, 40).replace(/_+$/, '')
}

/** Every `{name}` of a text: of a server's URL, or of a path. */
export const PLACEHOLDERS = /\{\{?([^{}]+)\}?\}/g

/** Values that stand for the customer's own, whoever that is. */
const PER_TENANT =
  /^$|your|example|^my[-_]|^my(?:company|domain|site|store|shop|app|instance|tenant|account|org|team|project)|sample|placeholder|acme|^x+$|^foo|[<>{}]|changeme/i
const NAMES_OF_TENANTS =
  /^(?:sub-?_?domain|domain|tenant|company|customer|client|account|instance|site|shop|store|workspace|organi[sz]ation|org|host(?:name)?|server|endpoint|realm|team|environment|region|cluster|stack)(?:[-_]?(?:name|id|url|domain))?$/i

const bare = (value: string): string => value.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Whether a default is but an example of what the user has to say. */
const isExample = (name: string, value: string): boolean =>
  PER_TENANT.test(value) || bare(value) === bare(name) || NAMES_OF_TENANTS.test(value)

/** Hosts that keep documents, and where nobody is served. */
const KEEPERS =
  /^(?:raw\.githubusercontent\.com|(?:gist\.)?github\.com|gitlab\.com|bitbucket\.org|cdn\.jsdelivr\.net|unpkg\.com|storage\.googleapis\.com|.*\.s3[.-].*amazonaws\.com)$/
const NOWHERE =
  /^(?:localhost|.*\.(?:local|localhost|internal|test|invalid|example)|example\.(?:com|org|net)|(?:.*\.)?example\.(?:com|org|net)|[\d.]+|\[.*)$/i
const NOT_PRODUCTION =
  /sandbox|staging|\bstage\b|\bdemo\b|\btest(?:ing|net|s)?\b|\bdev(?:elopment)?\b|\bmock|\bqa\b|\buat\b|pre-?prod|preview|\bbeta\b/i
const MIRROR = /\b(?:europe(?:an)?|china|gov(?:ernment)?|fedramp|legacy|deprecated)\b/i
const MIRROR_HOST = /(?:^|[.-])(?:eu|uk|au|ca|apac|asia|cn|in|jp|gov)\d?[.-]/i

/**
 * Of the servers of a document the one to call: production before what is for trying out, the
 * document's order where nothing else tells.
 *
 * @param documentUrl what relative URLs are relative to
 */
export function chooseServer(servers: unknown, documentUrl: string | undefined): Choice {
  const given = list(servers).filter(isRecord)
  const read = given.map((it) => ({ it, result: readServer(it, documentUrl) }))
  const usable = read.flatMap(({ it, result }) =>
    'server' in result ? [{ server: result.server, cost: costOf(it, result.server) }] : [],
  )
  const [best] = usable.toSorted((a, b) => a.cost - b.cost)
  if (best) return { server: best.server }
  const problem = read.flatMap(({ result }) =>
    'problem' in result ? [result.problem ?? ''] : [],
  )[0]
  return problem ? { problem } : {}
}

function costOf(raw: Raw, { baseUrl }: Server): number {
  const url = baseUrl.replace('https://', '')
  const words = `${url} ${text(raw['description']) ?? ''}`
  const mirror = MIRROR.test(words) || MIRROR_HOST.test(url)
  return (NOT_PRODUCTION.test(words) ? 2 : 0) + (mirror ? 1 : 0)
}

/** Characters: longer ones are no URLs, and cost too much to look at. */
const MAX_URL = 2000

function readServer(raw: unknown, documentUrl: string | undefined): Choice {
  const variables: Record<string, Variable> = {}
  const declared = record(own(raw, 'variables'))
  const template = (text(own(raw, 'url')) ?? '').slice(0, MAX_URL)
  const url = template.replace(PLACEHOLDERS, (_, said: string) => {
    const name = said.trim()
    const variable = own(declared, name)
    const value = defaultOf(name, variable)
    if (value !== undefined) return value
    const ours = templateName(name)
    variables[ours] = describe(variable)
    return `{${ours}}`
  })
  const absolute = absoluteUrl(url, documentUrl)
  return 'url' in absolute ? { server: { baseUrl: absolute.url, variables } } : absolute
}

function defaultOf(name: string, variable: unknown): string | undefined {
  const value = text(own(variable, 'default'))
  const options = texts(own(variable, 'enum'))
  if (options.length > 0) return value !== undefined && options.includes(value) ? value : options[0]
  return value === undefined || isExample(name, value) ? undefined : value
}

function describe(variable: unknown): Variable {
  const description = text(own(variable, 'description'))
  return description === undefined ? {} : { description: excerpt(description, 300) }
}

/** An HTTPS URL without a slash at its end, or why there is none. */
function absoluteUrl(
  url: string,
  documentUrl: string | undefined,
): { url: string } | { problem: string } {
  const whole = /^\{\w+\}(?!\.)/.test(url)
  const bareHost = /^(?:[\w-]+|\{\w+\})(?:\.(?:[\w-]+|\{\w+\}))*\.[a-z]{2,}(?::\d+)?(?:\/|$)/i
  if (whole) return { url: tidy(url) }
  if (url.startsWith('//') || bareHost.test(url))
    return usable(`https://${url.replace(/^\/+/, '')}`)
  if (/^https?:\/\//i.test(url)) return usable(url.replace(/^https?/i, 'https'))
  if (/^[a-z][a-z+.-]*:/i.test(url))
    return { problem: `The server ${excerpt(url)} is not reached by HTTPS.` }
  const base =
    documentUrl !== undefined && URL.canParse(documentUrl) ? new URL(documentUrl) : undefined
  if (!base || !/^https?:$/.test(base.protocol) || KEEPERS.test(base.hostname)) {
    const problem = `The document gives its server as ${excerpt(url) || '/'}, without a host: give the base URL.`
    return { problem }
  }
  const root = url.startsWith('/')
    ? base.origin
    : `${base.origin}${base.pathname.replace(/[^/]*$/, '')}`
  return usable(`${root}/${url.replace(/^\.?\/+/, '')}`.replace(/^https?/, 'https'))
}

function usable(url: string): { url: string } | { problem: string } {
  const probe = url.replace(PLACEHOLDERS, 'v')
  if (!URL.canParse(probe)) return { problem: `The server ${excerpt(url)} is no URL.` }
  const { hostname, username, password } = new URL(probe)
  const place = /^https:\/\/([^/?#]*)/.exec(url)?.[1] ?? ''
  if (!place.includes('{') && (NOWHERE.test(hostname) || !hostname.includes('.'))) {
    return {
      problem: `The server ${excerpt(url)} is not on the public internet: give the base URL.`,
    }
  }
  if (username || password) return { problem: `The server ${excerpt(url)} holds credentials.` }
  return { url: tidy(url) }
}

/** Without a query, the standard port and a slash at the end; slashes once. */
const tidy = (url: string): string =>
  url
    .replace(/[?#].*$/, '')
    .replace(/^(https:\/\/[^/]*):443(?=\/|$)/, '$1')
    .replace(/(?<!:)\/{2,}/g, '/')
    .replace(/\s+/g, '')
    .replace(/\/+$/, '')
