import type { Context, Next } from 'hono'
import { readAction } from '../catalogue/catalogue.ts'
import { entityObject, projectObject } from '../connect/world.ts'
import { digest } from '../core/digest.ts'
import { errorCode, ServiceError } from '../core/errors.ts'
import { ConnectionId, EntityId } from '../core/ids.ts'
import { tellBug } from '../observe/bug.ts'
import type { CallWish, Claim } from '../project/calls.ts'
import { libraryOf } from '../project/library.ts'
import { OWN_TOOLS } from '../tools/own-tools.ts'
import type { AppEnv } from './context.ts'
import { limitBody } from './request-body.ts'
import { assertEntity, located } from './rights.ts'

/** How long an answer is kept, in milliseconds. */
const KEPT_FOR = 24 * 3_600_000
/** How long a request waits for its twin, in milliseconds. */
const LONGEST_WAIT = 100_000
/** Seconds after which to ask again for the answer of a twin that takes longer. */
const ASK_AGAIN = 5
/** Visible ASCII; quoted (RFC 8941 section 3.3.3) or bare, as clients have it. */
const KEY = /^[\x21-\x7e]{1,255}$/

/** Headers that are each request's own, and not kept: limits stand otherwise by the next one. */
const OWN = /^(?:idempotency-key$|x-request-id$|ratelimit-)/

/** The object that remembers a request. */
interface Keeper {
  calls(): {
    claim(wish: CallWish): Promise<Claim>
    settle(id: string, came: string): Promise<void>
    release(id: string): unknown
  }
}

/** Where an operation's requests are remembered; `undefined`: it does no harm to do this one again. */
export type KeptWhere = (c: Context<AppEnv>) => Promise<Keeper | undefined>

export const inProject: KeptWhere = async (c) => projectObject(c.env, c.get('project'))

/** By the entity in the path, else in the body. */
export const inEntity: KeptWhere = async (c) => {
  const named = c.req.param('entity') ?? (await c.req.json<{ entityId?: unknown }>()).entityId
  const entity = EntityId.parse(named)
  assertEntity(c, entity)
  return entityObject(c.env, c.get('project'), entity)
}

export const withConnection: KeptWhere = (c) => located(c, ConnectionId.parse(c.req.param('id')))

/** What only reads is simply read again. */
export const unlessRead: KeptWhere = async (c) => {
  const name = c.req.param('action') ?? ''
  const action =
    OWN_TOOLS.get(name.toUpperCase()) ??
    (await readAction(libraryOf(c.env, c.get('project')), name)).action
  return action.tags.includes('read-only') ? undefined : inEntity(c)
}

/** An answer as it is kept. */
interface Kept {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}

/**
 * Does a request once, however often it is sent under one `Idempotency-Key`
 * (draft-ietf-httpapi-idempotency-key-header-07). Later ones get the first one's answer, marked
 * `Idempotency-Replayed`; a twin waits for it. What failed and surely did nothing is not kept. What was
 * begun and has no known end is never done again.
 *
 * @param maxBody the largest body, in bytes, where it may be larger than usual
 * @throws {ServiceError} `idempotency-key-reused`, `request-in-progress`, `outcome-unknown`
 */
export async function once(
  c: Context<AppEnv>,
  where: KeptWhere,
  next: Next,
  maxBody?: number,
): Promise<Response | undefined> {
  const key = c.req.header('idempotency-key')
  if (key === undefined) {
    await next()
    return undefined
  }
  if (!KEY.test(key)) {
    throw new ServiceError('invalid-request', 'Idempotency-Key: 1 to 255 visible ASCII characters')
  }
  c.header('idempotency-key', key) // so that the caller knows that it counts
  const keeper = await where(c)
  if (!keeper) {
    await next()
    return undefined
  }
  await limitBody(c.req, 'a body', maxBody)
  const [id, print] = await Promise.all([digest(`idempotency-key ${key}`), printOf(c)])
  const wish = { id, print, keptFor: KEPT_FOR, wait: LONGEST_WAIT }
  const claim = await keeper.calls().claim(wish)
  if (claim.state === 'done') return replay(c, JSON.parse(claim.came) as Kept) // written below
  if (claim.state !== 'yours') throw refusal(claim.state)
  const doing = next()
  c.executionCtx.waitUntil(doing) // a caller who hangs up does not leave it half done
  await doing
  const { res } = c
  const headers = [...res.headers].filter(([name]) => !OWN.test(name))
  const kept = { status: res.status, headers, body: await res.text() }
  c.res = new Response(kept.body, res)
  c.executionCtx.waitUntil(
    conclude(c, where, id, mayComeAgain(c, c.get('failed')) ? undefined : kept),
  )
  return undefined
}

/**
 * Whether a request may be made again under its name: it failed, and nothing was done.
 *
 * @param failed that it did, where no error says so
 */
export function mayComeAgain({ error, var: { acted } }: Context<AppEnv>, failed = false): boolean {
  if (acted === undefined) return error !== undefined && errorCode(error) !== undefined
  return acted === 0 && (failed || error !== undefined)
}

/** Keeps the answer, or gives the claim back where surely nothing was done. */
const conclude = (c: Context<AppEnv>, where: KeptWhere, id: string, kept: Kept | undefined) =>
  surely(async () => {
    const calls = (await where(c))?.calls()
    await (kept ? calls?.settle(id, JSON.stringify(kept)) : calls?.release(id))
  })

/** Tells a keeper; again where its object broke off, for then the stub is broken too. Never fails. */
export const surely = (tell: () => Promise<void>): Promise<void> =>
  tell()
    .catch(tell)
    .catch((error: unknown) => tellBug('an answer was not kept', error))

const replay = (c: Context<AppEnv>, { status, headers, body }: Kept): Response => {
  const answer = c.body(body) // bears the headers of this very request
  for (const [name, value] of headers) answer.headers.set(name, value)
  answer.headers.set('idempotency-replayed', 'true')
  return new Response(answer.body, { status, headers: answer.headers })
}

function refusal(state: 'running' | 'other' | 'unknown'): ServiceError {
  if (state === 'other') {
    const detail = 'another request came under this Idempotency-Key: a new request needs a new key'
    return new ServiceError('idempotency-key-reused', detail)
  }
  if (state === 'running') {
    const detail = 'send it again, under the same Idempotency-Key, for its answer'
    return new ServiceError('request-in-progress', detail, { retry_after: ASK_AGAIN })
  }
  const detail =
    'it was begun and broke off, so it may be done or not: look there before you send it under a new Idempotency-Key'
  return new ServiceError('outcome-unknown', detail, { outcome: 'unknown' })
}

/** What tells a request from another one; keys that may do other things send other requests. */
async function printOf(c: Context<AppEnv>): Promise<string> {
  const { search } = new URL(c.req.url)
  const rights = JSON.stringify(c.get('rights'))
  const body = await digest(await c.req.arrayBuffer())
  return digest(`${c.req.method} ${c.req.path}${search} ${rights} ${body}`)
}
