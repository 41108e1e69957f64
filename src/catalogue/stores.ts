import { ServiceError } from '../core/errors.ts'
import type { ActionSpec, AppSpec } from './spec.ts'

/** What lists say of an app, and the key of its whole spec. */
export interface AppSummary {
  readonly slug: string
  readonly name: string
  readonly description: string
  readonly categories: readonly string[]
  readonly logo?: string
  readonly docs: string
  readonly schemes: readonly string[]
  readonly actions: number
  readonly important: number
  /** Content version: the key under which it is cached, so a stale read is never a wrong one. */
  readonly version: string
  /** `true`: made by the project itself. */
  readonly custom?: boolean
}

/** What lists say of an action. */
export interface ActionSummary {
  readonly name: string
  readonly app: string
  readonly description: string
  readonly tags: readonly string[]
}

/** Where compiled specs lie: the Worker's assets, with KV in front. */
export interface CatalogueStores {
  readonly ASSETS: { fetch(url: string): Promise<Response> }
  readonly SPECS: {
    get(key: string, type: 'json'): Promise<unknown>
    put(key: string, value: string, options: { expirationTtl: number }): Promise<void>
  }
}

/** An action of the project's own, and the version of its app that it was found in. */
export interface CustomAction {
  readonly app: string
  readonly version: string
  readonly action: ActionSpec
}

/** What a project made itself: asked each time, so that a change is seen by the next call. */
export interface CustomApps {
  summaries(): Promise<readonly AppSummary[]>
  /** The versions of all that the project imported, by slug; shipped apps that got actions among it. */
  versions(): Promise<ReadonlyMap<string, string>>
  /**
   * `undefined` where the project has no app of its own by that slug.
   *
   * @param version as {@link action} just told it; asked for if not given
   */
  app(slug: string, version?: string): Promise<AppSpec | undefined>
  /** By any of its names. An app that is shipped may have actions of the project's too. */
  action(name: string): Promise<CustomAction | undefined>
  actions(slug: string): Promise<readonly ActionSummary[]>
}

/** All that a project can act with: what is shipped, and what it made itself. */
export interface Library {
  readonly stores: CatalogueStores
  readonly custom: CustomApps
}

/** KV forgets what nobody wrote anew for this long, in seconds: specs of releases gone by. */
const KEPT_FOR = 30 * 24 * 3600

/** How long an answer waits for KV to read, and to take what it lacked, in milliseconds. */
const PATIENCE = { get: 1_000, put: 250 }

/** What comes in time; `null` where it fails or takes longer, and is left to itself. */
async function inTime<T>(work: Promise<T>, millis: number): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const over = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), millis)
  })
  const done = await Promise.race([work.catch(() => null), over])
  clearTimeout(timer)
  return done
}

/**
 * KV first; what is missing there, or KV being down or stalled, is no reason to fail or to wait long.
 *
 * @param key holds the content's version
 */
export async function throughKv<T>(
  { SPECS }: Pick<CatalogueStores, 'SPECS'>,
  key: string,
  source: () => Promise<T>,
): Promise<T> {
  const cached = await inTime(SPECS.get(key, 'json'), PATIENCE.get)
  if (cached !== null) return cached as T // written below, under the version of its content
  const read = await source()
  if (read !== undefined) {
    const kept = SPECS.put(key, JSON.stringify(read), { expirationTtl: KEPT_FOR })
    await inTime(kept, PATIENCE.put)
  }
  return read
}

/**
 * One of the catalogue's files, or with a slash in front any other that the build makes; `undefined`
 * where there is none.
 */
export async function asset<T>(
  { ASSETS }: Pick<CatalogueStores, 'ASSETS'>,
  path: string,
): Promise<T | undefined> {
  const file = path.startsWith('/') ? path : `/catalogue/${path}`
  const response = await ASSETS.fetch(`https://assets.local${file}`)
  if (response.ok) return (await response.json()) as T // compiled and checked by the build
  await response.body?.cancel()
  if (response.status === 404) return undefined
  throw new ServiceError(
    'temporarily-unavailable',
    `the asset ${path} cannot be read now: try again`,
  )
}

/** One that the build always makes. */
export async function builtAsset<T>(
  stores: Pick<CatalogueStores, 'ASSETS'>,
  path: string,
): Promise<T> {
  const found = await asset<T>(stores, path)
  if (found !== undefined) return found
  throw new ServiceError('not-configured', `the asset ${path} is missing: run npm run build`)
}
