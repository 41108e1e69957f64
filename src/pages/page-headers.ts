import type { Context } from 'hono'

/** What a page needs beside our own style. */
interface PageNeeds {
  /** From where alone its one picture comes. */
  readonly logoUrl?: string | null
  /** Whether it carries a script of ours. */
  readonly script?: boolean
}

/**
 * Nothing is kept, framed, sniffed or told onward; only our own style may act on the page. There is
 * no Cross-Origin-Opener-Policy: a popup must be able to answer the page that opened it.
 */
export function pageHeaders(c: Context, nonce: string, needs: PageNeeds = {}): void {
  const { logoUrl, script = false } = needs
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `img-src data:${logoUrl ? ` ${new URL(logoUrl).origin}` : ''}`,
    ...(script ? [`script-src 'nonce-${nonce}'`] : []),
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]
  c.header('content-security-policy', policy.join('; '))
  c.header('referrer-policy', 'no-referrer')
  c.header('cache-control', 'no-store')
  c.header('x-content-type-options', 'nosniff')
  c.header('x-frame-options', 'DENY')
}
