import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { ActionFunction, Call } from '../run.ts'
import { readAnswer, readArguments } from './read.ts'
import { pathSegment } from './segment.ts'

type Kind = 'contacts' | 'companies' | 'deals' | 'tickets'

/**
 * HubSpot's number of the plain association from one kind of record to another, which goes along
 * where a record is created.
 * https://developers.hubspot.com/docs/guides/api/crm/associations/associations-v4
 */
const ASSOCIATION: Readonly<Record<string, Readonly<Partial<Record<Kind, number>>>>> = {
  contacts: { companies: 279, deals: 4, tickets: 15 },
  companies: { contacts: 280, deals: 342, tickets: 340 },
  deals: { contacts: 3, companies: 341, tickets: 27 },
  tickets: { contacts: 16, companies: 339, deals: 28 },
  notes: { contacts: 202, companies: 190, deals: 214, tickets: 228 },
  tasks: { contacts: 204, companies: 192, deals: 216, tickets: 230 },
  calls: { contacts: 194, companies: 182, deals: 206, tickets: 220 },
  meetings: { contacts: 200, companies: 188, deals: 212, tickets: 226 },
  emails: { contacts: 198, companies: 186, deals: 210, tickets: 224 },
  products: {},
}

const Ids = z.array(z.string()).default([])

const Links = z.object({
  contact_ids: Ids,
  company_ids: Ids,
  deal_ids: Ids,
  ticket_ids: Ids,
  associations: z.array(z.unknown()).default([]),
  custom_properties: z.record(z.string(), z.unknown()).default({}),
})

const linksTo = (from: string, to: Kind, ids: readonly string[]): object[] => {
  const associationTypeId = ASSOCIATION[from]?.[to]
  if (associationTypeId === undefined) return []
  const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }]
  return ids.map((id) => ({ to: { id }, types }))
}

/** What HubSpot stores is text, whatever it means. */
const asText = (value: unknown): unknown =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : value

/** The body of a new record: what is no link and no bag of properties is a property. */
function recordOf(type: string, args: Readonly<Record<string, unknown>>): object {
  const links = readArguments(Links, args)
  const own = Object.entries(args).filter(([name]) => !Object.hasOwn(links, name))
  const properties = [...own, ...Object.entries(links.custom_properties)]
  return {
    properties: Object.fromEntries(properties.map(([name, value]) => [name, asText(value)])),
    associations: [
      ...linksTo(type, 'contacts', links.contact_ids),
      ...linksTo(type, 'companies', links.company_ids),
      ...linksTo(type, 'deals', links.deal_ids),
      ...linksTo(type, 'tickets', links.ticket_ids),
      ...links.associations,
    ],
  }
}

const create =
  (type: string): ActionFunction =>
  (args, call) =>
    call({ method: 'POST', path: `/crm/v3/objects/${type}`, body: recordOf(type, args) })

/** HubSpot shows these texts as HTML: line breaks would be lost. What is HTML already stays. */
const htmlOf = (text: string): string => {
  if (/<\/?[a-z][^>]*>/i.test(text)) return text
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return escaped.replace(/\r?\n/g, '<br>')
}

const timeOf = (value: string, argument: string): string => {
  const time = new Date(/^\d{9,}$/.test(value) ? Number(value) : value)
  if (!Number.isNaN(time.getTime())) return time.toISOString()
  throw new ServiceError('invalid-arguments', `argument ${argument}: must be an ISO 8601 time`)
}

interface Activity {
  readonly type: string
  /** Argument to property. */
  readonly names: Readonly<Record<string, string>>
  /** Properties that are shown as HTML. */
  readonly html: readonly string[]
  readonly fixed?: Readonly<Record<string, string>>
}

const NOTE: Activity = { type: 'notes', names: { body: 'hs_note_body' }, html: ['hs_note_body'] }

const TASK: Activity = {
  type: 'tasks',
  names: {
    subject: 'hs_task_subject',
    body: 'hs_task_body',
    status: 'hs_task_status',
    priority: 'hs_task_priority',
    task_type: 'hs_task_type',
  },
  html: ['hs_task_body'],
}

const CALL: Activity = {
  type: 'calls',
  names: { title: 'hs_call_title', body: 'hs_call_body', direction: 'hs_call_direction' },
  html: ['hs_call_body'],
  fixed: { hs_call_status: 'COMPLETED' },
}

const MEETING: Activity = {
  type: 'meetings',
  names: {
    title: 'hs_meeting_title',
    body: 'hs_meeting_body',
    location: 'hs_meeting_location',
    outcome: 'hs_meeting_outcome',
  },
  html: ['hs_meeting_body'],
}

const EMAIL: Activity = {
  type: 'emails',
  names: { subject: 'hs_email_subject', text: 'hs_email_text', direction: 'hs_email_direction' },
  html: [],
  fixed: { hs_email_status: 'SENT' },
}

/** When it was, or is due; a meeting has an end, and a call lasts. */
const Times = z.object({
  timestamp: z.string().optional(),
  end_time: z.string().optional(),
  duration_minutes: z.number().optional(),
})

/**
 * A note, task, call, meeting or e-mail on the timeline of the records that it is linked with. It is
 * of now, in milliseconds, where no time is given.
 */
const record =
  (activity: Activity) =>
  async (
    args: Readonly<Record<string, unknown>>,
    call: Call,
    now: number = Date.now(),
  ): Promise<unknown> => {
    const { type, names, html, fixed } = activity
    const { timestamp, end_time, duration_minutes } = readArguments(Times, args)
    const time =
      timestamp === undefined ? new Date(now).toISOString() : timeOf(timestamp, 'timestamp')
    const rest = Object.entries(args).filter(([name]) => !Object.hasOwn(Times.shape, name))
    const renamed = rest.map(([name, value]) => {
      const property = names[name] ?? name
      const shown = html.includes(property) && typeof value === 'string'
      return [property, shown ? htmlOf(value) : value] as const
    })
    const meeting = type === 'meetings' && { hs_meeting_start_time: time }
    const end = end_time !== undefined && { hs_meeting_end_time: timeOf(end_time, 'end_time') }
    const lasted = duration_minutes !== undefined && {
      hs_call_duration: String(Math.round(duration_minutes * 60_000)),
    }
    const properties = { ...fixed, hs_timestamp: time, ...meeting, ...end, ...lasted }
    return create(type)({ ...properties, ...Object.fromEntries(renamed) }, call)
  }

export const createNote = record(NOTE)

/** What is read of each kind of activity. */
const READ: Readonly<Record<string, readonly string[]>> = {
  notes: ['hs_note_body'],
  tasks: ['hs_task_subject', 'hs_task_body', 'hs_task_status', 'hs_task_priority', 'hs_task_type'],
  calls: ['hs_call_title', 'hs_call_body', 'hs_call_direction', 'hs_call_duration'],
  meetings: ['hs_meeting_title', 'hs_meeting_body', 'hs_meeting_start_time', 'hs_meeting_outcome'],
  emails: ['hs_email_subject', 'hs_email_text', 'hs_email_direction'],
}

const ActivitiesArguments = z.object({
  objectType: z.string(),
  objectId: z.string(),
  activity_type: z.string(),
  limit: z.number().default(50),
  after: z.string().optional(),
})

const Associated = z.object({
  results: z.array(z.looseObject({ toObjectId: z.coerce.string() })),
  paging: z.looseObject({ next: z.looseObject({ after: z.string() }) }).nullish(),
})

const Records = z.object({
  results: z.array(
    z.looseObject({ id: z.string(), properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
})

/** Two requests: which activities hang on the record, and what they say. Newest of the page first. */
const listActivities: ActionFunction = async (args, call) => {
  const { objectType, objectId, activity_type, limit, after } = readArguments(
    ActivitiesArguments,
    args,
  )
  const record = `${pathSegment(objectType, 'objectType')}/${pathSegment(objectId, 'objectId')}`
  const path = `/crm/v4/objects/${record}/associations/${pathSegment(activity_type, 'activity_type')}`
  const found = readAnswer(Associated, await call({ path, query: { limit, after } }))
  const inputs = found.results.map(({ toObjectId }) => ({ id: toObjectId }))
  const next = found.paging?.next.after
  const more = next !== undefined && { next_after: next }
  if (inputs.length === 0) return { results: [], ...more }
  const properties = ['hs_timestamp', 'hubspot_owner_id', ...(READ[activity_type] ?? [])]
  const answer = await call({
    method: 'POST',
    path: `/crm/v3/objects/${activity_type}/batch/read`,
    body: { inputs, properties, propertiesWithHistory: [] },
  })
  const results = readAnswer(Records, answer)
    .results.map(
      ({ id, properties }): Record<string, unknown> => ({
        id,
        ...withoutNulls(properties),
      }),
    )
    .toSorted((a, b) => String(b['hs_timestamp']).localeCompare(String(a['hs_timestamp'])))
  return { results, ...more }
}

const withoutNulls = (properties: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null))

/** HubSpot's actions that spare the model the numbers of associations and the form of a record. */
export const functions: Readonly<Record<string, ActionFunction>> = {
  'hubspot.create-contact': create('contacts'),
  'hubspot.create-company': create('companies'),
  'hubspot.create-deal': create('deals'),
  'hubspot.create-ticket': create('tickets'),
  'hubspot.create-product': create('products'),
  'hubspot.create-note': (args, call) => createNote(args, call),
  'hubspot.create-task': (args, call) => record(TASK)(args, call),
  'hubspot.log-call': (args, call) => record(CALL)(args, call),
  'hubspot.log-meeting': (args, call) => record(MEETING)(args, call),
  'hubspot.log-email': (args, call) => record(EMAIL)(args, call),
  'hubspot.list-activities': listActivities,
}
