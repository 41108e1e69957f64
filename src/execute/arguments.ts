import { type OutputUnit, Validator } from '@cfworker/json-schema'
import type { ActionSpec } from '../catalogue/spec.ts'
import { ServiceError } from '../core/errors.ts'
import { coerceAll, isRecord } from './coerce.ts'

/** The action's input as one JSON Schema: what models are shown is what is enforced. */
export const inputSchema = ({ input }: ActionSpec) => ({
  type: 'object' as const,
  properties: input.properties,
  required: input.required,
})

const validators = new WeakMap<ActionSpec, Validator>()

function validatorOf(action: ActionSpec): Validator {
  const known = validators.get(action)
  if (known) return known
  const made = new Validator(inputSchema(action), '2020-12', false)
  validators.set(action, made)
  return made
}

/**
 * Reads a model's arguments: aliases become our names, values become what the schema means, what
 * the action does not know is dropped.
 *
 * @throws {ServiceError} `invalid-arguments`, with `errors`: each names an argument and what to do
 */
export function readArguments(action: ActionSpec, given: unknown): Record<string, unknown> {
  if (!isRecord(given ?? {})) {
    throw new ServiceError(
      'invalid-arguments',
      `${action.name} takes its arguments as one JSON object`,
    )
  }
  const { properties } = action.input
  const args = coerceAll(
    renamed(action, (given ?? {}) as Record<string, unknown>),
    properties,
    false,
  )
  const { valid, errors } = validatorOf(action).validate(args)
  if (valid) return args
  const faults = [...missing(action, args), ...misfits(errors)]
  const detail = faults.map(({ argument, problem }) => `${argument}: ${problem}`).join('; ')
  throw new ServiceError('invalid-arguments', `${action.name}: ${detail}`, { errors: faults })
}

/** Under our names. `null` counts as not given. */
function renamed(action: ActionSpec, given: Record<string, unknown>): Record<string, unknown> {
  const told = Object.entries(given).filter(([, value]) => value !== null && value !== undefined)
  const out: Record<string, unknown> = {}
  for (const [name, value] of told) {
    const target = Object.hasOwn(action.argumentAliases, name) ? action.argumentAliases[name] : name
    const taken = target !== name && told.some(([other]) => other === target)
    if (!taken) out[target ?? name] = value
  }
  for (const [name, { into, at }] of Object.entries(action.splits)) {
    const value = out[name]
    if (typeof value !== 'string' || into.some((part) => part !== name && part in out)) continue
    const parts = value.split(at)
    if (parts.length !== into.length) continue
    into.forEach((part, i) => {
      out[part] = parts[i]
    })
  }
  return out
}

interface Fault {
  readonly argument: string
  readonly problem: string
}

function missing({ input }: ActionSpec, args: Record<string, unknown>): Fault[] {
  return input.required
    .filter((name) => !(name in args))
    .map((name) => {
      const { type, description = '' } = input.properties[name] ?? { type: 'string' }
      return {
        argument: name,
        problem: `missing; give a value of type ${type}. ${description}`.trim(),
      }
    })
}

/** The deepest complaints only: those above merely repeat that something below is wrong. */
function misfits(errors: readonly OutputUnit[]): Fault[] {
  const noise = new Set(['properties', 'items'])
  return errors
    .filter(({ keyword, instanceLocation }) => {
      const told = keyword === 'required' && instanceLocation === '#' // by missing()
      return !noise.has(keyword) && !told
    })
    .map(({ instanceLocation, error }) => ({
      argument: instanceLocation.replace(/^#\/?/, '').replaceAll('/', '.') || 'arguments',
      problem: error,
    }))
}
