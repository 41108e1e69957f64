import { Hono } from 'hono'
import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import { audited } from '../../routes/audited.ts'
import { authenticate, requireConfiguration, requireNoList } from '../../routes/authenticate.ts'
import type { AppEnv } from '../../routes/context.ts'
import { accounts } from './accounts.ts'
import { actions } from './actions.ts'
import { apps } from './apps.ts'
import { accountsV2 } from './begin.ts'
import { assertClaim } from './claim.ts'
import { executions } from './execute.ts'
import { failure } from './failure.ts'
import { files, uploads } from './files.ts'
import { integrations, integrationsV2 } from './integrations.ts'
import { triggers, triggersV2 } from './triggers.ts'

/** What the SDKs ask first: whether their key is one. */
export const ClientInfo = z.lazy(() =>
  z.object({ client: z.object({ id: z.string() }), apiKey: z.object({}) }),
)

const NO_PUSHER = 'listening to triggers goes through a service that cannot be hosted elsewhere'

/**
 * The API that Composio's SDKs of versions 1 and 2 speak: `composio-core` up to 0.5 on npm and up to
 * 0.7 on PyPI. Every success is a 200, since the Python SDK takes nothing else for one.
 */
export const composioV1 = new Hono<AppEnv>()
composioV1.onError((error, c) => failure(error, c))

composioV1.route('/v2/files', files)

for (const version of ['/v1/*', '/v2/*']) {
  composioV1.use(version, requireConfiguration, audited, authenticate, assertClaim)
}

for (const version of ['/v1/integrations/*', '/v2/integrations/*']) {
  composioV1.use(version, requireNoList)
}

composioV1
  .get('/v1/client/auth/client_info', (c) => {
    const info: z.infer<typeof ClientInfo> = { client: { id: c.get('project') }, apiKey: {} }
    return c.json(info)
  })
  .post('/v1/client/auth/pusher_auth', () => {
    throw new ServiceError('invalid-request', NO_PUSHER)
  })
  .post('/v1/logs', (c) => c.json({ status: 'success' }))
  .route('/v1/apps', apps)
  .route('/v1/integrations', integrations)
  .route('/v2/integrations', integrationsV2)
  .route('/v1/connectedAccounts', accounts)
  .route('/v2/connectedAccounts', accountsV2)
  .route('/v2/actions/files', uploads)
  .route('/v2/actions', executions)
  .route('/v2/actions', actions)
  .route('/v1/triggers', triggers)
  .route('/v2/triggers', triggersV2)

for (const version of ['/v1/*', '/v2/*']) {
  composioV1.all(version, (c) => {
    throw new ServiceError('route-not-found', `${c.req.method} ${c.req.path}: Not Found`)
  })
}
