import type { ActionDefinition, ArgumentSchema } from '../../src/catalogue/spec.ts'

/** Keywords that OpenAI, Anthropic and Gemini all take, `nullable` included. */
const KEYWORDS = new Set([
  ...['type', 'description', 'enum', 'default', 'format', 'pattern', 'nullable'],
  ...['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'],
  ...['items', 'properties', 'required'],
])
const FORMATS = new Set(['date', 'date-time', 'email', 'uri', 'uuid'])
const TYPES = new Set(['string', 'integer', 'number', 'boolean', 'array', 'object'])

/** Levels of properties below the root. */
const DEEPEST = 5
/** Characters of JSON of a whole tool: name, description, input. */
const MOST_CHARACTERS = 34_000

/**
 * What is wrong with an action for the strictest of all model providers at once: OpenAI's rule for
 * names, Anthropic's for keys, Gemini's subset of schemas. Empty where nothing is.
 */
export function faultsOf({ name, description, input }: ActionDefinition): string[] {
  const faults: string[] = []
  const { required = [] } = input
  const properties = (input.properties ?? {}) as Record<string, ArgumentSchema> // as zod has it
  if (!/^[A-Z][A-Z0-9_]{0,63}$/.test(name)) faults.push('a name that OpenAI refuses')
  if (description.length < 30 || description.length > 1024) faults.push('description: its length')
  for (const key of Object.keys(properties)) {
    if (!/^[a-zA-Z0-9_-]{1,64}$/.test(key)) faults.push(`${key}: a key that Anthropic refuses`)
  }
  faults.push(...membersFaults({ type: 'object', properties, required }, '', 0))
  const size = JSON.stringify({ name, description, input }).length
  if (size > MOST_CHARACTERS) faults.push(`${size} characters`)
  return faults
}

function membersFaults(schema: ArgumentSchema, at: string, depth: number): string[] {
  const { properties = {}, required = [] } = schema
  const lost = required.filter((name) => !Object.hasOwn(properties, name))
  return [
    ...lost.map((name) => `${at}: requires ${name}, which is no property`),
    ...(new Set(required).size < required.length ? [`${at}: requires a property twice`] : []),
    ...Object.entries(properties).flatMap(([name, one]) =>
      schemaFaults(one, `${at}.${name}`, depth + 1),
    ),
  ]
}

function schemaFaults(schema: ArgumentSchema, at: string, depth: number): string[] {
  const faults: string[] = []
  const fail = (what: string) => faults.push(`${at}: ${what}`)
  for (const keyword of Object.keys(schema)) if (!KEYWORDS.has(keyword)) fail(`has ${keyword}`)
  if (typeof schema.type !== 'string' || !TYPES.has(schema.type)) fail('has no single type')
  if (depth > DEEPEST) fail(`is ${depth} levels deep`)
  if ((schema.description ?? '').length > 256) fail('has a long description')
  if ((schema.type === 'array') !== (schema.items !== undefined))
    fail('items where no array, or none')
  if (schema.type !== 'object' && schema.properties) fail('has properties and is no object')
  if (schema.properties && Object.keys(schema.properties).length === 0) fail('has no properties')
  if (schema.format !== undefined && !FORMATS.has(schema.format)) fail(`format ${schema.format}`)
  faults.push(...enumFaults(schema, at), ...patternFaults(schema, at))
  if (schema.items) faults.push(...schemaFaults(schema.items, `${at}[]`, depth))
  return [...faults, ...membersFaults(schema, at, depth)]
}

/** Gemini takes texts only, and none that is empty; many values count in every provider. */
function enumFaults({ type, enum: values, default: value }: ArgumentSchema, at: string): string[] {
  if (!values) return []
  const texts = values.filter((one) => typeof one === 'string' && one !== '')
  return [
    ...(type === 'string' ? [] : [`${at}: an enum of ${type}`]),
    ...(values.length === 0 || texts.length < values.length ? [`${at}: values of its enum`] : []),
    ...(new Set(values).size < values.length ? [`${at}: a value of its enum twice`] : []),
    ...(values.length > 250 ? [`${at}: ${values.length} values`] : []),
    ...(value === undefined || values.includes(value as string) ? [] : [`${at}: its default`]),
  ]
}

function patternFaults({ pattern }: ArgumentSchema, at: string): string[] {
  if (pattern === undefined) return []
  try {
    return new RegExp(pattern, 'u') instanceof RegExp ? [] : [`${at}: its pattern`]
  } catch {
    return [`${at}: a pattern that is none`]
  }
}
