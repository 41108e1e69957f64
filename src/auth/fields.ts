import * as z from 'zod'
import { ServiceError } from '../core/errors.ts'
import { fitsPattern } from '../core/pattern.ts'
import { plainText } from '../core/plain-text.ts'

/** One thing that a scheme needs from the developer or from the user, as an app's file says it. */
export const Field = z.lazy(() =>
  z.strictObject({
    name: z.string().regex(/^[a-z][a-zA-Z0-9_]{0,39}$/),
    label: z.string().overwrite(plainText).min(1).max(80),
    type: z.enum(['text', 'password', 'url', 'email', 'select', 'multiline']).default('text'),
    /** The whole value must match; no value is taken of which this cannot be found out in a moment. */
    pattern: z.string().max(200).optional(),
    /** Kept sealed, and never shown again. Passwords always are. */
    secret: z.boolean().optional(),
    default: z.string().optional(),
    /** Where the user finds it. */
    help: z.string().overwrite(plainText).max(300).optional(),
    required: z.boolean().default(true),
    options: z.array(z.strictObject({ value: z.string(), label: z.string() })).optional(),
  }),
)
export type Field = z.infer<typeof Field>

/** Values by field name, as given by a person or a developer. */
export type FieldValues = Readonly<Record<string, string>>

export const isSecret = (field: Field): boolean =>
  field.secret ?? (field.type === 'password' || field.type === 'multiline')

/** What is wrong with a value, in words for the person who gave it. */
export interface FieldFault {
  readonly field: string
  readonly problem: string
}

const MAX_LENGTH = 16_384

/**
 * Reads what was given for fields: trimmed, defaults filled in, patterns checked.
 *
 * @returns the values of the fields that have one, or what is wrong, field by field
 */
export function readFields(
  fields: readonly Field[],
  given: Readonly<Record<string, unknown>>,
): { values: FieldValues } | { faults: FieldFault[] } {
  const values: Record<string, string> = {}
  const faults: FieldFault[] = []
  for (const field of fields) {
    const raw = Object.hasOwn(given, field.name) ? given[field.name] : undefined
    const text = typeof raw === 'string' ? raw.trim() : raw === undefined ? '' : String(raw)
    const value = text === '' ? (field.default ?? '') : text
    const problem = faultOf(field, value)
    if (problem) faults.push({ field: field.name, problem })
    else if (value !== '') values[field.name] = value
  }
  return faults.length > 0 ? { faults } : { values }
}

function faultOf(field: Field, value: string): string | undefined {
  if (value === '') return field.required ? `${field.label} is needed.` : undefined
  if (value.length > MAX_LENGTH) return `${field.label} is too long.`
  if (field.type !== 'multiline' && /[\r\n\0]/.test(value))
    return `${field.label} must be one line.`
  if (field.options && !field.options.some((option) => option.value === value)) {
    return `Choose one of: ${field.options.map(({ label }) => label).join(', ')}.`
  }
  return !field.pattern || fitsPattern(`^(?:${field.pattern})$`, value) === true
    ? undefined
    : `${field.label} does not look right.${field.help ? ` ${field.help}` : ''}`
}

/** What may be shown and stored openly, and what is to be sealed. */
export function splitFields(
  fields: readonly Field[],
  values: FieldValues,
): { data: FieldValues; secrets: FieldValues } {
  const hidden = new Set(fields.filter(isSecret).map(({ name }) => name))
  const pick = (secret: boolean) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => hidden.has(name) === secret))
  return { data: pick(false), secrets: pick(true) }
}

/** Values that a form may be filled with again. */
export const publicValues = (fields: readonly Field[], values: FieldValues): FieldValues =>
  splitFields(fields, values).data

/** As {@link readFields}, for callers of the API. @throws {ServiceError} `fields-invalid` */
export function requireFields(
  fields: readonly Field[],
  given: Readonly<Record<string, unknown>>,
): FieldValues {
  const unknown = Object.keys(given).filter((name) => !fields.some((field) => field.name === name))
  const read = readFields(fields, given)
  const faults = [
    ...('faults' in read ? read.faults : []),
    ...unknown.map((field) => ({ field, problem: 'There is no such field.' })),
  ]
  if (faults.length === 0 && 'values' in read) return read.values
  const detail = faults.map(({ field, problem }) => `${field}: ${problem}`).join(' ')
  throw new ServiceError('fields-invalid', detail, { errors: faults })
}
