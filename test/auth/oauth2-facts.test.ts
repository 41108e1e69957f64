import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeNetwork, formOf } from '../core/_fake-network.ts'
import { client, json } from '../oauth/_acme.ts'
import { around, boundTo, givenTo, NOW } from './_contract.ts'

const oauth = (facts: object = {}) =>
  boundTo({
    scheme: 'OAUTH2',
    authorizationUrl: 'https://login.acme.test/authorize',
    tokenUrl: 'https://login.acme.test/token',
    clientAuth: 'client_secret_post',
    scopes: ['default'],
    ...facts,
  })

const asked = async (facts: object, values = {}, by = client()) =>
  (await oauth(facts).begin(givenTo(by, values), 's', around)).url

async function finished(facts: object, query: string, answer: object = {}, values = {}) {
  const seen = fakeNetwork(json({ access_token: 'a', ...answer }))
  const parameters = new URLSearchParams(`code=c&state=s&${query}`)
  const callback = { parameters, state: 's', kept: 'v'.repeat(43) }
  const consent = await oauth(facts).finish(givenTo(client(), values), callback, around)
  return { seen: seen[0], consent }
}

async function refreshed(facts: object, values = {}) {
  const seen = fakeNetwork(json({ access_token: 'b' }))
  const held = { accessToken: 'a', refreshToken: 'r' }
  await oauth(facts).refresh(givenTo(client(), values), held, around)
  return { url: seen[0]?.url, form: formOf(seen[0]) }
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('the scopes of an app', () => {
  it.each([
    ['the integration’s', {}, 'read write'],
    ['fixed ones before them', { fixedScopes: ['offline'] }, 'offline read write'],
    ['each once', { fixedScopes: ['write', 'offline'] }, 'write offline read'],
    ['commas between', { fixedScopes: ['x'], scopeSeparator: ',' }, 'x,read,write'],
  ])('are asked for: %s', async (_, facts, scope) => {
    expect((await asked(facts)).searchParams.get('scope')).toBe(scope)
  })

  it('may stand in another parameter than scope', async () => {
    const { searchParams } = await asked({ scopeParam: 'user_scope' })
    expect(searchParams.get('user_scope')).toBe('read write')
    expect(searchParams.has('scope')).toBe(false)
  })

  it('may have a second list, in a parameter of its own', async () => {
    const secondScopes = { param: 'user_scope', scopes: ['chat', 'search'] }
    const { searchParams } = await asked({ secondScopes, scopeSeparator: ',' })
    expect(searchParams.get('scope')).toBe('read,write')
    expect(searchParams.get('user_scope')).toBe('chat,search')
  })

  it('are told to the house, for where nobody says otherwise', () => {
    expect(oauth().scopes).toEqual(['default'])
  })
})

describe('an address with names in it', () => {
  const facts = {
    authorizationUrl: 'https://{site}.acme.test/{org}/authorize',
    tokenUrl: 'https://{site}.acme.test/token',
    authorizationParams: { audience: '{site}' },
    tokenParams: { org: '{org}' },
  }
  const values = { site: 'Ada', org: 'a/../b' }

  it('is filled for one connection, everywhere', async () => {
    const url = await asked(facts, values)
    expect(url.href).toMatch(/^https:\/\/ada\.acme\.test\/a%2F\.\.%2Fb\/authorize\?/)
    expect(url.searchParams.get('audience')).toBe('Ada')
    const { seen } = await finished(facts, '', {}, values)
    expect(seen?.url).toBe('https://ada.acme.test/token')
    expect(formOf(seen)).toMatchObject({ org: 'a/../b' })
    expect(await refreshed(facts, values)).toMatchObject({ url: 'https://ada.acme.test/token' })
  })

  it.each(['evil.test/', 'evil.test#', 'x@evil', ''])(
    'is refused with %j in it (E4)',
    async (site) => {
      const refused = asked(facts, { ...values, site })
      await expect(refused).rejects.toMatchObject({ code: 'fields-invalid' })
    },
  )

  it('is compared with the issuer as filled (A5, RFC 9207 section 2.4)', async () => {
    const issuer = { ...facts, issuer: 'https://{site}.acme.test' }
    const right = `iss=${encodeURIComponent('https://ada.acme.test')}`
    expect((await finished(issuer, right, {}, values)).consent).toMatchObject({ refused: false })
    const wrong = finished(issuer, 'iss=https%3A%2F%2Feve.acme.test', {}, values)
    await expect(wrong).rejects.toMatchObject({ code: 'invalid-request' })
  })
})

describe('what an app tells of an account', () => {
  it('in the callback, in the token answer, in both', async () => {
    const facts = { callbackData: { realm: 'realmId' }, tokenData: { base: 'instance_url' } }
    const told = { instance_url: 'https://eu.acme.test' }
    const { consent } = await finished(facts, 'realmId=77', told)
    expect(consent).toMatchObject({ data: { realm: '77', base: 'https://eu.acme.test' } })
  })

  it('in the callback may be what the token URL needs', async () => {
    const facts = { callbackData: { dc: 'location' }, tokenUrl: 'https://{dc}.acme.test/token' }
    expect((await finished(facts, 'location=eu')).seen?.url).toBe('https://eu.acme.test/token')
    const evil = finished(facts, 'location=evil.test%2F')
    await expect(evil).rejects.toMatchObject({ code: 'fields-invalid' })
  })

  it.each([
    ['absent', ''],
    ['empty', 'realmId='],
  ])('is left out where it is %s', async (_, query) => {
    const { consent } = await finished({ callbackData: { realm: 'realmId' } }, query)
    expect(consent).toMatchObject({ data: {} })
  })

  it('is cut to what is sensible', async () => {
    const { consent } = await finished({ callbackData: { r: 'r' } }, `r=${'x'.repeat(9000)}`)
    expect(consent).toMatchObject({ data: { r: 'x'.repeat(512) } })
  })
})

describe('a refresh in an app’s own manner', () => {
  it('goes where the app wants it', async () => {
    const facts = { refreshUrl: 'https://{dc}.acme.test/refresh' }
    expect((await refreshed(facts, { dc: 'eu' })).url).toBe('https://eu.acme.test/refresh')
  })

  it('carries the parameters of every token request and its own', async () => {
    const facts = { tokenParams: { a: '1', b: '1' }, refreshParams: { b: '2', c: '{org}' } }
    const { form } = await refreshed(facts, { org: '7' })
    expect(form).toMatchObject({ a: '1', b: '2', c: '7', grant_type: 'refresh_token' })
    expect(formOf((await finished(facts, '', {}, { org: '7' })).seen)).not.toHaveProperty('c')
  })

  it('names the resource that the tokens are for, as the other steps do (RFC 8707)', async () => {
    const facts = { resource: 'https://mcp.acme.test/' }
    expect((await refreshed(facts)).form).toMatchObject(facts)
    expect(formOf((await finished(facts, '')).seen)).toMatchObject(facts)
    expect((await asked(facts)).searchParams.get('resource')).toBe(facts.resource)
  })
})

describe('the margin of an app (B6)', () => {
  const hour = { accessToken: 'a', lifetime: 3_600_000, expiresAt: NOW + 3_600_000 }
  it.each([
    ['five minutes of an hour', {}, hour, 300],
    ['a tenth of ten minutes', {}, { ...hour, lifetime: 600_000 }, 60],
    ['the app’s own', { refreshMargin: 1200 }, hour, 1200],
  ])('is %s', (_, facts, held, seconds) => {
    expect(oauth(facts).expiry(held).refreshAt).toBe(hour.expiresAt - seconds * 1000)
  })

  it('is none where nobody knows the end', () => {
    expect(oauth({ refreshMargin: 60 }).expiry({ accessToken: 'a' }).refreshAt).toBeUndefined()
  })
})
