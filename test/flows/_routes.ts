import { completion } from './_github.ts'
import {
  type Answers,
  EVERYBODY,
  HOUSE,
  type Ids,
  type Line,
  line,
  NOWHERE,
  ROOT_ONLY,
  WHO,
} from './_line.ts'
import { composio } from './_routes-composio.ts'

/** The API's own routes. */
const native = ({ connection, integration, log, token, key }: Ids): Record<string, Line> => {
  const ada = '/v1/entities/acme%2Fada'
  const client = { clientId: 'x', clientSecret: 'y' }
  const session = { entityId: 'acme/ada', integrationIds: [integration] }
  return {
    // First: what is refused below is told of in the caller's own project, ids and all.
    'GET /v1/entities/:entity/export': line('read', `${ada}/export`, [200, 403, 403]),
    'GET /v1/project/export': line('admin', '/v1/project/export', [200, 403, 403]),
    'POST /v1/projects': line('root', '/v1/projects', ROOT_ONLY, { id: 'mine' }),
    'GET /v1/projects': line('root', '/v1/projects', ROOT_ONLY),
    'GET /v1/projects/:id': line('root', '/v1/projects/matrix', ROOT_ONLY),
    'DELETE /v1/projects/:id': line('root', '/v1/projects/matrix', ROOT_ONLY),
    'POST /v1/reseal': line('root', '/v1/reseal', ROOT_ONLY, {}),
    'GET /v1/reseal': line('root', '/v1/reseal', ROOT_ONLY),
    'PUT /v1/apps/:app/shared-client': line(
      ...(['root', '/v1/apps/github/shared-client', ROOT_ONLY, client] as const),
    ),
    'GET /v1/apps/:app/shared-client': line('root', '/v1/apps/github/shared-client', ROOT_ONLY),
    'DELETE /v1/apps/:app/shared-client': line('root', '/v1/apps/github/shared-client', ROOT_ONLY),
    'POST /v1/keys': line('keys', '/v1/keys', [201, 201, 201], { scopes: ['read'] }),
    'GET /v1/keys': line('keys', '/v1/keys', EVERYBODY),
    'POST /v1/keys/:id/rotate': line('keys', `/v1/keys/${key}/rotate`, NOWHERE, {}),
    'DELETE /v1/keys/:id': line('keys', `/v1/keys/${key}`, NOWHERE),
    'GET /v1/project': line('read', '/v1/project', EVERYBODY),
    'PATCH /v1/project': line('admin', '/v1/project', [200, 403, 403], { name: 'mine' }),
    'POST /v1/apps': line('admin', '/v1/apps', [201, 403, 403], { slug: 'barn', document: HOUSE }),
    'POST /v1/apps/:app/import': line('admin', '/v1/apps/house/import', [404, 403, 403]),
    'GET /v1/apps/:app/import': line('read', '/v1/apps/house/import', [404, 200, 403]),
    'PUT /v1/apps/:app/overlay': line('admin', '/v1/apps/house/overlay', [404, 403, 403], {}),
    'DELETE /v1/apps/:app': line('admin', '/v1/apps/house', [404, 403, 403]),
    'GET /v1/apps': line('read', '/v1/apps?custom=true', EVERYBODY),
    'GET /v1/apps/:app': line('read', '/v1/apps/house', [404, 200, 403]),
    'GET /v1/actions': line('read', '/v1/actions?app=house&all=true', [404, 200, 403]),
    'GET /v1/actions/:name': line('read', '/v1/actions/HOUSE_OPEN_DOOR', [404, 200, 403]),
    'GET /v1/tools': line('read', '/v1/tools?actions=HOUSE_OPEN_DOOR', [404, 200, 403]),
    'POST /v1/integrations': line('admin', '/v1/integrations', [404, 403, 403], { app: 'house' }),
    'GET /v1/integrations': line('read', '/v1/integrations', EVERYBODY),
    'GET /v1/integrations/:id': line('read', `/v1/integrations/${integration}`, [404, 200, 404]),
    'PATCH /v1/integrations/:id': line(
      ...(['admin', `/v1/integrations/${integration}`, [404, 403, 404], { name: 'x' }] as const),
    ),
    'DELETE /v1/integrations/:id': line(
      ...(['admin', `/v1/integrations/${integration}`, [404, 403, 404]] as const),
    ),
    'GET /v1/connections/:id': line('read', `/v1/connections/${connection}`, NOWHERE),
    'PATCH /v1/connections/:id': line('connect', `/v1/connections/${connection}`, NOWHERE, {}),
    'DELETE /v1/connections/:id': line('connect', `/v1/connections/${connection}`, NOWHERE),
    'POST /v1/connections/:id/refresh': line(
      ...(['connect', `/v1/connections/${connection}/refresh`, NOWHERE, {}] as const),
    ),
    'POST /v1/connections/:id/confirm': line(
      ...([
        'connect',
        `/v1/connections/${connection}/confirm`,
        NOWHERE,
        { confirmation: 'x', entityId: 'acme/ada' },
      ] as const),
    ),
    'POST /v1/connections/:id/reconnect': line(
      ...(['connect', `/v1/connections/${connection}/reconnect`, NOWHERE, {}] as const),
    ),
    'GET /v1/connections/:id/credentials': line(
      ...(['credentials:read', `/v1/connections/${connection}/credentials`, NOWHERE] as const),
    ),
    'POST /v1/receipts/verify': line('read', '/v1/receipts/verify', EVERYBODY, { receipt: 'x' }),
    'GET /v1/audit': line('read', '/v1/audit', [200, 403, 403]),
    'GET /v1/audit/verify': line('read', '/v1/audit/verify', [200, 403, 403]),
    'GET /v1/audit/export': line('read', '/v1/audit/export', [200, 403, 403]),
    'POST /v1/connect-sessions': line('connect', '/v1/connect-sessions', [404, 403, 404], session),
    'GET /v1/entities': line('read', '/v1/entities', EVERYBODY),
    'DELETE /v1/entities/:entity': line('admin', ada, [200, 403, 403]),
    'POST /v1/entities/:entity/connections': line(
      ...([
        'connect',
        `${ada}/connections`,
        [404, 403, 404],
        { integrationId: integration },
      ] as const),
    ),
    'GET /v1/entities/:entity/connections': line('read', `${ada}/connections`, [200, 403, 200]),
    'POST /v1/entities/:entity/actions/:action': line(
      ...([
        'execute',
        `${ada}/actions/${WHO}`,
        [404, 403, 403],
        { connectionId: connection },
      ] as const),
    ),
    'POST /v1/entities/:entity/tool-calls': line(
      ...(['execute', `${ada}/tool-calls`, [200, 403, 200], completion([WHO, {}])] as const),
    ),
    'GET /v1/entities/:entity/logs': line('read', `${ada}/logs`, [200, 403, 200]),
    'GET /v1/entities/:entity/log-proof': line(
      ...(['read', `${ada}/log-proof`, [200, 403, 403]] as const),
    ),
    'GET /v1/entities/:entity/logs/:log': line('read', `${ada}/logs/${log}`, [404, 403, 403]),
    'POST /v1/entities/:entity/mcp-tokens': line(
      ...(['execute', `${ada}/mcp-tokens`, [404, 403, 403], { apps: ['house'] }] as const),
    ),
    'GET /v1/entities/:entity/mcp-tokens': line('read', `${ada}/mcp-tokens`, [200, 403, 403]),
    'DELETE /v1/entities/:entity/mcp-tokens/:token': line(
      ...(['execute', `${ada}/mcp-tokens/${token}`, [404, 403, 403]] as const),
    ),
    'ALL /v1/entities/:entity/proxy/:app/*': line(
      ...(['execute', `${ada}/proxy/github/user`, [409, 403, 403]] as const),
    ),
  }
}

/** Webhooks: ours to the developer, and those of apps to us. */
const hooks = ({ integration, webhook, hook }: Ids): Record<string, Line> => {
  const one = `/v1/webhooks/${webhook}`
  const hidden: Answers = [404, 403, 403]
  const added = { url: 'https://hooks.acme.example/behalf' }
  const since = { since: '2026-01-01T00:00:00Z' }
  const inbound = `/v1/integrations/${integration}/hooks`
  const bounded: Answers = [404, 403, 404]
  return {
    'POST /v1/webhooks': line('admin', '/v1/webhooks', [201, 403, 403], added),
    'GET /v1/webhooks': line('read', '/v1/webhooks', [200, 403, 403]),
    'GET /v1/webhooks/:id': line('read', one, hidden),
    'PATCH /v1/webhooks/:id': line('admin', one, hidden, { enabled: false }),
    'DELETE /v1/webhooks/:id': line('admin', one, hidden),
    'POST /v1/webhooks/:id/rotate': line('admin', `${one}/rotate`, hidden, {}),
    'POST /v1/webhooks/:id/test': line('admin', `${one}/test`, hidden),
    'GET /v1/webhooks/:id/deliveries': line('read', `${one}/deliveries`, hidden),
    'GET /v1/webhooks/:id/deliveries/:delivery': line('read', `${one}/deliveries/none`, hidden),
    'POST /v1/webhooks/:id/deliveries/:delivery/replay': line(
      ...(['admin', `${one}/deliveries/none/replay`, hidden] as const),
    ),
    'POST /v1/webhooks/:id/replay': line('admin', `${one}/replay`, hidden, since),
    'GET /v1/events': line('read', '/v1/events', [200, 403, 403]),
    'GET /v1/events/:id': line('read', '/v1/events/evt_none', hidden),
    'POST /v1/integrations/:id/hooks': line('admin', inbound, bounded, {}),
    'GET /v1/integrations/:id/hooks': line('read', inbound, [404, 200, 404]),
    'PATCH /v1/integrations/:id/hooks/:hook': line(
      ...(['admin', `${inbound}/${hook}`, bounded, { name: 'x' }] as const),
    ),
    'DELETE /v1/integrations/:id/hooks/:hook': line('admin', `${inbound}/${hook}`, bounded),
    'POST /v1/integrations/:id/hooks/:hook/settle': line(
      ...(['admin', `${inbound}/${hook}/settle`, bounded] as const),
    ),
  }
}

const LIST = { jsonrpc: '2.0', id: 1, method: 'tools/list' }
/** Every request of the matrix names `acme/ada` by x-entity-id, which only these read. */
const MCP: Record<string, Line> = {
  'POST /mcp': line('execute', '/mcp', [200, 403, 200], LIST),
  'GET /mcp': line('execute', '/mcp', [405, 403, 405]),
  'DELETE /mcp': line('execute', '/mcp', [204, 403, 204]),
  'POST /mcp/p/:project': line('execute', '/mcp/p/matrix', [404, 403, 200], LIST),
  'GET /mcp/p/:project': line('execute', '/mcp/p/matrix', [404, 403, 405]),
  'DELETE /mcp/p/:project': line('execute', '/mcp/p/matrix', [404, 403, 204]),
}

/** All routes behind a key, as Hono has them. */
export const linesFor = (ids: Ids): Record<string, Line> => ({
  ...native(ids),
  ...hooks(ids),
  ...composio(ids),
  ...MCP,
})

/** Routes that a token in their path opens, and no key. */
export const TOKEN_ROUTES = [
  ...['GET /connect/:token', 'POST /connect/:token', 'GET /session/:token'],
  ...['GET /session/:token/done', 'POST /session/:token/connect'],
  ...['POST /session/:token/reconnect', 'POST /session/:token/disconnect'],
  ...['POST /mcp/t/:token', 'GET /mcp/t/:token', 'DELETE /mcp/t/:token'],
  ...['PUT /api/v2/files/:key', 'GET /api/v2/files/:key'],
  'POST /hooks/:address',
]

/** Routes that show everybody the same. */
export const OPEN_ROUTES = [
  ...['GET /.well-known/oauth-protected-resource', 'GET /.well-known/oauth-protected-resource/mcp'],
  ...['GET /.well-known/oauth-protected-resource/mcp/p/:project', 'GET /callback/:app'],
  ...['GET /api/v1/auth-apps/add', 'GET /api/v3/toolkits/auth/callback'],
  ...['GET /api/v3.1/toolkits/auth/callback', 'GET /connect.js', 'GET /docs/apps'],
  ...['GET /docs/apps/:slug', 'GET /openapi.json', 'GET /', 'GET /docs'],
  'GET /.well-known/jwks.json',
]

/** What answers that a method or a path is none, and middleware. */
export const NO_ROUTES = [
  ...['ALL /mcp', 'ALL /mcp/p/:project', 'ALL /mcp/t/:token', 'ALL /api/v1/triggers/*'],
  ...['ALL /api/v1/*', 'ALL /api/v2/*', 'ALL /v1/*', 'ALL /v1/apps/*', 'ALL /v1/integrations/*'],
  ...['ALL /api/v1/integrations/*', 'ALL /api/v2/integrations/*', 'ALL /*'],
]
