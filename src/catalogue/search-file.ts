import type { SpokenApps } from './search-apps.ts'
import { makeIndex, type WrittenIndex } from './search-index.ts'
import { SYNONYMS } from './search-synonyms.ts'
import type { ActionSpec, AppSpec } from './spec.ts'

/** What a release has for searching: synonyms, its apps as people speak of them, the index of actions. */
export interface SearchFile {
  readonly synonyms: string
  readonly apps: SpokenApps
  readonly index: WrittenIndex
}

/** The same, as the build writes it. */
export function searchFile(
  apps: readonly { spec: AppSpec; actions: readonly ActionSpec[] }[],
): string {
  const spoken = apps.map(({ spec: { slug, name, spoken } }) => [slug, { name, ...spoken }])
  const index = makeIndex(apps.map(({ spec, actions }) => ({ slug: spec.slug, actions })))
  return JSON.stringify({ synonyms: SYNONYMS, apps: Object.fromEntries(spoken), index })
}
