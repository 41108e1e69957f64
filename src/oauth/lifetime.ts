const TEN_YEARS = 10 * 365 * 24 * 3600

/**
 * A token's lifetime, from `expires_in` as the token endpoint sent it. RFC 6749 section 5.1 says a
 * number of seconds, but some servers send a numeric string.
 *
 * @returns **Milliseconds**; `undefined` where it is absent or makes no sense: use the token until
 *   it fails. Lives over ten years are cut to that.
 */
export function lifetimeOf(expiresIn: unknown): number | undefined {
  const text = typeof expiresIn === 'string' ? expiresIn.trim() : expiresIn
  if (text === '' || (typeof text !== 'string' && typeof text !== 'number')) return undefined
  const seconds = Number(text)
  if (!Number.isFinite(seconds) || seconds < 0) return undefined
  return Math.min(seconds, TEN_YEARS) * 1000
}

/**
 * Moment from which a token is replaced before use: min(5 min, 10 % of its life) before its end, so
 * that none expires on the wire and short-lived ones are not refreshed at every call.
 *
 * @param expiresAt Epoch **milliseconds**
 * @param lifetime **Milliseconds**
 */
export function refreshAt(
  expiresAt: number | undefined,
  lifetime: number | undefined,
): number | undefined {
  if (expiresAt === undefined) return undefined
  return expiresAt - Math.min(5 * 60_000, (lifetime ?? 3_600_000) / 10)
}
