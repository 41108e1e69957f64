import type { Notes } from './notes.ts'
import type { ObserveEnv } from './settings.ts'

/** A request that was answered. */
interface Answered {
  readonly method: string
  /** The route's template: tokens stand in paths and queries, never in it. */
  readonly route: string
  readonly status: number
  readonly millis: number
  readonly requestId: string
  readonly project: string | undefined
  /** Who asked: the id of a key, or `root`. */
  readonly actor: string | undefined
}

/** Encoded, so that no text of a user's breaks out of its place in the line. */
const entityPart = (env: ObserveEnv, entity: string | undefined): string =>
  entity === undefined || env.LOG_ENTITIES === 'off' ? '' : ` entity=${encodeURIComponent(entity)}`

const part = (name: string, value: string | number | null | undefined): string =>
  value === undefined || value === null ? '' : ` ${name}=${value}`

/**
 * A request's line: what was asked, what came of it and how long it took, then `key=value` for
 * programs. No value has a space in it. Written with every request, so it is one concatenation.
 */
export function requestLine(env: ObserveEnv, it: Answered, notes: Notes): string {
  const { call, calls } = notes
  const said =
    calls > 1
      ? ` calls=${calls} failed_calls=${notes.failedCalls}`
      : part('action', call?.action) +
        part('app', notes.app) +
        part('app_status', call?.status) +
        part('connection', notes.connection)
  const spent = notes.appMillis === undefined ? '' : ` app_ms=${notes.appMillis}`
  const code = part('code', notes.code ?? (calls > 1 ? undefined : call?.code))
  const where =
    part('project', it.project ?? notes.project) +
    part('key', it.actor) +
    entityPart(env, notes.entity)
  const trace = notes.trace === undefined ? '' : ` trace=${notes.trace.id}`
  return `${it.method} ${it.route} ${it.status} ${it.millis}ms${code}${said}${spent}${where} request=${it.requestId}${trace}`
}

/** Work that no request waits for, or that many do: a refresh, a message of the queue, an alarm. */
export interface Work {
  /** E.g. `refresh`. */
  readonly kind: string
  readonly project: string
  readonly entity?: string | undefined
  readonly app?: string | undefined
  readonly connection?: string | undefined
  /** W3C `traceparent` of the request that it is done for. */
  readonly traceparent?: string | undefined
}

/** The line of such work. @param outcome `ok`, or an error code */
export const workLine = (env: ObserveEnv, work: Work, outcome: string, millis: number): string =>
  `${work.kind} ${outcome} ${millis}ms${part('app', work.app)}${part('connection', work.connection)} project=${work.project}${entityPart(env, work.entity)}`
