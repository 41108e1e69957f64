import { ServiceError } from '../../core/errors.ts'
import { headerText, mailboxes, oneLine } from './addresses.ts'
import { fromBase64, toBase64, toBase64Url } from './base64.ts'

/** A file to send along: `content` is base64 of its bytes. */
interface Attachment {
  readonly name: string
  readonly mimetype: string
  readonly content: string
}

/** A message to send. The fields bear the arguments' names, so that refusals can name them. */
export interface Mail {
  readonly recipient_email: string
  readonly extra_recipients: readonly string[]
  readonly cc: readonly string[]
  readonly bcc: readonly string[]
  readonly subject: string
  readonly body: string
  readonly is_html: boolean
  readonly attachment?: Attachment | undefined
  /** Further files. */
  readonly attachments?: readonly Attachment[] | undefined
  /** Message ids of the thread, oldest first; the last one is answered. */
  readonly references?: readonly string[]
}

/** Base64 in lines of 76 (RFC 2045 section 6.8), which keeps the whole message ASCII. */
const base64Lines = (bytes: Uint8Array): string => toBase64(bytes).replace(/.{76}(?=.)/g, '$&\r\n')

const textPart = (body: string, isHtml: boolean): string[] => [
  `Content-Type: text/${isHtml ? 'html' : 'plain'}; charset=UTF-8`,
  'Content-Transfer-Encoding: base64',
  '',
  base64Lines(new TextEncoder().encode(body.replace(/\r\n|\r|\n/g, '\r\n'))),
]

/** `filename="a.txt"`, or percent-encoded where that cannot be said in ASCII (RFC 2231). */
const parameter = (name: string, value: string): string =>
  /^[\x20-\x7e]*$/.test(value)
    ? `${name}="${value.replace(/["\\]/g, '\\$&')}"`
    : `${name}*=UTF-8''${encodeURIComponent(value).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`

const attachmentPart = ({ name, mimetype, content }: Attachment): string[] => {
  const bytes = fromBase64(content)
  if (!bytes) {
    throw new ServiceError('invalid-arguments', 'argument attachment.content must be base64')
  }
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(mimetype)) {
    throw new ServiceError(
      'invalid-arguments',
      'argument attachment.mimetype must look like application/pdf',
    )
  }
  // Composite types may not be base64 (RFC 2045 section 6.4), so they go as plain bytes.
  const type = /^(?:multipart|message)\//i.test(mimetype) ? 'application/octet-stream' : mimetype
  const file = oneLine(name, 'attachment.name')
  return [
    `Content-Type: ${type}; ${parameter('name', file)}`,
    `Content-Disposition: attachment; ${parameter('filename', file)}`,
    'Content-Transfer-Encoding: base64',
    '',
    base64Lines(bytes),
  ]
}

/** Only what looks like a message id (RFC 5322 3.6.4): these come from strangers' mail. */
const messageIds = (ids: readonly string[]): string[] =>
  ids.filter((id) => /^<[\x21-\x3b\x3d\x3f-\x7e]{1,900}>$/.test(id)).slice(-20)

const headersOf = (mail: Mail): string[] => {
  const to = [
    ...mailboxes(mail.recipient_email, 'recipient_email'),
    ...mailboxes(mail.extra_recipients, 'extra_recipients'),
  ]
  if (to.length === 0) {
    throw new ServiceError('invalid-arguments', 'argument recipient_email must name a recipient')
  }
  const cc = mailboxes(mail.cc, 'cc')
  const bcc = mailboxes(mail.bcc, 'bcc')
  const references = messageIds(mail.references ?? [])
  const answered = references.at(-1)
  const list = (name: string, all: string[]) =>
    all.length ? [`${name}: ${all.join(',\r\n ')}`] : []
  return [
    ...list('To', to),
    ...list('Cc', cc),
    ...list('Bcc', bcc),
    `Subject: ${headerText(oneLine(mail.subject, 'subject'))}`,
    ...(answered ? [`In-Reply-To: ${answered}`, `References: ${references.join('\r\n ')}`] : []),
    'MIME-Version: 1.0',
  ]
}

/**
 * The message as RFC 5322 and MIME want it. `From`, `Date` and `Message-ID` are left to Gmail,
 * which knows them.
 */
export const buildMessage = (mail: Mail, boundary: string = crypto.randomUUID()): string => {
  const text = textPart(mail.body, mail.is_html)
  const files = [...(mail.attachment ? [mail.attachment] : []), ...(mail.attachments ?? [])]
  const lines = files.length
    ? [
        `Content-Type: multipart/mixed; boundary="${boundary}"`,
        '',
        `--${boundary}`,
        ...text,
        ...files.flatMap((file) => [`--${boundary}`, ...attachmentPart(file)]),
        `--${boundary}--`,
      ]
    : text
  return `${[...headersOf(mail), ...lines].join('\r\n')}\r\n`
}

/** The message in the form that Gmail's `raw` takes. */
export const rawMessage = (mail: Mail): string =>
  toBase64Url(new TextEncoder().encode(buildMessage(mail)))
