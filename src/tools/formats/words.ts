import type { ArgumentSchema } from '../../catalogue/spec.ts'
import { withSentence } from '../../execute/input-schema.ts'

const spoken = (value: unknown): string =>
  `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``

const FORMATS: Readonly<Record<string, string>> = {
  date: 'A date, as in `2026-01-31`.',
  email: 'An e-mail address.',
  uri: 'A URL.',
  uuid: 'A UUID.',
}

/** What a keyword says, for consumers that do not take it. */
const SENTENCES: Readonly<Record<string, (value: NonNullable<unknown>) => string | undefined>> = {
  enum: (values) => `One of ${(values as unknown[]).map(spoken).join(', ')}.`,
  nullable: (value) => (value === true ? 'May be null.' : undefined),
  examples: (values) => `E.g. ${(values as unknown[]).map(spoken).join(', ')}.`,
  default: (value) => `Default: ${spoken(value)}.`,
  pattern: (value) => `Matches ${spoken(value)}.`,
  minLength: (value) => `At least ${String(value)} characters.`,
  maxLength: (value) => `At most ${String(value)} characters.`,
  format: (value) => FORMATS[String(value)],
}

/** The description of a schema, with these keywords of it put into words. */
export function inWords(
  schema: ArgumentSchema,
  keywords: readonly (keyof ArgumentSchema)[],
  ...more: readonly string[]
): { description?: string } {
  const said = keywords.flatMap((keyword) => {
    const value = schema[keyword]
    return value === undefined || value === null ? [] : (SENTENCES[keyword]?.(value) ?? [])
  })
  const description = [...said, ...more].reduce(withSentence, schema.description ?? '')
  return description === '' ? {} : { description }
}

/** Those of the keywords that a schema has. */
export function only<K extends keyof ArgumentSchema>(
  schema: ArgumentSchema,
  keywords: readonly K[],
): Partial<Pick<ArgumentSchema, K>> {
  return Object.fromEntries(
    keywords.filter((name) => schema[name] !== undefined).map((name) => [name, schema[name]]),
  ) as Partial<Pick<ArgumentSchema, K>>
}

/** Whether it is an object of whose keys nothing is known. */
export const isFreeForm = ({ type, properties }: ArgumentSchema): boolean =>
  type === 'object' && Object.keys(properties ?? {}).length === 0

/** Whether all values of an enum are texts that say something. */
export const hasTexts = ({ enum: values }: ArgumentSchema): boolean =>
  values?.every((value) => typeof value === 'string' && value !== '') ?? false
