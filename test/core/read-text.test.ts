import { describe, expect, it } from 'vitest'
import { readText } from '../../src/core/http.ts'

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
})
