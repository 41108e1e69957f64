import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { Deadline } from '../../src/core/deadline.ts'
import { readText } from '../../src/core/read-body.ts'
import { call, ORIGIN, worker } from '../worker.ts'
import { act, seen, strainedProject } from './_strained.ts'

const { STRAINED } = env as unknown as { STRAINED: string }
const MIB = 1024 * 1024
const GIB = 1024 * MIB

let key: string
beforeAll(async () => {
  key = await strainedProject('ada')
})

afterEach(() => vi.restoreAllMocks())

/** How many bytes the app got rid of, once it gets rid of no more. */
async function settled(as: string): Promise<number> {
  for (let before = -1; ; ) {
    const went = (await seen()).went[as] ?? 0
    if (went === before) return went
    before = went
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

const hungUpOn = (as: string) => vi.waitUntil(async () => (await seen()).cut[as] === 1, 20_000)

/** The app through the proxy. */
const proxied = (path: string, init: RequestInit = {}) =>
  worker(
    new Request(`${ORIGIN}/v1/entities/ada/proxy/strained${path}`, {
      ...init,
      headers: { 'x-api-key': key },
    }),
  )

describe('an answer of 1 GB to a tool call', () => {
  it.each(['text/plain', 'application/json'])(
    'is cut, and its sender hung up on: %s (E7)',
    async (type) => {
      const as = `huge ${type}`
      const path = '/v1/entities/ada/actions/STRAINED_HUGE'
      const wish = { arguments: { as, type, bytes: String(GIB) }, trim: false }
      const { status, body } = await call(key, 'POST', path, wish)
      expect([status, body.successful, body.data.length]).toEqual([200, true, 8 * MIB])
      expect(body.note).toContain('longer than 8 MiB')
      await hungUpOn(as)
      expect(await settled(as)).toBeLessThan(128 * MIB)
    },
  )

  it('is small for a model, and says both', async () => {
    const args = { as: 'huge for a model', bytes: String(GIB) }
    const { body } = await act(key, 'ada', 'HUGE', args)
    expect(JSON.stringify(body).length).toBeLessThan(25_000)
    expect(body.note).toMatch(/longer than 8 MiB.*shortened/)
  })

  it.each(['gzip', 'br'])(
    'is counted as it is unpacked, however small it came: %s (E7)',
    async (encoding) => {
      const args = { as: `bomb ${encoding}`, encoding, bytes: String(GIB / 4) }
      const { body } = await act(key, 'ada', 'HUGE', args)
      expect(body.note).toContain('longer than 8 MiB')
      const response = await fetch(
        `${STRAINED}/bomb?encoding=${encoding}&bytes=${GIB / 4}&as=b${encoding}`,
      )
      const { text, cut } = await readText(response, MIB)
      expect([text.length, cut]).toEqual([MIB, true])
    },
  )
})

describe('an answer that stops', () => {
  it('is hung up on (E7)', async () => {
    const response = await fetch(`${STRAINED}/stall?as=stalled`)
    const read = readText(response, MIB, { stall: 100, whole: 5_000 })
    await expect(read).rejects.toMatchObject({ code: 'upstream-timeout' })
    await hungUpOn('stalled')
  })

  it('is hung up on where it said that it is short, too (E7)', async () => {
    const deadline = new Deadline()
    deadline.start(5_000)
    const response = await fetch(`${STRAINED}/stall?as=short&size=100`, {
      signal: deadline.signal,
    })
    deadline.rest()
    const read = readText(response, MIB, { stall: 100, deadline })
    await expect(read).rejects.toMatchObject({ code: 'upstream-timeout' })
    await hungUpOn('short')
  })

  it('is an error that says how long was waited; the call is over, and in the log (E7)', async () => {
    const every = globalThis.setInterval
    vi.spyOn(globalThis, 'setInterval').mockImplementation(((work: () => void, millis: number) =>
      every(work, millis / 100)) as never)
    const { status, body } = await act(key, 'ada', 'STALL', { as: 'stalled call' })
    expect([status, body.code]).toEqual([504, 'upstream-timeout'])
    expect(body.detail).toContain('nothing came for 15 s')
    await hungUpOn('stalled call')
    const logs = await call(key, 'GET', '/v1/entities/ada/logs?limit=1')
    expect(logs.body.items[0]).toMatchObject({ code: 'upstream-timeout', action: 'STRAINED_STALL' })
  })
})

describe('the proxy', () => {
  it('holds nothing: who reads slowly is sent slowly, and who stops ends it at the app (E7)', async () => {
    const response = await proxied(`/huge?as=slow&bytes=${GIB}`)
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    await reader.read()
    expect(await settled('slow')).toBeLessThan(128 * MIB)
    expect((await seen()).cut['slow']).toBeUndefined()
    await reader.cancel()
    await hungUpOn('slow')
  })

  it('answers under our own request id, whatever the app calls its own', async () => {
    const response = await proxied('/things?x-request-id=of-the-app')
    await response.text()
    expect(response.headers.get('x-request-id')).toMatch(/^req_[\w-]{22}$/)
  })

  it('passes a large answer whole', async () => {
    const response = await proxied(`/huge?as=whole&bytes=${64 * MIB}`)
    let size = 0
    for await (const piece of response.body as ReadableStream<Uint8Array>) size += piece.length
    expect(size).toBe(64 * MIB)
  })

  it('passes a large body on while it still comes in (E7)', async () => {
    const gate = Promise.withResolvers<void>()
    let sent = 0
    const body = new ReadableStream({
      async pull(controller) {
        if (sent === 8 * MIB) await gate.promise
        if (sent === 16 * MIB) return controller.close()
        controller.enqueue(new Uint8Array(MIB))
        sent += MIB
      },
    })
    const answer = proxied('/slow-reader?as=upload', { method: 'POST', body })
    await vi.waitUntil(async () => ((await seen()).came['upload'] ?? 0) > 0, 20_000)
    gate.resolve()
    expect(await (await answer).text()).toBe(String(16 * MIB))
  })
})
