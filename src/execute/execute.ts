import { readAction } from '../catalogue/catalogue.ts'
import { readFunction } from '../catalogue/read-function.ts'
import type { Call } from '../catalogue/run.ts'
import { type ActionSpec, type AppSpec, appAt, targetOf } from '../catalogue/spec.ts'
import type { Library } from '../catalogue/stores.ts'
import { errorCode, ServiceError } from '../core/errors.ts'
import type { Origins } from '../core/origins.ts'
import { unwrap } from '../core/outcome.ts'
import { isPlainJson, plainData, plainText } from '../core/plain-text.ts'
import type { Rate } from '../core/rate-limit.ts'
import type { Entity } from '../entity/entity.ts'
import type { LogEntry } from '../entity/log.ts'
import { type Notes, noteCall } from '../observe/notes.ts'
import { traceparentOf } from '../observe/trace.ts'
import { readArguments } from './arguments.ts'
import { buildAppRequest, buildRequest } from './build-request.ts'
import { callBody } from './call-body.ts'
import { type CallLog, newCallId } from './call-log.ts'
import { type DryRun, dryRun } from './dry-run.ts'
import { exchange } from './exchange.ts'
import { filesAsBase64, loadFiles } from './files.ts'
import { dropLease, leaseKey } from './kept-leases.ts'
import { leaseFrom } from './lease-from.ts'
import { nextPage } from './next-page.ts'
import { assertAllowed, type Permissions, type Permit, permitOf } from './permissions.ts'
import type { AppAnswer } from './read-response.ts'
import { insufficientScope, missingScopes } from './scopes.ts'
import { LONGEST_CALL, type Session } from './send-as.ts'
import { DATA_JSON, type ToolResult } from './tool-result.ts'
import { MODEL_LIMIT, trim } from './trim.ts'
import { assertNotTurnedAway } from './turned-away.ts'

/** Where a call happens: the entity it acts for, and the world around. */
export interface CallSite {
  readonly library: Library
  readonly origins: Origins
  /** Made anew each time: a stub is broken where the object started anew meanwhile. */
  entity(): DurableObjectStub<Entity>
  readonly permissions: Permissions
  /** Who calls: `root`, or the id of a key or token; for the log. */
  readonly actor: string
  readonly log: CallLog
  /** What the request tells of itself. */
  readonly notes: Notes
  /** Slugs of the only apps that may be acted with; all, if not given. */
  readonly apps?: ReadonlySet<string> | undefined
  /** A link under which the user is asked for these scopes; `null` where that can't be had. */
  askFor(connectionId: string, scopes: readonly string[]): Promise<string | null>
  /** The entity's name among all of a deployment. */
  readonly place?: string
  /** Told how the limits of calls stand, where there are some. */
  limited?(rate: Rate): void
  /**
   * Told before a request leaves that may change something at the app, with 1; with -1 where it
   * surely did not.
   */
  acting?(by: 1 | -1): void
  /** Runs on after the answer has left. */
  background(work: Promise<unknown>): void
}

export interface ToolCall {
  readonly action: string
  readonly arguments: unknown
  readonly connectionId?: string | undefined
  /** `false`: the whole result, for a program rather than a model. */
  readonly trim?: boolean | undefined
}

/** A non-2xx answer inside a function: ends the action with what the app said. */
class Refused extends Error {
  readonly answer: AppAnswer
  constructor(answer: AppAnswer) {
    super(`the app answered ${answer.status}`)
    this.answer = answer
  }
}

/**
 * One tool call, in the order of the data's way: spec, arguments, credentials, request, upstream,
 * result. Nothing is written before the answer; the log is written behind it.
 *
 * @throws {ServiceError} where the call did not reach the app
 */
export async function execute(site: CallSite, call: ToolCall): Promise<ToolResult> {
  const startedAt = Date.now()
  const { app, action } = await readAction(site.library, call.action)
  assertOpen(site, app)
  const permit = await permitOf(site.permissions, app.slug)
  assertAllowed(permit, action)
  const args = readArguments(action, call.arguments)
  const log = logger(site, app, action, { args, startedAt })
  let session: Session | undefined
  try {
    session = await openSession(site, app, call.connectionId, { action, rules: permit.rules })
    assertAllowed(await permitOf(site.permissions, app.slug), action, session.lease)
    await assertGranted(session, action, site.askFor)
    const { answer, next } = await run(session, action, args)
    const shown = call.trim === false ? answer : forModel(answer)
    const { ok: successful, data, json, error, status, note } = shown
    const logId = log({ successful, data, status, code: null, session })
    return { successful, data, error, status, logId, note, next, [DATA_JSON]: json }
  } catch (error) {
    log({ successful: false, status: null, code: errorCode(error) ?? 'internal', session })
    throw error
  }
}

/** In a size that a model can read, and with nothing in it that people would not see. */
function forModel<A extends Pick<AppAnswer, 'data' | 'json' | 'error' | 'note'>>(answer: A) {
  const error = answer.error === null ? null : plainText(answer.error)
  if (fits(answer.json)) return { ...answer, error }
  const json = JSON.stringify(answer.data ?? null)
  if (fits(json)) return { ...answer, json, error }
  const { value, note: shortened } = trim(answer.data, MODEL_LIMIT)
  const note = [answer.note, shortened].filter((it) => it !== null).join(' ') || null
  return { ...answer, data: plainData(value), json: undefined, error, note }
}

const fits = (json: string | undefined) =>
  json !== undefined && json.length <= MODEL_LIMIT && isPlainJson(json)

/** @throws {ServiceError} `forbidden` where the caller may not act with this app */
export function assertOpen({ apps }: CallSite, { slug }: Pick<AppSpec, 'slug'>): void {
  if (!apps || apps.has(slug)) return
  throw new ServiceError('forbidden', `this token does not open ${slug}`, { app: slug })
}

/**
 * What a call would send, by the same steps as {@link execute}: nothing is sent, written or logged.
 *
 * @throws {ServiceError} as the call itself would
 */
export async function preview(site: CallSite, call: ToolCall): Promise<DryRun> {
  const { app, action } = await readAction(site.library, call.action)
  assertOpen(site, app)
  const permit = await permitOf(site.permissions, app.slug)
  assertAllowed(permit, action)
  const args = readArguments(action, call.arguments)
  const how = { action, rules: permit.rules, preview: true }
  const session = await openSession(site, app, call.connectionId, how)
  assertAllowed(await permitOf(site.permissions, app.slug), action, session.lease)
  await assertGranted(session, action, async () => null)
  return dryRun(session, action, args)
}

/** Before anything is sent: what the user did not grant is asked for, not tried. */
async function assertGranted(
  { app, lease }: Session,
  action: ActionSpec,
  askFor: CallSite['askFor'],
) {
  const scopes = lease && missingScopes(app, action, lease)
  if (!lease || !scopes) return
  const link = await askFor(lease.connectionId, scopes)
  throw insufficientScope(app, action, lease, link)
}

/**
 * The connection that a call means, leased; one RPC. What anybody may call needs none.
 *
 * @param how under which rules; which of the app's actions is called, if it is one; and whether it is
 *   only looked at
 */
export async function openSession(
  site: CallSite,
  app: AppSpec,
  connectionId: string | undefined,
  how: {
    readonly rules: Permit['rules']
    readonly action?: ActionSpec
    readonly preview?: boolean
  },
): Promise<Session> {
  const began = Date.now()
  const open = connectionId === undefined ? withoutConnection(app, how.action) : undefined
  const leased = () =>
    how.preview
      ? site.entity().preview(app.slug, connectionId)
      : leaseFrom(site, { app: app.slug, connection: connectionId, limits: how.rules.limits })
  site.notes.app = app.slug
  const lease = open ? undefined : unwrap(await leased())
  site.notes.connection = lease?.connectionId
  if (lease?.rate) site.limited?.(lease.rate)
  if (lease && !how.preview) assertNotTurnedAway(lease.connectionId, began)
  const traceparent = site.notes.trace && traceparentOf(site.notes.trace)
  return {
    app: lease ? appAt(app, lease.target) : (open ?? app),
    origins: site.origins,
    notes: site.notes,
    lease,
    until: began + LONGEST_CALL,
    acting: how.action?.tags.includes('read-only') ? undefined : site.acting,
    renew: async (old) => {
      if (site.place !== undefined) dropLease(leaseKey(site.place, app.slug, connectionId))
      return unwrap(await site.entity().renew(old.connectionId, old.version, traceparent))
    },
  }
}

/** The app as it is without a connection; `undefined` where it needs one. */
function withoutConnection(app: AppSpec, action: ActionSpec | undefined): AppSpec | undefined {
  const open = app.auth.every(({ scheme }) => scheme === 'NO_AUTH')
  if (!open && !action?.anonymous) return undefined
  try {
    return { ...app, ...targetOf(app, {}) }
  } catch (error) {
    if (errorCode(error) === 'fields-invalid') return undefined // only a connection says where it is
    throw error
  }
}

/** What came of an action; the status is `null` where a function made no request. */
interface Ran extends Pick<ToolResult, 'next'> {
  readonly answer: Omit<AppAnswer, 'status'> & Pick<ToolResult, 'status'>
}

async function run(
  session: Session,
  action: ActionSpec,
  args: Readonly<Record<string, unknown>>,
): Promise<Ran> {
  const { app } = session
  const work = await readFunction(action)
  const given = await loadFiles(action, args, session.origins)
  if (!work) {
    const { answer, headers } = await exchange(session, buildRequest(app, action, given))
    const { ok, data } = answer
    return { answer, next: ok ? nextPage(action, args, { headers, data }) : null }
  }
  let status: number | null = null
  const call: Call = async (request) => {
    const { answer } = await exchange(session, buildAppRequest(app, request))
    status = answer.status
    if (!answer.ok) throw new Refused(answer)
    if (answer.note !== null) throw new ServiceError('upstream-too-large', answer.note)
    return answer.data
  }
  try {
    const data = await work(filesAsBase64(action, given), call)
    const next = nextPage(action, args, { headers: new Headers(), data })
    return { answer: { ok: true, data, error: null, status, note: null }, next }
  } catch (error) {
    if (error instanceof Refused) return { answer: error.answer, next: null }
    throw error
  }
}

type Written = Pick<LogEntry, 'successful' | 'status' | 'code'> & {
  readonly session: Session | undefined
  readonly data?: unknown
}

function logger(
  site: CallSite,
  app: AppSpec,
  action: ActionSpec,
  { args, startedAt }: { readonly args: unknown; readonly startedAt: number },
) {
  return ({ successful, status, code, session, data }: Written): string => {
    const id = newCallId()
    const terms = site.permissions.callLog?.()
    const lease = session?.lease
    const entry: LogEntry = {
      id,
      at: startedAt,
      action: action.name,
      app: app.slug,
      connectionId: lease?.connectionId ?? null,
      successful,
      status,
      code,
      millis: Date.now() - startedAt,
      actor: site.actor,
      scopes: action.scopes,
      body: terms?.bodies ? callBody(args, data, lease) : undefined,
      pausedUntil: session?.pausedUntil,
      told: terms?.told,
    }
    noteCall(site.notes, entry)
    site.log.add(entry)
    return id
  }
}
