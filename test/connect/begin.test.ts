import { describe, expect, it } from 'vitest'
import { callbackUrl, checkedReturnUrl, withLink } from '../../src/connect/begin.ts'
import { parseTicket } from '../../src/connect/ticket.ts'
import { ProjectId } from '../../src/core/ids.ts'
import type { Begun } from '../../src/entity/steps.ts'

describe('where the browser is sent in the end', () => {
  it.each([
    ['https://acme.test', 'https://acme.test/'],
    ['https://acme.test/done?a=b&c=%20d#e', 'https://acme.test/done?a=b&c=%20d#e'],
    ['http://localhost:3000/done', 'http://localhost:3000/done'],
    ['HTTPS://ACME.test/Done', 'https://acme.test/Done'],
    ['https://acme.test:8443/', 'https://acme.test:8443/'],
    ['https://münchen.test/', 'https://xn--mnchen-3ya.test/'],
    ['https://acme.test/?next=//evil.test', 'https://acme.test/?next=//evil.test'],
  ])('may be %s', (url, href) => {
    expect(checkedReturnUrl(url)).toBe(href)
  })

  it.each([undefined, ''])('may be left open: %j', (none) => {
    expect(checkedReturnUrl(none)).toBeNull()
  })

  it.each([
    ...[
      'javascript:alert(1)',
      'JavaScript:alert(1)',
      'java\nscript:alert(1)',
      ' javascript:alert(1)',
    ],
    ...[
      'javascript://acme.test/%0aalert(1)',
      'data:text/html,<script>',
      'vbscript:x',
      'blob:https://a.test/1',
    ],
    ...[
      'file:///etc/passwd',
      'ftp://acme.test/',
      'ws://acme.test/',
      'intent://x#Intent;end',
      'acme:done',
    ],
    ...[
      '//evil.test',
      '///evil.test',
      '/\\evil.test',
      '\\\\evil.test',
      '\\/evil.test',
      '/done',
      'done',
    ],
    ...['./done', '../done', '?done', '#done', 'acme.test', 'acme.test/done', 'localhost:3000'],
    ...['https:evil.test', 'https:/evil.test', 'https:///evil.test', 'https:\\\\evil.test'],
    ...['https:/\\evil.test', 'https://\\evil.test', 'ht\ntps://evil.test', 'https:\n//evil.test'],
    ...['https://user@evil.test', 'https://user:pw@evil.test', 'https://acme.test@evil.test/'],
    ...[
      'https://acme.test%40x@evil.test',
      'https://:pw@evil.test',
      'http://acme.test:80@evil.test',
    ],
    ...[
      'https://',
      'https:// acme.test',
      'https://a b',
      'https://[::1',
      'https://a.test:99999',
      'null',
    ],
    ...[
      'https://@evil.test/',
      'https://:@evil.test/',
      'https://acme.test:@evil.test/',
      'http://@acme.test',
    ],
    ...['https://acme.test\\@evil.test', 'https://acme.test\t/x', 'https://acme.test\n.evil.test/'],
    ...[' https://acme.test', '\thttps://acme.test', '\0https://acme.test', '%68ttps://acme.test'],
  ])('may not be %j (A8)', (url) => {
    const refused = expect.objectContaining({ code: 'redirect-url-refused' })
    expect(() => checkedReturnUrl(url)).toThrow(refused)
  })
})

describe('our own redirect URI', () => {
  it('is one an app: a callback cannot be mixed up (A6, RFC 9700 section 4.4.2)', () => {
    expect(callbackUrl('https://behalf.test', 'acme')).toBe('https://behalf.test/callback/acme')
  })
})

describe('the link of a begun connection', () => {
  const id = `conn_${'c'.repeat(22)}`
  const begun = (nonce: string | null) => ({ connection: { id }, nonce }) as unknown as Begun
  const place = { project: ProjectId.parse('acme'), origin: 'https://behalf.test' }

  it('is a ticket under our origin', () => {
    const nonce = 'n'.repeat(43)
    const { redirectUrl } = withLink(place, begun(nonce))
    expect(redirectUrl).toMatch(/^https:\/\/behalf\.test\/connect\//)
    const ticket = parseTicket(redirectUrl?.split('/').at(-1) ?? '')
    expect(ticket).toEqual({ nonce, connection: id, project: 'acme' })
  })

  it('is none where nothing is left to do', () => {
    expect(withLink(place, begun(null)).redirectUrl).toBeNull()
  })
})
