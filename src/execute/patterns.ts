import type { ArgumentSchema } from '../catalogue/spec.ts'
import { fitsPattern, STEPS_ALLOWED, stepsOf } from '../core/pattern.ts'
import { isRecord } from './coerce.ts'

/** An argument that is not as it must be, and why. */
export interface Fault {
  readonly argument: string
  readonly problem: string
}

/**
 * The texts that do not fit their patterns. All of a call's together may take no more steps than one
 * of them alone: what is too much of that is not looked at, and the app says no to it.
 */
export function patternFaults(
  properties: Readonly<Record<string, ArgumentSchema>>,
  args: Readonly<Record<string, unknown>>,
): Fault[] {
  const faults: Fault[] = []
  let left = STEPS_ALLOWED
  const look = (
    value: unknown,
    { pattern, items, properties: inner }: ArgumentSchema,
    at: string,
  ) => {
    if (typeof value === 'string' && pattern !== undefined) {
      const steps = stepsOf(pattern, value.length)
      if (steps > left) return
      left -= steps
      if (fitsPattern(pattern, value, steps) === false) {
        faults.push({ argument: at, problem: `does not match the pattern ${pattern}` })
      }
    } else if (Array.isArray(value) && items) {
      for (const [i, item] of value.entries()) look(item, items, `${at}.${i}`)
    } else if (isRecord(value) && inner) lookInside(value, inner, `${at}.`)
  }
  const lookInside = (
    values: Readonly<Record<string, unknown>>,
    schemas: Readonly<Record<string, ArgumentSchema>>,
    before: string,
  ) => {
    for (const [name, schema] of Object.entries(schemas)) {
      if (Object.hasOwn(values, name)) look(values[name], schema, `${before}${name}`)
    }
  }
  lookInside(args, properties, '')
  return faults
}
