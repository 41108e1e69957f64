import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { ActionFunction, Call } from '../run.ts'
import { readAnswer, readArguments } from './read.ts'
import { type EventTime, eventTime, later, MINUTE, type Moment, readMoment } from './wall-clock.ts'

const DEFAULT_MINUTES = 30

const EventFields = z.object({
  calendar_id: z.string().default('primary'),
  summary: z.string().optional(),
  description: z.string().optional(),
  location: z.string().optional(),
  eventType: z.string().optional(),
  transparency: z.string().optional(),
  visibility: z.string().optional(),
  guestsCanSeeOtherGuests: z.boolean().optional(),
  guestsCanInviteOthers: z.boolean().optional(),
  guests_can_modify: z.boolean().optional(),
  recurrence: z.array(z.string()).optional(),
  attendees: z.array(z.string()).optional(),
  send_updates: z.boolean().optional(),
  create_meeting_room: z.boolean().optional(),
  timezone: z.string().optional(),
  start_datetime: z.string(),
  event_duration_hour: z.number().optional(),
  event_duration_minutes: z.number().optional(),
})
type EventFields = z.infer<typeof EventFields>

const Attendee = z.looseObject({ email: z.string().optional(), self: z.boolean().optional() })
type Attendee = z.infer<typeof Attendee>

const Time = z
  .looseObject({
    date: z.string().nullish(),
    dateTime: z.string().nullish(),
    timeZone: z.string().nullish(),
  })
  .optional()

/** An event as far as changing it needs. */
const GoogleEvent = z.looseObject({
  attendees: z.array(Attendee).default([]),
  start: Time,
  end: Time,
})
type GoogleEvent = z.infer<typeof GoogleEvent>

const enc = encodeURIComponent
const eventsPath = (calendarId: string): string => `/calendars/${enc(calendarId)}/events`
const eventPath = (calendarId: string, eventId: string): string =>
  `${eventsPath(calendarId)}/${enc(eventId)}`

const readEvent = async (call: Call, path: string): Promise<GoogleEvent> =>
  readAnswer(GoogleEvent, await call({ path }))

/** The calendar's own time zone, which a time without offset and zone is meant in. */
export const readZone = async (call: Call, calendarId: string): Promise<string> => {
  const Calendar = z.looseObject({ timeZone: z.string() })
  return readAnswer(Calendar, await call({ path: `/calendars/${enc(calendarId)}` })).timeZone
}

const sameEmail = (attendee: Attendee, email: string): boolean =>
  attendee.email?.toLowerCase() === email.toLowerCase()

/** Addresses as guests. Who is a guest already keeps the answer that he gave. */
const attendeesOf = (emails: readonly string[], present: readonly Attendee[] = []): Attendee[] => {
  const unique = [
    ...new Map(emails.map((email) => [email.trim().toLowerCase(), email.trim()])).values(),
  ]
  return unique.map((email) => {
    if (!/^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(email)) {
      throw new ServiceError(
        'invalid-arguments',
        'argument attendees must hold plain e-mail addresses such as ada@example.com',
      )
    }
    return present.find((attendee) => sameEmail(attendee, email)) ?? { email }
  })
}

/** In minutes; `undefined` where the caller left it open. */
const durationOf = (given: EventFields): number | undefined => {
  const { event_duration_hour: hours, event_duration_minutes: minutes } = given
  if (hours === undefined && minutes === undefined) return undefined
  const duration = (hours ?? 0) * 60 + (minutes ?? 0)
  if (duration > 0) return duration
  throw new ServiceError(
    'invalid-arguments',
    'argument event_duration_minutes must leave the event longer than nothing',
  )
}

/** Of an event with times of day, in minutes. */
const presentDuration = ({ start, end }: GoogleEvent): number | undefined => {
  const minutes = (Date.parse(end?.dateTime ?? '') - Date.parse(start?.dateTime ?? '')) / MINUTE
  return minutes > 0 ? minutes : undefined
}

/** What insert and patch have in common. `undefined` fields vanish in JSON. */
const eventBody = (given: EventFields, present: readonly Attendee[] = []) => ({
  summary: given.summary,
  description: given.description,
  location: given.location,
  eventType: given.eventType,
  transparency: given.transparency,
  visibility: given.visibility,
  guestsCanSeeOtherGuests: given.guestsCanSeeOtherGuests,
  guestsCanInviteOthers: given.guestsCanInviteOthers,
  guestsCanModify: given.guests_can_modify,
  recurrence: given.recurrence,
  attendees: given.attendees && attendeesOf(given.attendees, present),
  // A new request id each time: the same one would give the same room again.
  conferenceData: given.create_meeting_room
    ? {
        createRequest: {
          requestId: crypto.randomUUID(),
          conferenceSolutionKey: { type: 'hangoutsMeet' },
        },
      }
    : undefined,
})

const eventQuery = (given: EventFields) => ({
  sendUpdates: given.send_updates === undefined ? undefined : given.send_updates ? 'all' : 'none',
  conferenceDataVersion: given.create_meeting_room ? 1 : undefined,
})

/** A series needs its zone even where the offset is given, to outlive a change of clocks. */
const needsZone = (start: Moment, recurs: boolean): boolean =>
  !start.allDay && (start.offset === undefined || recurs)

/** https://developers.google.com/workspace/calendar/api/v3/reference/events/insert */
export const createEvent: ActionFunction = async (args, call) => {
  const given = readArguments(EventFields, args)
  const duration = durationOf(given) ?? DEFAULT_MINUTES
  const start = readMoment(given.start_datetime, 'start_datetime')
  const body = eventBody(given)
  const recurs = (given.recurrence?.length ?? 0) > 0
  const zone =
    given.timezone ??
    (needsZone(start, recurs) ? await readZone(call, given.calendar_id) : undefined)
  const times = {
    start: eventTime(start, zone),
    end: eventTime(later(start, duration, zone), zone),
  }
  const path = eventsPath(given.calendar_id)
  return call({ method: 'POST', path, query: eventQuery(given), body: { ...body, ...times } })
}

/** A patch merges, so the other kind of time must be taken away: whole day or time of day. */
const timePatch = (time: EventTime) =>
  time.date ? { ...time, dateTime: null, timeZone: null } : { ...time, date: null }

/**
 * Changes what was given and keeps the rest, unlike Google's `update`, which would drop guests and
 * description that a model forgot to repeat.
 */
export const updateEvent: ActionFunction = async (args, call) => {
  const given = readArguments(EventFields.extend({ event_id: z.string() }), args)
  const asked = durationOf(given)
  const start = readMoment(given.start_datetime, 'start_datetime')
  const path = eventPath(given.calendar_id, given.event_id)
  const present = await readEvent(call, path)
  const duration = asked ?? presentDuration(present) ?? DEFAULT_MINUTES
  const zone =
    given.timezone ??
    present.start?.timeZone ??
    (needsZone(start, true) ? await readZone(call, given.calendar_id) : undefined)
  const times = {
    start: timePatch(eventTime(start, zone)),
    end: timePatch(eventTime(later(start, duration, zone), zone)),
  }
  const body = { ...eventBody(given, present.attendees), ...times }
  return call({ method: 'PATCH', path, query: eventQuery(given), body })
}

const PatchFields = z.object({
  calendar_id: z.string().default('primary'),
  event_id: z.string(),
  summary: z.string().optional(),
  description: z.string().optional(),
  location: z.string().optional(),
  start_time: z.string().optional(),
  end_time: z.string().optional(),
  timezone: z.string().optional(),
  attendees: z.array(z.string()).optional(),
  rsvp_response: z.string().optional(),
  send_updates: z.string().optional(),
})

const withResponse = (attendees: readonly Attendee[], responseStatus: string): Attendee[] => {
  if (attendees.some(({ self }) => self)) {
    return attendees.map((one) => (one.self ? { ...one, responseStatus } : one))
  }
  throw new ServiceError(
    'invalid-arguments',
    'argument rsvp_response: the user is no guest of this event, so there is nothing to answer',
  )
}

/** https://developers.google.com/workspace/calendar/api/v3/reference/events/patch */
export const patchEvent: ActionFunction = async (args, call) => {
  const given = readArguments(PatchFields, args)
  const path = eventPath(given.calendar_id, given.event_id)
  const present = await readEvent(call, path)
  const timeOf = async (text: string | undefined, argument: string) => {
    if (text === undefined) return undefined
    const moment = readMoment(text, argument)
    const zone =
      given.timezone ??
      present.start?.timeZone ??
      (needsZone(moment, false) ? await readZone(call, given.calendar_id) : undefined)
    return timePatch(eventTime(moment, zone))
  }
  const guests = given.attendees && attendeesOf(given.attendees, present.attendees)
  const body = {
    summary: given.summary,
    description: given.description,
    location: given.location,
    start: await timeOf(given.start_time, 'start_time'),
    end: await timeOf(given.end_time, 'end_time'),
    attendees: given.rsvp_response
      ? withResponse(guests ?? present.attendees, given.rsvp_response)
      : guests,
  }
  return call({ method: 'PATCH', path, query: { sendUpdates: given.send_updates }, body })
}

/** Lists of guests are replaced whole, so the others are read first and written again. */
export const removeAttendee: ActionFunction = async (args, call) => {
  const Arguments = z.object({
    calendar_id: z.string().default('primary'),
    event_id: z.string(),
    attendee_email: z.string(),
    send_updates: z.string().optional(),
  })
  const given = readArguments(Arguments, args)
  const path = eventPath(given.calendar_id, given.event_id)
  const { attendees } = await readEvent(call, path)
  const left = attendees.filter((attendee) => !sameEmail(attendee, given.attendee_email.trim()))
  if (left.length === attendees.length) {
    throw new ServiceError(
      'invalid-arguments',
      'argument attendee_email names nobody on the guest list: read the event to see who is',
    )
  }
  const query = { sendUpdates: given.send_updates }
  return call({ method: 'PATCH', path, query, body: { attendees: left } })
}
