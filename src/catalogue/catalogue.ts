import { BoundedMap } from '../core/bounded-map.ts'
import { ServiceError } from '../core/errors.ts'
import type { ActionSpec, AppSpec } from './spec.ts'
import {
  type ActionSummary,
  type AppSummary,
  asset,
  builtAsset,
  type CatalogueStores,
  type Library,
  throughKv,
} from './stores.ts'
import { type ThinAction, whole } from './thin.ts'

/** Actions in memory at most: about 3 KB each. */
const MAX_ACTIONS = 2_000

/**
 * The isolate's memory. Values, never promises: a promise made in one request may never settle for
 * another one. Assets belong to the running version of the Worker, so nothing here goes stale.
 */
const memory = {
  apps: undefined as ReadonlyMap<string, AppSummary> | undefined,
  aliases: undefined as Readonly<Record<string, string>> | undefined,
  specs: new Map<string, AppSpec>(),
  /** By any name that was asked for. */
  actions: new BoundedMap<string, FoundAction>(MAX_ACTIONS),
  lists: new Map<string, readonly ActionSummary[]>(),
}

/** The shipped apps, by slug. One asset read an isolate. */
export async function shippedApps(
  stores: CatalogueStores,
): Promise<ReadonlyMap<string, AppSummary>> {
  if (memory.apps) return memory.apps
  const apps = await builtAsset<readonly AppSummary[]>(stores, 'apps.json')
  memory.apps = new Map(apps.map((app) => [app.slug, app]))
  return memory.apps
}

/** All apps of a project: the shipped ones, then its own. */
export async function readApps({ stores, custom }: Library): Promise<readonly AppSummary[]> {
  const [shipped, own] = await Promise.all([shippedApps(stores), custom.summaries()])
  return [...shipped.values(), ...own.filter(({ slug }) => !shipped.has(slug))]
}

/**
 * An app by its slug, in any case.
 *
 * @param version of an app of the project's own, where it was told a moment ago
 * @throws {ServiceError} `app-not-found`
 */
export async function readApp(
  { stores, custom }: Library,
  name: string,
  version?: string,
): Promise<AppSpec> {
  const slug = name.toLowerCase()
  const found = (await shippedApp(stores, slug)) ?? (await custom.app(slug, version))
  if (found) return found
  throw new ServiceError(
    'app-not-found',
    `there is no app "${name.slice(0, 60)}": see GET /v1/apps`,
  )
}

async function shippedApp(stores: CatalogueStores, slug: string): Promise<AppSpec | undefined> {
  const known = memory.specs.get(slug)
  if (known) return known
  const summary = (await shippedApps(stores)).get(slug)
  if (!summary) return undefined
  const read = () => builtAsset<AppSpec>(stores, `apps/${slug}.json`)
  const spec = await throughKv(stores, `app:${slug}:${summary.version}`, read)
  memory.specs.set(slug, spec)
  return spec
}

/** An action and its app, by any of its names, in any case. @throws {ServiceError} `action-not-found` */
export async function readAction(
  library: Library,
  name: string,
): Promise<{ app: AppSpec; action: ActionSpec }> {
  const wanted = name.toUpperCase()
  const found = await shippedAction(library.stores, wanted)
  if (found) return { app: await readApp(library, found.app), action: found.action }
  const own = /^[A-Z][A-Z0-9_]*$/.test(wanted) ? await library.custom.action(wanted) : undefined
  if (own) return { app: await readApp(library, own.app, own.version), action: own.action }
  const detail = `there is no action "${name.slice(0, 80)}": search with GET /v1/actions?q=`
  throw new ServiceError('action-not-found', detail)
}

interface FoundAction {
  readonly app: string
  readonly action: ActionSpec
}

async function shippedAction(
  stores: CatalogueStores,
  wanted: string,
): Promise<FoundAction | undefined> {
  const known = memory.actions.get(wanted)
  if (known) return known
  const found = await findAction(stores, wanted)
  if (found) memory.actions.set(wanted, found)
  return found
}

/** By its own name with one read of one action; by another name with those of all names before it. */
async function findAction(
  stores: CatalogueStores,
  wanted: string,
): Promise<FoundAction | undefined> {
  const apps = await shippedApps(stores)
  const known = otherName(wanted)
  if (known !== undefined) return actionNamed(stores, apps, known)
  const direct = await actionNamed(stores, apps, wanted)
  if (direct) return direct
  memory.aliases ??= await builtAsset<Record<string, string>>(stores, 'aliases.json')
  const name = otherName(wanted)
  return name === undefined ? undefined : actionNamed(stores, apps, name)
}

/** What an action is called whose other name this is, once the table of them was read. */
const otherName = (name: string): string | undefined =>
  memory.aliases && Object.hasOwn(memory.aliases, name) ? memory.aliases[name] : undefined

async function actionNamed(
  stores: CatalogueStores,
  apps: ReadonlyMap<string, AppSummary>,
  name: string,
): Promise<FoundAction | undefined> {
  for (const { slug, version } of appsOfName(apps, name)) {
    const read = () => asset<ThinAction>(stores, `actions/${slug}/${name}.json`)
    const stored = await throughKv(stores, `action:${version}:${name}`, read)
    if (stored) return { app: slug, action: whole(stored) }
  }
  return undefined
}

/** `GOOGLE_MAPS_GET_ROUTE` may be of `google_maps` or of `google`: the longest slug first. */
function appsOfName(apps: ReadonlyMap<string, AppSummary>, name: string): AppSummary[] {
  if (!/^[A-Z][A-Z0-9_]{1,63}$/.test(name)) return []
  const words = name.toLowerCase().split('_')
  return words
    .map((_, i) => apps.get(words.slice(0, i + 1).join('_')))
    .filter((app) => app !== undefined)
    .reverse()
}

/** What apps' actions are, in short: the important ones first, the project's own last. */
export async function readActionLists(
  { stores, custom }: Library,
  slugs: readonly string[],
): Promise<ActionSummary[]> {
  const [shipped, versions] = await Promise.all([shippedApps(stores), custom.versions()])
  const lists = slugs.map(async (slug) => {
    const known = shipped.has(slug) ? await shippedActionList(stores, slug) : []
    if (!versions.has(slug)) return known
    const names = new Set(known.map(({ name }) => name))
    const own = await custom.actions(slug)
    return [...known, ...own.filter(({ name }) => !names.has(name))]
  })
  return (await Promise.all(lists)).flat()
}

/** What a shipped app's actions are, in short. */
export async function shippedActionList(
  stores: CatalogueStores,
  slug: string,
): Promise<readonly ActionSummary[]> {
  const known = memory.lists.get(slug)
  if (known) return known
  const list = await builtAsset<readonly ActionSummary[]>(stores, `lists/${slug}.json`)
  memory.lists.set(slug, list)
  return list
}

/** All actions of a shipped app, whole; nothing is remembered of it. One read. */
export const shippedActions = async (
  stores: CatalogueStores,
  slug: string,
): Promise<ActionSpec[]> => (await builtAsset<ThinAction[]>(stores, `all/${slug}.json`)).map(whole)

/** The important actions of a shipped app, whole: one read. */
export async function readImportant(library: Library, slug: string): Promise<ActionSpec[]> {
  const summary = (await shippedApps(library.stores)).get(slug)
  if (summary) {
    const read = () => builtAsset<ThinAction[]>(library.stores, `important/${slug}.json`)
    const key = `important:${slug}:${summary.version}`
    return (await throughKv(library.stores, key, read)).map(whole)
  }
  const list = await library.custom.actions(slug)
  const wanted = list.filter(({ tags }) => tags.includes('important'))
  return Promise.all(wanted.map(async ({ name }) => (await readAction(library, name)).action))
}
