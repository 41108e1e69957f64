import { describe, expect, it } from 'vitest'
import type { SigV4Keys } from '../../src/auth/scheme.ts'
import { signSigV4 } from '../../src/auth/sign-sigv4.ts'
import type { Outgoing } from '../../src/core/http.ts'

const SUITE: SigV4Keys = {
  service: 'service',
  region: 'us-east-1',
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
}
const SUITE_TIME = Date.parse('2015-08-30T12:36:00Z')
const FORM = 'application/x-www-form-urlencoded'

const outgoing = (url: string, more: Partial<Outgoing> = {}): Outgoing => ({
  url: new URL(url),
  method: 'GET',
  headers: new Headers(),
  ...more,
})

const bytesOf = (text: string) => Uint8Array.from(new TextEncoder().encode(text))

const typed = (type: string) => new Headers({ 'content-type': type })

async function signed(request: Outgoing, keys = SUITE, now = SUITE_TIME) {
  await signSigV4(request, keys, now)
  const header = request.headers.get('authorization') ?? ''
  const [, credential, headers, signature] =
    /^AWS4-HMAC-SHA256 Credential=(\S+), SignedHeaders=(\S+), Signature=(\S+)$/.exec(header) ?? []
  return { credential, headers, signature }
}

describe('the AWS signature test suite (aws-sig-v4-test-suite)', () => {
  const origin = 'https://example.amazonaws.com'

  it.each([
    [
      'get-vanilla',
      outgoing(`${origin}/`),
      'host;x-amz-date',
      '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
    ],
    [
      'get-vanilla-query-order-key-case',
      outgoing(`${origin}/?Param2=value2&Param1=value1`),
      'host;x-amz-date',
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    ],
    [
      'get-unreserved',
      outgoing(`${origin}/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz`),
      'host;x-amz-date',
      '07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f',
    ],
    [
      'post-vanilla',
      outgoing(`${origin}/`, { method: 'POST' }),
      'host;x-amz-date',
      '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
    ],
    [
      'post-x-www-form-urlencoded',
      outgoing(`${origin}/`, { method: 'POST', headers: typed(FORM), body: 'Param1=value1' }),
      'content-type;host;x-amz-date',
      'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
    ],
  ])('%s', async (_, request, headers, signature) => {
    const credential = 'AKIDEXAMPLE/20150830/us-east-1/service/aws4_request'
    expect(await signed(request)).toEqual({ credential, headers, signature })
    expect(request.headers.get('x-amz-date')).toBe('20150830T123600Z')
    expect(request.headers.has('x-amz-content-sha256')).toBe(false)
  })
})

/**
 * The suite's get-utf8 sends the path's bytes raw, which no URL does; encoded, it is encoded once
 * more in the canonical request, for all services but S3.
 */
describe("what AWS's own signer (@smithy/signature-v4 5) makes of the same requests", () => {
  it.each([
    ['get-utf8, encoded', '/ሴ', '697b34846207a3f72246f99d74ae1ee4fe54f44bb06730c58a0d339eb079596d'],
    [
      'a path with spaces and marks',
      '/a%20b/c!d',
      'ca63e1ea93f14809f0b044ab806753a6bdbf552f519292f7535aaed6b4f9f87a',
    ],
    [
      'a query with a space, however it is written',
      '/?q=a+b%2Bc/*',
      '5777f4740d925686a0a7def6a65f25f588128e159985fcf6c0c590aeb698f9c7',
    ],
    [
      'a query with a space, percent-encoded',
      '/?q=a%20b%2Bc%2F%2A',
      '5777f4740d925686a0a7def6a65f25f588128e159985fcf6c0c590aeb698f9c7',
    ],
  ])('%s', async (_, path, signature) => {
    const request = outgoing(`https://example.amazonaws.com${path}`)
    expect(await signed(request)).toMatchObject({ signature })
    expect(request.url.search).not.toContain('+')
  })

  it('a session token', async () => {
    const request = outgoing('https://example.amazonaws.com/')
    const keys = { ...SUITE, sessionToken: 'token/of+session==' }
    expect(await signed(request, keys)).toMatchObject({
      headers: 'host;x-amz-date;x-amz-security-token',
      signature: '5787cacda8c081e85d546c97141f5747465d43e8a79fe8be5d6c59c8e1544f47',
    })
    expect(request.headers.get('x-amz-security-token')).toBe('token/of+session==')
  })
})

describe("the examples of S3's documentation (sig-v4-header-based-auth)", () => {
  const keys = {
    ...SUITE,
    service: 's3',
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  }
  const time = Date.parse('2013-05-24T00:00:00Z')
  const bucket = 'https://examplebucket.s3.amazonaws.com'
  const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

  it.each([
    [
      'GET Object',
      outgoing(`${bucket}/test.txt`, { headers: new Headers({ range: 'bytes=0-9' }) }),
      'host;range;x-amz-content-sha256;x-amz-date',
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
      nothing,
    ],
    [
      'PUT Object',
      outgoing(`${bucket}/test$file.text`, {
        method: 'PUT',
        headers: new Headers({
          date: 'Fri, 24 May 2013 00:00:00 GMT',
          'x-amz-storage-class': 'REDUCED_REDUNDANCY',
        }),
        body: bytesOf('Welcome to Amazon S3.'),
      }),
      'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
      '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
    ],
    [
      'GET Bucket Lifecycle',
      outgoing(`${bucket}/?lifecycle`),
      'host;x-amz-content-sha256;x-amz-date',
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
      nothing,
    ],
    [
      'List Objects',
      outgoing(`${bucket}/?max-keys=2&prefix=J`),
      'host;x-amz-content-sha256;x-amz-date',
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
      nothing,
    ],
  ])('%s', async (_, request, headers, signature, hash) => {
    expect(await signed(request, keys, time)).toMatchObject({ headers, signature })
    expect(request.headers.get('x-amz-content-sha256')).toBe(hash)
  })

  it('a stream goes unsigned', async () => {
    const request = outgoing(`${bucket}/a%20b.txt`, { method: 'PUT', body: new Response('x').body })
    expect(await signed(request, keys, time)).toMatchObject({
      signature: 'd4410a2ae43e82f01ad0d82e10759c8372d7b9f8c6aa77958e490ccdda17ae89',
    })
    expect(request.headers.get('x-amz-content-sha256')).toBe('UNSIGNED-PAYLOAD')
    expect(request.body).toBeInstanceOf(ReadableStream)
  })
})

describe('the body of a signed request', () => {
  it('is the same signed as text, as bytes and as parameters', async () => {
    const url = 'https://example.amazonaws.com/'
    const type = 'application/x-www-form-urlencoded;charset=UTF-8'
    const [text, bytes, parameters] = await Promise.all([
      signed(outgoing(url, { method: 'POST', headers: typed(type), body: 'a=x+y' })),
      signed(
        outgoing(url, {
          method: 'POST',
          headers: typed(type),
          body: bytesOf('a=x+y'),
        }),
      ),
      signed(outgoing(url, { method: 'POST', body: new URLSearchParams({ a: 'x y' }) })),
    ])
    expect(bytes).toEqual(text)
    expect(parameters).toEqual(text)
  })

  it('counts: another one has another signature', async () => {
    const url = 'https://example.amazonaws.com/'
    const [one, two] = await Promise.all([
      signed(outgoing(url, { method: 'POST', body: 'a' })),
      signed(outgoing(url, { method: 'POST', body: 'b' })),
    ])
    expect(one.signature).not.toBe(two.signature)
  })
})

it('leaves out of the signature what may change on the way', async () => {
  const headers = new Headers({ accept: '*/*', 'accept-encoding': 'gzip', 'user-agent': 'behalf' })
  const request = outgoing('https://example.amazonaws.com/', { headers })
  expect(await signed(request)).toMatchObject({ headers: 'host;x-amz-date' })
  expect(request.headers.get('user-agent')).toBe('behalf')
})
