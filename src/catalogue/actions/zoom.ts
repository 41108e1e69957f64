/**
 * Actions of the Zoom API, version 2: https://developers.zoom.us/docs/api/. Methods, paths and
 * arguments from the vendor's (older) OpenAPI document, read 2026-11-23; summaries, archives, devices,
 * participants of webinars and the finer scopes are known, not read.
 *
 * What takes the UUID of a meeting goes through `functions/zoom.ts`, which encodes it.
 */
import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

type Arguments = Record<string, ArgumentSchema>

/** A scope in both spellings of Zoom's, each for a whole account first. */
const scopes = (classic: string, fine: string): string[] => [
  `${classic}:admin`,
  `${fine}:admin`,
  classic,
  fine,
]

const userId: ArgumentSchema = {
  type: 'string',
  default: 'me',
  description: 'Whose: `me`, or the e-mail address or id of a user of the account.',
}

const meetingId: ArgumentSchema = {
  type: 'string',
  description: 'Number of the meeting, e.g. `85012345678`.',
}

const instanceId: ArgumentSchema = {
  type: 'string',
  description: 'Number of the meeting, for its last instance, or the UUID of another instance.',
}

const webinarId: ArgumentSchema = {
  type: 'string',
  description: 'Number of the webinar, e.g. `95204914252`.',
}

const occurrence_id: ArgumentSchema = {
  type: 'string',
  description: 'Id of one date of a series, from the meeting itself.',
}

const page_size: ArgumentSchema = {
  type: 'integer',
  minimum: 1,
  maximum: 300,
  default: 30,
  description: 'Results a page.',
}

const paging: Arguments = {
  page_size,
  next_page_token: { type: 'string', description: '`next_page_token` of the last answer.' },
}

const span: Arguments = {
  from: { type: 'string', format: 'date', description: 'First day, e.g. `2026-01-01`.' },
  to: { type: 'string', format: 'date', description: 'Last day, a month after at most.' },
}

const when: Arguments = {
  start_time: {
    type: 'string',
    description: 'When it begins: `2026-01-31T15:00:00` in `timezone`, or with `Z` in UTC.',
  },
  duration: { type: 'integer', minimum: 1, description: 'Minutes that it is planned for.' },
  timezone: { type: 'string', description: 'Time zone by name, e.g. `Europe/Berlin`.' },
  agenda: { type: 'string', maxLength: 2000, description: 'What it is about.' },
  password: { type: 'string', maxLength: 10, description: 'Passcode to join.' },
}

const recurrence: ArgumentSchema = {
  type: 'object',
  description: 'How a series repeats.',
  required: ['type'],
  properties: {
    type: { type: 'integer', enum: [1, 2, 3], description: '1 daily, 2 weekly, 3 monthly.' },
    repeat_interval: { type: 'integer', minimum: 1, description: 'Every so many of them.' },
    weekly_days: { type: 'string', description: 'Days with commas, 1 is Sunday: `2,4`.' },
    monthly_day: { type: 'integer', minimum: 1, maximum: 31, description: 'Day of the month.' },
    end_times: { type: 'integer', minimum: 1, maximum: 60, description: 'How often at most.' },
    end_date_time: { type: 'string', description: 'When it ends, e.g. `2026-06-30T00:00:00Z`.' },
  },
}

const auto_recording: ArgumentSchema = {
  type: 'string',
  enum: ['none', 'local', 'cloud'],
  description: 'Whether and where it is recorded by itself.',
}

const approval_type: ArgumentSchema = {
  type: 'integer',
  enum: [0, 1, 2],
  description: 'Registration: 0 taken at once, 1 approved by hand, 2 none.',
}

const settings: Arguments = {
  waiting_room: { type: 'boolean', description: 'Whether the host lets people in.' },
  join_before_host: { type: 'boolean', description: 'Whether people may begin without the host.' },
  mute_upon_entry: { type: 'boolean', description: 'Whether people come in muted.' },
  host_video: { type: 'boolean', description: 'Whether the host’s video is on at first.' },
  participant_video: { type: 'boolean', description: 'Whether the others’ video is on at first.' },
  auto_recording,
  approval_type,
  alternative_hosts: {
    type: 'string',
    description: 'E-mail addresses of who else may host, with semicolons.',
  },
}

/** Settings stand in an object of their own. */
const SETTINGS = Object.fromEntries(Object.keys(settings).map((name) => [name, `settings.${name}`]))

/** As callers have spelt them. */
const settingsAliases = Object.fromEntries(
  Object.keys(settings).map((name) => [`settings__${name.replaceAll('_', '__')}`, name]),
)

const kind: ArgumentSchema = {
  type: 'integer',
  enum: [1, 2, 3, 8],
  default: 2,
  description: '1 at once, 2 planned, 3 series without times, 8 series with times.',
}

const topic = (what: string): ArgumentSchema => ({
  type: 'string',
  maxLength: 200,
  description: `Title of the ${what}.`,
})

const registrant: Arguments = {
  email: { type: 'string', format: 'email', description: 'E-mail address of the guest.' },
  first_name: { type: 'string', description: 'First name of the guest.' },
  last_name: { type: 'string', description: 'Last name of the guest.' },
  org: { type: 'string', description: 'Company of the guest.' },
  job_title: { type: 'string', description: 'What the guest does.' },
  phone: { type: 'string', description: 'Phone number of the guest.' },
  comments: { type: 'string', description: 'What the guest wants to say.' },
  custom_questions: {
    type: 'array',
    description: 'Answers to questions of the host’s own.',
    items: {
      type: 'object',
      properties: {
        title: { type: 'string', description: 'The question.' },
        value: { type: 'string', description: 'The answer.' },
      },
    },
  },
}

const status: ArgumentSchema = {
  type: 'string',
  enum: ['approved', 'pending', 'denied'],
  default: 'approved',
  description: 'Which ones.',
}

const decision: ArgumentSchema = {
  type: 'string',
  enum: ['approve', 'deny', 'cancel'],
  description: 'What becomes of them.',
}

const registrants: ArgumentSchema = {
  type: 'array',
  minItems: 1,
  maxItems: 30,
  description: 'The guests.',
  items: {
    type: 'object',
    properties: {
      id: { type: 'string', description: 'Id of the registration.' },
      email: { type: 'string', description: 'E-mail address.' },
    },
  },
}

const idAliases = { meeting_id: 'meetingId', id: 'meetingId' }
const instanceAliases = { meeting_id: 'meetingId', uuid: 'meetingId' }
const webinarAliases = { webinar_id: 'webinarId', id: 'webinarId' }
const userAliases = { user_id: 'userId' }

const MEETINGS: ActionDefinition[] = [
  {
    name: 'ZOOM_CREATE_A_MEETING',
    aliases: ['ZOOM_CREATE_MEETING'],
    description:
      'Plans a meeting, or begins one now. Comes back with its number, `join_url` for guests, `start_url` for the host, and passcode.',
    tags: ['important'],
    keywords: ['schedule', 'call', 'video conference', 'invite'],
    request: 'POST /users/{userId}/meetings',
    wire: SETTINGS,
    scopes: scopes('meeting:write', 'meeting:write:meeting'),
    argumentAliases: { ...userAliases, ...settingsAliases, title: 'topic' },
    input: {
      required: ['topic'],
      properties: {
        topic: topic('meeting'),
        ...when,
        type: kind,
        userId,
        schedule_for: { type: 'string', description: 'E-mail address of whom it is planned for.' },
        recurrence,
        ...settings,
      },
    },
  },
  {
    name: 'ZOOM_UPDATE_A_MEETING',
    aliases: ['ZOOM_UPDATE_MEETING'],
    description:
      'Changes a planned meeting, or one date of a series. What is not given stays. Comes back empty.',
    tags: ['important', 'idempotent'],
    keywords: ['reschedule', 'move', 'edit'],
    request: 'PATCH /meetings/{meetingId}',
    place: { occurrence_id: 'query' },
    wire: SETTINGS,
    scopes: scopes('meeting:write', 'meeting:update:meeting'),
    argumentAliases: { ...idAliases, ...settingsAliases, title: 'topic' },
    input: {
      required: ['meetingId'],
      properties: {
        meetingId,
        occurrence_id,
        topic: topic('meeting'),
        ...when,
        recurrence,
        ...settings,
      },
    },
  },
  {
    name: 'ZOOM_GET_A_MEETING',
    aliases: ['ZOOM_GET_MEETING'],
    description:
      'Reads a meeting: title, time, host, addresses to join and start, settings, and the dates of a series.',
    tags: ['important', 'read-only'],
    keywords: ['details', 'link'],
    request: 'GET /meetings/{meetingId}',
    scopes: scopes('meeting:read', 'meeting:read:meeting'),
    argumentAliases: idAliases,
    input: {
      required: ['meetingId'],
      properties: {
        meetingId,
        occurrence_id,
        show_previous_occurrences: {
          type: 'boolean',
          description: 'Whether past dates of a series come, too.',
        },
      },
    },
  },
  {
    name: 'ZOOM_LIST_MEETINGS',
    description:
      'Lists the meetings of a user: planned ones unless said otherwise. Comes back with number, title, time and address of each.',
    tags: ['important', 'read-only'],
    keywords: ['calendar', 'upcoming', 'agenda'],
    request: 'GET /users/{userId}/meetings',
    scopes: scopes('meeting:read', 'meeting:read:list_meetings'),
    argumentAliases: userAliases,
    input: {
      properties: {
        userId,
        type: {
          type: 'string',
          enum: ['scheduled', 'live', 'upcoming', 'upcoming_meetings', 'previous_meetings'],
          default: 'scheduled',
          description: 'Which ones.',
        },
        ...span,
        timezone: { type: 'string', description: 'Time zone of `from` and `to`.' },
        ...paging,
      },
    },
  },
  {
    name: 'ZOOM_DELETE_A_MEETING',
    aliases: ['ZOOM_DELETE_MEETING'],
    description: 'Calls off a planned meeting, or one date of a series, and tells guests if asked.',
    tags: ['important', 'destructive', 'idempotent'],
    keywords: ['cancel', 'remove'],
    request: 'DELETE /meetings/{meetingId}',
    scopes: scopes('meeting:write', 'meeting:delete:meeting'),
    argumentAliases: idAliases,
    input: {
      required: ['meetingId'],
      properties: {
        meetingId,
        occurrence_id,
        schedule_for_reminder: { type: 'boolean', description: 'Whether the hosts are told.' },
        cancel_meeting_reminder: { type: 'boolean', description: 'Whether guests are told.' },
      },
    },
  },
  {
    name: 'ZOOM_END_A_MEETING',
    description: 'Ends a meeting that is going on, for everybody who is in it.',
    tags: ['destructive', 'idempotent'],
    keywords: ['stop', 'hang up'],
    request: 'PUT /meetings/{meetingId}/status',
    fixed: { body: { action: 'end' } },
    scopes: scopes('meeting:write', 'meeting:update:status'),
    argumentAliases: idAliases,
    input: { required: ['meetingId'], properties: { meetingId } },
  },
  {
    name: 'ZOOM_GET_A_MEETING_INVITATION',
    description: 'Gives the words that invite to a meeting: address, passcode, phone numbers.',
    tags: ['important', 'read-only'],
    keywords: ['dial-in', 'share', 'text'],
    request: 'GET /meetings/{meetingId}/invitation',
    scopes: scopes('meeting:read', 'meeting:read:invitation'),
    argumentAliases: idAliases,
    input: { required: ['meetingId'], properties: { meetingId } },
  },
  {
    name: 'ZOOM_ADD_A_MEETING_REGISTRANT',
    description:
      'Registers a guest for a meeting that wants registration. Comes back with an address to join that is the guest’s own.',
    tags: ['important'],
    keywords: ['sign up', 'attendee', 'invite'],
    request: 'POST /meetings/{meetingId}/registrants',
    place: { occurrence_ids: 'query' },
    scopes: scopes('meeting:write', 'meeting:write:registrant'),
    argumentAliases: idAliases,
    input: {
      required: ['meetingId', 'email', 'first_name'],
      properties: {
        meetingId,
        ...registrant,
        occurrence_ids: { type: 'string', description: 'Ids of dates of a series, with commas.' },
      },
    },
  },
  {
    name: 'ZOOM_LIST_MEETING_REGISTRANTS',
    description: 'Lists who is registered for a meeting, with name, address and state of each.',
    tags: ['important', 'read-only'],
    keywords: ['attendees', 'guests'],
    request: 'GET /meetings/{meetingId}/registrants',
    scopes: scopes('meeting:read', 'meeting:read:list_registrants'),
    argumentAliases: idAliases,
    input: {
      required: ['meetingId'],
      properties: { meetingId, status, occurrence_id, ...paging },
    },
  },
  {
    name: 'ZOOM_UPDATE_MEETING_REGISTRANT_STATUS',
    description: 'Approves, denies or cancels registrations for a meeting; the guests are told.',
    tags: ['idempotent'],
    keywords: ['accept', 'reject'],
    request: 'PUT /meetings/{meetingId}/registrants/status',
    place: { occurrence_id: 'query' },
    scopes: scopes('meeting:write', 'meeting:update:registrant_status'),
    argumentAliases: idAliases,
    input: {
      required: ['meetingId', 'action', 'registrants'],
      properties: { meetingId, action: decision, registrants, occurrence_id },
    },
  },
]

const PAST: ActionDefinition[] = [
  {
    name: 'ZOOM_GET_PAST_MEETING',
    aliases: ['ZOOM_PAST_MEETING_DETAILS'],
    description: 'Reads how a meeting went: when it began and ended, how many were in it.',
    tags: ['important', 'read-only'],
    keywords: ['history', 'ended'],
    run: 'zoom.past-meeting',
    scopes: scopes('meeting:read', 'meeting:read:past_meeting'),
    argumentAliases: instanceAliases,
    input: { required: ['meetingId'], properties: { meetingId: instanceId } },
  },
  {
    name: 'ZOOM_GET_PAST_MEETING_PARTICIPANTS',
    aliases: ['ZOOM_PAST_MEETING_PARTICIPANTS'],
    description:
      'Lists who was in a meeting that is over, with name and address of each. Paid plans only.',
    tags: ['important', 'read-only'],
    keywords: ['attendance', 'attendees', 'who joined'],
    run: 'zoom.past-meeting-participants',
    scopes: scopes('meeting:read', 'meeting:read:list_past_participants'),
    argumentAliases: instanceAliases,
    input: { required: ['meetingId'], properties: { meetingId: instanceId, ...paging } },
  },
  {
    name: 'ZOOM_LIST_PAST_MEETING_INSTANCES',
    description: 'Lists the times that a meeting took place, with the UUID and start of each.',
    tags: ['read-only'],
    keywords: ['history', 'uuid'],
    request: 'GET /past_meetings/{meetingId}/instances',
    scopes: scopes('meeting:read', 'meeting:read:list_past_instances'),
    argumentAliases: idAliases,
    input: { required: ['meetingId'], properties: { meetingId } },
  },
  {
    name: 'ZOOM_GET_A_MEETING_SUMMARY',
    description:
      'Reads what Zoom’s assistant wrote of a meeting: summary, details and next steps, where it was on.',
    tags: ['important', 'read-only'],
    keywords: ['AI companion', 'notes', 'minutes', 'action items'],
    run: 'zoom.meeting-summary',
    scopes: scopes('meeting_summary:read', 'meeting:read:summary'),
    argumentAliases: instanceAliases,
    input: { required: ['meetingId'], properties: { meetingId: instanceId } },
  },
  {
    name: 'ZOOM_LIST_ALL_RECORDINGS',
    description:
      'Lists the cloud recordings of a user, a month at most at a time. Comes back with the meetings and the files of each.',
    tags: ['important', 'read-only'],
    keywords: ['video', 'transcript', 'cloud'],
    request: 'GET /users/{userId}/recordings',
    scopes: scopes('recording:read', 'cloud_recording:read:list_user_recordings'),
    argumentAliases: userAliases,
    input: {
      properties: {
        userId,
        ...span,
        trash: { type: 'boolean', default: false, description: 'Those in the trash instead.' },
        meeting_id: { type: 'integer', description: 'Only those of this meeting.' },
        ...paging,
      },
    },
  },
  {
    name: 'ZOOM_GET_MEETING_RECORDINGS',
    aliases: ['ZOOM_RECORDING_GET'],
    description:
      'Lists the files that were recorded of a meeting: video, sound, chat, transcript, with addresses to play and load.',
    tags: ['important', 'read-only'],
    keywords: ['download', 'video', 'transcript'],
    run: 'zoom.meeting-recordings',
    scopes: scopes('recording:read', 'cloud_recording:read:list_recording_files'),
    argumentAliases: instanceAliases,
    input: {
      required: ['meetingId'],
      properties: {
        meetingId: instanceId,
        include_fields: {
          type: 'string',
          enum: ['download_access_token'],
          description: 'Asks for a token that loads the files.',
        },
        ttl: {
          type: 'integer',
          minimum: 0,
          maximum: 604800,
          description: 'Seconds that the token lasts.',
        },
      },
    },
  },
  {
    name: 'ZOOM_DELETE_MEETING_RECORDINGS',
    aliases: ['ZOOM_RECORDING_DELETE'],
    description: 'Moves all recordings of a meeting to the trash for thirty days, or deletes them.',
    tags: ['destructive', 'idempotent'],
    run: 'zoom.delete-meeting-recordings',
    scopes: scopes('recording:write', 'cloud_recording:delete:meeting_recording'),
    argumentAliases: instanceAliases,
    input: {
      required: ['meetingId'],
      properties: {
        meetingId: instanceId,
        action: {
          type: 'string',
          enum: ['trash', 'delete'],
          default: 'trash',
          description: '`delete` is for good.',
        },
      },
    },
  },
  {
    name: 'ZOOM_RECOVER_MEETING_RECORDINGS',
    aliases: ['ZOOM_RECORDING_STATUS_UPDATE'],
    description: 'Takes all recordings of a meeting out of the trash, within thirty days.',
    tags: ['idempotent'],
    keywords: ['restore', 'undelete'],
    run: 'zoom.recover-meeting-recordings',
    scopes: scopes('recording:write', 'cloud_recording:update:recover_meeting_recordings'),
    argumentAliases: instanceAliases,
    input: { required: ['meetingId'], properties: { meetingId: instanceId } },
  },
  {
    name: 'ZOOM_LIST_ARCHIVED_FILES',
    description: 'Lists what an account has archived of its meetings and webinars, a week at most.',
    tags: ['read-only'],
    keywords: ['compliance', 'chat'],
    request: 'GET /archive_files',
    scopes: ['recording:read:admin', 'archiving:read:list_archived_files:admin'],
    input: {
      properties: {
        from: { type: 'string', description: 'Since when, e.g. `2026-01-01T00:00:00Z`.' },
        to: { type: 'string', description: 'Until when, seven days later at most.' },
        query_date_type: {
          type: 'string',
          enum: ['meeting_start_time', 'archive_complete_time'],
          default: 'meeting_start_time',
          description: 'Which time counts.',
        },
        group_id: { type: 'string', description: 'Only those of this group.' },
        ...paging,
      },
    },
  },
  {
    name: 'ZOOM_GET_DAILY_USAGE_REPORT',
    description: 'Counts users, meetings, participants and minutes of an account, day by day.',
    tags: ['read-only'],
    keywords: ['statistics', 'analytics'],
    request: 'GET /report/daily',
    scopes: ['report:read:admin', 'report:read:daily_usage:admin'],
    input: {
      properties: {
        year: { type: 'integer', description: 'Year, e.g. 2026.' },
        month: { type: 'integer', minimum: 1, maximum: 12, description: 'Month of the year.' },
      },
    },
  },
]

const WEBINARS: ActionDefinition[] = [
  {
    name: 'ZOOM_CREATE_A_WEBINAR',
    aliases: ['ZOOM_CREATE_WEBINAR'],
    description:
      'Plans a webinar of a user whose plan has them. Comes back with its number and the addresses to join and register.',
    tags: ['important'],
    keywords: ['event', 'schedule'],
    request: 'POST /users/{userId}/webinars',
    wire: { approval_type: 'settings.approval_type', auto_recording: 'settings.auto_recording' },
    scopes: scopes('webinar:write', 'webinar:write:webinar'),
    argumentAliases: userAliases,
    input: {
      required: ['topic'],
      properties: {
        topic: topic('webinar'),
        ...when,
        type: {
          type: 'integer',
          enum: [5, 6, 9],
          default: 5,
          description: '5 once, 6 series without times, 9 series with times.',
        },
        userId,
        recurrence,
        approval_type,
        auto_recording,
      },
    },
  },
  {
    name: 'ZOOM_GET_A_WEBINAR',
    description: 'Reads a webinar: title, time, addresses, settings and the dates of a series.',
    tags: ['important', 'read-only'],
    request: 'GET /webinars/{webinarId}',
    scopes: scopes('webinar:read', 'webinar:read:webinar'),
    argumentAliases: webinarAliases,
    input: {
      required: ['webinarId'],
      properties: {
        webinarId,
        occurrence_id,
        show_previous_occurrences: {
          type: 'boolean',
          description: 'Whether past dates of a series come, too.',
        },
      },
    },
  },
  {
    name: 'ZOOM_LIST_WEBINARS',
    description: 'Lists the webinars of a user, with number, title, time and address of each.',
    tags: ['important', 'read-only'],
    keywords: ['events', 'upcoming'],
    request: 'GET /users/{userId}/webinars',
    scopes: scopes('webinar:read', 'webinar:read:list_webinars'),
    argumentAliases: userAliases,
    input: {
      properties: {
        userId,
        type: {
          type: 'string',
          enum: ['scheduled', 'upcoming'],
          default: 'scheduled',
          description: 'Which ones.',
        },
        page_size,
        page_number: {
          type: 'integer',
          minimum: 1,
          default: 1,
          description: 'Which page, counted from 1.',
        },
      },
    },
  },
  {
    name: 'ZOOM_DELETE_A_WEBINAR',
    description: 'Calls off a planned webinar, or one date of a series of webinars.',
    tags: ['destructive', 'idempotent'],
    keywords: ['cancel'],
    request: 'DELETE /webinars/{webinarId}',
    scopes: scopes('webinar:write', 'webinar:delete:webinar'),
    argumentAliases: webinarAliases,
    input: { required: ['webinarId'], properties: { webinarId, occurrence_id } },
  },
  {
    name: 'ZOOM_ADD_A_WEBINAR_REGISTRANT',
    description:
      'Registers a guest for a webinar. Comes back with an address to join that is the guest’s own.',
    tags: ['important'],
    keywords: ['sign up', 'attendee'],
    request: 'POST /webinars/{webinarId}/registrants',
    place: { occurrence_ids: 'query' },
    scopes: scopes('webinar:write', 'webinar:write:registrant'),
    argumentAliases: webinarAliases,
    input: {
      required: ['webinarId', 'email', 'first_name'],
      properties: {
        webinarId,
        ...registrant,
        occurrence_ids: { type: 'string', description: 'Ids of dates of a series, with commas.' },
      },
    },
  },
  {
    name: 'ZOOM_LIST_WEBINAR_REGISTRANTS',
    description: 'Lists who is registered for a webinar, with name, address and state of each.',
    tags: ['important', 'read-only'],
    keywords: ['attendees', 'leads'],
    request: 'GET /webinars/{webinarId}/registrants',
    scopes: scopes('webinar:read', 'webinar:read:list_registrants'),
    argumentAliases: webinarAliases,
    input: {
      required: ['webinarId'],
      properties: { webinarId, status, occurrence_id, ...paging },
    },
  },
  {
    name: 'ZOOM_LIST_WEBINAR_PARTICIPANTS',
    description: 'Lists who was in a webinar that is over, with name and address of each.',
    tags: ['important', 'read-only'],
    keywords: ['attendance'],
    run: 'zoom.webinar-participants',
    scopes: scopes('webinar:read', 'webinar:read:list_past_participants'),
    argumentAliases: { webinarId: 'meetingId', webinar_id: 'meetingId' },
    input: {
      required: ['meetingId'],
      properties: {
        meetingId: {
          type: 'string',
          description: 'Number of the webinar, or the UUID of one of its instances.',
        },
        ...paging,
      },
    },
  },
]

const USERS: ActionDefinition[] = [
  {
    name: 'ZOOM_GET_A_USER',
    aliases: ['ZOOM_GET_USER'],
    description: 'Reads who a user is: name, address, plan, time zone, personal meeting.',
    tags: ['important', 'read-only'],
    keywords: ['who am I', 'profile', 'me', 'PMI'],
    request: 'GET /users/{userId}',
    scopes: scopes('user:read', 'user:read:user'),
    argumentAliases: userAliases,
    input: { properties: { userId } },
  },
  {
    name: 'ZOOM_LIST_USERS',
    description: 'Lists the users of an account with id, name, address and plan of each.',
    tags: ['important', 'read-only'],
    keywords: ['people', 'members'],
    request: 'GET /users',
    scopes: ['user:read:admin', 'user:read:list_users:admin'],
    input: {
      properties: {
        status: {
          type: 'string',
          enum: ['active', 'inactive', 'pending'],
          default: 'active',
          description: 'Which ones.',
        },
        ...paging,
      },
    },
  },
  {
    name: 'ZOOM_LIST_DEVICES',
    description: 'Lists the devices of an account that Zoom manages, with user, model and state.',
    tags: ['read-only'],
    keywords: ['hardware', 'rooms'],
    request: 'GET /devices',
    scopes: ['device:read:admin', 'device:read:list_devices:admin'],
    input: {
      properties: {
        search_text: { type: 'string', description: 'Part of a name, serial number or user.' },
        platform_os: {
          type: 'string',
          enum: ['win', 'mac', 'ipad', 'iphone', 'android', 'linux'],
          description: 'Only those with this system.',
        },
        is_enrolled_in_zdm: {
          type: 'boolean',
          default: true,
          description: 'Whether enrolled with Zoom Device Management.',
        },
        ...paging,
      },
    },
  },
]

/** Actions of the Zoom API. */
export const zoomActions: ActionDefinition[] = [...MEETINGS, ...PAST, ...WEBINARS, ...USERS]
