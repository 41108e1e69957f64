import type { FieldValues } from '../auth/fields.ts'
import { digest } from '../core/digest.ts'
import { errorCode, errorFacts, ServiceError } from '../core/errors.ts'
import type { ProjectId } from '../core/ids.ts'
import { unwrap } from '../core/outcome.ts'
import type { Arrival, LinkProblem } from '../entity/links.ts'
import type { Finished, Step } from '../entity/steps.ts'
import { parseTicket, ticketTail } from './ticket.ts'
import { type ConnectWorld, locateConnection } from './world.ts'

/** A link or callback that is not followed, and why. */
export interface Turned {
  readonly turned: LinkProblem
}

const PROBLEMS: readonly string[] = [
  'unknown',
  'expired',
  'used',
  'other-browser',
] satisfies LinkProblem[]

/** The problem that an object named, in place of an error; other errors go on. */
export async function orTurned<T>(work: () => Promise<T>): Promise<T | Turned> {
  try {
    return await work()
  } catch (error) {
    const { problem } = errorFacts(error)
    if (typeof problem === 'string' && PROBLEMS.includes(problem)) {
      return { turned: problem as LinkProblem } // one of the list
    }
    if (errorCode(error) === 'connection-not-found') return { turned: 'unknown' }
    throw error
  }
}

/**
 * A browser follows a link.
 *
 * @param cookie the value of the browser's cookie, fresh or as it was
 */
export function openConnectLink(
  world: ConnectWorld,
  token: string,
  cookie: string,
): Promise<Step | Turned> {
  return orTurned(async () => {
    const { entity, visit, tail } = await visited(world, token, cookie)
    return unwrap(await entity.openLink(visit, tail))
  })
}

/** A browser sends the form that a link led to. */
export function submitConnectForm(
  world: ConnectWorld,
  token: string,
  cookie: string,
  given: FieldValues,
): Promise<Step | Turned> {
  return orTurned(async () => {
    const { entity, visit, tail } = await visited(world, token, cookie)
    return unwrap(await entity.submitForm(visit, given, tail))
  })
}

async function visited(world: ConnectWorld, token: string, cookie: string) {
  const ticket = parseTicket(token)
  if (!ticket) throw unknown()
  const { nonce, connection, project } = ticket
  const entity = await locateConnection(world, project, connection)
  const visit = { connection, nonce, browser: await digest(cookie) }
  return { entity, visit, tail: ticketTail(connection, project) }
}

/** The project that a link or state belongs to, for the pages. */
export const projectOf = (token: string): ProjectId | undefined => parseTicket(token)?.project

/**
 * A browser comes back from the app.
 *
 * @param at the app that the callback's path names or, where it names none, the path
 */
export function finishCallback(
  world: ConnectWorld,
  at: Arrival['at'],
  query: URLSearchParams,
  cookie: string | undefined,
): Promise<Finished | Turned> {
  return orTurned(async () => {
    const state = query.get('state') ?? ''
    const ticket = parseTicket(state)
    if (!ticket || query.getAll('state').length > 1) throw unknown()
    const { nonce, connection, project } = ticket
    const entity = await locateConnection(world, project, connection)
    const visit = { connection, nonce, browser: cookie === undefined ? null : await digest(cookie) }
    return unwrap(await entity.finish(visit, { at, state, query: query.toString() }))
  })
}

/** What is no ticket of ours leads nowhere. */
export const unknown = () =>
  new ServiceError('invalid-request', 'not a state of ours', { problem: 'unknown' })

/** The developer's page, told how it went, in our words and in those of Composio's SDKs. */
export function returnLocation(
  returnUrl: string,
  { connection, problem, confirmation }: Finished,
): string {
  const url = new URL(returnUrl)
  const told = {
    status: problem ? 'failed' : confirmation === undefined ? 'success' : 'confirm',
    connectionId: connection.id,
    connectedAccountId: connection.id,
    connectionStatus: connection.status,
    ...(problem && { error: problem.code }),
    ...(confirmation !== undefined && { confirmation }),
  }
  for (const [name, value] of Object.entries(told)) url.searchParams.set(name, value)
  return url.href
}
