import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connection, json, networkError, problem, type Scripted, serviceOf } from './_service.ts'

const begun = json(connection('INITIATED', { redirectUrl: 'https://behalf.test/connect/x' }), 201)
const waiting = json(connection('INITIATED'))
const active = json(connection('ACTIVE'))

/** Holds its answer as the service does. */
const held: Scripted = ({ path }) => {
  const seconds = Number(new URLSearchParams(path.split('?')[1]).get('wait'))
  return new Promise((resolve) => {
    setTimeout(() => resolve(waiting.clone()), seconds * 1000)
  })
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A connection that was begun, and is waited for. */
async function wait(script: readonly Scripted[], timeout?: number, signal?: AbortSignal) {
  const { toolset, requests } = serviceOf([begun, ...script])
  const wish = { app: 'github', redirectUrl: 'https://acme.example/done' }
  const request = await toolset.entity('ada').initiateConnection(wish)
  const start = performance.now()
  const outcome = request.waitUntilActive({ timeout, signal }).catch((error: unknown) => error)
  await vi.runAllTimersAsync()
  return { outcome: await outcome, requests, request, millis: performance.now() - start }
}

describe('waiting for a connection', () => {
  it('begins it with a link, and answers once it is active', async () => {
    const { outcome, requests, request } = await wait([waiting, waiting, active])
    expect(request.redirectUrl).toBe('https://behalf.test/connect/x')
    expect(outcome).toMatchObject({ id: 'conn_1', status: 'ACTIVE' })
    expect(requests.map(({ path }) => path)).toEqual([
      '/v1/entities/ada/connections',
      ...Array.from({ length: 3 }, () => '/v1/connections/conn_1?wait=30'),
    ])
    expect(requests[0]?.body).toEqual({ app: 'github', redirectUrl: 'https://acme.example/done' })
  })

  it.each(['FAILED', 'EXPIRED', 'DISABLED'])('ends at once where it is %s', async (status) => {
    const statusReason = { code: 'access_denied', detail: 'The user said no.' }
    const { outcome, requests, millis } = await wait([json(connection(status, { statusReason }))])
    expect(outcome).toMatchObject({
      code: 'connection-failed',
      detail: 'github was not connected: The user said no.',
      facts: { connectionId: 'conn_1', status, reason: statusReason },
    })
    expect(requests).toHaveLength(2)
    expect(millis).toBeLessThan(100)
  })

  it('ends in time where nothing is decided, never holding a request longer', async () => {
    const { outcome, requests, millis } = await wait([held], 45_000)
    expect(outcome).toMatchObject({ code: 'timeout', facts: { connectionId: 'conn_1' } })
    expect(millis).toBeCloseTo(45_000, -2)
    expect(requests.slice(1).map(({ path }) => path.split('=')[1])).toEqual(['30', '15'])
  })

  it('asks once a second, where something between them does not wait', async () => {
    const { outcome, requests } = await wait([waiting], 10_000)
    expect(outcome).toMatchObject({ code: 'timeout' })
    expect(requests.length).toBeGreaterThan(8)
    expect(requests.length).toBeLessThan(13)
  })

  it('ends where the caller stops', async () => {
    const controller = new AbortController()
    setTimeout(() => controller.abort(new Error('enough')), 5_000)
    const { outcome, millis } = await wait([held], 60_000, controller.signal)
    expect(outcome).toEqual(new Error('enough'))
    expect(millis).toBeLessThan(60_000)
  })

  it('goes on where the service is out of reach for a moment, and not forever', async () => {
    const gone = networkError('ECONNRESET')
    expect((await wait([gone, gone, gone, gone, active])).outcome).toMatchObject({
      status: 'ACTIVE',
    })
    expect((await wait([gone])).outcome).toMatchObject({ code: 'network' })
    const refused = await wait([problem(404, 'connection-not-found')])
    expect(refused.outcome).toMatchObject({ code: 'connection-not-found' })
    expect(refused.requests).toHaveLength(2)
  })
})

describe('an integration', () => {
  const integration = { id: 'int_1', app: 'github', callbackUrl: 'https://behalf.test/callback' }

  it('comes with a connection to wait for, or with the reason why there is none', async () => {
    const connected = { connection: { ...connection('INITIATED'), redirectUrl: 'https://x' } }
    const { toolset } = serviceOf([
      json({ ...integration, ...connected, connectionProblem: null }, 201),
      active,
      json({ ...integration, connection: null, connectionProblem: { code: 'x' } }, 201),
    ])
    const made = await toolset.createIntegration({ app: 'github', useSharedClient: true })
    expect(made).toMatchObject({ id: 'int_1', connectionProblem: null })
    expect(await made.connection?.waitUntilActive()).toMatchObject({ status: 'ACTIVE' })
    const other = await toolset.createIntegration({ app: 'github' })
    expect(other).toMatchObject({ connection: null, connectionProblem: { code: 'x' } })
  })
})
