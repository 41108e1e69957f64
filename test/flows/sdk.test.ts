import { beforeAll, describe, expect, it } from 'vitest'
import { App, BehalfError, Toolset } from '../../src/sdk/index.ts'
import { nativeTools } from '../../src/sdk/native.ts'
import { customTypes } from '../../src/sdk/types.ts'
import { newProject, ORIGIN, ROOT, worker } from '../worker.ts'
import { CLIENT, completion, consent, lendGithub } from './_github.ts'

const toolsetOf = (apiKey: string, project?: string): Toolset =>
  new Toolset({
    baseUrl: ORIGIN,
    apiKey,
    project,
    fetch: (url, init) => worker(new Request(url, init)),
  })

/** What the package's types say of them; here they are not generated. */
const { GITHUB } = App as { GITHUB: string }

let toolset: Toolset
beforeAll(async () => {
  await lendGithub()
  toolset = toolsetOf(await newProject('sdk'))
})

/** An entity that has connected GitHub as this user of it. */
async function connected(entity: string, login = 'ada', of = toolset) {
  const ada = of.entity(entity)
  const request = await ada.initiateConnection({ app: GITHUB })
  const waiting = request.waitUntilActive({ timeout: 20_000 })
  await consent(request.redirectUrl ?? '', login)
  return { ada, connection: await waiting }
}

describe('the SDK', () => {
  it("integrates an app with the developer's client, and reads that again", async () => {
    const own = toolsetOf(await newProject('sdk-integrations'))
    const wish = { app: GITHUB, credentials: { ...CLIENT, scopes: ['repo'] }, connect: false }
    const made = await own.createIntegration(wish)
    expect(made).toMatchObject({ app: 'github', scopes: ['repo'], connection: null })
    expect(await own.getIntegration(made.id)).toMatchObject({ id: made.id })
    const renamed = await own.integrations.update(made.id, { name: 'Acme' })
    const [listed] = (await own.integrations.list({ app: GITHUB })).items
    expect(listed).toEqual(renamed)
    const tried = await own.createIntegration({ ...wish, connect: true })
    expect(tried.id).toBe(made.id)
    await consent(tried.connection?.redirectUrl ?? '', 'ada')
    expect(await tried.connection?.waitUntilActive()).toMatchObject({ entityId: 'default' })
    await own.integrations.delete(made.id)
    await expect(own.getIntegration(made.id)).rejects.toMatchObject({
      code: 'integration-not-found',
      status: 404,
      requestId: expect.stringMatching(/^req_/) as string,
    })
  })

  it('waits for a user who connects, and acts for them', async () => {
    const { ada, connection } = await connected('ada')
    expect(connection).toMatchObject({ app: 'github', entityId: 'ada', account: { name: 'ada' } })
    expect(await ada.connections({ app: GITHUB })).toMatchObject([{ id: connection.id }])
    const issue = { owner: 'ada', repo: 'engine', title: 'By the SDK' }
    const made = await ada.execute('GITHUB_CREATE_AN_ISSUE', issue)
    expect(made).toMatchObject({ successful: true, data: { title: 'By the SDK' } })
    const { number } = made.data as { number: number }
    const github = ada.proxy(GITHUB)
    for (const url of ['/', 'https://api.github.com/']) {
      const response = await github(`${url}repos/ada/engine/issues/${number}`)
      expect(await response.json()).toMatchObject({ title: 'By the SDK', user: { login: 'ada' } })
    }
    const missing = await ada.execute('GITHUB_GET_A_REPOSITORY', { owner: 'ada', repo: 'nowhere' })
    expect(missing).toMatchObject({ successful: false, status: 404 })
  })

  it('says at once that, and why, a connection failed', async () => {
    const request = await toolset.entity('late').initiateConnection({ app: GITHUB, expiresIn: 1 })
    const start = performance.now()
    const failure = await request.waitUntilActive({ timeout: 60_000 }).catch((it: unknown) => it)
    expect(failure).toBeInstanceOf(BehalfError)
    expect(failure).toMatchObject({ code: 'connection-failed', facts: { status: 'FAILED' } })
    expect((failure as BehalfError).detail).toMatch(/github was not connected: .+/)
    expect(performance.now() - start).toBeLessThan(40_000)
  })

  it("gives tools to a model, and makes its calls, each provider's in its own form", async () => {
    const { ada } = await connected('octocat', 'octocat')
    const tools = await ada.getTools({ apps: [GITHUB], actions: ['HACKERNEWS_GET_USER'] })
    const names = tools.map((tool) => tool.function.name)
    expect(names).toEqual(expect.arrayContaining(['GITHUB_CREATE_AN_ISSUE', 'HACKERNEWS_GET_USER']))
    const who = ['GITHUB_GET_THE_AUTHENTICATED_USER', {}] as const
    const messages = await ada.handleToolCalls(completion([...who], [...who]))
    expect(messages.map((message) => message.tool_call_id)).toEqual(['call_0', 'call_1'])
    const seen: string[] = []
    const block = { type: 'tool_use', id: 'toolu_1', name: who[0], input: who[1] }
    const answers = await ada.handleToolCalls(
      { type: 'message', role: 'assistant', content: [block] },
      {
        modifiers: {
          after: (call, result) => {
            seen.push(call.action)
            return { ...result, data: 'hidden' }
          },
        },
      },
    )
    expect(answers).toEqual([
      {
        role: 'user',
        content: [
          {
            type: 'tool_result',
            tool_use_id: 'toolu_1',
            content: expect.stringContaining('"data":"hidden"') as string,
          },
        ],
      },
    ])
    expect(seen).toEqual([who[0]])
  })

  it('gives frameworks tools that run', async () => {
    const { ada } = await connected('framework')
    const wish = { entityId: ada.id, actions: ['GITHUB_GET_THE_AUTHENTICATED_USER'] }
    const [tool] = await nativeTools(toolset, wish)
    expect(await tool?.run({})).toMatchObject({ successful: true, data: { login: 'ada' } })
    const [stranger] = await nativeTools(toolset, { ...wish, entityId: 'nobody' })
    expect(await stranger?.run({})).toMatchObject({
      successful: false,
      code: 'connection-missing',
    })
  })

  it('rehearses a call, and sends nothing', async () => {
    const { ada } = await connected('rehearsing')
    const issue = { owner: 'ada', repo: 'engine', title: 'Never' }
    const { requests } = await toolset.dryRun('GITHUB_CREATE_AN_ISSUE', issue, { entityId: ada.id })
    expect(requests).toMatchObject([
      { method: 'POST', url: 'https://api.github.com/repos/ada/engine/issues' },
    ])
    expect(JSON.stringify(requests)).toContain('***')
  })

  it('finds apps and actions', async () => {
    const [found] = (await toolset.actions.search('open an issue', { app: GITHUB })).items
    expect(found).toMatchObject({ app: 'github' })
    const { inputSchema } = await toolset.actions.get('github_create_issue')
    expect(inputSchema).toMatchObject({ required: ['owner', 'repo', 'title'] })
    const slugs = new Set<string>()
    for await (const { slug } of await toolset.apps.list({ limit: 60 })) slugs.add(slug)
    expect(slugs.size).toBeGreaterThan(100)
    expect(await toolset.apps.get(GITHUB)).toMatchObject({ baseUrl: 'https://api.github.com' })
  })

  it("makes an app of a document, and types of the app's actions", async () => {
    const own = toolsetOf(await newProject('sdk-types'))
    const limit = { name: 'limit', in: 'query', required: true, schema: { type: 'integer' } }
    const get = { operationId: 'listPets', parameters: [limit], responses: {} }
    const document = {
      openapi: '3.1.0',
      info: { title: 'Acme', version: '1' },
      servers: [{ url: 'https://api.acme.com' }],
      paths: { '/pets': { get } },
    }
    const imported = await own.apps.import({ slug: 'sdk_acme', document })
    expect(imported).toMatchObject({ app: 'sdk_acme', report: { published: 1 } })
    const text = await customTypes(own)
    expect(text).toContain("SDK_ACME: 'sdk_acme'")
    expect(text).toMatch(/SDK_ACME_LIST_PETS: \{[^}]*limit: number/)
    await own.apps.delete('sdk_acme')
  })

  it('makes and revokes keys, where the root key allows it', async () => {
    await newProject('sdk-keys')
    const root = toolsetOf(ROOT, 'sdk-keys')
    const { id, key } = await root.keys.create({ name: 'CI' })
    expect((await root.keys.list()).map((it) => it.name)).toContain('CI')
    await expect(toolsetOf(key).keys.list()).rejects.toMatchObject({ code: 'forbidden' })
    expect((await root.keys.revoke(id)).revokedAt).not.toBeNull()
  })

  it('names the candidates where it is not clear who is meant', async () => {
    const own = toolsetOf(await newProject('sdk-several'))
    const first = await connected('ada', 'ada', own)
    const request = await first.ada.initiateConnection({ app: GITHUB })
    await consent(request.redirectUrl ?? '', 'octocat')
    const who = 'GITHUB_GET_THE_AUTHENTICATED_USER'
    const unclear = (await first.ada.execute(who).catch((it: unknown) => it)) as BehalfError
    expect(unclear).toMatchObject({ code: 'connection-ambiguous', status: 409 })
    expect(unclear.facts['candidates']).toHaveLength(2)
    const chosen = await first.ada.execute(who, {}, { connectionId: request.id })
    expect(chosen.data).toMatchObject({ login: 'octocat' })
    await own.connections.delete(request.id)
    expect(await first.ada.execute(who)).toMatchObject({ successful: true })
  })
})
