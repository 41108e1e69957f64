import { inspect } from 'node:util'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { App, BehalfError, type Toolset } from '../../src/sdk/index.ts'
import { json, networkError, problem, result, type Scripted, serviceOf } from './_service.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const fine = json(result('done'))
const failure = (promise: Promise<unknown>): Promise<BehalfError> =>
  promise.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => error as BehalfError,
  )

/** As fast as its pauses allow, with no pauses. */
const hurried = async <T>(work: Promise<T>): Promise<T> => {
  const settled = work.catch(() => undefined)
  await vi.runAllTimersAsync()
  await settled
  return work
}

describe('a request', () => {
  it('bears the key where redirects to other origins drop it, and names the project', async () => {
    const { toolset, requests } = serviceOf([json({ items: [], nextCursor: null })], {
      project: 'acme',
    })
    await toolset.apps.list({ limit: 3 })
    const [{ path, headers }] = requests as [(typeof requests)[0]]
    expect(path).toBe('/v1/apps?limit=3')
    expect(headers.get('authorization')).toBe('Bearer key')
    expect(headers.get('x-project')).toBe('acme')
    expect(headers.has('idempotency-key')).toBe(false)
  })

  it('encodes what stands in its path, and refuses what a URL would fold away', async () => {
    const { toolset, requests } = serviceOf([fine])
    await toolset.entity('ünï/cödé?').execute('X_Y')
    expect(requests[0]?.path).toBe('/v1/entities/%C3%BCn%C3%AF%2Fc%C3%B6d%C3%A9%3F/actions/X_Y')
    for (const id of ['', '.', '..']) {
      expect((await failure(toolset.connections.get(id))).code).toBe('invalid-request')
    }
    expect(requests).toHaveLength(1)
  })

  it('has an idempotency key where it writes: one of its own, or the one that is given', async () => {
    const { toolset, requests } = serviceOf([fine])
    await toolset.execute('X', {})
    await toolset.execute('X', {}, { idempotencyKey: 'mine' })
    const keys = requests.map(({ headers }) => headers.get('idempotency-key'))
    expect(keys).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), 'mine'])
  })

  it.each([500.5, 1e12, Number.POSITIVE_INFINITY])('may take %d ms', async (timeout) => {
    const { toolset } = serviceOf([fine], { timeout })
    expect(await toolset.execute('X', {})).toMatchObject({ data: 'done' })
  })

  it('says what is expected of its body, and leaves out what is undefined', async () => {
    const { toolset, requests } = serviceOf([fine])
    await toolset.execute('X', { a: 1, b: undefined }, { trim: false })
    expect(requests[0]?.body).toEqual({ arguments: { a: 1 }, trim: false })
    expect(requests[0]?.headers.get('content-type')).toBe('application/json')
  })
})

describe('an error', () => {
  it('has all that the service said', async () => {
    const facts = { detail: 'name one', candidates: [{ id: 'conn_1' }], retry_after: 3 }
    const { toolset } = serviceOf([problem(409, 'connection-ambiguous', facts)])
    const error = await failure(toolset.execute('X', {}))
    expect(error).toBeInstanceOf(BehalfError)
    expect(error).toMatchObject({
      ...{ code: 'connection-ambiguous', message: 'name one', detail: 'name one', status: 409 },
      ...{ requestId: 'req_1', retryAfter: 3, facts: { candidates: [{ id: 'conn_1' }] } },
    })
  })

  it.each([
    ['a page of a proxy', new Response('<h1>Bad gateway</h1>', { status: 400 }), 400],
    ['a page where JSON was expected', new Response('<html>'), 200],
    ['an empty answer', new Response(null, { status: 418 }), 418],
  ])('is told where %s came', async (_, answer, status) => {
    const { toolset } = serviceOf([answer])
    expect(await failure(toolset.apps.get('github'))).toMatchObject({
      code: 'unexpected-answer',
      status,
    })
  })

  it('is an abort of the caller, with the reason that was given', async () => {
    const { toolset, requests } = serviceOf([() => new Promise<Response>(() => undefined)])
    const controller = new AbortController()
    const reason = new Error('enough')
    const call = failure(toolset.execute('X', {}, { signal: controller.signal }))
    controller.abort(reason)
    expect(await call).toBe(reason)
    expect(await failure(toolset.apps.list({}, { signal: controller.signal }))).toBe(reason)
    expect(requests).toHaveLength(2)
  })

  it('is a timeout where one try takes too long', async () => {
    const { toolset, requests } = serviceOf([() => new Promise<Response>(() => undefined)], {
      timeout: 20,
    })
    expect(await failure(toolset.execute('X', {}))).toMatchObject({
      code: 'timeout',
      status: undefined,
    })
    expect(requests).toHaveLength(1)
  })
})

describe('what is tried again', () => {
  const read = (toolset: Toolset) => toolset.apps.get(App['GITHUB' as never])
  const write = (toolset: Toolset) => toolset.execute('X', {})
  const reset = networkError('ECONNRESET')
  const refused = networkError('ECONNREFUSED')

  it.each<[string, (toolset: Toolset) => Promise<unknown>, Scripted[], number]>([
    ['a read, after a passing fault', read, [problem(502, 'upstream-unavailable'), fine], 2],
    ['a read, after a lost connection', read, [reset, fine], 2],
    ['a read, three times at most', read, [reset, reset, reset, fine], 3],
    ['no read that was refused', read, [problem(404, 'app-not-found'), fine], 1],
    ['nothing that lacks a setting', read, [problem(503, 'not-configured'), fine], 1],
    ['no read that has to wait for long', read, [problem(429, 'x', { retry_after: 31 }), fine], 1],
    ['no write that may have been done', write, [problem(504, 'upstream-timeout'), fine], 1],
    ['no write whose connection was lost', write, [reset, fine], 1],
    ['a write that was never sent', write, [refused, fine], 2],
    ['a write that was turned away', write, [problem(429, 'x', { retry_after: 1 }), fine], 2],
  ])('is %s', async (_, ask, script, tries) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { toolset, requests } = serviceOf(script)
    await hurried(ask(toolset)).catch(() => undefined)
    expect(requests).toHaveLength(tries)
  })

  it('is any write, once the service said that it keeps keys; always with the same key', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const keeps = json(result('done'), 200, { 'idempotency-key': 'k' })
    const { toolset, requests } = serviceOf([keeps, reset, fine])
    await write(toolset)
    await hurried(write(toolset))
    const keys = requests.map(({ headers }) => headers.get('idempotency-key'))
    expect(keys).toHaveLength(3)
    expect(keys[1]).toBe(keys[2])
    expect(keys[0]).not.toBe(keys[1])
  })

  it.each([
    ['asks again for what still runs', problem(409, 'request-in-progress', { retry_after: 1 }), 3],
    ['leaves alone what may be done', problem(504, 'upstream-timeout', { outcome: 'unknown' }), 2],
  ])('%s', async (_, answer, requested) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const keeps = json(result('done'), 200, { 'idempotency-key': 'k' })
    const { toolset, requests } = serviceOf([keeps, answer, fine])
    await write(toolset)
    await hurried(write(toolset).catch(() => undefined))
    expect(requests).toHaveLength(requested)
  })

  it('waits as long as it is told, and stops waiting where the caller stops', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { toolset, requests } = serviceOf([problem(429, 'x', { retry_after: 5 }), fine])
    const controller = new AbortController()
    const call = failure(toolset.apps.list({}, { signal: controller.signal }))
    await vi.advanceTimersByTimeAsync(4_900)
    expect(requests).toHaveLength(1)
    controller.abort(new Error('enough'))
    expect((await call).message).toBe('enough')
    expect(requests).toHaveLength(1)
  })
})

describe('a toolset', () => {
  it('never logs, and shows its key to nobody', async () => {
    const said = (['log', 'warn', 'error', 'info', 'debug'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => undefined),
    )
    const { toolset } = serviceOf([problem(500, 'internal')], { apiKey: 'sk_secret' })
    const error = await failure(toolset.execute('X', {}))
    for (const spy of said) expect(spy).not.toHaveBeenCalled()
    for (const it of [toolset, toolset.entity('ada'), error]) {
      expect(inspect(it, { depth: 9, showHidden: true })).not.toContain('sk_secret')
      expect(JSON.stringify(it)).not.toContain('sk_secret')
    }
  })

  it('says what it lacks', () => {
    for (const lacking of [{ baseUrl: '' }, { apiKey: '' }]) {
      expect(() => serviceOf([], lacking)).toThrow('give baseUrl and apiKey')
    }
  })

  it('reads a list on and on, where one asks for all of it', async () => {
    const pages = [
      json({ items: [{ slug: 'a' }, { slug: 'b' }], nextCursor: '2' }),
      json({ items: [{ slug: 'c' }], nextCursor: null }),
    ]
    const { toolset, requests } = serviceOf(pages)
    const slugs: string[] = []
    for await (const { slug } of await toolset.apps.list({ limit: 2, custom: true }))
      slugs.push(slug)
    expect(slugs).toEqual(['a', 'b', 'c'])
    expect(requests.map(({ path }) => path)).toEqual([
      '/v1/apps?limit=2&custom=true',
      '/v1/apps?limit=2&custom=true&cursor=2',
    ])
  })

  it('makes names of apps and actions out of nothing', () => {
    const { App: apps, Action: actions } = { App, Action: {} }
    expect((apps as Record<string, unknown>)['DIGITAL_OCEAN']).toBe('digital_ocean')
    expect((apps as Record<string, unknown>)['then']).toBeUndefined()
    expect(Object.keys(actions)).toEqual([])
  })
})
