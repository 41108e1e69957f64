import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { runCli } from '../../src/cli/program.ts'
import type { World } from '../../src/cli/world.ts'

/** A request that the service was sent. */
export interface Sent {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly body: unknown
  readonly headers: Headers
}

/** What the service answers to `GET /v1/apps`: a value, a {@link Refusal}, or what is no JSON. */
export type Answers = Readonly<Record<string, unknown>>

/** An answer that is not a 200. */
export class Refusal {
  readonly status: number
  readonly code: string
  readonly detail: string

  constructor(status: number, code: string, detail = code) {
    this.status = status
    this.code = code
    this.detail = detail
  }
}

export interface Around {
  readonly answers?: Answers
  readonly env?: Record<string, string>
  readonly stdin?: string
  readonly tty?: boolean
  /** What a person types, one answer a question. */
  readonly typed?: readonly string[]
  readonly run?: World['run']
  readonly signal?: AbortSignal
  readonly cwd?: string
  /** What the service says the time is. */
  readonly date?: string
}

const MOST_REQUESTS = 50

const ACCESS = { BEHALF_URL: 'https://behalf.test', BEHALF_API_KEY: 'bhf_test' }

/** A folder that goes away with the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'behalf-cli-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** Runs a command line in a world where the service is a table of answers. */
export async function run(args: readonly string[], around: Around = {}) {
  const { answers = {}, env = ACCESS, stdin = '', tty = false, typed = [] } = around
  const sent: Sent[] = []
  const asked: string[] = []
  const opened: string[] = []
  const text = { out: '', err: '' }
  const questions = [...typed]
  const stream = (to: 'out' | 'err') => ({
    write: (it: string) => {
      text[to] += it
    },
    isTTY: tty,
    columns: tty ? 100 : undefined,
  })
  const world: World = {
    env,
    cwd: around.cwd ?? folder(),
    stdout: stream('out'),
    stderr: stream('err'),
    canAsk: tty,
    signal: around.signal ?? new AbortController().signal,
    now: () => new Date('2026-11-23T12:00:00Z'),
    readStdin: async () => stdin,
    ask: async (question) => {
      asked.push(question)
      return questions.shift() ?? ''
    },
    openBrowser: async (url) => {
      opened.push(url)
      return true
    },
    run: around.run ?? (async () => 0),
    fetch: (url, init) => answer(url, init, { answers, sent, date: around.date }),
  }
  const code = await runCli(args, world, '1.2.3')
  return { code, out: text.out, err: text.err, sent, asked, opened }
}

async function answer(
  address: string,
  init: RequestInit,
  { answers, sent, date }: { answers: Answers; sent: Sent[]; date: string | undefined },
): Promise<Response> {
  await new Promise((resolve) => setImmediate(resolve)) // as a network: a loop can be stopped
  init.signal?.throwIfAborted()
  if (sent.length > MOST_REQUESTS) throw new Error('the command never stops asking')
  const url = new URL(address)
  const method = init.method ?? 'GET'
  const path = `${url.pathname}${url.search}`
  const raw = init.body as string | undefined
  sent.push({ method, path, body: parsed(raw), headers: new Headers(init.headers) })
  const known = answers[`${method} ${path}`] ?? answers[`${method} ${url.pathname}`]
  const value: unknown = known instanceof Function ? known(sent) : known
  if (value instanceof Error) throw value
  if (value instanceof Response) return value
  const headers = { 'x-request-id': 'req_1', ...(date !== undefined && { date }) }
  if (value instanceof Refusal || value === undefined) {
    const { status, code, detail } = value ?? new Refusal(404, 'route-not-found', path)
    return Response.json({ title: code, code, detail, request_id: 'req_1' }, { status, headers })
  }
  return method === 'HEAD' ? new Response(null, { headers }) : Response.json(value, { headers })
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return text
  }
}

export const page = (...items: unknown[]) => ({ items, nextCursor: null })
