import type { ImportReport } from './imported.ts'

/** What is told of one place of a document. */
interface Note {
  readonly pointer: string
  readonly reason: string
}

/** What becomes of a document's operations, noted as they are compiled. */
export interface Notes {
  readonly skipped: Note[]
  readonly faults: Note[]
  readonly warnings: Set<string>
}

export const startNotes = (): Notes => ({ skipped: [], faults: [], warnings: new Set() })

/** So many warnings of one document are read by nobody; the rest is counted. */
const MOST_WARNINGS = 100

export function reportOf(kind: string, published: number, notes: Notes): ImportReport {
  const warnings = [...notes.warnings]
  const shown = warnings.slice(0, MOST_WARNINGS)
  const more = warnings.length - shown.length
  return {
    ...{ kind, published, skipped: notes.skipped, faults: notes.faults },
    warnings: more > 0 ? [...shown, `and ${more} more`] : shown,
  }
}
