import { Toolset, type ToolsetOptions } from '../../src/sdk/index.ts'

/** One request as the service would get it. */
export interface Seen {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly headers: Headers
  /** As parsed, where it is JSON. */
  readonly body: unknown
}

/** An answer, or a failure to answer. */
export type Scripted = Response | Error | ((seen: Seen) => Response | Promise<Response>)

export const json = (value: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })

/** A problem document as the service writes them. */
export const problem = (status: number, code: string, more: object = {}) =>
  json(
    { type: `/docs#${code}`, title: 'Title', status, code, request_id: 'req_1', ...more },
    status,
  )

/** What Node's fetch throws where a connection fails. */
export const networkError = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })

/** A toolset whose service answers what the script says, one answer a request; the last one stays. */
export function serviceOf(script: readonly Scripted[], options: Partial<ToolsetOptions> = {}) {
  const requests: Seen[] = []
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const { pathname, search } = new URL(url)
    const text = init.body === undefined ? '' : await new Response(init.body).text()
    const seen = {
      method: init.method ?? 'GET',
      path: pathname + search,
      headers: new Headers(init.headers),
      body: /^[[{"]/.test(text) ? (JSON.parse(text) as unknown) : text || undefined,
    }
    requests.push(seen)
    init.signal?.throwIfAborted()
    const answer = script[Math.min(requests.length, script.length) - 1] ?? new Error('no script')
    if (answer instanceof Error) throw answer
    const response = typeof answer === 'function' ? answer(seen) : answer.clone()
    return Promise.race([response, aborted(init.signal)])
  }
  const base = { baseUrl: 'https://behalf.test/', apiKey: 'key' }
  return { toolset: new Toolset({ ...base, fetch, ...options }), requests }
}

const aborted = (signal: AbortSignal | null | undefined): Promise<never> =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })

/** A connection as the service shows it. */
export const connection = (status: string, more: object = {}) => ({
  ...{ id: 'conn_1', entityId: 'ada', app: 'github', integrationId: 'int_1', authScheme: 'OAUTH2' },
  ...{ status, statusReason: null, label: null, default: false, account: null, data: {} },
  ...{ scopes: null, createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' },
  ...more,
})

/** What became of an action. */
export const result = (data: unknown) => ({
  ...{ successful: true, data, error: null, status: 200, logId: 'log_1', note: null, next: null },
})
