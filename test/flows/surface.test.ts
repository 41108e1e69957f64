import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Env } from '../../src/env.ts'
import behalf from '../../src/index.ts'
import { call, newProject, ORIGIN, ROOT, worker } from '../worker.ts'
import { codeOf, connected, lendGithub } from './_github.ts'

const settings = env as unknown as Env

/** A request to the Worker under other settings. */
async function under(change: Partial<Env>, path: string, headers: Record<string, string> = {}) {
  const context = createExecutionContext()
  const request = new Request(`${ORIGIN}${path}`, { headers: { 'x-api-key': ROOT, ...headers } })
  const response = await behalf.fetch(request, { ...settings, ...change }, context)
  await waitOnExecutionContext(context)
  return { status: response.status, body: await response.json<{ code: string; detail: string }>() }
}

describe('a deployment that lacks a setting', () => {
  it.each([
    { setting: 'SEAL_KEYS', value: '' },
    { setting: 'SEAL_KEYS', value: 'k1:too-short' },
    { setting: 'ROOT_API_KEY', value: '' },
  ])('serves nothing, and says to set $setting (B10)', async ({ setting, value }) => {
    for (const path of ['/v1/apps', '/v1/entities/a/connections', '/v1/keys']) {
      const { status, body } = await under({ [setting]: value }, path)
      expect(status).toBe(503)
      expect(body.code).toBe('not-configured')
      expect(body.detail).toContain(setting)
    }
  })

  it('refuses stand-ins that are not on this machine', async () => {
    const ORIGINS = JSON.stringify({ 'https://api.github.com': 'https://evil.example' })
    const { status, body } = await under({ ORIGINS }, '/v1/entities/a/proxy/github/user')
    expect(status).toBe(503)
    expect(body.detail).toContain('loopback')
  })
})

describe('a parameter of a query that is none', () => {
  it('is refused on every route, before anything is done, but where the query is the app’s', async () => {
    const { paths } = await (await worker(new Request(`${ORIGIN}/openapi.json`))).json<{
      paths: Record<string, Record<string, unknown>>
    }>()
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
    )
    expect(routes.length).toBeGreaterThan(60)
    for (const { method, path } of routes) {
      if (path.includes('/proxy/') || path.endsWith('/credentials')) continue // root reads none
      const url = `${path.replace(/\{\w+\}/g, 'nobody')}?projetcs=all`
      const { status, body } = await call(ROOT, method, url, method === 'GET' ? undefined : {})
      expect([status, body.code], `${method} ${path}`).toEqual([400, 'invalid-request'])
      expect(body.detail, `${method} ${path}`).toContain('projetcs')
    }
  })
})

describe('the hot path of a tool call', () => {
  let key: string
  beforeAll(async () => {
    key = await newProject('hot-path')
    await lendGithub()
    await connected(key, 'ada', 'ada')
  })

  /** Objects of a namespace that count the methods called on them. */
  function counted<T extends object>(namespace: T, seen: string[]): T {
    const objects = namespace as { getByName(name: string): object }
    return {
      getByName: (name: string) =>
        new Proxy(objects.getByName(name), {
          get(stub, method) {
            seen.push(String(method))
            const value: unknown = Reflect.get(stub, method)
            return typeof value === 'function'
              ? (...args: unknown[]) => Reflect.apply(value, stub, args) as unknown
              : value
          },
        }),
    } as unknown as T
  }

  it('is one RPC between the key and the app, which the log of earlier calls rides along with, and none where calls follow each other fast', async () => {
    const seen: string[] = []
    const change = {
      PROJECTS: counted(settings.PROJECTS, seen),
      ENTITIES: counted(settings.ENTITIES, seen),
      SPECS: new Proxy(settings.SPECS, {
        get: (_, method) => void seen.push(`KV ${String(method)}`),
      }),
    }
    const path = '/v1/entities/ada/proxy/github/user'
    const action = '/v1/entities/ada/actions/GITHUB_GET_THE_AUTHENTICATED_USER'
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    try {
      expect((await call(key, 'POST', action)).status).toBe(200)
      await under(change, path, { 'x-api-key': key })
      expect(seen).toEqual(['lease'])
      const context = createExecutionContext()
      const headers = { 'x-api-key': key }
      const request = new Request(`${ORIGIN}${action}`, { method: 'POST', headers })
      const response = await behalf.fetch(request, { ...settings, ...change }, context)
      expect(response.status).toBe(200)
      expect(seen).toEqual(['lease'])
    } finally {
      vi.useRealTimers()
    }
    const log = await call(key, 'GET', '/v1/entities/ada/logs')
    expect(log.body.items).toHaveLength(3)
  })
})

describe('a deployment without sealing keys', () => {
  it('serves no route at all that a key opens (B10)', async () => {
    const { paths } = await (await worker(new Request(`${ORIGIN}/openapi.json`))).json<{
      paths: Record<string, Record<string, unknown>>
    }>()
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ path, method: method.toUpperCase() })),
    )
    expect(routes.length).toBeGreaterThan(40)
    for (const { path, method } of routes) {
      const context = createExecutionContext()
      const url = `${ORIGIN}${path.replace(/\{\w+\}/g, 'x')}`
      const request = new Request(url, { method, headers: { 'x-api-key': ROOT } })
      const lacking = { ...settings, SEAL_KEYS: '' }
      const { status } = await behalf.fetch(request, lacking, context)
      expect(status, `${method} ${path}`).toBe(503)
    }
  })
})

describe('a page of another origin (D10)', () => {
  it.each(['GET', 'OPTIONS'])(
    'may neither read answers nor ask whether it may: %s',
    async (method) => {
      const headers = {
        'x-api-key': ROOT,
        origin: 'https://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'x-api-key',
      }
      for (const path of ['/v1/integrations', '/v1/connect-sessions', '/api/v1/apps', '/mcp']) {
        const answer = await worker(new Request(`${ORIGIN}${path}`, { method, headers }))
        const names = [...answer.headers.keys()]
        expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([])
      }
    },
  )
})

describe('failures (D6)', () => {
  it.each([
    { request: ['GET', '/v1/nothing-here'], code: 'route-not-found', status: 404 },
    { request: ['GET', '/elsewhere'], code: 'route-not-found', status: 404 },
    { request: ['GET', '/v1/apps/no-such-app'], code: 'app-not-found', status: 404 },
    { request: ['GET', '/v1/connections/conn_x'], code: 'invalid-request', status: 400 },
    {
      request: ['POST', '/v1/integrations', { app: 'github', typo: 1 }],
      code: 'invalid-request',
      status: 400,
    },
    { request: ['POST', '/v1/integrations', []], code: 'invalid-request', status: 400 },
    { request: ['GET', '/v1/tools'], code: 'invalid-request', status: 400 },
  ] as const)('are problem documents: $code for $request', async ({ request, code, status }) => {
    const [method, path, body] = request
    const answer = await call(ROOT, method, path, body)
    expect(answer.status).toBe(status)
    expect(codeOf(answer)).toBe(code)
    expect(answer.body).toMatchObject({
      type: `/docs#${code}`,
      title: expect.any(String),
      status,
      instance: path,
      request_id: answer.headers.get('x-request-id'),
    })
  })

  it('say what is wrong with a body that is no JSON, and where', async () => {
    const init = { method: 'POST', headers: { 'x-api-key': ROOT }, body: '{"app":' }
    const response = await worker(new Request(`${ORIGIN}/v1/integrations`, init))
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ detail: 'the body is not JSON' })
    const typo = await call(ROOT, 'POST', '/v1/integrations', {
      app: 'github',
      useSharedClient: 'yes',
    })
    expect(typo.body.errors).toEqual([
      { place: 'body', name: 'useSharedClient', problem: expect.stringContaining('boolean') },
    ])
  })
})

describe('the reference', () => {
  it('is one page that loads nothing from elsewhere and explains every error', async () => {
    const response = await worker(new Request(`${ORIGIN}/docs`))
    const page = await response.text()
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page).not.toMatch(/<script|src=|@import|url\(|href="https?:/)
    expect(page).toContain('id="connection-ambiguous"')
    expect(page).toContain('/v1/entities/{entity}/tool-calls')
  })

  it('is told as OpenAPI to anybody who asks', async () => {
    const response = await worker(new Request(`${ORIGIN}/openapi.json`))
    expect(await response.json()).toMatchObject({ openapi: '3.1.0', servers: [{ url: ORIGIN }] })
  })
})

describe('a list', () => {
  const lists = [
    'audit',
    'apps',
    'events',
    'entities',
    'entities/ada/logs',
    'entities/ada/connections',
  ]
  it.each(lists)('is none of everything where its filter is misspelt: %s', async (list) => {
    const { status, body } = await call(ROOT, 'GET', `/v1/${list}?entityID=ada`)
    expect([status, body.detail]).toEqual([400, 'query: Unrecognized key: "entityID"'])
  })
})
