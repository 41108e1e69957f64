import { type OutputUnit, Validator } from '@cfworker/json-schema'
import type { ActionSpec } from '../catalogue/spec.ts'
import { ServiceError } from '../core/errors.ts'
import { coerceAll, isRecord } from './coerce.ts'
import { fileMeant } from './files.ts'
import { enforcedSchema, shownSchema } from './input-schema.ts'
import { type Fault, patternFaults } from './patterns.ts'

/** The action's input as one JSON Schema: what models are shown. `null` is told of in words only. */
export const inputSchema = ({ input }: ActionSpec) => ({
  type: 'object' as const,
  properties: mapValues(input.properties, shownSchema),
  required: input.required,
})

const mapValues = <V, W>(from: Readonly<Record<string, V>>, to: (value: V) => W) =>
  Object.fromEntries(Object.entries(from).map(([name, value]) => [name, to(value)]))

const validators = new WeakMap<ActionSpec, Validator>()

function validatorOf(action: ActionSpec): Validator {
  const known = validators.get(action)
  if (known) return known
  const { required, properties } = action.input
  const made = new Validator(
    { type: 'object', required, properties: mapValues(properties, enforcedSchema) },
    '2020-12',
    false,
  )
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
  const named = renamed(action, (given ?? {}) as Record<string, unknown>)
  for (const name of action.files) if (name in named) named[name] = fileMeant(named[name])
  const args = coerceAll(named, properties, false)
  const { valid, errors } = validatorOf(action).validate(args)
  const unlike = patternFaults(properties, args)
  if (valid && unlike.length === 0) return args
  const faults = [...missing(action, args), ...misfits(errors), ...unlike]
  const detail = faults.map(({ argument, problem }) => `${argument}: ${problem}`).join('; ')
  throw new ServiceError('invalid-arguments', `${action.name}: ${detail}`, { errors: faults })
}

/** Under our names. `null` counts as not given, unless the API tells the two apart. */
function renamed(action: ActionSpec, given: Record<string, unknown>): Record<string, unknown> {
  const { argumentAliases: aliases, input } = action
  const targetOf = (name: string) => (Object.hasOwn(aliases, name) ? (aliases[name] ?? name) : name)
  const mayBeNull = (name: string) =>
    Object.hasOwn(input.properties, name) && input.properties[name]?.nullable === true
  const told = Object.entries(given).filter(
    ([name, value]) => value !== undefined && (value !== null || mayBeNull(targetOf(name))),
  )
  const out: Record<string, unknown> = {}
  for (const [name, value] of told) {
    const target = targetOf(name)
    const taken = target !== name && told.some(([other]) => other === target)
    if (!taken) out[target] = value
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
