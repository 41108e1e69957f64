import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Env } from '../../src/env.ts'
import behalf from '../../src/index.ts'
import { connected, lendGithub } from '../flows/_github.ts'
import { newProject, ORIGIN, worker } from '../worker.ts'
import { ask } from './_composio.ts'
import { OURS, THEIRS } from './_shapes.ts'

let key: string
beforeAll(async () => {
  await lendGithub()
  key = await newProject('composio-surface')
})

describe('errors', () => {
  it.each([
    [401, 'GET', '/api/v1/client/auth/client_info', 'bhf_wrong'],
    [401, 'GET', '/api/v1/apps', ''],
    [404, 'GET', '/api/v1/apps/nosuch'],
    [404, 'GET', '/api/v2/actions/GITHUB_NO_SUCH'],
    [404, 'GET', '/api/v1/integrations/778b8e15-51ba-4784-8c6d-f949063b0841'],
    [404, 'GET', '/api/v1/connectedAccounts/no'],
    [404, 'GET', '/api/v1/nosuch'],
    [404, 'PATCH', '/api/v1/apps'],
    [404, 'GET', '/api/v2/triggers/GITHUB_COMMIT_EVENT'],
    [400, 'POST', '/api/v1/triggers/enable/ca/GITHUB_COMMIT_EVENT'],
    [400, 'POST', '/api/v1/triggers/setCallbackURL'],
    [400, 'POST', '/api/v1/client/auth/pusher_auth'],
    [400, 'POST', '/api/v1/connectedAccounts'],
    [400, 'POST', '/api/v2/actions/proxy'],
    [400, 'POST', '/api/v1/integrations', undefined, { appId: 'github', authScheme: 'BASIC' }],
    [404, 'POST', '/api/v1/integrations', undefined, { appId: 'nosuch' }],
    [400, 'POST', '/api/v2/actions/GITHUB_GET_THE_AUTHENTICATED_USER/execute'],
  ] as const)('%i for %s %s says why, in the words of the SDKs', async (...row) => {
    const [status, method, path, other, body] = row
    const answer = await ask(other ?? key, method, path, body)
    expect(answer.status).toBe(status)
    expect(OURS['Failure']?.safeParse(answer.body).error).toBeUndefined()
    expect(THEIRS['Failure']?.safeParse(answer.body).error).toBeUndefined()
    expect(answer.body.details.message).toBe(answer.body.message)
  })

  it('never repeat the key, nor log it, though a header called common has it', async () => {
    const said: unknown[] = []
    const spies = (['log', 'error', 'warn', 'info', 'debug'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation((...args) => void said.push(...args)),
    )
    const common = JSON.stringify({ 'X-API-KEY': key })
    for (const path of [
      '/api/v1/apps/nosuch',
      '/api/v1/apps/github',
      '/api/v1/connectedAccounts/x',
    ]) {
      const { body } = await ask(key, 'GET', path, undefined, { common })
      expect(JSON.stringify(body)).not.toContain(key)
    }
    for (const spy of spies) spy.mockRestore()
    expect(said.map(String).join()).not.toContain(key)
  })
})

describe('actions in lists', () => {
  const list = async (query: string, headers = {}) =>
    (await ask(key, 'GET', `/api/v2/actions?${query}`, undefined, headers)).body.items as {
      name: string
      appName: string
      tags: string[]
      description: string
    }[]
  const js = { 'x-source': 'js_sdk' }

  it('are of the apps that are named, in any case', async () => {
    const apps = new Set((await list('apps=GITHUB,Gmail')).map(({ appName }) => appName))
    expect([...apps].sort()).toEqual(['github', 'gmail'])
    expect(await list('apps=nosuch')).toEqual([])
  })

  it('are those that are named, without those that there are not', async () => {
    const found = await list('actions=github_create_an_issue,GMAIL_SEND_EMAIL,NO_SUCH', js)
    expect(found.map(({ name }) => name)).toEqual(['GITHUB_CREATE_AN_ISSUE', 'GMAIL_SEND_EMAIL'])
  })

  it('are those with a tag', async () => {
    for (const query of ['apps=github&tags=important', 'apps=github&filterImportantActions=true']) {
      const found = await list(query, js)
      expect(found.length).toBeGreaterThan(3)
      expect(found.every(({ tags }) => tags.includes('important'))).toBe(true)
    }
  })

  it('are found by what is to be done', async () => {
    const found = await list('useCase=create+an+issue&apps=github&usecaseLimit=5', js)
    expect(found.length).toBeLessThanOrEqual(5)
    expect(found.map(({ name }) => name)).toContain('GITHUB_CREATE_AN_ISSUE')
  })

  it('have their older names beside them for Python, which filters by exact name', async () => {
    const python = await list('apps=github')
    const older = python.find(({ name }) => name === 'GITHUB_ISSUES_CREATE')
    expect(older?.description).toMatch(/<<DEPRECATED use create_an_issue>>$/)
    expect(older?.tags).not.toContain('important')
    expect((await list('apps=github', js)).some((it) => it.name === older?.name)).toBe(false)
    const named = await list('actions=github_issues_create', js)
    expect(named).toMatchObject([{ name: 'GITHUB_ISSUES_CREATE' }])
    expect(named[0]?.description).not.toContain('DEPRECATED')
  })

  it('have names that OpenAI takes, each once', async () => {
    const names = (await list('')).map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    const own = (await list('', js)).map(({ name }) => name)
    expect(own.filter((name) => name.length > 64)).toEqual([])
  })
})

describe('the cold start of the Python SDK', () => {
  it('has everything, in pieces', async () => {
    for (const path of ['/api/v1/apps', '/api/v2/actions', '/api/v1/triggers']) {
      const headers = { 'x-api-key': key, 'x-source': 'python_sdk' }
      const response = await worker(new Request(`${ORIGIN}${path}`, { headers }))
      expect(response.status).toBe(200)
      let largest = 0
      for await (const chunk of response.body ?? []) largest = Math.max(largest, chunk.length)
      expect(largest).toBeLessThan(1_500_000)
    }
  })
})

describe('polling for a connection', () => {
  /** Objects of a namespace that count the methods called on them. */
  const counted = <T extends object>(namespace: T, calls: string[]): T => {
    const objects = namespace as { getByName(name: string): object }
    return {
      getByName: (name: string) =>
        new Proxy(objects.getByName(name), {
          get(stub, method) {
            if (method !== 'then') calls.push(String(method)) // which `await` looks for
            const value: unknown = Reflect.get(stub, method)
            return typeof value === 'function'
              ? (...args: unknown[]) => Reflect.apply(value, stub, args) as unknown
              : value
          },
        }),
    } as unknown as T
  }

  it('costs one read of one object', async () => {
    const settings = env as unknown as Env
    const id = await connected(key, 'polled', 'octocat')
    await ask(key, 'GET', `/api/v1/connectedAccounts/${id}`)
    const calls: string[] = []
    const context = createExecutionContext()
    const request = new Request(`${ORIGIN}/api/v1/connectedAccounts/${id}`, {
      headers: { 'x-api-key': key },
    })
    const watched = {
      ...settings,
      ENTITIES: counted(settings.ENTITIES, calls),
      PROJECTS: counted(settings.PROJECTS, calls),
    }
    const response = await behalf.fetch(request, watched, context)
    await waitOnExecutionContext(context)
    expect(response.status).toBe(200)
    expect(calls).toEqual(['read'])
  })
})
