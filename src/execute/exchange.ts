import { Deadline } from '../core/deadline.ts'
import type { Outgoing } from '../core/http.ts'
import { type AppAnswer, readAnswer } from './read-response.ts'
import { type Session, sendAs, timeFor } from './send-as.ts'

/** How long an answer may take once it began, in milliseconds. */
const BODY = 60_000

/**
 * One request with the user's credentials, and all of its answer, without the secrets that it may
 * repeat. Both have one clock.
 *
 * @throws {ServiceError} where no answer came, or not all of it
 */
export async function exchange(
  session: Session,
  request: Outgoing,
): Promise<{ readonly answer: AppAnswer; readonly headers: Headers }> {
  const deadline = new Deadline()
  try {
    const response = await sendAs(session, request, deadline)
    const { headers } = response
    const { lease, unrenewed } = session
    const reading = { whole: timeFor(session, BODY), secrets: lease?.secrets, unrenewed, deadline }
    return { answer: await readAnswer(session.app, response, reading), headers }
  } finally {
    deadline.rest()
  }
}
