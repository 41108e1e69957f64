import { describe, expect, it } from 'vitest'
import { fromBase64, toBase64, toBase64Url } from '../../src/catalogue/functions/base64.ts'
import { decodeWords } from '../../src/catalogue/functions/encoded-words.ts'
import { buildMessage, type Mail, rawMessage } from '../../src/catalogue/functions/mime.ts'

const fromUtf8 = (base64: string): string =>
  new TextDecoder().decode(fromBase64(base64) ?? new Uint8Array())

const mail = (fields: Partial<Mail> = {}): Mail => ({
  recipient_email: 'ada@example.com',
  extra_recipients: [],
  cc: [],
  bcc: [],
  subject: 'Hello',
  body: 'Hi',
  is_html: false,
  ...fields,
})

const split = (message: string) => {
  const [head = '', ...rest] = message.split('\r\n\r\n')
  return { head: head.replace(/\r\n /g, ' '), body: rest.join('\r\n\r\n') }
}
const header = (message: string, name: string): string | undefined =>
  split(message)
    .head.split('\r\n')
    .find((line) => line.startsWith(`${name}: `))
    ?.slice(name.length + 2)

describe('a message to send', () => {
  it('is plain text in base64 with nothing but ASCII on the wire', () => {
    const message = buildMessage(mail({ body: 'Grüße\nvon Ada\r\n' }))
    expect(header(message, 'To')).toBe('ada@example.com')
    expect(header(message, 'Content-Type')).toBe('text/plain; charset=UTF-8')
    expect(fromUtf8(split(message).body)).toBe('Grüße\r\nvon Ada\r\n')
    expect(message).toMatch(/^[\x20-\x7e\r\n]*$/)
  })

  it('says html where the body is', () => {
    expect(header(buildMessage(mail({ is_html: true })), 'Content-Type')).toMatch('text/html')
  })

  it('keeps every line within 76 characters', () => {
    const message = buildMessage(
      mail({
        subject: 'Über '.repeat(60),
        body: 'lang '.repeat(500),
        recipient_email: 'ö <a@b.de>',
      }),
    )
    for (const line of message.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76)
  })

  it('leaves From, Date and Message-ID to Gmail', () => {
    expect(buildMessage(mail())).not.toMatch(/^(?:From|Date|Message-ID):/im)
  })

  it('goes into raw as base64url without padding', () => {
    const raw = rawMessage(mail({ subject: '???>>>' }))
    expect(raw).toMatch(/^[\w-]+$/)
    expect(fromUtf8(raw)).toMatch(/^To: ada@example\.com\r\n/)
  })

  it('survives a body of a megabyte', () => {
    const body = 'x'.repeat(1_000_000)
    expect(fromUtf8(split(buildMessage(mail({ body }))).body)).toBe(body)
  })
})

describe('the subject (RFC 2047)', () => {
  it.each([
    ['with umlauts', 'Grüße aus Köln'],
    ['in Japanese', '会議のお知らせ'.repeat(12)],
    ['of joined emoji', '👩‍👩‍👧‍👦'.repeat(20)],
    ['of 2,000 letters', 'x'.repeat(2000)],
    ['that looks encoded already', 'a =?UTF-8?Q?b?= c'],
  ])('%s comes out as it went in', (_, subject) => {
    const encoded = header(buildMessage(mail({ subject })), 'Subject') ?? ''
    expect(decodeWords(encoded)).toBe(subject)
    for (const word of encoded.split(' ')) expect(word.length).toBeLessThanOrEqual(75)
  })

  it('stays readable where it is ASCII', () => {
    expect(header(buildMessage(mail({ subject: 'Plan B?' })), 'Subject')).toBe('Plan B?')
  })
})

describe('recipients', () => {
  it('may be many, with names and copies', () => {
    const message = buildMessage(
      mail({
        recipient_email: '"Lovelace, Ada" <ada@example.com>, bob@example.com',
        extra_recipients: ['Jörg <j@example.com>'],
        cc: ['c@example.com'],
        bcc: ['d@example.com'],
      }),
    )
    expect(decodeWords(header(message, 'To') ?? '')).toBe(
      '"Lovelace, Ada" <ada@example.com>, bob@example.com, Jörg <j@example.com>',
    )
    expect(header(message, 'Cc')).toBe('c@example.com')
    expect(header(message, 'Bcc')).toBe('d@example.com')
  })

  it.each([
    ['recipient_email', mail({ recipient_email: 'a@b.de\r\nBcc: spy@evil.example' })],
    ['recipient_email', mail({ recipient_email: 'a@b.de\nX: y' })],
    ['recipient_email', mail({ recipient_email: '' })],
    ['recipient_email', mail({ recipient_email: 'Ada' })],
    ['recipient_email', mail({ recipient_email: 'Ada <a@b.de> <spy@evil.example>' })],
    ['extra_recipients', mail({ extra_recipients: ['a@b.de\rBcc: spy@evil.example'] })],
    ['cc', mail({ cc: ['x\r\n <a@b.de>'] })],
    ['bcc', mail({ bcc: ['nobody'] })],
    ['subject', mail({ subject: 'Hi\r\nBcc: spy@evil.example' })],
    ['subject', mail({ subject: 'Hi\u2028there' })],
    [
      'attachment.name',
      mail({ attachment: { name: 'a\r\nX: y', mimetype: 'text/plain', content: '' } }),
    ],
    [
      'attachment.mimetype',
      mail({ attachment: { name: 'a', mimetype: 'text/plain\r\nX: y', content: '' } }),
    ],
    [
      'attachment.content',
      mail({ attachment: { name: 'a', mimetype: 'text/plain', content: 'not base64!' } }),
    ],
  ])('that could smuggle in a header are refused, by name: %s', (argument, message) => {
    expect(() => buildMessage(message)).toThrow(
      expect.objectContaining({
        code: 'invalid-arguments',
        message: expect.stringContaining(`argument ${argument} `),
      }),
    )
  })
})

describe('an attachment (RFC 2046 section 5.1)', () => {
  const attachment = {
    name: 'Übersicht "1".pdf',
    mimetype: 'application/pdf',
    content: toBase64(Uint8Array.of(0, 255, 13, 10)),
  }

  it('makes the message multipart/mixed, text first', () => {
    const message = buildMessage(mail({ attachment }), 'edge')
    expect(header(message, 'Content-Type')).toBe('multipart/mixed; boundary="edge"')
    const [, text = '', file = '', end] = message.split(/--edge(?:\r\n)?/)
    expect(fromUtf8(split(text).body)).toBe('Hi')
    expect(split(file).head).toContain(
      "Content-Disposition: attachment; filename*=UTF-8''%C3%9Cbersicht%20%221%22.pdf",
    )
    expect(fromBase64(split(file).body)).toEqual(Uint8Array.of(0, 255, 13, 10))
    expect(end).toBe('--\r\n')
  })

  it('takes base64url as well', () => {
    const bytes = Uint8Array.of(251, 255, 254)
    const content = toBase64Url(bytes)
    const message = buildMessage(mail({ attachment: { ...attachment, content } }), 'edge')
    expect(message).toContain(toBase64(bytes))
  })

  it('does not send a whole message as its own type (RFC 2045 section 6.4)', () => {
    const message = buildMessage(
      mail({ attachment: { ...attachment, mimetype: 'message/rfc822' } }),
    )
    expect(message).toContain('Content-Type: application/octet-stream')
  })
})

describe('an answer (RFC 5322 section 3.6.4)', () => {
  it('refers to the thread and answers its last message', () => {
    const message = buildMessage(mail({ references: ['<1@x>', '<2@x>'] }))
    expect(header(message, 'In-Reply-To')).toBe('<2@x>')
    expect(header(message, 'References')).toBe('<1@x> <2@x>')
  })

  it('takes over nothing from a stranger that is not a message id', () => {
    const message = buildMessage(
      mail({ references: ['<1@x>', 'Bcc: spy@evil.example', '<a>\r\nX: y'] }),
    )
    expect(header(message, 'References')).toBe('<1@x>')
    expect(message).not.toContain('spy')
  })
})
