import type { ActionSpec, ArgumentSchema } from '../../catalogue/spec.ts'
import { inputSchema } from '../../execute/arguments.ts'
import type { ToolFormat } from './format.ts'
import { strictParameters } from './strict-schema.ts'

/** OpenAI takes no more tools in a request. */
const MOST = 128

/** Objects of which no keys are known get an empty list of them: OpenAI wants `properties`. */
function withProperties({ properties, items, ...rest }: ArgumentSchema): ArgumentSchema {
  const inner = properties && Object.entries(properties)
  return {
    ...rest,
    ...(items && { items: withProperties(items) }),
    ...(inner && {
      properties: Object.fromEntries(inner.map(([name, one]) => [name, withProperties(one)])),
    }),
    ...(rest.type === 'object' && !inner && { properties: {}, additionalProperties: true }),
  }
}

const parametersOf = (action: ActionSpec): ArgumentSchema => withProperties(inputSchema(action))

/** As chat completions nest it, and as the Responses API has it flat. */
const nested = (fields: object) => ({ type: 'function', function: fields })
const flat = (fields: object) => ({ type: 'function', ...fields })

type Wrap = typeof nested | typeof flat

/** Without constrained decoding. The Responses API is told so: it would try otherwise. */
const plain = (wrap: Wrap, said: object): ToolFormat => ({
  most: MOST,
  shape: (action) => {
    const { name, description } = action
    return { tool: wrap({ name, description, parameters: parametersOf(action), ...said }) }
  },
})

/** With it; an action that it cannot express is offered without, and that is told. */
const strict = (wrap: Wrap): ToolFormat => ({
  most: MOST,
  shape: (action) => {
    const { name, description } = action
    const { parameters, problem } = strictParameters(action)
    if (parameters) return { tool: wrap({ name, description, parameters, strict: true }) }
    return {
      tool: wrap({ name, description, parameters: parametersOf(action), strict: false }),
      changed: `not strict: ${problem}`,
    }
  },
})

export const openAI = plain(nested, {})
export const openAIStrict = strict(nested)
export const openAIResponses = plain(flat, { strict: false })
export const openAIResponsesStrict = strict(flat)
