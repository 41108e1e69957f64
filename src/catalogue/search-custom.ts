import { type ActionIndex, IMPORTANT, type Indexed, makeIndex } from './search-index.ts'
import type { CustomApps } from './stores.ts'

/** The index of what a project added to one app, and how people call the app. */
export interface CustomIndex {
  readonly slug: string
  readonly name: string
  readonly index: ActionIndex
}

/** The isolate's memory, by app and version; the one used longest ago goes first. */
const memory = new Map<string, CustomIndex>()
/** Actions in it at most, of all apps together: about 2 KB each. */
const MAX_REMEMBERED = 20_000

/**
 * Indexes of a project's own actions: of its own apps, and of those that it added to shipped ones.
 * An app whose version is known is not read again.
 */
export async function customIndexes(custom: CustomApps): Promise<readonly CustomIndex[]> {
  const versions = [...(await custom.versions())]
  const isNew = versions.some(([slug, version]) => !memory.has(`${slug}:${version}`))
  const summaries = isNew ? await custom.summaries() : []
  const names = new Map(summaries.map(({ slug, name }) => [slug, name]))
  return Promise.all(
    versions.map(async ([slug, version]) => {
      const key = `${slug}:${version}`
      const index = memory.get(key) ?? (await readIndex(custom, slug, names.get(slug) ?? slug))
      remember(key, index)
      return index
    }),
  )
}

/** Nobody says of imported actions which are important: each counts for one rank more. */
const promoted = (action: Indexed): Indexed => ({
  ...action,
  rank: Math.min(action.rank + 1, IMPORTANT),
})

async function readIndex(custom: CustomApps, slug: string, name: string): Promise<CustomIndex> {
  const { words, actions } = makeIndex([{ slug, actions: await custom.actions(slug) }])
  return { slug, name, index: { words, actions: actions.map(promoted) } }
}

function remember(key: string, index: CustomIndex): void {
  memory.delete(key)
  memory.set(key, index)
  let actions = [...memory.values()].reduce((sum, it) => sum + it.index.actions.length, 0)
  for (const [oldest, it] of memory) {
    if (actions <= MAX_REMEMBERED || memory.size === 1) return
    memory.delete(oldest)
    actions -= it.index.actions.length
  }
}
