import { methodOf, placeOf, wireName } from '../catalogue/places.ts'
import type { AppRequest } from '../catalogue/run.ts'
import { type ActionSpec, type AppSpec, hostsOf } from '../catalogue/spec.ts'
import { ServiceError } from '../core/errors.ts'
import { HeaderFields } from '../core/header-fields.ts'
import type { Outgoing } from '../core/http.ts'
import { type Body, bodyOf } from './body.ts'
import { argumentFields } from './fields.ts'
import { fillPath } from './path.ts'
import { encodeField, expand, fieldsOf } from './serialise.ts'

type Arguments = Readonly<Record<string, unknown>>

/**
 * The request that a declared action means: each argument at its place, no credentials yet.
 *
 * @param args as `readArguments` and `loadFiles` left them
 * @throws {ServiceError} `invalid-arguments` where a value cannot stand at its place
 */
export function buildRequest(app: AppSpec, action: ActionSpec, args: Arguments): Outgoing {
  const template = action.request?.split(' ')[1] ?? '/'
  const headers = headersOf(app)
  const at: Record<'path' | 'query' | 'header' | 'body', Record<string, unknown>> = {
    ...{ path: {}, query: {}, header: {}, body: {} },
  }
  for (const [name, value] of Object.entries(args)) at[placeOf(action, name)][name] = value
  for (const [name, value] of Object.entries(at.header)) {
    if (value === null) continue
    headers.set(wireName(action, name), headerValue(action, name, value))
  }
  const body = bodyOf(action, at.body)
  if (body && action.body) headers.set('content-type', body.type)
  for (const [name, value] of Object.entries(action.fixed?.headers ?? {})) headers.set(name, value)
  const path = fillPath(template, action, args, app.parameters)
  const query = queryOf(action, template, at.query)
  return assemble(app, { method: methodOf(action), path, query, headers, body })
}

/** By what an app says of them. */
const headersOfApps = new WeakMap<AppSpec['headers'], HeaderFields>()

/** What each request to an app bears; a copy. */
function headersOf({ headers }: AppSpec): HeaderFields {
  const made = headersOfApps.get(headers) ?? new HeaderFields(Object.entries(headers))
  headersOfApps.set(headers, made)
  return new HeaderFields(made)
}

/** The request that a function of an app asks for. */
export function buildAppRequest(app: AppSpec, request: AppRequest): Outgoing {
  const { method = 'GET', path, query = {}, body } = request
  const fields = Object.entries(query).flatMap(([name, value]) =>
    value === null ? fieldsOf(name, 'null') : fieldsOf(name, value),
  )
  return assemble(app, {
    ...{ method, path, query: fields.map((field) => encodeField(field)) },
    headers: headersOf(app),
    body:
      body === undefined ? undefined : { type: 'application/json', content: JSON.stringify(body) },
  })
}

/** `name=value` of all parameters, encoded: the arguments', then what the action always sends. */
function queryOf(action: ActionSpec, template: string, given: Arguments): string[] {
  const constants = Object.entries(action.fixed?.query ?? {})
  const [, written] = template.split('?')
  const ours = written === undefined ? [] : [...new URLSearchParams(written).keys()]
  const taken = [...constants.map(([name]) => name), ...ours]
  return [
    ...argumentFields(action, given, 'query', taken).map(({ field, argument }) =>
      encodeField(field, action.style[argument]?.allowReserved),
    ),
    ...constants.flatMap(([name, value]) => fieldsOf(name, value).map((it) => encodeField(it))),
  ]
}

interface Assembled {
  readonly method: string
  readonly path: string
  readonly query: readonly string[]
  readonly headers: HeaderFields
  readonly body: Body | undefined
}

function assemble(app: AppSpec, { method, path, query, headers, body }: Assembled): Outgoing {
  assertStraight(path)
  const url = new URL(path.startsWith('https://') ? path : `${app.baseUrl}${path}`)
  if (!hostsOf(app).includes(url.host)) {
    throw new ServiceError('upstream-refused', `${url.host} is not a host of ${app.slug}`)
  }
  if (query.length > 0) url.search = [url.search.slice(1), ...query].filter(Boolean).join('&')
  if (!body) return { url, method, headers }
  if (!headers.has('content-type')) headers.set('content-type', body.type)
  return { url, method, headers, body: body.content }
}

/** No value of a function's may lead up: a dot segment would be folded away (RFC 3986, 5.2.4). */
function assertStraight(path: string): void {
  const [route = ''] = path.split(/[?#]/)
  if (!/(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i.test(route)) return
  throw new ServiceError('invalid-arguments', 'an id of the arguments is "." or ".."')
}

function headerValue(action: ActionSpec, name: string, value: unknown): string {
  const text = expand(wireName(action, name), value, action.style[name], (part) => part)
  const why = /[\r\n\0]/.test(text) ? 'no line breaks in a header' : 'only Latin-1 in a header'
  if (/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) return text
  throw new ServiceError('invalid-arguments', `${name}: ${why}`)
}
