import { PLACEHOLDER, wireName } from '../catalogue/places.ts'
import type { ActionSpec } from '../catalogue/spec.ts'
import { ServiceError } from '../core/errors.ts'
import { expand, plain } from './serialise.ts'

type Arguments = Readonly<Record<string, unknown>>

/**
 * The path of a request, filled from arguments, then their defaults, then what the connection gives.
 *
 * @throws {ServiceError} `invalid-arguments` where a value would leave its place
 */
export function fillPath(
  template: string,
  action: ActionSpec,
  args: Arguments,
  parameters: Readonly<Record<string, string>>,
): string {
  const queryAt = template.indexOf('?')
  return template.replace(PLACEHOLDER, (_, plus: string, name: string, at: number) => {
    const reserved = plus === '+' || action.style[name]?.allowReserved === true
    const inQuery = queryAt !== -1 && at > queryAt
    const own = Object.hasOwn(parameters, name) ? parameters[name] : undefined
    const value = args[name] ?? action.input.properties[name]?.default ?? own ?? ''
    return pathValue(
      action,
      name,
      value,
      reserved && !inQuery ? encodeReserved : encodeURIComponent,
    )
  })
}

/** Reserved characters that a path may hold as they are; `?`, `#`, `%` and brackets never are. */
const RESERVED = /%(?:2F|3A|40|24|26|2B|2C|3B|3D)/g

const encodeReserved = (text: string) =>
  encodeURIComponent(text).replace(RESERVED, decodeURIComponent)

/** A segment that means the one above; some servers cut at the semicolon before they look. */
const DOTS = /^\.{1,2}(?:;|$)/

/**
 * Encoded whole, so that no value can leave its segment. A dot segment would be folded away; an empty
 * one would mean the collection in place of its member, unless the schema says `minLength: 0`.
 */
function pathValue(
  action: ActionSpec,
  name: string,
  value: unknown,
  encode: (text: string) => string,
): string {
  const wire = wireName(action, name)
  const text = wellFormed(() => expand(wire, value, action.style[name], encode))
  const empty = text === '' && action.input.properties[name]?.minLength !== 0
  if (text !== undefined && !empty && !text.split('/').some((part) => DOTS.test(part))) return text
  const shown = JSON.stringify(typeof value === 'object' ? value : plain(value))
  throw new ServiceError('invalid-arguments', `${action.name}: ${name} cannot be ${shown}`)
}

/** `undefined` for half a letter, which has no encoding. */
function wellFormed(encoded: () => string): string | undefined {
  try {
    return encoded()
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}
