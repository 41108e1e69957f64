import * as z from 'zod'
import { ServiceError } from '../core/errors.ts'
import { authorizationUrl, newVerifier, readCallback } from '../oauth/authorization.ts'
import { refreshAt } from '../oauth/lifetime.ts'
import type { Tokens } from '../oauth/provider.ts'
import { revokeToken } from '../oauth/revocation.ts'
import { exchangeCode, refreshTokens } from '../oauth/token-request.ts'
import type { OAuth2Facts } from './facts.ts'
import type { AuthScheme, ConsentSteps, Obtained } from './scheme.ts'

const Credentials = z.object({
  accessToken: z.string(),
  refreshToken: z.string().optional(),
  /** Epoch milliseconds. */
  expiresAt: z.number().optional(),
  /** Milliseconds. */
  lifetime: z.number().optional(),
})
type Credentials = z.infer<typeof Credentials>

const obtained = ({ scopes, ...credentials }: Tokens): Obtained<Credentials> => ({
  credentials,
  ...(scopes && { scopes }),
})

const consent: ConsentSteps<OAuth2Facts, Credentials> = {
  async begin(facts, client, state) {
    const verifier = newVerifier()
    return { url: await authorizationUrl(facts, client, state, verifier), verifier }
  },

  async finish(facts, client, { parameters, state, verifier }, { origins, now }) {
    const callback = readCallback(facts, client, parameters, state)
    if (callback.refused) return callback
    const tokens = await exchangeCode(facts, client, callback, verifier, origins, now)
    return { refused: false, ...obtained(tokens) }
  },

  async refresh(facts, client, old, { origins, now }) {
    if (!old.refreshToken)
      throw new ServiceError('refresh-impossible', 'the app gave no refresh token')
    const tokens = await refreshTokens(facts, client, old.refreshToken, origins, now)
    return obtained({ refreshToken: old.refreshToken, ...tokens })
  },

  async revoke(facts, client, credentials, { origins }) {
    const { accessToken, refreshToken } = credentials
    const results: (boolean | undefined)[] = []
    if (refreshToken && facts.revocation?.tokenField === 'token') {
      results.push(await revokeToken(facts, client, refreshToken, 'refresh_token', origins))
    }
    results.push(await revokeToken(facts, client, accessToken, 'access_token', origins))
    return results.some((result) => result === true) || results.at(-1)
  },

  expiry: ({ expiresAt, lifetime }) => ({ expiresAt, refreshAt: refreshAt(expiresAt, lifetime) }),

  refreshable: ({ refreshToken }) => refreshToken !== undefined,
}

/** OAuth 2.0 (RFC 6749), authorization code with PKCE, bearer tokens in the header (RFC 6750 2.1). */
export const oauth2: AuthScheme<OAuth2Facts, Credentials> = {
  name: 'OAUTH2',
  credentials: Credentials,
  consent,
  usable: ({ accessToken }) => ({ accessToken }),
  apply(request, { accessToken = '' }) {
    request.headers.set('authorization', `Bearer ${accessToken}`)
  },
}
