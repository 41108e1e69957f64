import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { ActionFunction, Call } from '../run.ts'
import { readAnswer, readArguments } from './read.ts'

const Admin = z.object({ id: z.union([z.string(), z.number()]).transform(String) })

/** Who acts: the admin that was named, else the one who is connected. */
async function actingAdmin(given: string | undefined, call: Call): Promise<string> {
  return given ?? readAnswer(Admin, await call({ path: '/me' })).id
}

const segment = (id: string): string => encodeURIComponent(id)

type Kind = 'conversations' | 'tickets'
const ID: Readonly<Record<Kind, string>> = {
  conversations: 'conversation_id',
  tickets: 'ticket_id',
}

/** https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/replyconversation */
const reply =
  (kind: Kind, messageType: 'comment' | 'note'): ActionFunction =>
  async (args, call) => {
    const Arguments = z.object({
      body: z.string(),
      admin_id: z.string().optional(),
      attachment_urls: z.array(z.string()).optional(),
    })
    const { body, admin_id, attachment_urls } = readArguments(Arguments, args)
    const id = String(args[ID[kind]])
    return call({
      method: 'POST',
      path: `/${kind}/${segment(id)}/reply`,
      body: {
        message_type: messageType,
        type: 'admin',
        admin_id: await actingAdmin(admin_id, call),
        body,
        ...(attachment_urls && { attachment_urls }),
      },
    })
  }

/** https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/manageconversation */
const manage =
  (messageType: 'close' | 'open' | 'snoozed' | 'assignment'): ActionFunction =>
  async (args, call) => {
    const Arguments = z.object({
      conversation_id: z.string(),
      admin_id: z.string().optional(),
      body: z.string().optional(),
      snoozed_until: z.number().optional(),
      assignee_id: z.string().optional(),
      assignee_type: z.enum(['admin', 'team']).default('admin'),
    })
    const { conversation_id, admin_id, body, snoozed_until, assignee_id, assignee_type } =
      readArguments(Arguments, args)
    return call({
      method: 'POST',
      path: `/conversations/${segment(conversation_id)}/parts`,
      body: {
        message_type: messageType,
        admin_id: await actingAdmin(admin_id, call),
        ...(messageType === 'close' && { type: 'admin' }),
        ...(messageType === 'assignment' && { type: assignee_type, assignee_id }),
        ...(snoozed_until !== undefined && { snoozed_until }),
        ...(body !== undefined && { body }),
      },
    })
  }

/** Tags of conversations and tickets are put on and off in an admin's name. */
const tag =
  (method: 'POST' | 'DELETE'): ActionFunction =>
  async (args, call) => {
    const Arguments = z.object({
      conversation_id: z.string(),
      tag_id: z.string(),
      admin_id: z.string().optional(),
    })
    const { conversation_id, tag_id, admin_id } = readArguments(Arguments, args)
    const admin = await actingAdmin(admin_id, call)
    const path = `/conversations/${segment(conversation_id)}/tags`
    return method === 'POST'
      ? call({ method, path, body: { id: tag_id, admin_id: admin } })
      : call({ method, path: `${path}/${segment(tag_id)}`, body: { admin_id: admin } })
  }

/** One condition of a search, in Intercom's words. */
interface Condition {
  readonly field: string
  readonly operator: '=' | '~' | '>'
}

/** What the plain arguments of a search stand for. */
const CONDITIONS: Readonly<Record<string, Readonly<Record<string, Condition>>>> = {
  contacts: {
    email: { field: 'email', operator: '=' },
    name: { field: 'name', operator: '~' },
    phone: { field: 'phone', operator: '=' },
    external_id: { field: 'external_id', operator: '=' },
    role: { field: 'role', operator: '=' },
    updated_after: { field: 'updated_at', operator: '>' },
  },
  conversations: {
    text: { field: 'source.body', operator: '~' },
    state: { field: 'state', operator: '=' },
    contact_id: { field: 'contact_ids', operator: '=' },
    admin_assignee_id: { field: 'admin_assignee_id', operator: '=' },
    team_assignee_id: { field: 'team_assignee_id', operator: '=' },
    tag_id: { field: 'tag_ids', operator: '=' },
    updated_after: { field: 'updated_at', operator: '>' },
  },
  tickets: {
    title: { field: '_default_title_', operator: '~' },
    open: { field: 'open', operator: '=' },
    contact_id: { field: 'contact_ids', operator: '=' },
    admin_assignee_id: { field: 'admin_assignee_id', operator: '=' },
    ticket_type_id: { field: 'ticket_type_id', operator: '=' },
    updated_after: { field: 'updated_at', operator: '>' },
  },
}

/** A search by plain arguments, all of which must hold, and by a query as Intercom writes it. */
const search =
  (kind: 'contacts' | 'conversations' | 'tickets'): ActionFunction =>
  async (args, call) => {
    const { query, per_page, starting_after, ...plain } = args
    const known = CONDITIONS[kind] ?? {}
    const conditions: unknown[] = Object.entries(plain).flatMap(([name, value]) => {
      const condition = known[name]
      return condition ? [{ ...condition, value }] : []
    })
    if (query !== undefined) conditions.push(query)
    if (conditions.length === 0) {
      const names = [...Object.keys(known), 'query'].join(', ')
      throw new ServiceError('invalid-arguments', `give at least one of the arguments ${names}`)
    }
    const [only] = conditions
    return call({
      method: 'POST',
      path: `/${kind}/search`,
      body: {
        query: conditions.length === 1 ? only : { operator: 'AND', value: conditions },
        pagination: {
          per_page: per_page ?? 20,
          ...(starting_after !== undefined && { starting_after }),
        },
      },
    })
  }

/** What Intercom wants an admin's id for, and its searches without its query language. */
export const functions: Readonly<Record<string, ActionFunction>> = {
  'intercom.search-contacts': search('contacts'),
  'intercom.search-conversations': search('conversations'),
  'intercom.search-tickets': search('tickets'),
  'intercom.reply': reply('conversations', 'comment'),
  'intercom.note': reply('conversations', 'note'),
  'intercom.reply-ticket': reply('tickets', 'comment'),
  'intercom.note-ticket': reply('tickets', 'note'),
  'intercom.assign': manage('assignment'),
  'intercom.close': manage('close'),
  'intercom.open': manage('open'),
  'intercom.snooze': manage('snoozed'),
  'intercom.tag-conversation': tag('POST'),
  'intercom.untag-conversation': tag('DELETE'),
}
