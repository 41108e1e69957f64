import type * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'

/**
 * An action's arguments with their defaults. They fit the action's schema when they come here, so
 * what fails is a combination that the schema cannot state.
 */
export const readArguments = <Schema extends z.ZodType>(
  schema: Schema,
  args: Readonly<Record<string, unknown>>,
): z.output<Schema> => {
  const result = schema.safeParse(args)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new ServiceError(
    'invalid-arguments',
    `argument ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`,
  )
}

/** An app's answer as far as we rely on it; its text never enters the message. */
export const readAnswer = <Schema extends z.ZodType>(
  schema: Schema,
  answer: unknown,
): z.output<Schema> => {
  const result = schema.safeParse(answer)
  if (result.success) return result.data
  const where = result.error.issues[0]?.path.join('.') || 'the top'
  throw new ServiceError(
    'upstream-unavailable',
    `the app's answer has an unknown shape at ${where}`,
  )
}
