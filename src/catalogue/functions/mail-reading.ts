import * as z from 'zod'
import { fromBase64 } from './base64.ts'
import { decodeWords } from './encoded-words.ts'
import { htmlToText } from './html-text.ts'

/** A part of a message as Gmail takes it apart; a message's `payload` is the outermost part. */
interface Part {
  mimeType?: string | undefined
  filename?: string | undefined
  headers?: { name: string; value: string }[] | undefined
  body?: { attachmentId?: string | undefined; size?: number | undefined; data?: string | undefined }
  parts?: Part[] | undefined
}

const Part: z.ZodType<Part> = z.lazy(() =>
  z.looseObject({
    mimeType: z.string().optional(),
    filename: z.string().optional(),
    headers: z.array(z.looseObject({ name: z.string(), value: z.string() })).optional(),
    body: z
      .looseObject({
        attachmentId: z.string().optional(),
        size: z.number().optional(),
        data: z.string().optional(),
      })
      .default({}),
    parts: z.array(Part).optional(),
  }),
)

/** A message of Gmail's, in any `format` but `raw`. */
export const GmailMessage = z.looseObject({
  id: z.string(),
  threadId: z.string().optional(),
  labelIds: z.array(z.string()).default([]),
  snippet: z.string().default(''),
  internalDate: z.string().optional(),
  payload: Part.optional(),
})
export type GmailMessage = z.infer<typeof GmailMessage>

/** A file that came with a message; its id is for GMAIL_GET_ATTACHMENT. */
interface AttachmentFact {
  attachmentId: string
  filename: string
  mimeType: string
  /** Bytes. */
  size: number
}

/** A message as a model can read it. */
interface ReadableMessage {
  id: string
  threadId: string | undefined
  subject: string
  from: string
  to: string
  cc?: string
  /** ISO 8601 in UTC, by Gmail's clock; else the header as the sender wrote it. */
  date: string
  snippet: string
  labelIds: string[]
  text?: string
  attachments?: AttachmentFact[]
}

/** A header's value, whatever its case; empty where there is none. */
export const headerOf = (message: GmailMessage, name: string): string => {
  const wanted = name.toLowerCase()
  const header = message.payload?.headers?.find((one) => one.name.toLowerCase() === wanted)
  return decodeWords(header?.value ?? '')
}

const isAttachment = (part: Part): boolean =>
  (part.filename ?? '') !== '' || part.body?.attachmentId !== undefined

const decodeAs = (bytes: Uint8Array, charset: string): string | undefined => {
  try {
    return new TextDecoder(charset, { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * Gmail mostly hands out UTF-8, whatever the part says of itself; what is not UTF-8 is what it
 * says. ISO-2022-JP is the exception that looks like ASCII.
 */
const decodeText = (part: Part): string => {
  const bytes = fromBase64(part.body?.data ?? '')
  if (!bytes) return ''
  const contentType = part.headers?.find(({ name }) => name.toLowerCase() === 'content-type')?.value
  const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType ?? '')?.[1] ?? 'windows-1252'
  const order = /^iso-2022-/i.test(charset) ? [charset, 'utf-8'] : ['utf-8', charset]
  return (
    order.map((name) => decodeAs(bytes, name)).find((text) => text !== undefined) ??
    new TextDecoder().decode(bytes)
  )
}

/**
 * The text of a part and all below it. Of alternatives the first one with text is taken, since they
 * stand in order of richness (RFC 2046 section 5.1.4); other parts follow one another.
 */
const textOf = (part: Part): string => {
  if (part.parts?.length) {
    const texts = part.parts.map(textOf).filter((text) => text !== '')
    return part.mimeType === 'multipart/alternative' ? (texts[0] ?? '') : texts.join('\n\n')
  }
  if (isAttachment(part)) return ''
  if (part.mimeType === 'text/html') return htmlToText(decodeText(part))
  return part.mimeType === 'text/plain' ? decodeText(part).replaceAll('\r\n', '\n').trim() : ''
}

const attachmentsOf = (part: Part): AttachmentFact[] => [
  ...(part.body?.attachmentId !== undefined && isAttachment(part)
    ? [
        {
          attachmentId: part.body.attachmentId,
          filename: part.filename ?? '',
          mimeType: part.mimeType ?? 'application/octet-stream',
          size: part.body.size ?? 0,
        },
      ]
    : []),
  ...(part.parts ?? []).flatMap(attachmentsOf),
]

const dateOf = (message: GmailMessage): string => {
  const millis = Number(message.internalDate)
  return message.internalDate && Number.isSafeInteger(millis) && Math.abs(millis) < 8.64e15
    ? new Date(millis).toISOString()
    : headerOf(message, 'Date')
}

/** The message without MIME; `withBody: false` leaves out text and attachments. */
export const readMessage = (message: GmailMessage, withBody = true): ReadableMessage => {
  const cc = headerOf(message, 'Cc')
  return {
    id: message.id,
    threadId: message.threadId,
    subject: headerOf(message, 'Subject'),
    from: headerOf(message, 'From'),
    to: headerOf(message, 'To'),
    ...(cc && { cc }),
    date: dateOf(message),
    snippet: message.snippet,
    labelIds: message.labelIds,
    ...(withBody &&
      message.payload && {
        text: textOf(message.payload),
        attachments: attachmentsOf(message.payload),
      }),
  }
}
