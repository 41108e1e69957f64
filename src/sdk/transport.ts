import { BehalfError, errorOf } from './errors.ts'

/** As the platform has it; another one can be given, e.g. a service binding's. */
export type Fetch = (input: string, init: RequestInit) => Promise<Response>

/** What every call takes. */
export interface CallOptions {
  /** Ends the call; its promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds that one try may take. */
  readonly timeout?: number | undefined
}

/** One request beyond its path. */
export interface RequestOptions extends CallOptions {
  /** `GET`, if not given; `POST` where there is a body. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly query?: Readonly<Record<string, Queried>>
  /** Sent as JSON; a text as it is. */
  readonly body?: unknown
  /** Of a write; made up where none is given. */
  readonly idempotencyKey?: string | undefined
}

/** Lists are joined by commas; what is `undefined` is left out. */
export type Queried = string | number | boolean | readonly string[] | undefined

export interface TransportOptions {
  /** Where the deployment is, e.g. `https://behalf.example.workers.dev`. */
  readonly baseUrl: string
  readonly apiKey: string
  /** For the root key: the project to act on. */
  readonly project?: string | undefined
  /** Milliseconds that one try may take; 120,000 if not given. */
  readonly timeout?: number | undefined
  /** How often a request is tried again where that is safe; 2 if not given. */
  readonly retries?: number | undefined
  readonly fetch?: Fetch | undefined
}

/** The longest wait that a server may ask of us between two tries, in seconds. */
const MAX_WAIT = 30
/** What a timer takes, in milliseconds. */
const LONGEST = 2 ** 31 - 1
const PASSING = [429, 502, 503, 504]
/** Our own request is still running. */
const RUNNING = 'request-in-progress'
/** A connection that never stood: nothing was sent. Node's words, and Bun's. */
const NOT_SENT = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$/

/** A path whose values are encoded: `path`\``/v1/entities/${id}`\`. */
export function path(texts: TemplateStringsArray, ...values: readonly string[]): string {
  return texts.reduce((built, text, i) => {
    const value = values[i - 1] ?? ''
    if (/^\.{0,2}$/.test(value)) {
      throw new BehalfError({
        code: 'invalid-request',
        detail: `"${value}" cannot stand in a path`,
      })
    }
    return built + encodeURIComponent(value) + text
  })
}

/** How requests reach the service: who asks, how long, and what is tried again. */
export class Transport {
  readonly baseUrl: string
  readonly #options: TransportOptions
  /** Whether the service said that it keeps idempotency keys, by sending one back. */
  #keepsKeys = false

  constructor(options: TransportOptions) {
    if (!options.baseUrl || !options.apiKey) throw new TypeError('give baseUrl and apiKey')
    this.baseUrl = new URL(options.baseUrl).href.replace(/\/+$/, '') // as URLs made of it will read
    this.#options = options
  }

  /** @throws {BehalfError} */
  async request<T>(where: string, options: RequestOptions = {}): Promise<T> {
    const { body, method = body === undefined ? 'GET' : 'POST' } = options
    const headers = new Headers({ accept: 'application/json' })
    if (method !== 'GET') {
      headers.set('idempotency-key', options.idempotencyKey ?? crypto.randomUUID())
    }
    if (body !== undefined) headers.set('content-type', 'application/json')
    const init = {
      method,
      headers,
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }
    const url = this.baseUrl + where + queryOf(options.query)
    for (let left = this.#options.retries ?? 2; ; left--) {
      try {
        return await this.#once<T>(url, init, options)
      } catch (error) {
        const wait = left > 0 ? this.#waitBefore(error, method, left) : undefined
        if (wait === undefined) throw error
        await pause(wait, options.signal)
      }
    }
  }

  /** Sends as it is, with the key: once, unread. The key travels in a header that redirects drop. */
  send(url: string, init: RequestInit): Promise<Response> {
    const { apiKey, project, fetch: own } = this.#options
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${apiKey}`)
    if (project !== undefined) headers.set('x-project', project)
    return (own ?? globalThis.fetch)(url, { ...init, headers })
  }

  async #once<T>(url: string, init: RequestInit, { signal, timeout }: CallOptions): Promise<T> {
    const millis = timeout ?? this.#options.timeout ?? 120_000
    const limit = AbortSignal.timeout(Math.min(Math.ceil(millis), LONGEST))
    try {
      const either = signal ? AbortSignal.any([signal, limit]) : limit
      const response = await this.send(url, { ...init, signal: either })
      if (!response.ok) throw await errorOf(response)
      if (response.headers.has('idempotency-key')) this.#keepsKeys = true
      const text = await response.text()
      return (text === '' ? undefined : readJson(text, response)) as T // as the service documents it
    } catch (error) {
      if (error instanceof BehalfError) throw error
      signal?.throwIfAborted()
      const code = limit.aborted ? 'timeout' : 'network'
      const said = error instanceof Error ? error.message : String(error)
      const detail = `${this.baseUrl} did not answer${limit.aborted ? ' in time' : `: ${said}`}`
      throw new BehalfError({ code, detail }, { cause: error })
    }
  }

  /**
   * Milliseconds to wait before another try; `undefined` where it could do harm or would not help. A
   * write is done again only where it surely was not done, or where the service keeps keys.
   */
  #waitBefore(error: unknown, method: string, left: number): number | undefined {
    if (!(error instanceof BehalfError) || error.code === 'not-configured') return undefined
    const { status, retryAfter = 0, facts } = error
    if (facts['outcome'] === 'unknown') return undefined // it may be done: its answer stays the same
    const undone = status === 429 || notSent(error.cause)
    const safe = method === 'GET' || undone || this.#keepsKeys
    const passing = status === undefined || PASSING.includes(status) || error.code === RUNNING
    if (!safe || !passing || retryAfter > MAX_WAIT) return undefined
    const tried = Math.max(0, (this.#options.retries ?? 2) - left)
    return Math.max(retryAfter * 1000, 250 * 2 ** tried * (0.5 + Math.random() / 2))
  }
}

const notSent = (error: unknown): boolean =>
  [error, (error as Error | undefined)?.cause].some((it) =>
    NOT_SENT.test(String((it as { code?: unknown } | undefined)?.code)),
  )

/** @throws {BehalfError} `unexpected-answer`: somebody else answered */
export function readJson(text: string, { status, headers }: Response): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const detail = `not JSON, but ${headers.get('content-type')}: is baseUrl right?`
    throw new BehalfError({ code: 'unexpected-answer', status, detail }, { cause })
  }
}

function queryOf(query: RequestOptions['query'] = {}): string {
  const told = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return told.length === 0 ? '' : `?${new URLSearchParams(told)}`
}

/** @throws the signal's reason */
export function pause(millis: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, millis)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}
