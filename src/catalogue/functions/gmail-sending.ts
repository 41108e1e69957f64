import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { ActionFunction, Call } from '../run.ts'
import { GmailMessage, headerOf } from './mail-reading.ts'
import { rawMessage } from './mime.ts'
import { readAnswer, readArguments } from './read.ts'

const Recipients = z.object({
  user_id: z.string().default('me'),
  recipient_email: z.string(),
  extra_recipients: z.array(z.string()).default([]),
  cc: z.array(z.string()).default([]),
  bcc: z.array(z.string()).default([]),
  is_html: z.boolean().default(false),
})

/** A file as functions get it; its media type may say its charset, which goes without saying here. */
const File = z
  .object({
    base64: z.string(),
    name: z.string().default('file'),
    mimetype: z.string().default('application/octet-stream'),
  })
  .transform(({ base64: content, name, mimetype }) => ({
    ...{ name, content },
    mimetype: mimetype.split(';')[0]?.trim() ?? '',
  }))

const NewMail = Recipients.extend({
  subject: z.string().default(''),
  body: z.string(),
  attachment: z.object({ name: z.string(), mimetype: z.string(), content: z.string() }).optional(),
  attachments: z.array(File).optional(),
})

const Thread = z.looseObject({ messages: z.array(GmailMessage).default([]) })

/** What a message must say to be an answer in the thread (RFC 5322 section 3.6.4). */
const readThreadEnd = async (call: Call, userId: string, threadId: string) => {
  const path = `/users/${encodeURIComponent(userId)}/threads/${encodeURIComponent(threadId)}`
  const query = { format: 'metadata', metadataHeaders: ['Message-ID', 'References', 'Subject'] }
  const { messages } = readAnswer(Thread, await call({ path, query }))
  // Drafts of the user are in the thread, but nobody has got them.
  const last = messages.findLast((message) => !message.labelIds.includes('DRAFT'))
  if (!last) {
    throw new ServiceError(
      'invalid-arguments',
      'argument thread_id names a thread without messages: take one from GMAIL_LIST_THREADS',
    )
  }
  return {
    references: `${headerOf(last, 'References')} ${headerOf(last, 'Message-ID')}`
      .split(/\s+/)
      .filter((id) => id !== ''),
    // A stranger's subject is tidied, not refused: the user cannot change it.
    subject: headerOf(last, 'Subject')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim(),
  }
}

/** Gmail fills in `From`, `Date` and `Message-ID`, and keeps a copy among the sent messages. */
export const sendEmail: ActionFunction = async (args, call) => {
  const mail = readArguments(NewMail, args)
  const path = `/users/${encodeURIComponent(mail.user_id)}/messages/send`
  return call({ method: 'POST', path, body: { raw: rawMessage(mail) } })
}

/** A draft in a thread refers to the thread's last message, as Gmail wants it. */
export const createDraft: ActionFunction = async (args, call) => {
  const Draft = NewMail.extend({ thread_id: z.string().optional() })
  const { thread_id: threadId, ...mail } = readArguments(Draft, args)
  const references = threadId ? (await readThreadEnd(call, mail.user_id, threadId)).references : []
  const path = `/users/${encodeURIComponent(mail.user_id)}/drafts`
  const message = { raw: rawMessage({ ...mail, references }), ...(threadId && { threadId }) }
  return call({ method: 'POST', path, body: { message } })
}

/**
 * Stays in the thread on both sides: `threadId` and the same subject for Gmail, `References` for
 * everybody else (https://developers.google.com/workspace/gmail/api/guides/threads).
 */
export const replyToThread: ActionFunction = async (args, call) => {
  const Reply = Recipients.extend({ thread_id: z.string(), message_body: z.string() })
  const { thread_id: threadId, message_body: body, ...mail } = readArguments(Reply, args)
  const { references, subject } = await readThreadEnd(call, mail.user_id, threadId)
  const reply = /^re\s*:/i.test(subject) ? subject : `Re: ${subject}`
  const raw = rawMessage({ ...mail, body, subject: reply, references })
  const path = `/users/${encodeURIComponent(mail.user_id)}/messages/send`
  return call({ method: 'POST', path, body: { raw, threadId } })
}
