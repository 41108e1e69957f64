import { placeOf, wireName } from '../catalogue/places.ts'
import type { ActionSpec } from '../catalogue/spec.ts'
import { ServiceError } from '../core/errors.ts'
import { type Field, fieldsOf } from './serialise.ts'

type Arguments = Readonly<Record<string, unknown>>

/** A field, and the argument that it came of. */
interface ArgumentField {
  readonly field: Field
  readonly argument: string
}

/**
 * The fields that arguments become in a query or form. The keys of an object may be fields of their
 * own, but never those that belong to others.
 *
 * @param taken names of fields that are no argument's
 * @throws {ServiceError} `invalid-arguments` where an object names another field
 */
export function argumentFields(
  action: ActionSpec,
  given: Arguments,
  place: 'query' | 'body',
  taken: readonly string[],
): ArgumentField[] {
  if (Object.keys(given).length === 0) return []
  const arguments_ = Object.keys(action.input.properties)
  const others = arguments_.filter((name) => placeOf(action, name) === place)
  const owned = new Set([...taken, ...others.map((name) => wireName(action, name))])
  return Object.entries(given).flatMap(([argument, value]) => {
    const own = wireName(action, argument)
    const fields = fieldsOf(own, value, action.style[argument])
    const stolen = fields.find(({ name }) => name !== own && owned.has(name))
    if (!stolen) return fields.map((field) => ({ field, argument }))
    const detail = `${action.name}: ${argument}: leave out "${stolen.name}", which is a parameter of its own`
    throw new ServiceError('invalid-arguments', detail)
  })
}
