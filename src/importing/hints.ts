import type { Operation } from './operation.ts'

type Tag = 'read-only' | 'destructive' | 'idempotent'

const READS = /^(?:get|list|search|query|find|lookup|count|fetch|read|retrieve|describe|preview)$/
const DESTROYS = /^(?:delete|remove|destroy|purge|revoke|erase|wipe|trash|batchdelete|bulkdelete)$/

/**
 * What an operation does to the world: as its document says, else by its method, and for a POST, the
 * only method of many APIs, by the last words of its path or the verb of its id. A GET destroys
 * where its path ends with a verb that does, as Slack's `auth.revoke`.
 */
export function tagsOf({ method, path, id = '', hints = {} }: Operation): Tag[] {
  const words = [lastSegment(path), verbOf(id)]
  const posts = method === 'POST'
  const gets = method === 'GET' || method === 'HEAD'
  const told = gets ? words.slice(0, 1).filter((word) => word !== 'trash') : words
  const destroys = method === 'DELETE' || told.some((word) => DESTROYS.test(word))
  const reads = gets || (posts && words.some((word) => READS.test(word)))
  const readOnly = hints.readOnly ?? (reads && !destroys)
  const destructive = hints.destructive ?? (!readOnly && destroys)
  const idempotent = hints.idempotent ?? (!readOnly && (method === 'PUT' || method === 'DELETE'))
  return [
    ...(readOnly ? (['read-only'] as const) : []),
    ...(destructive ? (['destructive'] as const) : []),
    ...(idempotent ? (['idempotent'] as const) : []),
  ]
}

/** Of `/conversations.list` and `/datasets:query` what stands behind the dot or colon. */
const lastSegment = (path: string): string =>
  (
    path
      .replace(/[?#].*$/, '')
      .split(/[/.:]/)
      .at(-1) ?? ''
  ).toLowerCase()

/** Of `users/listRepos` and `conversations.list` the verb, where there is one: `list`. */
function verbOf(id: string): string {
  const last = id.split(/[./_:]/).at(-1) ?? ''
  const [first = ''] = last.replace(/([a-z])([A-Z])/g, '$1 $2').split(/[ -]/)
  return first.toLowerCase()
}
