import type { ProjectId } from '../core/ids.ts'
import { inParallel } from '../core/in-parallel.ts'

/** How the keys of all copies in KV begin that are of a project's own apps. */
export const specsOf = (project: ProjectId): string => `custom:${project}:`

/** How many copies go at once: a Worker has so many requests. */
const AT_ONCE = 500

/**
 * Deletes copies of the project's own apps. What KV does not tell of yet goes by itself, in 30 days.
 *
 * @param cursor where to go on; `null`: at the beginning
 * @returns where to go on next; `null`: there are no more
 */
export async function dropCopies(
  specs: Pick<KVNamespace, 'list' | 'delete'>,
  project: ProjectId,
  cursor: string | null,
): Promise<string | null> {
  const page = await specs.list({ prefix: specsOf(project), limit: AT_ONCE, cursor })
  await inParallel(page.keys, 5, ({ name }) => specs.delete(name))
  return page.list_complete ? null : page.cursor
}
