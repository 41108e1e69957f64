import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { digest } from '../../src/core/digest.ts'
import type { Env } from '../../src/env.ts'
import { type Answer, call, ROOT } from '../worker.ts'
import { act, connect, seen, strainedProject } from './_strained.ts'

const settings = env as unknown as Env
const projectOf = (key: string) => /^bhf_([a-z0-9-]+)_/.exec(key)?.[1] ?? ''
const asked = async (as: string) => (await seen()).asked[`GET ${as}`] ?? 0

const limited = ({ status, body, headers }: Answer, scope: string) => {
  expect([status, body.code, body.scope]).toEqual([429, 'rate-limited', scope])
  expect(Number(headers.get('retry-after'))).toBe(body.retry_after)
  expect(headers.get('ratelimit-remaining')).toBe('0')
}

afterEach(() => vi.restoreAllMocks())

/** Stops our clock, so that nothing is given back while a slow machine counts. */
const freeze = () => vi.spyOn(Date, 'now').mockReturnValue(Date.now())

/** So many calls of an entity at once. */
const flood = (key: string, entity: string, many: number, as: string) =>
  Promise.all(Array.from({ length: many }, () => act(key, entity, 'LIST_THINGS', { as })))

const statuses = (answers: readonly Answer[]) => answers.map(({ status }) => status).sort()

describe('calls of an entity (D7)', () => {
  it('are as many a minute as the project lets it make; others are not in its way', async () => {
    const key = await strainedProject('noisy', 'quiet', 'silent')
    await call(key, 'PATCH', '/v1/project', { rateLimits: { entity: 5 } })
    freeze()
    const noise = flood(key, 'noisy', 20, 'noise')
    const others = await Promise.all([
      flood(key, 'quiet', 5, 'quiet'),
      flood(key, 'silent', 5, 'silent'),
    ])
    const answers = await noise
    expect(statuses(answers)).toEqual([...Array(5).fill(200), ...Array(15).fill(429)])
    for (const one of others) expect(statuses(one)).toEqual(Array(5).fill(200))
    expect(await asked('noise')).toBe(5)
    const refused = await act(key, 'noisy', 'LIST_THINGS')
    limited(refused, 'entity')
    expect(refused.headers.get('ratelimit-policy')).toBe('5;w=60')
    expect(refused.body.detail).toContain('5 calls a minute')
    const proxy = await call(key, 'GET', '/v1/entities/noisy/proxy/strained/things')
    limited(proxy, 'entity')
  })

  it('are limited in an app by any spelling of its name, and in none that is not there', async () => {
    const key = await strainedProject('ada')
    const limit = (app: string) =>
      call(key, 'PATCH', '/v1/project', { rateLimits: { apps: { [app]: 1 } } })
    const { body } = await limit('Strained')
    expect(body.rateLimits.apps).toEqual({ strained: 1 })
    const refused = await limit('straned')
    expect([refused.status, refused.body.code]).toEqual([404, 'app-not-found'])
  })

  it('are limited in one app, too; what is left is said while something is', async () => {
    const key = await strainedProject('ada')
    await call(key, 'PATCH', '/v1/project', {
      rateLimits: { entity: 50, app: 40, apps: { strained: 2 } },
    })
    freeze()
    const first = await act(key, 'ada', 'LIST_THINGS')
    expect(first.headers.get('ratelimit-limit')).toBe('2')
    expect(first.headers.get('ratelimit-remaining')).toBe('1')
    await act(key, 'ada', 'LIST_THINGS')
    limited(await act(key, 'ada', 'LIST_THINGS'), 'app')
    await call(key, 'PATCH', '/v1/project', { rateLimits: {} })
    const free = await act(key, 'ada', 'LIST_THINGS')
    expect([free.status, free.headers.has('ratelimit-limit')]).toEqual([200, false])
  })
})

describe('requests with a key (D7)', () => {
  it('are as many a minute as the key may make, whatever they ask for', async () => {
    const key = await strainedProject('ada')
    const at = { 'x-project': projectOf(key) }
    const { body } = await call(ROOT, 'POST', '/v1/keys', { rateLimit: 3 }, at)
    expect(body.rateLimit).toBe(3)
    freeze()
    const read = () => call(body.key, 'GET', '/v1/project')
    const answers = [await read(), await read(), await read()]
    expect(answers.map(({ headers }) => headers.get('ratelimit-remaining'))).toEqual([
      '2',
      '1',
      '0',
    ])
    limited(await read(), 'key')
    const sdk = await call(body.key, 'GET', '/api/v1/apps')
    expect([sdk.status, sdk.body.name]).toEqual([429, 'RateLimitError'])
    expect(['retry-after', 'ratelimit-remaining'].map((it) => sdk.headers.get(it))).toEqual([
      '20',
      '0',
    ])
    expect((await call(key, 'GET', '/v1/project')).status, 'another key goes on').toBe(200)
  })

  it('are as many from all isolates together: each takes portions, and none waits for what another did too much', async () => {
    const project = settings.PROJECTS.getByName('counting')
    await call(ROOT, 'POST', '/v1/projects', { id: 'counting' })
    const wish = { rateLimit: 60 }
    const { body } = await call(ROOT, 'POST', '/v1/keys', wish, { 'x-project': 'counting' })
    const hash = await digest(body.key)
    freeze()
    expect((await call(body.key, 'GET', '/v1/project')).headers.get('ratelimit-remaining')).toBe(
      '59',
    )
    let elsewhere = 0
    for (let given = 1; given > 0; elsewhere += given) {
      given = (await project.authenticate(hash, 1_000))?.portion?.granted ?? 0
    }
    expect(elsewhere).toBe(59)
    const refused = await call(body.key, 'GET', '/v1/project')
    limited(refused, 'key')
    expect(refused.body.retry_after).toBe(1)
  })

  it('cannot become more by a key that the key makes', async () => {
    const wish = { rateLimit: 3, scopes: ['read', 'keys'] }
    const maker = await call(ROOT, 'POST', '/v1/keys', wish, { 'x-project': 'counting' })
    const more = await call(maker.body.key, 'POST', '/v1/keys', { rateLimit: 4 })
    expect([more.status, more.body.code]).toEqual([403, 'forbidden'])
  })
})

describe('an app that takes no more calls of a connection (D7)', () => {
  it('is not asked again until it does; other connections go on', async () => {
    const key = await strainedProject('ada', 'bob')
    const args = { as: 'exhausted', status: '429', 'retry-after': '30' }
    const first = await act(key, 'ada', 'LIMITED', args)
    expect(first.body).toMatchObject({ successful: false, status: 429 })
    const second = await act(key, 'ada', 'LIST_THINGS', { as: 'exhausted' })
    expect([second.status, second.body.code]).toEqual([429, 'upstream-rate-limited'])
    expect(Number(second.headers.get('retry-after'))).toBeLessThanOrEqual(30)
    const proxy = await call(key, 'GET', '/v1/entities/ada/proxy/strained/things?as=exhausted')
    expect(proxy.body.code).toBe('upstream-rate-limited')
    expect(await asked('exhausted')).toBe(1)
    expect((await act(key, 'bob', 'LIST_THINGS', { as: 'of bob' })).status).toBe(200)
  })

  it('is known to all isolates, by the log of the call', async () => {
    const key = await strainedProject()
    const id = await connect(key, 'eve')
    const entity = settings.ENTITIES.getByName(`${projectOf(key)}/eve`)
    const told = (pausedUntil: number) => ({
      ...{
        id: `log_${pausedUntil}`,
        at: Date.now(),
        action: 'X',
        app: 'strained',
        connectionId: id,
      },
      ...{ successful: false, status: 429, code: null, millis: 1, pausedUntil },
    })
    const calls = [told(Date.now() + 30_000)]
    const lease = await entity.lease({ app: 'strained', calls })
    expect(lease).toMatchObject({ ok: false, code: 'upstream-rate-limited' })
    const later = await entity.lease({ app: 'strained', calls: [told(Date.now() - 1)] })
    expect(later.ok).toBe(true)
  })
})
