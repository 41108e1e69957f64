import { afterEach, expect, it, vi } from 'vitest'
import { fakeNetwork } from '../core/_fake-network.ts'
import { around, boundTo, givenTo, LOGIN_REFUSALS, testScheme } from './_contract.ts'

const PASSWORD = 'canary-password'
const facts = {
  scheme: 'BASIC_WITH_JWT',
  login: { url: 'https://api.acme.test/token', body: 'none', tokenPath: 'jwt', lifetime: 300 },
}

testScheme({
  facts,
  values: { username: 'ada', password: PASSWORD },
  app: (_, turn) => Response.json({ jwt: `canary-jwt-${turn}` }),
  puts: { headers: { authorization: 'Bearer canary-jwt-1' } },
  inside: [PASSWORD],
  outside: ['canary-jwt-1'],
  lifetime: 300,
  refusals: LOGIN_REFUSALS,
})

afterEach(() => {
  vi.restoreAllMocks()
})

it.each([
  ['user name and password', {}, { username: 'ada', password: 'ä:b' }, 'ada:ä:b'],
  ['a key', { username: '{api_key}', password: '' }, { api_key: 'k' }, 'k:'],
] as const)('BASIC_WITH_JWT logs in with %s as HTTP Basic', async (_, more, values, pair) => {
  const seen = fakeNetwork(Response.json({ jwt: 't' }))
  await boundTo({ ...facts, ...more }).make(givenTo({}, values), around)
  const basic = Buffer.from(pair, 'utf8').toString('base64')
  expect(seen[0]?.headers.get('authorization')).toBe(`Basic ${basic}`)
  expect(seen[0]?.body).toBeFalsy()
})
