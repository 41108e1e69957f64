import { describe, expect, it } from 'vitest'
import { secretsOn, withoutSecrets } from '../../src/auth/echo.ts'

const placed = (headers: Record<string, string>) => ({
  placed: { headers, query: {}, cookies: {} },
})

describe('the secrets on a request', () => {
  it('are those of the connection that stand on it, and no others (B14)', () => {
    const usable = placed({ authorization: 'Bearer access-token', 'x-tenant': 'tenant-of-acme' })
    const held = { accessToken: 'access-token', refreshToken: 'refresh-token' }
    expect(secretsOn(usable, {}, held, { other: 'something secret' })).toEqual(['access-token'])
  })

  it('may stand in the path', () => {
    const target = { baseUrl: 'https://api.acme.test/bot12345:secret' }
    expect(secretsOn({}, target, {}, { token: '12345:secret' })).toEqual(['12345:secret'])
  })

  it('are a password, and what it becomes with HTTP Basic', () => {
    const basic = btoa('ada:pass of ada')
    const usable = placed({ authorization: `Basic ${basic}` })
    expect(secretsOn(usable, {}, {}, { password: 'pass of ada' })).toEqual(['pass of ada', basic])
  })

  it('are the keys that sign it', () => {
    const sigv4 = {
      service: 's3',
      region: 'eu',
      accessKeyId: 'AKIA',
      secretAccessKey: 'aws-secret',
    }
    expect(secretsOn({ sigv4 }, {}, {}, {})).toEqual(['aws-secret'])
  })

  it('are long enough to be no words of everyday', () => {
    expect(secretsOn(placed({ 'x-key': 'true' }), {}, {}, { api_key: 'true' })).toEqual([])
  })
})

describe('an answer that says the credentials back', () => {
  const secret = 'p"ss\\wörd & more'
  const asked = { headers: { 'x-key': secret } }

  it.each([
    ['as they are', `you sent ${secret}!`, 'you sent ***!'],
    ['in JSON', JSON.stringify(asked), '{"headers":{"x-key":"***"}}'],
    [
      'in JSON within JSON',
      JSON.stringify({ message: JSON.stringify(asked) }),
      JSON.stringify({ message: '{"headers":{"x-key":"***"}}' }),
    ],
    ['in a URL', `/x?key=${encodeURIComponent(secret)}&b`, '/x?key=***&b'],
    ['in a form', new URLSearchParams({ key: secret, b: '1' }).toString(), 'key=***&b=1'],
    ['twice', `${secret}${secret}`, '******'],
  ])('has masks in their place: %s (B14)', (_, text, shown) => {
    expect(withoutSecrets(text, [secret])).toBe(shown)
  })

  it('is as it was where it does not', () => {
    expect(withoutSecrets('{"a":"$&"}', [secret, 'another-secret'])).toBe('{"a":"$&"}')
  })
})
