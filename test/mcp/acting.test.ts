import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import {
  ToolListChangedNotificationSchema,
  UrlElicitationRequiredError,
} from '@modelcontextprotocol/sdk/types.js'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { EntityId, entityName, ProjectId } from '../../src/core/ids.ts'
import type { Env } from '../../src/env.ts'
import { Project } from '../../src/project/project.ts'
import { connected, consent, lendGithub } from '../flows/_github.ts'
import { call, newProject, ROOT } from '../worker.ts'
import { asEntity } from './_mcp.ts'

const { ENTITIES } = env as unknown as Env

let key: string
beforeAll(async () => {
  key = await newProject('mcp-acting')
  await lendGithub()
})
afterEach(() => vi.restoreAllMocks())

/** What a tool answered, as programs read it. */
const structured = (result: unknown) =>
  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers the way a caller would
  (result as { structuredContent: any }).structuredContent

const OWN = ['BEHALF_SEARCH_ACTIONS', 'BEHALF_GET_ACTION', 'BEHALF_EXECUTE', 'BEHALF_CONNECT']

describe('the tools of an entity', () => {
  it('are our own where nothing is connected', async () => {
    const client = await asEntity(key, 'nobody')
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual(OWN)
    expect(client.getInstructions()).toContain('BEHALF_CONNECT')
  })

  it('are at most 40, of the connected apps, with what they do to the world', async () => {
    await connected(key, 'ada', 'ada')
    const client = await asEntity(key, 'ada')
    const { tools } = await client.listTools()
    expect(tools.length).toBeGreaterThan(10)
    expect(tools.length).toBeLessThanOrEqual(40)
    const rest = tools.filter(({ name }) => !OWN.includes(name))
    expect(rest.every(({ name }) => name.startsWith('GITHUB_'))).toBe(true)
    const find = (name: string) => tools.find((tool) => tool.name === name)?.annotations
    expect(find('GITHUB_CREATE_AN_ISSUE')).toEqual({
      ...{ readOnlyHint: false, destructiveHint: false, idempotentHint: false },
      openWorldHint: true,
    })
    expect(find('GITHUB_LIST_REPOSITORY_ISSUES')?.readOnlyHint).toBe(true)
    expect(find('BEHALF_SEARCH_ACTIONS')).toMatchObject({
      readOnlyHint: true,
      openWorldHint: false,
    })
  })
})

describe('a call of a tool', () => {
  it('goes on where the object of its entity started anew in between', async () => {
    const client = await asEntity(key, 'restarted')
    const { onlyIntegration } = Project.prototype
    const place = entityName(ProjectId.parse('mcp-acting'), EntityId.parse('restarted'))
    vi.spyOn(Project.prototype, 'onlyIntegration').mockImplementationOnce(async function (
      this: Project,
      app,
    ) {
      const restart = runInDurableObject(ENTITIES.getByName(place), (_, state) => state.abort())
      await expect(restart).rejects.toThrow()
      return onlyIntegration.call(this, app)
    })
    const result = await client.callTool({ name: 'BEHALF_CONNECT', arguments: { app: 'github' } })
    expect(structured(result)).toMatchObject({ successful: true, data: { status: 'INITIATED' } })
  })

  it("lands in the user's account, and answers a structure and its text", async () => {
    await connected(key, 'grace', 'ada')
    const client = await asEntity(key, 'grace')
    const args = { owner: 'ada', repo: 'engine', title: 'Note G' }
    const result = await client.callTool({ name: 'GITHUB_CREATE_AN_ISSUE', arguments: args })
    expect(result.isError).toBe(false)
    expect(structured(result)).toMatchObject({
      successful: true,
      data: { title: 'Note G', user: { login: 'ada' } },
    })
    const [text] = result.content as { type: string; text: string }[]
    expect(JSON.parse(text?.text ?? '')).toEqual(structured(result))
  })

  it('reaches what is not listed: it is searched, read and executed', async () => {
    await connected(key, 'hedy', 'ada')
    const client = await asEntity(key, 'hedy')
    const own = async (name: string, args: object) =>
      structured(await client.callTool({ name, arguments: { ...args } })).data
    const { actions } = await own('BEHALF_SEARCH_ACTIONS', {
      query: 'lock an issue',
      app: 'github',
    })
    const name = actions.find((found: { name: string }) => /LOCK/.test(found.name)).name
    const { inputSchema } = await own('BEHALF_GET_ACTION', { action: name })
    expect(inputSchema.required).toContain('owner')
    const who = { action: 'GITHUB_GET_THE_AUTHENTICATED_USER', arguments: {} }
    expect((await own('BEHALF_EXECUTE', who)).login).toBe('ada')
  })

  it('that fails is a result which a model can read, and says what to do', async () => {
    const client = await asEntity(key, 'lonely')
    const failed = async (name: string, args: object = {}) => {
      const result = await client.callTool({ name, arguments: { ...args } })
      expect(result.isError).toBe(true)
      return structured(result)
    }
    expect(await failed('GITHUB_CREATE_AN_ISSUE', { owner: 'ada' })).toMatchObject({
      ...{ successful: false, code: 'invalid-arguments' },
      error: expect.stringContaining('repo: missing'),
      todo: expect.stringContaining('BEHALF_GET_ACTION'),
    })
    expect(await failed('GITHUB_GET_THE_AUTHENTICATED_USER')).toMatchObject({
      code: 'connection-missing',
      todo: expect.stringContaining('BEHALF_CONNECT'),
    })
    expect(await failed('NO_SUCH_TOOL')).toMatchObject({
      todo: expect.stringContaining('BEHALF_SEARCH_ACTIONS'),
    })
  })

  it('keeps to the lists of the API key', async () => {
    const restricted = await newProject('mcp-listed')
    const made = await call(
      ROOT,
      'POST',
      '/v1/keys',
      { name: 'readers', actions: { deny: ['GITHUB_CREATE_*'] } },
      { 'x-project': 'mcp-listed' },
    )
    await connected(restricted, 'ada', 'ada')
    const client = await asEntity(made.body.key, 'ada')
    const { tools } = await client.listTools()
    expect(tools.some(({ name }) => name === 'GITHUB_CREATE_AN_ISSUE')).toBe(false)
    expect(tools.some(({ name }) => name.startsWith('GITHUB_'))).toBe(true)
    const args = { owner: 'ada', repo: 'engine', title: 'x' }
    const result = await client.callTool({
      name: 'BEHALF_EXECUTE',
      arguments: { action: 'GITHUB_CREATE_AN_ISSUE', arguments: args },
    })
    expect(structured(result).code).toBe('action-not-allowed')
  })

  it('keeps to them with tools of our own too', async () => {
    const made = await call(
      ROOT,
      'POST',
      '/v1/keys',
      { name: 'closed', actions: { deny: ['BEHALF_CONNECT', 'BEHALF_EXECUTE'] } },
      { 'x-project': 'mcp-listed' },
    )
    const client = await asEntity(made.body.key, 'eve')
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual(['BEHALF_SEARCH_ACTIONS', 'BEHALF_GET_ACTION'])
    for (const name of ['BEHALF_CONNECT', 'behalf_connect', 'BEHALF_EXECUTE']) {
      const args = { app: 'github', action: 'GITHUB_GET_OCTOCAT', arguments: {} }
      const result = await client.callTool({ name, arguments: args })
      expect(structured(result).code, name).toBe('action-not-allowed')
    }
  })
})

describe('an app that is not connected', () => {
  it('is connected by a link, waited for with progress, and its tools appear', async () => {
    const client = await asEntity(key, 'mary')
    let changed: () => void = () => undefined
    const listChanged = new Promise<void>((resolve) => {
      changed = resolve
    })
    client.setNotificationHandler(ToolListChangedNotificationSchema, () => changed())
    const first = structured(
      await client.callTool({ name: 'BEHALF_CONNECT', arguments: { app: 'github' } }),
    ).data
    expect(first).toMatchObject({ status: 'INITIATED', todo: expect.stringContaining('wait') })
    const progress: (string | undefined)[] = []
    const waiting = client.callTool(
      {
        name: 'BEHALF_CONNECT',
        arguments: { app: 'github', connection_id: first.connectionId, wait: 30 },
      },
      undefined,
      { onprogress: ({ message }) => progress.push(message) },
    )
    await consent(first.redirectUrl, 'octocat')
    expect(structured(await waiting).data).toMatchObject({
      ...{ status: 'ACTIVE', connectionId: first.connectionId, app: 'github' },
    })
    expect(progress[0]).toContain('Waiting for the user to connect GitHub')
    await listChanged
    const { tools } = await client.listTools()
    expect(tools.length).toBeGreaterThan(OWN.length)
    const again = await client.callTool({ name: 'BEHALF_CONNECT', arguments: { app: 'github' } })
    expect(structured(again).data).toMatchObject({ connectionId: first.connectionId })
  })

  it('appears on an open stream, however it was connected', async () => {
    const client = await asEntity(key, 'ruth')
    const listChanged = new Promise<void>((resolve) => {
      client.setNotificationHandler(ToolListChangedNotificationSchema, () => resolve())
    })
    await new Promise((resolve) => setTimeout(resolve, 200)) // the stream is opened behind the hello
    await connected(key, 'ruth', 'octocat')
    await listChanged
    await client.close()
  })

  it('is asked for by the client itself where that opens links', async () => {
    const client = await asEntity(key, 'jean', { capabilities: { elicitation: { url: {} } } })
    const name = 'GITHUB_GET_THE_AUTHENTICATED_USER'
    const refused: unknown = await client.callTool({ name, arguments: {} }).catch((e: unknown) => e)
    expect(refused).toBeInstanceOf(UrlElicitationRequiredError)
    const [asked] = (refused as UrlElicitationRequiredError).elicitations
    expect(asked).toMatchObject({ mode: 'url', message: expect.stringContaining('GitHub') })
    await consent(asked?.url ?? '', 'octocat')
    expect(structured(await client.callTool({ name, arguments: {} })).data.login).toBe('octocat')
  })

  it('tells of progress while the app takes its time', async () => {
    await connected(key, 'kay', 'ada')
    const client = await asEntity(key, 'kay')
    const seen: number[] = []
    await client.callTool({ name: 'GITHUB_GET_THE_AUTHENTICATED_USER', arguments: {} }, undefined, {
      onprogress: ({ progress }) => seen.push(progress),
    })
    expect(seen).toEqual([0])
  })
})
