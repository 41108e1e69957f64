import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { isLoopback } from '../core/origins.ts'
import { randomToken } from '../core/random.ts'
import type { AppEnv } from '../routes/context.ts'
import { limitBody } from '../routes/request-body.ts'

export type PageContext = Context<AppEnv>

/**
 * Fetches a link to show a preview of it, on nobody's behalf: must not use it up. Not the browsers
 * inside those messengers, which name them too.
 */
const PREVIEW = /bot\b|crawl|spider|preview|externalhit|^whatsapp\/|embedly|slack-imgproxy/i

export function isPreview({ headers, method }: Request): boolean {
  const purpose = `${headers.get('sec-purpose') ?? ''} ${headers.get('purpose') ?? ''}`
  return (
    method === 'HEAD' ||
    /prefetch|preview/i.test(purpose) ||
    PREVIEW.test(headers.get('user-agent') ?? '')
  )
}

/** `__Host-` where the browser takes it: it refuses the prefix on plain HTTP, loopback included. */
function cookieName(c: PageContext): string {
  const { protocol, hostname } = new URL(c.req.url)
  return protocol === 'http:' && isLoopback(hostname) ? 'behalf-browser' : '__Host-behalf-browser'
}

/** The cookie of a browser that was here before; forms and callbacks need one. */
export const knownBrowser = (c: PageContext): string | undefined => getCookie(c, cookieName(c))

/** The cookie that binds a consent to the browser that began it; the same for all its tabs. */
export function browserCookie(c: PageContext): string {
  const name = cookieName(c)
  const value = getCookie(c, name)
  const kept = value && /^[\w-]{43}$/.test(value) ? value : randomToken(32)
  const secure = name.startsWith('__Host-')
  setCookie(c, name, kept, { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: 3600 })
  return kept
}

/** What a form brought: texts by name, files left out. @throws {ServiceError} as {@link limitBody} */
export async function formValues(c: PageContext): Promise<Record<string, string>> {
  await limitBody(c.req, 'a form')
  return Object.fromEntries(
    Object.entries(await c.req.parseBody()).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )
}
