import { afterEach, describe, expect, it, vi } from 'vitest'
import { Deadline } from '../../src/core/deadline.ts'
import { readBytes, readText } from '../../src/core/read-body.ts'

/** An answer that comes in these pieces, and says whether its reader hung up. */
const inPieces = (pieces: (string | Uint8Array)[]) => {
  const story = { cancelled: false, pulled: 0 }
  const body = new ReadableStream({
    pull(controller) {
      const piece = pieces[story.pulled++]
      if (piece === undefined) controller.close()
      else controller.enqueue(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece)
    },
    cancel() {
      story.cancelled = true
    },
  })
  return { story, response: new Response(body) }
}

const PACKED = { 'content-length': '3', 'content-encoding': 'gzip' }

afterEach(() => vi.useRealTimers())

describe('a body', () => {
  it.each([
    ['nothing', [], 10, '', false],
    ['less than the limit', ['abc'], 10, 'abc', false],
    ['as much as the limit', ['abcde', 'fghij'], 10, 'abcdefghij', false],
    ['a byte more', ['abcde', 'fghij', 'k'], 10, 'abcdefghij', true],
    ['one piece that is too large', ['abcdefghijk'], 10, 'abcdefghij', true],
    ['a piece across the limit', ['abcdefgh', 'ijklm'], 10, 'abcdefghij', true],
    ['anything, with no room at all', ['a'], 0, '', true],
  ])('of %s is read up to the limit (E7)', async (_, pieces, limit, text, cut) => {
    expect(await readText(inPieces(pieces).response, limit)).toEqual({ text, cut })
  })

  it('that is none is an empty text', async () => {
    const answer = await readText(new Response(null, { status: 204 }), 10)
    expect(answer).toEqual({ text: '', cut: false })
  })

  it('is put together where a letter was torn apart', async () => {
    const bytes = new TextEncoder().encode('Zoë 🔑')
    const { response } = inPieces([...bytes].map((byte) => Uint8Array.of(byte)))
    expect(await readText(response, 100)).toEqual({ text: 'Zoë 🔑', cut: false })
  })

  it.each([1, 2, 3])('cut %i bytes into a letter ends before that letter', async (into) => {
    const { text, cut } = await readText(inPieces(['ab🔑cd']).response, 2 + into)
    expect({ text, cut }).toEqual({ text: 'ab', cut: true })
  })

  it('is hung up on once it is too large, however long it is', async () => {
    const { story, response } = inPieces(Array.from({ length: 1000 }, () => 'x'.repeat(100)))
    expect(await readText(response, 250)).toEqual({ text: 'x'.repeat(250), cut: true })
    expect(story.cancelled).toBe(true)
    expect(story.pulled).toBeLessThan(10)
  })

  it('that stops is not waited for: it is hung up on, and the limit is said (E7)', async () => {
    vi.useFakeTimers()
    let cancelled = false
    const stuck = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"begun":')),
      cancel: () => {
        cancelled = true
      },
    })
    const said = readText(new Response(stuck), 100).catch((error: Error) => error.message)
    await vi.advanceTimersByTimeAsync(30_000)
    expect(await said).toBe('the answer began and did not end: nothing came for 15 s')
    expect(cancelled).toBe(true)
  })

  it('that trickles ends when its time is over, however often something comes (E7)', async () => {
    vi.useFakeTimers()
    const drops = new ReadableStream({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 1_000))
        controller.enqueue(Uint8Array.of(32))
      },
    })
    const said = readText(new Response(drops), 1_000).catch((error: Error) => error.message)
    await vi.advanceTimersByTimeAsync(59_000)
    expect(await Promise.race([said, Promise.resolve('still reading')])).toBe('still reading')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await said).toBe('the answer began and did not end: it took longer than 60 s')
  })

  it('that breaks off is an error of its sender', async () => {
    const broken = new ReadableStream({ pull: (it) => it.error(new Error('reset')) })
    await expect(readText(new Response(broken), 10)).rejects.toMatchObject({
      code: 'upstream-unavailable',
      message: 'the answer began and broke off',
    })
  })

  describe('that says it is short', () => {
    const short = (body: BodyInit) => new Response(body, { headers: { 'content-length': '3' } })

    it('is read at once, and leaves no timer behind', async () => {
      vi.useFakeTimers()
      const response = short('abc')
      const [whole, pieces] = [vi.spyOn(response, 'text'), vi.spyOn(response, 'body', 'get')]
      expect(await readText(response, 10)).toEqual({ text: 'abc', cut: false })
      expect([whole.mock.calls.length, pieces.mock.calls.length]).toEqual([1, 0])
      expect(vi.getTimerCount()).toBe(0)
    })

    it.each([
      ['utf-8', [0xef, 0xbb, 0xbf, 0xc3, 0xa4], 'ä'],
      ['UTF8', [0xc3, 0xa4], 'ä'],
      ['iso-8859-1', [0xe4], 'ä'],
      ['no-charset', [0xc3, 0xa4], 'ä'],
    ])('is decoded as what it says to be: %s', async (charset, bytes, text) => {
      const response = short(new Uint8Array(bytes))
      expect(await readText(response, 10, {}, charset)).toEqual({ text, cut: false })
    })

    it.each([
      ['short', short('abc')],
      ['long', new Response('abc')],
    ])('lets no clock run on where it was asked for under one, be it %s', async (_, response) => {
      vi.useFakeTimers()
      const deadline = new Deadline()
      deadline.start(30_000)
      expect((await readText(response, 10, { deadline })).text).toBe('abc')
      deadline.rest()
      expect(vi.getTimerCount()).toBe(0)
    })

    it.each([
      ['is longer than the limit', short('abc'), 2, true],
      ['is packed', new Response('abc', { headers: PACKED }), 10, false],
    ])('is read by pieces where it %s (E7)', async (_, response, limit, cut) => {
      const whole = vi.spyOn(response, 'text')
      expect((await readText(response, limit)).cut).toBe(cut)
      expect(whole).not.toHaveBeenCalled()
    })

    it('is not waited for where it stops (E7)', async () => {
      vi.useFakeTimers()
      const said = readText(short(new ReadableStream()), 10).catch((error: Error) => error.message)
      await vi.advanceTimersByTimeAsync(15_000)
      expect(await said).toBe('the answer began and did not end: not all of it came within 15 s')
    })

    it('is read under the clock of its request, which is heard of in time (E7)', async () => {
      vi.useFakeTimers()
      const deadline = new Deadline()
      deadline.start(30_000)
      const abort = new Promise<never>((_, reject) => {
        deadline.signal.addEventListener('abort', () => reject(new Error('aborted')))
      })
      const response = short('abc')
      vi.spyOn(response, 'text').mockReturnValue(abort)
      const said = readText(response, 10, { deadline }).catch((error: Error) => error.message)
      expect(vi.getTimerCount()).toBe(1)
      await vi.advanceTimersByTimeAsync(45_000)
      expect(await said).toBe('the answer began and did not end: not all of it came within 15 s')
    })

    it('and breaks off is an error of its sender', async () => {
      const broken = new ReadableStream({ pull: (it) => it.error(new Error('reset')) })
      const read = readText(short(broken), 10)
      await expect(read).rejects.toMatchObject({ code: 'upstream-unavailable' })
    })
  })

  it('leaves no timer behind', async () => {
    vi.useFakeTimers()
    await readText(inPieces(['abc']).response, 10)
    await readText(inPieces(['abc']).response, 1)
    expect(vi.getTimerCount()).toBe(0)
  })

  it.each([
    [3, 'abc'],
    [2, undefined],
  ])('is bytes where they are wished: with room for %i', async (room, text) => {
    const bytes = await readBytes(inPieces(['ab', 'c']).response, room)
    expect(bytes && new TextDecoder().decode(bytes)).toBe(text)
  })
})
