import type * as z from 'zod'
import type { AuthFacts } from '../auth/facts.ts'
import type { Style } from '../catalogue/spec.ts'

/**
 * What all kinds of API documents are read into, before anything is decided for models: readers
 * (OpenAPI, Swagger, Discovery, fact tables) on one side, the mapping to actions on the other.
 */

/** A schema as it stands in a document, references and all, and the file that it stands in. */
export interface Located {
  readonly raw: unknown
  readonly file: string
}

/** A schema without a reference at its top. */
export interface Resolved {
  readonly raw: Readonly<Record<string, unknown>>
  readonly file: string
  /** The same for the same place of a document: what cycles are told by. `undefined`: written in place. */
  readonly id?: string
  /** Of a named type: `Pet` for `#/components/schemas/Pet`. */
  readonly name?: string
}

/** @throws {ImportFault} where a reference leads nowhere, or to itself */
export type Resolve = (schema: Located) => Resolved

/** Something wrong with one place of a document: told in the report, never the end of an import. */
export class ImportFault extends Error {
  override readonly name = 'ImportFault'
}

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'TRACE'

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header' | 'cookie'
  readonly required: boolean
  readonly description?: string
  readonly schema: Located
  /** As the document says; its defaults left out. */
  readonly style?: Style
}

export interface BodyContent {
  readonly mediaType: string
  readonly schema: Located
  /** For forms: how single properties are written. */
  readonly styles?: Readonly<Record<string, Style>>
}

export interface Operation {
  /** `operationId`, or what the document has in its place. */
  readonly id?: string
  readonly method: Method
  /** As in the document, below the server: `/pets/{petId}`; `{+name}` where slashes stay. */
  readonly path: string
  /** Where it stands: `#/paths/~1pets/get`. */
  readonly pointer: string
  readonly summary?: string
  readonly description?: string
  readonly groups: readonly string[]
  readonly parameters: readonly Parameter[]
  readonly body?: { readonly required: boolean; readonly contents: readonly BodyContent[] }
  /** Base URL of its own, where the document gives it one: template, without a slash at the end. */
  readonly baseUrl?: string
  /** `true`: the document says that no credentials are wanted (`security: []`). */
  readonly anonymous?: boolean
  /** One of these is enough, the widest first; empty where nothing is said. */
  readonly scopes: readonly string[]
  readonly deprecated?: boolean
  /** A preview or beta that the vendor marks as such. */
  readonly preview?: boolean
  /** Said by the document: OpenAPI extensions or our overlay. */
  readonly hints?: {
    readonly readOnly?: boolean
    readonly destructive?: boolean
    readonly idempotent?: boolean
  }
}

/** What a file beside the document says of the app. */
export interface AppFacts {
  readonly slug?: string
  readonly name?: string
  readonly description?: string
  readonly categories: readonly string[]
  readonly docs?: string
  readonly logo?: string
}

/** A document, read. */
export interface ApiDocument {
  readonly kind: 'openapi-3.1' | 'openapi-3.0' | 'swagger-2.0' | 'discovery' | 'facts'
  readonly title: string
  readonly description?: string
  readonly version?: string
  readonly docs?: string
  /** Where it is served: a template over `variables`, without a slash at the end; `undefined`: not said. */
  readonly baseUrl?: string
  /** Variables of the base URL that have no default: asked of the user as fields. */
  readonly variables: Readonly<Record<string, { description?: string; options?: string[] }>>
  /** The ways in that the document describes and that we know; the best first. */
  readonly auth: readonly z.input<typeof AuthFacts>[]
  /** Names of headers, query parameters and cookies that carry credentials: never shown to a model. */
  readonly credentials: readonly string[]
  /** What could not be taken over as a whole: security schemes, servers, files. In words for people. */
  readonly warnings?: readonly string[]
  /** Facts of the app, where they came with the document. */
  readonly app?: AppFacts
  /** Read one by one: each may be a fault, and the next is fine. */
  operations(): Iterable<Operation | { readonly pointer: string; readonly fault: ImportFault }>
  readonly resolve: Resolve
}
