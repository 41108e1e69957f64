import { EVERYBODY, type Ids, type Line, line, NOWHERE, WHO } from './_line.ts'

/** Composio's API, whose SDKs know of no 403: what is forbidden is a 400. */
export const composio = ({ connection, integration }: Ids): Record<string, Line> => {
  const account = `/api/v1/connectedAccounts/${connection}`
  const house = { app: { uniqueKey: 'house' } }
  const begin = { integrationId: integration, userUuid: 'acme/ada' }
  const initiate = { app: { integrationId: integration }, connection: { entityId: 'acme/ada' } }
  const proxied = { connectedAccountId: connection, endpoint: '/user', method: 'GET' }
  const all = '/api/v1'
  return {
    'GET /api/v1/client/auth/client_info': line(
      'read',
      `${all}/client/auth/client_info`,
      EVERYBODY,
    ),
    'POST /api/v1/client/auth/pusher_auth': line(
      ...(['read', `${all}/client/auth/pusher_auth`, [400, 400, 400], {}] as const),
    ),
    'POST /api/v1/logs': line('read', `${all}/logs`, EVERYBODY, {}),
    'GET /api/v1/apps': line('read', `${all}/apps`, EVERYBODY),
    'GET /api/v1/apps/:key': line('read', `${all}/apps/house`, [404, 200, 400]),
    'GET /api/v1/integrations': line('read', `${all}/integrations`, EVERYBODY),
    'POST /api/v1/integrations': line('admin', `${all}/integrations`, [404, 400, 400], {
      appId: 'house',
    }),
    'GET /api/v1/integrations/:id': line(
      'read',
      `${all}/integrations/${integration}`,
      [404, 200, 404],
    ),
    'DELETE /api/v1/integrations/:id': line(
      ...(['admin', `${all}/integrations/${integration}`, [404, 400, 404]] as const),
    ),
    'POST /api/v2/integrations/create': line(
      ...(['admin', '/api/v2/integrations/create', [404, 400, 400], house] as const),
    ),
    'POST /api/v2/integrations/get-or-create': line(
      ...(['admin', '/api/v2/integrations/get-or-create', [404, 400, 400], house] as const),
    ),
    'GET /api/v1/connectedAccounts': line('read', `${all}/connectedAccounts`, EVERYBODY),
    'POST /api/v1/connectedAccounts': line(
      ...(['connect', `${all}/connectedAccounts`, [404, 400, 404], begin] as const),
    ),
    'GET /api/v1/connectedAccounts/:id': line('read', account, NOWHERE),
    'DELETE /api/v1/connectedAccounts/:id': line('connect', account, NOWHERE),
    'GET /api/v1/connectedAccounts/:id/info': line('read', `${account}/info`, NOWHERE),
    'POST /api/v1/connectedAccounts/:id/enable': line('connect', `${account}/enable`, NOWHERE, {}),
    'POST /api/v1/connectedAccounts/:id/disable': line(
      'connect',
      `${account}/disable`,
      NOWHERE,
      {},
    ),
    'POST /api/v1/connectedAccounts/:id/reinitiate': line(
      ...(['connect', `${account}/reinitiate`, NOWHERE, {}] as const),
    ),
    'POST /api/v2/connectedAccounts/initiateConnection': line(
      ...([
        'connect',
        '/api/v2/connectedAccounts/initiateConnection',
        [404, 400, 404],
        initiate,
      ] as const),
    ),
    'POST /api/v2/actions/files/upload/request': line(
      ...([
        'execute',
        '/api/v2/actions/files/upload/request',
        EVERYBODY,
        { filename: 'x' },
      ] as const),
    ),
    'POST /api/v2/actions/proxy': line('execute', '/api/v2/actions/proxy', NOWHERE, proxied),
    'POST /api/v2/actions/named/:name/execute': line(
      ...([
        'execute',
        `/api/v2/actions/${WHO}/execute`,
        NOWHERE,
        { connectedAccountId: connection },
      ] as const),
    ),
    'GET /api/v2/actions': line('read', '/api/v2/actions?actions=HOUSE_OPEN_DOOR', EVERYBODY),
    'GET /api/v2/actions/search/advanced': line(
      ...(['read', '/api/v2/actions/search/advanced?useCase=open+the+door', EVERYBODY] as const),
    ),
    'GET /api/v2/actions/named/:name': line(
      'read',
      '/api/v2/actions/HOUSE_OPEN_DOOR',
      [404, 200, 400],
    ),
    'GET /api/v1/triggers': line('read', `${all}/triggers`, EVERYBODY),
    'GET /api/v1/triggers/active_triggers': line(
      'read',
      `${all}/triggers/active_triggers`,
      EVERYBODY,
    ),
    'GET /api/v1/triggers/callback_url': line('read', `${all}/triggers/callback_url`, EVERYBODY),
    'GET /api/v2/triggers/:name': line('read', '/api/v2/triggers/X', NOWHERE),
  }
}
