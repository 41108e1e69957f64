import * as z from 'zod'
import { readApp } from '../catalogue/catalogue.ts'
import { whole } from '../catalogue/thin.ts'
import { type BegunConnection, beginConnection, callbackUrl, withLink } from '../connect/begin.ts'
import { siteOf } from '../connect/site.ts'
import { ServiceError } from '../core/errors.ts'
import { unwrap } from '../core/outcome.ts'
import type { ConnectionView } from '../entity/connections.ts'
import type { Env } from '../env.ts'
import { readArguments } from '../execute/arguments.ts'
import { assertOpen } from '../execute/execute.ts'
import type { McpSite } from './caller.ts'

/** Between two words on how long a user is waited for, in milliseconds. */
const STEP = 5_000

/** How long a call may wait, in seconds. */
const MAX_WAIT = 240

/** A tool of our own, only where a model talks to a user: it asks them to connect an app. */
export const CONNECT = whole({
  name: 'BEHALF_CONNECT',
  description:
    'Connects an app for the user. Answers a link: show it to the user, who gives their consent there. Then call it again with the connection_id and wait, to know when it is done. Use it when a tool says that an app is not connected.',
  tags: ['important'],
  run: 'own',
  input: {
    required: ['app'],
    properties: {
      app: { type: 'string', description: 'Its name, e.g. `github`.' },
      wait: {
        ...{ type: 'integer', minimum: 0, maximum: MAX_WAIT, default: 0 },
        description: 'Seconds to wait for the user, e.g. 50.',
      },
      connection_id: {
        type: 'string',
        description: 'Of an earlier call: wait for that one, make no new link.',
      },
      another: {
        type: 'boolean',
        description: 'Connect one more account of an app that is connected already.',
        default: false,
      },
    },
  },
})

/** @throws {ServiceError} `forbidden` */
export function assertMayConnect({ mayConnect }: McpSite): void {
  if (mayConnect) return
  throw new ServiceError('forbidden', 'this needs a key with the scope "connect"')
}

const Wanted = z.lazy(() =>
  z.object({
    app: z.string(),
    wait: z.int().default(0),
    connection_id: z.string().optional(),
    another: z.boolean().default(false),
  }),
)

/** Where links to the user are made. */
export interface Links {
  readonly env: Env
  readonly site: McpSite
  /** The origin of the request. */
  readonly calledAt: string
}

/** How a wait is told of: seconds that have passed, and of how many. */
type Tell = (passed: number, total: number, message: string) => void

/** What the tool answers, with what the model is to do now. */
export async function connect(
  links: Links,
  given: unknown,
  tell: Tell,
  signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>>> {
  const wish = Wanted.parse(readArguments(CONNECT, given))
  const { site } = links
  const app = await readApp(site.library, wish.app)
  assertOpen(site, app)
  const { connection, redirectUrl } = await begunFor(links, app.slug, wish)
  const link = redirectUrl === null ? '' : `: ${redirectUrl}`
  const message = `Waiting for the user to connect ${app.name}${link}`
  const seen = await waitFor(
    site,
    connection,
    wish.wait,
    (passed, total) => tell(passed, total, message),
    signal,
  )
  return {
    ...{ app: app.slug, connectionId: seen.id, status: seen.status },
    ...(seen.account && { account: seen.account.name ?? seen.account.id }),
    ...(seen.statusReason && { reason: seen.statusReason.detail }),
    ...(seen.status === 'INITIATED' && { redirectUrl }),
    todo: todo(seen, redirectUrl),
  }
}

function todo({ status, id, app }: ConnectionView, link: string | null): string {
  if (status === 'ACTIVE') return `${app} is connected: go on.`
  if (status !== 'INITIATED') return `Ask the user whether to try again, and call BEHALF_CONNECT.`
  const wait = `call BEHALF_CONNECT with connection_id ${id} and wait`
  return link === null
    ? `The user is not done yet: ${wait}, or without connection_id for a new link.`
    : `Show the user redirectUrl, which works for 10 minutes; then ${wait}.`
}

async function begunFor(
  links: Links,
  app: string,
  { connection_id: id, another }: z.infer<typeof Wanted>,
): Promise<BegunConnection> {
  const { entity } = links.site
  if (id !== undefined) {
    const connection = unwrap(await entity().read(id))
    assertOpen(links.site, { slug: connection.app })
    return { connection, redirectUrl: null }
  }
  const [active] = another ? [] : await entity().list({ app, status: 'ACTIVE' })
  return active ? { connection: active, redirectUrl: null } : newLink(links, app)
}

/** A link for the user: to one that came to its end, which keeps its id, or to a new connection. */
export async function newLink(
  { env, site, calledAt }: Links,
  app: string,
): Promise<BegunConnection> {
  const place = await siteOf(env, site.project, calledAt)
  const [expired] = await site.entity().list({ app, status: 'EXPIRED' })
  if (!expired) return beginConnection(env, place, site.id, { app })
  const offer = { callback: callbackUrl(place.origin, app), returnUrl: null }
  return withLink(place, unwrap(await site.entity().reconnect(expired.id, offer)))
}

/** @param seconds how long at most; the connection is answered as it is by then */
export async function waitFor(
  { entity }: McpSite,
  connection: ConnectionView,
  seconds: number,
  tell: (passed: number, total: number) => void,
  signal: AbortSignal,
): Promise<ConnectionView> {
  let seen = connection
  for (let passed = 0; passed < seconds && !signal.aborted; passed += STEP / 1000) {
    if (seen.status !== 'INITIATED') return seen
    tell(passed, seconds)
    seen = unwrap(await entity().read(seen.id, Math.min(STEP, (seconds - passed) * 1000)))
  }
  return seen
}
