import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import type { Provider } from '../_provider.ts'
import { RECEIVER, Receiver } from '../_receiver.ts'

/** The ways out of the code under test: requests by whom they are for, and bindings. */
export type Way =
  | 'token'
  | 'identity'
  | 'api'
  | 'revoke'
  | 'document'
  | 'receiver'
  | 'kv'
  | 'queue'
  | 'project'
  | 'entity'

/** One await of the code under test that reaches beyond it. */
export interface Crossing {
  readonly way: Way
  readonly name: string
  /** Aborts when the caller gave up. */
  readonly signal: AbortSignal | undefined
}

/** What happens in place of a crossing. @param real what would have happened */
export type Fault = (real: () => Promise<unknown>, crossing: Crossing) => Promise<unknown>

interface Bindings {
  readonly ENTITIES: DurableObjectNamespace
  readonly PROJECTS: DurableObjectNamespace
  readonly SPECS: KVNamespace
  readonly EVENTS: Queue
}
export const bindings = env as unknown as Bindings // as wrangler.toml binds them

const HOSTS: Readonly<Record<string, Way>> = {
  'oauth2.googleapis.com/token': 'token',
  'oauth2.googleapis.com/revoke': 'revoke',
  'openidconnect.googleapis.com/v1/userinfo': 'identity',
  'documents.acme.example/api.json': 'document',
}

/** Stands around the code under test: counts what leaves it, and lets one crossing go wrong. */
export class Outside {
  readonly crossings: string[] = []
  /** What the queue took and nobody consumed yet. */
  readonly queued: unknown[] = []
  readonly receiver = new Receiver()
  readonly #provider: Provider
  readonly #document: string
  #watching = false
  #fault: { at: number; fault: Fault } | undefined
  /** Whether the fault happened. */
  struck = false
  /** What the token endpoint does in place of answering, each time until {@link rest}. */
  tokenEndpoint: ((real: () => Response) => Promise<Response>) | undefined
  /** How often the token endpoint was asked. */
  asked = 0

  constructor(provider: Provider, document = '') {
    this.#provider = provider
    this.#document = document
    this.#spy()
  }

  /** Counts crossings from here on; the one of this index goes wrong. */
  watch(at = -1, fault: Fault = (real) => real()): void {
    this.crossings.length = 0
    this.struck = false
    this.#watching = true
    this.#fault = { at, fault }
  }

  /** From here on all goes well. */
  rest(): void {
    this.#watching = false
    this.#fault = undefined
    this.tokenEndpoint = undefined
  }

  #cross<T>(way: Way, name: string, real: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (!this.#watching) return real()
    const index = this.crossings.push(`${way} ${name}`) - 1
    if (index !== this.#fault?.at) return real()
    this.struck = true
    return this.#fault.fault(real, { way, name, signal }) as Promise<T> // or what the fault makes of it
  }

  #spy(): void {
    vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
      const request = new Request(input, init)
      const { host, pathname } = new URL(request.url)
      const way = host === RECEIVER ? 'receiver' : (HOSTS[`${host}${pathname}`] ?? 'api')
      const real = () => this.#answer(way, request)
      return this.#cross(way, `${request.method} ${pathname}`, real, init?.signal ?? undefined)
    })
    this.#spyOnKv()
    const queue = Object.getPrototypeOf(bindings.EVENTS) as Queue
    vi.spyOn(queue, 'sendBatch').mockImplementation((messages) =>
      this.#cross('queue', 'sendBatch', async () => {
        this.queued.push(...[...messages].map(({ body }) => body))
        return { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } }
      }),
    )
    this.#spyOnObjects()
  }

  async #answer(way: Way, request: Request): Promise<Response> {
    const form = way === 'token' || way === 'revoke'
    const body = new URLSearchParams(form ? new TextDecoder().decode(await request.bytes()) : '')
    if (way === 'token') return this.#token(() => this.#provider.token(body))
    if (way === 'revoke') return this.#provider.revoke(body)
    if (way === 'document') return new Response(this.#document)
    if (way === 'receiver') return this.#receive(request)
    return this.#provider.api(request.method, request.headers.get('authorization') ?? '')
  }

  #receive = ({ url, headers }: Request) =>
    this.receiver.take(new URL(url).pathname, headers.get('webhook-id') ?? '')

  #token(real: () => Response): Promise<Response> | Response {
    this.asked++
    return this.tokenEndpoint?.(real) ?? real()
  }

  #spyOnKv(): void {
    const kv = Object.getPrototypeOf(bindings.SPECS) as Record<'get' | 'put', unknown>
    for (const name of ['get', 'put'] as const) {
      const real = kv[name] as (...given: unknown[]) => Promise<unknown>
      const cross = (given: unknown[]) =>
        this.#cross('kv', name, () => real.apply(bindings.SPECS, given))
      vi.spyOn(kv as Record<'get', () => unknown>, name as 'get').mockImplementation(
        (...given: unknown[]) => cross(given),
      )
    }
  }

  #spyOnObjects(): void {
    const namespace = Object.getPrototypeOf(bindings.PROJECTS) as DurableObjectNamespace
    const real = namespace.getByName
    const watched = (way: Way, target: object) => this.#watched(way, target)
    vi.spyOn(namespace, 'getByName').mockImplementation(function (
      this: DurableObjectNamespace,
      object: string,
    ) {
      const way = object.includes('/') ? 'entity' : 'project'
      return watched(way, real.call(this, object)) as DurableObjectStub
    })
  }

  /** An object, each call of which is a crossing. */
  #watched(way: Way, stub: object): object {
    const target = stub as Calls // all else is below
    return new Proxy(target, {
      get: (_, name) => {
        if (typeof name !== 'string' || NO_CALLS.includes(name))
          return Reflect.get(target, name, target)
        if (PARTS.includes(name)) return () => this.#part(way, name, target)
        return (...given: unknown[]) => this.#cross(way, name, async () => target[name]?.(...given))
      },
    })
  }

  /** A part of an object. It is asked for with each call: the two are one request. */
  #part(way: Way, part: string, target: Calls): object {
    return new Proxy(target, {
      get: (_, name) => {
        if (typeof name !== 'string' || NO_CALLS.includes(name)) return undefined
        return (...given: unknown[]) =>
          this.#cross(way, `${part}.${name}`, async () => {
            // Called on the stub at once: whatever is read of one of its methods, RPC takes for a name.
            const its = target[part]?.() as unknown as Calls // a part's methods can be called at once
            return its[name]?.(...given)
          })
      },
    })
  }
}

type Calls = Record<string, (...given: unknown[]) => Promise<unknown>>

const NO_CALLS = ['then', 'id', 'name', 'fetch']
/** Methods that answer at once with a part of the object, whose methods are the calls. */
const PARTS = [
  ...['audit', 'appHooks', 'calls', 'holdings', 'keys', 'logbook'],
  ...['mcpTokens', 'pending', 'sealing', 'webhooks', 'projects', 'deletion'],
]

const namespaceGetByName = Object.getPrototypeOf(bindings.PROJECTS).getByName as (
  this: DurableObjectNamespace,
  name: string,
) => DurableObjectStub

/** An object itself, past the spies. */
export const objectOf = (name: string): DurableObjectStub =>
  namespaceGetByName.call(name.includes('/') ? bindings.ENTITIES : bindings.PROJECTS, name)

/** Ends an object where it stands, as an eviction or a crash does: memory is gone, storage stays. */
export const restart = async (name: string): Promise<void> => {
  await runInDurableObject(objectOf(name), (_, state) => state.abort('restarted')).catch(() => null)
}

/** All that is in a table. */
export const rowsOf = (object: string, query: string): Promise<Record<string, SqlStorageValue>[]> =>
  runInDurableObject(objectOf(object), (_, { storage }) => storage.sql.exec(query).toArray())
