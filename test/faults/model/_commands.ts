import fc from 'fast-check'
import { expect } from 'vitest'
import { assertClear } from '../_invariants.ts'
import type { Provider } from '../_provider.ts'
import { bindings, objectOf, restart } from '../sweep/_outside.ts'
import { someBrowser, type World } from '../sweep/_world.ts'
import {
  age,
  type Connection,
  type End,
  endOfRefresh,
  endsOfCall,
  fallBack,
  hold,
  isUsable,
  type Link,
  MOODS,
  type Model,
  meant,
  newConnection,
  noteAsked,
  statusOf,
  type Weather,
} from './_model.ts'

/** What chance decides of a command. */
interface Chance extends Weather {
  /** Which connection, counted around. */
  readonly which: number
  readonly callers: number
}

type Step = (model: Model, world: World, chance: Chance) => Promise<void>

/** A step with any connection for which it makes sense. */
const withOne =
  (
    fits: (it: Connection) => boolean,
    step: (it: Connection, model: Model, world: World, chance: Chance) => Promise<void>,
  ) =>
  async (model: Model, world: World, chance: Chance): Promise<void> => {
    const fitting = model.connections.filter(fits)
    const it = fitting[chance.which % Math.max(1, fitting.length)]
    if (it) await step(it, model, world, chance)
  }

const any = () => true
const isOpen = ({ endsAt, done }: Link) => !done && endsAt > Date.now()
const LINK_LIFETIME = 600_000

const linkOf = (url: string): Link => ({ url, endsAt: Date.now() + LINK_LIFETIME })

const patch = (it: Connection, world: World, change: object) =>
  world.call('PATCH', `/v1/connections/${it.id}`, change)

/** How a call ended, in the model's words. */
function endOf({ status, body }: World['answers'][number]): End {
  const { code, successful } = body as { code?: string; successful?: boolean }
  if (status === 200) return successful === false ? 'refused' : 'done'
  const named: Record<string, End> = {
    'consent-revoked': 'gone',
    'connection-not-active': 'unusable',
    'connection-missing': 'missing',
    'connection-ambiguous': 'ambiguous',
  }
  const end = status >= 500 ? 'passing' : named[code ?? '']
  if (end) return end
  throw new Error(`${status} ${JSON.stringify(body)}`)
}

/** Calls the app, by several at once; each must end as the model says, with the right tokens. */
async function call(
  it: Connection | 'missing' | 'ambiguous',
  id: string | undefined,
  world: World,
  { mood, refusals, callers }: Chance,
): Promise<void> {
  const { provider, outside } = world
  const together = refusals > 0 || id === undefined ? 1 : callers
  const ends = typeof it === 'string' ? [it] : endsOfCall(it, { mood, refusals })
  const known = typeof it === 'string' ? undefined : it.held?.accessToken
  const writes = provider.writes.length
  provider.unauthorized = refusals
  const asked = outside.asked
  const answers = await Promise.all(Array.from({ length: together }, () => world.act(id)))
  const got = answers.map(endOf)

  for (const end of got) expect(ends, `of a call with ${id}`).toContain(end)
  const done = got.filter((end) => end === 'done')
  const tokens = typeof it === 'string' ? [] : [known, it.grant?.accessToken]
  expect(provider.writes.length - writes, 'what was done at the app').toBe(done.length)
  for (const token of provider.writes.slice(writes)) expect(tokens).toContain(token)
  if (mood === 'well' && refusals === 0) expect(outside.asked - asked).toBeLessThan(2)
  if (typeof it !== 'string' && outside.asked > asked) noteAsked(it, mood, got[0] ?? 'done')
}

const STEPS: Record<string, Step> = {
  begin: async ({ connections }, world) => {
    if (connections.length >= 4) return
    const wish = { integrationId: world.integration }
    const { body } = await world.call('POST', `/v1/entities/${world.ada}/connections`, wish)
    connections.push({ ...newConnection(body.id), link: linkOf(body.redirectUrl) })
  },
  'move tokens in from elsewhere': async ({ connections }, world) => {
    if (connections.length >= 4) return
    const { id, grant } = await world.connected()
    const moved: Connection = { ...newConnection(id), status: 'ACTIVE' }
    hold(moved, grant)
    connections.push(moved)
  },
  reconnect: withOne(any, async (it, _, world) => {
    const { body } = await world.call('POST', `/v1/connections/${it.id}/reconnect`, {})
    it.link = linkOf(body.redirectUrl)
    if (it.status !== 'EXPIRED' && it.status !== 'FAILED') return
    Object.assign(it, { status: 'INITIATED', fallback: it.status })
  }),
  'open a link': withOne(
    ({ link }) => link !== undefined,
    async ({ link }, { browser }, world) => {
      if (!link) return
      const back = await world.depart(browser, link.url)
      expect(back !== undefined, 'whether the link leads on').toBe(isOpen(link))
      if (back) link.back = back
    },
  ),
  'consent, or fail to': withOne(
    ({ link }) => link?.back !== undefined,
    async (it, { browser }, world, { mood }) => {
      const { link } = it
      if (!link?.back) return
      const open = isOpen(link)
      const { asked } = world.outside
      await world.arrive(browser, link.back)
      expect(world.outside.asked - asked, 'exchanges of the code').toBe(open ? 1 : 0)
      if (!open) return
      link.done = true
      const grant = world.provider.grants.at(-1)
      if (mood !== 'well') {
        fallBack(it)
        if (mood === 'lost' && grant) grant.lost = true
        return
      }
      if (it.grant) it.grant.lost = true // the developer's user consented anew: nobody holds the old one
      if (grant) hold(it, grant)
      it.status = 'ACTIVE'
    },
  ),
  refuse: withOne(
    ({ link }) => link?.back !== undefined,
    async (it, { browser }, world) => {
      const { link } = it
      if (!link?.back) return
      const back = new URL(link.back)
      back.searchParams.delete('code')
      back.searchParams.set('error', 'access_denied')
      await world.arrive(browser, back)
      if (!isOpen(link)) return
      link.done = true
      fallBack(it)
    },
  ),
  'come with another browser': withOne(
    ({ link }) => link?.back !== undefined,
    async ({ link }, _, world) => {
      const { asked } = world.outside
      if (link?.back) await world.arrive(someBrowser(), link.back)
      expect(world.outside.asked).toBe(asked)
    },
  ),
  'wait ten minutes': async (_, world) => world.later(601),
  'wait until a token is nearly over': async (_, world) => world.later(3400),
  'wait an hour': async (_, world) => world.later(3601),
  act: (model, world, chance) => call(meant(model), undefined, world, chance),
  'act with one that is named': withOne(any, (it, _, world, chance) =>
    call(it, it.id, world, chance),
  ),
  refresh: withOne(any, async (it, _, world, { mood }) => {
    const end = endOfRefresh(it, mood)
    const { asked } = world.outside
    expect(endOf(await world.call('POST', `/v1/connections/${it.id}/refresh`))).toBe(end)
    if (world.outside.asked > asked) noteAsked(it, mood, end)
  }),
  'take the consent back at the app': withOne(
    ({ grant }) => grant !== undefined,
    async ({ grant }) => {
      if (grant) grant.alive = false
    },
  ),
  disable: withOne(any, async (it, _, world) => {
    await patch(it, world, { enabled: false })
    it.disabled = true
  }),
  enable: withOne(any, async (it, _, world) => {
    await patch(it, world, { enabled: true })
    it.disabled = false
  }),
  'make one the default': withOne(any, async (it, { connections }, world) => {
    await patch(it, world, { default: true })
    for (const other of connections) other.isDefault = other === it
  }),
  delete: withOne(any, async (it, { connections }, world) => {
    await world.call('DELETE', `/v1/connections/${it.id}`)
    connections.splice(connections.indexOf(it), 1)
    expect(it.grant?.alive ?? false, 'whether the grant lives on').toBe(false)
  }),
  'delete one that is being used': withOne(isUsable, async (it, { connections }, world) => {
    const [gone] = await Promise.all([
      world.call('DELETE', `/v1/connections/${it.id}`),
      world.call('POST', `/v1/connections/${it.id}/refresh`),
      world.act(it.id),
    ])
    expect(gone.status).toBe(200)
    connections.splice(connections.indexOf(it), 1)
    if (!it.grant?.lost) expect(it.grant?.alive, 'whether the grant lives on').toBe(false)
  }),
  'seal anew': async (_, world) => {
    const settings = bindings as unknown as { SEAL_KEYS: string }
    const [first = '', second = `k2:${'B'.repeat(43)}`] = settings.SEAL_KEYS.split(',')
    settings.SEAL_KEYS = `${second},${first}`
    const object = objectOf(world.objectName(world.ada)) as unknown as { reseal(): Promise<void> }
    await object.reseal()
  },
  'restart the object': async (_, world) => restart(world.objectName(world.ada)),
}

/** What the service says and holds is what the model says. */
async function assertSame({ connections }: Model, world: World): Promise<void> {
  const pages = /^text\/html/
  const isRefusal = ({ status, headers }: World['answers'][number]) =>
    status < 500 && pages.test(headers.get('content-type') ?? '') // a link that is over says so
  assertClear({ answers: world.answers.filter((it) => !isRefusal(it)) })
  world.answers = []
  const { body } = await world.call('GET', `/v1/entities/${world.ada}/connections`)
  const told = (body.items as { id: string; status: string; default: boolean }[]).map((it) => [
    it.id,
    it.status,
    it.default,
  ])
  const said = connections.map((it) => [it.id, statusOf(it), it.isDefault])
  expect(told.sort(), 'the connections').toEqual(said.sort())
  for (const { id, sealed } of await world.rows(world.ada, 'SELECT id, sealed FROM connection')) {
    const held = sealed === null ? null : await world.held(world.ada, `${id}`, `${sealed}`)
    const known = connections.find((it) => it.id === id)?.held?.refreshToken
    expect(held?.refreshToken, 'the refresh token that is held').toBe(known)
  }
  assertOwnTokens(world.provider)
}

/** A refresh token is shown twice only where what came for it the first time was lost on the way. */
function assertOwnTokens({ reused, grants }: Provider): void {
  const excused = grants.filter(({ lost }) => lost).length
  expect(reused.length, 'refresh tokens that were shown again').toBeLessThanOrEqual(excused)
}

/** One thing that happens to a user's connections. */
export interface Command {
  run(model: Model, world: World): Promise<void>
  /** For the report of what went wrong. */
  readonly [fc.toStringMethod]: () => string
}

/** A step, with all that chance decides of it. */
const command = (name: string, step: Step): fc.Arbitrary<Command> =>
  chances.map((chance) => ({
    run: async (model, world) => {
      world.outside.tokenEndpoint = MOODS[chance.mood]
      world.provider.unauthorized = 0
      await step(model, world, chance)
      world.outside.tokenEndpoint = undefined
      age(model)
      await assertSame(model, world)
    },
    [fc.toStringMethod]: () => `${name} ${JSON.stringify(chance)}`,
  }))

const moods = fc.constantFrom(...Object.keys(MOODS))
const chances = fc.record({
  which: fc.nat(3),
  callers: fc.integer({ min: 1, max: 4 }),
  mood: fc.oneof({ weight: 2, arbitrary: fc.constant('well') }, moods),
  refusals: fc.constantFrom(0, 0, 0, 1, 2),
})

/** What happens more often than the rest. */
const OFTEN: Record<string, number> = {
  ...{ act: 2, 'act with one that is named': 6, refresh: 3, reconnect: 3 },
  ...{ begin: 2, 'move tokens in from elsewhere': 3 },
  ...{ 'open a link': 4, 'consent, or fail to': 4, 'wait until a token is nearly over': 3 },
}

/** Anything that can happen to the connections of a user, in any order. */
export const commands = fc.noBias(
  fc.array(
    fc.oneof(
      ...Object.entries(STEPS).map(([name, step]) => ({
        weight: OFTEN[name] ?? 1,
        arbitrary: command(name, step),
      })),
    ),
    { maxLength: 25, size: 'max' },
  ),
)
