import { describe, expect, it } from 'vitest'
import { applied, boundTo, givenTo, testScheme } from './_contract.ts'

const PASSWORD = 'canary-password'

const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`

testScheme({
  facts: { scheme: 'BASIC' },
  values: { username: 'ada', password: PASSWORD },
  puts: { headers: { authorization: basic('ada', PASSWORD) } },
  outside: [PASSWORD],
})

const authorization = async (facts: object, values: Record<string, string>) => {
  const usable = boundTo({ scheme: 'BASIC', ...facts }).usable(givenTo({}, values), {})
  return (await applied(usable)).headers.get('authorization')
}

describe('HTTP Basic (RFC 7617)', () => {
  it.each([
    [
      'a key as the user name',
      { username: '{api_key}', password: '' },
      { api_key: 'k' },
      ['k', ''],
    ],
    [
      'a key as the password',
      { username: 'api', password: '{api_key}' },
      { api_key: 'k' },
      ['api', 'k'],
    ],
    [
      'a key and a fixed word',
      { username: '{api_key}', password: 'X' },
      { api_key: 'k' },
      ['k', 'X'],
    ],
    [
      'a template',
      { username: '{email}/token', password: '{api_key}' },
      { email: 'a@b.test', api_key: 'k' },
      ['a@b.test/token', 'k'],
    ],
    ['an empty password', {}, { username: 'ada', password: '' }, ['ada', '']],
    ['a password never given', {}, { username: 'ada' }, ['ada', '']],
    ['colons in the password', {}, { username: 'ada', password: 'a:b:' }, ['ada', 'a:b:']],
    ['UTF-8, section 2.1', {}, { username: 'Zoë', password: 'пароль 🔑' }, ['Zoë', 'пароль 🔑']],
  ] as const)('has %s', async (_, facts, values, [user, password]) => {
    expect(await authorization(facts, values)).toBe(basic(user, password))
  })

  it('fits the example of RFC 7617 section 2.1', async () => {
    const values = { username: 'test', password: '123£' }
    expect(await authorization({}, values)).toBe('Basic dGVzdDoxMjPCow==')
  })
})
