import { tellBug } from '../observe/bug.ts'
import type { McpSite } from './caller.ts'
import { type Id, type Json, META, notification, success } from './protocol.ts'
import { eventStream, type Outlet } from './stream.ts'

/** Between looks at an entity that nobody is connecting an app for, in milliseconds. */
const IDLE = 5_000
/** How long a look is held while somebody is, in milliseconds. */
const HOLD = 25_000
/** After this a client comes again, with credentials that still hold, in milliseconds. */
const LIFETIME = 5 * 60_000

/**
 * Looks after an entity's connections, and tells of changes until the client hangs up. An object that
 * is asked now and then sleeps in between, and one that is waited on does not: so it is waited on
 * only while a user is on the way.
 */
async function follow(
  { entity, apps }: McpSite,
  { signal }: Outlet,
  changed: (news: { readonly tools: boolean; readonly connected: readonly string[] }) => void,
): Promise<void> {
  const until = Date.now() + LIFETIME
  let known = await entity().watch('', 0)
  while (!signal.aborted && Date.now() < until) {
    if (!known.pending) await new Promise((resolve) => setTimeout(resolve, IDLE))
    const now = await entity().watch(known.state, HOLD)
    const opened = ({ app }: { readonly app: string }) => !apps || apps.has(app)
    const before = new Set(known.active.map(({ id }) => id))
    const connected = now.active.flatMap((it) => (opened(it) && !before.has(it.id) ? it.id : []))
    const toolsOf = (all: typeof now) => all.apps.filter((app) => opened({ app })).join()
    const tools = toolsOf(now) !== toolsOf(known)
    if (tools || connected.length > 0) changed({ tools, connected })
    known = now
  }
}

/** Ends a stream that nothing more will come of, and says why. */
const broken = (end: () => void) => (error: unknown) => {
  tellBug('a stream of changes broke', error)
  end()
}

/** `GET /mcp`: what a server has to say by itself, in revisions that begin with `initialize`. */
export function changesStream(site: McpSite): Response {
  const stream = eventStream()
  stream.comment('listening')
  const end = () => stream.close()
  follow(site, stream, ({ tools, connected }) => {
    for (const elicitationId of connected) {
      stream.notify(notification('notifications/elicitation/complete', { elicitationId }))
    }
    if (tools) stream.notify(notification('notifications/tools/list_changed'))
  }).then(end, broken(end))
  return stream.response
}

/** `subscriptions/listen`: the same, for what was asked for. */
export function subscription(site: McpSite, id: Id, wanted: Json): Response {
  const stream = eventStream()
  const _meta = { [META.subscription]: id }
  const say = (method: string, params: Json = {}) =>
    stream.notify(notification(method, { ...params, _meta }))
  const wished = wanted['toolsListChanged'] === true
  const notifications = wished ? { toolsListChanged: true } : {}
  say('notifications/subscriptions/acknowledged', { notifications })
  const end = () => {
    stream.notify(success(id, { resultType: 'complete', _meta }))
    stream.close()
  }
  if (!wished) {
    end()
    return stream.response
  }
  follow(site, stream, ({ tools }) => {
    if (tools) say('notifications/tools/list_changed')
  }).then(end, broken(end))
  return stream.response
}
