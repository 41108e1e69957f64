import * as z from 'zod'
import { ProjectId } from '../core/ids.ts'
import { isLoopback } from '../core/origins.ts'
import { CallLogSettings, USUAL_CALL_LOG } from './call-log-settings.ts'

const parsed = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)

const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))

const isAnonymous = ({ username, password }: URL): boolean => username === '' && password === ''

function originOf(text: string): string | undefined {
  const url = parsed(text)
  const bare = url && isSafe(url) && isAnonymous(url) && url.pathname === '/'
  return bare && url.search === '' && url.hash === '' ? url.origin : undefined
}

/** An origin that pages may be shown under or told to: https, or loopback while developing. */
export const WebOrigin = z.lazy(() =>
  z
    .string()
    .max(300)
    .refine((text) => originOf(text) !== undefined, 'an https origin such as https://app.acme.com')
    .transform((text) => originOf(text) ?? text),
)

const ReturnUrl = z.lazy(() =>
  z
    .string()
    .max(2048)
    .refine((text) => {
      const url = parsed(text)
      return url !== undefined && isSafe(url) && isAnonymous(url) && url.hash === ''
    }, 'an absolute https URL without user name, password or fragment')
    .transform((text) => parsed(text)?.href ?? text),
)

const LogoUrl = z.lazy(() =>
  z
    .string()
    .max(2048)
    .refine((text) => {
      const url = parsed(text)
      return url?.protocol === 'https:' && isAnonymous(url)
    }, 'an https URL')
    .transform((text) => parsed(text)?.href ?? text),
)

/** Calls a minute. */
export const PerMinute = z.lazy(() => z.int().min(1).max(1_000_000))
const AppLimits = z.lazy(() => z.record(z.string().max(100), PerMinute))

/** How many calls a minute an entity may make: in all, and in one app. `null`: any number. */
export interface CallLimits {
  readonly entity: number | null
  readonly app: number | null
}

/** How a project shows itself to users, and where it lets their browsers go. */
export const Profile = z.lazy(() =>
  z.object({
    id: ProjectId,
    name: z.string().describe('Shown to users who are asked to connect an account'),
    logoUrl: z.string().nullable().describe('Shown beside the name; a square image, by https'),
    returnUrls: z
      .array(z.string())
      .describe(
        'Once there are any, each redirectUrl must be one of them: same origin and path, and same query where the entry has one',
      ),
    allowedOrigins: z
      .array(z.string())
      .describe('Once there are any, each openerOrigin must be one of them'),
    origin: z
      .string()
      .nullable()
      .describe(
        "Your own domain that routes to this deployment: links, pages and callbacks are under it. null: the request's",
      ),
    auditDays: z.int().describe('How long rows of the audit log are kept'),
    callLog: CallLogSettings.describe('What is kept of calls; it counts from the next call on'),
    rateLimits: z
      .object({ entity: PerMinute.nullable(), app: PerMinute.nullable(), apps: AppLimits })
      .describe(
        'Calls a minute: of an entity, of an entity in each app, and in these apps instead',
      ),
  }),
)
export type Profile = z.infer<typeof Profile>

/** What the project changes of it; a list is given anew, whole. */
export const ProfilePatch = z.lazy(() =>
  z.strictObject({
    name: z.string().trim().min(1).max(120).optional(),
    logoUrl: LogoUrl.nullable().optional(),
    returnUrls: z.array(ReturnUrl).max(100).optional(),
    allowedOrigins: z.array(WebOrigin).max(100).optional(),
    origin: WebOrigin.nullable().optional(),
    auditDays: z.int().min(1).max(3650).optional(),
    callLog: CallLogSettings.optional(),
    rateLimits: z
      .strictObject({
        entity: PerMinute.nullable().default(null),
        app: PerMinute.nullable().default(null),
        apps: AppLimits.default({}),
      })
      .optional()
      .describe('Anew, whole; within 10 seconds. null, or not given: none'),
  }),
)
export type ProfilePatch = z.infer<typeof ProfilePatch>

const KEY = 'profile'

/** Writes nothing, so that guesses leave nothing behind. */
export function readProfile({ kv }: DurableObjectStorage, id: ProjectId): Profile {
  const none = { name: id, logoUrl: null, returnUrls: [], allowedOrigins: [], origin: null }
  return {
    ...none,
    auditDays: 365,
    callLog: USUAL_CALL_LOG,
    rateLimits: { entity: null, app: null, apps: {} },
    ...kv.get<Omit<Profile, 'id'>>(KEY),
    id,
  }
}

export function changeProfile(
  storage: DurableObjectStorage,
  id: ProjectId,
  patch: ProfilePatch,
): Profile {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined)
  const profile = { ...readProfile(storage, id), ...Object.fromEntries(given) }
  storage.kv.put(KEY, profile)
  return profile
}

/** What holds for calls of an app; nothing where the project set no limit. */
export function callLimits(
  { entity, app: each, apps }: Profile['rateLimits'],
  app: string,
): { limits?: CallLimits | undefined } {
  const limits = { entity, app: (Object.hasOwn(apps, app) && apps[app]) || each }
  return limits.entity === null && limits.app === null ? {} : { limits }
}
