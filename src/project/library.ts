import type { ActionSpec, AppSpec } from '../catalogue/spec.ts'
import {
  type ActionSummary,
  type CatalogueStores,
  type CustomApps,
  type Library,
  throughKv,
} from '../catalogue/stores.ts'
import { whole } from '../catalogue/thin.ts'
import { BoundedMap } from '../core/bounded-map.ts'
import type { ProjectId } from '../core/ids.ts'
import type { Project } from './project.ts'
import { specsOf } from './spec-copies.ts'

/** What a library is made of: the catalogue's stores, and the projects' objects. */
export interface LibraryEnv extends CatalogueStores {
  readonly PROJECTS: DurableObjectNamespace<Project>
}

/** The isolate's memory of custom specs, by project, app and version. Bounded, oldest out first. */
const memory = new BoundedMap<string, AppSpec | ActionSpec | readonly ActionSummary[]>(1_000)

/** Memory, then KV, then the project's object; all under a version that the object just told. */
async function remembered<T extends AppSpec | ActionSpec | readonly ActionSummary[]>(
  env: LibraryEnv,
  key: string,
  source: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const known = memory.get(key)
  if (known) return known as T // kept under this key below
  const read = await throughKv(env, key, source)
  if (read) memory.set(key, read)
  return read
}

/** All that a project can act with. The object is asked once in each call which version counts now. */
export function libraryOf(env: LibraryEnv, project: ProjectId): Library {
  const object = () => env.PROJECTS.getByName(project)
  const keyOf = (app: string, version: string, what: string) =>
    `${specsOf(project)}${app}:${version}:${what}`
  const custom: CustomApps = {
    summaries: async () => object().customApps(),
    versions: async () => new Map(Object.entries(await object().customVersions())),
    app: async (slug, told) => {
      const version = told ?? (await object().customVersion(slug))
      if (version === null) return undefined
      const key = keyOf(slug, version, 'app')
      return remembered<AppSpec>(
        env,
        key,
        async () => (await object().customSpec(slug)) ?? undefined,
      )
    },
    action: async (name) => {
      const found = await object().locateAction(name)
      if (!found) return undefined
      const { app, version, action: actionName } = found
      const action = await remembered<ActionSpec>(
        env,
        keyOf(app, version, actionName),
        async () => {
          const stored = await object().customAction(app, actionName)
          return stored ? whole(stored) : undefined
        },
      )
      return action && { app, version, action }
    },
    actions: async (slug) => {
      const version = await object().customVersion(slug)
      if (version === null) return []
      const read = async () => object().customActions(slug)
      const key = keyOf(slug, version, 'list')
      return (await remembered<readonly ActionSummary[]>(env, key, read)) ?? []
    },
  }
  return { stores: env, custom }
}
