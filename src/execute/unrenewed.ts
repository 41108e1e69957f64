import { type ErrorCode, errorCode, errorDetail, errorFacts } from '../core/errors.ts'

/** These pass; whoever waits need not ask the user. */
const PASSING: readonly ErrorCode[] = [
  ...(['upstream-unavailable', 'upstream-timeout', 'temporarily-unavailable'] as const),
]

/**
 * What to do about a 401 whose credentials could not be renewed, in words for a model.
 *
 * @param why renewing failed
 * @returns `undefined` where a new consent is the remedy
 */
export function unrenewedHint(why: unknown): string | undefined {
  const code = errorCode(why)
  const detail = errorDetail(why)
  if (code === 'client-misconfigured') {
    return `The app does not accept the credentials, nor the integration's client that would renew them: ${detail}. The developer must mend that.`
  }
  if (!code || !PASSING.includes(code)) return undefined
  const rests = errorFacts(why)['retry_after'] !== undefined // then its detail says when it is asked again
  const when = rests ? '' : '; the next call asks again'
  return `The app does not accept the credentials, which cannot be renewed for the moment: ${detail}${when}. Connecting again does not help.`
}
