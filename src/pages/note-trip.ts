import type { Turned } from '../connect/consent.ts'
import { parseSessionToken, parseTicket } from '../connect/ticket.ts'
import { knownOwner } from '../connect/world.ts'
import type { PageContext } from './browser.ts'

/** Waits for a page's story, and notes whose it was and why it ended early, for the request's line. */
export async function noteTrip<T extends object>(
  c: PageContext,
  token: string,
  story: Promise<T | Turned>,
): Promise<T | Turned> {
  const notes = c.get('notes')
  try {
    const came = await story
    const turned = 'turned' in came ? came.turned : undefined
    if (turned) notes.code = `link-${turned}`
    if (turned !== 'unknown') Object.assign(notes, whoseSession(token))
    return came
  } finally {
    Object.assign(notes, whoseLink(token))
  }
}

const whoseSession = (token: string) => {
  const { project, entity } = parseSessionToken(token) ?? {}
  return { ...(project && { project, entity }) }
}

/** Nothing where the connection was not found: anybody may write a token. */
function whoseLink(token: string) {
  const ticket = parseTicket(token)
  const entity = ticket && knownOwner(ticket.project, ticket.connection)
  return { ...(entity && { project: ticket.project, entity, connection: ticket.connection }) }
}
