import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { readApp } from '../catalogue/catalogue.ts'
import { ServiceError } from '../core/errors.ts'
import { EntityId } from '../core/ids.ts'
import { openSession } from '../execute/execute.ts'
import { assertProxyAllowed } from '../execute/permissions.ts'
import { proxyRequest, proxyResponse, proxyUrl } from '../execute/proxy.ts'
import { sendAs } from '../execute/send-as.ts'
import { callSite } from './call-site.ts'
import type { AppEnv } from './context.ts'
import { operation } from './operation.ts'

const Target = z.object({ entity: EntityId, app: z.string() })

/** What stands behind `/proxy/{app}` in the path as it was sent, still encoded. */
function restOf(c: Context<AppEnv>): string {
  const [, rest] =
    /^\/v1\/entities\/[^/]*\/proxy\/[^/]+\/?(.*)$/.exec(new URL(c.req.url).pathname) ?? []
  return rest ?? ''
}

/** `/entities/:entity/proxy/:app/*`: any request to the app, with the user's credentials. */
export const proxy = new Hono<AppEnv>().all(
  '/:entity/proxy/:app/*',
  operation({
    tag: 'Acting',
    needs: 'execute',
    summary: "Send any request to the app with the user's credentials",
    description:
      "Method, path, query, body and the app's answer pass as they are, streamed. The path is relative to the app's baseUrl. Name a connection with the header x-connection-id where several fit.",
    params: Target,
    answers: { 200: "The app's own answer, whatever its status" },
  }),
  async (c) => {
    const { entity, app } = c.req.valid('param')
    const site = callSite(c, entity)
    const spec = await readApp(site.library, app)
    const { method } = c.req
    if (method === 'CONNECT' || method === 'TRACE') throw new ServiceError('method-not-allowed')
    const url = proxyUrl(spec, restOf(c), new URL(c.req.url).search)
    await assertProxyAllowed(site.permissions, spec)
    const session = await openSession(site, spec, c.req.header('x-connection-id'))
    await assertProxyAllowed(site.permissions, spec, session.lease)
    const request = await proxyRequest(spec, url, c.req.raw)
    return proxyResponse(await sendAs(session, request))
  },
)
