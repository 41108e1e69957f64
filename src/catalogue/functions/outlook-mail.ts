import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { ActionFunction } from '../run.ts'
import { fromBase64, plainText } from './base64.ts'
import {
  attachment,
  bodyOf,
  Files,
  given,
  instant,
  quoted,
  recipient,
  recipients,
} from './outlook-items.ts'
import { readAnswer, readArguments } from './read.ts'

const messagePath = (id: string): string => `/me/messages/${encodeURIComponent(id)}`

const Addresses = z.array(z.string()).optional()

const Send = z.object({
  to_email: z.string(),
  to_name: z.string().optional(),
  to_emails: Addresses,
  cc_emails: Addresses,
  bcc_emails: Addresses,
  subject: z.string(),
  body: z.string(),
  is_html: z.boolean().optional(),
  importance: z.string().optional(),
  save_to_sent_items: z.boolean().optional(),
  attachments: Files,
})

const sendEmail: ActionFunction = async (args, call) => {
  const it = readArguments(Send, args)
  const first = recipient(it.to_email)
  if (it.to_name) first.emailAddress.name = it.to_name
  const message = given({
    subject: it.subject,
    body: bodyOf(it.body, it.is_html),
    toRecipients: [first, ...(recipients(it.to_emails) ?? [])],
    ccRecipients: recipients(it.cc_emails),
    bccRecipients: recipients(it.bcc_emails),
    importance: it.importance,
    attachments: it.attachments?.map(attachment),
  })
  const body = given({ message, saveToSentItems: it.save_to_sent_items })
  await call({ method: 'POST', path: '/me/sendMail', body })
  return { sent: true }
}

const Draft = z.object({
  subject: z.string().optional(),
  body: z.string().optional(),
  is_html: z.boolean().optional(),
  to_recipients: Addresses,
  cc_recipients: Addresses,
  bcc_recipients: Addresses,
  importance: z.string().optional(),
  categories: z.array(z.string()).optional(),
  is_read: z.boolean().optional(),
})

const messageOf = (it: z.output<typeof Draft>) =>
  given({
    subject: it.subject,
    body: bodyOf(it.body, it.is_html),
    toRecipients: recipients(it.to_recipients),
    ccRecipients: recipients(it.cc_recipients),
    bccRecipients: recipients(it.bcc_recipients),
    importance: it.importance,
    categories: it.categories,
    isRead: it.is_read,
  })

const createDraft: ActionFunction = async (args, call) => {
  const it = readArguments(Draft.extend({ attachments: Files }), args)
  const attachments = it.attachments?.map(attachment)
  const body = { ...messageOf(it), ...given({ attachments }) }
  return call({ method: 'POST', path: '/me/messages', body })
}

const updateMessage: ActionFunction = async (args, call) => {
  const { message_id, ...it } = readArguments(Draft.extend({ message_id: z.string() }), args)
  const body = messageOf(it)
  if (Object.keys(body).length === 0) {
    throw new ServiceError('invalid-arguments', 'give at least one argument that changes something')
  }
  return call({ method: 'PATCH', path: messagePath(message_id), body })
}

const Reply = z.object({
  message_id: z.string(),
  comment: z.string().default(''),
  to_emails: Addresses,
  cc_emails: Addresses,
  bcc_emails: Addresses,
})

/** Graph quotes the answered message below the comment, and fills in who wrote it. */
const answer =
  (verb: 'reply' | 'replyAll' | 'forward' | 'createReply'): ActionFunction =>
  async (args, call) => {
    const it = readArguments(Reply, args)
    const message = given({
      toRecipients: recipients(it.to_emails),
      ccRecipients: recipients(it.cc_emails),
      bccRecipients: recipients(it.bcc_emails),
    })
    const body = { comment: it.comment, ...(Object.keys(message).length > 0 && { message }) }
    const said = await call({ method: 'POST', path: `${messagePath(it.message_id)}/${verb}`, body })
    return said ?? { sent: true }
  }

/** What a list tells of each message: enough to choose by, without its text. */
const LIST_FIELDS =
  'id,conversationId,subject,from,toRecipients,ccRecipients,receivedDateTime,isRead,isDraft,hasAttachments,importance,categories,bodyPreview,webLink'

const List = z.object({
  folder: z.string().default('inbox'),
  top: z.number().default(10),
  skip: z.number().optional(),
  is_read: z.boolean().optional(),
  importance: z.string().optional(),
  has_attachments: z.boolean().optional(),
  from_address: z.string().optional(),
  subject: z.string().optional(),
  subject_startswith: z.string().optional(),
  subject_contains: z.string().optional(),
  received_date_time_ge: z.string().optional(),
  received_date_time_gt: z.string().optional(),
  received_date_time_le: z.string().optional(),
  received_date_time_lt: z.string().optional(),
  categories: z.array(z.string()).optional(),
  filter: z.string().optional(),
  select: z.array(z.string()).optional(),
  orderby: z.array(z.string()).optional(),
})

/**
 * Conditions in OData. Graph refuses to sort by a field that the filter does not begin with, so the
 * time of receipt goes first, even where it is no condition.
 * https://learn.microsoft.com/en-us/graph/api/user-list-messages
 */
function messageFilter(it: z.output<typeof List>): string | undefined {
  const times = (['ge', 'gt', 'le', 'lt'] as const).flatMap((operator) => {
    const name = `received_date_time_${operator}` as const
    const value = it[name]
    return value === undefined ? [] : [`receivedDateTime ${operator} ${instant(value, name)}`]
  })
  const text = (field: string, value: string | undefined) =>
    value === undefined ? [] : [`${field} eq ${quoted(value)}`]
  const conditions = [
    ...(it.is_read === undefined ? [] : [`isRead eq ${it.is_read}`]),
    ...(it.has_attachments === undefined ? [] : [`hasAttachments eq ${it.has_attachments}`]),
    ...text('importance', it.importance),
    ...text('from/emailAddress/address', it.from_address),
    ...text('subject', it.subject),
    ...(it.subject_startswith ? [`startswith(subject,${quoted(it.subject_startswith)})`] : []),
    ...(it.subject_contains ? [`contains(subject,${quoted(it.subject_contains)})`] : []),
    ...(it.categories ?? []).map((name) => `categories/any(c:c eq ${quoted(name)})`),
    ...(it.filter ? [`(${it.filter})`] : []),
  ]
  if (conditions.length === 0 && times.length === 0) return undefined
  const since = times.length > 0 ? times : ['receivedDateTime ge 1900-01-01T00:00:00Z']
  return [...since, ...conditions].join(' and ')
}

const listMessages: ActionFunction = async (args, call) => {
  const it = readArguments(List, args)
  return call({
    path: `/me/mailFolders/${encodeURIComponent(it.folder)}/messages`,
    query: {
      $filter: messageFilter(it),
      $top: it.top,
      $skip: it.skip,
      $select: it.select?.join(',') ?? LIST_FIELDS,
      $orderby: it.orderby?.join(',') ?? 'receivedDateTime desc',
    },
  })
}

const Search = z.object({
  query: z.string().optional(),
  from_email: z.string().optional(),
  subject: z.string().optional(),
  has_attachments: z.boolean().optional(),
  size: z.number().default(25),
})

/** Keyword Query Language; a phrase in it may hold no quotation marks. */
function searchText(it: z.output<typeof Search>): string {
  const phrase = (text: string) => text.replaceAll(/["\\]/g, ' ').trim()
  const parts = [
    ...(it.query ? [phrase(it.query)] : []),
    ...(it.from_email ? [`from:${phrase(it.from_email)}`] : []),
    ...(it.subject ? [`subject:${phrase(it.subject)}`] : []),
    ...(it.has_attachments === undefined ? [] : [`hasAttachments:${it.has_attachments}`]),
  ]
  if (parts.length > 0) return `"${parts.join(' AND ')}"`
  throw new ServiceError('invalid-arguments', 'argument query: say what to search for')
}

/** All folders, newest first; Graph's search sorts by itself and takes no filter beside it. */
const searchMessages: ActionFunction = async (args, call) => {
  const it = readArguments(Search, args)
  const query = { $search: searchText(it), $top: it.size, $select: LIST_FIELDS }
  return call({ path: '/me/messages', query })
}

const AttachmentContent = z.looseObject({
  name: z.string().default(''),
  contentType: z.string().nullish(),
  size: z.number().optional(),
  contentBytes: z.string().optional(),
})

const downloadAttachment: ActionFunction = async (args, call) => {
  const Arguments = z.object({ message_id: z.string(), attachment_id: z.string() })
  const { message_id, attachment_id } = readArguments(Arguments, args)
  const path = `${messagePath(message_id)}/attachments/${encodeURIComponent(attachment_id)}`
  const { name, contentType, size, contentBytes } = readAnswer(
    AttachmentContent,
    await call({ path }),
  )
  if (contentBytes === undefined)
    return { name, note: 'It is a link or an item, and has no bytes.' }
  const bytes = fromBase64(contentBytes) ?? new Uint8Array()
  const text = plainText(bytes)
  const about = { file_name: name, content_type: contentType, size: size ?? bytes.length }
  return {
    ...about,
    ...(text === undefined ? { content: contentBytes, encoding: 'base64' } : { text }),
  }
}

const addAttachment =
  (path: (id: string) => string, idArgument: 'message_id' | 'event_id'): ActionFunction =>
  async (args, call) => {
    const Arguments = z.object({ [idArgument]: z.string() })
    const id = readArguments(Arguments, args)[idArgument] ?? ''
    const { file } = readArguments(z.object({ file: z.unknown() }), args)
    const [body] = readArguments(z.object({ file: Files }), { file: [file] }).file ?? []
    return call({ method: 'POST', path: `${path(id)}/attachments`, body: body && attachment(body) })
  }

export const eventPath = (id: string): string => `/me/events/${encodeURIComponent(id)}`

/** Actions on mail. */
export const mail: Record<string, ActionFunction> = {
  'outlook.send-email': sendEmail,
  'outlook.create-draft': createDraft,
  'outlook.update-message': updateMessage,
  'outlook.reply': answer('reply'),
  'outlook.reply-all': answer('replyAll'),
  'outlook.forward': answer('forward'),
  'outlook.create-draft-reply': answer('createReply'),
  'outlook.list-messages': listMessages,
  'outlook.search-messages': searchMessages,
  'outlook.download-attachment': downloadAttachment,
  'outlook.add-mail-attachment': addAttachment(messagePath, 'message_id'),
  'outlook.add-event-attachment': addAttachment(eventPath, 'event_id'),
}
