import { ServiceError } from '../core/errors.ts'
import { send } from '../core/http.ts'
import { readText } from '../core/read-body.ts'
import { retryAfterSeconds } from '../core/retry-after.ts'
import { isWebPage } from '../core/web-page.ts'
import type { OAuth1Keys, Surroundings } from './scheme.ts'
import { type Protocol, signOAuth1 } from './sign-oauth1.ts'

/** A token and its secret, temporary or lasting, and all that came with them. */
export interface TokenPair {
  readonly token: string
  readonly tokenSecret: string
  readonly answer: URLSearchParams
}

/** The two requests for a token: before the user is asked, and after (RFC 5849 sections 2.1, 2.3). */
type Step = 'temporary' | 'token'

const MAX_BYTES = 64 * 1024

/** Problems (`oauth_problem`) that blame the client, whichever the step. */
const CLIENTS_FAULT = /^(?:consumer_key|signature)_/

/**
 * Asks for temporary or for token credentials: a signed POST, answered by a form.
 *
 * @param extra `oauth_callback` or `oauth_verifier`
 * @throws {ServiceError} `client-misconfigured` (temporary) or `consent-revoked` (token) where the
 *   server refuses, else `upstream-unavailable` or `upstream-timeout`
 */
export async function requestToken(
  step: Step,
  url: URL,
  keys: OAuth1Keys,
  extra: Protocol,
  { origins, now }: Surroundings,
): Promise<TokenPair> {
  const headers = new Headers({ accept: '*/*', 'user-agent': 'behalf' })
  const request = { url, method: 'POST', headers }
  await signOAuth1(request, keys, now, extra)
  const response = await send(request, { origins, hosts: [url.host], redirects: 0 })
  const { text } = await readText(response, MAX_BYTES)
  const answer = new URLSearchParams(text.trim())
  const token = answer.get('oauth_token')
  const tokenSecret = answer.get('oauth_token_secret')
  // The secret may be empty (RFC 5849 section 3.4.2), but must be there.
  if (!response.ok || !token || tokenSecret === null) {
    throw refusal(step, response, isWebPage(text) ? undefined : answer, now)
  }
  return { token, tokenSecret, answer }
}

/**
 * Whose fault it is: 400 and 401 by RFC 5849 section 3.2, 403 by custom; the rest will pass, and so does
 * a 400 or 403 that is a page.
 */
function refusal(
  step: Step,
  response: Response,
  answer: URLSearchParams | undefined,
  now: number,
): ServiceError {
  const { status } = response
  const problem = answer
    ?.get('oauth_problem')
    ?.replace(/[^\w.-]/g, '')
    .slice(0, 64)
  const told = `the server of the ${step} credentials answered ${status}`
  if (!(answer ? [400, 401, 403] : [401]).includes(status)) {
    const retryAfter = retryAfterSeconds(response.headers, now)
    const detail = response.ok ? `${told} without a token` : told
    return new ServiceError('upstream-unavailable', detail, { retry_after: retryAfter })
  }
  const clients = step === 'temporary' || CLIENTS_FAULT.test(problem ?? '')
  const code = clients ? 'client-misconfigured' : 'consent-revoked'
  return new ServiceError(code, problem ? `${told} ${problem}` : told, { error: problem })
}
