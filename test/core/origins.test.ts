import { describe, expect, it } from 'vitest'
import { isLoopback, origins } from '../../src/core/origins.ts'

const there = (setting: string | undefined, url: string) =>
  origins(setting).forward(new URL(url)).href
const back = (setting: string | undefined, url: string) =>
  origins(setting).backward(new URL(url)).href

describe('ORIGINS', () => {
  const setting = JSON.stringify({
    'https://api.acme.test': 'http://127.0.0.1:4001',
    'https://login.acme.test:8443': 'http://localhost:4002/',
  })

  it.each([
    ['https://api.acme.test/v1/a?b=c#d', 'http://127.0.0.1:4001/v1/a?b=c#d'],
    ['https://api.acme.test:443/', 'http://127.0.0.1:4001/'],
    ['https://login.acme.test:8443/x', 'http://localhost:4002/x'],
    ['https://login.acme.test/x', 'https://login.acme.test/x'],
    ['http://api.acme.test/', 'http://api.acme.test/'],
    ['https://api.acme.test.evil.test/', 'https://api.acme.test.evil.test/'],
  ])('sends %s to %s', (from, to) => {
    expect(there(setting, from)).toBe(to)
  })

  it.each([
    ['http://127.0.0.1:4001/v1/a?b=c#d', 'https://api.acme.test/v1/a?b=c#d'],
    ['http://localhost:4002/', 'https://login.acme.test:8443/'],
    ['http://127.0.0.1:4003/', 'http://127.0.0.1:4003/'],
  ])('reads %s of a stand-in as %s', (from, to) => {
    expect(back(setting, from)).toBe(to)
  })

  it.each([
    ['https://www.acme.test/mail/v1/x?y=z', 'http://127.0.0.1:4001/v1/x?y=z'],
    ['https://www.acme.test/mail', 'http://127.0.0.1:4001/'],
    ['https://www.acme.test/mail/beta/x', 'http://127.0.0.1:4002/b/x'],
    ['https://www.acme.test/mailbox', 'https://www.acme.test/mailbox'],
    ['https://www.acme.test/', 'https://www.acme.test/'],
  ])('may name the beginning of a path, the longest counts: %s, %s, and back', (from, to) => {
    const beginnings = JSON.stringify({
      'https://www.acme.test/mail': 'http://127.0.0.1:4001',
      'https://www.acme.test/mail/beta/': 'http://127.0.0.1:4002/b/',
    })
    expect(there(beginnings, from)).toBe(to)
    expect(back(beginnings, to).replace(/\/$/, '')).toBe(from.replace(/\/$/, ''))
  })

  it.each([undefined, ''])('changes nothing where it is %j', (none) => {
    expect(there(none, 'https://api.acme.test/a')).toBe('https://api.acme.test/a')
    expect(back(none, 'http://127.0.0.1:4001/a')).toBe('http://127.0.0.1:4001/a')
  })

  it.each([
    ['another host', { 'https://api.acme.test': 'https://evil.test' }],
    ['a private network', { 'https://api.acme.test': 'http://10.0.0.1' }],
    ['a name that begins like loopback', { 'https://api.acme.test': 'http://127.0.0.1.evil.test' }],
    ['a name that ends like it', { 'https://api.acme.test': 'http://evil.localhost' }],
    ['loopback as user info', { 'https://api.acme.test': 'http://127.0.0.1@evil.test' }],
    [
      'one good, one bad',
      { 'https://a.test': 'http://[::1]:1', 'https://b.test': 'http://b.test' },
    ],
    ['no URL', { 'https://api.acme.test': 'here' }],
    ['a target without an origin', { 'api.acme.test': 'http://127.0.0.1' }],
  ])('is refused when it points to %s (E2)', (_, pairs) => {
    const read = () => origins(JSON.stringify(pairs))
    expect(read).toThrow(expect.objectContaining({ code: 'not-configured' }))
  })

  it.each(['{', 'null', 'https://a.test'])('is refused when it is %j', (text) => {
    expect(() => origins(text)).toThrow(expect.objectContaining({ code: 'not-configured' }))
  })
})

describe('loopback', () => {
  it.each(['localhost', '127.0.0.1', '127.255.255.254', '[::1]'])('is %s', (host) => {
    expect(isLoopback(host)).toBe(true)
  })

  it.each(['localhost.evil.test', '128.0.0.1', '127.0.0', '1127.0.0.1', '[::2]', ''])(
    'is not %j',
    (host) => {
      expect(isLoopback(host)).toBe(false)
    },
  )
})
