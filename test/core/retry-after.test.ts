import { describe, expect, it } from 'vitest'
import { retryAfterSeconds } from '../../src/core/retry-after.ts'

const NOW = Date.UTC(2026, 10, 20, 12)

describe('Retry-After (RFC 9110 section 10.2.3)', () => {
  it.each([
    ['seconds', '120', 120],
    ['seconds with a fraction, as Shopify has them', '2.0', 2],
    ['a fraction of a second', '0.4', 1],
    ['seconds with space around', ' 7 ', 7],
    ['a date (IMF-fixdate)', 'Fri, 20 Nov 2026 12:00:30 GMT', 30],
    ['a date in a fraction of a second', new Date(NOW + 1500).toISOString(), 2],
    ['a date that is past', 'Fri, 20 Nov 2026 11:59:00 GMT', undefined],
    ['now', 'Fri, 20 Nov 2026 12:00:00 GMT', undefined],
    ['zero', '0', undefined],
    ['a negative number', '-5', undefined],
    ['nonsense', 'soon', undefined],
    ['nothing', '', undefined],
    ['more than a number holds', '9'.repeat(400), undefined],
  ])('is read: %s', (_, text, seconds) => {
    expect(retryAfterSeconds(new Headers({ 'retry-after': text }), NOW)).toBe(seconds)
  })

  it('may be absent', () => {
    expect(retryAfterSeconds(new Headers(), NOW)).toBeUndefined()
  })
})
