import { ServiceError } from '../core/errors.ts'
import type { ProjectId } from '../core/ids.ts'
import { type Profile, WebOrigin } from '../project/profile.ts'
import { type ConnectWorld, projectObject } from './world.ts'

/** Where we are: the origin under which this deployment is seen, e.g. `https://behalf.acme.com`. */
export interface Place {
  readonly project: ProjectId
  readonly origin: string
}

/** Where we are, and what the project lets its users' browsers do there. */
export interface Site extends Place {
  readonly profile: Profile
}

/** @param calledAt the origin of the request; a project's own domain goes before it */
export async function siteOf(
  world: Pick<ConnectWorld, 'PROJECTS'>,
  project: ProjectId,
  calledAt: string,
): Promise<Site> {
  const profile = await projectObject(world, project).readProfile()
  return { project, origin: profile.origin ?? calledAt, profile }
}

/**
 * Whether a URL is one of the project's return URLs: same origin, same path, and the same query
 * where the entry has one. Nothing is a prefix of anything (RFC 9700 section 4.11).
 */
export function isReturnUrl(href: string, allowed: readonly string[]): boolean {
  const url = new URL(href)
  return allowed.some((text) => {
    const entry = new URL(text)
    const same = entry.origin === url.origin && entry.pathname === url.pathname
    return same && (entry.search === '' || entry.search === url.search)
  })
}

/**
 * The origin of the page that opens a link in a popup and will be told how it went.
 *
 * @throws {ServiceError} `invalid-request` where it is no origin, or not one of the project's
 */
export function checkedOpener(
  text: string | undefined,
  { allowedOrigins }: Pick<Profile, 'allowedOrigins'>,
): string | null {
  if (text === undefined) return null
  const { data: origin } = WebOrigin.safeParse(text)
  if (origin === undefined) {
    const detail = 'openerOrigin must be an https origin, such as https://app.acme.com'
    throw new ServiceError('invalid-request', detail)
  }
  if (allowedOrigins.length === 0 || allowedOrigins.includes(origin)) return origin
  const detail = `openerOrigin ${origin} is not one of the project's allowedOrigins: see PATCH /v1/project`
  throw new ServiceError('invalid-request', detail)
}
