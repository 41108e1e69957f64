import { describe, expect, it } from 'vitest'
import { applied, around, boundTo, givenTo, request, testScheme } from './_contract.ts'

const KEY = 'canary-key'

testScheme({
  facts: { scheme: 'API_KEY', put: { headers: { 'x-api-key': '{api_key}' } } },
  values: { api_key: KEY },
  puts: { headers: { 'x-api-key': KEY } },
  outside: [KEY],
})

/** A request with a key put on it as the facts say. */
async function put(
  place: object,
  values: Record<string, string> = { api_key: KEY },
  body: string | null = null,
) {
  const bound = boundTo({ scheme: 'API_KEY', put: place })
  const { credentials } = await bound.make(givenTo({}, values), around)
  return applied(bound.usable(givenTo({}, values), credentials), { ...request(), body })
}

describe('a key', () => {
  it.each([
    ['in a header', { headers: { 'X-Api-Key': '{api_key}' } }, 'x-api-key', KEY],
    [
      'with a prefix',
      { headers: { authorization: 'Token {api_key}' } },
      'authorization',
      `Token ${KEY}`,
    ],
    [
      'quoted',
      { headers: { authorization: 'Token token="{api_key}"' } },
      'authorization',
      `Token token="${KEY}"`,
    ],
    ['in a cookie', { cookies: { session: '{api_key}' } }, 'cookie', `session=${KEY}`],
  ])('goes %s', async (_, place, name, value) => {
    expect((await put(place)).headers.get(name)).toBe(value)
  })

  it.each([KEY, 'a&b=c', 'ä #/?', '%20', 'a+b'])(
    'goes into the query, whatever it is: %j',
    async (key) => {
      const { url } = await put({ query: { key: '{api_key}' } }, { api_key: key })
      const read = new URL(url.href)
      expect(Object.fromEntries(read.searchParams)).toEqual({ a: 'b', key })
      expect([read.host, read.pathname, read.hash]).toEqual(['api.acme.test', '/v1/things/7', ''])
    },
  )

  it('takes the place of what a caller put there', async () => {
    const bound = boundTo({
      scheme: 'API_KEY',
      put: { headers: { 'x-key': '{k}' }, query: { a: '{k}' } },
    })
    const made = request()
    made.headers.set('X-Key', 'forged')
    const { url, headers } = await applied(bound.usable(givenTo({}, { k: KEY }), {}), made)
    expect([headers.get('x-key'), url.searchParams.getAll('a')]).toEqual([KEY, [KEY]])
  })

  it('may be several values, in several places', async () => {
    const place = { headers: { 'x-id': '{id}', 'x-key': '{key}' }, query: { both: '{id}:{key}' } }
    const { headers, url } = await put(place, { id: '7', key: KEY })
    expect([headers.get('x-id'), headers.get('x-key')]).toEqual(['7', KEY])
    expect(url.searchParams.get('both')).toBe(`7:${KEY}`)
  })

  it.each([
    ['not given', { api_key: KEY }],
    ['empty', { api_key: KEY, org: '' }],
  ])('leaves out a place whose optional field was %s', async (_, values) => {
    const place = {
      headers: { 'x-key': '{api_key}', 'x-org': 'org {org}' },
      query: { org: '{org}' },
      cookies: { org: '{org}' },
    }
    const { headers, url } = await put(place, values as Record<string, string>)
    expect(Object.fromEntries(headers)).toEqual({ accept: 'x/y', 'x-key': KEY })
    expect(url.search).toBe('?a=b')
  })

  it.each([
    ['an object', '{"to":"ada"}', { to: 'ada', key: KEY }],
    ['an object that names a key of its own', '{"key":"mine"}', { key: KEY }],
    ['nothing', null, { key: KEY }],
  ])('may stand in a JSON body that is %s', async (_, body, expected) => {
    const sent = await put({ json: { key: '{api_key}' } }, { api_key: KEY }, body)
    expect(JSON.parse(String(sent.body))).toEqual(expected)
    expect(sent.headers.get('content-type')).toBe('application/json')
  })

  it('leaves the rest of a JSON body as it was written: ids of 64 bits are not rounded', async () => {
    const body = ' { "id": 9007199254740993, "price": 1.10, "of": {"key": 1} } '
    const sent = await put({ json: { key: '{api_key}', org: 'a"b' } }, { api_key: KEY }, body)
    const written = ` { "id": 9007199254740993, "price": 1.10, "of": {"key": 1} ,"key":${JSON.stringify(KEY)},"org":"a\\"b"}`
    expect(sent.body).toBe(written)
  })

  it('leaves a body alone that is no JSON object', async () => {
    const sent = await put({ json: { key: '{api_key}' } }, { api_key: KEY }, 'a=b')
    expect(sent.body).toBe('a=b')
  })

  it('never ends, and needs neither client nor consent', () => {
    const bound = boundTo({ scheme: 'API_KEY', put: {} })
    expect(bound).toMatchObject({ needsClient: false, needsConsent: false })
    expect([bound.expiry({}), bound.refreshable({})]).toEqual([{}, false])
  })

  it.each(['ключ', 'key…', 'key\u200b'])(
    'that no header can hold is a fault of the field, not of ours: %j',
    async (key) => {
      const work = put({ headers: { 'x-key': '{api_key}' } }, { api_key: key })
      await expect(work).rejects.toMatchObject({ code: 'fields-invalid' })
    },
  )
})
