import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { applyCredentials } from '../../src/auth/apply.ts'
import { DcrCredentials } from '../../src/auth/dcr-oauth.ts'
import { DcrFacts } from '../../src/auth/facts.ts'
import type { Given, Surroundings } from '../../src/auth/scheme.ts'
import { bind, NO_CLIENT } from '../../src/auth/schemes.ts'
import { type Outgoing, send } from '../../src/core/http.ts'
import { ISSUER, type Mcp, REDIRECT_URI, RESOURCE, serveMcp } from './_mcp.ts'

const NOW = Date.now()
const STATE = 'a-state-of-ours'

const scheme = bind(DcrFacts.parse({ scheme: 'DCR_OAUTH', serverUrl: '{server_url}' }))

const given = (client: Partial<Given['client']> = {}): Given => ({
  client: { ...NO_CLIENT, redirectUri: REDIRECT_URI, ...client },
  values: { server_url: RESOURCE },
})

let mcp: Mcp
let around: Surroundings
const serve = (...methods: Parameters<typeof serveMcp>[0]) => {
  beforeAll(async () => {
    mcp = await serveMcp(methods)
    around = { origins: mcp.origins, now: NOW }
  })
  afterAll(() => mcp.close())
  afterEach(() => {
    mcp.asked.length = 0
    vi.restoreAllMocks()
  })
}

async function finished(client: Partial<Given['client']> = {}) {
  const { url, kept } = await scheme.begin(given(client), STATE, around)
  const parameters = await mcp.consent(url)
  return scheme.finish(given(client), { parameters, state: STATE, kept }, around)
}

async function connected(client: Partial<Given['client']> = {}) {
  const consent = await finished(client)
  if (consent.refused) throw new Error(`refused: ${consent.error}`)
  return { ...consent, held: DcrCredentials.parse(consent.credentials) }
}

async function call(credentials: unknown) {
  const request: Outgoing = { url: new URL(RESOURCE), method: 'GET', headers: new Headers() }
  await applyCredentials(request, scheme.usable(given(), credentials), NOW)
  const response = await send(request, { origins: mcp.origins, hosts: ['mcp.test'] })
  return { status: response.status, body: response.ok ? await response.json() : undefined }
}

const bodies = (path: string) => mcp.asked.filter((it) => it.path === path).map((it) => it.body)

describe.each([
  ['none', ['none', 'client_secret_basic', 'client_secret_post']],
  ['client_secret_basic', ['client_secret_basic', 'client_secret_post']],
  ['client_secret_post', ['client_secret_post']],
] as const)('a client registered with %s', (method, offered) => {
  serve(...offered)

  it('is registered, and gets tokens for the resource that it renews and gives back', async () => {
    const { held, scopes } = await connected()
    expect(bodies('/reg')).toEqual([
      {
        client_name: 'Behalf',
        redirect_uris: [REDIRECT_URI],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: method,
      },
    ])
    expect(scopes).toEqual(['things:read'])
    expect(held.expiresAt).toBe(NOW + 600_000)
    expect(held.client.clientSecret === '').toBe(method === 'none')
    expect(await call(held)).toEqual({
      status: 200,
      body: { account: 'ada', scope: 'things:read' },
    })

    const renewed = (await scheme.refresh(given(), held, around)).credentials as typeof held
    expect(renewed.accessToken).not.toBe(held.accessToken)
    expect(renewed.refreshToken).not.toBe(held.refreshToken)
    expect(renewed).toMatchObject({ provider: held.provider, client: held.client })
    expect(await call(renewed)).toMatchObject({ status: 200 })

    expect(await scheme.revoke(given(), renewed, around)).toBe(true)
    expect(await call(renewed)).toMatchObject({ status: 401 })
    await expect(scheme.refresh(given(), renewed, around)).rejects.toMatchObject({
      code: 'consent-revoked',
    })
  })

  it('names the resource at all three endpoints (RFC 8707)', async () => {
    const { url } = await scheme.begin(given(), STATE, around)
    expect(url.searchParams.get('resource')).toBe(RESOURCE)
    const { held } = await connected()
    await scheme.refresh(given(), held, around)
    const tokens = bodies('/token')
    expect(tokens.map((it) => it['grant_type'])).toEqual(['authorization_code', 'refresh_token'])
    expect(tokens.map((it) => it['resource'])).toEqual([RESOURCE, RESOURCE])
  })

  it('proves itself in this one way, everywhere', async () => {
    const { held } = await connected()
    await scheme.refresh(given(), held, around)
    await scheme.revoke(given(), held, around)
    const proofs = mcp.asked.filter(({ path }) => path !== '/reg')
    expect(proofs).toHaveLength(4)
    for (const { authorization, body } of proofs) {
      expect(authorization !== undefined).toBe(method === 'client_secret_basic')
      expect('client_secret' in body).toBe(method === 'client_secret_post')
      expect('client_id' in body).toBe(method !== 'client_secret_basic')
    }
  })
})

describe('discovery and registration, with a certified server', () => {
  serve('none', 'client_secret_basic')

  it('asks with PKCE, in S256, and keeps the verifier to itself (RFC 7636)', async () => {
    const { url, kept } = await scheme.begin(given(), STATE, around)
    expect(url.origin).toBe(ISSUER)
    expect(url.searchParams.get('code_challenge_method')).toBe('S256')
    const { verifier } = JSON.parse(kept) as { verifier: string }
    expect(verifier).toMatch(/^[\w-]{43}$/)
    expect(url.href).not.toContain(verifier)
  })

  it('asks for what the integration wants, else for what the resource says', async () => {
    const own = await scheme.begin(given({ scopes: ['things:write'] }), STATE, around)
    expect(own.url.searchParams.get('scope')).toBe('things:write')
    const told = await scheme.begin(given(), STATE, around)
    expect(told.url.searchParams.get('scope')).toBe('things:read offline_access')
    expect(told.url.searchParams.get('prompt')).toBe('consent')
  })

  it('ends in a refusal where the user says no', async () => {
    const { url, kept } = await scheme.begin(given(), STATE, around)
    const parameters = await mcp.refuse(url)
    const ended = scheme.finish(given(), { parameters, state: STATE, kept }, around)
    expect(await ended).toEqual({ refused: true, error: 'access_denied' })
  })

  it.each([
    ['another iss', (it: URLSearchParams) => it.set('iss', 'https://evil.test')],
    ['no iss, though one was promised', (it: URLSearchParams) => it.delete('iss')],
    ['another state', (it: URLSearchParams) => it.set('state', 'other')],
  ])('trusts no callback with %s (RFC 9207)', async (_, change) => {
    const { url, kept } = await scheme.begin(given(), STATE, around)
    const parameters = await mcp.consent(url)
    change(parameters)
    const ended = scheme.finish(given(), { parameters, state: STATE, kept }, around)
    await expect(ended).rejects.toMatchObject({ code: 'invalid-request' })
    expect(bodies('/token')).toEqual([])
  })

  it('wants the user back where the server forgot the client, and registers anew then', async () => {
    const { held } = await connected()
    await mcp.forget(held.client.clientId)
    await expect(scheme.refresh(given(), held, around)).rejects.toMatchObject({
      code: 'consent-revoked',
      facts: { error: 'invalid_client' },
    })
    const again = await connected()
    expect(again.held.client.clientId).not.toBe(held.client.clientId)
    expect(bodies('/reg')).toHaveLength(2)
  })

  it("takes the developer's client in place of a registration, with its latest secret", async () => {
    const { held: first } = await connected()
    const { clientId } = first.client
    mcp.asked.length = 0
    const { held } = await connected({ clientId })
    expect(bodies('/reg')).toEqual([])
    expect(held.client).toEqual({ clientId, clientSecret: '', registered: false })
    expect(await call(held)).toMatchObject({ status: 200 })

    await mcp.forget(clientId)
    await expect(scheme.refresh(given({ clientId }), held, around)).rejects.toMatchObject({
      code: 'client-misconfigured',
    })
    const turned = { ...held, provider: { ...held.provider, clientAuth: 'client_secret_basic' } }
    const client = { clientId, clientSecret: 'rotated' }
    await scheme.refresh(given(client), turned, around).catch(() => undefined)
    const [, proof = ''] = /^Basic (.+)$/.exec(mcp.asked.at(-1)?.authorization ?? '') ?? []
    expect(decodeURIComponent(atob(proof))).toBe(`${clientId}:rotated`)
  })

  it('never turns to a server that is not public, whatever is asked', async () => {
    for (const server_url of ['https://127.0.0.1/mcp', 'https://x.internal', 'http://mcp.test']) {
      const begun = scheme.begin({ ...given(), values: { server_url } }, STATE, around)
      await expect(begun).rejects.toMatchObject({
        code: expect.stringMatching(/^(?:fields-invalid|upstream-refused)$/),
      })
    }
  })
})
