import { readComposioApp } from './composio.ts'
import { type ImportOptions, importDocument } from './import.ts'
import type { ImportedApp } from './imported.ts'
import { type ReadOptions, readDocument } from './read.ts'

/**
 * A document's text as an app.
 *
 * @param integrations the `integrations.yaml` that comes with it, as Composio has it
 * @throws {ServiceError} `document-unreadable`, `document-too-large`
 */
export async function importText(
  text: unknown,
  from: ReadOptions,
  integrations: string | null,
  options: ImportOptions,
): Promise<ImportedApp> {
  const document =
    integrations === null
      ? await readDocument(text, from)
      : await readComposioApp(integrations, text, from)
  return importDocument(document, options)
}
