import type { Schema } from '@cfworker/json-schema'
import type { ArgumentSchema } from '../catalogue/spec.ts'

/** What a description may have, in characters. */
const MAX_DESCRIPTION = 256
const MAY_BE_NULL = 'May be null.'

/** A schema with all schemas in it changed, the innermost first. */
function mapSchema<S extends object>(
  schema: ArgumentSchema,
  change: (schema: ArgumentSchema) => S,
): S {
  const { items, properties, ...rest } = schema
  return change({
    ...rest,
    ...(items && { items: mapSchema(items, change) as ArgumentSchema }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, inner]) => [
          name,
          mapSchema(inner, change) as ArgumentSchema,
        ]),
      ),
    }),
  })
}

/**
 * As models are shown it: what not every provider takes (a type of `null`, numbers in an `enum`,
 * `examples`, `additionalProperties`; Gemini's subset is the smallest) is said in words.
 */
export const shownSchema = (schema: ArgumentSchema): ArgumentSchema =>
  mapSchema(schema, (one) => {
    const { nullable, examples = [], additionalProperties: _, enum: values, ...rest } = one
    const words = values?.every((value) => typeof value === 'string') ? values : undefined
    const said = [
      ...(values && !words ? [`One of ${values.join(', ')}.`] : []),
      ...(nullable ? [MAY_BE_NULL] : []),
      ...(examples.length > 0 ? [`E.g. ${examples.map(spoken).join(', ')}.`] : []),
    ]
    const description = said.reduce(withSentence, rest.description ?? '')
    return { ...rest, ...(words && { enum: words }), ...(description !== '' && { description }) }
  })

const spoken = (value: unknown): string =>
  `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``

export function withSentence(description: string, sentence: string): string {
  if (description.includes(sentence) || sentence.length > MAX_DESCRIPTION / 2) return description
  const room = MAX_DESCRIPTION - sentence.length - 1
  const words =
    description.length <= room ? description : `${description.slice(0, room - 1).trimEnd()}…`
  return `${words} ${sentence}`.trimStart()
}

/** As it is enforced, in JSON Schema 2020-12; patterns are looked at by `patterns.ts`, with a bound. */
export const enforcedSchema = (schema: ArgumentSchema): Schema =>
  mapSchema<Schema>(schema, (one) => {
    const { nullable, pattern: _, ...rest } = one
    if (!nullable) return rest
    const values = rest.enum && { enum: [...rest.enum, null] }
    return { ...rest, type: [rest.type, 'null'], ...values }
  })
