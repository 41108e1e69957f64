import { BehalfError } from './errors.ts'
import { path, type Transport } from './transport.ts'

/** Whose credentials go on a request, and to which app. */
export interface ProxyTarget {
  readonly app: string
  /** `default`, if not given. */
  readonly entityId?: string | undefined
  /** Needed where several connections fit. */
  readonly connectionId?: string | undefined
}

/** `fetch`, as libraries take it. */
export type ProxyFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/**
 * A `fetch` that acts as the user in the app. It takes paths below the app's base URL, or whole URLs
 * of the app, as its own client library asks for them. Nothing is tried again; answers come streamed.
 */
export function proxyFetch(
  transport: Transport,
  { app, entityId = 'default', connectionId }: ProxyTarget,
  readBaseUrl: () => Promise<string>,
): ProxyFetch {
  const root = `${transport.baseUrl}${path`/v1/entities/${entityId}/proxy/${app}`}/`
  let base: Promise<string> | undefined
  const below = async (url: string): Promise<string> => {
    if (!/^[a-z][a-z0-9+.-]*:/i.test(url)) return url.replace(/^\/+/, '')
    base ??= readBaseUrl().catch((error: unknown) => {
      base = undefined
      throw error
    })
    return relativeTo(await base, url)
  }
  return async (input, init = {}) => {
    const request = input instanceof Request ? input : undefined
    const target = new URL(root + (await below(request?.url ?? String(input))))
    if (!target.href.startsWith(root)) throw refused(String(target), app)
    const headers = new Headers(init.headers ?? request?.headers)
    if (connectionId !== undefined) headers.set('x-connection-id', connectionId)
    return transport.send(target.href, {
      ...(request && (await partsOf(request))),
      ...init,
      headers,
    })
  }
}

/** A request of its own, as `fetch` takes it beside another URL. */
async function partsOf(request: Request): Promise<RequestInit> {
  const { method, signal } = request
  const bare = method === 'GET' || method === 'HEAD' || request.body === null
  return { method, signal, ...(!bare && { body: await request.arrayBuffer() }) }
}

/** What follows the app's base URL, in which `{names}` stand for what only the connection knows. */
function relativeTo(baseUrl: string, url: string): string {
  const pattern = baseUrl
    .replace(/\/+$/, '')
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace(/\{\w+\}/g, '[^/]+')
  const rest = new RegExp(`^${pattern}(?=[/?#]|$)`).exec(url)
  if (!rest) throw refused(url, baseUrl)
  return url.slice(rest[0].length).replace(/^\/+/, '')
}

const refused = (url: string, where: string): BehalfError =>
  new BehalfError({ code: 'proxy-path-refused', detail: `${url} is not below ${where}` })
