import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import { newRequestId } from '../core/ids.ts'
import { requestLine } from '../observe/lines.ts'
import { INSTRUMENTS } from '../observe/meter.ts'
import { newNotes } from '../observe/notes.ts'
import { KIND } from '../observe/otlp.ts'
import { isTold } from '../observe/settings.ts'
import { telemetryOf } from '../observe/telemetry.ts'
import type { AppEnv } from './context.ts'
import { readUnwanted } from './request-body.ts'

/** Templates as they are shown, by how Hono writes them. */
const templates = new Map<string, string>()

const bracedOf = (path: string): string => {
  const known = templates.get(path)
  if (known !== undefined) return known
  const braced = path.replace(/:(\w+)/g, '{$1}')
  templates.set(path, braced)
  return braced
}

/** The template of the route that answered; where a guard of many did, of the one that it guarded. */
function routeOf(c: Context<AppEnv>): string {
  const routes = matchedRoutes(c)
  const at = routes[c.req.routeIndex]?.path ?? '/*'
  if (!at.endsWith('*')) return bracedOf(at)
  const guarded = routes.slice(c.req.routeIndex).find(({ path }) => !path.endsWith('*'))
  return bracedOf(guarded?.path ?? at)
}

/** Gives every request its id, its line in the log and its telemetry. */
export const observe = createMiddleware<AppEnv>(async (c, next) => {
  const start = Date.now()
  const requestId = newRequestId()
  const notes = newNotes()
  notes.telemetry = telemetryOf(c.env)
  notes.trace = notes.telemetry?.join(c.req.header('traceparent'))
  c.set('requestId', requestId)
  c.set('notes', notes)
  await next()
  if (!c.req.raw.bodyUsed) await readUnwanted(c.req.raw)
  bear(c, requestId)
  const end = Date.now()
  const { status } = c.res
  const failed = status >= 400
  const told = isTold(c.env, failed)
  if (!told && !notes.telemetry) return
  const { method } = c.req
  const answered = { method, route: routeOf(c), status, millis: end - start, requestId }
  const who = { project: c.get('project'), actor: c.get('actor') }
  if (told) console.log(requestLine(c.env, { ...answered, ...who }, notes))
  if (notes.telemetry) measure(c, answered, start, end)
})

/** An answer that we made takes the id; another one, which cannot be changed, is made anew. */
function bear(c: Context<AppEnv>, requestId: string): void {
  try {
    c.res.headers.set('x-request-id', requestId)
  } catch {
    c.header('x-request-id', requestId)
  }
}

interface Answered {
  readonly method: string
  readonly route: string
  readonly status: number
}

/** One point of the metrics and, where the trace is kept, the request's own span. */
function measure(c: Context<AppEnv>, answered: Answered, start: number, end: number): void {
  const { method, route, status } = answered
  const { telemetry, trace, code, connection, app, call } = c.get('notes')
  if (!telemetry) return
  const about = {
    'http.request.method': method,
    'http.route': route,
    'http.response.status_code': status,
    'url.scheme': new URL(c.req.url).protocol.slice(0, -1),
    'error.type': status >= 400 ? (code ?? String(status)) : undefined,
  }
  telemetry.record(INSTRUMENTS.request, about, (end - start) / 1000)
  if (trace) {
    telemetry.span({
      ...{ trace: trace.id, id: trace.span, parent: trace.parent, name: `${method} ${route}` },
      ...{ kind: KIND.server, start, end, failed: status >= 500 },
      attributes: {
        ...about,
        'behalf.project': c.get('project'),
        'behalf.request': c.get('requestId'),
        'behalf.app': app,
        'behalf.action': call?.action ?? undefined,
        'behalf.connection': connection,
      },
    })
  }
  telemetry.settle((work) => c.executionCtx.waitUntil(work))
}
