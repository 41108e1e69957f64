import type { ActionDefinition } from './spec.ts'

/**
 * The same action with the arguments first that it cannot do without, in the order in which it
 * requires them: models read and fill in a schema from its top.
 */
export function requiredFirst(action: ActionDefinition): ActionDefinition {
  const { required = [], properties = {} } = action.input
  const rank = (name: string) => (required.includes(name) ? required.indexOf(name) : Infinity)
  const sorted = Object.entries(properties).toSorted(([a], [b]) => {
    const [first, second] = [rank(a), rank(b)]
    return first === second ? 0 : first - second
  })
  return { ...action, input: { ...action.input, properties: Object.fromEntries(sorted) } }
}
