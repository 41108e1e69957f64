import { Hono } from 'hono'
import * as z from 'zod'
import { readApp } from '../catalogue/catalogue.ts'
import { ServiceError } from '../core/errors.ts'
import { EntityId } from '../core/ids.ts'
import { proxyRequest, proxyResponse, proxyUrl } from '../execute/proxy.ts'
import { sendByProxy } from '../execute/send-by-proxy.ts'
import { callSite } from './call-site.ts'
import type { AppEnv } from './context.ts'
import { operation } from './operation.ts'

const Target = z.lazy(() => z.object({ entity: EntityId, app: z.string() }))

/** What stands behind `/proxy/{app}` in the path as it was sent, still encoded. */
const restOf = (pathname: string): string =>
  /^\/v1\/entities\/[^/]*\/proxy\/[^/]+\/?(.*)$/.exec(pathname)?.[1] ?? ''

/** `/entities/:entity/proxy/:app/*`: any request to the app, with the user's credentials. */
export const proxy = new Hono<AppEnv>().all(
  '/:entity/proxy/:app/*',
  operation(() => ({
    tag: 'Acting',
    needs: 'execute',
    summary: "Send any request to the app with the user's credentials",
    description:
      "Method, path, query, body and the app's answer pass as they are, streamed. The path is relative to the app's baseUrl. Name a connection with the header x-connection-id where several fit.",
    params: Target,
    passesQuery: true,
    answers: { 200: "The app's own answer, whatever its status" },
  })),
  async (c) => {
    const { entity, app } = c.req.valid('param')
    const site = callSite(c, entity)
    const spec = await readApp(site.library, app)
    const { method } = c.req
    if (method === 'CONNECT' || method === 'TRACE') throw new ServiceError('method-not-allowed')
    const { pathname, search } = new URL(c.req.url)
    const rest = restOf(pathname)
    const { response } = await sendByProxy(site, {
      ...{ app: spec, connectionId: c.req.header('x-connection-id'), method, path: `/${rest}` },
      request: (found) => proxyRequest(found, proxyUrl(found, rest, search), c.req.raw),
    })
    return proxyResponse(response)
  },
)
