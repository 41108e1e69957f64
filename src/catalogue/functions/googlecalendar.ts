import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { ActionFunction, Call } from '../run.ts'
import {
  createEvent,
  patchEvent,
  readZone,
  removeAttendee,
  updateEvent,
} from './calendar-events.ts'
import { findFreeSlots } from './free-slots.ts'
import { readAnswer, readArguments } from './read.ts'
import {
  formatDay,
  formatInstant,
  formatLocal,
  formatOffset,
  instantOf,
  MINUTE,
  offsetAt,
  readMoment,
} from './wall-clock.ts'

const CalendarId = z.string().default('primary')
const eventsPath = (id: string): string => `/calendars/${encodeURIComponent(id)}/events`

/**
 * The time, without asking anybody. `timezone` is in hours east of UTC, as callers know it; a name
 * goes before it. `now` in milliseconds.
 */
export const currentDateTime = (
  args: Readonly<Record<string, unknown>>,
  now: number = Date.now(),
): unknown => {
  const Arguments = z.object({
    timezone: z.union([z.number(), z.string()]).default(0),
    timezone_name: z.string().optional(),
  })
  const { timezone, timezone_name } = readArguments(Arguments, args)
  const named = timezone_name ?? (Number.isNaN(Number(timezone)) ? String(timezone) : undefined)
  const offset = named ? offsetAt(now, named) : Math.round(Number(timezone) * 60)
  if (Math.abs(offset) > 18 * 60) {
    throw new ServiceError(
      'invalid-arguments',
      'argument timezone must be in hours from UTC, such as 2 or -7',
    )
  }
  const local = now + offset * MINUTE
  const weekday = new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'UTC' })
  return {
    datetime: formatLocal(local) + formatOffset(offset),
    date: formatDay(local),
    time: formatLocal(local).slice(11),
    weekday: weekday.format(local),
    timezone: named ?? `UTC${formatOffset(offset).replace('Z', '+00:00')}`,
    utc: `${formatLocal(now)}Z`,
  }
}

/** RFC 3339 with an offset, which Google's lists insist on; the calendar's zone where there is none. */
const bounds = async (
  call: Call,
  calendarId: string,
  texts: Record<string, string | undefined>,
) => {
  const moments = Object.entries(texts).flatMap(([name, text]) =>
    text === undefined ? [] : [{ name, ...readMoment(text, name) }],
  )
  const open = moments.some(({ offset }) => offset === undefined)
  const zone = open ? await readZone(call, calendarId) : 'UTC'
  return Object.fromEntries(
    moments.map(({ name, local, offset }) => [
      name,
      offset === undefined
        ? formatInstant(instantOf(local, zone), zone)
        : formatLocal(local) + formatOffset(offset),
    ]),
  )
}

const FindEvent = z.object({
  calendar_id: CalendarId,
  query: z.string().optional(),
  max_results: z.number().default(10),
  order_by: z.string().optional(),
  show_deleted: z.boolean().optional(),
  single_events: z.boolean().default(true),
  timeMax: z.string().optional(),
  timeMin: z.string().optional(),
  updated_min: z.string().optional(),
  event_types: z.array(z.string()).optional(),
  page_token: z.string().optional(),
})

const findEvent: ActionFunction = async (args, call) => {
  const given = readArguments(FindEvent, args)
  if (given.order_by === 'startTime' && !given.single_events) {
    throw new ServiceError(
      'invalid-arguments',
      'argument order_by can be startTime only while single_events is true',
    )
  }
  const { timeMin, timeMax, updated_min: updatedMin } = given
  const times = await bounds(call, given.calendar_id, { timeMin, timeMax, updatedMin })
  return call({
    path: eventsPath(given.calendar_id),
    query: {
      ...times,
      q: given.query,
      maxResults: given.max_results,
      orderBy: given.order_by,
      showDeleted: given.show_deleted,
      singleEvents: given.single_events,
      eventTypes: given.event_types,
      pageToken: given.page_token,
    },
  })
}

const SyncEvents = z.object({
  calendar_id: CalendarId,
  sync_token: z.string().optional(),
  page_token: z.string().optional(),
  max_results: z.number().default(250),
  single_events: z.boolean().optional(),
  event_types: z.array(z.string()).optional(),
})

const EventPage = z.looseObject({
  items: z.array(z.unknown()).default([]),
  nextPageToken: z.string().optional(),
  nextSyncToken: z.string().optional(),
})

/** Pages in one call. A first sync of an old calendar has many more; the page token goes on. */
const SYNC_PAGES = 4

const syncEvents: ActionFunction = async (args, call) => {
  const given = readArguments(SyncEvents, args)
  const items: unknown[] = []
  let pageToken = given.page_token
  for (let page = 0; page < SYNC_PAGES; page++) {
    const query = {
      syncToken: given.sync_token,
      pageToken,
      maxResults: given.max_results,
      singleEvents: given.single_events,
      eventTypes: given.event_types,
    }
    const path = eventsPath(given.calendar_id)
    const answer = readAnswer(EventPage, await call({ path, query }))
    items.push(...answer.items)
    pageToken = answer.nextPageToken
    if (!pageToken) return { items, nextSyncToken: answer.nextSyncToken }
  }
  return { items, nextPageToken: pageToken }
}

const duplicateCalendar: ActionFunction = async (args, call) => {
  const Arguments = z.object({ calendar_id: CalendarId, summary: z.string().optional() })
  const given = readArguments(Arguments, args)
  const Calendar = z.looseObject({
    summary: z.string(),
    description: z.string().optional(),
    location: z.string().optional(),
    timeZone: z.string().optional(),
  })
  const path = `/calendars/${encodeURIComponent(given.calendar_id)}`
  const { summary, description, location, timeZone } = readAnswer(Calendar, await call({ path }))
  const body = { summary: given.summary || `Copy of ${summary}`, description, location, timeZone }
  return call({ method: 'POST', path: '/calendars', body })
}

/** Google Calendar's actions that take more than one plain request. */
export const functions: Record<string, ActionFunction> = {
  'googlecalendar.create-event': createEvent,
  'googlecalendar.update-event': updateEvent,
  'googlecalendar.patch-event': patchEvent,
  'googlecalendar.remove-attendee': removeAttendee,
  'googlecalendar.find-event': findEvent,
  'googlecalendar.sync-events': syncEvents,
  'googlecalendar.find-free-slots': (args, call) => findFreeSlots(args, call),
  'googlecalendar.current-date-time': async (args) => currentDateTime(args),
  'googlecalendar.duplicate-calendar': duplicateCalendar,
}
