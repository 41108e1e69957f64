import { createMiddleware } from 'hono/factory'
import { projectObject } from '../connect/world.ts'
import { BoundedMap } from '../core/bounded-map.ts'
import { digest, sameSecret } from '../core/digest.ts'
import { ServiceError } from '../core/errors.ts'
import { DEFAULT_PROJECT, ProjectId } from '../core/ids.ts'
import { type KeyRights, ROOT_RIGHTS } from '../core/key-rights.ts'
import { unwrap } from '../core/outcome.ts'
import type { Taken } from '../core/rate-limit.ts'
import { keyring } from '../core/seal.ts'
import type { Env } from '../env.ts'
import { type KeyInUse, projectOfKey, ROOT } from '../project/api-keys.ts'
import type { MeteredKey } from '../project/key-meter.ts'
import type { AppEnv } from './context.ts'
import { askForKey, countForKey, isSpent } from './key-meter.ts'

/**
 * How long an isolate believes what it was told of a key, or that a project stands, in milliseconds: a
 * revoked key stops within it, and so does what opens a project that is deleted. A little earlier one
 * request asks anew, while the others go on.
 */
const KEY_BELIEVED_FOR = 950
const KEY_FRESH_FOR = 700
const MAX_REMEMBERED = 10_000

interface Belief {
  readonly until: number
  freshUntil: number
  /** Of a key; `null` for a project. */
  readonly key: KeyInUse | null
}

/** By fact; values, never promises: one made in another request may never settle. */
const believed = new BoundedMap<string, Belief>(MAX_REMEMBERED)

function held(fact: string, now: number): Belief | undefined {
  const known = believed.get(fact)
  if (!known || now >= known.until) return undefined
  if (now < known.freshUntil) return known
  known.freshUntil = known.until // this request asks; the others believe on until it was told
  return undefined
}

/** No key, no service: says what to set, whoever asks. */
export const requireConfiguration = createMiddleware<AppEnv>(async (c, next) => {
  await keyring(c.env.SEAL_KEYS)
  if (!c.env.ROOT_API_KEY) {
    throw new ServiceError('not-configured', 'set the secret ROOT_API_KEY to a long random text')
  }
  await next()
})

/** Lets in who has a key, and names the project that it opens. */
export const authenticate = createMiddleware<AppEnv>(async (c, next) => {
  const key = presentedKey(c.req.raw.headers)
  if (!key) {
    throw new ServiceError('unauthorized', 'send an API key as x-api-key or Authorization: Bearer')
  }
  const isRoot = !claims.has(key) && (await sameSecret(key, c.env.ROOT_API_KEY ?? ''))
  const wanted = c.req.header('x-project')
  const { project, actor, rights, fact, taken } = isRoot
    ? { project: await rootProject(c.env, wanted), actor: ROOT, rights: ROOT_RIGHTS, fact: '' }
    : await keyProject(c.env, key)
  if (!isRoot && wanted !== undefined && wanted !== project) {
    throw new ServiceError('project-not-found', 'this key opens its own project only')
  }
  c.set('isRoot', isRoot)
  c.set('project', project)
  c.set('actor', actor)
  c.set('rights', rights)
  countForKey(c, fact, rights.rateLimit, taken)
  await next()
})

/** For what decides what actions are and who may execute them: not with a key that has a list. */
export const requireNoList = createMiddleware<AppEnv>(async (c, next) => {
  if (c.get('rights').actions && c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    const detail = 'a key with a list of actions cannot change apps and integrations'
    throw new ServiceError('forbidden', detail)
  }
  await next()
})

const presentedKey = (headers: Headers): string | undefined =>
  headers.get('x-api-key') ?? /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]

/** The root key acts on the default project, or on the one that the header names. */
async function rootProject(env: Env, wanted: string | undefined): Promise<ProjectId> {
  if (wanted === undefined) return DEFAULT_PROJECT
  const parsed = ProjectId.safeParse(wanted)
  if (!parsed.success) {
    throw new ServiceError('project-required', 'x-project: 1 to 40 of a-z, 0-9 and dashes inside')
  }
  const project = parsed.data
  await assertStands(env, project)
  return project
}

/**
 * For what opens a project without a key of it.
 *
 * @throws {ServiceError} `project-not-found` where there is none, or it is being deleted
 */
export async function assertStands(env: Env, project: ProjectId): Promise<void> {
  const now = Date.now()
  const fact = `project ${project}`
  if (project === DEFAULT_PROJECT || held(fact, now)) return
  unwrap(await projectObject(env, DEFAULT_PROJECT).projects().assertOpen(project))
  believed.set(fact, { until: now + KEY_BELIEVED_FOR, freshUntil: now + KEY_FRESH_FOR, key: null })
}

async function keyProject(
  env: Env,
  key: string,
): Promise<Counted & { readonly project: ProjectId; readonly actor: string }> {
  const claim = claims.get(key) ?? (await claimOf(key))
  const { project, fact, hash } = claim
  const ask = async (wish: number) => projectObject(env, project).authenticate(hash, wish)
  const { key: found, taken } = await believedKey(fact, ask)
  if (!found) {
    claims.delete(key)
    throw new ServiceError('unauthorized', 'this API key is unknown, revoked or expired')
  }
  if (!claims.has(key)) claims.set(key, claim)
  return { project, actor: found.id, rights: found.rights, fact, taken }
}

/** What may be done, and as what it is counted where it has a limit. */
interface Counted {
  readonly rights: KeyRights
  /** As which the key is believed. */
  readonly fact: string
  /** What became of this request, where it asked the project. */
  readonly taken: Taken | undefined
}

/** What a key says of itself. */
interface Claim {
  readonly project: ProjectId
  readonly hash: string
  /** As which it is believed. */
  readonly fact: string
}

/**
 * Of keys that were let in, so that four digests a call become none. That a look-up compares texts
 * tells nothing by its time: what is compared first is a hash under the isolate's own seed.
 */
const claims = new BoundedMap<string, Claim>(MAX_REMEMBERED)

async function claimOf(key: string): Promise<Claim> {
  const project = await projectOfKey(key)
  if (!project) throw new ServiceError('unauthorized', 'this is not an API key of this deployment')
  const hash = await digest(key)
  return { project, hash, fact: `key ${hash}` }
}

/**
 * What may be done with what a key made, by the key's id; `null` where the key is revoked, or ended
 * and was not rotated.
 */
export const rightsOfMaker = async (
  env: Env,
  project: ProjectId,
  id: string,
): Promise<Counted | null> => {
  const fact = `heir ${project} ${id}`
  const ask = async (wish: number) => projectObject(env, project).heir(id, wish)
  const { key, taken } = await believedKey(fact, ask)
  return key && { rights: key.rights, fact, taken }
}

/**
 * As the project says, or said a moment ago where there is something left of the key's limit. That
 * there is no such key is not remembered.
 */
async function believedKey(
  fact: string,
  askProject: (wish: number) => Promise<MeteredKey | null>,
): Promise<{ readonly key: KeyInUse | null; readonly taken?: Taken | undefined }> {
  const now = Date.now()
  const known = held(fact, now)
  if (known && !isSpent(fact, known.key?.rights.rateLimit ?? null, now)) return { key: known.key }
  const { key, taken } = await askForKey(fact, askProject)
  const times = { until: now + KEY_BELIEVED_FOR, freshUntil: now + KEY_FRESH_FOR }
  if (key) believed.set(fact, { ...times, key })
  else believed.delete(fact)
  return { key, taken }
}
