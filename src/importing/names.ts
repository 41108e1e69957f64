import type { Operation } from './operation.ts'

/** Longest name that all model providers take. */
const LONGEST = 64

/**
 * What an action is called by: `id` takes the operation's id and falls back on method and path,
 * `summary` takes the words of its title (`Create an issue` becomes `CREATE_AN_ISSUE`).
 */
export type NameStyle = 'id' | 'summary'

type Route = Pick<Operation, 'id' | 'method' | 'path' | 'pointer'>
type Named = Route & Pick<Operation, 'summary' | 'deprecated' | 'preview'>

/**
 * What an operation is known by from import to import: `GET /pets`. Where many operations have one
 * route the id tells them apart: in Google's paths with a placeholder that takes slashes too, and in
 * documents that put a fragment behind the path (`/#Action=List`).
 */
export function routeOf({ method, path, id, pointer }: Route): string {
  const shared = path.includes('{+') || pointer.lastIndexOf('#') > 0
  return shared && id !== undefined ? `${method} ${path}#${id}` : `${method} ${path}`
}

/**
 * Names for all operations of a document, by route. A name that was published once stays with its
 * route and goes to no other one; of those that would share a name, the first by path and method gets
 * it, those in use before deprecated ones, and the others get a hash of their route.
 */
export function nameAll(
  slug: string,
  operations: readonly Named[],
  published: Readonly<Record<string, string>> = {},
  style: NameStyle = 'id',
): Map<string, string> {
  const names = new Map<string, string>()
  const taken = new Set(Object.values(published))
  for (const operation of [...operations].sort(byRank)) {
    const route = routeOf(operation)
    if (names.has(route)) continue
    const kept = Object.hasOwn(published, route) ? published[route] : undefined
    const name = kept ?? freeName(nameOf(slug, operation, style), route, taken)
    taken.add(name)
    names.set(route, name)
  }
  return names
}

/** The name of one operation, as if it were alone: `GITHUB_ISSUES_CREATE`. */
export function nameOf(slug: string, operation: Named, style: NameStyle = 'id'): string {
  const words = style === 'summary' ? titleWords(operation) : wordsOf(slug, operation)
  const name = [slug.toUpperCase(), ...words].join('_')
  return name.length <= LONGEST ? name : withHash(name, routeOf(operation))
}

function freeName(name: string, route: string, taken: ReadonlySet<string>): string {
  let free = name
  for (let salt = ''; taken.has(free); salt += '+') free = withHash(name, route + salt)
  return free
}

/** Head and tail of a name and, behind them, what tells it from others that begin and end alike. */
function withHash(name: string, route: string): string {
  const hash = hash6(route).toUpperCase()
  const room = LONGEST - hash.length - 1
  if (name.length <= room) return `${name}_${hash}`
  const tail = name.slice(-16).replace(/^[^_]*_/, '')
  const head = name.slice(0, room - tail.length - 1).replace(/_[^_]*$/, '')
  return `${head}_${tail}_${hash}`
}

/** FNV-1a, 24 of its bits: the same in every run, and nobody's secret hangs on it. */
export function hash6(text: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return ((hash >>> 8) & 0xffffff).toString(16).padStart(6, '0')
}

function byRank(a: Named, b: Named): number {
  const rank = (one: Named) => Number(one.deprecated ?? false) + Number(one.preview ?? false)
  return rank(a) - rank(b) || order(a.path, b.path) || order(routeOf(a), routeOf(b))
}

/** By code units: the same everywhere. */
const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

const titleWords = ({ summary = '', method, path }: Named): string[] => {
  const words = summary
    .replace(/<[^>]*>/g, '')
    .toUpperCase()
    .match(/[A-Z0-9]+/g)
  return words ?? routeWords(method, path)
}

function wordsOf(slug: string, operation: Named): string[] {
  const words = splitWords(withoutNoise(slug, operation))
  const own = withoutApp(slug, words)
  return /[A-Z]/.test(own.join('')) ? own : routeWords(operation.method, operation.path)
}

/**
 * An id without what a framework adds: FastAPI puts path and method behind the function's name, NestJS
 * and others the word `Controller` behind the resource; Google puts the API's name before it.
 */
function withoutNoise(slug: string, { id = '', method, path }: Named): string {
  const fastApi = `${path.replace(/\W/g, '_')}_${method.toLowerCase()}`
  const named =
    id.endsWith(fastApi) && id.length > fastApi.length ? id.slice(0, -fastApi.length) : id
  const plain = named.replace(/Controller(?=[._/:-]|$)/, '')
  const [, first = '', rest = ''] = /^([^._/:-]{4,})[._/:-]+(.+)$/.exec(plain) ?? []
  return first && squashed(slug).endsWith(squashed(first)) ? rest : plain
}

const squashed = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/** `githubIssues` of the app `github` is `ISSUES`. */
function withoutApp(slug: string, words: readonly string[]): string[] {
  for (let count = 1; count < words.length; count++) {
    if (squashed(words.slice(0, count).join('')) === squashed(slug)) return words.slice(count)
  }
  return [...words]
}

/** `listHTTPRoutes`, `list-http.routes` and `ListHttp/routes` are all `LIST`, `HTTP`, `ROUTES`. */
function splitWords(text: string): string[] {
  return (
    text
      .replace(/OAuth/g, 'Oauth')
      .replace(/([a-z\d])([A-Z])/g, '$1_$2')
      .replace(/([A-Z]+)([A-Z](?!s(?![a-z]))[a-z])/g, '$1_$2')
      .toUpperCase()
      .match(/[A-Z0-9]+/g) ?? []
  )
}

/** `GET /v1/pets/{petId}` is `GET`, `PETS`, `BY`, `PET`, `ID`. */
function routeWords(method: string, path: string): string[] {
  const segments = path
    .replace(/[?#].*$/, '')
    .split('/')
    .filter((part) => !/^v\d+(?:\.\d+)*$/i.test(part))
  const words = segments.flatMap((segment) =>
    segment.split(/(\{[^}]*\})/).flatMap((part) => {
      const inner = splitWords(part)
      return part.startsWith('{') && inner.length > 0 ? ['BY', ...inner] : inner
    }),
  )
  return [method, ...(words.length > 0 ? words : ['ROOT'])]
}
