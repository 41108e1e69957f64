import { retryAfterSeconds } from '../core/retry-after.ts'

/** The longest pause that an app's word is good for, in milliseconds. */
const LONGEST = 3_600_000

/**
 * Families of headers, as vendors spell them: what is left, and when there is more. Not among them:
 * `x-rate-limit-*` of X and Okta, which count each endpoint for itself, for up to a quarter of an hour; and
 * HubSpot's, which say how long a window is and not when it ends.
 */
const FAMILIES: readonly (readonly [remaining: string, reset: string])[] = [
  ['ratelimit-remaining', 'ratelimit-reset'], // draft-ietf-httpapi-ratelimit-headers-03; GitLab
  ['x-ratelimit-remaining', 'x-ratelimit-reset'], // GitHub, Jira, ClickUp, Intercom
  ['x-ratelimit-requests-remaining', 'x-ratelimit-requests-reset'], // Linear: epoch milliseconds
]
/**
 * Named parts of an API that have limits of their own: what they lack, other calls may have. A
 * `Retry-After` counts for all: GitHub says it of its second limit, and Discord's lasts seconds, but
 * who is refused too often is shut out.
 */
const PARTS = ['x-ratelimit-resource', 'x-ratelimit-bucket']

/**
 * Until when an app takes no more calls of a connection, as its answer says: it refused one (429, or a
 * 403 that says when), or nothing is left.
 *
 * @param now epoch milliseconds
 * @returns epoch milliseconds; `undefined` where nothing is said
 */
export function exhaustedUntil(status: number, headers: Headers, now: number): number | undefined {
  const refused = status === 429 || status === 403
  const wait = refused ? retryAfterSeconds(headers, now) : undefined
  const until = wait === undefined ? resetOf(headers, now, status === 429) : now + wait * 1000
  if (until === undefined || until <= now) return undefined
  if (wait === undefined && isOfPart(headers)) return undefined
  return Math.min(until, now + LONGEST)
}

const isOfPart = (headers: Headers): boolean =>
  PARTS.some((name) => (headers.get(name) ?? 'core') !== 'core')

/** @param refused whether nothing is left, where it is not said how much is */
function resetOf(headers: Headers, now: number, refused: boolean): number | undefined {
  for (const [remaining, reset] of FAMILIES) {
    const left = headers.get(remaining)
    // With something left it was another limit that refused, of which this reset says nothing.
    const isOver = left === null ? refused : Number.parseFloat(left) === 0
    const said = isOver ? headers.get(reset) : null
    if (said !== null) return moment(said, now)
  }
  const told = headers.get('ratelimit')
  if (told === null) return undefined
  const waits = quotasOf(told).map(waitOf)
  const longest = Math.max(0, ...waits)
  return longest > 0 ? now + longest * 1000 : undefined
}

/**
 * Each quota that `RateLimit` tells of: `"burst";r=0;t=2, "daily";r=9;t=3600`
 * (draft-ietf-httpapi-ratelimit-headers-10), or the only one of a draft before, `limit=9, remaining=0,
 * reset=2` (-07).
 */
const quotasOf = (text: string): string[] =>
  text.includes('remaining=') ? [text] : text.split(',')

/** The seconds until a quota has more; 0: it has some, or does not say when. */
function waitOf(quota: string): number {
  const [, left] = /\b(?:r|remaining)=(\d+)/.exec(quota) ?? []
  const [, seconds] = /\b(?:t|reset)=(\d+)/.exec(quota) ?? []
  return left === '0' ? Number(seconds ?? 0) : 0
}

/** Seconds from now, epoch seconds, epoch milliseconds or a date: told apart by how large it is. */
function moment(text: string, now: number): number | undefined {
  const number = Number(text.trim() || Number.NaN)
  const at = Number.isNaN(number)
    ? Date.parse(text)
    : number > 1e11
      ? number
      : number > 1e8
        ? number * 1000
        : now + number * 1000
  return Number.isFinite(at) ? at : undefined
}
