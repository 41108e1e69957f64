import { createHash } from 'node:crypto'
import type { Asked, Reply, Stage } from './_stage.ts'

const ISSUER = 'https://auth.acme.example'
const METADATA = {
  issuer: ISSUER,
  authorization_endpoint: `${ISSUER}/authorize`,
  token_endpoint: `${ISSUER}/token`,
  registration_endpoint: `${ISSUER}/register`,
  revocation_endpoint: `${ISSUER}/revoke`,
  response_types_supported: ['code'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['none'],
  authorization_response_iss_parameter_supported: true,
}
const SERVERS: Readonly<Record<string, string>> = {
  'mcp.acme.example': 'mcp',
  'mcp.linear.app': 'linear_mcp',
}

/** Clients that were registered, and the codes that they were given. */
const clients = new Set<string>()
const codes = new Map<string, { client: string; challenge: string; resource: string }>()

const json = (body: unknown, status = 200): Reply => ({ status, body })

/** An MCP server without sessions (RFC 9728), and what it does with those who may call it. */
function resource(stage: Stage, { path, headers, method, json: body }: Asked): Reply | undefined {
  const [host = '', ...rest] = path.split('/')
  const slug = SERVERS[host]
  if (!slug) return undefined
  const where = rest.join('/')
  if (where === '.well-known/oauth-protected-resource/mcp') {
    const about = { resource: `https://${host}/mcp`, authorization_servers: [ISSUER] }
    return json({ ...about, scopes_supported: ['tools'] })
  }
  if (where !== 'mcp') return json({}, 404)
  const bearer = (headers['authorization'] ?? '').replace(/^Bearer /, '')
  const scene = stage.of(slug)
  if (!scene.access.has(bearer)) {
    const at = `https://${host}/.well-known/oauth-protected-resource/mcp`
    return { ...json({}, 401), challenge: `Bearer resource_metadata="${at}"` }
  }
  const taken = ['application/json', 'text/event-stream'].every((t) =>
    headers['accept']?.includes(t),
  )
  if (method !== 'POST' || !taken || !headers['mcp-protocol-version']) return json({}, 400)
  const { id, method: wanted, params } = body as { id: number; method: string; params: unknown }
  if (wanted === 'tools/list')
    return json({ jsonrpc: '2.0', id, result: { tools: [{ name: 'echo' }] } })
  const { name } = params as { name?: string }
  if (name !== 'echo')
    return json({ jsonrpc: '2.0', id, error: { code: -32_602, message: 'Unknown tool' } })
  const answer = JSON.stringify({ jsonrpc: '2.0', id, result: { content: [params] } })
  return { status: 200, html: `event: message\ndata: ${answer}\n\n` }
}

/** Its OAuth server (RFC 8414, 7591, 9207, 8707): public clients, registered on the spot. */
function server(stage: Stage, asked: Asked): Reply | undefined {
  const { path, query, fields, json: body, headers, method } = asked
  if (!path.startsWith('auth.acme.example/')) return undefined
  const refuse = (problem: string): Reply => {
    for (const slug of Object.values(SERVERS)) stage.of(slug).complaints.push(problem)
    return json({ error: 'invalid_request', error_description: problem }, 400)
  }
  switch (path.slice('auth.acme.example'.length)) {
    case '/.well-known/oauth-authorization-server':
      return json(METADATA)
    case '/register': {
      const wish = body as { redirect_uris: string[]; token_endpoint_auth_method: string }
      const [uri = ''] = wish.redirect_uris
      if (wish.token_endpoint_auth_method !== 'none') return refuse('register')
      const client = `registered-${clients.size}-${Buffer.from(uri).toString('base64url')}`
      clients.add(client)
      return json({ ...wish, client_id: client, client_id_issued_at: 1 }, 201)
    }
    case '/authorize': {
      const {
        client_id = '',
        redirect_uri = '',
        state = '',
        code_challenge = '',
        resource,
      } = Object.fromEntries(query)
      const known =
        clients.has(client_id) &&
        client_id.endsWith(Buffer.from(redirect_uri).toString('base64url'))
      const scoped = query.get('scope') === 'tools' && resource
      if (!known || !scoped || query.get('code_challenge_method') !== 'S256')
        return refuse('authorize')
      if (method === 'GET') {
        const action = `/${path}?${query}`.replaceAll('&', '&amp;')
        return { status: 200, html: `<form method="post" action="${action}"></form>` }
      }
      const code = stage.mint('mcp', 'code')
      codes.set(code, { client: client_id, challenge: code_challenge, resource })
      const back = new URL(redirect_uri)
      for (const [name, value] of Object.entries({ code, state, iss: ISSUER })) {
        back.searchParams.set(name, value)
      }
      return { status: 302, location: back.href }
    }
    case '/token':
      if (headers['authorization'] || 'client_secret' in fields) return refuse('a secret (C2)')
      return grant(stage, fields) ?? refuse(`token ${fields['grant_type']}`)
    case '/revoke': {
      for (const slug of Object.values(SERVERS)) {
        const scene = stage.of(slug)
        const token = fields['token'] ?? ''
        if (scene.access.delete(token) || scene.refresh.delete(token)) scene.revoked.push(token)
      }
      return 'client_secret' in fields ? refuse('a secret (C2)') : json({})
    }
    default:
      return json({}, 404)
  }
}

function grant(stage: Stage, fields: Record<string, string>): Reply | undefined {
  const { grant_type, code = '', code_verifier = '', client_id, resource, refresh_token } = fields
  const slug = SERVERS[resource ? new URL(resource).host : ''] ?? ''
  const scene = stage.of(slug)
  if (grant_type === 'refresh_token') {
    scene.refreshes++
    if (!clients.has(client_id ?? '') || !scene.refresh.delete(refresh_token ?? ''))
      return undefined
  } else {
    const known = codes.get(code)
    codes.delete(code)
    const hash = createHash('sha256').update(code_verifier).digest('base64url')
    const proven = known?.challenge === hash && known.client === client_id
    if (!proven || known.resource !== resource) return undefined
  }
  const tokens = {
    access_token: stage.mint(slug, 'access'),
    refresh_token: stage.mint(slug, 'refresh'),
  }
  return json({ ...tokens, token_type: 'Bearer', expires_in: 3600, scope: 'tools' })
}

/** MCP servers, and the OAuth server that they name. */
export const mcp = (stage: Stage, asked: Asked): Reply | undefined =>
  resource(stage, asked) ?? server(stage, asked)
