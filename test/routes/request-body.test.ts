import { Hono } from 'hono'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { errorCode } from '../../src/core/errors.ts'
import { readJson, readUnwanted, wholeBody } from '../../src/routes/request-body.ts'

const LIMIT = 10

/** What comes of a body, read as JSON and then once more. */
const app = new Hono()
  .post('/', async (c) => c.json([await readJson(c.req, LIMIT), await c.req.text()]))
  .onError((error, c) => c.json(errorCode(error) ?? error.message, 400))

const ask = async (init: RequestInit) =>
  (await app.request('/', { method: 'POST', duplex: 'half', ...init } as RequestInit)).json()

/** A body that does not say how long it is; after its pieces it ends, or hangs. */
function unsized(pieces: string[], ends = true) {
  const story = { pulled: 0, cancelled: false }
  const body = new ReadableStream({
    pull(controller) {
      const piece = pieces[story.pulled++]
      if (piece !== undefined) controller.enqueue(new TextEncoder().encode(piece))
      else if (ends) controller.close()
    },
    cancel() {
      story.cancelled = true
    },
  })
  return { story, body }
}

const sized = (body: string) => ({
  body,
  headers: { 'content-length': String(new TextEncoder().encode(body).length) },
})

afterEach(() => vi.useRealTimers())

describe('a JSON body (E7)', () => {
  it.each([
    ['that says its length', sized('{"a":1234}')],
    ['that does not', unsized(['{"a"', ':1234}'])],
  ])('%s is read up to the limit, and again by who comes after', async (_, init) => {
    expect(await ask(init)).toEqual([{ a: 1234 }, '{"a":1234}'])
  })

  it.each([
    ['that says so', sized('{"a":12345}')],
    ['that does not', unsized(['{"a":', '12345}'])],
    ['in bytes, not in letters', unsized(['"éééé€"'])],
  ])('that is larger is refused: one %s', async (_, init) => {
    expect(await ask(init)).toBe('payload-too-large')
  })

  it('without an end is hung up on at the limit, not kept', async () => {
    const { story, body } = unsized(Array.from({ length: 1000 }, () => '1111'))
    expect(await ask({ body })).toBe('payload-too-large')
    expect(story.cancelled).toBe(true)
    expect(story.pulled).toBeLessThan(10)
  })

  it('that is none, or nothing, is an empty object', async () => {
    expect(await ask({})).toEqual([{}, ''])
    expect(await ask(unsized([]))).toEqual([{}, ''])
  })

  it('that breaks off is incomplete, though it said its length: its sender hung up', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) })
    expect(await ask({ body, headers: { 'content-length': '9' } })).toBe('request-incomplete')
  })

  it('that is no JSON is refused', async () => {
    expect(await ask(unsized(['{']))).toBe('invalid-request')
  })
})

describe('any body (E7)', () => {
  const request = (body: BodyInit) =>
    new Request('https://behalf.test', { method: 'POST', body, duplex: 'half' } as RequestInit)

  it('that stops half-way is hung up on, and its sender is told', async () => {
    vi.useFakeTimers()
    const { story, body } = unsized(['half'], false)
    const read = wholeBody(request(body), 'a webhook', LIMIT, { whole: 30_000 })
    const refused = expect(read).rejects.toMatchObject({ code: 'request-incomplete' })
    await vi.advanceTimersByTimeAsync(30_000)
    await refused
    expect(story.cancelled).toBe(true)
  })

  it('that breaks off is said to be incomplete, not to be the fault of an app', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) })
    const refused = { code: 'request-incomplete' }
    await expect(wholeBody(request(body), 'a webhook', LIMIT)).rejects.toMatchObject(refused)
  })
})

describe('a body that nobody wants', () => {
  const request = (init: object) =>
    new Request('https://behalf.test/', { method: 'POST', duplex: 'half', ...init } as RequestInit)

  it.each([
    ['that says its length', sized('{"a":1}')],
    ['that does not', unsized(['{"a"', ':1}'])],
  ])('is read where it is short: one %s', async (_, init) => {
    const unwanted = request(init)
    await readUnwanted(unwanted)
    expect(unwanted.bodyUsed).toBe(true)
  })

  it('is left where it is long', async () => {
    const unwanted = request(sized('x'.repeat(64 * 1024 + 1)))
    await readUnwanted(unwanted)
    expect(unwanted.bodyUsed).toBe(false)
  })

  it('is waited for two seconds, not longer', async () => {
    vi.useFakeTimers()
    const { story, body } = unsized(['{"a"'], false)
    const read = readUnwanted(request({ body }))
    await vi.advanceTimersByTimeAsync(2000)
    await read
    expect(story.cancelled).toBe(true)
  })
})
