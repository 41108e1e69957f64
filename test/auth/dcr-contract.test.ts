import { formOf, type Seen } from '../core/_fake-network.ts'
import { type Story, TOKEN_REFUSALS, testScheme } from './_contract.ts'

const ISSUER = 'https://login.acme.test'
const RESOURCE = 'https://mcp.acme.test/mcp'
const SECRET = 'canary-client-secret'

/** An MCP-like resource and its authorization server, as far as metadata tell of them. */
function app(seen: Seen): Response {
  const { origin, pathname } = new URL(seen.url)
  if (origin !== ISSUER) {
    const known = pathname.startsWith('/.well-known/')
    const metadata = { resource: RESOURCE, authorization_servers: [ISSUER] }
    return known ? Response.json(metadata) : new Response(null, { status: 401 })
  }
  if (pathname === '/register') {
    const registered = { ...(JSON.parse(String(seen.body)) as object), client_id: 'registered' }
    return Response.json(registered, { status: 201 })
  }
  if (pathname === '/token') {
    const turn = formOf(seen)['grant_type'] === 'refresh_token' ? 2 : 1
    const [access_token, refresh_token] = [`canary-token-${turn}`, `canary-refresh-${turn}`]
    return Response.json({ access_token, refresh_token, expires_in: 600, token_type: 'bearer' })
  }
  return Response.json({
    issuer: ISSUER,
    authorization_endpoint: `${ISSUER}/authorize`,
    token_endpoint: `${ISSUER}/token`,
    registration_endpoint: `${ISSUER}/register`,
    token_endpoint_auth_methods_supported: ['none', 'client_secret_post'],
    code_challenge_methods_supported: ['S256'],
  })
}

const story = (client: Story['client']): Story => ({
  facts: { scheme: 'DCR_OAUTH', serverUrl: RESOURCE },
  client: { redirectUri: 'https://behalf.test/cb', ...client },
  app,
  callback: 'code=canary-code',
  puts: { headers: { authorization: 'Bearer canary-token-1' } },
  inside: [SECRET, 'canary-refresh-1', 'canary-code'],
  outside: ['canary-token-1'],
  lifetime: 600,
  refusals: client?.clientId ? TOKEN_REFUSALS : TOKEN_REFUSALS.slice(0, 1),
})

testScheme(story({}))
testScheme(story({ clientId: 'brought', clientSecret: SECRET }))
