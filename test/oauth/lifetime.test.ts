import { describe, expect, it } from 'vitest'
import { lifetimeOf, refreshAt } from '../../src/oauth/lifetime.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const TEN_YEARS = 3650 * 24 * HOUR

describe('the lifetime that expires_in tells (RFC 6749 section 5.1, B7)', () => {
  it.each([
    ['a number', 3600, HOUR],
    ['a string of digits', '3600', HOUR],
    ['a string with space around', ' 3600\n', HOUR],
    ['a fraction', 0.5, 500],
    ['nothing: nobody gives a token that is over', 0, undefined],
    ['nothing, as a string', '0', undefined],
    ['the longest', 315_360_000, TEN_YEARS],
    ['absurdly long', 315_360_001, TEN_YEARS],
    ['an epoch in seconds, cut', 1_900_000_000, TEN_YEARS],
    ['an epoch in milliseconds, cut', 1_900_000_000_000, TEN_YEARS],
    ['the largest number there is', Number.MAX_VALUE, TEN_YEARS],
    ['absent', undefined, undefined],
    ['null', null, undefined],
    ['an empty string', '', undefined],
    ['blanks', '  ', undefined],
    ['a word', 'never', undefined],
    ['negative', -1, undefined],
    ['not a number', Number.NaN, undefined],
    ['infinite', Number.POSITIVE_INFINITY, undefined],
    ['a string that says so', 'Infinity', undefined],
    ['a boolean', true, undefined],
    ['a list', [3600], undefined],
    ['an object', { seconds: 3600 }, undefined],
  ])('%s', (_, expiresIn, lifetime) => {
    expect(lifetimeOf(expiresIn)).toBe(lifetime)
  })

  it('is unknown or between 0 and ten years, whatever was sent', () => {
    const odd = [1e-9, 1e9, 1e300, -1e300, -0, '1e3', '0x10', '1e999', '-5', '12px', '٣', '\0', {}]
    const random = Array.from({ length: 500 }, (_, i) => Math.sin(i) * 10 ** (i % 40))
    for (const sent of [...odd, ...random, ...random.map(String)]) {
      const lifetime = lifetimeOf(sent)
      if (lifetime === undefined) continue
      expect(lifetime, String(sent)).toBeGreaterThanOrEqual(0)
      expect(lifetime, String(sent)).toBeLessThanOrEqual(TEN_YEARS)
    }
  })
})

describe('the moment to refresh (B6)', () => {
  it.each([
    ['an hour, less five minutes', HOUR, HOUR - 5 * MINUTE],
    ['fifty minutes, less five: the border', 50 * MINUTE, 45 * MINUTE],
    ['ten minutes, less a tenth', 10 * MINUTE, 9 * MINUTE],
    ['ten seconds, less a tenth', 10 * SECOND, 9 * SECOND],
    ['a year, less five minutes', 365 * 24 * HOUR, 365 * 24 * HOUR - 5 * MINUTE],
    ['none at all', 0, 0],
  ])('is %s', (_, lifetime, at) => {
    expect(refreshAt(lifetime, lifetime)).toBe(at)
  })

  it('is never where nobody knows when the token ends', () => {
    expect(refreshAt(undefined, undefined)).toBeUndefined()
    expect(refreshAt(undefined, HOUR)).toBeUndefined()
  })

  it('takes a life of unknown length for a long one', () => {
    expect(refreshAt(10 * HOUR, undefined)).toBe(10 * HOUR - 5 * MINUTE)
  })

  it('leaves nine tenths of any life, and lies before its end (B6, B7)', () => {
    for (let lifetime = 1; lifetime < TEN_YEARS; lifetime = Math.ceil(lifetime * 1.7)) {
      const at = refreshAt(lifetime, lifetime) ?? Number.NaN
      expect(at).toBeLessThan(lifetime)
      expect(at).toBeGreaterThanOrEqual(lifetime * 0.9 - 0.001)
      expect(at).toBeGreaterThanOrEqual(lifetime - 5 * MINUTE)
    }
  })
})
