import { Hono } from 'hono'
import { composioPath } from './compat/composio-v1/address.ts'
import { composioV1 } from './compat/composio-v1/surface.ts'
import { ServiceError } from './core/errors.ts'
import { mcp } from './mcp/mcp.ts'
import { cataloguePages } from './pages/catalogue.tsx'
import { connectJs } from './pages/connect-js.ts'
import { consent } from './pages/consent.tsx'
import { reference } from './pages/reference.tsx'
import { sessions } from './pages/sessions.tsx'
import { appHooks } from './routes/app-hooks.ts'
import { audit } from './routes/audit.ts'
import { audited } from './routes/audited.ts'
import { authenticate, requireConfiguration, requireNoList } from './routes/authenticate.ts'
import { catalogue } from './routes/catalogue.ts'
import { connectSessions } from './routes/connect-sessions.ts'
import { connections } from './routes/connections.ts'
import type { AppEnv } from './routes/context.ts'
import { credentials } from './routes/credentials.ts'
import { customApps } from './routes/custom-apps.ts'
import { entities } from './routes/entities.ts'
import { entityExport, projectExport } from './routes/exports.ts'
import { hookReceipt } from './routes/hook-receipt.ts'
import { integrations } from './routes/integrations.ts'
import { jwks } from './routes/jwks.ts'
import { keys } from './routes/keys.ts'
import { logs } from './routes/logs.ts'
import { mcpTokens } from './routes/mcp-tokens.ts'
import { observe } from './routes/observe.ts'
import { problem } from './routes/problem.ts'
import { project } from './routes/project.ts'
import { projects } from './routes/projects.ts'
import { proxy } from './routes/proxy.ts'
import { receipts } from './routes/receipts.ts'
import { sealing } from './routes/sealing.ts'
import { sharedClients } from './routes/shared-clients.ts'
import { tools } from './routes/tools.ts'
import { deliveries, events } from './routes/webhook-log.ts'
import { webhooks } from './routes/webhooks.ts'
import { YoungRouter } from './routes/young-router.ts'

/** No entity named means `default`, in a path too. */
function path(request: Request): string {
  const { url } = request
  const pathname = url.slice(url.indexOf('/', url.indexOf('://') + 3)).replace(/[?#].*$/s, '')
  return composioPath(pathname) ?? pathname.replace('/v1/entities//', '/v1/entities/default/')
}

/** The table of contents of the HTTP surface. */
export const app = new Hono<AppEnv>({ getPath: path, router: new YoungRouter() })

app.use(observe)
app.onError((error, c) => problem(error, c))
app.notFound((c) => problem(new ServiceError('route-not-found', 'see /docs for what there is'), c))

app.use('/v1/*', requireConfiguration, audited, authenticate)
app.use('/v1/apps/*', requireNoList)
app.use('/v1/integrations/*', requireNoList)
app.route('/v1/projects', projects)
app.route('/v1/keys', keys)
app.route('/v1/project', project)
app.route('/v1/project', projectExport)
app.route('/v1/reseal', sealing)
app.route('/v1/apps', sharedClients)
app.route('/v1/apps', customApps)
app.route('/v1', catalogue)
app.route('/v1/tools', tools)
app.route('/v1/integrations', integrations)
app.route('/v1/integrations', appHooks)
app.route('/v1/connections', connections)
app.route('/v1/connections', credentials)
app.route('/v1/receipts', receipts)
app.route('/v1/audit', audit)
app.route('/v1/webhooks', webhooks)
app.route('/v1/webhooks', deliveries)
app.route('/v1/events', events)
app.route('/v1/connect-sessions', connectSessions)
app.route('/v1/entities', entities)
app.route('/v1/entities', logs)
app.route('/v1/entities', entityExport)
app.route('/v1/entities', mcpTokens)
app.route('/v1/entities', proxy)

app.route('/', mcp)
app.route('/', hookReceipt)
app.route('/', jwks)

app.route('/', consent)
app.route('/api', composioV1)
app.route('/', sessions)
app.route('/', connectJs)
app.route('/', cataloguePages)
app.route('/', reference)
