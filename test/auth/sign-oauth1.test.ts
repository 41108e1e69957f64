import { createVerify, generateKeyPairSync } from 'node:crypto'
import oauthSign from 'oauth-sign'
import { describe, expect, it } from 'vitest'
import type { OAuth1Keys } from '../../src/auth/scheme.ts'
import { baseString, signature, signOAuth1 } from '../../src/auth/sign-oauth1.ts'
import type { Outgoing } from '../../src/core/http.ts'

const NOW = Date.UTC(2026, 10, 20)

const keys = (more: Partial<OAuth1Keys> = {}): OAuth1Keys => ({
  method: 'HMAC-SHA1',
  consumerKey: 'key',
  consumerSecret: 's&cret',
  token: 'token',
  tokenSecret: 'tok%n secret',
  ...more,
})

const outgoing = (url: string, more: Partial<Outgoing> = {}): Outgoing => ({
  url: new URL(url),
  method: 'POST',
  headers: new Headers(),
  ...more,
})

/** The protocol parameters of the header, decoded, and the realm. */
function headerOf({ headers }: Outgoing): Record<string, string> {
  const [, list = ''] = /^OAuth (.*)$/.exec(headers.get('authorization') ?? '') ?? []
  return Object.fromEntries(
    list.split(', ').map((pair) => {
      const [, name = '', value = ''] = /^(\w+)="([^"]*)"$/.exec(pair) ?? []
      return [name, decodeURIComponent(value)]
    }),
  )
}

/** The same request, signed by another library. */
function signedElsewhere(
  request: Outgoing,
  { method, consumerSecret, tokenSecret }: OAuth1Keys,
  form: [string, string][] = [],
): string {
  const { realm: _, oauth_signature: __, ...protocol } = headerOf(request)
  const parameters: Record<string, string | string[]> = { ...protocol }
  for (const [name, value] of [...request.url.searchParams, ...form]) {
    parameters[name] = [...(parameters[name] ?? []), value].flat()
  }
  const { origin, pathname } = request.url
  const url = `${origin}${pathname}`
  return oauthSign.sign(method, request.method, url, parameters, consumerSecret, tokenSecret)
}

describe('the examples of RFC 5849 (C7)', () => {
  const photos = { consumerKey: 'dpf43f3p2l4k3l03', consumerSecret: 'kd94hf93k423kf44' }
  const shared = {
    oauth_consumer_key: 'dpf43f3p2l4k3l03',
    oauth_signature_method: 'HMAC-SHA1',
  }

  it.each([
    {
      section: '1.2, temporary credentials',
      request: { method: 'POST', url: new URL('https://photos.example.net/initiate') },
      protocol: {
        oauth_timestamp: '137131200',
        oauth_nonce: 'wIjqoS',
        oauth_callback: 'http://printer.example.com/ready',
      },
      secrets: {},
      expected: '74KNZJeDHnMBp0EMJ9ZHt/XKycU=',
    },
    {
      section: '1.2, token credentials',
      request: { method: 'POST', url: new URL('https://photos.example.net/token') },
      protocol: {
        oauth_token: 'hh5s93j4hdidpola',
        oauth_timestamp: '137131201',
        oauth_nonce: 'walatlh',
        oauth_verifier: 'hfdp7dh39dks9884',
      },
      secrets: { tokenSecret: 'hdhd0244k9j7ao03' },
      expected: 'gKgrFCywp7rO0OXSjdot/IHF7IU=',
    },
    {
      section: '1.2, a photo',
      request: {
        method: 'GET',
        url: new URL('http://photos.example.net/photos?file=vacation.jpg&size=original'),
      },
      protocol: {
        oauth_token: 'nnch734d00sl2jdk',
        oauth_timestamp: '137131202',
        oauth_nonce: 'chapoH',
      },
      secrets: { tokenSecret: 'pfkkdhi9sl3r4s00' },
      expected: 'MdpQcU8iPSUjWoN/UDMsK2sui9I=',
    },
  ])('section $section', async ({ request, protocol, secrets, expected }) => {
    const none = new URLSearchParams()
    const all = { ...shared, ...protocol }
    const own: OAuth1Keys = { method: 'HMAC-SHA1', ...photos, ...secrets }
    expect(await signature(request, none, all, own)).toBe(expected)
  })

  const request = {
    method: 'post',
    url: new URL('http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b'),
  }
  const form = new URLSearchParams('c2&a3=2+q')
  const protocol = {
    oauth_consumer_key: '9djdj82h48djs9d2',
    oauth_token: 'kkk9d7dh3k39sjv7',
    oauth_signature_method: 'HMAC-SHA1',
    oauth_timestamp: '137131201',
    oauth_nonce: '7d8f3e4a',
  }

  it('section 3.4.1.1: query, form, repeated and empty parameters in the base string', () => {
    expect(baseString(request, form, protocol, keys())).toBe(
      'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q' +
        '%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_' +
        'key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_m' +
        'ethod%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk' +
        '9d7dh3k39sjv7',
    )
  })

  it('section 3.1, with the signature of erratum 2550', async () => {
    const own = keys({ consumerSecret: 'j49sk3j29djd', tokenSecret: 'dh893hdasih9' })
    expect(await signature(request, form, protocol, own)).toBe('r6/TJjbCOr97/+UU0NsvSne7s5g=')
  })

  it('section 3.4.1.2: another port than the default one stays', () => {
    const other = { method: 'GET', url: new URL('https://www.example.net:8080/?q=1#end') }
    expect(baseString(other, new URLSearchParams(), {}, keys())).toBe(
      'GET&https%3A%2F%2Fwww.example.net%3A8080%2F&q%3D1',
    )
  })
})

describe("the example of X's documentation (Creating a signature)", () => {
  const protocol = {
    oauth_consumer_key: 'xvz1evFS4wEEPTGEFPHBog',
    oauth_nonce: 'kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg',
    oauth_signature_method: 'HMAC-SHA1',
    oauth_timestamp: '1318622958',
    oauth_token: '370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb',
    oauth_version: '1.0',
  }
  const own = keys({
    consumerSecret: 'kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw',
    tokenSecret: 'LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE',
  })
  const form = new URLSearchParams({ status: 'Hello Ladies + Gentlemen, a signed OAuth request!' })

  it.each([
    ['1', 'tnnArxj06cWHq44gCs1OSKk/jLY='],
    ['1.1', 'hCtSmYh+iHYCEqBWrE7C7hYmtUk='],
  ])('for version %s of the API', async (version, expected) => {
    const url = `https://api.twitter.com/${version}/statuses/update.json?include_entities=true`
    const request = { method: 'POST', url: new URL(url) }
    expect(await signature(request, form, protocol, own)).toBe(expected)
  })
})

describe('signing a request', () => {
  it.each([
    'https://api.test/things',
    'https://api.test:8443/a%20b/%E1%88%B4/(c)!*',
    "https://api.test/?q=a+b&q=a%2Bb&eq=1%3D2=3&empty=&empty=&bare&z='!()*~&k%5B%5D=%F0%9F%94%91",
    'https://API.test:443/x?b=2&a=2&a=10&a=1&B=3',
  ])('agrees with another library: %s', async (url) => {
    for (const method of ['HMAC-SHA1', 'HMAC-SHA256', 'PLAINTEXT'] as const) {
      const request = outgoing(url, { method: 'GET' })
      await signOAuth1(request, keys({ method }), NOW)
      const expected =
        method === 'PLAINTEXT'
          ? 's%26cret&tok%25n%20secret'
          : signedElsewhere(request, keys({ method }))
      expect(headerOf(request)['oauth_signature']).toBe(expected)
    }
  })

  const form = 'a=1&a=x+y&%C3%BC=%2B'
  const pairs = [...new URLSearchParams(form)]
  const typed = (type: string) => new Headers({ 'content-type': type })
  const FORM = 'application/x-www-form-urlencoded'

  it.each([
    ['a form as text', { body: form, headers: typed(`${FORM}; charset=UTF-8`) }, pairs],
    [
      'a form as bytes',
      { body: Uint8Array.from(new TextEncoder().encode(form)), headers: typed(FORM) },
      pairs,
    ],
    [
      'a form as parameters, with the type that fetch sets',
      { body: new URLSearchParams(form) },
      pairs,
    ],
    ['a streamed form', { body: new Response(form).body, headers: typed(FORM) }, pairs],
    ['JSON', { body: '{"a":1}', headers: typed('application/json') }, []],
    ['text without a type', { body: form }, []],
    ['a stream of something', { body: new Response('x').body, headers: typed('image/png') }, []],
  ])('covers the parameters of %s as RFC 5849 section 3.4.1.3.1 says', async (_, more, signed) => {
    const request = outgoing('https://api.test/x?a=0', more)
    await signOAuth1(request, keys(), NOW)
    expect(headerOf(request)['oauth_signature']).toBe(signedElsewhere(request, keys(), signed))
  })

  it('leaves the body to be sent', async () => {
    const request = outgoing('https://api.test/', {
      body: new Response(form).body,
      headers: typed(FORM),
    })
    await signOAuth1(request, keys(), NOW)
    expect(request.body).toBe(form)
  })

  it('refuses to hold a streamed form without end', async () => {
    const body = new Response('a'.repeat(1024 * 1024 + 1)).body
    const request = outgoing('https://api.test/', { body, headers: typed(FORM) })
    await expect(signOAuth1(request, keys(), NOW)).rejects.toMatchObject({
      code: 'payload-too-large',
    })
  })

  it('has a timestamp in seconds and a nonce of 128 bits that never comes twice', async () => {
    const nonces = new Set<string>()
    for (let i = 0; i < 500; i++) {
      const request = outgoing('https://api.test/')
      await signOAuth1(request, keys(), NOW + 999)
      const { oauth_timestamp, oauth_nonce = '' } = headerOf(request)
      expect(oauth_timestamp).toBe(String(NOW / 1000))
      expect(oauth_nonce).toMatch(/^[0-9a-f]{32}$/)
      nonces.add(oauth_nonce)
    }
    expect(nonces.size).toBe(500)
  })

  it('puts realm, and parameters of the caller, in the header; the realm is not signed', async () => {
    const own = keys({ realm: '12345_SB1' })
    const request = outgoing('https://api.test/')
    await signOAuth1(request, own, NOW, { oauth_verifier: 'v=1' })
    const header = headerOf(request)
    expect(request.headers.get('authorization')).toMatch(/^OAuth realm="12345_SB1", /)
    expect(header['oauth_verifier']).toBe('v=1')
    expect(header['oauth_signature']).toBe(signedElsewhere(request, own))
  })

  it('names no token where there is none', async () => {
    const request = outgoing('https://api.test/')
    const { token: _, tokenSecret: __, ...own } = keys()
    await signOAuth1(request, own, NOW)
    expect(headerOf(request)).not.toHaveProperty('oauth_token')
    expect(headerOf(request)['oauth_signature']).toBe(signedElsewhere(request, own))
  })

  it('never sends PLAINTEXT in the clear (RFC 5849 section 3.4.4)', async () => {
    const request = outgoing('http://api.test/')
    await expect(signOAuth1(request, keys({ method: 'PLAINTEXT' }), NOW)).rejects.toMatchObject({
      code: 'upstream-refused',
    })
    expect(request.headers.has('authorization')).toBe(false)
  })
})

describe('RSA-SHA1 (RFC 5849 section 3.4.3)', () => {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })

  it.each([
    ['a PEM', pair.privateKey],
    ['a PEM on one line', pair.privateKey.replaceAll('\n', '\\n')],
  ])('is verified with the public key, from %s', async (_, consumerSecret) => {
    const own = keys({ method: 'RSA-SHA1', consumerSecret })
    const request = outgoing('https://api.test/x?a=b')
    await signOAuth1(request, own, NOW)
    const { oauth_signature = '', ...protocol } = headerOf(request)
    const base = oauthSign.generateBase('POST', 'https://api.test/x', { ...protocol, a: 'b' })
    const verify = createVerify('RSA-SHA1').update(base)
    expect(verify.verify(pair.publicKey, oauth_signature, 'base64')).toBe(true)
  })

  it('says whose fault a key is that is none, and does not show it', async () => {
    const own = keys({ method: 'RSA-SHA1', consumerSecret: 'not a key' })
    const signing = signOAuth1(outgoing('https://api.test/'), own, NOW)
    await expect(signing).rejects.toMatchObject({
      code: 'client-misconfigured',
      message: expect.not.stringContaining('not a key'),
    })
  })
})
