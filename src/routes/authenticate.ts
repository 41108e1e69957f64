import { createMiddleware } from 'hono/factory'
import { projectObject } from '../connect/world.ts'
import type { ActionRules } from '../core/action-rules.ts'
import { digest, sameSecret } from '../core/digest.ts'
import { ServiceError } from '../core/errors.ts'
import { DEFAULT_PROJECT, ProjectId } from '../core/ids.ts'
import { unwrap } from '../core/outcome.ts'
import { keyring } from '../core/seal.ts'
import type { Env } from '../env.ts'
import { projectOfKey } from '../project/api-keys.ts'
import type { AppEnv } from './context.ts'

/** How long an isolate believes what it was told, in milliseconds: a revoked key stops within it. */
const BELIEVED_FOR = 8_000
const MAX_REMEMBERED = 10_000

/** What is known of who asks. */
interface Caller {
  readonly actor: string
  readonly rules: ActionRules | null
}

const ROOT: Caller = { actor: 'root', rules: null }

/** By fact: until when it is believed, and who it is that has a key. */
const believed = new Map<string, Caller & { readonly until: number }>()

/** Remembers that something held, for a while; bounded, oldest out first. */
function remember(fact: string, now: number, caller: Caller = ROOT): void {
  believed.delete(fact)
  believed.set(fact, { until: now + BELIEVED_FOR, ...caller })
  if (believed.size > MAX_REMEMBERED) believed.delete(believed.keys().next().value ?? '')
}

function held(fact: string, now: number) {
  const known = believed.get(fact)
  return known && known.until > now ? known : undefined
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
  const isRoot = await sameSecret(key, c.env.ROOT_API_KEY ?? '')
  const wanted = c.req.header('x-project')
  const { project, actor, rules } = isRoot
    ? { project: await rootProject(c.env, wanted), ...ROOT }
    : await keyProject(c.env, key)
  if (!isRoot && wanted !== undefined && wanted !== project) {
    throw new ServiceError('project-not-found', 'this key opens its own project only')
  }
  c.set('isRoot', isRoot)
  c.set('project', project)
  c.set('actor', actor)
  c.set('keyRules', rules)
  await next()
})

/** For what only the operator may do. */
export const requireRoot = createMiddleware<AppEnv>(async (c, next) => {
  if (!c.get('isRoot')) throw new ServiceError('forbidden', 'only the root key may do this')
  await next()
})

/** For what decides what actions are and who may execute them: not with a key that has a list. */
export const requireNoList = createMiddleware<AppEnv>(async (c, next) => {
  if (c.get('keyRules') && c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    const detail = 'a key with a list of actions cannot change apps and integrations'
    throw new ServiceError('forbidden', detail)
  }
  await next()
})

function presentedKey(headers: Headers): string | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  return headers.get('x-api-key') ?? bearer
}

/** The root key acts on the default project, or on the one that the header names. */
async function rootProject(env: Env, wanted: string | undefined): Promise<ProjectId> {
  if (wanted === undefined) return DEFAULT_PROJECT
  const parsed = ProjectId.safeParse(wanted)
  if (!parsed.success) {
    throw new ServiceError('project-required', 'x-project: 1 to 40 of a-z, 0-9 and dashes inside')
  }
  const now = Date.now()
  if (parsed.data !== DEFAULT_PROJECT && !held(`project ${parsed.data}`, now)) {
    unwrap(await projectObject(env, DEFAULT_PROJECT).findProject(parsed.data))
    remember(`project ${parsed.data}`, now)
  }
  return parsed.data
}

async function keyProject(env: Env, key: string): Promise<Caller & { project: ProjectId }> {
  const project = await projectOfKey(key)
  if (!project) throw new ServiceError('unauthorized', 'this is not an API key of this deployment')
  const hash = await digest(key)
  const now = Date.now()
  const known = held(`key ${hash}`, now)
  if (known) return { project, actor: known.actor, rules: known.rules }
  const found = await projectObject(env, project).authenticate(hash)
  if (found === null) {
    throw new ServiceError('unauthorized', 'this API key is unknown, revoked or expired')
  }
  const caller = { actor: found.id, rules: found.actions }
  remember(`key ${hash}`, now, caller)
  return { project, ...caller }
}
