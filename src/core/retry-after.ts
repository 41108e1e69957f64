/**
 * How long a server asks us to wait: a number of seconds or a date (RFC 9110 section 10.2.3).
 * Shopify writes seconds with a fraction, `2.0`.
 *
 * @param now epoch milliseconds
 * @returns seconds; `undefined` where nothing sensible is said
 */
export function retryAfterSeconds(headers: Headers, now: number): number | undefined {
  const text = headers.get('retry-after')?.trim()
  if (!text) return undefined
  const seconds = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : undefined
}
