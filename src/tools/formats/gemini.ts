import type { ActionSpec, ArgumentSchema } from '../../catalogue/spec.ts'
import type { ToolFormat } from './format.ts'
import { hasTexts, inWords, isFreeForm, only } from './words.ts'

/** How many functions one request takes (Gemini API, function calling). */
const MOST = 128
/** Gemini counts values against the size of its grammar: longer enums are told of in words. */
const MOST_VALUES = 100

const TYPES = {
  string: 'STRING',
  integer: 'INTEGER',
  number: 'NUMBER',
  boolean: 'BOOLEAN',
  array: 'ARRAY',
  object: 'OBJECT',
} as const

type GeminiSchema = Readonly<Record<string, unknown>>

/** int64 in protocol buffers is text in JSON. */
const counts = (
  schema: ArgumentSchema,
  ...names: ('minItems' | 'maxItems' | 'minLength' | 'maxLength')[]
) => Object.fromEntries(Object.entries(only(schema, names)).map(([name, n]) => [name, String(n)]))

/** An argument in Gemini's subset of OpenAPI 3.0. */
function geminiSchema(schema: ArgumentSchema): GeminiSchema {
  const { type, items, properties = {}, required, format } = schema
  if (isFreeForm(schema)) return jsonText(schema)
  const texts = hasTexts(schema) && type === 'string' && (schema.enum?.length ?? 0) <= MOST_VALUES
  const known = type === 'string' && format === 'date-time'
  return {
    type: TYPES[type],
    ...inWords(schema, [
      ...(texts ? [] : (['enum'] as const)),
      ...(known ? [] : (['format'] as const)),
      ...(['pattern', 'examples'] as const),
    ]),
    ...(texts && { enum: schema.enum }),
    ...(known && { format }),
    ...(schema.nullable && { nullable: true }),
    ...only(schema, ['minimum', 'maximum', 'default']),
    ...counts(schema, 'minItems', 'maxItems', 'minLength', 'maxLength'),
    ...(items && { items: geminiSchema(items) }),
    ...(type === 'object' && members(properties, required)),
  }
}

/** Gemini takes no object without known keys: a text that holds one is read as what it holds. */
const jsonText = (schema: ArgumentSchema): GeminiSchema => ({
  type: TYPES.string,
  ...inWords(schema, ['examples'], 'Give a JSON object, as text.'),
  ...(schema.nullable && { nullable: true }),
})

function members(
  properties: Readonly<Record<string, ArgumentSchema>>,
  required: readonly string[] = [],
) {
  const names = Object.keys(properties)
  const needed = required.filter((name) => names.includes(name))
  return {
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, member]) => [name, geminiSchema(member)]),
    ),
    ...(needed.length > 0 && { required: needed }),
    propertyOrdering: names,
  }
}

/** A function without arguments has no `parameters`: an object without keys is refused. */
function declaration({ name, description, input }: ActionSpec): object {
  const { properties, required } = input
  const none = Object.keys(properties).length === 0
  const parameters = { type: TYPES.object, ...members(properties, required) }
  return { name, description, ...(!none && { parameters }) }
}

const hasFreeForm = (schema: ArgumentSchema): boolean =>
  isFreeForm(schema) ||
  (schema.items !== undefined && hasFreeForm(schema.items)) ||
  Object.values(schema.properties ?? {}).some(hasFreeForm)

/** The classic `parameters`, which every version of the API reads. */
export const gemini: ToolFormat = {
  most: MOST,
  shape: (action) => {
    const free = Object.entries(action.input.properties).filter(([, one]) => hasFreeForm(one))
    const names = free.map(([name]) => name).join(', ')
    return {
      tool: declaration(action),
      ...(names !== '' && { changed: `objects of any keys are JSON texts: ${names}` }),
    }
  },
  assemble: (tools) => (tools.length > 0 ? [{ functionDeclarations: tools }] : []),
}
