import type { AppRequest } from '../catalogue/run.ts'
import { type ActionSpec, type AppSpec, hostsOf } from '../catalogue/spec.ts'
import { ServiceError } from '../core/errors.ts'
import type { Outgoing } from '../core/http.ts'
import { isRecord } from './coerce.ts'

type Arguments = Readonly<Record<string, unknown>>

/** The request that a declared action means: each argument at its place, no credentials yet. */
export function buildRequest(app: AppSpec, action: ActionSpec, args: Arguments): Outgoing {
  const [method = 'GET', template = '/'] = (action.request ?? '').split(' ')
  const inPath = new Set([...template.matchAll(/\{([\w-]+)\}/g)].map(([, name]) => name))
  const bodyless = method === 'GET' || method === 'HEAD' || method === 'DELETE'
  const query: Record<string, unknown> = {}
  const body: Record<string, unknown> = {}
  const headers = new Headers(app.headers)
  for (const [name, value] of Object.entries(args)) {
    if (inPath.has(name)) continue
    const wire = action.wire[name] ?? name
    const place = action.place[name] ?? (bodyless ? 'query' : 'body')
    if (place === 'body') putDotted(body, wire, value)
    else if (place === 'header') headers.set(wire, headerValue(name, value))
    else query[wire] = value
  }
  const path = template.replace(/\{([\w-]+)\}/g, (_, name: string) => pathValue(action, name, args))
  const hasBody = Object.keys(body).length > 0
  return assemble(app, { method, path, query, headers, body: hasBody ? body : undefined })
}

/** The request that a function of an app asks for. */
export function buildAppRequest(app: AppSpec, request: AppRequest): Outgoing {
  const { method = 'GET', path, query = {}, body } = request
  return assemble(app, { method, path, query, headers: new Headers(app.headers), body })
}

function assemble(
  app: AppSpec,
  it: { method: string; path: string; query: Arguments; headers: Headers; body: unknown },
): Outgoing {
  const url = new URL(it.path.startsWith('https://') ? it.path : `${app.baseUrl}${it.path}`)
  if (!hostsOf(app).includes(url.host)) {
    throw new ServiceError('upstream-refused', `${url.host} is not a host of ${app.slug}`)
  }
  for (const [name, value] of Object.entries(it.query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) url.searchParams.append(name, plain(one))
    }
  }
  if (it.body === undefined) return { url, method: it.method, headers: it.headers }
  if (!it.headers.has('content-type')) it.headers.set('content-type', 'application/json')
  return { url, method: it.method, headers: it.headers, body: JSON.stringify(it.body) }
}

const plain = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value)

/**
 * Encoded whole, so that no value can leave its segment. A dot segment would be folded away; an empty
 * one would mean the collection in place of its member, unless the schema says `minLength: 0`.
 */
function pathValue(action: ActionSpec, name: string, args: Arguments): string {
  const schema = action.input.properties[name]
  const value = plain(args[name] ?? schema?.default ?? '')
  const empty = value === '' && schema?.minLength !== 0
  if (empty || value === '.' || value === '..' || !value.isWellFormed()) {
    const detail = `${action.name}: ${name} cannot be ${JSON.stringify(value)}`
    throw new ServiceError('invalid-arguments', detail)
  }
  return encodeURIComponent(value)
}

function headerValue(name: string, value: unknown): string {
  const text = plain(value)
  const why = /[\r\n\0]/.test(text) ? 'no line breaks in a header' : 'only Latin-1 in a header'
  if (/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) return text
  throw new ServiceError('invalid-arguments', `${name}: ${why}`)
}

/** `author.name` nests, as APIs with objects in their bodies want it. */
function putDotted(body: Record<string, unknown>, wire: string, value: unknown): void {
  const keys = wire.split('.')
  const last = keys.pop() ?? wire
  let target = body
  for (const key of keys) {
    const next = target[key]
    const inner = isRecord(next) ? next : {}
    target[key] = inner
    target = inner
  }
  target[last] = value
}
