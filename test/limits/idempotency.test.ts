import { abortAllDurableObjects, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { digest } from '../../src/core/digest.ts'
import type { Env } from '../../src/env.ts'
import { Toolset } from '../../src/sdk/index.ts'
import { call, endless, newProject, ORIGIN, ROOT, worker } from '../worker.ts'
import { act, seen, strainedProject } from './_strained.ts'

const settings = env as unknown as Env
const HOUR = 3_600_000
const MIB = 1024 * 1024

let key: string
beforeAll(async () => {
  key = await strainedProject('ada', 'bob')
})

afterEach(() => vi.restoreAllMocks())

const under = (name: string) => ({ 'idempotency-key': name })
const made = async (as: string) => (await seen()).asked[`POST ${as}`] ?? 0
/** The project that a key says it opens. */
const project = (of: string) => /^bhf_([a-z0-9-]+)_/.exec(of)?.[1] ?? ''

const now = Date.now.bind(Date)

/** Lets our clock go ahead; it is right again after the test. */
const later = (millis: number) => vi.spyOn(Date, 'now').mockImplementation(() => now() + millis)

describe('a tool call under an Idempotency-Key (D8)', () => {
  it('is made once, and answered again with all that was said', async () => {
    const thing = () => act(key, 'ada', 'MAKE_THING', { as: 'once' }, under('"k-1"'))
    const first = await thing()
    expect(first).toMatchObject({ status: 200, body: { successful: true, data: { id: 1 } } })
    expect(first.headers.get('idempotency-key')).toBe('"k-1"')
    expect(first.headers.has('idempotency-replayed')).toBe(false)
    const second = await thing()
    expect(second.body).toEqual(first.body)
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect(second.headers.get('content-type')).toBe(first.headers.get('content-type'))
    expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'))
    await abortAllDurableObjects()
    expect((await thing()).body).toEqual(first.body)
    expect(await made('once')).toBe(1)
  })

  it('tells how the limits of calls stand now, not how they stood at first (D7)', async () => {
    const at = { 'x-project': project(key) }
    const { body: limited } = await call(ROOT, 'POST', '/v1/keys', { rateLimit: 50 }, at)
    vi.spyOn(Date, 'now').mockReturnValue(Date.now())
    const thing = () => act(limited.key, 'ada', 'MAKE_THING', { as: 'rated' }, under('k-rated'))
    const [first, second] = [await thing(), await thing()]
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    const left = [first, second].map(({ headers }) => headers.get('ratelimit-remaining'))
    expect(left).toEqual(['49', '48'])
  })

  it('is made once by twins that come together', async () => {
    const twin = () => act(key, 'ada', 'MAKE_THING', { as: 'twins', delay: '50' }, under('k-twins'))
    const answers = await Promise.all([twin(), twin(), twin(), twin()])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body)
    expect(answers.filter(({ headers }) => headers.has('idempotency-replayed'))).toHaveLength(3)
    expect(await made('twins')).toBe(1)
  })

  it('is another one without a key, under another key, and after a day', async () => {
    const thing = (headers = {}) => act(key, 'ada', 'MAKE_THING', { as: 'others' }, headers)
    for (const headers of [{}, {}, under('k-a'), under('k-b')]) await thing(headers)
    expect(await made('others')).toBe(4)
    later(23 * HOUR)
    await thing(under('k-a'))
    expect(await made('others')).toBe(4)
    later(25 * HOUR)
    await thing(under('k-a'))
    expect(await made('others')).toBe(5)
  })

  it.each([
    ['other arguments', 'ada', 'MAKE_THING', { as: 'other-body' }],
    ['another action', 'ada', 'DROP_THING', { as: 'same-body' }],
  ])('is refused for %s, with 422', async (_, entity, action, args) => {
    await act(key, 'ada', 'MAKE_THING', { as: 'same-body' }, under(`k-${action}`))
    const { status, body } = await act(key, entity, action, args, under(`k-${action}`))
    expect([status, body.code]).toEqual([422, 'idempotency-key-reused'])
    expect(body.detail).toContain('needs a new key')
  })

  it('is one of its own for another entity, another project, and a key that may do less', async () => {
    const thing = (by: string, entity = 'ada') =>
      act(by, entity, 'MAKE_THING', { as: 'scopes' }, under('k-scopes'))
    const other = await strainedProject('ada')
    const ids = [await thing(key), await thing(key, 'bob'), await thing(other)]
    expect(ids.map(({ body }) => body.data.id)).toEqual([1, 2, 3])
    const wish = { actions: { deny: ['STRAINED_MAKE_THING'] } }
    const at = { 'x-project': project(key) }
    const { body: reader } = await call(ROOT, 'POST', '/v1/keys', wish, at)
    const peeked = await thing(reader.key)
    expect(JSON.stringify(peeked.body)).not.toContain('"id"')
    expect(peeked.status).toBe(422)
  })

  it('that only reads is read again, and keeps nothing', async () => {
    const list = () => act(key, 'ada', 'LIST_THINGS', { as: 'reading' }, under('k-read'))
    const [first, second] = [await list(), await list()]
    expect([first.body.data.id, second.body.data.id]).toEqual([1, 2])
    expect(second.headers.get('idempotency-key')).toBe('k-read')
  })

  it('may be tried again where the app had too many calls, and not where it said no', async () => {
    const thing = (status: string) =>
      act(key, 'ada', 'MAKE_LIMITED', { as: `said-${status}`, status }, under(`k-${status}`))
    for (const status of ['429', '422']) {
      expect((await thing(status)).body).toMatchObject({
        successful: false,
        status: Number(status),
      })
      await thing(status)
    }
    expect([await made('said-429'), await made('said-422')]).toEqual([2, 1])
  })

  it('may be tried again where nothing was done: the key is free', async () => {
    const headers = under('k-free')
    const late = () => act(key, 'cyd', 'MAKE_THING', { as: 'free' }, headers)
    expect((await late()).body.code).toBe('connection-missing')
    const wish = { app: 'strained', fields: { api_key: 'key of cyd' } }
    await call(key, 'POST', '/v1/entities/cyd/connections', wish)
    expect((await late()).body).toMatchObject({ successful: true })
    expect(await made('free')).toBe(1)
  })

  it('that broke off at the app is not made again, and says that nobody knows', async () => {
    const drop = () => act(key, 'ada', 'DROP_THING', { as: 'dropped' }, under('k-drop'))
    const first = await drop()
    expect(first).toMatchObject({ status: 502, body: { outcome: 'unknown' } })
    const second = await drop()
    expect(second.body).toEqual(first.body)
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect(await made('dropped')).toBe(1)
  })

  it('whose Worker died is not made again, and says so at once when no Worker lives that long', async () => {
    const headers = under('k-dead')
    await act(key, 'ada', 'MAKE_THING', { as: 'dead' }, headers)
    const entity = settings.ENTITIES.getByName(`${project(key)}/ada`)
    const id = await digest('idempotency-key k-dead')
    await act(key, 'ada', 'MAKE_THING', { as: 'dead' }, headers) // by now it is settled
    await runInDurableObject(entity, (_, { storage }) => {
      expect(storage.sql.exec('UPDATE call SET done = 0 WHERE id = ?', id).rowsWritten).toBe(1)
    })
    later(16 * 60_000)
    const { status, body } = await act(key, 'ada', 'MAKE_THING', { as: 'dead' }, headers)
    expect([status, body.code, body.outcome]).toEqual([409, 'outcome-unknown', 'unknown'])
    expect(await made('dead')).toBe(1)
  })

  it('is kept though the object that remembers it starts anew meanwhile', async () => {
    const thing = () => act(key, 'ada', 'MAKE_THING', { as: 'anew', delay: '300' }, under('k-anew'))
    const first = thing()
    await vi.waitUntil(async () => (await made('anew')) > 0, 20_000)
    await abortAllDurableObjects()
    expect((await first).body).toMatchObject({ successful: true })
    expect((await thing()).body).toEqual((await first).body)
    expect(await made('anew')).toBe(1)
  })

  it('holds for all calls of a response of a model', async () => {
    const calls = ['one', 'two'].map((as, i) => ({
      id: `call_${i}`,
      type: 'function',
      function: { name: 'STRAINED_MAKE_THING', arguments: JSON.stringify({ as: `tool-${as}` }) },
    }))
    const response = { choices: [{ message: { role: 'assistant', tool_calls: calls } }] }
    const post = () => call(key, 'POST', '/v1/entities/ada/tool-calls', response, under('k-tools'))
    const first = await post()
    expect(first.body.messages).toHaveLength(2)
    expect((await post()).body).toEqual(first.body)
    expect([await made('tool-one'), await made('tool-two')]).toEqual([1, 1])
  })

  describe('of a response of a model', () => {
    const wish = (...calls: [action: string, args: object][]) => ({
      choices: [
        {
          message: {
            role: 'assistant',
            tool_calls: calls.map(([name, args], i) => ({
              ...{ id: `call_${i}`, type: 'function' },
              function: { name: `STRAINED_${name}`, arguments: JSON.stringify(args) },
            })),
          },
        },
      ],
    })
    const limited = (as: string, status = '429') => ['MAKE_LIMITED', { as, status }] as const
    const post = async (name: string, ...calls: Parameters<typeof wish>) => {
      const path = '/v1/entities/ada/tool-calls'
      return (await call(key, 'POST', path, wish(...calls), under(name))).headers
    }

    it('may be tried again where the app had too many calls, and not where it said no', async () => {
      for (const status of ['429', '422']) {
        await post(`k-tool-${status}`, [...limited(`tool-${status}`, status)])
        await post(`k-tool-${status}`, [...limited(`tool-${status}`, status)])
      }
      expect([await made('tool-429'), await made('tool-422')]).toEqual([2, 1])
    })

    it('may be tried again where all failed before anything was done', async () => {
      await post('k-tool-bad', ['MAKE_THING', { as: { no: 'text' } }])
      const again = await post('k-tool-bad', ['MAKE_THING', { as: { no: 'text' } }])
      expect(again.has('idempotency-replayed')).toBe(false)
    })

    it('is made once where another one of its calls was done', async () => {
      const both = [['MAKE_THING', { as: 'tool-done' }], [...limited('tool-late')]] as const
      for (let i = 0; i < 2; i++)
        await post('k-tool-both', ...both.map(([n, a]) => [n, a] as [string, object]))
      expect([await made('tool-done'), await made('tool-late')]).toEqual([1, 1])
    })
  })

  it.each(['', 'x'.repeat(256), 'ä b'])('needs a key that fits: not "%s"', async (name) => {
    const { status, body } = await act(key, 'ada', 'MAKE_THING', { as: 'bad-key' }, under(name))
    expect([status, body.code]).toEqual([400, 'invalid-request'])
  })
})

describe('what is made under an Idempotency-Key (D8)', () => {
  it.each([
    ['a connection', '/v1/entities/dan/connections', { app: 'strained', fields: { api_key: 'k' } }],
    ['an integration', '/v1/integrations', { app: 'strained', connect: false, forceNew: true }],
    ['a connect session', '/v1/connect-sessions', { entityId: 'dan' }],
    ['an MCP token', '/v1/entities/dan/mcp-tokens', {}],
    [
      'an app',
      '/v1/apps',
      {
        slug: 'tiny',
        document: {
          openapi: '3.0.3',
          info: { title: 'T', version: '1' },
          servers: [{ url: 'https://api.tiny.io' }],
          paths: { '/a': { get: { operationId: 'readA', responses: {} } } },
        },
      },
    ],
  ])('is made once: %s', async (what, path, wish) => {
    const make = () => call(key, 'POST', path, wish, under(`k-${what.replaceAll(' ', '-')}`))
    const first = await make()
    expect(first.status, JSON.stringify(first.body)).toBe(201)
    const second = await make()
    expect(second).toMatchObject({ status: 201, body: first.body })
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect((await call(key, 'POST', path, wish, under('k-more'))).body).not.toEqual(first.body)
  })

  it('is made once: an API key, whose secret is sealed while it is kept (B8)', async () => {
    const at = { 'x-project': project(key) }
    const make = (name: string) =>
      call(ROOT, 'POST', '/v1/keys', { name }, { ...at, ...under('k-key') })
    const [first, second] = [await make('once'), await make('once')]
    expect(second.body).toEqual(first.body)
    expect((await make('twice')).body.code).toBe('idempotency-key-reused')
    const object = settings.PROJECTS.getByName(project(key))
    const kept = await runInDurableObject(object, (_, { storage }) =>
      storage.sql
        .exec<{ bytes: ArrayBuffer }>('SELECT bytes FROM chunk')
        .toArray()
        .map(({ bytes }) => new TextDecoder().decode(bytes))
        .join(),
    )
    expect(kept).toContain('eyJ')
    expect(kept).not.toContain(first.body.key)
  })

  it('is made once where its body does not say how long it is', async () => {
    const make = async (name: string) => {
      const wish = { app: 'strained', connect: false, forceNew: true, name }
      const body = new Blob([JSON.stringify(wish)]).stream()
      const headers = { 'x-api-key': key, ...under('k-unsized') }
      const request = new Request(`${ORIGIN}/v1/integrations`, { method: 'POST', headers, body })
      const answer = await worker(request)
      return { status: answer.status, body: await answer.json<Record<string, unknown>>() }
    }
    const first = await make('once')
    expect(first).toMatchObject({ status: 201, body: { name: 'once' } })
    expect(await make('once')).toEqual(first)
    expect((await make('twice')).body['code']).toBe('idempotency-key-reused')
    expect((await make('x'.repeat(4 * 1024 * 1024))).status).toBe(413)
  })

  it('has no body without an end where none is asked for (E7)', async () => {
    const { body: page } = await call(key, 'GET', '/v1/entities/ada/connections')
    const path = `/v1/connections/${page.items[0].id}/refresh`
    const { body, story } = endless()
    const headers = { 'x-api-key': key, ...under('k-endless') }
    const answer = await worker(new Request(ORIGIN + path, { method: 'POST', headers, body }))
    expect(answer.status).toBe(413)
    expect(story.sent).toBeLessThan(16 * MIB)
  })

  it('is made once: a project', async () => {
    const make = () => call(ROOT, 'POST', '/v1/projects', { id: 'made-once' }, under('k-project'))
    expect([(await make()).status, (await make()).status]).toEqual([201, 201])
  })

  it('is forgotten with its entity (B12)', async () => {
    await act(key, 'eve', 'MAKE_THING', {}, under('k-eve'))
    await call(key, 'POST', '/v1/entities/eve/mcp-tokens', {}, under('k-eve'))
    await call(key, 'DELETE', '/v1/entities/eve')
    const again = await call(key, 'POST', '/v1/entities/eve/mcp-tokens', {}, under('k-eve'))
    expect(again.headers.has('idempotency-replayed')).toBe(false)
  })

  it('is told by an object that forgets in time', async () => {
    const own = await newProject('forgetting')
    await call(own, 'POST', '/v1/integrations', { app: 'github', connect: false }, under('k'))
    const object = settings.PROJECTS.getByName('forgetting')
    const left = () =>
      runInDurableObject(
        object,
        (_, { storage }) =>
          storage.sql.exec('SELECT id FROM call UNION SELECT owner FROM chunk').toArray().length,
      )
    expect(await left()).toBeGreaterThan(0)
    expect(
      await runInDurableObject(object, (_, { storage }) => storage.getAlarm()),
    ).toBeGreaterThan(Date.now() + 23 * HOUR)
    later(25 * HOUR)
    await runInDurableObject(object, (it) => it.alarm())
    expect(await left()).toBe(0)
  })
})

describe('the SDK', () => {
  /** A toolset whose line drops the first answer to each call that matches, after it was made. */
  const dropping = (lost: RegExp) => {
    const dropped = new Set<string>()
    return new Toolset({
      baseUrl: ORIGIN,
      apiKey: key,
      fetch: async (url, init) => {
        const response = await worker(new Request(url, init))
        if (!lost.test(url) || dropped.has(url)) return response
        dropped.add(url)
        throw new TypeError('fetch failed')
      },
    })
  }

  it('sends a call again whose answer was lost, and it is made once (D8)', async () => {
    const ada = dropping(/MAKE_THING/).entity('ada')
    const warm = await ada.execute('STRAINED_DROP_THING', { as: 'warm' }).catch((it: unknown) => it)
    expect(warm).toMatchObject({ facts: { outcome: 'unknown' } })
    await ada.execute('STRAINED_LIST_THINGS', {}) // says that keys are kept
    const result = await ada.execute('STRAINED_MAKE_THING', { as: 'lost' })
    expect(result).toMatchObject({ successful: true, data: { id: 1 } })
    expect(await made('lost')).toBe(1)
    expect(await made('warm'), 'nobody tries again what may be done').toBe(1)
  })
})
