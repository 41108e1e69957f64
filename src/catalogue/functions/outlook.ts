import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { ActionFunction } from '../run.ts'
import { bodyOf, dateTime, given, instant, recipient, recipients } from './outlook-items.ts'
import { eventPath, mail } from './outlook-mail.ts'
import { readArguments } from './read.ts'

const Attendee = z.union([
  z.string(),
  z.looseObject({
    email: z.string(),
    name: z.string().optional(),
    type: z.string().optional(),
  }),
])

/** Guests as callers write them: addresses, or objects with a name and a kind. */
const guests = (list: readonly z.output<typeof Attendee>[] | undefined) =>
  list?.map((guest) => {
    if (typeof guest === 'string') return { ...recipient(guest), type: 'required' }
    const { emailAddress } = recipient(guest.email)
    const name = guest.name ?? emailAddress.name
    return { emailAddress: given({ ...emailAddress, name }), type: guest.type ?? 'required' }
  })

const Event = z.object({
  subject: z.string().optional(),
  body: z.string().optional(),
  is_html: z.boolean().optional(),
  start_datetime: z.string().optional(),
  end_datetime: z.string().optional(),
  time_zone: z.string().default('UTC'),
  is_all_day: z.boolean().optional(),
  is_online_meeting: z.boolean().optional(),
  online_meeting_provider: z.string().optional(),
  attendees_info: z.array(Attendee).optional(),
  location: z.string().optional(),
  show_as: z.string().optional(),
  categories: z.array(z.string()).optional(),
  reminder_minutes: z.number().optional(),
})

const eventOf = (it: z.output<typeof Event>) => {
  const at = (name: 'start_datetime' | 'end_datetime') => {
    const text = it[name]
    return text === undefined ? undefined : dateTime(text, it.time_zone, name)
  }
  return given({
    subject: it.subject,
    body: bodyOf(it.body, it.is_html),
    start: at('start_datetime'),
    end: at('end_datetime'),
    isAllDay: it.is_all_day,
    isOnlineMeeting: it.is_online_meeting,
    onlineMeetingProvider: it.online_meeting_provider,
    attendees: guests(it.attendees_info),
    location: it.location === undefined ? undefined : { displayName: it.location },
    showAs: it.show_as,
    categories: it.categories,
    reminderMinutesBeforeStart: it.reminder_minutes,
  })
}

const createEvent: ActionFunction = async (args, call) => {
  const it = readArguments(Event.extend({ calendar_id: z.string().optional() }), args)
  const id = it.calendar_id
  const path = id === undefined ? '/me/events' : `/me/calendars/${encodeURIComponent(id)}/events`
  return call({ method: 'POST', path, body: eventOf(it) })
}

const updateEvent: ActionFunction = async (args, call) => {
  const it = readArguments(Event.extend({ event_id: z.string() }), args)
  const body = eventOf(it)
  if (Object.keys(body).length === 0) {
    throw new ServiceError('invalid-arguments', 'give at least one argument that changes something')
  }
  return call({ method: 'PATCH', path: eventPath(it.event_id), body })
}

const EVENT_FIELDS =
  'id,subject,bodyPreview,start,end,isAllDay,location,organizer,attendees,responseStatus,showAs,isCancelled,isOnlineMeeting,onlineMeeting,recurrence,type,seriesMasterId,categories,webLink'

const ListEvents = z.object({
  calendar_id: z.string().optional(),
  start_datetime: z.string().optional(),
  end_datetime: z.string().optional(),
  filter: z.string().optional(),
  top: z.number().default(10),
  skip: z.number().optional(),
  select: z.array(z.string()).optional(),
  orderby: z.array(z.string()).optional(),
})

/** Between two times each date of a series counts; without them the series as such are listed. */
const listEvents: ActionFunction = async (args, call) => {
  const it = readArguments(ListEvents, args)
  const { start_datetime: start, end_datetime: end, calendar_id: id } = it
  if ((start === undefined) !== (end === undefined)) {
    throw new ServiceError('invalid-arguments', 'start_datetime and end_datetime go together')
  }
  const base = id === undefined ? '/me' : `/me/calendars/${encodeURIComponent(id)}`
  const view =
    start === undefined || end === undefined
      ? undefined
      : {
          startDateTime: instant(start, 'start_datetime'),
          endDateTime: instant(end, 'end_datetime'),
        }
  return call({
    path: `${base}/${view ? 'calendarView' : 'events'}`,
    query: {
      ...view,
      $filter: it.filter,
      $top: it.top,
      $skip: it.skip,
      $select: it.select?.join(',') ?? EVENT_FIELDS,
      $orderby: it.orderby?.join(',') ?? 'start/dateTime',
    },
  })
}

const Schedule = z.object({
  schedules: z.array(z.string()),
  start_time: z.string(),
  end_time: z.string(),
  time_zone: z.string().default('UTC'),
  availability_view_interval: z.number().optional(),
})

const getSchedule: ActionFunction = async (args, call) => {
  const it = readArguments(Schedule, args)
  const body = given({
    schedules: it.schedules,
    startTime: dateTime(it.start_time, it.time_zone, 'start_time'),
    endTime: dateTime(it.end_time, it.time_zone, 'end_time'),
    availabilityViewInterval: it.availability_view_interval,
  })
  return call({ method: 'POST', path: '/me/calendar/getSchedule', body })
}

const MeetingTimes = z.object({
  attendees: z.array(z.string()),
  start_time: z.string(),
  end_time: z.string(),
  time_zone: z.string().default('UTC'),
  meeting_minutes: z.number().default(30),
  max_candidates: z.number().optional(),
})

const findMeetingTimes: ActionFunction = async (args, call) => {
  const it = readArguments(MeetingTimes, args)
  const start = dateTime(it.start_time, it.time_zone, 'start_time')
  const end = dateTime(it.end_time, it.time_zone, 'end_time')
  const body = given({
    attendees: guests(it.attendees),
    timeConstraint: { activityDomain: 'work', timeSlots: [{ start, end }] },
    meetingDuration: `PT${it.meeting_minutes}M`,
    maxCandidates: it.max_candidates,
    returnSuggestionReasons: true,
  })
  return call({ method: 'POST', path: '/me/findMeetingTimes', body })
}

const Rule = z.object({
  display_name: z.string(),
  from_addresses: z.array(z.string()).optional(),
  subject_contains: z.array(z.string()).optional(),
  body_contains: z.array(z.string()).optional(),
  move_to_folder: z.string().optional(),
  mark_as_read: z.boolean().optional(),
  assign_categories: z.array(z.string()).optional(),
  forward_to: z.array(z.string()).optional(),
  stop_processing_rules: z.boolean().optional(),
})

const createRule: ActionFunction = async (args, call) => {
  const it = readArguments(Rule, args)
  const conditions = given({
    fromAddresses: recipients(it.from_addresses),
    subjectContains: it.subject_contains,
    bodyContains: it.body_contains,
  })
  const actions = given({
    moveToFolder: it.move_to_folder,
    markAsRead: it.mark_as_read,
    assignCategories: it.assign_categories,
    forwardTo: recipients(it.forward_to),
    stopProcessingRules: it.stop_processing_rules,
  })
  if (Object.keys(conditions).length === 0 || Object.keys(actions).length === 0) {
    throw new ServiceError('invalid-arguments', 'give at least one condition and one thing to do')
  }
  const body = { displayName: it.display_name, sequence: 1, isEnabled: true, conditions, actions }
  return call({ method: 'POST', path: '/me/mailFolders/inbox/messageRules', body })
}

/** Outlook's actions that take more than one plain request. */
export const functions: Record<string, ActionFunction> = {
  ...mail,
  'outlook.create-event': createEvent,
  'outlook.update-event': updateEvent,
  'outlook.list-events': listEvents,
  'outlook.get-schedule': getSchedule,
  'outlook.find-meeting-times': findMeetingTimes,
  'outlook.create-rule': createRule,
}
