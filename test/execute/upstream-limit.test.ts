import { describe, expect, it } from 'vitest'
import { exhaustedUntil } from '../../src/execute/upstream-limit.ts'

const NOW = 1_700_000_000_000
const epoch = (seconds: number) => String(NOW / 1000 + seconds)

const seconds = (status: number, headers: Record<string, string>) => {
  const until = exhaustedUntil(status, new Headers(headers), NOW)
  return until === undefined ? undefined : (until - NOW) / 1000
}

describe('what an app says of its limits (D7)', () => {
  it.each<[string, number, Record<string, string>, number]>([
    ['Retry-After', 429, { 'retry-after': '7' }, 7],
    ['Retry-After as a date', 429, { 'retry-after': new Date(NOW + 9_000).toUTCString() }, 9],
    ['GitHub, second limit', 403, { 'retry-after': '60' }, 60],
    [
      'GitHub, the last call',
      200,
      {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': epoch(90),
        'x-ratelimit-resource': 'core',
      },
      90,
    ],
    ['GitHub, refused', 403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': epoch(90) }, 90],
    [
      'GitHub, second limit of a search',
      403,
      { 'retry-after': '60', 'x-ratelimit-resource': 'search' },
      60,
    ],
    ['Discord, refused', 429, { 'retry-after': '3', 'x-ratelimit-bucket': 'abcd' }, 3],
    [
      'Linear',
      200,
      { 'x-ratelimit-requests-remaining': '0', 'x-ratelimit-requests-reset': String(NOW + 5_000) },
      5,
    ],
    ['seconds from now', 429, { 'ratelimit-remaining': '0', 'ratelimit-reset': '12' }, 12],
    ['a date', 429, { 'x-ratelimit-reset': new Date(NOW + 4_000).toISOString() }, 4],
    ['the newer draft', 200, { ratelimit: '"default";r=0;t=30' }, 30],
    ['the newer draft, of several quotas', 200, { ratelimit: '"a";r=5;t=2, "b";r=0;t=40' }, 40],
    ['the newer draft, in another order', 429, { ratelimit: '"a";t=2;r=0,"b";r=0;t=3' }, 3],
    ['the draft between', 200, { ratelimit: 'limit=100, remaining=0, reset=50' }, 50],
    ['Shopify', 429, { 'retry-after': '2.0', 'x-shopify-shop-api-call-limit': '40/40' }, 2],
    ['an hour at most', 429, { 'retry-after': '86400' }, 3600],
  ])('is a pause: %s', (_, status, headers, pause) => {
    expect(seconds(status, headers)).toBe(pause)
  })

  it.each<[string, number, Record<string, string>]>([
    ['nothing', 429, {}],
    ['something left', 200, { 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': epoch(90) }],
    ['something left, in the newer draft', 200, { ratelimit: '"default";r=3;t=30' }],
    ['several quotas with something left', 200, { ratelimit: '"a";r=5;t=2, "b";r=1;t=40' }],
    ['something left, in the draft between', 200, { ratelimit: 'limit=9, remaining=1, reset=5' }],
    [
      "GitHub's second limit, of which its first one says nothing",
      429,
      {
        'x-ratelimit-remaining': '4000',
        'x-ratelimit-reset': epoch(1800),
        'x-ratelimit-resource': 'core',
      },
    ],
    ['a maintenance', 503, { 'retry-after': '60' }],
    [
      'a refusal for another reason',
      403,
      { 'x-ratelimit-remaining': '59', 'x-ratelimit-reset': epoch(9) },
    ],
    ['over already', 429, { 'x-ratelimit-reset': epoch(-5) }],
    [
      'of the search alone',
      200,
      {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': epoch(9),
        'x-ratelimit-resource': 'search',
      },
    ],
    [
      'of one bucket',
      200,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': epoch(9), 'x-ratelimit-bucket': 'abcd' },
    ],
    [
      'of one endpoint, as X and Okta count',
      200,
      { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': epoch(30) },
    ],
    [
      'of one endpoint of X that refuses, while others go on',
      429,
      { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': epoch(900) },
    ],
    [
      'of the search alone, which refuses',
      429,
      {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': epoch(9),
        'x-ratelimit-resource': 'search',
      },
    ],
    ['nonsense', 429, { 'retry-after': 'soon', 'x-ratelimit-reset': 'later' }],
  ])('is none: %s', (_, status, headers) => {
    expect(seconds(status, headers)).toBeUndefined()
  })
})
