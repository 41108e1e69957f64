import type { AppSpec } from '../catalogue/spec.ts'
import { hostFits } from '../core/template.ts'

const hostOf = (url: string): string => /^https:\/\/([^/?#]+)/.exec(url)?.[1] ?? ''
const segmentsOf = (url: string): string[] =>
  url
    .replace(/^https?:\/\/[^/]*/, '')
    .split('/')
    .filter(Boolean)

/** Where an app may be called: all that its requests are measured by. */
type Own = Pick<AppSpec, 'baseUrl' | 'hosts'>

/**
 * A request of a document in terms of an app that is there already: relative to the app's base URL,
 * or absolute on a host of the app. A document's host that is a stand-in for the customer's own
 * (`your-domain.atlassian.net`) is taken for the app's base URL, and the path behind it stays, unless the
 * app's base URL has one that begins alike.
 *
 * @param request `METHOD /path`, relative to `base`, or `METHOD https://host/path`
 */
export function rebase(request: string, base: string | undefined, app: Own): string {
  const [method = '', target = ''] = request.split(/ (.*)/s)
  const absolute = target.startsWith('https://')
  if (!absolute && base === undefined) return request
  const url = absolute ? target : `${base}${target}`
  const rest = url.startsWith(app.baseUrl) ? url.slice(app.baseUrl.length) : undefined
  if (rest?.startsWith('/')) return `${method} ${rest}`
  const host = hostOf(url)
  if (absolute || host === hostOf(app.baseUrl) || hostFits(host, app.hosts))
    return `${method} ${url}`
  const [first, ...more] = segmentsOf(base ?? '')
  if (first === undefined || segmentsOf(app.baseUrl).includes(first)) return request
  return `${method} /${[first, ...more].join('/')}${target}`
}
