import { Hono } from 'hono'
import { readApps } from '../catalogue/catalogue.ts'
import type { Turned } from '../connect/consent.ts'
import {
  connectInSession,
  disconnectInSession,
  openSession,
  reconnectInSession,
  type SessionItem,
  type SessionVisit,
  sessionItems,
} from '../connect/session.ts'
import type { Site } from '../connect/site.ts'
import { parseSessionToken } from '../connect/ticket.ts'
import { randomToken } from '../core/random.ts'
import type { LinkProblem } from '../entity/links.ts'
import { libraryOf } from '../project/library.ts'
import type { AppEnv } from '../routes/context.ts'
import { type Brand, brandOf, NOBODY } from './brand.tsx'
import { browserCookie, formValues, isPreview, knownBrowser, type PageContext } from './browser.ts'
import type { Message } from './message.tsx'
import { noteTrip } from './note-trip.ts'
import { pageHeaders } from './page-headers.ts'
import { type Notice, SessionPage } from './session-page.tsx'
import { goOn, show, showError, siteHere } from './show.tsx'
import { tellOpener } from './tell-opener.ts'
import { TURNED } from './turned.ts'

const PREVIEWED: Message = {
  title: 'Your connected accounts',
  text: 'Open this link in your browser to go on.',
  tone: 'plain',
}

/** A session that this browser may use, and where it is shown. */
interface Shown {
  readonly visit: SessionVisit
  readonly site: Site
  readonly brand: Brand
}

/** `/session/:token`: a page where a user connects and disconnects apps, without script. */
export const sessions = new Hono<AppEnv>()
  .get('/session/:token', async (c) => {
    if (isPreview(c.req.raw)) return show(c, NOBODY, PREVIEWED)
    const shown = await visited(c, browserCookie(c))
    return 'turned' in shown ? turnedAway(c, shown) : showSession(c, shown)
  })
  .get('/session/:token/done', async (c) => {
    const shown = await visited(c, knownBrowser(c))
    return 'turned' in shown ? turnedAway(c, shown) : showEnd(c, shown)
  })
  .post('/session/:token/connect', async (c) => {
    const shown = await visited(c, knownBrowser(c))
    if ('turned' in shown) return turnedAway(c, shown)
    const { integration = '' } = await formValues(c)
    return depart(c, shown, await connectInSession(c.env, shown.site, shown.visit, integration))
  })
  .post('/session/:token/reconnect', async (c) => {
    const shown = await visited(c, knownBrowser(c))
    if ('turned' in shown) return turnedAway(c, shown)
    const { connection = '' } = await formValues(c)
    return depart(c, shown, await reconnectInSession(c.env, shown.site, shown.visit, connection))
  })
  .post('/session/:token/disconnect', async (c) => {
    const shown = await visited(c, knownBrowser(c))
    if ('turned' in shown) return turnedAway(c, shown)
    const { connection = '' } = await formValues(c)
    const gone = await disconnectInSession(c.env, shown.visit, connection)
    if ('turned' in gone && gone.turned !== 'unknown') return turnedAway(c, gone)
    return back(c, 'turned' in gone ? '' : `?disconnected=${gone.app}`)
  })
  .onError(showError)

/** Only the browser that opened the session first. @param cookie `undefined`: never here before */
async function visited(c: PageContext, cookie: string | undefined): Promise<Shown | Turned> {
  if (cookie === undefined) return { turned: 'other-browser' }
  const token = c.req.param('token') ?? ''
  const visit = await noteTrip(c, token, openSession(c.env, token, cookie))
  if ('turned' in visit) return visit
  const site = await siteHere(c, visit.project)
  return { visit, site, brand: brandOf(site.profile) }
}

async function turnedAway(c: PageContext, { turned }: Turned): Promise<Response> {
  const project = parseSessionToken(c.req.param('token') ?? '')?.project
  const brand = project ? brandOf((await siteHere(c, project)).profile) : NOBODY
  return show(c, brand, { ...TURNED[turned], ...SAID[turned] })
}

/** Where a session is not a link. */
const SAID: Partial<Readonly<Record<LinkProblem, Pick<Message, 'title' | 'text'>>>> = {
  expired: {
    title: 'This page has expired',
    text: 'For your safety it only works for a while. What you connected stays connected. Go back to where you came from to open a new one.',
  },
  'other-browser': {
    title: 'This page belongs to another browser',
    text: 'For your safety it only works in the browser that opened it first, with cookies allowed. Go on there, or open a new one where you came from.',
  },
}

const pathOf = (c: PageContext): string => `/session/${c.req.param('token') ?? ''}`

/** To the page itself, so that reloading it repeats nothing. */
function back(c: PageContext, query: string): Response {
  pageHeaders(c, randomToken(16))
  return c.redirect(`${pathOf(c)}${query}`, 303)
}

async function depart(
  c: PageContext,
  { brand, visit }: Shown,
  begun: Awaited<ReturnType<typeof connectInSession>>,
): Promise<Response> {
  if ('turned' in begun) return begun.turned === 'unknown' ? back(c, '') : turnedAway(c, begun)
  const { redirectUrl, connection } = begun
  if (redirectUrl === null) return back(c, `?status=success&connectionId=${connection.id}`)
  const name = (await appNames(c, visit))(connection.app)
  return goOn(c, brand, redirectUrl, { name, app: name })
}

/** What users know apps by; the slug of one that is gone. */
async function appNames(c: PageContext, { project }: SessionVisit) {
  const apps = await readApps(libraryOf(c.env, project))
  const names = new Map(apps.map(({ slug, name }) => [slug, name]))
  return (slug: string): string => names.get(slug) ?? slug
}

async function showSession(c: PageContext, { visit, brand }: Shown): Promise<Response> {
  const [items, appName] = await Promise.all([sessionItems(c.env, visit), appNames(c, visit)])
  const { returnUrl, opener } = visit.session
  const done = opener === null ? returnUrl : `${pathOf(c)}/done`
  const nonce = randomToken(16)
  pageHeaders(c, nonce, brand)
  const page = (
    <SessionPage
      brand={brand}
      nonce={nonce}
      items={items}
      appName={appName}
      path={pathOf(c)}
      notice={noticeOf(new URL(c.req.url).searchParams, items, appName)}
      done={done ?? undefined}
    />
  )
  return c.html(`<!doctype html>${page}`)
}

/** What the query says just happened, where the session's own state agrees: it is anybody's to write. */
function noticeOf(
  query: URLSearchParams,
  items: readonly SessionItem[],
  appName: (slug: string) => string,
): Notice | undefined {
  const gone = items.find(({ integration }) => integration.app === query.get('disconnected'))
  if (gone) {
    return { text: `${appName(gone.integration.app)} was disconnected.`, tone: 'good' }
  }
  const id = query.get('connectionId')
  const connection = items.flatMap((item) => item.connections).find((one) => one.id === id)
  if (query.get('status') === 'success' && connection?.status === 'ACTIVE') {
    return { text: `${appName(connection.app)} is connected.`, tone: 'good' }
  }
  if (query.get('status') !== 'failed') return undefined
  return { text: 'Nothing was connected. You can try again.', tone: 'bad' }
}

/** The end of a session that was opened in a popup: the page that opened it is told. */
async function showEnd(c: PageContext, { visit, brand }: Shown): Promise<Response> {
  const { opener, returnUrl, last } = visit.session
  const ending: Message = {
    title: 'All done',
    text: 'You can close this window.',
    tone: 'good',
    back: returnUrl ?? undefined,
  }
  if (opener === null) return show(c, brand, ending)
  const news = { connectionId: last, status: 'success' as const }
  return show(c, brand, ending, tellOpener(opener, news, ending.back))
}
