import * as z from 'zod'
import { errorCode, errorFacts, ServiceError } from '../core/errors.ts'
import { fillUrl } from '../core/template.ts'
import { authorizationUrl, newVerifier, readCallback } from '../oauth/authorization.ts'
import { type Discovered, discover } from '../oauth/discovery.ts'
import { type OAuthClient, OAuthProvider, type Tokens } from '../oauth/provider.ts'
import { broughtClient, type ClientAuth, registerClient } from '../oauth/registration.ts'
import { revokeToken } from '../oauth/revocation.ts'
import { exchangeCode, refreshTokens } from '../oauth/token-request.ts'
import type { DcrFacts } from './facts.ts'
import { obtained, TokenCredentials, tokenExpiry, tokenUsable } from './oauth2.ts'
import type { AuthScheme, ConsentSteps, Obtained } from './scheme.ts'

/** The server that was found, and who we are there: all that is needed to refresh and to revoke. */
const Registration = z.lazy(() =>
  z.object({
    provider: OAuthProvider,
    client: z.object({
      clientId: z.string(),
      /** Empty: a public client. */
      clientSecret: z.string(),
      /** By us; else the developer brought it. */
      registered: z.boolean(),
    }),
  }),
)
type Registration = z.infer<typeof Registration>

/** Between the two halves of the trip. */
const Kept = z.lazy(() =>
  Registration.unwrap().extend({ verifier: z.string(), scopes: z.array(z.string()) }),
)
type Kept = z.infer<typeof Kept>

export const DcrCredentials = z.lazy(() =>
  TokenCredentials.unwrap().extend(Registration.unwrap().shape),
)
export type DcrCredentials = z.infer<typeof DcrCredentials>

function providerOf({ server, resource }: Discovered, clientAuth: ClientAuth, scopes: string[]) {
  const { revocation_endpoint: revocationUrl } = server
  const revocation = {
    url: revocationUrl,
    clientAuth: clientAuth === 'client_secret_basic' ? 'basic' : 'post',
  }
  return OAuthProvider.parse({
    authorizationUrl: server.authorization_endpoint,
    tokenUrl: server.token_endpoint,
    clientAuth,
    issuer: server.issuer,
    issPromised: server.authorization_response_iss_parameter_supported ?? false,
    // OpenID Connect Core section 11: offline access is only given with consent.
    ...(scopes.includes('offline_access') && { authorizationParams: { prompt: 'consent' } }),
    ...(resource !== undefined && { resource }),
    ...(revocationUrl !== undefined && { revocation }),
  })
}

/** What was wished for; else what the resource wants, and refresh tokens where they need a scope. */
function scopesFor(facts: DcrFacts, client: OAuthClient, { server, scopes }: Discovered): string[] {
  const wished = client.scopes.length > 0 ? client.scopes : facts.scopes
  if (wished.length > 0) return [...wished]
  const offline = scopes.length > 0 && server.scopes_supported?.includes('offline_access')
  return [...new Set([...scopes, ...(offline ? ['offline_access'] : [])])]
}

const withRegistration = (
  tokens: Tokens,
  { provider, client }: Registration,
): Obtained<DcrCredentials> => {
  const { credentials, ...rest } = obtained(tokens)
  return { ...rest, credentials: { ...credentials, provider, client } }
}

const consent: ConsentSteps<DcrFacts, DcrCredentials> = {
  async begin(facts, { client, values }, state, { origins, now }) {
    const found = await discover(fillUrl(facts.serverUrl, values), origins)
    const scopes = scopesFor(facts, client, found)
    const brought = client.clientId !== ''
    const { clientAuth, ...id } = brought
      ? broughtClient(found.server, client)
      : await registerClient(found.server, client.redirectUri, origins, now)
    const provider = providerOf(found, clientAuth, scopes)
    const verifier = newVerifier()
    const ours = { ...id, redirectUri: client.redirectUri, scopes }
    const url = await authorizationUrl(provider, ours, state, verifier)
    const kept: Kept = { verifier, scopes, provider, client: { ...id, registered: !brought } }
    return { url, kept: JSON.stringify(kept) }
  },

  async finish(_, { client: { redirectUri } }, { parameters, state, kept }, { origins, now }) {
    const { verifier, scopes, ...registration } = Kept.parse(JSON.parse(kept))
    const { provider } = registration
    const client = { ...registration.client, redirectUri, scopes }
    const callback = readCallback(provider, client, parameters, state)
    if (callback.refused) return callback
    const tokens = await exchangeCode(provider, client, callback, verifier, origins, now)
    const granted = { scopes, ...tokens } // RFC 6749 section 5.1: as asked, where nothing is said
    return { refused: false, ...withRegistration(granted, registration) }
  },
}

/** A client of the developer's may have got a new secret since. */
function clientFor(held: DcrCredentials, given: OAuthClient) {
  return given.clientId === held.client.clientId ? given : held.client
}

/** A client that the server no longer knows: only a new trip, with a new one, helps. */
function orRegistrationGone(error: unknown, { client }: DcrCredentials): unknown {
  const gone =
    client.registered &&
    errorCode(error) === 'client-misconfigured' &&
    errorFacts(error)['error'] === 'invalid_client'
  if (!gone) return error
  const detail = 'the server no longer knows the client that was registered there'
  return new ServiceError('consent-revoked', detail, { error: 'invalid_client' }, { cause: error })
}

/**
 * OAuth 2.0 with a server that is discovered (RFC 9728, RFC 8414), and a client that is registered
 * with it on the spot (RFC 7591): what MCP servers want.
 */
export const dcrOAuth: AuthScheme<DcrFacts, DcrCredentials> = {
  name: 'DCR_OAUTH',
  credentials: DcrCredentials,
  needsClient: () => false,
  consent,

  async refresh(_, given, old, { origins, now }) {
    if (!old.refreshToken) {
      throw new ServiceError('refresh-impossible', 'the app gave no refresh token')
    }
    const client = clientFor(old, given.client)
    try {
      const tokens = await refreshTokens(old.provider, client, old.refreshToken, origins, now)
      return withRegistration({ refreshToken: old.refreshToken, ...tokens }, old)
    } catch (error) {
      throw orRegistrationGone(error, old)
    }
  },
  refreshable: ({ refreshToken }) => refreshToken !== undefined,
  expiry: (_, credentials) => tokenExpiry(credentials),

  async revoke(_, given, held, { origins }) {
    const { provider, accessToken, refreshToken } = held
    const client = { ...clientFor(held, given.client), redirectUri: '', scopes: [] }
    const first =
      refreshToken && (await revokeToken(provider, client, refreshToken, 'refresh_token', origins))
    const last = await revokeToken(provider, client, accessToken, 'access_token', origins)
    return first || last
  },

  usable: ({ put }, { values }, credentials) => tokenUsable(put, values, credentials),
}
