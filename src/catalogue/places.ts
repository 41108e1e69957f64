import type { ActionSpec } from './spec.ts'

type Placed = Pick<ActionSpec, 'request' | 'place' | 'body'>

/** A placeholder of a request: `{id}`, or `{+id}` where slashes stay (RFC 6570 section 3.2.3). */
export const PLACEHOLDER = /\{(\+?)([\w-]+)\}/g

/** The names that the path, or the query written behind it, takes. */
export const namesInRequest = (request = ''): string[] =>
  [...request.matchAll(PLACEHOLDER)].map(([, , name = '']) => name)

/** Read once an action: what is asked for each argument of each call. */
const inPath = new WeakMap<Placed, ReadonlySet<string>>()

function pathNames(action: Placed): ReadonlySet<string> {
  const known = inPath.get(action)
  if (known) return known
  const names = new Set(namesInRequest(action.request))
  inPath.set(action, names)
  return names
}

const BODYLESS = new Set(['GET', 'HEAD', 'DELETE'])

export const methodOf = ({ request = 'GET /' }: Pick<ActionSpec, 'request'>): string =>
  request.slice(0, request.indexOf(' '))

/** Where an argument of a declared action goes. */
export function placeOf(action: Placed, name: string): 'path' | 'query' | 'header' | 'body' {
  if (pathNames(action).has(name)) return 'path'
  const otherwise = BODYLESS.has(methodOf(action)) ? 'query' : 'body'
  return action.place[name] ?? (action.body?.argument === name ? 'body' : otherwise)
}

/** The wire's name of an argument outside of JSON: a list of keys becomes brackets, `a[b]`. */
export function wireName({ wire }: Pick<ActionSpec, 'wire'>, name: string): string {
  const written = Object.hasOwn(wire, name) ? (wire[name] ?? name) : name
  if (typeof written === 'string') return written
  return written.map((key, i) => (i === 0 ? key : `[${key}]`)).join('')
}

/** The same in a JSON body: the keys on the way to the value. */
export function wireKeys({ wire }: Pick<ActionSpec, 'wire'>, name: string): readonly string[] {
  const written = Object.hasOwn(wire, name) ? (wire[name] ?? name) : name
  return typeof written === 'string' ? written.split('.') : written
}

/** How a media type is written as a body. */
export type BodyKind = 'json' | 'form' | 'multipart' | 'related' | 'raw'

export function bodyKind(mediaType: string): BodyKind {
  const essence = mediaType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (/(?:^|[/+.-])json$/.test(essence)) return 'json'
  if (essence === 'application/x-www-form-urlencoded') return 'form'
  if (essence === 'multipart/related') return 'related'
  return essence.startsWith('multipart/') ? 'multipart' : 'raw'
}
