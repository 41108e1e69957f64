import type { SearchFilter } from './search.ts'
import type { ActionSummary, Library } from './stores.ts'

/** As `searchActions`; what it needs is loaded by the first search of an isolate. */
export async function findActions(
  library: Library,
  query: string,
  filter: SearchFilter,
): Promise<readonly ActionSummary[]> {
  const { searchActions } = await import('./search.ts')
  return searchActions(library, query, filter)
}
