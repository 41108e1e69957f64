import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { readAction, readApp } from '../../catalogue/catalogue.ts'
import { ERRORS, type ErrorCode, errorCode, errorDetail, ServiceError } from '../../core/errors.ts'
import type { EntityId } from '../../core/ids.ts'
import { isRecord } from '../../execute/coerce.ts'
import { type CallSite, execute, type ToolCall } from '../../execute/execute.ts'
import { proxyRequest, proxyUrl } from '../../execute/proxy.ts'
import { readAnswer } from '../../execute/read-response.ts'
import { sendByProxy } from '../../execute/send-by-proxy.ts'
import { tellBug } from '../../observe/bug.ts'
import { callSite } from '../../routes/call-site.ts'
import type { AppEnv } from '../../routes/context.ts'
import { assertApp, placeFor } from '../../routes/rights.ts'
import { withFileResult } from './file-results.ts'
import { withFiles } from './files.ts'
import { GivenAuth, siteWith } from './given-auth.ts'
import { once } from './once.ts'
import { body, entityNamed, Said, Values } from './request.ts'

/** What came of a call; both spellings, since each SDK has its own. */
export const Execution = z.lazy(() =>
  z.object({
    data: z.record(z.string(), z.unknown()).describe('An object, whatever happened'),
    error: z.string().nullable(),
    successfull: z.boolean(),
    successful: z.boolean(),
  }),
)
type Execution = z.infer<typeof Execution>

const answer = (data: unknown, error: string | null): Execution => ({
  data: isRecord(data) ? data : data === null || data === undefined ? {} : { response_data: data },
  error,
  successfull: error === null,
  successful: error === null,
})

/** Failures that a model can mend, or must know of: they are a result, not an error of the request. */
const RESULTS: readonly ErrorCode[] = [
  ...(['invalid-arguments', 'insufficient-scope', 'action-not-allowed'] as const),
  ...(['upstream-unavailable', 'upstream-refused', 'upstream-timeout'] as const),
]

const Wish = z.lazy(() =>
  z.object({
    connectedAccountId: Said,
    entityId: Said,
    input: Values,
    text: Said,
    authConfig: GivenAuth.nullish(),
  }),
)
type Wish = z.infer<typeof Wish>

/** Whose call it is: of the connection that is named; the entity that rides along may be another. */
async function entityMeant(c: Context<AppEnv>, wish: Wish): Promise<EntityId> {
  const { connectedAccountId: id, entityId } = wish
  return id === undefined ? entityNamed(c, entityId) : (await placeFor(c, id)).entity
}

function assertAsked({ text, input }: Wish): void {
  if (text === undefined || Object.keys(input).length > 0) return
  const detail = 'actions by a text in natural language are not offered: give `params`'
  throw new ServiceError('invalid-request', detail)
}

async function run(
  c: Context<AppEnv>,
  site: CallSite,
  entity: EntityId,
  call: ToolCall,
): Promise<Execution> {
  try {
    const result = await execute(site, call)
    if (!result.successful) return answer(result.data, result.error ?? 'the app refused')
    const { data } = answer(result.data, null)
    // The call is made: whatever becomes of its file, it is not to be made again.
    const kept = await withFileResult(c, site, entity, call, data).catch((error: unknown) => {
      tellBug('a file was not kept', error)
      return data
    })
    return answer(kept, null)
  } catch (error) {
    const code = errorCode(error)
    if (!code || !RESULTS.includes(code)) throw error
    return answer({}, `${ERRORS[code][1]}: ${errorDetail(error)}`)
  }
}

const ProxyWish = z.lazy(() =>
  z.object({
    connectedAccountId: z.string(),
    endpoint: z.string().min(1),
    method: z
      .string()
      .transform((text) => text.toUpperCase())
      .pipe(z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'])),
    parameters: z
      .array(
        z.object({
          name: z.string(),
          in: z.enum(['query', 'header']),
          value: z.union([z.string(), z.number(), z.boolean()]).transform(String),
        }),
      )
      .nullish()
      .transform((given) => given ?? []),
    body: z.unknown().optional(),
  }),
)
type ProxyWish = z.infer<typeof ProxyWish>

/** A path below the app's base URL, out of one or out of a whole URL. */
function pathOf(endpoint: string, baseUrl: string): { rest: string; search: string } {
  const base = baseUrl.replace(/\/$/, '')
  const path = endpoint.startsWith(`${base}/`) ? endpoint.slice(base.length) : endpoint
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) {
    const detail = `give an endpoint below ${base}; other hosts are never reached`
    throw new ServiceError('proxy-path-refused', detail)
  }
  const [, rest = '', search = ''] = /^\/*([^?#]*)(\?[^#]*)?/.exec(path) ?? []
  return { rest, search }
}

async function proxied(
  c: Context<AppEnv>,
  site: CallSite,
  slug: string,
  wish: ProxyWish,
): Promise<Execution> {
  const id = wish.connectedAccountId
  const spec = await readApp(site.library, slug)
  const headers = new Headers()
  const given: [name: string, value: string][] = []
  for (const { name, in: place, value } of wish.parameters) {
    if (place === 'query') given.push([name, value])
    else headers.set(name, value)
  }
  const bytes = sentBody(wish, headers) ?? null
  const from = new Request(c.req.url, { method: wish.method, headers, body: bytes })
  const { session, response } = await sendByProxy(site, {
    ...{ app: spec, connectionId: id, method: wish.method },
    path: wish.endpoint.replace(/^[a-z][\w+.-]*:\/*[^/?#]*|[?#].*$/gis, ''),
    request: async (app) => {
      const { rest, search } = pathOf(wish.endpoint, app.baseUrl)
      const query = new URLSearchParams([...new URLSearchParams(search), ...given])
      const url = proxyUrl(app, rest, query.size > 0 ? `?${query}` : '')
      return { ...(await proxyRequest(app, url, from)), body: bytes }
    },
  })
  const { data, error } = await readAnswer(session.app, response, {
    secrets: session.lease?.secrets,
    unrenewed: session.unrenewed,
  })
  return answer(data, error)
}

/** JSON, where there is a body and a method that takes one. */
function sentBody(
  { method, body: given }: ProxyWish,
  headers: Headers,
): Uint8Array<ArrayBuffer> | undefined {
  if (given === undefined || given === null || method === 'GET' || method === 'HEAD')
    return undefined
  if (!headers.has('content-type')) headers.set('content-type', 'application/json')
  return new Uint8Array(
    new TextEncoder().encode(typeof given === 'string' ? given : JSON.stringify(given)),
  )
}

/** `/v2/actions`: acting. */
export const executions = new Hono<AppEnv>()
  .post('/proxy', async (c) => {
    const wish = await body(c, ProxyWish)
    const { entity, app } = await placeFor(c, wish.connectedAccountId)
    const site = callSite(c, entity)
    return c.json(await once(c, entity, wish, () => proxied(c, site, app, wish)))
  })
  .post('/named/:name/execute', async (c) => {
    const wish = await body(c, Wish)
    assertAsked(wish)
    const entity = await entityMeant(c, wish)
    const here = callSite(c, entity)
    const { app, action } = await readAction(here.library, c.req.param('name'))
    assertApp(c, app.slug)
    const brings = (wish.authConfig?.parameters ?? []).length > 0
    const { site, connectionId } =
      brings && wish.authConfig
        ? await siteWith(here, app.slug, wish.authConfig)
        : { site: here, connectionId: wish.connectedAccountId }
    const execution = await once(c, entity, wish, async () => {
      const input = await withFiles(c, action, wish.input)
      return run(c, site, entity, {
        action: action.name,
        arguments: input,
        connectionId,
        trim: false,
      })
    })
    return c.json(execution)
  })
