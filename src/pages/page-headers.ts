import type { Context } from 'hono'

/** Nothing is kept, framed, sniffed or told onward; only our own style may act on the page. */
export function pageHeaders(c: Context, nonce: string): void {
  const csp = `default-src 'none'; style-src 'nonce-${nonce}'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`
  c.header('content-security-policy', csp)
  c.header('referrer-policy', 'no-referrer')
  c.header('cache-control', 'no-store')
  c.header('x-content-type-options', 'nosniff')
  c.header('x-frame-options', 'DENY')
}
