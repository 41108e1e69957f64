/**
 * What is wrong with tools for each consumer, by the limits that their vendors publish: written
 * apart from what makes the tools, and reading nothing but the tools.
 */

export interface Schema {
  readonly [keyword: string]: unknown
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly required?: readonly string[]
  readonly enum?: readonly unknown[]
}

const JSON_TYPES = ['string', 'integer', 'number', 'boolean', 'array', 'object', 'null']

/** A schema and all in it, with place and level. */
function* within(schema: Schema, at = '', level = 0): Generator<[Schema, string, number]> {
  yield [schema, at, level]
  if (schema.items) yield* within(schema.items, `${at}[]`, level)
  for (const [name, one] of Object.entries(schema.properties ?? {})) {
    yield* within(one, `${at}.${name}`, level + 1)
  }
}

const typesOf = ({ type }: Schema): readonly string[] =>
  typeof type === 'string' ? [type] : (type ?? [])

/** What no JSON Schema may be, whoever reads it. */
function jsonFaults(root: Schema): string[] {
  const faults: string[] = []
  if (root.type !== 'object' || !root.properties) faults.push('the root is no object')
  for (const [schema, at] of within(root)) {
    const types = typesOf(schema)
    const fail = (what: string) => faults.push(`${at}: ${what}`)
    if (types.length === 0 || !types.every((type) => JSON_TYPES.includes(type))) fail('its type')
    if (types.includes('array') !== (schema.items !== undefined)) fail('items')
    const names = Object.keys(schema.properties ?? {})
    if (schema.required?.some((name) => !names.includes(name))) fail('requires what is not there')
    if (schema.required && new Set(schema.required).size < schema.required.length) fail('twice')
    if (schema.enum && new Set(schema.enum).size < schema.enum.length) fail('an enum with doubles')
    if (schema.enum?.length === 0) fail('an empty enum')
    const { pattern } = schema
    if (pattern !== undefined) {
      try {
        new RegExp(String(pattern), 'u')
      } catch {
        fail('its pattern')
      }
    }
  }
  return faults
}

interface NamedTool {
  readonly name: string
  readonly description: string
}

const nameFaults = ({ name, description }: NamedTool, rule: RegExp): string[] => [
  ...(rule.test(name) ? [] : ['its name']),
  ...(description.length > 0 && description.length <= 1024 ? [] : ['its description']),
]

const OPENAI_NAME = /^[a-zA-Z0-9_-]{1,64}$/

type OpenAIFunction = NamedTool & { readonly parameters: Schema; readonly strict?: boolean }

export function openAIFaults({ parameters, strict, ...named }: OpenAIFunction): string[] {
  const faults = [...nameFaults(named, OPENAI_NAME), ...jsonFaults(parameters)]
  for (const [schema, at] of within(parameters)) {
    if (typesOf(schema).includes('object') && !schema.properties) faults.push(`${at}: properties`)
  }
  return strict ? [...faults, ...strictFaults(parameters)] : faults
}

const STRICT_KEYWORDS = new Set([
  ...['type', 'description', 'enum', 'items', 'properties', 'required', 'additionalProperties'],
  ...['format', 'minimum', 'maximum', 'minItems', 'maxItems'],
])
const STRICT_FORMATS = new Set([
  ...['date-time', 'time', 'date', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uuid'],
])

function strictFaults(root: Schema): string[] {
  const faults: string[] = []
  let [properties, characters, values] = [0, 0, 0]
  for (const [schema, at, level] of within(root)) {
    const fail = (what: string) => faults.push(`${at}: ${what}`)
    for (const word of Object.keys(schema)) if (!STRICT_KEYWORDS.has(word)) fail(`has ${word}`)
    const names = Object.keys(schema.properties ?? {})
    if (typesOf(schema).includes('object')) {
      if (schema['additionalProperties'] !== false) fail('is open')
      if (names.some((name) => !schema.required?.includes(name))) fail('has an optional key')
      if (names.length === 0 && at !== '') fail('is an object of nothing')
    }
    if (schema['format'] !== undefined && !STRICT_FORMATS.has(String(schema['format']))) {
      fail('its format')
    }
    const texts = (schema.enum ?? []).map(String).join('')
    if ((schema.enum?.length ?? 0) > 250 && texts.length > 15_000) fail('a large enum')
    if (schema.enum?.includes(null) && !typesOf(schema).includes('null')) fail('null in an enum')
    if (level > 10) fail('too deep')
    properties += names.length
    characters += names.join('').length + texts.length
    values += schema.enum?.length ?? 0
  }
  if (properties > 5_000 || characters > 120_000 || values > 1_000) faults.push('too large')
  return faults
}

export function anthropicFaults(tool: NamedTool & { readonly input_schema: Schema }): string[] {
  const { input_schema: schema } = tool
  const keys = Object.keys(schema.properties ?? {})
  return [
    ...nameFaults(tool, /^[a-zA-Z0-9_-]{1,64}$/),
    ...jsonFaults(schema),
    ...['oneOf', 'anyOf', 'allOf'].filter((word) => word in schema),
    ...keys.filter((key) => !/^[a-zA-Z0-9_.-]{1,64}$/.test(key)),
  ]
}

const GEMINI_KEYWORDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  type: (value) => /^(?:STRING|INTEGER|NUMBER|BOOLEAN|ARRAY|OBJECT)$/.test(String(value)),
  description: (value) => typeof value === 'string',
  enum: (value) => Array.isArray(value) && value.every((it) => typeof it === 'string' && it !== ''),
  format: (value) => value === 'date-time',
  nullable: (value) => value === true,
  default: () => true,
  minimum: (value) => typeof value === 'number',
  maximum: (value) => typeof value === 'number',
  ...Object.fromEntries(
    ['minItems', 'maxItems', 'minLength', 'maxLength'].map((name) => [
      name,
      (value: unknown) => typeof value === 'string' && /^\d+$/.test(value),
    ]),
  ),
  items: (value) => typeof value === 'object',
  properties: (value) => Object.keys(value as object).length > 0,
  required: (value) => Array.isArray(value) && value.length > 0,
  propertyOrdering: Array.isArray,
}

export function geminiFaults(tool: NamedTool & { readonly parameters?: Schema }): string[] {
  const faults = nameFaults(tool, /^[a-zA-Z_][a-zA-Z0-9_.:-]{0,63}$/)
  if (!tool.parameters) return faults
  if (tool.parameters.type !== 'OBJECT') faults.push('the root is no object')
  for (const [schema, at] of within(tool.parameters)) {
    for (const [word, value] of Object.entries(schema)) {
      if (!GEMINI_KEYWORDS[word]?.(value)) faults.push(`${at}: ${word}`)
    }
    const { type, properties, required = [] } = schema
    if (type === 'OBJECT' && !properties) faults.push(`${at}: an object of nothing`)
    if (type === 'ARRAY' && !schema.items) faults.push(`${at}: no items`)
    if (schema.enum && (type !== 'STRING' || schema.enum.length > 100)) faults.push(`${at}: enum`)
    if (required.some((name) => !properties?.[name])) faults.push(`${at}: required`)
  }
  return faults
}

export function mcpFaults(tool: NamedTool & { readonly inputSchema: Schema }): string[] {
  return [...nameFaults(tool, /^[A-Za-z0-9_.-]{1,100}$/), ...jsonFaults(tool.inputSchema)]
}

export function jsonSchemaFaults(schema: Schema): string[] {
  const named = { name: String(schema['title']), description: String(schema['description']) }
  return [...nameFaults(named, OPENAI_NAME), ...jsonFaults(schema)]
}
