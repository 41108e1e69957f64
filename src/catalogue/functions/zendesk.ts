import * as z from 'zod'
import type { ActionFunction } from '../run.ts'
import { readAnswer, readArguments } from './read.ts'

/** What a macro may change, of all the fields that the preview of a ticket has. */
const CHANGES = [
  ...['status', 'priority', 'type', 'subject', 'assignee_id', 'group_id', 'tags'],
  ...['custom_fields', 'brand_id', 'ticket_form_id'],
] as const

const Comment = z.looseObject({
  body: z.string().nullish(),
  html_body: z.string().nullish(),
  public: z.boolean().nullish(),
})

/** The preview tells custom fields as `fields`, one alone without a list around it. */
const Field = z.object({ id: z.number(), value: z.unknown() })
const Fields = z.union([z.array(Field), Field.transform((field) => [field])])

const Preview = z.object({
  result: z.object({
    ticket: z.looseObject({ comment: Comment.nullish(), fields: Fields.nullish() }),
  }),
})

/**
 * Previews a macro and sends what it would change; Zendesk has no single request for that.
 * https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/
 */
const applyMacro: ActionFunction = async (args, call) => {
  const Arguments = z.object({ ticket_id: z.number(), macro_id: z.number() })
  const { ticket_id, macro_id } = readArguments(Arguments, args)
  const preview = await call({ path: `/tickets/${ticket_id}/macros/${macro_id}/apply` })
  const { ticket } = readAnswer(Preview, preview).result
  const changes = CHANGES.flatMap((name) => {
    const value = ticket[name]
    return value === undefined || value === null ? [] : [[name, value] as const]
  })
  const { body, html_body, public: seen } = ticket.comment ?? {}
  const fields = ticket.fields && { custom_fields: ticket.fields }
  const text = html_body ? { html_body } : body ? { body } : undefined
  const comment = text && { ...text, ...(typeof seen === 'boolean' && { public: seen }) }
  return call({
    method: 'PUT',
    path: `/tickets/${ticket_id}`,
    body: { ticket: { ...fields, ...Object.fromEntries(changes), ...(comment && { comment }) } },
  })
}

/** What takes more than one request of Zendesk. */
export const functions: Readonly<Record<string, ActionFunction>> = {
  'zendesk.apply-macro': applyMacro,
}
