import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageOf, positionOf } from '../../../src/core/page.ts'
import { retryAfterSeconds } from '../../../src/core/retry-after.ts'
import { keyring } from '../../../src/core/seal.ts'
import { fillText, fillUrl } from '../../../src/core/template.ts'
import { lifetimeOf, refreshAt } from '../../../src/oauth/lifetime.ts'

const TEN_YEARS = 10 * 365 * 24 * 3_600_000
const tellings = fc.constantFrom(
  undefined,
  ...(['s', 'ms'] as const).flatMap((unit) =>
    (['lifetime', 'absolute'] as const).map((kind) => ({ unit, kind })),
  ),
)

describe('expires_in, whatever a server says (B7)', () => {
  it('is a lifetime of at most ten years, or nothing', () => {
    const told = fc.oneof(fc.anything(), fc.double(), fc.string(), fc.date().map(String))
    fc.assert(
      fc.property(told, tellings, fc.nat(), (value, telling, now) => {
        const lifetime = lifetimeOf(value, telling, now)
        if (lifetime === undefined) return
        expect(lifetime).toBeGreaterThanOrEqual(0)
        expect(lifetime).toBeLessThanOrEqual(TEN_YEARS)
      }),
    )
  })

  it('means the same as a number and as a text, in seconds and in milliseconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300_000_000 }), (seconds) => {
        const millis = { unit: 'ms', kind: 'lifetime' } as const
        for (const value of [seconds, `${seconds}`, ` ${seconds} `]) {
          expect(lifetimeOf(value)).toBe(seconds * 1000)
        }
        expect(lifetimeOf(seconds * 1000, millis)).toBe(seconds * 1000)
      }),
    )
  })

  it('is replaced before its end, and never sooner than the margin (B6)', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (expiresAt, lifetime) => {
        const at = refreshAt(expiresAt, lifetime) ?? Number.NaN
        expect(at).toBeLessThanOrEqual(expiresAt)
        expect(expiresAt - at).toBeLessThanOrEqual(Math.min(300_000, lifetime / 10) + 1e-6)
      }),
    )
  })
})

describe('Retry-After', () => {
  it('is a whole number of seconds to come, or nothing', () => {
    const texts = fc.stringMatching(/^[\x20-\x7e]*$/)
    fc.assert(
      fc.property(texts, fc.nat(), (text, now) => {
        const seconds = retryAfterSeconds(new Headers({ 'retry-after': text }), now)
        if (seconds !== undefined) expect(seconds).toBeGreaterThanOrEqual(1)
      }),
    )
  })
})

describe('a value in a template', () => {
  /** What it made, or `undefined` where it was refused in so many words. */
  function tried<T>(work: () => T): T | undefined {
    try {
      return work()
    } catch (error) {
      expect(error).toMatchObject({ code: 'fields-invalid' })
      return undefined
    }
  }

  it('never leads to another host, nor out of its segment (E4)', () => {
    const hostile = fc.constantFrom(
      'a.evil.com/',
      'evil#',
      'a@evil',
      '..',
      '%2e%2e',
      'https://evil.com',
      'a\\b',
    )
    const values = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), hostile)
    fc.assert(
      fc.property(values, values, (tenant, id) => {
        const filled = tried(() => fillUrl('https://{tenant}.acme.com/a/{id}/b', { tenant, id }))
        if (filled === undefined) return
        const url = new URL(filled)
        expect(url.hostname).toMatch(/^[a-z0-9-]+\.acme\.com$/)
        expect(url.pathname.split('/')).toHaveLength(4)
        expect([url.search, url.hash, url.username, url.port]).toEqual(['', '', '', ''])
      }),
    )
  })

  it('never makes a second line of a header (E6)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(tried(() => fillText('Bearer {value}', { value })) ?? '').not.toMatch(/[\r\n\0]/)
      }),
    )
  })
})

describe('a cursor', () => {
  it('leads through all rows once, in order, with pages of any size', () => {
    const rows = fc.uniqueArray(fc.tuple(fc.nat(50), fc.string()), {
      selector: ([createdAt, id]) => `${createdAt} ${id}`,
    })
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 7 }), (all, limit) => {
        const later = (a: [number, string], b: [number, string]) =>
          b[0] - a[0] || (a[1] < b[1] ? 1 : -1)
        const sorted = all.toSorted(later)
        const seen: [number, string][] = []
        for (let cursor: string | undefined; ; ) {
          const { createdAt, id } = positionOf({ limit, cursor })
          const rest = sorted.filter(
            ([at, name]) => at < createdAt || (at === createdAt && name < id),
          )
          const place = ([at, name]: [number, string]) => ({ createdAt: at, id: name })
          const page = pageOf(rest.slice(0, limit + 1), limit, place, (row) => row)
          seen.push(...page.items)
          if (page.nextCursor === null) break
          cursor = page.nextCursor
        }
        expect(seen).toEqual(sorted)
      }),
    )
  })
})

describe('a sealed value', () => {
  it('opens where it belongs, and nowhere else (B8)', async () => {
    const ring = await keyring(`k1:${'A'.repeat(43)}`)
    const context = fc.array(fc.string(), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), context, context, async (value, mine, other) => {
        const sealed = await ring.seal(value, mine as [string, ...string[]])
        const opened = await ring.unseal(sealed, mine as [string, ...string[]])
        expect(JSON.stringify(opened)).toBe(JSON.stringify(value))
        if (JSON.stringify(mine) === JSON.stringify(other)) return
        await expect(ring.unseal(sealed, other as [string, ...string[]])).rejects.toThrow()
      }),
    )
  })
})
