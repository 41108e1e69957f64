import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { readIndex } from '../catalogue/catalogue.ts'
import { finishCallback, openConnectLink, returnLocation } from '../connect/consent.ts'
import { ERRORS, errorCode } from '../core/errors.ts'
import { isLoopback } from '../core/origins.ts'
import { randomToken } from '../core/random.ts'
import type { LinkProblem } from '../entity/links.ts'
import type { Env } from '../env.ts'
import { type Message, MessagePage } from './message.tsx'
import { pageHeaders } from './page-headers.ts'

type PageContext = Context<{ Bindings: Env }>

/** What keeps a link or callback from being followed, said to the person in front of it. */
const TURNED: Readonly<Record<LinkProblem, Message & { status: ContentfulStatusCode }>> = {
  unknown: {
    status: 404,
    title: 'This link is not valid',
    text: 'It may be incomplete, or a newer one took its place. Go back to where you came from and ask for a new link.',
  },
  expired: {
    status: 410,
    title: 'This link has expired',
    text: 'Links work for ten minutes. Go back to where you came from and ask for a new one; nothing was connected.',
  },
  used: {
    status: 409,
    title: 'This link was used already',
    text: 'A link works once. If your account is not connected yet, go back to where you came from and ask for a new link.',
  },
  'other-browser': {
    status: 403,
    title: 'This link belongs to another browser',
    text: 'For your safety it only works in the browser that opened it first, with cookies allowed. Go back to where you came from and ask for a new link.',
  },
}

/** Fetches a link to show a preview of it, on nobody's behalf: must not use it up. */
const PREVIEW =
  /bot\b|crawl|spider|preview|externalhit|whatsapp|slack|discord|telegram|skype|embed/i

function isPreview({ headers, method }: Request): boolean {
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

/** The cookie that binds a consent to the browser that began it; the same for all its tabs. */
function browserCookie(c: PageContext): string {
  const name = cookieName(c)
  const value = getCookie(c, name)
  const kept = value && /^[\w-]{43}$/.test(value) ? value : randomToken(32)
  const secure = name.startsWith('__Host-')
  setCookie(c, name, kept, { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: 3600 })
  return kept
}

function show(
  c: PageContext,
  message: Message,
  status: ContentfulStatusCode,
): Response | Promise<Response> {
  const nonce = randomToken(16)
  pageHeaders(c, nonce)
  return c.html(`<!doctype html>${<MessagePage message={message} nonce={nonce} />}`, status)
}

/** `/connect/:token` and `/callback/:app`: what a user's browser meets on its way to consent. */
export const consent = new Hono<{ Bindings: Env }>()
  .get('/connect/:token', async (c) => {
    if (isPreview(c.req.raw)) {
      return show(
        c,
        { title: 'Connect an account', text: 'Open this link in your browser to go on.' },
        200,
      )
    }
    const opened = await openConnectLink(c.env, c.req.param('token'), browserCookie(c))
    if ('turned' in opened) return show(c, TURNED[opened.turned], TURNED[opened.turned].status)
    pageHeaders(c, randomToken(16))
    return c.redirect(opened.url, 302)
  })
  .get('/callback/:app', async (c) => {
    const app = c.req.param('app').toLowerCase()
    const query = new URL(c.req.url).searchParams
    const finished = await finishCallback(c.env, app, query, getCookie(c, cookieName(c)))
    if ('turned' in finished)
      return show(c, TURNED[finished.turned], TURNED[finished.turned].status)
    const { returnUrl, problem, connection } = finished
    const back = returnUrl === null ? undefined : returnLocation(returnUrl, finished)
    const { bySlug } = await readIndex(c.env)
    const name = bySlug.get(connection.app)?.name ?? connection.app
    if (problem) return show(c, failure(name, problem.code, back), 200)
    if (back !== undefined) {
      pageHeaders(c, randomToken(16))
      return c.redirect(back, 302)
    }
    const account = connection.account?.name ?? connection.account?.email
    const text = `${account ? `The account ${account} is connected. ` : ''}You can close this window.`
    return show(c, { title: `${name} is connected`, text }, 200)
  })
  .onError((error, c) => {
    const code = errorCode(error)
    if (!code) console.error(error)
    const status = code ? ERRORS[code][0] : 500
    const text =
      code === 'not-configured' || code === 'shared-client-not-found'
        ? 'The service behind this link is not set up completely. Tell its owner, and try again later.'
        : 'Try the link again in a moment. If that does not help, ask for a new one.'
    return show(c, { title: 'This did not work', text }, status)
  })

function failure(app: string, code: string, back: string | undefined): Message {
  if (code === 'access_denied') {
    const text = `You did not give access to ${app}, so nothing was connected. Ask for a new link if you change your mind.`
    return { title: 'Access was not given', text, back }
  }
  const text = `${app} and this service could not agree (${code}), so nothing was connected. Ask for a new link; if it fails again, tell the owner of this service.`
  return { title: `${app} could not be connected`, text, back }
}
