import { createServer } from 'node:http'
import { createEmulator } from 'emulate'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import Provider, { type Configuration } from 'oidc-provider'

/** The authorization server of a developer's own product, in the eyes of the Worker. */
const ISSUER = 'https://login.acme.example'

const configuration: Configuration = {
  scopes: ['mcp'],
  findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
  clientDefaults: { token_endpoint_auth_method: 'none' },
  features: {
    devInteractions: { enabled: true },
    registration: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_, resource) => ({
        scope: 'mcp',
        audience: resource,
        accessTokenFormat: 'jwt',
        accessTokenTTL: 600,
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
  pkce: { required: () => true },
  cookies: { keys: ['tests'] },
}

/** Vitest's global setup: an emulated GitHub, and a certified authorization server for MCP clients. */
export default async function setup(): Promise<() => Promise<void>> {
  const ports = JSON.parse(process.env['STAND_IN_PORTS'] ?? '{}') as { hub: number; login: number }
  const github = await createEmulator({
    service: 'github',
    port: ports.hub,
    baseUrl: `http://127.0.0.1:${ports.hub}`,
    seed: {
      github: {
        users: [
          { login: 'octocat', name: 'The Octocat', email: 'octocat@example.com' },
          { login: 'ada', name: 'Ada Lovelace', email: 'ada@example.com' },
        ],
        repos: [{ owner: 'ada', name: 'engine', private: true, auto_init: true }],
        oauth_apps: [
          {
            client_id: 'behalf-tests',
            client_secret: 'secret/of:the+tests',
            name: 'Acme',
            redirect_uris: ['https://behalf.test/callback/github'],
          },
        ],
      },
    },
  })
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(privateKey)), kid: 'login', alg: 'RS256', use: 'sig' }
  const provider = new Provider(ISSUER, { ...configuration, jwks: { keys: [jwk] } })
  provider.proxy = true
  const handle = provider.callback()
  /** `/_sign?claims=`: any JSON, signed with the server's own key. */
  const sign = (claims: string | null) =>
    new SignJWT(JSON.parse(claims ?? '{}') as JWTPayload)
      .setProtectedHeader({ alg: 'RS256', kid: 'login' })
      .sign(privateKey)
  const login = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', ISSUER)
    if (pathname === '/_sign') {
      void sign(searchParams.get('claims')).then((token) => response.end(token))
      return
    }
    const { host } = new URL(ISSUER)
    Object.assign(request.headers, { 'x-forwarded-proto': 'https', 'x-forwarded-host': host, host })
    void handle(request, response)
  })
  await new Promise<void>((ready) => login.listen(ports.login, '127.0.0.1', ready))
  return async () => {
    login.closeAllConnections()
    await Promise.all([github.close(), new Promise((closed) => login.close(closed))])
  }
}
