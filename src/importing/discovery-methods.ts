import { modernSchema } from './discovery-schemas.ts'
import { namesInPath } from './openapi-parameters.ts'
import type { BodyContent, Method, Operation, Parameter } from './operation.ts'
import { pointer } from './pointer.ts'
import { defined, isRecord, isTrue, own, type Raw, record, text, texts } from './values.ts'

/** What methods need to know of their document. */
interface DiscoveryContext {
  readonly root: Raw
  readonly file: string
  /** Without a slash at the end, as `baseUrl`. */
  readonly rootUrl: string
  readonly baseUrl: string
  readonly find: (name: string) => Raw | undefined
}

interface MethodPlace {
  readonly raw: Raw
  readonly pointer: string
  /** Names of the resources that it stands in. */
  readonly resources: readonly string[]
}

/** Every method: of the document itself, and of its resources all the way down. */
export function* methodPlaces(
  holder: Raw,
  resources: readonly string[] = [],
  at: readonly string[] = [],
): Generator<MethodPlace> {
  for (const [name, raw] of Object.entries(record(holder['methods']))) {
    if (isRecord(raw)) yield { raw, pointer: pointer(...at, 'methods', name), resources }
  }
  for (const [name, raw] of Object.entries(record(holder['resources']))) {
    if (isRecord(raw)) yield* methodPlaces(raw, [...resources, name], [...at, 'resources', name])
  }
}

const METHODS: readonly Method[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** A method, and beside it the upload of a file where the method has one. */
export function readMethod(place: MethodPlace, document: DiscoveryContext): Operation[] {
  const { raw } = place
  const method = METHODS.find((it) => it === text(raw['httpMethod'])?.toUpperCase()) ?? 'GET'
  const path = withSlash(text(raw['path']) ?? text(raw['flatPath']) ?? '')
  const parameters = parametersOf(raw, path, document)
  const content = contentOf(raw, document)
  const body =
    content && method !== 'GET' && method !== 'HEAD'
      ? { required: true, contents: [content] }
      : undefined
  const facts = defined<Omit<Operation, 'parameters'>>({
    id: text(raw['id']),
    method,
    path,
    pointer: place.pointer,
    description: text(raw['description']),
    groups: place.resources.slice(0, 1),
    scopes: texts(raw['scopes'] ?? []),
    body,
    deprecated: isTrue(raw['deprecated']) || undefined,
    preview: undefined,
    summary: undefined,
    baseUrl: undefined,
    anonymous: undefined,
    hints: undefined,
  })
  const operation = { ...facts, parameters }
  const upload = uploadOf(operation, raw, content, document)
  return upload ? [operation, upload] : [operation]
}

const withSlash = (path: string): string => `/${path.replace(/^\/+/, '')}`

/**
 * In `parameterOrder` first. Of the parameters that all methods have, only `fields` is kept: the
 * others choose formats, name callers or carry keys. A method that can give the file itself rather
 * than facts about it keeps `alt` too.
 */
function parametersOf(raw: Raw, path: string, { root, file }: DiscoveryContext): Parameter[] {
  const shared = record(root['parameters'])
  const kept = ['fields', ...(isTrue(raw['supportsMediaDownload']) ? ['alt'] : [])]
  const given = {
    ...record(raw['parameters']),
    ...Object.fromEntries(kept.filter((it) => isRecord(shared[it])).map((it) => [it, shared[it]])),
  }
  const order = texts(raw['parameterOrder'] ?? [])
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  const template = namesInPath(path)
  const names = [...new Set([...template, ...Object.keys(given)])]
  return names
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap((name) => parameterOf(name, record(own(given, name)), path, template) ?? [])
    .map((it) => ({ ...it, schema: { ...it.schema, file } }))
}

function parameterOf(
  name: string,
  raw: Raw,
  path: string,
  template: readonly string[],
): Parameter | undefined {
  const place = template.includes(name) ? 'path' : 'query'
  if (place === 'query' && raw['location'] === 'path') return undefined
  const { location: _, description: __, ...rest } = raw
  const schema = modernSchema({ ...rest, type: rest['type'] ?? 'string', required: undefined })
  const about = text(modernSchema({ ...raw, repeated: false })['description'])
  return {
    name,
    in: place,
    required: place === 'path' || raw['required'] === true,
    schema: { raw: schema, file: '' },
    ...(about === undefined ? {} : { description: about }),
    ...(path.includes(`{+${name}}`) ? { style: { allowReserved: true } } : {}),
  }
}

/** The request in JSON, with those properties required that this method requires. */
function contentOf(raw: Raw, { find, file }: DiscoveryContext): BodyContent | undefined {
  const name = text(own(raw['request'], '$ref'))
  if (name === undefined) return undefined
  const required = Object.entries(record(find(name)?.['properties']))
    .filter(([, it]) =>
      texts(own(own(it, 'annotations'), 'required')).includes(text(raw['id']) ?? ''),
    )
    .map(([property]) => property)
  const schema = required.length > 0 ? { $ref: name, required } : { $ref: name }
  return { mediaType: 'application/json', schema: { raw: schema, file } }
}

const FILE = { type: 'string', format: 'binary' }

/**
 * Uploads have a path of their own, below the root URL. With facts about the file they are sent as a
 * form of two parts, the facts before the file; without, the file is the whole body.
 */
function uploadOf(
  operation: Operation,
  raw: Raw,
  content: BodyContent | undefined,
  { rootUrl, baseUrl, file }: DiscoveryContext,
): Operation | undefined {
  const simple = own(own(raw['mediaUpload'], 'protocols'), 'simple')
  const path = text(own(simple, 'path'))
  if (path === undefined || !isTrue(raw['supportsMediaUpload'] ?? true)) return undefined
  const { id, summary: _, body: __, baseUrl: ___, ...shared } = operation
  const parts = content && isTrue(own(simple, 'multipart') ?? true)
  const type = parts ? 'multipart' : 'media'
  const form = {
    type: 'object',
    properties: { metadata: record(content?.schema.raw), file: FILE },
    required: ['file'],
  }
  const uploadType: Parameter = {
    name: 'uploadType',
    in: 'query',
    required: true,
    schema: { raw: { type: 'string', enum: [type] }, file },
  }
  return {
    ...shared,
    ...(id === undefined ? {} : { id: `${id}.upload` }),
    path: withSlash(path),
    pointer: `${operation.pointer}/mediaUpload`,
    parameters: [...operation.parameters, uploadType],
    ...(rootUrl === baseUrl ? {} : { baseUrl: rootUrl }),
    body: {
      required: true,
      contents: [
        parts
          ? { mediaType: 'multipart/form-data', schema: { raw: form, file } }
          : { mediaType: 'application/octet-stream', schema: { raw: FILE, file } },
      ],
    },
  }
}
