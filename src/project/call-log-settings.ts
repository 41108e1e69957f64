import * as z from 'zod'

/** Where nothing else was wished. */
export const USUAL_CALL_LOG = { bodies: false, days: 30, max: 1000 }

/** What a project keeps of its entities' calls. */
export const CallLogSettings = z.lazy(() =>
  z.strictObject({
    bodies: z
      .boolean()
      .default(USUAL_CALL_LOG.bodies)
      .describe('Whether arguments and the beginning of results are kept, sealed'),
    days: z.int().min(1).max(365).default(USUAL_CALL_LOG.days),
    max: z
      .int()
      .min(100)
      .max(100_000)
      .default(USUAL_CALL_LOG.max)
      .describe('How many calls of one entity'),
  }),
)
export type CallLogSettings = z.infer<typeof CallLogSettings>

/** The same as it travels with the rules of an app, so that a call knows it without asking. */
export interface CallLogTerms extends CallLogSettings {
  /** Whether an endpoint wants to be told of each call. */
  readonly told?: boolean
}
