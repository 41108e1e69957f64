import * as z from 'zod'
import { ServiceError } from '../core/errors.ts'
import { fillText, fillUrl } from '../core/template.ts'
import type { OAuth1Facts } from './facts.ts'
import type { FieldValues } from './fields.ts'
import { requestToken, type TokenPair } from './oauth1-tokens.ts'
import type { AuthScheme, ConsentSteps, Given, OAuth1Keys } from './scheme.ts'

/** Token credentials; they last until the user takes them back. */
const OAuth1Token = z.lazy(() => z.object({ token: z.string(), tokenSecret: z.string() }))
type OAuth1Token = z.infer<typeof OAuth1Token>

function keysOf(
  { signature, realm }: OAuth1Facts,
  { client, values }: Given,
  token?: OAuth1Token,
): OAuth1Keys {
  return {
    method: signature,
    consumerKey: client.clientId,
    consumerSecret: client.clientSecret,
    ...token,
    ...(realm !== undefined && { realm: fillText(realm, values) }),
  }
}

/** The redirect URI byte for byte, and `state` behind it, which OAuth 1.0 has no other place for. */
const callbackWith = (redirectUri: string, state: string): string =>
  `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}state=${encodeURIComponent(state)}`

const refused = (error: string) => ({ refused: true as const, error })

/** A refusal has no standard form: `denied` (X), `error`, or `oauth_problem`. */
function refusalIn(parameters: URLSearchParams) {
  const problem = parameters.get('error') ?? parameters.get('oauth_problem')
  if (parameters.has('denied')) return refused('access_denied')
  if (problem === null) return undefined
  const denied = ['permission_denied', 'user_refused'].includes(problem)
  return refused(denied ? 'access_denied' : problem.replace(/[^\w.-]/g, '').slice(0, 64))
}

function dataOf({ tokenData }: OAuth1Facts, { answer }: TokenPair): FieldValues {
  return Object.fromEntries(
    Object.entries(tokenData).flatMap(([name, parameter]) => {
      const value = answer.get(parameter)
      return value === null || value === '' ? [] : [[name, value.slice(0, 512)]]
    }),
  )
}

const consent: ConsentSteps<OAuth1Facts, OAuth1Token> = {
  async begin(facts, given, state, around) {
    const { client, values } = given
    const address = new URL(fillUrl(facts.requestTokenUrl, values))
    const oauth_callback = callbackWith(client.redirectUri, state)
    const keys = keysOf(facts, given)
    const { token, tokenSecret } = await requestToken(
      'temporary',
      address,
      keys,
      { oauth_callback },
      around,
    )
    const url = new URL(fillUrl(facts.authorizationUrl, values))
    for (const [name, text] of Object.entries(facts.authorizationParams)) {
      url.searchParams.set(name, fillText(text, values))
    }
    url.searchParams.set('oauth_token', token)
    return { url, kept: JSON.stringify({ token, tokenSecret } satisfies OAuth1Token) }
  },

  /** `oauth_verifier` ties the callback to the user who consented (RFC 5849 sections 2.2, 2.3). */
  async finish(facts, given, { parameters, state, kept }, around) {
    const temporary = OAuth1Token.parse(JSON.parse(kept))
    if (parameters.get('state') !== state) {
      throw new ServiceError('invalid-request', 'the callback has another state')
    }
    const refusal = refusalIn(parameters)
    if (refusal) return refusal
    const oauth_verifier = parameters.get('oauth_verifier')
    if (parameters.get('oauth_token') !== temporary.token || !oauth_verifier) {
      const detail = 'the callback lacks its oauth_verifier, or is of another oauth_token'
      throw new ServiceError('invalid-request', detail)
    }
    const address = new URL(fillUrl(facts.accessTokenUrl, given.values))
    const keys = keysOf(facts, given, temporary)
    const pair = await requestToken('token', address, keys, { oauth_verifier }, around)
    const { token, tokenSecret } = pair
    return { refused: false, credentials: { token, tokenSecret }, data: dataOf(facts, pair) }
  },
}

/** OAuth 1.0a (RFC 5849): every request is signed with the client's secret and the token's. */
export const oauth1: AuthScheme<OAuth1Facts, OAuth1Token> = {
  name: 'OAUTH1',
  credentials: OAuth1Token,
  needsClient: () => true,
  signsWithClient: true,
  consent,

  adopt(_, { oauth_token, oauth_token_secret, ...data }) {
    const missing = Object.entries({ oauth_token, oauth_token_secret }).filter(([, it]) => !it)
    const errors = missing.map(([field]) => ({ field, problem: 'A value is needed.' }))
    if (oauth_token && oauth_token_secret) {
      return { credentials: { token: oauth_token, tokenSecret: oauth_token_secret }, data }
    }
    const detail = 'credentials need an oauth_token and an oauth_token_secret'
    throw new ServiceError('fields-invalid', detail, { errors })
  },

  usable: (facts, given, token) => ({ oauth1: keysOf(facts, given, token) }),
}
