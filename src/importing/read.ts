import { readDiscovery } from './discovery.ts'
import { type FetchFile, gatherFiles } from './files.ts'
import { readOpenApi } from './openapi.ts'
import type { Source } from './openapi-document.ts'
import type { ApiDocument } from './operation.ts'
import { checked, LIMITS, type Limits, parseText, unreadable } from './parse.ts'
import { references } from './pointer.ts'
import { foreignObject } from './read-foreign.ts'
import { readSwagger } from './swagger.ts'
import { isRecord, type Raw, text } from './values.ts'

export interface ReadOptions {
  /** Where the document came from: relative URLs and references start there. */
  readonly url?: string
  /** Reads a further file of the document; without it, references to other files lead nowhere. */
  readonly fetchFile?: FetchFile
  readonly limits?: Partial<Limits>
}

/** What the document says it is; of those that forgot to, what they look like. */
function kindOf(root: Raw): ApiDocument['kind'] | undefined {
  const openapi = text(root['openapi'])
  if (openapi !== undefined) {
    if (/^3(?:\.0|$)/.test(openapi)) return 'openapi-3.0'
    return openapi.startsWith('3.') ? 'openapi-3.1' : undefined
  }
  const swagger = text(root['swagger'])
  if (swagger !== undefined)
    return /^2(?:\.|$)/.test(swagger) ? 'swagger-2.0' : kindOfOpenApi(swagger)
  const google = root['kind'] === 'discovery#restDescription'
  if (google || ('rootUrl' in root && 'resources' in root)) return 'discovery'
  if (!isRecord(root['paths']) || 'asyncapi' in root) return undefined
  return 'definitions' in root || 'host' in root || 'basePath' in root
    ? 'swagger-2.0'
    : 'openapi-3.0'
}

/** `swagger: 3.0.1` was written here and there before version 3 had its name. */
const kindOfOpenApi = (version: string): ApiDocument['kind'] | undefined =>
  version.startsWith('3.') ? kindOf({ openapi: version }) : undefined

/**
 * Reads an API document: OpenAPI 3, Swagger 2.0 or Google Discovery, as JSON or YAML, whatever it is
 * called. Nothing is dereferenced; operations are read one by one as they are asked for.
 *
 * @param given the text, or what it was parsed to
 * @throws {ServiceError} `document-unreadable` where it is no such document, or too large a one
 */
export async function readDocument(
  given: unknown,
  options: ReadOptions = {},
): Promise<ApiDocument> {
  const limits = { ...LIMITS, ...options.limits }
  const root = typeof given === 'string' ? parseText(given, limits) : checked(given, limits, true)
  if (!isRecord(root)) throw unreadable('The document is no object.')
  const kind = kindOf(root)
  if (kind === undefined) throw unreadable(foreignObject(root))
  const url = options.url !== undefined && URL.canParse(options.url) ? options.url : undefined
  const fetchFile = kind === 'discovery' ? undefined : options.fetchFile
  const { files, warnings } = await gatherFiles(root, url, fetchFile, limits)
  const source: Source = {
    root,
    file: files.root,
    url,
    references: references(files, kind === 'openapi-3.1'),
    limits,
    warnings,
  }
  if (kind === 'discovery') return readDiscovery(source)
  return kind === 'openapi-3.0' || kind === 'openapi-3.1'
    ? readOpenApi(source, kind)
    : readSwagger(source)
}
