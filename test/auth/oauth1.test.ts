import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { applyCredentials } from '../../src/auth/apply.ts'
import { OAuth1Facts } from '../../src/auth/facts.ts'
import { oauth1 } from '../../src/auth/oauth1.ts'
import type { Given, Surroundings } from '../../src/auth/scheme.ts'
import { bind } from '../../src/auth/schemes.ts'
import { type Outgoing, send } from '../../src/core/http.ts'
import { fakeNetwork } from '../core/_fake-network.ts'
import { CONSUMER, type Photos, servePhotos } from './_photos.ts'

const NOW = Date.UTC(2026, 10, 20)
const STATE = 'nonce.of+ours/='

const facts = OAuth1Facts.parse({
  scheme: 'OAUTH1',
  requestTokenUrl: 'https://{host}/initiate?lang=de&perms=a+b',
  authorizationUrl: 'https://photos.test/authorize',
  accessTokenUrl: 'https://photos.test/token',
  authorizationParams: { perms: '{perms}' },
  tokenData: { userId: 'user_nsid', fullName: 'fullname', absent: 'absent' },
  realm: 'Photos of {host}',
})

let photos: Photos
let around: Surroundings
beforeAll(async () => {
  photos = await servePhotos()
  around = { origins: photos.origins, now: NOW }
})
afterAll(() => photos.close())
afterEach(() => {
  photos.next = undefined
  photos.seen.length = 0
  vi.restoreAllMocks()
})

const given = (more: Partial<Given['client']> = {}): Given => ({
  client: {
    ...CONSUMER,
    redirectUri: 'https://behalf.test/callback/photos?tenant=a%20b',
    scopes: [],
    ...more,
  },
  values: { host: 'photos.test', perms: 'read write' },
})

/** The browser's part: to the app's page, and back with what it says. */
async function visit(url: URL): Promise<URL> {
  const response = await fetch(photos.origins.forward(url), { redirect: 'manual' })
  return new URL(response.headers.get('location') ?? '')
}

const scheme = (more: Partial<OAuth1Facts> = {}) => bind({ ...facts, ...more })

async function connected(more: Partial<OAuth1Facts> = {}) {
  const bound = scheme(more)
  const { url, kept } = await bound.begin(given(), STATE, around)
  const { searchParams: parameters } = await visit(url)
  return bound.finish(given(), { parameters, state: STATE, kept }, around)
}

/** A callback for a fresh trip, changed by the test. */
async function callback(change: (parameters: URLSearchParams) => void) {
  const { url, kept } = await scheme().begin(given(), STATE, around)
  const { searchParams: parameters } = await visit(url)
  change(parameters)
  return scheme().finish(given(), { parameters, state: STATE, kept }, around)
}

describe('three-legged OAuth 1.0a, verified by another library', () => {
  it.each(['HMAC-SHA1', 'HMAC-SHA256', 'PLAINTEXT'] as const)('%s', async (signature) => {
    const consent = await connected({ signature })
    if (consent.refused) throw new Error('refused')
    expect(consent.data).toEqual({ userId: '21207597@N07', fullName: 'Jamal Fanaian' })

    const request: Outgoing = {
      url: new URL('https://photos.test/photos/a%20b?size=original&tag=x+y&tag=&q=%3D1=2'),
      method: 'POST',
      headers: new Headers(),
      body: new URLSearchParams([
        ['tag', 'ä&ö'],
        ['tag', ''],
      ]),
    }
    await applyCredentials(request, scheme({ signature }).usable(given(), consent.credentials), NOW)
    const options = { origins: photos.origins, hosts: ['photos.test'] }
    const response = await send(request, options)
    expect([response.status, await response.text()]).toEqual([200, 'a photo'])
    expect(photos.seen.map((it) => it['oauth_signature_method'])).toEqual(Array(3).fill(signature))
    expect(photos.seen.map(({ realm }) => realm)).toEqual(Array(3).fill('Photos of photos.test'))
  })

  it('asks with a callback that holds the state and keeps the redirect URI byte for byte', async () => {
    const { url } = await scheme().begin(given(), STATE, around)
    expect(photos.seen[0]).toMatchObject({
      method: 'POST',
      realm: 'Photos of photos.test',
      oauth_callback: `https://behalf.test/callback/photos?tenant=a%20b&state=${encodeURIComponent(STATE)}`,
    })
    expect(photos.seen[0]).not.toHaveProperty('oauth_token')
    const back = await visit(url)
    expect(back.searchParams.get('state')).toBe(STATE)
    expect(back.searchParams.get('tenant')).toBe('a b')
    await scheme().begin(given({ redirectUri: 'https://behalf.test/cb' }), 's', around)
    expect(photos.seen[1]).toMatchObject({ oauth_callback: 'https://behalf.test/cb?state=s' })
  })

  it('sends the browser on with the temporary token and the parameters of the app', async () => {
    const { url, kept } = await scheme().begin(given(), STATE, around)
    expect(`${url.origin}${url.pathname}`).toBe('https://photos.test/authorize')
    const { token, tokenSecret } = JSON.parse(kept) as Record<string, string>
    expect(Object.fromEntries(url.searchParams)).toEqual({
      oauth_token: token,
      perms: 'read write',
    })
    expect(tokenSecret).toBeTruthy()
  })

  it('takes a server that never confirms the callback, as the verifier is wanted anyway', async () => {
    photos.next = { status: 200, body: 'oauth_token=a%2Bb&oauth_token_secret=' }
    const { kept } = await scheme().begin(given(), STATE, around)
    expect(JSON.parse(kept)).toEqual({ token: 'a+b', tokenSecret: '' })
  })
})

describe('a callback', () => {
  it.each([
    ['of another state', (it: URLSearchParams) => it.set('state', 'other')],
    ['without a state', (it: URLSearchParams) => it.delete('state')],
    ['of another token', (it: URLSearchParams) => it.set('oauth_token', 'other')],
    ['without a token', (it: URLSearchParams) => it.delete('oauth_token')],
    ['without a verifier', (it: URLSearchParams) => it.delete('oauth_verifier')],
    ['with an empty verifier', (it: URLSearchParams) => it.set('oauth_verifier', '')],
  ])('%s goes no further', async (_, change) => {
    await expect(callback(change)).rejects.toMatchObject({ code: 'invalid-request' })
    expect(photos.seen).toHaveLength(1) // the temporary credentials; no exchange
  })

  it.each([
    ['denied=token', 'access_denied'],
    ['error=access_denied', 'access_denied'],
    ['oauth_problem=permission_denied', 'access_denied'],
    ['oauth_problem=user_refused', 'access_denied'],
    ['error=%3Cscript%3Eserver_error', 'scriptserver_error'],
  ])('with %s is a refusal', async (query, error) => {
    const consent = callback((it) => {
      it.delete('oauth_verifier')
      for (const [name, value] of new URLSearchParams(query)) it.set(name, value)
    })
    expect(await consent).toEqual({ refused: true, error })
    expect(photos.seen).toHaveLength(1)
  })

  it('of a user who said no is a refusal', async () => {
    const { url, kept } = await scheme().begin(given(), STATE, around)
    url.searchParams.set('deny', '')
    const { searchParams: parameters } = await visit(url)
    const ended = scheme().finish(given(), { parameters, state: STATE, kept }, around)
    expect(await ended).toEqual({ refused: true, error: 'access_denied' })
  })

  it('with a verifier that is none ends in consent-revoked', async () => {
    const ended = callback((it) => it.set('oauth_verifier', 'guess'))
    await expect(ended).rejects.toMatchObject({
      code: 'consent-revoked',
      facts: { error: 'token_rejected' },
    })
  })
})

describe('a server that gives no credentials', () => {
  const begin = (client = {}) => scheme().begin(given(client), STATE, around)
  const finish = (answer: Photos['next']) =>
    callback(() => {
      photos.next = answer
    })

  it.each([
    ['a secret', { clientSecret: 'wrong' }, 'signature_invalid'],
    ['a client', { clientId: 'wrong' }, 'consumer_key_unknown'],
  ])('blames the client for %s that is wrong', async (_, client, error) => {
    await expect(begin(client)).rejects.toMatchObject({
      code: 'client-misconfigured',
      facts: { error },
    })
  })

  it.each([
    [400, '', 'client-misconfigured', 'consent-revoked'],
    [401, '', 'client-misconfigured', 'consent-revoked'],
    [403, '<p>Callback URL not approved</p>', 'client-misconfigured', 'consent-revoked'],
    [401, 'oauth_problem=consumer_key_rejected', 'client-misconfigured', 'client-misconfigured'],
    [429, '', 'upstream-unavailable', 'upstream-unavailable'],
    [500, '', 'upstream-unavailable', 'upstream-unavailable'],
    [302, '', 'upstream-unavailable', 'upstream-unavailable'],
    [200, '<html>', 'upstream-unavailable', 'upstream-unavailable'],
    [200, 'oauth_token=only', 'upstream-unavailable', 'upstream-unavailable'],
  ])('with %i %s: %s at first, %s at last', async (status, body, first, last) => {
    const headers = { 'retry-after': '7', location: 'https://photos.test/elsewhere' }
    photos.next = { status, body, headers }
    await expect(begin()).rejects.toMatchObject({ code: first })
    await expect(finish({ status, body, headers })).rejects.toMatchObject({ code: last })
  })

  it('says when to come again, and nothing of the body', async () => {
    photos.next = { status: 429, body: 'secret', headers: { 'retry-after': '7' } }
    await expect(begin()).rejects.toMatchObject({
      facts: { retry_after: 7 },
      message: expect.not.stringContaining('secret'),
    })
  })

  it('as it cannot be reached is unavailable', async () => {
    fakeNetwork(new TypeError('connection refused'))
    await expect(begin()).rejects.toMatchObject({ code: 'upstream-unavailable' })
  })
})

describe('token credentials', () => {
  it('leave the entity with the keys that sign, under the realm', () => {
    const held = { token: 't', tokenSecret: 'ts' }
    expect(oauth1.usable(facts, given(), held)).toEqual({
      oauth1: {
        method: 'HMAC-SHA1',
        consumerKey: CONSUMER.clientId,
        consumerSecret: CONSUMER.clientSecret,
        token: 't',
        tokenSecret: 'ts',
        realm: 'Photos of photos.test',
      },
    })
  })

  it('come from elsewhere by their names on the wire', () => {
    const fields = { oauth_token: 't', oauth_token_secret: 's', account: '12345' }
    expect(oauth1.adopt?.(facts, fields, NOW)).toEqual({
      credentials: { token: 't', tokenSecret: 's' },
      data: { account: '12345' },
    })
    expect(() => oauth1.adopt?.(facts, { oauth_token: 't' }, NOW)).toThrow(/oauth_token_secret/)
  })

  it('are not refreshed', () => {
    expect(scheme().refreshable({ token: 't', tokenSecret: 's' })).toBe(false)
  })
})
