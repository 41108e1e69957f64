import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { callbackUrl, checkedReturnUrl, withLink } from '../../connect/begin.ts'
import { siteOf } from '../../connect/site.ts'
import { entityObject, projectObject } from '../../connect/world.ts'
import { EntityId } from '../../core/ids.ts'
import { opensApp } from '../../core/key-rights.ts'
import { unwrap } from '../../core/outcome.ts'
import type { AppEnv } from '../../routes/context.ts'
import { assertEntity, located } from '../../routes/rights.ts'
import {
  type ConnectedAccount as Account,
  accountView,
  ConnectedAccount,
  connectedAccount,
  REDACTED,
} from './account-view.ts'
import { collected, list, listOf, streamedList } from './answer.ts'
import { begin, connectionRequest } from './begin.ts'
import { integrationId } from './integrations.ts'
import { body, entityNamed, isTrue, listed, numberedPage, Said, Values } from './request.ts'

export const AccountList = z.lazy(() => listOf(ConnectedAccount))

/** How many connections are read from the index at once. */
const BATCH = 1000
/** A page of this size means everything. */
const ALL = 1_000_000

/** Connections of these entities, each entity's exact. */
async function* accountsOf(
  c: Context<AppEnv>,
  names: readonly string[],
): AsyncGenerator<Account[]> {
  for (const name of names) {
    const { data: entity } = EntityId.safeParse(name)
    if (!entity) continue
    assertEntity(c, entity)
    const connections = await entityObject(c.env, c.get('project'), entity).list({})
    yield connections.map(connectedAccount)
  }
}

/** Connections of all entities, from the project's index. */
async function* allAccounts(c: Context<AppEnv>): AsyncGenerator<Account[]> {
  const object = projectObject(c.env, c.get('project'))
  let cursor: string | undefined
  do {
    const page = unwrap(await object.listConnections({ limit: BATCH, cursor }, c.get('rights')))
    yield page.items.map(accountView)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}

/** What a query asks of a connection. The SDKs believe it: one that does not fit would be used. */
function fits(c: Context<AppEnv>): (account: Account) => boolean {
  const lower = (...names: string[]) => listed(c, ...names).map((text) => text.toLowerCase())
  const apps = lower('appNames', 'appName', 'appUniqueKeys')
  const statuses = lower('status')
  const [integrations, ids] = [listed(c, 'integrationId'), listed(c, 'connectionId')]
  const [labels, rights] = [listed(c, 'labels'), c.get('rights')]
  const [activeOnly, disabledToo] = [isTrue(c, 'showActiveOnly'), isTrue(c, 'showDisabled')]
  const among = (wanted: readonly string[], value: string) =>
    wanted.length === 0 || wanted.includes(value)
  return (it) =>
    opensApp(rights, it.appName) &&
    among(apps, it.appName) &&
    among(statuses, it.status.toLowerCase()) &&
    among(integrations, it.integrationId) &&
    among(ids, it.id) &&
    (labels.length === 0 || labels.some((label) => it.labels.includes(label))) &&
    (!activeOnly || (it.status === 'ACTIVE' && !it.isDisabled)) &&
    (disabledToo || !it.isDisabled)
}

async function* accountsMeant(c: Context<AppEnv>): AsyncGenerator<Account[]> {
  const whole = c.req.query('user_uuid') ?? c.req.query('entityId')
  // An id with a comma in it is an id all the same.
  const names = new Set([...(whole ? [whole] : []), ...listed(c, 'user_uuid', 'entityId')])
  const wanted = fits(c)
  const batches = whole === undefined ? allAccounts(c) : accountsOf(c, [...names].slice(0, 100))
  for await (const batch of batches) yield batch.filter(wanted)
}

const New = z.lazy(() =>
  z.object({
    integrationId: z.string(),
    userUuid: Said,
    entityId: Said,
    data: Values,
    labels: z.array(z.string()).nullish(),
    redirectUri: Said,
  }),
)

const Again = z.lazy(() => z.object({ data: Values, redirectUri: Said }))

/** Which credentials a call carries, and where to; their values stay here. */
export const AuthParams = z.lazy(() =>
  z.object({
    base_url: z.string(),
    parameters: z.array(
      z.object({ name: z.string(), in: z.enum(['header', 'query']), value: z.literal(REDACTED) }),
    ),
    body: z.object({}),
  }),
)

async function authParams(c: Context<AppEnv>, id: string): Promise<z.infer<typeof AuthParams>> {
  const entity = await located(c, id)
  const { app } = unwrap(await entity.read(id))
  const { usable, target } = unwrap(await entity.lease({ app, connection: id }))
  const { headers = {}, query = {} } = usable.placed ?? {}
  const redacted = (place: 'header' | 'query') => (name: string) => ({
    ...{ name, in: place },
    value: REDACTED as typeof REDACTED,
  })
  const parameters = [
    ...Object.keys(headers).map(redacted('header')),
    ...Object.keys(query).map(redacted('query')),
  ]
  return { base_url: target.baseUrl, parameters, body: {} }
}

/** `/v1/connectedAccounts`: connections. */
export const accounts = new Hono<AppEnv>()
  .get('/', async (c) => {
    const page = numberedPage(c)
    const all = !page || (page.page === 1 && page.pageSize >= ALL)
    if (all) return streamedList(accountsMeant(c))
    return c.json(list(await collected(accountsMeant(c)), page))
  })
  .post('/', async (c) => {
    const it = await body(c, New)
    const begun = await begin(c, {
      integration: integrationId(it.integrationId),
      entity: entityNamed(c, it.userUuid ?? it.entityId),
      ...{ values: it.data, labels: it.labels ?? [], redirectUrl: it.redirectUri },
    })
    return c.json(connectionRequest(begun))
  })
  .get('/:id', async (c) => {
    const id = c.req.param('id')
    return c.json(connectedAccount(unwrap(await (await located(c, id)).read(id))))
  })
  .delete('/:id', async (c) => {
    const id = c.req.param('id')
    unwrap(await (await located(c, id)).remove(id))
    return c.json({ status: 'success', count: 1 })
  })
  .get('/:id/info', async (c) => c.json(await authParams(c, c.req.param('id'))))
  .post('/:id/enable', async (c) => {
    const id = c.req.param('id')
    unwrap(await (await located(c, id)).change(id, { enabled: true }))
    return c.json({ status: 'success' })
  })
  .post('/:id/disable', async (c) => {
    const id = c.req.param('id')
    unwrap(await (await located(c, id)).change(id, { enabled: false }))
    return c.json({ status: 'success' })
  })
  .post('/:id/reinitiate', async (c) => {
    const id = c.req.param('id')
    const { redirectUri } = await body(c, Again)
    const site = await siteOf(c.env, c.get('project'), new URL(c.req.url).origin)
    const returnUrl = checkedReturnUrl(redirectUri, site.profile.returnUrls)
    const entity = await located(c, id)
    const { app } = unwrap(await entity.read(id))
    const offer = { callback: callbackUrl(site.origin, app), returnUrl }
    return c.json(connectionRequest(withLink(site, unwrap(await entity.reconnect(id, offer)))))
  })
