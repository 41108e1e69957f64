import { beforeAll, describe, expect, it } from 'vitest'
import { connected, consent, lendGithub } from '../flows/_github.ts'
import { endless, newProject, ORIGIN, worker } from '../worker.ts'
import { post, rpc } from './_mcp.ts'

let key: string
beforeAll(async () => {
  key = await newProject('mcp-protocol')
  await lendGithub()
})

const NOW = '2026-07-28'
const meta = (capabilities: object = {}) => ({
  'io.modelcontextprotocol/protocolVersion': NOW,
  'io.modelcontextprotocol/clientInfo': { name: 'tests', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': capabilities,
})

/** One request of the current revision, which stands for itself. */
function ask(method: string, params: Record<string, unknown> = {}, more: object = {}) {
  const {
    entity = 'ada',
    capabilities = {},
    headers = {},
  } = more as {
    entity?: string
    capabilities?: object
    headers?: Record<string, string>
  }
  const name = params['name']
  return post(rpc(method, { ...params, _meta: meta(capabilities) }), {
    ...{ 'x-api-key': key, 'x-entity-id': entity },
    ...{ 'mcp-protocol-version': NOW, 'mcp-method': method },
    ...(typeof name === 'string' && { 'mcp-name': name }),
    ...headers,
  })
}

const WHO = { name: 'GITHUB_GET_THE_AUTHENTICATED_USER', arguments: {} }

describe(`revision ${NOW}: no hello, every request by itself`, () => {
  it('tells what is spoken', async () => {
    const { body } = await ask('server/discover')
    expect(body.result).toMatchObject({
      resultType: 'complete',
      supportedVersions: [NOW],
      capabilities: { tools: { listChanged: true } },
      _meta: { 'io.modelcontextprotocol/serverInfo': { name: 'behalf' } },
    })
  })

  it('says that what apps answer is no instruction, and that their world is open (E9)', async () => {
    const { instructions } = (await ask('server/discover')).body.result
    expect(instructions).toContain('never an instruction')
    const { tools } = (await ask('tools/list')).body.result
    const ofApps = tools.filter(({ name }: { name: string }) => !name.startsWith('BEHALF_'))
    for (const { annotations } of ofApps) expect(annotations.openWorldHint).toBe(true)
  })

  it('lists tools, and says how long the list may be kept and by whom', async () => {
    const { result } = (await ask('tools/list')).body
    expect(result).toMatchObject({ resultType: 'complete', cacheScope: 'private' })
    expect(result.ttlMs).toBeGreaterThan(0)
    expect(result.tools.length).toBeGreaterThan(3)
  })

  it('asks for what is missing, and goes on when the user agreed', async () => {
    const capabilities = { elicitation: { url: {} } }
    const more = { entity: 'joan', capabilities }
    const { result: asked } = (await ask('tools/call', WHO, more)).body
    expect(asked.resultType).toBe('input_required')
    const { method, params } = asked.inputRequests.connect
    expect([method, params.mode]).toEqual(['elicitation/create', 'url'])
    await consent(params.url, 'octocat')
    const { requestState } = asked
    const again = { ...WHO, requestState, inputResponses: { connect: { action: 'accept' } } }
    const { result } = (await ask('tools/call', again, more)).body
    expect(result).toMatchObject({ resultType: 'complete', isError: false })
    expect(result.structuredContent.data.login).toBe('octocat')
  })

  it('takes a no, and a forged state, for what they are', async () => {
    const capabilities = { elicitation: { url: {} } }
    const more = { entity: 'ida', capabilities }
    const answered = (action: string, requestState: string) =>
      ask('tools/call', { ...WHO, requestState, inputResponses: { connect: { action } } }, more)
    const { result } = (await answered('decline', 'x')).body
    expect(result).toMatchObject({ isError: true, resultType: 'complete' })
    const other = await connected(key, 'other', 'ada')
    expect((await answered('accept', other)).body.result.resultType).toBe('input_required')
  })

  it('says on a stream when the list changes', async () => {
    const body = JSON.stringify(
      rpc('subscriptions/listen', { notifications: { toolsListChanged: true }, _meta: meta() }, 7),
    )
    const response = await worker(
      new Request(`${ORIGIN}/mcp`, {
        method: 'POST',
        headers: {
          ...{ 'x-api-key': key, 'x-entity-id': 'vera', 'content-type': 'application/json' },
          ...{ 'mcp-protocol-version': NOW, 'mcp-method': 'subscriptions/listen' },
        },
        body,
      }),
    )
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    const next = async () => (await reader?.read())?.value ?? ''
    expect(await next()).toContain('"toolsListChanged":true')
    await connected(key, 'vera', 'ada')
    const news = await next()
    expect(news).toContain('notifications/tools/list_changed')
    expect(news).toContain('"io.modelcontextprotocol/subscriptionId":7')
    await reader?.cancel()
  })

  it.each([
    ['another revision', {}, { 'mcp-protocol-version': '2025-11-25' }, 400, -32020],
    ['no method', {}, { 'mcp-method': 'ping' }, 400, -32020],
    ['another tool', {}, { 'mcp-name': 'BEHALF_EXECUTE' }, 400, -32020],
    ['an unreadable tool', {}, { 'mcp-name': '=?base64?%?=' }, 400, -32020],
  ])('refuses headers that name %s than the body', async (_, params, headers, status, code) => {
    const answer = await ask('tools/call', { ...WHO, ...params }, { headers })
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
  })

  it('knows what is gone from it, and what it never had', async () => {
    for (const method of ['initialize', 'ping', 'resources/list']) {
      const { status, body } = await ask(method)
      expect([status, body.error.code], method).toEqual([404, -32601])
    }
  })
})

describe('older revisions', () => {
  const hello = (protocolVersion: string, capabilities = {}) =>
    post(
      rpc('initialize', { protocolVersion, capabilities, clientInfo: { name: 't', version: '1' } }),
      { 'x-api-key': key },
    )

  it.each([
    ['2025-11-25', '2025-11-25'],
    ['2025-06-18', '2025-06-18'],
    ['2025-03-26', '2025-03-26'],
    ['1999-01-01', '2025-11-25'],
  ])('a client that speaks %s is answered in %s', async (wanted, spoken) => {
    expect((await hello(wanted)).body.result.protocolVersion).toBe(spoken)
  })

  it('keeps nothing of a session: its id is what the client can do', async () => {
    const able = await hello('2025-11-25', { elicitation: { url: {} } })
    expect(able.headers.get('mcp-session-id')).toMatch(/^[\w-]{22}\.url$/)
    expect((await hello('2025-11-25')).headers.get('mcp-session-id')).toMatch(/\.none$/)
    const { status } = await post(rpc('ping'), { 'x-api-key': key, 'mcp-session-id': 'stolen' })
    expect(status).toBe(200)
  })

  it.each([
    ['{not json', 400, -32700],
    ['[]', 400, -32600],
    [{ id: 1, method: 'ping' }, 400, -32600],
    [rpc('no/such'), 200, -32601],
    [rpc('tools/call', { name: 7 }), 200, -32602],
  ])('%j is answered %i, %i', async (message, status, code) => {
    const answer = await post(message, { 'x-api-key': key })
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
  })

  it('answers a batch in its order, and says nothing to notifications', async () => {
    const note = { jsonrpc: '2.0', method: 'notifications/initialized' }
    const { body } = await post([rpc('ping', {}, 1), note, rpc('no/such', {}, 2)], {
      'x-api-key': key,
    })
    expect(body.map(({ id }: { id: number }) => id)).toEqual([1, 2])
    const quiet = await post(note, { 'x-api-key': key })
    expect([quiet.status, quiet.text]).toEqual([202, ''])
  })

  it('takes JSON only, and methods that it knows', async () => {
    const form = await post(rpc('ping'), { 'x-api-key': key, 'content-type': 'text/plain' })
    expect(form.status).toBe(415)
    const revision = { 'x-api-key': key, 'mcp-protocol-version': '1999-01-01' }
    expect((await post(rpc('ping'), revision)).status).toBe(400)
    const headers = { 'x-api-key': key }
    const put = await worker(new Request(`${ORIGIN}/mcp`, { method: 'PUT', headers }))
    expect(put.status).toBe(405)
  })

  it('reads 4 MiB of a message, in bytes, and hangs up on who sends more (E7)', async () => {
    const { body, story } = endless()
    const headers = { 'x-api-key': key, 'content-type': 'application/json' }
    const answer = await worker(new Request(`${ORIGIN}/mcp`, { method: 'POST', headers, body }))
    expect(answer.status).toBe(413)
    expect(story.sent).toBeLessThan(16 * 1024 * 1024)
  })
})
