import { ServiceError } from '../core/errors.ts'
import type { ActionSpec, AppSpec } from './spec.ts'

/** What the catalogue's index says of an app: enough for lists, and the key of its whole spec. */
export interface AppSummary {
  readonly slug: string
  readonly name: string
  readonly description: string
  readonly categories: readonly string[]
  readonly logo?: string
  readonly docs: string
  readonly schemes: readonly string[]
  readonly actions: number
  /** Content version: the key under which the spec is cached, so a stale read is never a wrong one. */
  readonly version: string
}

/** What it says of an action: enough for search. */
export interface ActionSummary {
  readonly name: string
  readonly app: string
  readonly description: string
  readonly tags: readonly string[]
  readonly aliases: readonly string[]
}

export interface CatalogueIndex {
  readonly apps: readonly AppSummary[]
  readonly actions: readonly ActionSummary[]
}

/** Where compiled specs lie: the Worker's assets, with KV in front. */
export interface CatalogueStores {
  readonly ASSETS: { fetch(url: string): Promise<Response> }
  readonly SPECS: {
    get(key: string, type: 'json'): Promise<unknown>
    put(key: string, value: string): Promise<void>
  }
}

/** An app, ready to act: its spec and its actions by every name that callers may use. */
export interface LoadedApp {
  readonly spec: AppSpec
  readonly actions: ReadonlyMap<string, ActionSpec>
}

interface LoadedIndex extends CatalogueIndex {
  readonly bySlug: ReadonlyMap<string, AppSummary>
  readonly appOf: ReadonlyMap<string, string>
}

/**
 * The isolate's memory. Values, never promises: a promise made in one request may never settle for
 * another one. Assets belong to the running version of the Worker, so nothing here goes stale.
 */
const memory: { index?: LoadedIndex; apps: Map<string, LoadedApp> } = { apps: new Map() }

async function asset<T>(stores: CatalogueStores, path: string): Promise<T> {
  const response = await stores.ASSETS.fetch(`https://assets.local/catalogue/${path}`)
  if (!response.ok) throw new Error(`the asset ${path} is missing: run npm run build`)
  return (await response.json()) as T // compiled and checked by the build
}

/** The catalogue's index. One asset read an isolate. */
export async function readIndex(stores: CatalogueStores): Promise<LoadedIndex> {
  if (memory.index) return memory.index
  const index = await asset<CatalogueIndex>(stores, 'index.json')
  memory.index = {
    ...index,
    bySlug: new Map(index.apps.map((app) => [app.slug, app])),
    appOf: new Map(
      index.actions.flatMap(({ name, aliases, app }) => [name, ...aliases].map((n) => [n, app])),
    ),
  }
  return memory.index
}

/** An app by its slug, in any case. @throws {ServiceError} `app-not-found` */
export async function readApp(stores: CatalogueStores, name: string): Promise<LoadedApp> {
  const slug = name.toLowerCase()
  const known = memory.apps.get(slug)
  if (known) return known
  const summary = (await readIndex(stores)).bySlug.get(slug)
  if (!summary)
    throw new ServiceError('app-not-found', `there is no app "${name}": see GET /v1/apps`)
  const spec = await readSpec(stores, summary)
  const actions = new Map(
    spec.actions.flatMap((action) => [action.name, ...action.aliases].map((n) => [n, action])),
  )
  const app = { spec, actions }
  memory.apps.set(slug, app)
  return app
}

/** KV first; what is missing there, or KV being down, is no reason to fail. */
async function readSpec(stores: CatalogueStores, { slug, version }: AppSummary): Promise<AppSpec> {
  const key = `app:${slug}:${version}`
  const cached = await stores.SPECS.get(key, 'json').catch(() => null)
  if (cached) return cached as AppSpec // written below, under the hash of its content
  const spec = await asset<AppSpec>(stores, `${slug}.json`)
  await stores.SPECS.put(key, JSON.stringify(spec)).catch(() => undefined)
  return spec
}

/** An action and its app, by any of its names, in any case. @throws {ServiceError} `action-not-found` */
export async function readAction(
  stores: CatalogueStores,
  name: string,
): Promise<{ app: AppSpec; action: ActionSpec }> {
  const wanted = name.toUpperCase()
  const slug = (await readIndex(stores)).appOf.get(wanted)
  if (slug) {
    const { spec, actions } = await readApp(stores, slug)
    const action = actions.get(wanted)
    if (action) return { app: spec, action }
  }
  const detail = `there is no action "${name.slice(0, 80)}": search with GET /v1/actions?q=`
  throw new ServiceError('action-not-found', detail)
}
