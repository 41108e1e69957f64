const TEN_YEARS = 10 * 365 * 24 * 3600 * 1000

/** How a lifetime is told; RFC 6749 section 5.1 says: a lifetime in seconds. */
interface Telling {
  readonly unit: 's' | 'ms'
  readonly kind: 'lifetime' | 'absolute'
}

const STANDARD: Telling = { unit: 's', kind: 'lifetime' }

/**
 * A token's lifetime, from what the token endpoint sent. RFC 6749 section 5.1 says a number of
 * seconds, but some servers send a numeric string, milliseconds, or the moment of the end (as a
 * number or a date).
 *
 * @param now Epoch **milliseconds**; for a moment of the end
 * @returns **Milliseconds**; `undefined` where it is absent or makes no sense: use the token until
 *   it fails. So does 0, by which some mean that it never ends. Lives over ten years are cut to that.
 */
export function lifetimeOf(
  told: unknown,
  telling: Telling = STANDARD,
  now = 0,
): number | undefined {
  const text = typeof told === 'string' ? told.trim() : told
  if (text === '' || (typeof text !== 'string' && typeof text !== 'number')) return undefined
  const date =
    telling.kind === 'absolute' && typeof text === 'string' ? Date.parse(text) : Number.NaN
  const number = Number(text)
  if (number === 0) return undefined
  const factor = telling.unit === 's' ? 1000 : 1
  const millis = Number.isFinite(number) ? Math.min(number, Number.MAX_SAFE_INTEGER) * factor : date
  const lifetime = telling.kind === 'absolute' ? millis - now : millis
  if (!Number.isFinite(lifetime)) return undefined
  if (lifetime < 0) return telling.kind === 'absolute' ? 0 : undefined
  return Math.min(lifetime, TEN_YEARS)
}

/**
 * Moment from which a token is replaced before use: min(5 min, 10 % of its life) before its end, so
 * that none expires on the wire and short-lived ones are not refreshed at every call.
 *
 * @param expiresAt Epoch **milliseconds**
 * @param lifetime **Milliseconds**
 * @param margin **Milliseconds**, where an app has its own
 */
export function refreshAt(
  expiresAt: number | undefined,
  lifetime: number | undefined,
  margin?: number,
): number | undefined {
  if (expiresAt === undefined) return undefined
  return expiresAt - (margin ?? Math.min(5 * 60_000, (lifetime ?? 3_600_000) / 10))
}
