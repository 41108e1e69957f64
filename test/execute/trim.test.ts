import { describe, expect, it, vi } from 'vitest'
import { MODEL_LIMIT, trim } from '../../src/execute/trim.ts'

const size = (value: unknown) => JSON.stringify(value).length

/** Numbers that look random and are the same in each run (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Any JSON; its texts are such that JSON writes them as they are. */
function anyJson(next: () => number, depth = 0): unknown {
  const kind = Math.floor(next() * (depth < 5 ? 8 : 5))
  const some = Math.floor(next() ** 3 * (depth === 0 ? 60 : 25))
  if (kind === 0) return null
  if (kind === 1) return next() < 0.5
  if (kind === 2) return Math.round(next() * 1e6)
  if (kind < 5) return 'läuft 🔑 '.repeat(Math.floor(next() ** 4 * 600))
  const values = Array.from({ length: some }, () => anyJson(next, depth + 1))
  if (kind === 5) return values
  return Object.fromEntries(values.map((value, i) => [`field_${i}`, value]))
}

/** Whether `part` is what is left of `whole` when items, fields and middles of texts are gone. */
function isLeftOf(part: unknown, whole: unknown): boolean {
  if (typeof part === 'string' && typeof whole === 'string') {
    const [head = '', tail] = part.split(/�?…\[\d+ characters cut\]…�?/)
    return tail === undefined ? part === whole : whole.startsWith(head) && whole.endsWith(tail)
  }
  if (Array.isArray(part) && Array.isArray(whole)) {
    return part.every((item, i) => isLeftOf(item, whole[i]))
  }
  if (part && whole && typeof part === 'object' && typeof whole === 'object') {
    const from = whole as Record<string, unknown>
    return Object.entries(part).every(([key, value]) => key in from && isLeftOf(value, from[key]))
  }
  return part === whole
}

describe('a result', () => {
  it.each([null, 'x', 5, [], {}, { a: [1, { b: 'c' }] }])(
    'that fits stays as it is: %j',
    (value) => {
      expect(trim(value, 500)).toEqual({ value, note: null })
      expect(trim(value, 500).value).toBe(value)
    },
  )

  it('that fits to the letter stays as it is; one more, and it is shortened', () => {
    const text = 'x'.repeat(498)
    expect(trim(text, 500)).toEqual({ value: text, note: null })
    expect(trim(`${text}x`, 500).note).toEqual(expect.any(String))
  })

  it('that is nothing at all is no reason to fail', () => {
    expect(trim(undefined, 500)).toEqual({ value: undefined, note: null })
  })

  it('is told to be shortened: how long it was, what is shown, what to do', () => {
    const { note } = trim(['x'.repeat(996)], 500)
    expect(note).toContain('1000 characters')
    expect(note).toContain('500')
    expect(note).toMatch(/next page/)
  })

  it('keeps items whole, from the start', () => {
    const items = Array.from({ length: 100 }, (_, id) => ({ id, name: 'x'.repeat(20) }))
    const { value } = trim(items, 1000)
    const kept = value as typeof items
    expect(kept).toEqual(items.slice(0, kept.length))
    expect(kept.length).toBeGreaterThan(20)
  })

  it('keeps at least a shortened first item', () => {
    const { value } = trim([{ id: 1, body: 'x'.repeat(5000) }, { id: 2 }], 500)
    expect(value).toEqual([{ id: 1, body: expect.stringContaining('characters cut') }])
  })

  it('keeps small fields whole beside a large one, in their order', () => {
    const { value } = trim({ id: 7, body: 'x'.repeat(50_000), url: 'https://a.test' }, MODEL_LIMIT)
    expect(value).toMatchObject({ id: 7, url: 'https://a.test' })
    expect(Object.keys(value as object)).toEqual(['id', 'body', 'url'])
    expect(size(value)).toBeGreaterThan(MODEL_LIMIT * 0.9)
  })

  it('keeps the beginning and the end of a long text, and says how much is gone', () => {
    const text = `BEGIN${'x'.repeat(5000)}END`
    const value = trim(text, 1000).value as string
    const [, cut] = /^BEGINx+…\[(\d+) characters cut\]…x+END$/.exec(value) ?? []
    expect(value.length - `…[${cut}] characters cut…`.length + Number(cut)).toBe(text.length)
  })

  it('does not tear a letter in two', () => {
    for (let shift = 0; shift < 4; shift++) {
      const value = trim('x'.repeat(shift) + '🔑'.repeat(2000), 1000).value as string
      expect(value.isWellFormed()).toBe(true)
    }
  })

  it('is itself left untouched', () => {
    const value = { items: ['x'.repeat(900), 'y'] }
    const before = JSON.stringify(value)
    trim(value, 500)
    expect(JSON.stringify(value)).toBe(before)
  })

  it.each([500, 800, 2000, MODEL_LIMIT])(
    'of any shape fits into %i, and is of that shape',
    (limit) => {
      const next = random(limit)
      let shortened = 0
      for (let i = 0; i < 300; i++) {
        const whole = anyJson(next)
        const { value, note } = trim(whole, limit)
        expect(size(value)).toBeLessThanOrEqual(limit * 1.1)
        expect(isLeftOf(value, whole)).toBe(true)
        expect(note === null).toBe(size(whole) <= limit)
        if (note) shortened++
      }
      expect(shortened).toBeGreaterThan(20)
    },
  )

  it.each(['"', '\\', '\n', '\u0001', '\u007f', '\ud83d', '"\n\u0001a🔑'])(
    'keeps its limit where JSON writes its texts longer than they are: %j',
    (piece) => {
      for (const limit of [200, 500, 1000, MODEL_LIMIT]) {
        const text = piece.repeat(limit)
        const { value, note } = trim(text, limit)
        expect(size(value)).toBeLessThanOrEqual(limit)
        expect(size(value)).toBeGreaterThan(limit / 7)
        expect(note).not.toBeNull()
        for (const whole of [[text, 'x'], { a: text, b: 1 }, { a: [{ b: text }] }]) {
          expect(size(trim(whole, limit).value)).toBeLessThanOrEqual(limit * 1.05)
        }
      }
    },
  )

  it.each(['"', '\n', '\u0001'])(
    'keeps its limit where JSON writes its keys longer: %j',
    (piece) => {
      const entry = (_: unknown, i: number) => [`${piece.repeat(40)}${i}`, 'x'.repeat(50)] as const
      const whole = Object.fromEntries(Array.from({ length: 60 }, entry))
      for (const limit of [1000, 5000]) {
        expect(size(trim(whole, limit).value)).toBeLessThanOrEqual(limit * 1.1)
      }
    },
  )

  it.each([
    ['many fields', Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`f${i}`, i]))],
    ['many small items', Array.from({ length: 9000 }, (_, i) => i)],
    ['deep lists', Array.from({ length: 40 }).reduce((inner) => [inner], 'x'.repeat(9000))],
    ['deep objects', Array.from({ length: 40 }).reduce((a) => ({ a }), 'x'.repeat(9000))],
    ['one long key', { ['k'.repeat(3000)]: 'x'.repeat(3000) }],
    ['large equal fields', { a: 'x'.repeat(900), b: 'x'.repeat(900), c: 'x'.repeat(900) }],
  ])('with %s fits', (_, whole) => {
    const { value, note } = trim(whole, 1000)
    expect(size(value)).toBeLessThanOrEqual(1100)
    expect(note).not.toBeNull()
  })

  it('weighs each part once, however deep it lies (E7)', () => {
    const write = vi.spyOn(JSON, 'stringify')
    const text = 'x'.repeat(100_000)
    const whole = Array.from({ length: 900 }).reduce<unknown>(
      (a, _, i) => (i % 2 ? { a } : [a]),
      text,
    )
    expect(size(trim(whole, MODEL_LIMIT).value)).toBeLessThanOrEqual(MODEL_LIMIT * 1.1)
    const written = write.mock.results.reduce((sum, { value }) => sum + String(value).length, 0)
    expect(written).toBeLessThan(10 * text.length)
  })

  it.each([
    [],
    {},
    [[], {}, null],
    { a: undefined, b: [undefined, 1], 'ü"': 'é"\n' },
    { a: { b: [1.5, true, 'x'] } },
  ])('knows how long %j is', (whole) => {
    const { length } = JSON.stringify(whole)
    expect(trim(whole, length).note).toBeNull()
    expect(trim(whole, length - 1).note).toContain(`${length} characters`)
  })
})
