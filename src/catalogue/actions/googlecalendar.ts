import { googleScope, googleSpelling } from '../apps/google.ts'
import { requiredFirst } from '../required-first.ts'
import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

// Read from the discovery document: one of each list is enough.
const scopes = (...parts: string[]): string[] =>
  ['calendar', ...parts.map((part) => `calendar.${part}`)].map(googleScope)
const WRITE_EVENTS = scopes('events', 'events.owned', 'app.created')
const READ_EVENTS = [
  ...WRITE_EVENTS,
  ...scopes('readonly', 'events.readonly', 'events.owned.readonly').slice(1),
]
const FREE_BUSY = scopes('readonly', 'freebusy', 'events.freebusy')
const READ_CALENDARS = scopes('readonly', 'calendars', 'calendars.readonly', 'app.created')
const WRITE_CALENDARS = scopes('calendars', 'app.created')
const READ_LIST = scopes('readonly', 'calendarlist', 'calendarlist.readonly')
const READ_RULES = scopes('acls', 'acls.readonly')
/** Functions that may have to ask for the calendar's time zone beside the event. */
const WHOLE = scopes()

const calendar_id: ArgumentSchema = {
  type: 'string',
  default: 'primary',
  description: "Calendar: `primary` for the user's own, or an id of GOOGLECALENDAR_LIST_CALENDARS.",
}
/** Where the main calendar must not be meant by silence. */
const named_calendar_id: ArgumentSchema = {
  type: 'string',
  description: 'Id of the calendar, from GOOGLECALENDAR_LIST_CALENDARS.',
  examples: ['team@group.calendar.google.com'],
}
const event_id: ArgumentSchema = { type: 'string', description: 'Id of the event.' }
const page_token: ArgumentSchema = {
  type: 'string',
  description: '`nextPageToken` of the last answer, to go on from there.',
}
const sync_token: ArgumentSchema = {
  type: 'string',
  description: '`nextSyncToken` of an earlier answer: only what has changed since comes back.',
}
const pageSize = (most: number, usual: number): ArgumentSchema => ({
  type: 'integer',
  minimum: 1,
  maximum: most,
  default: usual,
  description: 'How many at most.',
})
const guestMail: ArgumentSchema = {
  type: 'string',
  enum: ['all', 'externalOnly', 'none'],
  default: 'none',
  description: 'Which guests Google tells of the change by e-mail.',
}
const time = (description: string): ArgumentSchema => ({
  type: 'string',
  description,
  examples: ['2026-03-01T09:00:00+01:00'],
})
const show_deleted: ArgumentSchema = {
  type: 'boolean',
  default: false,
  description: 'Shows deleted ones too.',
}
const event_types: ArgumentSchema = {
  type: 'array',
  items: {
    type: 'string',
    enum: ['default', 'birthday', 'focusTime', 'fromGmail', 'outOfOffice', 'workingLocation'],
  },
  description: 'Only events of these kinds; all if not given.',
}

const eventTexts: Record<string, ArgumentSchema> = {
  summary: { type: 'string', description: 'Title of the event.' },
  description: { type: 'string', description: 'Notes; may hold simple HTML.' },
  location: { type: 'string', description: 'Where it is, as free text.' },
}

const timezone: ArgumentSchema = {
  type: 'string',
  description: "IANA name of the time zone that the times are in; the calendar's own if not given.",
  examples: ['Europe/Berlin', 'America/New_York'],
}

const attendees: ArgumentSchema = {
  type: 'array',
  items: { type: 'string' },
  description: 'E-mail addresses of the guests. When changing an event: the whole new list.',
}

const event: Record<string, ArgumentSchema> = {
  calendar_id,
  ...eventTexts,
  start_datetime: {
    type: 'string',
    description:
      'Start by the clock of `timezone`, e.g. 2026-03-01T09:30:00. With an offset or Z it is that very instant; a date alone makes an all-day event.',
    examples: ['2026-03-01T09:30:00'],
  },
  event_duration_hour: { type: 'integer', minimum: 0, maximum: 720, description: 'Whole hours.' },
  event_duration_minutes: {
    type: 'integer',
    minimum: 0,
    maximum: 43_200,
    description:
      'Minutes on top of the hours. With neither, a new event takes 30 minutes and a changed one as long as before.',
  },
  timezone,
  attendees,
  create_meeting_room: { type: 'boolean', default: false, description: 'Adds a Google Meet link.' },
  send_updates: {
    type: 'boolean',
    default: false,
    description: 'Google tells the guests by e-mail.',
  },
  recurrence: {
    type: 'array',
    items: { type: 'string' },
    description: 'Rules of repetition as in RFC 5545.',
    examples: [['RRULE:FREQ=WEEKLY;COUNT=10;BYDAY=MO']],
  },
  eventType: {
    type: 'string',
    enum: ['default', 'focusTime', 'outOfOffice'],
    default: 'default',
    description: 'Kind of event. Fixed once the event exists.',
  },
  transparency: {
    type: 'string',
    enum: ['opaque', 'transparent'],
    default: 'opaque',
    description: 'opaque blocks the time, transparent leaves it free.',
  },
  visibility: {
    type: 'string',
    enum: ['default', 'public', 'private', 'confidential'],
    default: 'default',
    description: 'Who may see its details.',
  },
  guestsCanSeeOtherGuests: {
    type: 'boolean',
    default: true,
    description: 'Guests see who else is invited.',
  },
  guestsCanInviteOthers: {
    type: 'boolean',
    default: true,
    description: 'Guests may bring further guests.',
  },
  guests_can_modify: {
    type: 'boolean',
    default: false,
    description: 'Guests may change the event.',
  },
}

/** A changed event keeps what is not given, so Google's defaults would be untrue there. */
const withoutDefaults = (properties: Record<string, ArgumentSchema>) =>
  Object.fromEntries(
    Object.entries(properties).map(([name, { default: shown, ...schema }]) => [
      name,
      name === 'calendar_id' || name === 'create_meeting_room' || name === 'send_updates'
        ? { ...schema, default: shown }
        : schema,
    ]),
  )

const events: ActionDefinition[] = [
  {
    name: 'GOOGLECALENDAR_CREATE_EVENT',
    aliases: ['GOOGLECALENDAR_CREATE_GOOGLE_EVENT'],
    description:
      'Puts an event into a calendar: a meeting with guests and Meet link, a reminder, a whole day or a series. Comes back with the event, its id and its page.',
    tags: ['important'],
    scopes: WHOLE,
    run: 'googlecalendar.create-event',
    argumentAliases: { event_duration: 'event_duration_minutes' },
    input: { required: ['start_datetime'], properties: event },
  },
  {
    name: 'GOOGLECALENDAR_UPDATE_EVENT',
    aliases: ['GOOGLECALENDAR_UPDATE_GOOGLE_EVENT'],
    description:
      'Moves an event to another time and changes what else is given; all else stays, and guests keep their answers. To change it without naming a start use GOOGLECALENDAR_PATCH_EVENT. Comes back with the event.',
    tags: ['important', 'idempotent'],
    scopes: WHOLE,
    run: 'googlecalendar.update-event',
    argumentAliases: { event_duration: 'event_duration_minutes' },
    input: {
      required: ['event_id', 'start_datetime'],
      properties: { event_id, ...withoutDefaults(event) },
    },
  },
  {
    name: 'GOOGLECALENDAR_PATCH_EVENT',
    description:
      "Changes single facts of an event, such as title, place, end, guests or the user's own answer to an invitation; all else stays. Comes back with the event.",
    tags: ['important', 'idempotent'],
    scopes: WHOLE,
    run: 'googlecalendar.patch-event',
    input: {
      required: ['event_id'],
      properties: {
        calendar_id,
        event_id,
        ...eventTexts,
        start_time: {
          type: 'string',
          description:
            'New start, as a time by the clock of `timezone`, with an offset, or a date.',
          examples: ['2026-03-01T09:30:00'],
        },
        end_time: {
          type: 'string',
          description: 'New end, in the same form; of whole days, the day after the last.',
        },
        timezone: {
          ...timezone,
          description: "IANA name of the time zone of both times; the event's own if not given.",
        },
        attendees,
        rsvp_response: {
          type: 'string',
          enum: ['accepted', 'declined', 'tentative', 'needsAction'],
          description: "The user's own answer to the invitation.",
        },
        send_updates: guestMail,
      },
    },
  },
  {
    name: 'GOOGLECALENDAR_DELETE_EVENT',
    aliases: ['GOOGLECALENDAR_DELETE_GOOGLE_EVENT'],
    description:
      'Deletes an event from a calendar; where the user organises it, it is cancelled for all guests. Nothing comes back.',
    tags: ['important', 'destructive', 'idempotent'],
    scopes: WRITE_EVENTS,
    request: 'DELETE /calendars/{calendar_id}/events/{event_id}',
    input: {
      required: ['event_id'],
      properties: { calendar_id, event_id, send_updates: guestMail },
    },
  },
  {
    name: 'GOOGLECALENDAR_REMOVE_ATTENDEE',
    description:
      'Takes one guest off an event and leaves the others as they are. Comes back with the event; a guest who is not on the list is an error.',
    tags: ['important', 'idempotent'],
    scopes: WRITE_EVENTS,
    run: 'googlecalendar.remove-attendee',
    input: {
      required: ['event_id', 'attendee_email'],
      properties: {
        calendar_id,
        event_id,
        attendee_email: { type: 'string', description: 'E-mail address of the guest.' },
        send_updates: guestMail,
      },
    },
  },
  {
    name: 'GOOGLECALENDAR_QUICK_ADD',
    aliases: ['GOOGLECALENDAR_QUICK_ADD_GOOGLE_CALENDAR'],
    description:
      'Creates an event from one sentence, of which Google reads title, day and time. For guests or an exact time use GOOGLECALENDAR_CREATE_EVENT. Comes back with the event.',
    tags: ['important'],
    scopes: WRITE_EVENTS,
    request: 'POST /calendars/{calendar_id}/events/quickAdd',
    place: { text: 'query', send_updates: 'query' },
    input: {
      required: ['text'],
      properties: {
        calendar_id,
        text: {
          type: 'string',
          minLength: 1,
          description: 'What and when.',
          examples: ['Lunch with Ada tomorrow 12-1pm'],
        },
        send_updates: guestMail,
      },
    },
  },
  {
    name: 'GOOGLECALENDAR_EVENTS_MOVE',
    description:
      'Moves an event to another calendar, whose owner organises it from then on. Comes back with the event. To change its time use GOOGLECALENDAR_UPDATE_EVENT.',
    tags: ['important', 'idempotent'],
    scopes: scopes('events', 'events.owned'),
    request: 'POST /calendars/{calendar_id}/events/{event_id}/move',
    place: { destination: 'query', send_updates: 'query' },
    input: {
      required: ['event_id', 'destination'],
      properties: {
        calendar_id,
        event_id,
        destination: { type: 'string', description: 'Id of the calendar that it goes to.' },
        send_updates: guestMail,
      },
    },
  },
]

const finding: ActionDefinition[] = [
  {
    name: 'GOOGLECALENDAR_FIND_EVENT',
    description:
      "Finds events by words or time, e.g. to learn an event's id or what is on a day; each date of a series counts. Comes back with `items`, and `nextPageToken` if there are more.",
    tags: ['important', 'read-only'],
    scopes: WHOLE.concat(googleScope('calendar.readonly')),
    run: 'googlecalendar.find-event',
    argumentAliases: { q: 'query' },
    input: {
      properties: {
        calendar_id,
        query: { type: 'string', description: 'Words in title, notes, place or guests.' },
        timeMin: time("Only events that end after this time; the calendar's clock without offset."),
        timeMax: time("Only events that start before it; the calendar's clock without offset."),
        max_results: pageSize(250, 10),
        order_by: {
          type: 'string',
          enum: ['startTime', 'updated'],
          description: 'Order. startTime only while single_events is true.',
        },
        single_events: {
          type: 'boolean',
          default: true,
          description: 'Shows each date of a series rather than the series.',
        },
        show_deleted,
        updated_min: time('Only events changed after this time.'),
        event_types,
        page_token,
      },
    },
  },
  {
    name: 'GOOGLECALENDAR_EVENTS_LIST',
    description:
      "Lists a calendar's events with all of Google's settings; set single_events and order_by for an agenda. Comes back with `items` and `nextPageToken`. To find something GOOGLECALENDAR_FIND_EVENT is easier.",
    tags: ['important', 'read-only'],
    scopes: READ_EVENTS,
    request: 'GET /calendars/{calendar_id}/events',
    wire: { query: 'q', timezone: 'timeZone' },
    argumentAliases: { q: 'query', timeZone: 'timezone', time_zone: 'timezone' },
    input: {
      properties: {
        calendar_id,
        timeMin: time('Only events that end after this time; with an offset or Z.'),
        timeMax: time('Only events that start before this time; with an offset or Z.'),
        query: { type: 'string', description: 'Words in title, notes, place or guests.' },
        single_events: {
          type: 'boolean',
          default: false,
          description: 'Shows each date of a series rather than the series.',
        },
        order_by: {
          type: 'string',
          enum: ['startTime', 'updated'],
          description: 'Order. startTime only with single_events.',
        },
        max_results: pageSize(250, 250),
        page_token,
        sync_token,
        show_deleted,
        show_hidden_invitations: {
          type: 'boolean',
          default: false,
          description: 'Shows invitations that the user has not been shown.',
        },
        updated_min: time('Only events changed after this time; with an offset or Z.'),
        timezone: {
          type: 'string',
          description: "IANA name of the time zone to answer in; the calendar's if not given.",
        },
        max_attendees: {
          type: 'integer',
          minimum: 1,
          description: 'Guests shown of each event at most; the user himself always.',
        },
        event_types,
      },
    },
  },
  {
    name: 'GOOGLECALENDAR_EVENTS_GET',
    aliases: ['GOOGLECALENDAR_GET_EVENT'],
    description:
      'Reads one event by its id: title, times, place, notes, guests with their answers, and Meet link.',
    tags: ['important', 'read-only'],
    keywords: ['meeting', 'appointment', 'details'],
    scopes: READ_EVENTS,
    request: 'GET /calendars/{calendar_id}/events/{event_id}',
    wire: { timezone: 'timeZone' },
    argumentAliases: { timeZone: 'timezone', time_zone: 'timezone' },
    input: {
      required: ['event_id'],
      properties: {
        calendar_id,
        event_id,
        timezone: { type: 'string', description: 'IANA name of the time zone to answer in.' },
      },
    },
  },
  {
    name: 'GOOGLECALENDAR_EVENTS_INSTANCES',
    description:
      'Lists the single dates of a repeated event, e.g. to change or delete just one of them by its id. Comes back with `items`, and `nextPageToken` if there are more.',
    tags: ['important', 'read-only'],
    scopes: READ_EVENTS,
    request: 'GET /calendars/{calendar_id}/events/{event_id}/instances',
    wire: { timezone: 'timeZone' },
    argumentAliases: { timeZone: 'timezone', time_zone: 'timezone' },
    input: {
      required: ['event_id'],
      properties: {
        calendar_id,
        event_id,
        timeMin: time('Only dates that end after this time; with an offset or Z.'),
        timeMax: time('Only dates that start before this time; with an offset or Z.'),
        max_results: pageSize(250, 250),
        page_token,
        show_deleted,
        original_start: time('Only the date that was first meant to start at this time.'),
        timezone: { type: 'string', description: 'IANA name of the time zone to answer in.' },
      },
    },
  },
  {
    name: 'GOOGLECALENDAR_SYNC_EVENTS',
    description:
      'Follows the changes of a calendar. The first call comes back with all events and `nextSyncToken`, later ones with what has changed since. Go on with `nextPageToken` where that comes instead; on an error 410 begin anew.',
    tags: ['read-only'],
    scopes: READ_EVENTS,
    run: 'googlecalendar.sync-events',
    input: {
      properties: {
        calendar_id,
        sync_token,
        page_token,
        max_results: {
          ...pageSize(250, 250),
          description: 'Events a page; four pages in one answer.',
        },
        single_events: {
          type: 'boolean',
          description: 'Each date of a series as an event; the same in every call.',
        },
        event_types,
      },
    },
  },
  {
    name: 'GOOGLECALENDAR_FIND_FREE_SLOTS',
    description:
      'Finds the time that people have free, e.g. before proposing a meeting. Comes back with the slots in which all are free, and with free and busy times of each calendar, in the given time zone.',
    tags: ['important', 'read-only'],
    scopes: FREE_BUSY,
    run: 'googlecalendar.find-free-slots',
    argumentAliases: { calendar_ids: 'items' },
    input: {
      properties: {
        time_min: time(
          'From when; now if not given. Without an offset, by the clock of `timezone`.',
        ),
        time_max: time('Until when; a day later if not given.'),
        timezone: {
          type: 'string',
          default: 'UTC',
          description: 'IANA name of the time zone, for question and answer.',
          examples: ['Europe/Berlin'],
        },
        items: {
          type: 'array',
          items: { type: 'string' },
          minItems: 1,
          maxItems: 50,
          default: ['primary'],
          description: 'Ids of calendars; the e-mail address of a colleague is one too.',
        },
        group_expansion_max: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 100,
          description: 'Members of a group that are looked at.',
        },
        calendar_expansion_max: {
          type: 'integer',
          minimum: 1,
          maximum: 50,
          default: 50,
          description: 'Calendars that are looked at.',
        },
      },
    },
  },
  {
    name: 'GOOGLECALENDAR_FREE_BUSY_QUERY',
    description:
      'Asks Google when calendars are busy, without working out the gaps; for these use GOOGLECALENDAR_FIND_FREE_SLOTS. Comes back with the busy times of each calendar.',
    tags: ['important', 'read-only'],
    scopes: FREE_BUSY,
    request: 'POST /freeBusy',
    wire: { timezone: 'timeZone' },
    argumentAliases: { timeZone: 'timezone', time_zone: 'timezone' },
    input: {
      required: ['timeMin', 'timeMax', 'items'],
      properties: {
        timeMin: time('From when; with an offset or Z.'),
        timeMax: time('Until when; with an offset or Z.'),
        timezone: {
          type: 'string',
          default: 'UTC',
          description: 'IANA name of the time zone to answer in.',
        },
        items: {
          type: 'array',
          items: {
            type: 'object',
            required: ['id'],
            properties: { id: { type: 'string', description: 'Id of a calendar or group.' } },
          },
          description: 'The calendars.',
          examples: [[{ id: 'primary' }]],
        },
        group_expansion_max: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          description: 'Members of a group that are looked at.',
        },
        calendar_expansion_max: {
          type: 'integer',
          minimum: 1,
          maximum: 50,
          description: 'Calendars that are looked at.',
        },
      },
    },
  },
  {
    name: 'GOOGLECALENDAR_GET_CURRENT_DATE_TIME',
    description:
      'Tells the date, time and weekday of now, which is needed for words like tomorrow or next week. Comes back in the time zone asked for, and in UTC.',
    tags: ['important', 'read-only'],
    run: 'googlecalendar.current-date-time',
    input: {
      properties: {
        timezone: {
          type: 'number',
          minimum: -14,
          maximum: 14,
          default: 0,
          description: 'Hours from UTC, e.g. -5 or 5.5; knows no summer time.',
        },
        timezone_name: {
          type: 'string',
          description: 'IANA name of the time zone, which goes before `timezone`.',
          examples: ['Europe/Berlin'],
        },
      },
    },
  },
]

const calendarTexts: Record<string, ArgumentSchema> = {
  summary: { type: 'string', description: 'Title of the calendar.' },
  description: { type: 'string', description: 'What it is for.' },
  location: { type: 'string', description: 'Where it belongs, as free text.' },
  timezone: { type: 'string', description: 'IANA name of its time zone.' },
}

const listEntry: Record<string, ArgumentSchema> = {
  summary_override: { type: 'string', description: "The user's own title for it." },
  color_id: { type: 'string', description: "Number of a colour in Google's palette." },
  background_color: { type: 'string', description: 'Colour as #rrggbb; with color_rgb_format.' },
  foreground_color: { type: 'string', description: 'Colour of text; with color_rgb_format.' },
  color_rgb_format: { type: 'boolean', description: 'The colours are given as #rrggbb.' },
  hidden: { type: 'boolean', description: 'Hidden from the list.' },
  selected: { type: 'boolean', description: 'Its events are shown.' },
}

const calendars: ActionDefinition[] = [
  {
    name: 'GOOGLECALENDAR_LIST_CALENDARS',
    aliases: ['GOOGLECALENDAR_LIST_GOOGLE_CALENDARS'],
    description:
      'Lists the calendars that the user sees, own and shared. Comes back with their ids, titles, time zones and what the user may do; `nextPageToken` if there are more.',
    tags: ['important', 'read-only'],
    scopes: READ_LIST,
    request: 'GET /users/me/calendarList',
    input: {
      properties: {
        max_results: pageSize(250, 100),
        min_access_role: {
          type: 'string',
          enum: ['freeBusyReader', 'reader', 'writer', 'owner'],
          description: 'Only calendars in which the user may do at least this.',
        },
        page_token,
        show_deleted,
        show_hidden: { type: 'boolean', default: false, description: 'Shows hidden ones too.' },
        sync_token,
      },
    },
  },
  {
    name: 'GOOGLECALENDAR_GET_CALENDAR',
    description:
      'Reads what a calendar is: title, description and time zone. The time zone is what times without an offset are meant in.',
    tags: ['important', 'read-only'],
    scopes: READ_CALENDARS,
    request: 'GET /calendars/{calendar_id}',
    input: { properties: { calendar_id } },
  },
  {
    name: 'GOOGLECALENDAR_DUPLICATE_CALENDAR',
    aliases: ['GOOGLECALENDAR_DUPLICATE_GOOGLE_CALENDAR'],
    description:
      'Creates a calendar with the description, place and time zone of another one; its events and sharing are not copied. Comes back with the new calendar and its id.',
    scopes: WHOLE,
    run: 'googlecalendar.duplicate-calendar',
    input: {
      properties: {
        summary: { type: 'string', description: "Title; `Copy of` the other's if not given." },
        calendar_id,
      },
    },
  },
  {
    name: 'GOOGLECALENDAR_PATCH_CALENDAR',
    aliases: ['GOOGLECALENDAR_PATCH_GOOGLE_CALENDAR'],
    description:
      'Changes title, description, place or time zone of a calendar for all who see it; what is not given stays. Comes back with the calendar.',
    tags: ['idempotent'],
    scopes: WRITE_CALENDARS,
    request: 'PATCH /calendars/{calendar_id}',
    wire: { timezone: 'timeZone' },
    argumentAliases: { timeZone: 'timezone', time_zone: 'timezone' },
    input: {
      required: ['calendar_id'],
      properties: { calendar_id: named_calendar_id, ...calendarTexts },
    },
  },
  {
    name: 'GOOGLECALENDAR_CALENDARS_UPDATE',
    description:
      'Writes title, description, place and time zone of a calendar anew; what is not given is emptied. To change one of them use GOOGLECALENDAR_PATCH_CALENDAR. Comes back with the calendar.',
    tags: ['destructive', 'idempotent'],
    scopes: WRITE_CALENDARS,
    request: 'PUT /calendars/{calendar_id}',
    wire: { timezone: 'timeZone' },
    argumentAliases: { timeZone: 'timezone', time_zone: 'timezone' },
    input: {
      required: ['calendar_id', 'summary'],
      properties: { calendar_id: named_calendar_id, ...calendarTexts },
    },
  },
  {
    name: 'GOOGLECALENDAR_CALENDARS_DELETE',
    description:
      "Deletes a calendar with all its events for good, for all who see it. Google refuses it for the user's main calendar. Nothing comes back.",
    tags: ['destructive', 'idempotent'],
    scopes: WRITE_CALENDARS,
    request: 'DELETE /calendars/{calendar_id}',
    input: { required: ['calendar_id'], properties: { calendar_id: named_calendar_id } },
  },
  {
    name: 'GOOGLECALENDAR_CLEAR_CALENDAR',
    description:
      "Deletes all events of the user's main calendar for good; the calendar stays. Google refuses it for other calendars. Nothing comes back.",
    tags: ['destructive', 'idempotent'],
    scopes: scopes('calendars'),
    request: 'POST /calendars/{calendar_id}/clear',
    input: {
      required: ['calendar_id'],
      properties: {
        calendar_id: { type: 'string', description: 'Must say `primary`, on purpose.' },
      },
    },
  },
  {
    name: 'GOOGLECALENDAR_CALENDAR_LIST_INSERT',
    description:
      "Puts a calendar that exists, e.g. a colleague's shared one, into the user's list. Comes back with its entry in the list.",
    tags: ['idempotent'],
    scopes: scopes('calendarlist'),
    request: 'POST /users/me/calendarList',
    place: { color_rgb_format: 'query' },
    wire: { calendar_id: 'id' },
    argumentAliases: { id: 'calendar_id' },
    input: {
      required: ['calendar_id'],
      properties: { calendar_id: named_calendar_id, ...listEntry },
    },
  },
  {
    name: 'GOOGLECALENDAR_CALENDAR_LIST_UPDATE',
    description:
      "Sets how a calendar looks in the user's own list: title, colour, hidden or not. What is not given is reset; nobody else sees it. Comes back with the entry.",
    tags: ['idempotent'],
    scopes: scopes('calendarlist', 'app.created'),
    request: 'PUT /users/me/calendarList/{calendar_id}',
    place: { color_rgb_format: 'query' },
    input: {
      required: ['calendar_id'],
      properties: { calendar_id: named_calendar_id, ...listEntry },
    },
  },
  {
    name: 'GOOGLECALENDAR_LIST_ACL_RULES',
    description:
      'Lists with whom a calendar is shared and what they may do. Comes back with the rules and their ids; `nextPageToken` if there are more.',
    tags: ['important', 'read-only'],
    scopes: READ_RULES,
    request: 'GET /calendars/{calendar_id}/acl',
    input: {
      properties: {
        calendar_id,
        max_results: pageSize(250, 100),
        page_token,
        show_deleted,
        sync_token,
      },
    },
  },
  {
    name: 'GOOGLECALENDAR_UPDATE_ACL_RULE',
    description:
      'Changes what somebody with whom a calendar is shared may do in it. Comes back with the rule. Only when the user has asked for just that.',
    tags: ['destructive', 'idempotent'],
    scopes: scopes('acls'),
    request: 'PATCH /calendars/{calendar_id}/acl/{rule_id}',
    place: { send_notifications: 'query' },
    input: {
      required: ['rule_id', 'role'],
      properties: {
        calendar_id,
        rule_id: {
          type: 'string',
          description: 'Id of the rule, from GOOGLECALENDAR_LIST_ACL_RULES.',
          examples: ['user:ada@example.com'],
        },
        role: {
          type: 'string',
          enum: ['none', 'freeBusyReader', 'reader', 'writer', 'owner'],
          description: 'What that person, group or domain may do from now on.',
        },
        send_notifications: {
          type: 'boolean',
          default: true,
          description: 'Google tells them of it by e-mail.',
        },
      },
    },
  },
  {
    name: 'GOOGLECALENDAR_CALENDARS_INSERT',
    aliases: ['GOOGLECALENDAR_CREATE_CALENDAR'],
    description:
      "Creates a calendar beside the user's main one, e.g. for a project. Comes back with the calendar and its id.",
    tags: ['important'],
    keywords: ['new calendar', 'secondary'],
    scopes: WRITE_CALENDARS,
    request: 'POST /calendars',
    wire: { timezone: 'timeZone' },
    argumentAliases: { timeZone: 'timezone', time_zone: 'timezone', title: 'summary' },
    input: { required: ['summary'], properties: calendarTexts },
  },
  {
    name: 'GOOGLECALENDAR_ACL_INSERT',
    description:
      'Shares a calendar with a person, a group, a domain or everybody. Comes back with the rule and its id. Only as wide as the user has asked for.',
    tags: ['important'],
    keywords: ['share calendar', 'grant access', 'permission'],
    scopes: scopes('acls'),
    request: 'POST /calendars/{calendar_id}/acl',
    place: { send_notifications: 'query' },
    wire: { scope_type: 'scope.type', scope_value: 'scope.value' },
    argumentAliases: { email: 'scope_value' },
    input: {
      required: ['role', 'scope_type'],
      properties: {
        calendar_id,
        role: {
          type: 'string',
          enum: ['freeBusyReader', 'reader', 'writer', 'owner'],
          description: 'What they may do; freeBusyReader sees only when it is busy.',
        },
        scope_type: {
          type: 'string',
          enum: ['user', 'group', 'domain', 'default'],
          description: 'With whom; default is everybody.',
        },
        scope_value: {
          type: 'string',
          description: 'E-mail address of the person or group, or the domain; none for default.',
        },
        send_notifications: {
          type: 'boolean',
          default: true,
          description: 'Google tells them of it by e-mail.',
        },
      },
    },
  },
  {
    name: 'GOOGLECALENDAR_ACL_DELETE',
    description:
      'Stops sharing a calendar with somebody: takes away one rule, by its id. Nothing comes back.',
    tags: ['destructive', 'idempotent'],
    keywords: ['unshare', 'revoke access'],
    scopes: scopes('acls'),
    request: 'DELETE /calendars/{calendar_id}/acl/{rule_id}',
    input: {
      required: ['rule_id'],
      properties: {
        calendar_id,
        rule_id: {
          type: 'string',
          minLength: 1,
          description: 'Id of the rule, from GOOGLECALENDAR_LIST_ACL_RULES.',
        },
      },
    },
  },
  {
    name: 'GOOGLECALENDAR_SETTINGS_LIST',
    description:
      "Lists the user's settings of Google Calendar, such as time zone, first day of the week and language. Comes back as pairs of id and value.",
    tags: ['important', 'read-only'],
    scopes: scopes('readonly', 'settings.readonly'),
    request: 'GET /users/me/settings',
    input: { properties: { max_results: pageSize(250, 100), page_token, sync_token } },
  },
]

/** Actions of Google Calendar. */
export const googlecalendarActions: ActionDefinition[] = [...events, ...finding, ...calendars]
  .map(googleSpelling)
  .map(requiredFirst)
