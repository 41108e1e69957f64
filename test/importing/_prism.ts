import { transformOas2Operation } from '@stoplight/http-spec/oas2/operation'
import { transformOas3Operation } from '@stoplight/http-spec/oas3/operation'
import type { IHttpRequest } from '@stoplight/prism-http'
import { validateInput } from '@stoplight/prism-http/dist/validator'
import { DiagnosticSeverity, type HttpMethod, type IHttpOperation } from '@stoplight/types'
import type { Outgoing } from '../../src/core/http.ts'
import { isRecord, own, type Raw, record } from '../../src/importing/values.ts'

/** One operation of a document as Prism sees it; nothing else of the document is looked at. */
export function prismOperation(document: Raw, path: string, method: string): IHttpOperation {
  const item = record(inlined(own(document['paths'], path), document))
  const { responses: _, callbacks: _callbacks, ...said } = record(item[method])
  const operation: Record<string, unknown> = said
  const { paths: _paths, components, definitions: _definitions, ...facts } = document
  const alone = {
    ...facts,
    components: { securitySchemes: own(components, 'securitySchemes') },
    paths: { [path]: { parameters: item['parameters'] ?? [], [method]: operation } },
  }
  if ('swagger' in document && !('consumes' in operation)) {
    operation['consumes'] = document['consumes'] ?? ['application/json']
  }
  const config = { type: 'operation', documentProp: 'paths', nameProp: 'path' } as const
  const place = { document: alone as object, name: path, method, config }
  const transform = 'swagger' in document ? transformOas2Operation : transformOas3Operation
  return usual(transform(place) as IHttpOperation) // a webhook would have no path
}

/** Prism takes no style's default: a form repeats its names (OpenAPI 3.1, section 4.8.12.1). */
function usual(operation: IHttpOperation): IHttpOperation {
  const query = operation.request?.query?.map((one) => ({
    ...one,
    explode: one.explode ?? one.style === 'form',
  }))
  return { ...operation, request: { ...operation.request, ...(query && { query }) } }
}

const targets = new WeakMap<Raw, Map<string, unknown>>()

/** With all references followed; one that leads back to where it stands allows anything. */
function inlined(node: unknown, document: Raw, open: readonly string[] = []): unknown {
  if (Array.isArray(node)) return node.map((one) => inlined(one, document, open))
  if (!isRecord(node)) return node
  const reference = node['$ref']
  if (typeof reference === 'string') return followed(reference, document, open)
  return Object.fromEntries(
    Object.entries(node).map(([key, one]) => [key, inlined(one, document, open)]),
  )
}

function followed(reference: string, document: Raw, open: readonly string[]): unknown {
  if (open.includes(reference) || !reference.startsWith('#/')) return {}
  const known = targets.get(document) ?? new Map<string, unknown>()
  targets.set(document, known)
  if (known.has(reference)) return known.get(reference)
  const keys = reference.slice(2).split('/')
  const words = keys.map((key) =>
    decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'),
  )
  const target = words.reduce<unknown>((inner, key) => own(inner, key), document)
  const found = inlined(target, document, [...open, reference])
  known.set(reference, found)
  return found
}

/** What Prism has against a request, each in a line; empty where nothing. */
export function objections(operation: IHttpOperation, request: Outgoing): string[] {
  const element = asPrismSees(operation, request)
  const result = attempt(() => validateInput({ resource: given(operation, element), element }))
  if (typeof result === 'string') return [result]
  if (result._tag === 'Right') return []
  return result.left
    .filter(({ severity }) => severity === DiagnosticSeverity.Error)
    .map(({ path = [], message }) => `${path.join('.')}: ${message}`)
}

/** A parameter that Prism cannot read back makes it throw. */
function attempt<T>(work: () => T): T | string {
  try {
    return work()
  } catch (error) {
    return (error as Error).message
  }
}

/** Prism stumbles over a header that holds a list and is not sent. */
function given(operation: IHttpOperation, { headers = {} }: IHttpRequest): IHttpOperation {
  const names = new Set(Object.keys(headers))
  const kept = operation.request?.headers?.filter(
    ({ name, required }) => required || names.has(name.toLowerCase()),
  )
  return { ...operation, request: { ...operation.request, ...(kept && { headers: kept }) } }
}

function asPrismSees({ path }: IHttpOperation, { method, url, headers, body }: Outgoing) {
  const query: Record<string, string | string[]> = {}
  for (const name of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(name)
    query[name] = values.length > 1 ? values : (values[0] ?? '')
  }
  const segments = path.replace(/^\/|[?#].*$/g, '').split('/').length
  const text =
    typeof body === 'string' || !body ? body : new TextDecoder().decode(body as Uint8Array)
  const json = headers.get('content-type')?.split(';')[0]?.endsWith('json') ?? false
  const at = url.pathname.replaceAll(',', '%2C') // or Prism takes it for a list, whatever the style
  const element: IHttpRequest = {
    method: method.toLowerCase() as HttpMethod,
    url: { path: `/${at.split('/').slice(-segments).join('/')}`, query },
    headers: {
      ...Object.fromEntries(headers),
      ...(text && { 'content-length': String(text.length) }),
    },
    ...(text && { body: json ? (JSON.parse(text) as unknown) : text }),
  }
  return element
}
