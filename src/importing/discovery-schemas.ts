import { ImportFault, type Located, type Resolve, type Resolved } from './operation.ts'
import { pointer } from './pointer.ts'
import { isRecord, own, type Raw, record, text } from './values.ts'

interface DiscoverySchemas {
  readonly resolve: Resolve
  /** The named schema as it stands; `undefined`: there is none. */
  readonly find: (name: string) => Raw | undefined
}

/**
 * Schemas of a Discovery document: JSON Schema of draft 3, referred to by bare names. What `resolve`
 * gives is written as later drafts do, one level at a time.
 */
export function discoveryReferences(root: Raw, file: string): DiscoverySchemas {
  const schemas = record(root['schemas'])
  const find = (name: string): Raw | undefined => {
    const schema = own(schemas, name)
    return isRecord(schema) ? schema : undefined
  }
  const resolve = ({ raw }: Located): Resolved => {
    const { $ref: name, ...beside } = record(raw)
    if (typeof name !== 'string') return { raw: modernSchema(beside), file }
    const target = find(name)
    if (!target) throw new ImportFault(`There is no schema ${name}.`)
    const { $ref: further } = target
    if (typeof further === 'string')
      throw new ImportFault(`The schema ${name} is only a reference.`)
    const id = `${file}${pointer('schemas', name)}`
    return { raw: modernSchema({ ...target, ...beside }), file, id, name }
  }
  return { resolve, find }
}

const NUMBERS = new Set(['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'])
const DROPPED = new Set([
  '__proto__',
  'id',
  'enumDescriptions',
  'enumDeprecated',
  'annotations',
  'repeated',
])

/** One schema or parameter of draft 3 in the words of today. */
export function modernSchema(raw: Raw): Raw {
  const { repeated, required, ...schema } = raw
  if (repeated === true) {
    const { description, ...items } = schema
    const about = description === undefined ? {} : { description }
    return { type: 'array', ...about, items: modernSchema(items) }
  }
  const modern: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(schema)) {
    if (DROPPED.has(key) || (key === 'type' && value === 'any')) continue
    modern[key] = NUMBERS.has(key) && value !== '' ? Number(value) : value
  }
  if ('default' in schema) modern['default'] = typedDefault(schema['type'], schema['default'])
  const description = describe(schema)
  if (description !== undefined) modern['description'] = description
  const needed = Array.isArray(required) ? required : requiredProperties(schema['properties'])
  return needed.length > 0 ? { ...modern, required: needed } : modern
}

const requiredProperties = (properties: unknown): string[] =>
  Object.entries(record(properties))
    .filter(([, it]) => own(it, 'required') === true)
    .map(([name]) => name)

/** Defaults are written as texts, whatever their type. */
function typedDefault(type: unknown, value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (type === 'boolean') return value === 'true'
  return type === 'integer' || type === 'number' ? Number(value) : value
}

const MAX_ENUM_TOLD = 12

/** What the values mean goes into the description, which models read. */
function describe(schema: Raw): string | undefined {
  const said = text(schema['description'])
  const [values, meanings] = [schema['enum'], schema['enumDescriptions']]
  if (!Array.isArray(values) || !Array.isArray(meanings) || values.length > MAX_ENUM_TOLD)
    return said
  const told = values.flatMap((value, i) => {
    const meaning = text(meanings[i])?.replace(/\.$/, '')
    return meaning === undefined ? [] : [`${value}: ${meaning}`]
  })
  return told.length === 0 ? said : [said, `${told.join('; ')}.`].filter(Boolean).join(' ')
}
