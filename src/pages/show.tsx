import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { siteOf } from '../connect/site.ts'
import { ERRORS } from '../core/errors.ts'
import type { ProjectId } from '../core/ids.ts'
import { randomToken } from '../core/random.ts'
import { failed } from '../routes/failed.ts'
import { type Brand, brandOf, NOBODY } from './brand.tsx'
import type { PageContext } from './browser.ts'
import { type Message, MessagePage } from './message.tsx'
import { pageHeaders } from './page-headers.ts'
import { trouble } from './turned.ts'

/** The project of a link, as it is seen under this request's origin. */
export const siteHere = (c: PageContext, project: ProjectId) =>
  siteOf(c.env, project, new URL(c.req.url).origin)

/** On whose behalf a page is shown. */
export const brandHere = async (c: PageContext, project: ProjectId | undefined): Promise<Brand> =>
  project === undefined ? NOBODY : brandOf((await siteHere(c, project)).profile)

/** @param script what the page does, if it does anything */
export function show(
  c: PageContext,
  brand: Brand,
  message: Message & { readonly status?: ContentfulStatusCode },
  script?: string,
): Response | Promise<Response> {
  const nonce = randomToken(16)
  pageHeaders(c, nonce, { logoUrl: brand.logoUrl, script: script !== undefined })
  const page = <MessagePage message={message} brand={brand} nonce={nonce} script={script} />
  return c.html(`<!doctype html>${page}`, message.status ?? 200)
}

/**
 * Sends the browser on. After a form, Chromium holds every redirect against the page's `form-action`,
 * the app's own further ones too: then a page does it.
 */
export function goOn(
  c: PageContext,
  brand: Brand,
  url: string,
  to: { readonly name: string; readonly app?: string },
): Response | Promise<Response> {
  if (c.req.method === 'GET') {
    pageHeaders(c, randomToken(16))
    return c.redirect(url, 302)
  }
  const { name, app } = to
  const text = 'If nothing happens in a moment, use the button.'
  const label = `Go on to ${name}`
  const title = `Going on to ${name} …`
  return show(c, brand, { title, text, tone: 'plain', app, back: url, label, goesOn: true })
}

/** What a person sees of an error; the rest is logged. */
export function showError(error: Error, c: PageContext): Response | Promise<Response> {
  const code = failed(error, c)
  return show(c, NOBODY, { ...trouble(code), status: code ? ERRORS[code][0] : 500 })
}
