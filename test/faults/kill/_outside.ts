import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Provider } from '../_provider.ts'
import { Receiver } from '../_receiver.ts'

/** Where the process is ended at a crossing. */
export type Moment = 'in front' | 'behind' | 'in the middle'

/** The world outside of workerd: the provider, KV, the queue; and who may end the process. */
export class Outside {
  readonly crossings: string[] = []
  /** What the queue took and nobody consumed yet. */
  queued: unknown[] = []
  readonly receiver = new Receiver()
  /** Whether the process was ended since {@link watch}. */
  struck = false
  readonly #provider: Provider
  readonly #kv = new Map<string, string>()
  readonly #server = createServer((request, response) => {
    this.#serve(request, response).catch(() => response.destroy()) // who asked was killed meanwhile
  })
  #ending: { at: number; moment: Moment; kill: () => unknown } | undefined
  #watching = false

  constructor(provider: Provider) {
    this.#provider = provider
  }

  async listen(): Promise<number> {
    await new Promise<void>((ready) => this.#server.listen(0, '127.0.0.1', ready))
    return (this.#server.address() as AddressInfo).port
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  watch(ending?: { at: number; moment: Moment; kill: () => unknown }): void {
    this.crossings.length = 0
    this.struck = false
    this.#watching = true
    this.#ending = ending
  }

  rest(): void {
    this.#watching = false
    this.#ending = undefined
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const { pathname } = new URL(request.url ?? '/', 'http://world')
    const from = request.headers['x-from']
    const name = from === 'world' ? pathname.replace('/mark/', '') : `${from ?? ''}${pathname}`
    const ending = this.#cross(name)
    if (ending?.moment === 'in front') return void ending.kill()
    const answer = await this.#answer(String(from ?? ''), pathname, request, body)
    if (ending?.moment === 'behind') return void ending.kill()
    const text = await answer.text()
    const length = answer.status === 204 ? {} : { 'content-length': Buffer.byteLength(text) }
    response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), ...length })
    if (ending) return void response.write(text.slice(0, text.length / 2), () => ending.kill())
    response.end(text)
  }

  #cross(name: string) {
    if (!this.#watching) return undefined
    const index = this.crossings.push(name) - 1
    if (index !== this.#ending?.at) return undefined
    this.struck = true
    return this.#ending
  }

  async #answer(from: string, path: string, request: IncomingMessage, body: string) {
    if (from === 'world') return new Response('')
    if (from === 'kv') return this.#store(request, body)
    if (from === 'queue') {
      this.queued.push(...messagesOf(body))
      return Response.json({ metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } })
    }
    if (path.startsWith('/receiver/')) {
      return this.receiver.take(path, String(request.headers['webhook-id']))
    }
    if (path === '/oauth2/token') return this.#provider.token(new URLSearchParams(body))
    if (path === '/oauth2/revoke') return this.#provider.revoke(new URLSearchParams(body))
    return this.#provider.api(request.method ?? '', request.headers.authorization ?? '')
  }

  /** What KV keeps of projects' own apps. */
  copies = (): string[] => [...this.#kv.keys()].filter((key) => key.startsWith('custom:'))

  #store({ method, url = '/' }: IncomingMessage, body: string): Response {
    const { pathname, searchParams } = new URL(url, 'http://kv')
    const key = decodeURIComponent(pathname.slice(1))
    if (key === '') return this.#listed(searchParams.get('prefix') ?? '')
    if (method === 'PUT') this.#kv.set(key, body)
    if (method === 'DELETE') return new Response(this.#kv.delete(key) ? '' : 'none')
    const found = this.#kv.get(key)
    return found === undefined ? new Response('', { status: 404 }) : new Response(found)
  }

  #listed(prefix: string): Response {
    const keys = [...this.#kv.keys()].filter((key) => key.startsWith(prefix))
    return Response.json({ keys: keys.map((name) => ({ name })), list_complete: true })
  }
}

/** A batch as workerd sends it: bodies in base64, JSON inside. */
function messagesOf(body: string): unknown[] {
  const { messages } = JSON.parse(body) as { messages: { body: string }[] }
  return messages.map((one) => JSON.parse(Buffer.from(one.body, 'base64').toString()) as unknown)
}
