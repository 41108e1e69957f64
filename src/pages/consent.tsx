import { Hono } from 'hono'
import { readApp } from '../catalogue/catalogue.ts'
import {
  finishCallback,
  openConnectLink,
  projectOf,
  returnLocation,
  submitConnectForm,
  type Turned,
} from '../connect/consent.ts'
import type { ProjectId } from '../core/ids.ts'
import { randomToken } from '../core/random.ts'
import type { Finished, Step } from '../entity/steps.ts'
import { libraryOf } from '../project/library.ts'
import type { AppEnv } from '../routes/context.ts'
import type { Brand } from './brand.tsx'
import { browserCookie, formValues, isPreview, knownBrowser, type PageContext } from './browser.ts'
import { ConnectFormPage } from './connect-form.tsx'
import type { Message } from './message.tsx'
import { noteTrip } from './note-trip.ts'
import { pageHeaders } from './page-headers.ts'
import { brandHere, goOn, show, showError } from './show.tsx'
import { tellOpener } from './tell-opener.ts'
import { failure, TURNED } from './turned.ts'

const PREVIEWED: Message = {
  title: 'Connect an account',
  text: 'Open this link in your browser to go on.',
  tone: 'plain',
}

/** `/connect/:token` and the callbacks: what a user's browser meets on its way to consent. */
export const consent = new Hono<AppEnv>()
  .get('/connect/:token', async (c) => {
    const token = c.req.param('token')
    const home = await homeOf(c, projectOf(token))
    if (isPreview(c.req.raw)) return show(c, home.brand, PREVIEWED)
    const story = openConnectLink(c.env, token, browserCookie(c))
    return answerStep(c, home, await noteTrip(c, token, story))
  })
  .post('/connect/:token', async (c) => {
    const token = c.req.param('token')
    const home = await homeOf(c, projectOf(token))
    const cookie = knownBrowser(c)
    if (!cookie) return show(c, home.brand, TURNED['other-browser'])
    const story = submitConnectForm(c.env, token, cookie, await formValues(c))
    return answerStep(c, home, await noteTrip(c, token, story))
  })
  .get('/callback/:app', (c) => answerCallback(c, { app: c.req.param('app').toLowerCase() }))
  .get('/api/v1/auth-apps/add', (c) => answerCallback(c, { path: c.req.path }))
  .get('/api/v3/toolkits/auth/callback', (c) => answerCallback(c, { path: c.req.path }))
  .get('/api/v3.1/toolkits/auth/callback', (c) => answerCallback(c, { path: c.req.path }))
  .onError(showError)

/** The browser comes back from the app; on some paths nothing but the state says from which one. */
async function answerCallback(
  c: PageContext,
  at: Parameters<typeof finishCallback>[1],
): Promise<Response> {
  if (c.req.method === 'HEAD') return show(c, await brandHere(c, undefined), PREVIEWED)
  const query = new URL(c.req.url).searchParams
  const state = query.get('state') ?? ''
  const home = await homeOf(c, projectOf(state))
  const finished = await noteTrip(c, state, finishCallback(c.env, at, query, knownBrowser(c)))
  if ('turned' in finished) return show(c, home.brand, TURNED[finished.turned])
  return answerFinished(c, home, finished)
}

/** What a link leads to: the app, the form, or its end. */
async function answerStep(c: PageContext, home: Home, step: Step | Turned): Promise<Response> {
  const { brand } = home
  if ('turned' in step) return show(c, brand, TURNED[step.turned])
  if (step.kind === 'done') return answerFinished(c, home, step.finished)
  c.get('notes').app = step.kind === 'redirect' ? step.app : step.form.app
  if (step.kind === 'redirect') {
    const name = await appName(c, home, step.app)
    return goOn(c, brand, step.url, { name, app: name })
  }
  const nonce = randomToken(16)
  pageHeaders(c, nonce, brand)
  const { form } = step
  const app = await appName(c, home, form.app)
  const faulty = form.faults.length > 0 || form.problem !== null
  const page = <ConnectFormPage form={form} app={app} brand={brand} nonce={nonce} />
  return c.html(`<!doctype html>${page}`, faulty ? 422 : 200)
}

/** The end of a trip: the page that opened it is told, or the developer's page comes, or one of ours. */
async function answerFinished(c: PageContext, home: Home, finished: Finished): Promise<Response> {
  const { brand } = home
  const { returnUrl, opener, problem, connection } = finished
  Object.assign(c.get('notes'), { app: connection.app, code: problem?.code })
  const back = returnUrl === null ? undefined : returnLocation(returnUrl, finished)
  const app = await appName(c, home, connection.app)
  const status = problem ? ('failed' as const) : ('success' as const)
  const news = { connectionId: connection.id, status }
  const script = opener === null ? undefined : tellOpener(opener, news, back)
  if (problem) return show(c, brand, failure(app, problem.code, back), script)
  if (back !== undefined && script === undefined) return goOn(c, brand, back, { name: brand.name })
  const account = connection.account?.name ?? connection.account?.email
  const text = `${account ? `The account ${account} is connected. ` : ''}You can close this window.`
  return show(c, brand, { title: `${app} is connected`, text, tone: 'good', app, back }, script)
}

/** Whose page it is, as far as the link says. */
interface Home {
  readonly project: ProjectId | undefined
  readonly brand: Brand
}

const homeOf = async (c: PageContext, project: ProjectId | undefined): Promise<Home> => ({
  project,
  brand: await brandHere(c, project),
})

/** What users know it by; its slug, where it is gone. */
async function appName(c: PageContext, { project }: Home, slug: string): Promise<string> {
  if (project === undefined) return slug
  const app = await readApp(libraryOf(c.env, project), slug).catch(() => undefined)
  return app?.name ?? slug
}
