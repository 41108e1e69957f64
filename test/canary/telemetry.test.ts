import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { call, newProject } from '../worker.ts'
import {
  collected,
  ECHO,
  HANG_UP,
  importCanary,
  integrate,
  refusals,
  SLUG,
  settings,
  walk,
} from './_stand-in.ts'

const TRACE = 'a'.repeat(32)
const CALLER = 'b'.repeat(16)
const now = Date.now.bind(Date)

interface Span {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly attributes: { key: string; value: { stringValue?: string; intValue?: string } }[]
  readonly status?: { code: number }
}

interface Metric {
  readonly name: string
  readonly histogram?: { dataPoints: Point[] }
  readonly sum?: { dataPoints: Point[] }
}

interface Point {
  readonly attributes: Span['attributes']
  readonly count?: string
  readonly asInt?: string
}

const facts = ({ attributes }: Pick<Span, 'attributes'>) =>
  Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue)]),
  )

let key = ''
let connection = ''

beforeAll(async () => {
  key = await newProject('measured')
  await importCanary(key)
  const credentials = { clientId: 'me', clientSecret: 'client-secret' }
  const integrationId = await integrate(key, 'OAUTH2', credentials)
  const begun = await call(key, 'POST', '/v1/entities/ada/connections', { integrationId })
  const page = await walk(begun.body.redirectUrl)
  expect(page.text).toContain('is connected')
  connection = begun.body.id
})

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
})

afterEach(() => {
  vi.restoreAllMocks()
})

const act = (action: string, headers: Record<string, string> = {}) =>
  call(key, 'POST', `/v1/entities/ada/actions/${action}`, { arguments: { text: 'hi' } }, headers)

/** All that the collector gets of what happens in `work`, sent as the isolate does behind an answer. */
async function told(work: () => Promise<unknown>) {
  await collected()
  await work()
  const got = await vi.waitUntil(
    async () => {
      const some = await collected()
      return some.length > 0 && some
    },
    { timeout: 30_000, interval: 200 },
  )
  await vi.waitFor(async () => void got.push(...(await collected())))
  const read = (path: string) =>
    got.filter((it) => it.path === path).map((it) => JSON.parse(it.text))
  const spans: Span[] = read('/v1/traces').flatMap(
    ({ resourceSpans: [all] }) => all.scopeSpans[0].spans,
  )
  const metrics: Metric[] = read('/v1/metrics').flatMap(
    ({ resourceMetrics: [all] }) => all.scopeMetrics[0].metrics,
  )
  return { got, spans, metrics, faults: got.flatMap((it) => it.faults) }
}

describe('telemetry', () => {
  it('joins the trace of the caller: the request, the lease, the refresh and the app', async () => {
    vi.spyOn(Date, 'now').mockImplementation(() => now() + 3_590_000)
    const { got, spans, faults } = await told(async () => {
      await act(ECHO, { traceparent: `00-${TRACE}-${CALLER}-01` })
      vi.restoreAllMocks()
    })
    expect(faults).toEqual([])
    expect(got[0]?.headers['authorization']).toMatch(/^Bearer \S{40,}$/)
    const its = spans.filter(({ traceId }) => traceId === TRACE)
    const server = its.find(({ kind }) => kind === 2)
    expect(server).toMatchObject({ parentSpanId: CALLER })
    expect(server?.name).toBe('POST /v1/entities/{entity}/actions/{action}')
    expect(server && facts(server)).toMatchObject({
      'http.request.method': 'POST',
      'http.route': '/v1/entities/{entity}/actions/{action}',
      'http.response.status_code': 200,
      'url.scheme': 'https',
      'behalf.app': SLUG,
      'behalf.action': ECHO,
      'behalf.connection': connection,
      'behalf.project': 'measured',
    })
    for (const name of ['lease', 'refresh', 'POST']) {
      const span = its.find((it) => it.name === name)
      expect(span, name).toMatchObject({ parentSpanId: server?.spanId })
    }
    const client = its.find(({ kind }) => kind === 3)
    expect(client && facts(client)).toEqual({
      ...{ 'http.request.method': 'POST', 'http.response.status_code': 200 },
      ...{ 'behalf.app': SLUG, 'server.address': 'api.canary.example', 'url.scheme': 'https' },
    })
  })

  it('is counted though its trace is not kept', async () => {
    const { spans, metrics, faults } = await told(async () => {
      await act(ECHO, { traceparent: `00-${TRACE}-${CALLER}-00` })
      await act(HANG_UP, { traceparent: `00-${TRACE}-${CALLER}-00` })
    })
    expect(faults).toEqual([])
    expect(spans.filter(({ traceId }) => traceId === TRACE)).toEqual([])
    const points = (name: string) => {
      const { histogram, sum } = metrics.find((it) => it.name === name) ?? {}
      return (histogram ?? sum)?.dataPoints.map((it) => [facts(it), it.count ?? it.asInt])
    }
    const route = 'http.route'
    expect(points('http.server.request.duration')).toContainEqual([
      expect.objectContaining({ [route]: '/v1/entities/{entity}/actions/{action}' }),
      '1',
    ])
    expect(points('behalf.tool_calls')).toEqual([
      [{ 'behalf.app': SLUG, 'behalf.outcome': 'ok' }, '1'],
      [{ 'behalf.app': SLUG, 'behalf.outcome': 'upstream-unavailable' }, '1'],
    ])
    expect(points('http.client.request.duration')).toContainEqual([
      expect.objectContaining({ 'behalf.app': SLUG, 'error.type': 'upstream-unavailable' }),
      '1',
    ])
  })

  it('says of a failed request and a failed refresh what they failed for', async () => {
    await refusals([{ status: 503, error: 'temporarily_unavailable' }])
    const headers = { traceparent: `00-${TRACE}-${CALLER}-01` }
    const { spans, metrics } = await told(() =>
      call(key, 'POST', `/v1/connections/${connection}/refresh`, {}, headers),
    )
    const server = spans.find(({ kind }) => kind === 2)
    expect(server).toMatchObject({ status: { code: 2 } })
    expect(server && facts(server)).toMatchObject({ 'error.type': 'upstream-unavailable' })
    expect(spans.find(({ name }) => name === 'refresh')).toMatchObject({
      ...{ traceId: TRACE, parentSpanId: server?.spanId },
    })
    const work = metrics.find(({ name }) => name === 'behalf.work.duration')
    expect(work?.histogram?.dataPoints.map(facts)).toContainEqual({
      ...{ 'behalf.work': 'refresh', 'behalf.app': SLUG },
      ...{ 'behalf.outcome': 'upstream-unavailable', 'error.type': 'upstream-unavailable' },
    })
  })

  it('says of the deployment what OTEL_RESOURCE_ATTRIBUTES says, and its own name', async () => {
    settings.OTEL_RESOURCE_ATTRIBUTES = 'deployment.environment.name=a%20test, service.name=other'
    try {
      const { got } = await told(() => act(ECHO))
      const [all] =
        JSON.parse(got[0]?.text ?? '').resourceMetrics ??
        JSON.parse(got[0]?.text ?? '').resourceSpans
      const said = facts(all.resource)
      expect(said).toMatchObject({ 'deployment.environment.name': 'a test' })
      expect(said['service.name']).toBe(settings.OTEL_SERVICE_NAME ?? 'other')
    } finally {
      delete settings.OTEL_RESOURCE_ATTRIBUTES
    }
  })

  it('never reaches the app: no traceparent goes upstream', async () => {
    const { body } = await act(ECHO, { traceparent: `00-${TRACE}-${CALLER}-01` })
    expect(JSON.stringify(body.data)).not.toContain(TRACE)
    const headers = { traceparent: `00-${TRACE}-${CALLER}-01` }
    const path = `/v1/entities/ada/proxy/${SLUG}/echo`
    const proxied = await call(key, 'POST', path, {}, headers)
    expect(proxied.status).toBe(200)
    expect(JSON.stringify(proxied.body)).not.toContain(TRACE)
  })

  it.each([
    ['is nowhere', 'https://nothing.collector.example'],
    ['is inside of a network', 'http://10.0.0.1:4318'],
    ['is no URL', 'collector'],
  ])('costs a request nothing where its collector %s', async (_, endpoint) => {
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const before = settings.OTEL_EXPORTER_OTLP_ENDPOINT
    settings.OTEL_EXPORTER_OTLP_ENDPOINT = endpoint
    try {
      expect((await act(ECHO)).body.successful).toBe(true)
      await vi.waitUntil(() => complaints.mock.calls.length > 0, { timeout: 30_000 })
      expect(complaints.mock.calls.join()).toMatch(/the collector did not take|telemetry is off/)
    } finally {
      if (before !== undefined) settings.OTEL_EXPORTER_OTLP_ENDPOINT = before
    }
  })
})
