import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Env } from '../../src/env.ts'
import { codeOf, connected, lendGithub } from '../flows/_github.ts'
import { call, newProject, ORIGIN, ROOT, worker } from '../worker.ts'
import { connectedClient, newToken, post, rpc } from './_mcp.ts'

let key: string
beforeAll(async () => {
  key = await newProject('mcp-tokens')
  await lendGithub()
  await connected(key, 'ada', 'ada')
  await connected(key, 'bob', 'octocat')
})

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const WHO = 'GITHUB_GET_THE_AUTHENTICATED_USER'
const whoAmI = (token: string) =>
  post(rpc('tools/call', { name: WHO, arguments: {} }), bearer(token))

describe('a token for an MCP client', () => {
  it('opens its entity, as a header and in a URL that can be pasted', async () => {
    const { token, url } = await newToken(key, 'ada')
    expect((await whoAmI(token)).body.result.structuredContent.data.login).toBe('ada')
    const client = await connectedClient({ path: new URL(url).pathname })
    const { structuredContent } = await client.callTool({ name: WHO, arguments: {} })
    expect(structuredContent).toMatchObject({ data: { login: 'ada' } })
    const other = await post(rpc('tools/call', { name: WHO, arguments: {} }), {
      ...bearer(token),
      'x-entity-id': 'bob',
    })
    expect(other.body.result.structuredContent.data.login).toBe('ada')
  })

  it('opens the apps that it was made for, by whatever way (D1)', async () => {
    const { token } = await newToken(key, 'ada', { apps: ['Gmail'] })
    const { body } = await post(rpc('tools/list'), bearer(token))
    expect(body.result.tools.some(({ name }: { name: string }) => name.startsWith('GITHUB'))).toBe(
      false,
    )
    const ways = [
      { name: WHO, arguments: {} },
      { name: 'BEHALF_EXECUTE', arguments: { action: WHO, arguments: {} } },
      { name: 'BEHALF_GET_ACTION', arguments: { action: WHO } },
      { name: 'BEHALF_CONNECT', arguments: { app: 'github' } },
    ]
    for (const params of ways) {
      const { result } = (await post(rpc('tools/call', params), bearer(token))).body
      expect(result.isError, params.name).toBe(true)
      expect(result.structuredContent.code, params.name).toBe('forbidden')
    }
    const search = { name: 'BEHALF_SEARCH_ACTIONS', arguments: { query: 'create an issue' } }
    const found = await post(rpc('tools/call', search), bearer(token))
    const { actions } = found.body.result.structuredContent.data
    expect(actions.every(({ app }: { app: string }) => app === 'gmail')).toBe(true)
    const { items } = (await call(key, 'GET', '/v1/entities/ada/connections')).body
    const mine = { name: 'BEHALF_CONNECT', arguments: { app: 'gmail', connection_id: items[0].id } }
    const foreign = await post(rpc('tools/call', mine), bearer(token))
    expect(foreign.body.result.structuredContent.code).toBe('forbidden')
  })

  it('is not an API key, nor an API key a token (D5)', async () => {
    const { token } = await newToken(key, 'ada')
    expect((await call(token, 'GET', '/v1/apps')).status).toBe(401)
    const asBearer = new Request(`${ORIGIN}/v1/entities/ada/connections`, {
      headers: bearer(token),
    })
    expect((await worker(asBearer)).status).toBe(401)
    expect((await post(rpc('ping'), {}, `/mcp/t/${key}`)).status).toBe(401)
    expect((await post(rpc('ping'), {}, `/mcp/t/${ROOT}`)).status).toBe(401)
  })

  it('works until it is revoked, from the next request on', async () => {
    const { id, token } = await newToken(key, 'ada', { name: 'Desktop' })
    expect((await whoAmI(token)).status).toBe(200)
    const { items } = (await call(key, 'GET', '/v1/entities/ada/mcp-tokens')).body
    const listed = items.find((item: { id: string }) => item.id === id)
    expect(listed).toMatchObject({ name: 'Desktop', apps: null, lastUsedAt: expect.any(String) })
    expect(JSON.stringify(items)).not.toContain(token.slice(4, 40))
    expect((await call(key, 'DELETE', `/v1/entities/bob/mcp-tokens/${id}`)).status).toBe(404)
    expect((await call(key, 'DELETE', `/v1/entities/ada/mcp-tokens/${id}`)).status).toBe(200)
    const refused = await whoAmI(token)
    expect(refused.status).toBe(401)
    expect(refused.headers.get('www-authenticate')).toContain('error="invalid_token"')
    expect((await call(key, 'DELETE', `/v1/entities/ada/mcp-tokens/${id}`)).status).toBe(404)
  })

  it('ends with its time, and with its entity (B12)', async () => {
    const short = await call(key, 'POST', '/v1/entities/eve/mcp-tokens', { expiresIn: 59 })
    expect(codeOf(short)).toBe('invalid-request')
    const { token, expiresAt } = await newToken(key, 'eve', { expiresIn: 60 })
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(60_000)
    expect((await post(rpc('ping'), bearer(token))).status).toBe(200)
    const object = (env as unknown as Env).ENTITIES.getByName('mcp-tokens/eve')
    const later = await newToken(key, 'eve', { expiresIn: 60 })
    await runInDurableObject(object, (_, { storage }) => {
      storage.sql.exec('UPDATE mcp_token SET expires_at = ? WHERE id = ?', Date.now(), later.id)
    })
    expect((await post(rpc('ping'), bearer(later.token))).status).toBe(401)
    const { items } = (await call(key, 'GET', '/v1/entities/eve/mcp-tokens')).body
    expect(items).toHaveLength(1)
    await call(key, 'DELETE', '/v1/entities/eve')
    expect((await post(rpc('ping'), bearer(token))).status).toBe(401)
  })

  it('may do no more than the key that made it', async () => {
    const reader = { name: 'reader', actions: { deny: [WHO] } }
    const made = await call(ROOT, 'POST', '/v1/keys', reader, { 'x-project': 'mcp-tokens' })
    const { token } = await newToken(made.body.key, 'ada')
    const { result } = (await whoAmI(token)).body
    expect(result.structuredContent.code).toBe('action-not-allowed')
  })

  it('is of one entity of one project: nobody else can be named with it', async () => {
    const { token } = await newToken(key, 'ada')
    const [nonce, , project] = token.split('.')
    const bob = btoa('bob').replace(/=+$/, '')
    const forged = [`${nonce}.${bob}.${project}`, `${token}x`, token.replace('mcp_', 'cs_'), 'mcp_']
    for (const wrong of forged) expect((await whoAmI(wrong)).status, wrong).toBe(401)
  })

  it('does not come back in an error', async () => {
    const path = `/mcp/t/mcp_${'A'.repeat(43)}.YWRh.mcp-tokens`
    const { status, text, headers } = await post(rpc('ping'), {}, path)
    expect(status).toBe(401)
    expect(text).not.toContain('AAAA')
    expect(headers.get('cache-control')).toContain('no-store')
  })
})

describe('a request without what it needs', () => {
  it('is told where to find out (RFC 9728)', async () => {
    const { status, headers } = await post(rpc('ping'), {})
    expect(status).toBe(401)
    const challenge = headers.get('www-authenticate') ?? ''
    const [, address = ''] = /resource_metadata="([^"]+)"/.exec(challenge) ?? []
    expect(address).toBe(`${ORIGIN}/.well-known/oauth-protected-resource/mcp`)
    const metadata = await (await worker(new Request(address))).json()
    expect(metadata).toMatchObject({
      resource: `${ORIGIN}/mcp`,
      bearer_methods_supported: ['header'],
    })
    const root = await worker(new Request(`${ORIGIN}/.well-known/oauth-protected-resource`))
    expect(await root.json()).toEqual(metadata)
  })

  it.each([
    ['https://evil.example', 403],
    ['http://behalf.test', 403],
    ['null', 403],
    ['https://behalf.test.evil.example', 403],
    [ORIGIN, 200],
  ])('and a page of %s gets %i, whatever it knows', async (origin, status) => {
    const answer = await post(rpc('ping'), { 'x-api-key': key, origin })
    expect(answer.status).toBe(status)
  })

  it('sees through a name that was made to mean this machine', async () => {
    const ask = async (host: string, origin: string) => {
      const headers = { 'content-type': 'application/json', 'x-api-key': key, origin }
      const body = JSON.stringify(rpc('ping'))
      return (await worker(new Request(`${host}/mcp`, { method: 'POST', headers, body }))).status
    }
    expect(await ask('http://evil.example:8787', 'http://evil.example:8787')).toBe(403)
    expect(await ask('http://127.0.0.1:8787', 'http://127.0.0.1:8787')).toBe(200)
    expect(await ask('http://127.0.0.1:8787', 'http://127.0.0.1:9999')).toBe(403)
  })
})
