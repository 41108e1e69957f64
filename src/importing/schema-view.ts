import type { ArgumentSchema } from '../catalogue/spec.ts'
import type { Located, Resolve } from './operation.ts'

/** What reading the schemas of one operation needs, and how much of it is still allowed. */
export interface View {
  readonly resolve: Resolve
  /** Of the operation: Google's Discovery names those that need a property. */
  readonly operationId?: string
  /** Levels of properties below the root; what lies deeper is a free-form object. */
  readonly deepest: number
  /** Schemas that may be looked at, and those that were: past these nothing more is opened. */
  readonly most: number
  readonly seen: { schemas: number }
  /** Told once each. */
  readonly warnings: Set<string>
}

export type Type = ArgumentSchema['type']

/** Several schemas that all apply, as under `allOf`. */
export type Parts = readonly Located[]

/** Kinds of one object, told by the properties that each of them needs. */
export interface Choice {
  /** `true`: an object of two kinds at once is none (`oneOf`). */
  readonly only: boolean
  readonly kinds: readonly (readonly string[])[]
}

/** A schema put together: references followed, `allOf` merged, a union decided. */
export interface Shape {
  type: Type | undefined
  nullable: boolean
  /** All that needs no merging of its own: `format`, `enum`, `default`, `description`, limits. */
  keywords: Record<string, unknown>
  properties: Map<string, Parts>
  required: Set<string>
  items: Parts
  /** What stands under names that no schema names. */
  values: Parts
  /** Properties that no schema names are taken too, and none that a schema names says enough. */
  open: boolean
  /** What was a union, in words: `Pet or Owner`. */
  alternatives: string[]
  /** Names that some kinds of an object need and others do not, where each kind needs some. */
  choice: Choice | undefined
  name: string | undefined
  /** The type that stands further up already and is not opened again. */
  cut: string | undefined
  /** Named schemas that stand here and above: below, they are not opened again. */
  path: ReadonlySet<string>
}

export const emptyShape = (path: ReadonlySet<string> = new Set()): Shape => ({
  type: undefined,
  nullable: false,
  keywords: {},
  properties: new Map(),
  required: new Set(),
  items: [],
  values: [],
  open: false,
  alternatives: [],
  choice: undefined,
  name: undefined,
  cut: undefined,
  path,
})

export const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
