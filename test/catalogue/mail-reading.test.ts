import { describe, expect, it } from 'vitest'
import { toBase64Url } from '../../src/catalogue/functions/base64.ts'
import { decodeWords } from '../../src/catalogue/functions/encoded-words.ts'
import { htmlToText } from '../../src/catalogue/functions/html-text.ts'
import { readMessage } from '../../src/catalogue/functions/mail-reading.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const part = (mimeType: string, text: string, more: object = {}) => ({
  mimeType,
  body: { data: toBase64Url(utf8(text)) },
  ...more,
})
const received = (payload: object) =>
  readMessage({ id: 'm1', threadId: 't1', labelIds: ['INBOX'], snippet: 'snip', payload })

describe('a received message', () => {
  it('tells its headers whatever their case, and Gmail’s date', () => {
    const message = readMessage({
      id: 'm1',
      threadId: 't1',
      labelIds: [],
      snippet: '',
      internalDate: '1767225600000',
      payload: {
        ...part('text/plain', 'Hi'),
        headers: [
          { name: 'SUBJECT', value: 'Hello' },
          { name: 'from', value: 'Ada <ada@example.com>' },
        ],
      },
    })
    expect(message).toMatchObject({ subject: 'Hello', from: 'Ada <ada@example.com>', to: '' })
    expect(message.date).toBe('2026-01-01T00:00:00.000Z')
  })

  it('is read from the plain one of its alternatives', () => {
    const parts = [part('text/plain', 'plain'), part('text/html', '<b>rich</b>')]
    expect(received({ mimeType: 'multipart/alternative', parts }).text).toBe('plain')
  })

  it('is read from HTML where the plain alternative is empty', () => {
    const parts = [part('text/plain', ' '), part('text/html', '<p>rich</p>')]
    expect(received({ mimeType: 'multipart/alternative', parts }).text).toBe('rich')
  })

  it('keeps a footer that a mailing list put beside the HTML', () => {
    const parts = [part('text/html', '<p>news</p>'), part('text/plain', 'footer')]
    expect(received({ mimeType: 'multipart/mixed', parts }).text).toBe('news\n\nfooter')
  })

  it('lists files and keeps them out of the text', () => {
    const file = {
      mimeType: 'text/plain',
      filename: 'log.txt',
      body: { attachmentId: 'a1', size: 3 },
    }
    const inner = { mimeType: 'multipart/alternative', parts: [part('text/plain', 'see file')] }
    const message = received({ mimeType: 'multipart/mixed', parts: [inner, file] })
    expect(message.text).toBe('see file')
    expect(message.attachments).toEqual([
      { attachmentId: 'a1', filename: 'log.txt', mimeType: 'text/plain', size: 3 },
    ])
  })

  it.each([
    ['UTF-8 that calls itself Latin-1', utf8('Grüße'), 'iso-8859-1', 'Grüße'],
    ['Latin-1', Uint8Array.of(0x47, 0x72, 0xfc, 0xdf, 0x65), 'iso-8859-1', 'Grüße'],
    ['a charset that nobody knows', Uint8Array.of(0x47, 0xff), 'x-secret', 'G\ufffd'],
    [
      'ISO-2022-JP',
      Uint8Array.of(0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42),
      'ISO-2022-JP',
      '日本',
    ],
  ])('is decoded from %s', (_, bytes, charset, text) => {
    const headers = [{ name: 'Content-Type', value: `text/plain; charset="${charset}"` }]
    const body = { data: toBase64Url(bytes) }
    expect(received({ mimeType: 'text/plain', headers, body }).text).toBe(text)
  })
})

describe('a header of a stranger (RFC 2047 section 8)', () => {
  it.each([
    ['=?ISO-8859-1?Q?a?=', 'a'],
    ['=?ISO-8859-1?Q?a?= b', 'a b'],
    ['=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=', 'ab'],
    ['=?ISO-8859-1?Q?a?=\r\n    =?ISO-8859-1?Q?b?= c', 'ab c'],
    ['=?ISO-8859-1?Q?a_b?=', 'a b'],
    ['=?iso-8859-1?q?Gr=FC=DFe?= <a@b.de>', 'Grüße <a@b.de>'],
    ['=?UTF-8*de?B?R3LDvMOfZQ==?=', 'Grüße'],
    ['=?x-secret?Q?a?=', '=?x-secret?Q?a?='],
    ['=?UTF-8?B?!!!?=', '=?UTF-8?B?!!!?='],
  ])('is read: %j', (header, text) => {
    expect(decodeWords(header)).toBe(text)
  })
})

describe('HTML as text', () => {
  it.each([
    ['<p>One</p><p>Two&nbsp;&amp;&#32;three</p>', 'One\n\nTwo & three'],
    ['a<br>b<br/>c', 'a\nb\nc'],
    ['<style>p{}</style><script>alert("<p>")</script>seen', 'seen'],
    ['<!-- <b>no</b> -->yes', 'yes'],
    ['<ul><li>x<li>y</ul>', '- x\n- y'],
    [
      '<a href="https://e.example/?a=1&amp;b=2">Confirm</a> now',
      'Confirm (https://e.example/?a=1&b=2) now',
    ],
    ['<a href="https://e.example">https://e.example</a>', 'https://e.example'],
    ['<a href="javascript:alert(1)">x</a>', 'x'],
    ['5 &lt; 6 &unknown; &#x1F600; &#xD800;', '5 < 6 &unknown; 😀'],
    ['İİİ<SCRIPT>hidden</SCRIPT>after', 'İİİafter'],
    ['<script>never closed <p>x', ''],
    ['cut off <b', 'cut off'],
  ])('of %s', (html, text) => {
    expect(htmlToText(html)).toBe(text)
  })

  it('comes to an end with a hostile page', () => {
    expect(htmlToText('<script>'.repeat(200_000))).toBe('')
    htmlToText('<!--'.repeat(200_000))
    htmlToText('<a href="https://e.example">'.repeat(50_000))
    htmlToText('&#'.repeat(200_000) + ' \n'.repeat(200_000))
  })
})
