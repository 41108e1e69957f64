import * as z from 'zod'
import { ActionSpec, AppSpec } from '../catalogue/spec.ts'
import type { ThinAction } from '../catalogue/thin.ts'

/** Something that an import left out or mended, and where. */
const Note = z.lazy(() =>
  z.strictObject({
    /** JSON pointer into the document, `#/paths/~1pets/get`. */
    pointer: z.string(),
    reason: z.string(),
  }),
)

/** What became of a document's operations. */
export const ImportReport = z.lazy(() =>
  z.strictObject({
    /** What was read: `openapi-3.1`, `discovery` ... */
    kind: z.string(),
    published: z.int(),
    /** Left out on purpose: deprecated, a preview, a token endpoint. */
    skipped: z.array(Note),
    /** Left out because something is wrong with them; all others are published. */
    faults: z.array(Note),
    /** Said of the document as a whole. */
    warnings: z.array(z.string()),
  }),
)
export type ImportReport = z.infer<typeof ImportReport>

/** An API document as an app, whoever compiled it: `npm run catalogue -- compile` prints one. */
export const ImportedApp = z.lazy(() =>
  z.strictObject({
    format: z.literal('behalf-app-1'),
    spec: AppSpec,
    actions: z.array(ActionSpec),
    /** Each call's name, by `METHOD /path`: kept when the document is imported again. */
    names: z.record(z.string(), z.string()),
    report: ImportReport,
  }),
)

/** As handed on and stored: actions without what is so by default. */
export interface ImportedApp {
  readonly format: 'behalf-app-1'
  readonly spec: AppSpec
  readonly actions: readonly ThinAction[]
  readonly names: Readonly<Record<string, string>>
  readonly report: ImportReport
}
