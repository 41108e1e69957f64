import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createBrotliCompress, createGzip } from 'node:zlib'

/** What the app saw: `GET /_seen` answers it. */
export interface Strain {
  /** How often each path was asked for, by method. */
  readonly asked: Record<string, number>
  /** Bytes of bodies that came, and that were taken of its answers, by path. */
  readonly came: Record<string, number>
  readonly went: Record<string, number>
  /** Answers that their reader hung up on, by path. */
  readonly cut: Record<string, number>
}

const add = (counts: Record<string, number>, name: string, n = 1) => {
  counts[name] = (counts[name] ?? 0) + n
}

const pause = (millis: number) => new Promise((done) => setTimeout(done, millis))

/**
 * An API that does as its path and query say: `/things` makes one (`delay`), `/drop` makes one and
 * hangs up, `/stall` never ends its body (of `size` bytes), `/huge` and `/bomb` send `bytes` (`type`, `encoding`),
 * `/echo` swallows a body, `/limited` answers `status` with each further parameter as a header.
 */
export async function startStrained(port: number): Promise<() => Promise<void>> {
  const seen: Strain = { asked: {}, came: {}, went: {}, cut: {} }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://strain')
    const json = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (pathname === '/_seen') return void json(200, seen)
    const name = query.get('as') ?? pathname
    add(seen.asked, `${request.method} ${name}`)
    if (pathname === '/slow-reader') return swallow(request, response, name)
    for await (const chunk of request) add(seen.came, name, (chunk as Buffer).length)
    await pause(Number(query.get('delay') ?? 0))
    if (pathname === '/drop') return void request.socket.destroy()
    if (pathname === '/limited') return limited(response, query)
    if (pathname === '/stall') return stall(response, name, query.get('size'))
    if (pathname === '/huge' || pathname === '/bomb') return pour(response, name, query)
    json(200, { id: seen.asked[`${request.method} ${name}`], came: seen.came[name] ?? 0 })
  }

  /** Takes a body in, and tells how many bytes had come when it broke off or ended. */
  async function swallow(request: IncomingMessage, response: ServerResponse, name: string) {
    for await (const chunk of request) {
      add(seen.came, name, (chunk as Buffer).length)
      await pause(1)
    }
    response.writeHead(200).end(String(seen.came[name]))
  }

  function stall(response: ServerResponse, name: string, size: string | null): void {
    response.on('close', () => add(seen.cut, name))
    const length = size === null ? {} : { 'content-length': size }
    response.writeHead(200, { 'content-type': 'application/json', ...length }).write('{"begun":')
  }

  function limited(response: ServerResponse, query: URLSearchParams): void {
    const { status = '200', as: _, ...headers } = Object.fromEntries(query)
    response.writeHead(Number(status), { ...headers, 'content-type': 'application/json' })
    response.end('{"said":"by the app"}')
  }

  async function pour(response: ServerResponse, name: string, query: URLSearchParams) {
    let left = Number(query.get('bytes'))
    const encoding = query.get('encoding')
    const type = query.get('type') ?? 'text/plain'
    response.writeHead(200, {
      'content-type': type,
      ...(encoding && { 'content-encoding': encoding }),
    })
    const packed = encoding === 'br' ? createBrotliCompress() : encoding ? createGzip() : undefined
    packed?.pipe(response)
    let gone = false
    response.on('close', () => {
      gone = true
      if (!response.writableFinished) add(seen.cut, name)
      packed?.destroy()
    })
    const out = packed ?? response
    const piece = Buffer.alloc(64 * 1024, 'x')
    while (left > 0 && !gone) {
      const some = piece.subarray(0, Math.min(left, piece.length))
      left -= some.length
      add(seen.went, name, some.length)
      if (!out.write(some)) await Promise.race([drained(out), drained(response, 'close')])
    }
    if (!gone) out.end()
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
  return async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
}

const drained = (out: NodeJS.EventEmitter, event = 'drain') =>
  new Promise<void>((go) => out.once(event, () => go()))

/** Vitest's global setup: an app that strains whoever calls it. */
export default (): Promise<() => Promise<void>> => {
  const { strained } = JSON.parse(process.env['STAND_IN_PORTS'] ?? '{}') as { strained: number }
  return startStrained(strained)
}
