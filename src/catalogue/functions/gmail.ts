import * as z from 'zod'
import type { ActionFunction } from '../run.ts'
import { fromBase64, plainText, toBase64 } from './base64.ts'
import { createDraft, replyToThread, sendEmail } from './gmail-sending.ts'
import { GmailMessage, readMessage } from './mail-reading.ts'
import { readContacts, readPerson, searchPeople } from './people.ts'
import { readAnswer, readArguments } from './read.ts'

/**
 * Messages in one call, whatever was asked for: each costs a request, and a Worker of the free plan
 * has 50 (https://developers.cloudflare.com/workers/platform/limits/).
 */
const MOST_MESSAGES = 40

/** Requests under way at once: Gmail refuses too many of one user with 429. */
const AT_ONCE = 5

const METADATA = { format: 'metadata', metadataHeaders: ['Subject', 'From', 'To', 'Cc', 'Date'] }

const mapBounded = async <In, Out>(
  items: readonly In[],
  limit: number,
  work: (item: In) => Promise<Out>,
): Promise<Out[]> => {
  const results: Out[] = []
  const queue = items.entries()
  const worker = async () => {
    for (const [at, item] of queue) results[at] = await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker))
  return results
}

const userPath = (userId: string): string => `/users/${encodeURIComponent(userId)}`

const UserId = z.string().default('me')

const FetchEmails = z.object({
  user_id: UserId,
  max_results: z.number().default(10),
  label_ids: z.array(z.string()).optional(),
  page_token: z.string().optional(),
  query: z.string().optional(),
  include_spam_trash: z.boolean().optional(),
  include_payload: z.boolean().default(true),
})

const MessageList = z.looseObject({
  messages: z.array(z.looseObject({ id: z.string() })).default([]),
  nextPageToken: z.string().optional(),
  resultSizeEstimate: z.number().optional(),
})

const fetchEmails: ActionFunction = async (args, call) => {
  const given = readArguments(FetchEmails, args)
  const base = `${userPath(given.user_id)}/messages`
  const query = {
    maxResults: Math.min(given.max_results, MOST_MESSAGES),
    labelIds: given.label_ids,
    pageToken: given.page_token,
    q: given.query,
    includeSpamTrash: given.include_spam_trash,
  }
  const list = readAnswer(MessageList, await call({ path: base, query }))
  const messages = await mapBounded(list.messages, AT_ONCE, async ({ id }) => {
    const path = `${base}/${encodeURIComponent(id)}`
    const format = given.include_payload ? { format: 'full' } : METADATA
    const message = readAnswer(GmailMessage, await call({ path, query: format }))
    return readMessage(message, given.include_payload)
  })
  const { nextPageToken, resultSizeEstimate } = list
  return { messages, nextPageToken, resultSizeEstimate }
}

const FetchMessage = z.object({
  user_id: UserId,
  message_id: z.string(),
  format: z.enum(['full', 'metadata', 'minimal', 'raw']).default('full'),
})

const fetchMessage: ActionFunction = async (args, call) => {
  const { user_id, message_id, format } = readArguments(FetchMessage, args)
  const path = `${userPath(user_id)}/messages/${encodeURIComponent(message_id)}`
  const answer = await call({ path, query: format === 'metadata' ? METADATA : { format } })
  if (format === 'raw') return answer
  return readMessage(readAnswer(GmailMessage, answer), format === 'full')
}

const FetchThread = z.object({
  user_id: UserId,
  thread_id: z.string(),
  page_token: z
    .string()
    .regex(/^\d{1,6}$/, 'must come from an earlier answer')
    .default('0'),
})

/** Messages of a thread in one answer; the API has no pages there, so these are ours. */
const THREAD_PAGE = 20

const fetchThread: ActionFunction = async (args, call) => {
  const { user_id, thread_id, page_token } = readArguments(FetchThread, args)
  const path = `${userPath(user_id)}/threads/${encodeURIComponent(thread_id)}`
  const Thread = z.looseObject({ id: z.string(), messages: z.array(GmailMessage).default([]) })
  const thread = readAnswer(Thread, await call({ path, query: { format: 'full' } }))
  const from = Number(page_token)
  const until = from + THREAD_PAGE
  return {
    id: thread.id,
    messageCount: thread.messages.length,
    messages: thread.messages.slice(from, until).map((message) => readMessage(message)),
    ...(until < thread.messages.length && { nextPageToken: String(until) }),
  }
}

const GetAttachment = z.object({
  user_id: UserId,
  message_id: z.string(),
  attachment_id: z.string(),
  file_name: z.string(),
})

const getAttachment: ActionFunction = async (args, call) => {
  const given = readArguments(GetAttachment, args)
  const ids = [given.message_id, given.attachment_id].map(encodeURIComponent)
  const path = `${userPath(given.user_id)}/messages/${ids[0]}/attachments/${ids[1]}`
  const answer = readAnswer(z.looseObject({ data: z.string().default('') }), await call({ path }))
  const bytes = fromBase64(answer.data) ?? new Uint8Array()
  const text = plainText(bytes)
  return {
    file_name: given.file_name,
    size: bytes.length,
    ...(text === undefined ? { content: toBase64(bytes), encoding: 'base64' } : { text }),
  }
}

/** Gmail's actions that take more than one plain request. */
export const functions: Record<string, ActionFunction> = {
  'gmail.send-email': sendEmail,
  'gmail.create-draft': createDraft,
  'gmail.reply-to-thread': replyToThread,
  'gmail.fetch-emails': fetchEmails,
  'gmail.fetch-message': fetchMessage,
  'gmail.fetch-thread': fetchThread,
  'gmail.get-attachment': getAttachment,
  'gmail.read-contacts': readContacts,
  'gmail.read-person': readPerson,
  'gmail.search-people': searchPeople,
}
