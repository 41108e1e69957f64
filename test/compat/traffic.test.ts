import { beforeAll, describe, expect, it } from 'vitest'
import { CLIENT, consent, lendGithub } from '../flows/_github.ts'
import { call, newProject, ORIGIN, ROOT, worker } from '../worker.ts'
import { OURS, THEIRS } from './_shapes.ts'
import lines from './traffic.jsonl?raw'

/** A request as an SDK sent it, and what came of it; ids of answers stand in angle brackets. */
interface Captured {
  readonly sdk: 'js' | 'python'
  readonly step: string
  readonly method: string
  readonly path: string
  readonly body?: unknown
  /** The name of the answer's shape. */
  readonly shape: string
  /** What later requests take from the answer: a name to a dotted path. */
  readonly keep?: Readonly<Record<string, string>>
  /** The user of the emulated GitHub who consents, where the answer has a link. */
  readonly consent?: string
  readonly expect?: object
}

const CAPTURED = lines
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Captured)

const HEADERS = {
  js: { 'x-source': 'js_sdk', 'x-runtime': 'openai' },
  python: { 'x-source': 'python_sdk', 'x-runtime': 'openai', 'x-composio-version': '0.7.21' },
}

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((it, name) => (it as Record<string, unknown>)[name], value)

/** Replays what one SDK sent, in its order, with the ids that were answered here. */
class Replay {
  readonly #kept = new Map<string, string>()
  readonly #key: string

  constructor(key: string) {
    this.#key = key
  }

  async send(it: Captured): Promise<{ status: number; body: unknown }> {
    const path = this.#filled(it.path)
    const isUrl = path.startsWith('https:')
    const headers = {
      ...(isUrl ? {} : { 'x-api-key': this.#key, ...HEADERS[it.sdk] }),
      'x-request-id': crypto.randomUUID(),
    }
    const sent = it.body === undefined || it.method === 'GET' ? undefined : it.body
    const body = typeof sent === 'string' ? sent : this.#filled(JSON.stringify(sent) ?? '')
    const response = await worker(
      new Request(isUrl ? path : `${ORIGIN}${path}`, {
        method: it.method,
        headers,
        ...(body !== '' && { body }),
      }),
    )
    return { status: response.status, body: await response.json() }
  }

  keep(it: Captured, body: unknown): void {
    for (const [name, path] of Object.entries(it.keep ?? {})) {
      this.#kept.set(name, String(at(body, path)))
    }
  }

  #filled(text: string): string {
    return text.replace(/<([\w-]+)>/g, (_, name: string) => this.#kept.get(name) ?? `no-${name}`)
  }
}

describe.each(['js', 'python'] as const)('the captured traffic of the %s SDK', (sdk) => {
  let replay: Replay
  beforeAll(async () => {
    await lendGithub()
    await call(ROOT, 'PUT', '/v1/apps/gmail/shared-client', CLIENT)
    replay = new Replay(await newProject(`traffic-${sdk}`))
  })

  const steps = CAPTURED.filter((it) => it.sdk === sdk).map(
    (it, index) => [`${index + 1} ${it.step}: ${it.method} ${it.path.slice(0, 80)}`, it] as const,
  )

  it.each(steps)('%s', async (_, it) => {
    const { status, body } = await replay.send(it)
    expect(body).toSatisfy(() => (it.shape === 'Failure' ? status === 404 : status === 200))
    for (const shape of [OURS[it.shape], THEIRS[it.shape]]) {
      expect(shape?.safeParse(body).error?.issues ?? []).toEqual([])
    }
    if (it.expect) expect(body).toMatchObject(it.expect)
    replay.keep(it, body)
    if (!it.consent) return
    const told = body as { redirectUrl?: string; connectionResponse?: { redirectUrl: string } }
    await consent(told.redirectUrl ?? told.connectionResponse?.redirectUrl ?? '', it.consent)
  })
})
