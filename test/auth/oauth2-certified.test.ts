import { exportJWK, generateKeyPair } from 'jose'
import Provider, { type ClientAuthMethod, type ClientMetadata } from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OAuth2Facts } from '../../src/auth/facts.ts'
import { TokenCredentials } from '../../src/auth/oauth2.ts'
import type { Given, Surroundings } from '../../src/auth/scheme.ts'
import { type BoundScheme, bind } from '../../src/auth/schemes.ts'
import { origins } from '../../src/core/origins.ts'
import { listen, read, signIn } from './_mcp.ts'

const ISSUER = 'https://as.test'
const REDIRECT_URI = 'https://behalf.test/callback/acme'
const SECRET = 'secret:with+signs/%&'
const NOW = Date.now()

/** What one client and its server are made of. */
interface Setting {
  readonly method: ClientAuthMethod
  readonly par: boolean
}

async function serve({ method, par }: Setting) {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  const signed = method === 'private_key_jwt'
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256', use: 'sig' }] }
  const client: ClientMetadata = {
    client_id: 'acme',
    redirect_uris: [REDIRECT_URI],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: method,
    ...(method === 'none' ? {} : signed ? { jwks } : { client_secret: SECRET }),
  }
  const provider = new Provider(ISSUER, {
    clients: [client],
    clientAuthMethods: [method],
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    features: {
      devInteractions: { enabled: true },
      revocation: { enabled: true },
      pushedAuthorizationRequests: { enabled: par, requirePushedAuthorizationRequests: par },
    },
    issueRefreshToken: async () => true,
    expiresWithSession: async () => false,
    rotateRefreshToken: true,
    pkce: { required: () => true },
    cookies: { keys: ['tests'] },
  })
  provider.proxy = true
  const oidc = provider.callback()
  const bodies: Record<string, string>[] = []
  const { at, close } = await listen(async (request, response) => {
    Object.assign(request.headers, { host: 'as.test', 'x-forwarded-proto': 'https' })
    if (request.url !== '/token') return oidc(request, response)
    const body = Object.fromEntries(new URLSearchParams(await read(request)))
    bodies.push(body)
    return oidc(Object.assign(request, { body }), response)
  })
  const key = JSON.stringify({ ...(await exportJWK(privateKey)), kid: 'k', alg: 'RS256' })
  const clientSecret = signed ? key : method === 'none' ? '' : SECRET
  return {
    provider,
    origins: origins(JSON.stringify({ [ISSUER]: at })),
    bodies,
    clientSecret,
    close,
  }
}

const AT_REVOCATION: Partial<Record<ClientAuthMethod, string>> = {
  client_secret_basic: 'basic',
  client_secret_post: 'post',
  private_key_jwt: 'private_key_jwt',
  none: 'post',
}

const schemeFor = ({ method, par }: Setting): BoundScheme =>
  bind(
    OAuth2Facts.parse({
      scheme: 'OAUTH2',
      authorizationUrl: `${ISSUER}/auth`,
      tokenUrl: `${ISSUER}/token`,
      issuer: ISSUER,
      issPromised: true,
      clientAuth: method,
      scopes: ['openid'],
      ...(par && { parUrl: `${ISSUER}/request` }),
      revocation: {
        url: `${ISSUER}/token/revocation`,
        clientAuth: AT_REVOCATION[method],
      },
    }),
  )

const SETTINGS: Setting[] = [
  { method: 'client_secret_basic', par: false },
  { method: 'client_secret_post', par: false },
  { method: 'private_key_jwt', par: false },
  { method: 'none', par: false },
  { method: 'client_secret_basic', par: true },
]

describe.each(SETTINGS)('a certified server with $method, PAR: $par (C1, C2, C6)', (setting) => {
  const scheme = schemeFor(setting)
  let server: Awaited<ReturnType<typeof serve>>
  let around: Surroundings
  let given: Given
  beforeAll(async () => {
    server = await serve(setting)
    around = { origins: server.origins, now: NOW }
    const { clientSecret } = server
    const client = { clientId: 'acme', clientSecret, redirectUri: REDIRECT_URI, scopes: ['openid'] }
    given = { client, values: {} }
  })
  afterAll(() => server.close())

  async function connected() {
    const { url, kept } = await scheme.begin(given, 'our-state', around)
    const { browser, page } = await signIn(server.origins, url)
    const returned = ({ href }: URL) => href.startsWith(REDIRECT_URI)
    const back = await browser.submit(page.url, { prompt: 'consent' }, returned)
    const callback = { parameters: back.url.searchParams, state: 'our-state', kept }
    const consent = await scheme.finish(given, callback, around)
    if (consent.refused) throw new Error(consent.error)
    return { url, held: TokenCredentials.parse(consent.credentials) }
  }

  it('gives tokens, and new ones for a refresh token that works once (B2)', async () => {
    const { url, held } = await connected()
    expect(url.searchParams.has('code_challenge')).toBe(!setting.par)
    expect(url.searchParams.has('request_uri')).toBe(setting.par)
    const renewed = TokenCredentials.parse((await scheme.refresh(given, held, around)).credentials)
    expect(renewed.accessToken).not.toBe(held.accessToken)
    const again = scheme.refresh(given, held, around)
    await expect(again).rejects.toMatchObject({ code: 'consent-revoked' })
    const secrets = server.bodies.map((body) => 'client_secret' in body)
    expect(new Set(secrets)).toEqual(new Set([setting.method === 'client_secret_post']))
  })

  it('takes tokens back (B11)', async () => {
    const { held } = await connected()
    expect(await scheme.revoke(given, held, around)).toBe(true)
    expect(await server.provider.AccessToken.find(held.accessToken)).toBeUndefined()
  })
})
