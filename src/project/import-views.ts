import * as z from 'zod'
import { ImportReport } from '../importing/imported.ts'
import { Overlay } from '../importing/overlay.ts'

/** What an import changed: names of actions. */
export const ImportDiff = z.lazy(() =>
  z.object({
    added: z.array(z.string()),
    changed: z.array(z.string()),
    removed: z.array(z.string()),
    unchanged: z.int(),
  }),
)
export type ImportDiff = z.infer<typeof ImportDiff>

/** How a document was read: it is read the same way again, unless something else is said. */
const Reading = z.lazy(() =>
  z.object({
    integrations: z.string().nullable().describe('The integrations.yaml that came with it'),
    deprecated: z.boolean().describe('Whether deprecated operations were published too'),
    previews: z.boolean().describe('Whether previews were published too'),
  }),
)
export type Reading = z.infer<typeof Reading>

/** The last import of an app, and what the developer says over it. */
export const ImportView = z.lazy(() =>
  z.object({
    app: z.string(),
    url: z.string().nullable().describe('Where the document came from; null: uploaded'),
    ...Reading.unwrap().shape,
    importedAt: z.iso.datetime(),
    report: ImportReport,
    overlay: Overlay,
  }),
)
export type ImportView = z.infer<typeof ImportView>
