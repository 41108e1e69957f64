import { FILE } from '../files.ts'
import { requiredFirst } from '../required-first.ts'
import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

// Permissions of Microsoft Graph; a wider one is enough where a narrower one is asked for.
const READ_MAIL = ['Mail.ReadWrite', 'Mail.Read']
const WRITE_MAIL = ['Mail.ReadWrite']
const SEND_MAIL = ['Mail.Send']
const READ_CALENDAR = ['Calendars.ReadWrite', 'Calendars.Read']
const WRITE_CALENDAR = ['Calendars.ReadWrite']
const READ_CONTACTS = ['Contacts.ReadWrite', 'Contacts.Read']
const WRITE_CONTACTS = ['Contacts.ReadWrite']
const READ_SETTINGS = ['MailboxSettings.ReadWrite', 'MailboxSettings.Read']
const WRITE_SETTINGS = ['MailboxSettings.ReadWrite']
const READ_USER = ['User.ReadBasic.All', 'User.Read']

const id = (description: string): ArgumentSchema => ({ type: 'string', minLength: 1, description })
const message_id = id('Id of the message, from OUTLOOK_OUTLOOK_LIST_MESSAGES.')
const event_id = id('Id of the event, from OUTLOOK_OUTLOOK_LIST_EVENTS.')
const contact_id = id('Id of the contact, from OUTLOOK_OUTLOOK_LIST_CONTACTS.')
const attachment_id = id('Id of the attachment, from the list of them.')
const folder_id = id(
  'Id of the mail folder, or one of inbox, drafts, sentitems, deleteditems, archive, junkemail.',
)
const calendar_id: ArgumentSchema = {
  type: 'string',
  minLength: 1,
  description: 'Id of the calendar, from OUTLOOK_LIST_CALENDARS; the main one if not given.',
}
const texts = (description: string): ArgumentSchema => ({
  type: 'array',
  items: { type: 'string' },
  description,
})
const text = (description: string): ArgumentSchema => ({ type: 'string', description })
const subject = text('Subject, in one line.')
const is_html: ArgumentSchema = {
  type: 'boolean',
  default: false,
  description: 'The text is HTML, not plain text.',
}
const importance: ArgumentSchema = {
  type: 'string',
  enum: ['low', 'normal', 'high'],
  description: 'How important it is.',
}
const categories = texts('Names of categories, as OUTLOOK_GET_MASTER_CATEGORIES lists them.')
const top = (most: number, usual: number): ArgumentSchema => ({
  type: 'integer',
  minimum: 1,
  maximum: most,
  default: usual,
  description: 'How many at most.',
})
const skip: ArgumentSchema = {
  type: 'integer',
  minimum: 0,
  description: 'How many to leave out at the start, to go on after a page.',
}
const select = texts('Only these fields, e.g. `subject`; a useful choice if not given.')
const filter: ArgumentSchema = {
  type: 'string',
  description: 'Further condition in the language of OData.',
  examples: ["startswith(subject,'Invoice')"],
}
const orderby = texts('Fields to sort by, each with ` desc` if wanted.')
/** Query options of OData have a dollar before them. */
const odata = {
  top: '$top',
  skip: '$skip',
  select: '$select',
  filter: '$filter',
  orderby: '$orderby',
}
const wireOf = (...names: (keyof typeof odata)[]) =>
  Object.fromEntries(names.map((name) => [name, odata[name]]))
const COMMA = { style: 'form' as const, explode: false }

const moment = (description: string): ArgumentSchema => ({
  type: 'string',
  description,
  examples: ['2026-03-01T09:30:00'],
})
const instant = (description: string): ArgumentSchema => ({
  type: 'string',
  description,
  examples: ['2026-03-01T09:00:00Z'],
})
const time_zone: ArgumentSchema = {
  type: 'string',
  default: 'UTC',
  description: 'Time zone of times without an offset: an IANA name, or one of Windows.',
  examples: ['Europe/Berlin', 'Pacific Standard Time'],
}
const file: ArgumentSchema = FILE
const files: ArgumentSchema = {
  type: 'array',
  items: FILE,
  maxItems: 10,
  description: 'Files to send along, 3 MB in all.',
}
const copies: Record<string, ArgumentSchema> = {
  cc_emails: texts('Addresses that get a copy, seen by all.'),
  bcc_emails: texts('Addresses that get a copy, seen by nobody else.'),
}
const messageAliases = { id: 'message_id' }

const sending: ActionDefinition[] = [
  {
    name: 'OUTLOOK_OUTLOOK_SEND_EMAIL',
    aliases: ['OUTLOOK_SEND_EMAIL'],
    description:
      'Sends an e-mail from the connected account at once, as plain text or HTML, with files if need be. To answer a message use OUTLOOK_OUTLOOK_REPLY_EMAIL. Nothing but that it was sent comes back.',
    tags: ['important'],
    keywords: ['mail', 'message', 'write'],
    scopes: SEND_MAIL,
    run: 'outlook.send-email',
    files: ['attachments'],
    argumentAliases: { to: 'to_email', recipient_email: 'to_email', attachment: 'attachments' },
    input: {
      required: ['to_email', 'subject', 'body'],
      properties: {
        to_email: {
          type: 'string',
          description: 'Address of the recipient, with a name if you like.',
          examples: ['ada@example.com', 'Ada Lovelace <ada@example.com>'],
        },
        to_name: text('Name of the recipient.'),
        to_emails: texts('Addresses of further recipients in To.'),
        ...copies,
        subject,
        body: text('Text of the message.'),
        is_html,
        importance,
        save_to_sent_items: {
          type: 'boolean',
          default: true,
          description: 'Keeps a copy among the sent messages.',
        },
        attachments: files,
      },
    },
  },
  {
    name: 'OUTLOOK_OUTLOOK_CREATE_DRAFT',
    aliases: ['OUTLOOK_CREATE_DRAFT'],
    description:
      'Writes a draft, which the user can read and change before it is sent. Comes back with its id, which OUTLOOK_SEND_DRAFT takes.',
    tags: ['important'],
    keywords: ['compose', 'prepare mail'],
    scopes: WRITE_MAIL,
    run: 'outlook.create-draft',
    files: ['attachments'],
    argumentAliases: { to: 'to_recipients', attachment: 'attachments' },
    input: {
      required: ['subject', 'body', 'to_recipients'],
      properties: {
        subject,
        body: text('Text of the message.'),
        to_recipients: texts('Addresses of the recipients.'),
        cc_recipients: copies['cc_emails'] as ArgumentSchema,
        bcc_recipients: copies['bcc_emails'] as ArgumentSchema,
        is_html,
        importance,
        categories,
        attachments: files,
      },
    },
  },
  {
    name: 'OUTLOOK_OUTLOOK_UPDATE_EMAIL',
    aliases: ['OUTLOOK_UPDATE_EMAIL'],
    description:
      'Changes a draft, or the categories, importance or read mark of any message; what is not given stays. Comes back with the message.',
    tags: ['important', 'idempotent'],
    keywords: ['mark as read', 'unread', 'categorize', 'edit draft'],
    scopes: WRITE_MAIL,
    run: 'outlook.update-message',
    argumentAliases: messageAliases,
    input: {
      required: ['message_id'],
      properties: {
        message_id,
        is_read: { type: 'boolean', description: 'Marks it as read or unread.' },
        categories,
        importance,
        subject: text('Subject; of drafts only.'),
        body: text('Text; of drafts only.'),
        is_html,
        to_recipients: texts('Addresses in To, the whole new list; of drafts only.'),
        cc_recipients: texts('Addresses in Cc, the whole new list; of drafts only.'),
        bcc_recipients: texts('Addresses in Bcc, the whole new list; of drafts only.'),
      },
    },
  },
  {
    name: 'OUTLOOK_SEND_DRAFT',
    description: 'Sends a draft as it stands, to the recipients that it names. Nothing comes back.',
    tags: ['important'],
    scopes: SEND_MAIL,
    request: 'POST /me/messages/{message_id}/send',
    argumentAliases: { draft_id: 'message_id', id: 'message_id' },
    input: { required: ['message_id'], properties: { message_id } },
  },
  {
    name: 'OUTLOOK_OUTLOOK_REPLY_EMAIL',
    aliases: ['OUTLOOK_REPLY_EMAIL'],
    description:
      'Answers a message at once, to its sender; the message is quoted below. For all recipients use OUTLOOK_REPLY_ALL_EMAIL.',
    tags: ['important'],
    keywords: ['respond', 'answer mail'],
    scopes: SEND_MAIL,
    run: 'outlook.reply',
    argumentAliases: { ...messageAliases, body: 'comment' },
    input: {
      required: ['message_id', 'comment'],
      properties: { message_id, comment: text('Text of the answer.'), ...copies },
    },
  },
  {
    name: 'OUTLOOK_REPLY_ALL_EMAIL',
    description: 'Answers a message at once, to its sender and all its recipients, quoting it.',
    tags: ['important'],
    keywords: ['respond'],
    scopes: SEND_MAIL,
    run: 'outlook.reply-all',
    argumentAliases: { ...messageAliases, body: 'comment' },
    input: {
      required: ['message_id', 'comment'],
      properties: { message_id, comment: text('Text of the answer.'), ...copies },
    },
  },
  {
    name: 'OUTLOOK_FORWARD_MESSAGE',
    description: 'Forwards a message with its attachments to other people, with a text above it.',
    tags: ['important'],
    keywords: ['pass on'],
    scopes: SEND_MAIL,
    run: 'outlook.forward',
    argumentAliases: { ...messageAliases, to_recipients: 'to_emails' },
    input: {
      required: ['message_id', 'to_emails'],
      properties: {
        message_id,
        to_emails: texts('Addresses of those who get it.'),
        comment: text('Text above it.'),
        ...copies,
      },
    },
  },
  {
    name: 'OUTLOOK_OUTLOOK_CREATE_DRAFT_REPLY',
    aliases: ['OUTLOOK_CREATE_DRAFT_REPLY'],
    description:
      'Drafts an answer to a message, quoting it, which the user can change before it is sent. Comes back with the id of the draft.',
    keywords: ['prepare answer'],
    scopes: WRITE_MAIL,
    run: 'outlook.create-draft-reply',
    argumentAliases: { ...messageAliases, body: 'comment' },
    input: {
      required: ['message_id'],
      properties: { message_id, comment: text('Text of the answer.'), ...copies },
    },
  },
]

const reading: ActionDefinition[] = [
  {
    name: 'OUTLOOK_OUTLOOK_LIST_MESSAGES',
    aliases: ['OUTLOOK_LIST_MESSAGES'],
    description:
      'Lists the messages of a folder, newest first, by sender, subject, time or read mark. Comes back with `value` (ids, subject, people, time, preview); the text is for OUTLOOK_OUTLOOK_GET_MESSAGE.',
    tags: ['important', 'read-only'],
    keywords: ['inbox', 'unread', 'mail', 'fetch emails'],
    scopes: READ_MAIL,
    run: 'outlook.list-messages',
    argumentAliases: { limit: 'top', folder_id: 'folder' },
    input: {
      properties: {
        folder: { ...folder_id, default: 'inbox' },
        is_read: { type: 'boolean', description: 'Only read ones, or only unread.' },
        from_address: text('Only from this address.'),
        subject: text('Only with just this subject.'),
        subject_contains: text('Only with this in the subject.'),
        subject_startswith: text('Only with a subject that begins so.'),
        received_date_time_ge: instant('Only received at this time or later.'),
        received_date_time_gt: instant('Only received later than this.'),
        received_date_time_le: instant('Only received at this time or earlier.'),
        received_date_time_lt: instant('Only received earlier than this.'),
        has_attachments: { type: 'boolean', description: 'Only with attachments, or without.' },
        importance,
        categories: texts('Only with all these categories.'),
        filter,
        top: top(1000, 10),
        skip,
        select,
        orderby,
      },
    },
  },
  {
    name: 'OUTLOOK_OUTLOOK_SEARCH_MESSAGES',
    aliases: ['OUTLOOK_SEARCH_MESSAGES'],
    description:
      'Searches the messages of all folders by words, sender or subject, newest first. Comes back with `value` (ids, subject, people, time, preview).',
    tags: ['important', 'read-only'],
    keywords: ['find mail', 'query'],
    scopes: READ_MAIL,
    run: 'outlook.search-messages',
    argumentAliases: { fromEmail: 'from_email', hasAttachments: 'has_attachments', top: 'size' },
    input: {
      properties: {
        query: {
          type: 'string',
          description: 'Words in subject, text or people; `AND`, `OR`, `subject:`, `to:` work.',
          examples: ['invoice AND march'],
        },
        from_email: text('Only from this sender: name or address.'),
        subject: text('Only with these words in the subject.'),
        has_attachments: { type: 'boolean', description: 'Only with attachments, or without.' },
        size: top(250, 25),
      },
    },
  },
  {
    name: 'OUTLOOK_OUTLOOK_GET_MESSAGE',
    aliases: ['OUTLOOK_GET_MESSAGE'],
    description:
      'Reads one message: subject, people, time, categories and its text without HTML. Attachments are for OUTLOOK_LIST_OUTLOOK_ATTACHMENTS.',
    tags: ['important', 'read-only'],
    keywords: ['read mail', 'open'],
    scopes: READ_MAIL,
    request: 'GET /me/messages/{message_id}',
    wire: wireOf('select'),
    style: { select: COMMA },
    argumentAliases: messageAliases,
    input: { required: ['message_id'], properties: { message_id, select } },
  },
  {
    name: 'OUTLOOK_OUTLOOK_LIST_MAIL_FOLDERS',
    aliases: ['OUTLOOK_LIST_MAIL_FOLDERS'],
    description:
      'Lists the mail folders of the account: ids, names, and numbers of messages and unread ones.',
    tags: ['important', 'read-only'],
    keywords: ['directories', 'unread count'],
    scopes: READ_MAIL,
    request: 'GET /me/mailFolders',
    wire: { ...wireOf('top', 'skip'), include_hidden_folders: 'includeHiddenFolders' },
    input: {
      properties: {
        include_hidden_folders: {
          type: 'boolean',
          default: false,
          description: 'Shows hidden ones too.',
        },
        top: top(250, 10),
        skip,
      },
    },
  },
  {
    name: 'OUTLOOK_LIST_CHILD_MAIL_FOLDERS',
    description: 'Lists the mail folders inside another one: ids, names and numbers of messages.',
    tags: ['read-only'],
    scopes: READ_MAIL,
    request: 'GET /me/mailFolders/{folder_id}/childFolders',
    wire: wireOf('top', 'skip'),
    input: { required: ['folder_id'], properties: { folder_id, top: top(250, 10), skip } },
  },
  {
    name: 'OUTLOOK_LIST_OUTLOOK_ATTACHMENTS',
    description: 'Lists the attachments of a message: ids, names, types and sizes.',
    tags: ['important', 'read-only'],
    keywords: ['files'],
    scopes: READ_MAIL,
    request: 'GET /me/messages/{message_id}/attachments',
    fixed: { query: { $select: 'id,name,contentType,size,isInline,lastModifiedDateTime' } },
    input: { required: ['message_id'], properties: { message_id } },
  },
  {
    name: 'OUTLOOK_DOWNLOAD_OUTLOOK_ATTACHMENT',
    description:
      'Reads one attachment of a message. A text file comes back as text, anything else as base64.',
    tags: ['important', 'read-only'],
    keywords: ['file', 'open'],
    scopes: READ_MAIL,
    run: 'outlook.download-attachment',
    input: {
      required: ['message_id', 'attachment_id'],
      properties: { message_id, attachment_id },
    },
  },
  {
    name: 'OUTLOOK_ADD_MAIL_ATTACHMENT',
    description: 'Attaches a file of at most 3 MB to a draft. Comes back with its id.',
    scopes: WRITE_MAIL,
    run: 'outlook.add-mail-attachment',
    files: ['file'],
    argumentAliases: { attachment: 'file' },
    input: { required: ['message_id', 'file'], properties: { message_id, file } },
  },
  {
    name: 'OUTLOOK_GET_MAIL_DELTA',
    description:
      'Follows the changes of a mail folder. The first call lists its messages and ends with a delta link, whose token makes later calls tell what has changed since.',
    tags: ['read-only'],
    keywords: ['sync', 'changes'],
    scopes: READ_MAIL,
    request: 'GET /me/mailFolders/{folder_id}/messages/delta',
    wire: { delta_token: '$deltatoken', skip_token: '$skiptoken', ...wireOf('select') },
    style: { select: COMMA },
    input: {
      properties: {
        folder_id: { ...folder_id, default: 'inbox' },
        delta_token: text('`$deltatoken` of the delta link of an earlier answer.'),
        skip_token: text('`$skiptoken` of the next link of the last answer.'),
        select,
      },
    },
  },
]

const sorting: ActionDefinition[] = [
  {
    name: 'OUTLOOK_OUTLOOK_MOVE_MESSAGE',
    aliases: ['OUTLOOK_MOVE_MESSAGE'],
    description:
      'Moves a message to another folder, e.g. archive or deleteditems. Comes back with the message, whose id is a new one.',
    tags: ['important'],
    keywords: ['archive', 'trash', 'file mail'],
    scopes: WRITE_MAIL,
    request: 'POST /me/messages/{message_id}/move',
    wire: { destination_id: 'destinationId' },
    argumentAliases: { ...messageAliases, folder_id: 'destination_id' },
    input: {
      required: ['message_id', 'destination_id'],
      properties: { message_id, destination_id: folder_id },
    },
  },
  {
    name: 'OUTLOOK_DELETE_MESSAGE',
    description:
      'Deletes a message: it goes to the deleted items, or for good if it lies there already. Nothing comes back.',
    tags: ['destructive'],
    keywords: ['remove', 'trash'],
    scopes: WRITE_MAIL,
    request: 'DELETE /me/messages/{message_id}',
    argumentAliases: messageAliases,
    input: { required: ['message_id'], properties: { message_id } },
  },
  {
    name: 'OUTLOOK_CREATE_MAIL_FOLDER',
    description: 'Creates a mail folder at the top level. Comes back with its id.',
    keywords: ['directory'],
    scopes: WRITE_MAIL,
    request: 'POST /me/mailFolders',
    wire: { display_name: 'displayName', is_hidden: 'isHidden' },
    argumentAliases: { displayName: 'display_name', name: 'display_name' },
    input: {
      required: ['display_name'],
      properties: {
        display_name: id('Name of the folder.'),
        is_hidden: { type: 'boolean', description: 'Hidden; fixed once it exists.' },
      },
    },
  },
  {
    name: 'OUTLOOK_DELETE_MAIL_FOLDER',
    description: 'Deletes a mail folder with all messages in it. Nothing comes back.',
    tags: ['destructive', 'idempotent'],
    scopes: WRITE_MAIL,
    request: 'DELETE /me/mailFolders/{folder_id}',
    input: { required: ['folder_id'], properties: { folder_id: id('Id of the mail folder.') } },
  },
  {
    name: 'OUTLOOK_CREATE_EMAIL_RULE',
    description:
      'Makes a rule for new mail: which messages, and what becomes of them. Comes back with the rule. Forwarding only when the user has asked for just that.',
    keywords: ['filter', 'automation'],
    scopes: WRITE_SETTINGS,
    run: 'outlook.create-rule',
    argumentAliases: { displayName: 'display_name', name: 'display_name' },
    input: {
      required: ['display_name'],
      properties: {
        display_name: id('Name of the rule.'),
        from_addresses: texts('Messages from one of these addresses.'),
        subject_contains: texts('Messages with one of these in the subject.'),
        body_contains: texts('Messages with one of these in the text.'),
        move_to_folder: text('Id of the folder that they go to.'),
        mark_as_read: { type: 'boolean', description: 'They are marked as read.' },
        assign_categories: texts('Categories that they get.'),
        forward_to: texts('Addresses that they are forwarded to.'),
        stop_processing_rules: { type: 'boolean', description: 'No further rule looks at them.' },
      },
    },
  },
  {
    name: 'OUTLOOK_GET_MASTER_CATEGORIES',
    description: 'Lists the categories that the user has for messages and events, with colours.',
    tags: ['read-only'],
    keywords: ['labels', 'tags'],
    scopes: READ_SETTINGS,
    request: 'GET /me/outlook/masterCategories',
    input: {},
  },
  {
    name: 'OUTLOOK_CREATE_MASTER_CATEGORY',
    description: 'Creates a category for messages and events. Comes back with its id.',
    keywords: ['label', 'tag'],
    scopes: WRITE_SETTINGS,
    request: 'POST /me/outlook/masterCategories',
    wire: { display_name: 'displayName' },
    argumentAliases: { displayName: 'display_name', name: 'display_name' },
    input: {
      required: ['display_name'],
      properties: {
        display_name: id('Name of the category.'),
        color: {
          type: 'string',
          pattern: '^(?:none|preset(?:\\d|1\\d|2[0-4]))$',
          description: 'One of 25 colours, `preset0` (red) to `preset24`, or `none`.',
        },
      },
    },
  },
]

const eventArguments: Record<string, ArgumentSchema> = {
  subject: text('Title of the event.'),
  body: text('Notes.'),
  is_html,
  start_datetime: moment('Start by the clock of `time_zone`; with an offset that very instant.'),
  end_datetime: moment('End, in the same form; of whole days, the day after the last.'),
  time_zone,
  is_all_day: { type: 'boolean', description: 'It takes whole days: both times are midnight.' },
  location: text('Where it is, as free text.'),
  attendees_info: {
    type: 'array',
    items: {
      type: 'object',
      required: ['email'],
      properties: {
        email: { type: 'string', description: 'Address.' },
        name: { type: 'string', description: 'Name.' },
        type: { type: 'string', enum: ['required', 'optional', 'resource'] },
      },
    },
    description: 'Guests, who are invited by e-mail. When changing an event: the whole new list.',
    examples: [[{ email: 'ada@example.com' }]],
  },
  is_online_meeting: { type: 'boolean', description: 'Adds a link for an online meeting.' },
  online_meeting_provider: {
    type: 'string',
    enum: ['teamsForBusiness', 'skypeForBusiness', 'skypeForConsumer'],
    description: "Whose meeting; the account's own if not given.",
  },
  show_as: {
    type: 'string',
    enum: ['free', 'tentative', 'busy', 'oof', 'workingElsewhere'],
    description: 'How the time shows to others; oof is out of office.',
  },
  categories,
  reminder_minutes: { type: 'integer', minimum: 0, description: 'Reminder, in minutes before.' },
}
const eventAliases = {
  start: 'start_datetime',
  end: 'end_datetime',
  timezone: 'time_zone',
  attendees: 'attendees_info',
}

const answerEvent = (
  verb: string,
  path: string,
  what: string,
  tags: ActionDefinition['tags'],
): ActionDefinition => ({
  name: `OUTLOOK_${verb}_EVENT`,
  description: `${what} an invitation for the user, and tells its organiser unless told not to. Nothing comes back.`,
  tags: tags ?? [],
  keywords: ['rsvp', 'invitation'],
  scopes: WRITE_CALENDAR,
  request: `POST /me/events/{event_id}/${path}`,
  wire: { send_response: 'sendResponse' },
  input: {
    required: ['event_id'],
    properties: {
      event_id,
      comment: text('Words to the organiser.'),
      send_response: { type: 'boolean', default: true, description: 'Tells the organiser.' },
    },
  },
})

const calendar: ActionDefinition[] = [
  {
    name: 'OUTLOOK_OUTLOOK_CALENDAR_CREATE_EVENT',
    aliases: ['OUTLOOK_CALENDAR_CREATE_EVENT', 'OUTLOOK_CREATE_EVENT'],
    description:
      'Puts an event into a calendar, with guests, place and online meeting if wanted; guests are invited. Comes back with the event and its id.',
    tags: ['important'],
    keywords: ['meeting', 'appointment', 'schedule', 'invite'],
    scopes: WRITE_CALENDAR,
    run: 'outlook.create-event',
    argumentAliases: eventAliases,
    input: {
      required: ['subject', 'start_datetime', 'end_datetime'],
      properties: { ...eventArguments, calendar_id },
    },
  },
  {
    name: 'OUTLOOK_OUTLOOK_UPDATE_CALENDAR_EVENT',
    aliases: ['OUTLOOK_UPDATE_CALENDAR_EVENT'],
    description:
      'Changes title, time, place, guests or other facts of an event; what is not given stays. Comes back with the event.',
    tags: ['important', 'idempotent'],
    keywords: ['reschedule', 'move meeting'],
    scopes: WRITE_CALENDAR,
    run: 'outlook.update-event',
    argumentAliases: { ...eventAliases, id: 'event_id' },
    input: { required: ['event_id'], properties: { event_id, ...eventArguments } },
  },
  {
    name: 'OUTLOOK_OUTLOOK_DELETE_EVENT',
    aliases: ['OUTLOOK_DELETE_EVENT'],
    description:
      'Deletes an event; where the user organises it, Outlook tells the guests that it is cancelled. Nothing comes back.',
    tags: ['important', 'destructive', 'idempotent'],
    keywords: ['cancel meeting'],
    scopes: WRITE_CALENDAR,
    request: 'DELETE /me/events/{event_id}',
    input: { required: ['event_id'], properties: { event_id } },
  },
  {
    name: 'OUTLOOK_OUTLOOK_GET_EVENT',
    aliases: ['OUTLOOK_GET_EVENT'],
    description: 'Reads one event: title, times, place, notes, guests and their answers.',
    tags: ['read-only'],
    scopes: READ_CALENDAR,
    request: 'GET /me/events/{event_id}',
    argumentAliases: { id: 'event_id' },
    input: { required: ['event_id'], properties: { event_id } },
  },
  {
    name: 'OUTLOOK_OUTLOOK_LIST_EVENTS',
    aliases: ['OUTLOOK_LIST_EVENTS'],
    description:
      'Lists events in order of time: between two times with each date of a series, otherwise all, series as one. Comes back with `value`; times are in UTC.',
    tags: ['important', 'read-only'],
    keywords: ['agenda', 'appointments', 'today', 'calendar view'],
    scopes: READ_CALENDAR,
    run: 'outlook.list-events',
    argumentAliases: { limit: 'top' },
    input: {
      properties: {
        start_datetime: instant('Events that end after this time; with an offset or Z.'),
        end_datetime: instant('Events that start before this time; with an offset or Z.'),
        calendar_id,
        filter,
        top: top(1000, 10),
        skip,
        select,
        orderby,
      },
    },
  },
  answerEvent('ACCEPT', 'accept', 'Accepts', ['important', 'idempotent']),
  answerEvent('DECLINE', 'decline', 'Declines', ['important', 'idempotent']),
  answerEvent('TENTATIVELY_ACCEPT', 'tentativelyAccept', 'Tentatively accepts', ['idempotent']),
  {
    name: 'OUTLOOK_OUTLOOK_GET_SCHEDULE',
    aliases: ['OUTLOOK_GET_SCHEDULE'],
    description:
      'Tells when people or rooms of the organisation are busy between two times. Comes back with the busy times of each, and the availability as a row of digits (0 is free).',
    tags: ['important', 'read-only'],
    keywords: ['free busy', 'availability'],
    scopes: READ_CALENDAR,
    run: 'outlook.get-schedule',
    argumentAliases: {
      Schedules: 'schedules',
      StartTime: 'start_time',
      EndTime: 'end_time',
      availabilityViewInterval: 'availability_view_interval',
    },
    input: {
      required: ['schedules', 'start_time', 'end_time'],
      properties: {
        schedules: texts('Addresses of people, groups or rooms.'),
        start_time: moment('From when.'),
        end_time: moment('Until when.'),
        time_zone,
        availability_view_interval: {
          type: 'integer',
          minimum: 5,
          maximum: 1440,
          default: 30,
          description: 'Minutes that a digit stands for.',
        },
      },
    },
  },
  {
    name: 'OUTLOOK_FIND_MEETING_TIMES',
    description:
      'Proposes times at which all have time for a meeting, between two times and in working hours. Comes back with proposals, the best first. Work and school accounts only.',
    tags: ['read-only'],
    keywords: ['free slots', 'availability', 'schedule'],
    scopes: ['Calendars.ReadWrite.Shared', 'Calendars.Read.Shared'],
    run: 'outlook.find-meeting-times',
    input: {
      required: ['attendees', 'start_time', 'end_time'],
      properties: {
        attendees: texts('Addresses of those who must have time.'),
        start_time: moment('From when.'),
        end_time: moment('Until when.'),
        time_zone,
        meeting_minutes: {
          type: 'integer',
          minimum: 5,
          maximum: 1440,
          default: 30,
          description: 'Length.',
        },
        max_candidates: { type: 'integer', minimum: 1, maximum: 50, description: 'Proposals.' },
      },
    },
  },
  {
    name: 'OUTLOOK_LIST_CALENDARS',
    description: 'Lists the calendars of the account: ids, names and what the user may do.',
    tags: ['read-only'],
    scopes: READ_CALENDAR,
    request: 'GET /me/calendars',
    wire: wireOf('top', 'skip'),
    input: { properties: { top: top(250, 10), skip } },
  },
  {
    name: 'OUTLOOK_CREATE_CALENDAR',
    description: 'Creates a calendar beside the main one. Comes back with its id.',
    scopes: WRITE_CALENDAR,
    request: 'POST /me/calendars',
    wire: { hex_color: 'hexColor' },
    input: {
      required: ['name'],
      properties: { name: id('Name of the calendar.'), hex_color: text('Colour as #rrggbb.') },
    },
  },
  {
    name: 'OUTLOOK_LIST_REMINDERS',
    description: 'Lists the reminders of events between two times.',
    tags: ['read-only'],
    scopes: READ_CALENDAR,
    request:
      "GET /me/reminderView(startDateTime='{start_date_time}',endDateTime='{end_date_time}')",
    argumentAliases: { startDateTime: 'start_date_time', endDateTime: 'end_date_time' },
    input: {
      required: ['start_date_time', 'end_date_time'],
      properties: {
        start_date_time: instant('From when, with an offset or Z.'),
        end_date_time: instant('Until when, with an offset or Z.'),
      },
    },
  },
  {
    name: 'OUTLOOK_LIST_EVENT_ATTACHMENTS',
    description: 'Lists the attachments of an event: ids, names, types and sizes.',
    tags: ['read-only'],
    scopes: READ_CALENDAR,
    request: 'GET /me/events/{event_id}/attachments',
    fixed: { query: { $select: 'id,name,contentType,size,isInline,lastModifiedDateTime' } },
    input: { required: ['event_id'], properties: { event_id } },
  },
  {
    name: 'OUTLOOK_OUTLOOK_ADD_EVENT_ATTACHMENT',
    aliases: ['OUTLOOK_ADD_EVENT_ATTACHMENT'],
    description: 'Attaches a file of at most 3 MB to an event. Comes back with its id.',
    scopes: WRITE_CALENDAR,
    run: 'outlook.add-event-attachment',
    files: ['file'],
    argumentAliases: { attachment: 'file' },
    input: { required: ['event_id', 'file'], properties: { event_id, file } },
  },
]

/** Graph's own names, as callers know them. */
const contact: Record<string, ArgumentSchema> = {
  displayName: text('Whole name.'),
  givenName: text('First name.'),
  surname: text('Last name.'),
  emailAddresses: {
    type: 'array',
    items: {
      type: 'object',
      required: ['address'],
      properties: { address: { type: 'string' }, name: { type: 'string' } },
    },
    description: 'E-mail addresses.',
    examples: [[{ address: 'ada@example.com', name: 'Ada Lovelace' }]],
  },
  businessPhones: texts('Phone numbers at work.'),
  homePhones: texts('Phone numbers at home.'),
  mobilePhone: text('Mobile phone number.'),
  companyName: text('Company.'),
  jobTitle: text('What they do there.'),
  department: text('Department.'),
  officeLocation: text('Office.'),
  birthday: { type: 'string', description: 'Birthday.', examples: ['1990-05-17T00:00:00Z'] },
  notes: text('Notes of the user.'),
  categories,
}

const contacts: ActionDefinition[] = [
  {
    name: 'OUTLOOK_OUTLOOK_LIST_CONTACTS',
    aliases: ['OUTLOOK_LIST_CONTACTS'],
    description: "Lists the user's contacts, e.g. to learn an address before writing.",
    tags: ['important', 'read-only'],
    keywords: ['people', 'address book', 'find person'],
    scopes: READ_CONTACTS,
    request: 'GET /me/contacts',
    wire: wireOf('top', 'skip', 'filter', 'select', 'orderby'),
    style: { select: COMMA, orderby: COMMA },
    input: {
      properties: {
        filter: { ...filter, examples: ["startswith(displayName,'Ada')"] },
        top: top(250, 10),
        skip,
        select,
        orderby,
      },
    },
  },
  {
    name: 'OUTLOOK_OUTLOOK_GET_CONTACT',
    aliases: ['OUTLOOK_GET_CONTACT'],
    description: 'Reads one contact: names, addresses, phone numbers, company and notes.',
    tags: ['read-only'],
    scopes: READ_CONTACTS,
    request: 'GET /me/contacts/{contact_id}',
    input: { required: ['contact_id'], properties: { contact_id } },
  },
  {
    name: 'OUTLOOK_OUTLOOK_CREATE_CONTACT',
    aliases: ['OUTLOOK_CREATE_CONTACT'],
    description: "Adds a person to the user's contacts. Comes back with the contact and its id.",
    tags: ['important'],
    keywords: ['address book', 'person'],
    scopes: WRITE_CONTACTS,
    request: 'POST /me/contacts',
    wire: { notes: 'personalNotes' },
    argumentAliases: { homePhone: 'homePhones' },
    input: { properties: contact },
  },
  {
    name: 'OUTLOOK_OUTLOOK_UPDATE_CONTACT',
    aliases: ['OUTLOOK_UPDATE_CONTACT'],
    description:
      'Changes facts of a contact; what is not given stays. Comes back with the contact.',
    tags: ['idempotent'],
    scopes: WRITE_CONTACTS,
    request: 'PATCH /me/contacts/{contact_id}',
    wire: { notes: 'personalNotes' },
    input: { required: ['contact_id'], properties: { contact_id, ...contact } },
  },
  {
    name: 'OUTLOOK_OUTLOOK_DELETE_CONTACT',
    aliases: ['OUTLOOK_DELETE_CONTACT'],
    description: "Deletes a person from the user's contacts. Nothing comes back.",
    tags: ['destructive', 'idempotent'],
    scopes: WRITE_CONTACTS,
    request: 'DELETE /me/contacts/{contact_id}',
    input: { required: ['contact_id'], properties: { contact_id } },
  },
  {
    name: 'OUTLOOK_OUTLOOK_GET_CONTACT_FOLDERS',
    aliases: ['OUTLOOK_GET_CONTACT_FOLDERS'],
    description: "Lists the folders of the user's contacts, with their ids and names.",
    tags: ['read-only'],
    scopes: READ_CONTACTS,
    request: 'GET /me/contactFolders',
    wire: wireOf('top', 'skip'),
    input: { properties: { top: top(250, 10), skip } },
  },
  {
    name: 'OUTLOOK_CREATE_CONTACT_FOLDER',
    description: 'Creates a folder for contacts. Comes back with its id.',
    scopes: WRITE_CONTACTS,
    request: 'POST /me/contactFolders',
    wire: { display_name: 'displayName', parent_folder_id: 'parentFolderId' },
    argumentAliases: { displayName: 'display_name', name: 'display_name' },
    input: {
      required: ['display_name'],
      properties: {
        display_name: id('Name of the folder.'),
        parent_folder_id: text('Id of the folder that it lies in.'),
      },
    },
  },
]

const settings: ActionDefinition[] = [
  {
    name: 'OUTLOOK_OUTLOOK_GET_PROFILE',
    aliases: ['OUTLOOK_GET_PROFILE'],
    description: "Tells whose account is connected: name, address, job and the account's id.",
    tags: ['important', 'read-only'],
    keywords: ['me', 'who am i'],
    scopes: READ_USER,
    request: 'GET /me',
    input: {},
  },
  {
    name: 'OUTLOOK_GET_MAILBOX_SETTINGS',
    description:
      'Reads the settings of the mailbox: time zone, language, working hours, automatic replies.',
    tags: ['read-only'],
    keywords: ['out of office', 'vacation'],
    scopes: READ_SETTINGS,
    request: 'GET /me/mailboxSettings',
    input: {},
  },
  {
    name: 'OUTLOOK_UPDATE_MAILBOX_SETTINGS',
    description:
      'Sets automatic replies, time zone or formats of the mailbox; what is not given stays. Comes back with the settings.',
    tags: ['idempotent'],
    keywords: ['out of office', 'vacation', 'auto reply'],
    scopes: WRITE_SETTINGS,
    request: 'PATCH /me/mailboxSettings',
    wire: {
      time_zone: 'timeZone',
      date_format: 'dateFormat',
      time_format: 'timeFormat',
      automatic_replies_status: 'automaticRepliesSetting.status',
      internal_reply_message: 'automaticRepliesSetting.internalReplyMessage',
      external_reply_message: 'automaticRepliesSetting.externalReplyMessage',
      external_audience: 'automaticRepliesSetting.externalAudience',
    },
    argumentAliases: { timeZone: 'time_zone' },
    input: {
      properties: {
        automatic_replies_status: {
          type: 'string',
          enum: ['disabled', 'alwaysEnabled'],
          description: 'Whether the mailbox answers by itself.',
        },
        internal_reply_message: text('What it answers to people of the organisation.'),
        external_reply_message: text('What it answers to others.'),
        external_audience: {
          type: 'string',
          enum: ['none', 'contactsOnly', 'all'],
          description: 'Which others it answers.',
        },
        time_zone: text('Time zone of the mailbox.'),
        date_format: text('Format of dates, e.g. `yyyy-MM-dd`.'),
        time_format: text('Format of times, e.g. `HH:mm`.'),
      },
    },
  },
  {
    name: 'OUTLOOK_GET_MAIL_TIPS',
    description:
      'Tells what is to be known before writing to people: automatic replies, full mailboxes, outsiders.',
    tags: ['read-only'],
    scopes: READ_MAIL,
    request: 'POST /me/getMailTips',
    wire: { email_addresses: 'EmailAddresses', mail_tips_options: 'MailTipsOptions' },
    argumentAliases: { EmailAddresses: 'email_addresses', MailTipsOptions: 'mail_tips_options' },
    input: {
      required: ['email_addresses', 'mail_tips_options'],
      properties: {
        email_addresses: texts('Addresses of the people.'),
        mail_tips_options: {
          type: 'string',
          description: 'What to tell, with commas between.',
          examples: ['automaticReplies,mailboxFullStatus'],
        },
      },
    },
  },
  {
    name: 'OUTLOOK_GET_SUPPORTED_LANGUAGES',
    description: 'Lists the languages that the mailbox can have.',
    tags: ['read-only'],
    scopes: READ_USER,
    request: 'GET /me/outlook/supportedLanguages()',
    input: {},
  },
  {
    name: 'OUTLOOK_GET_SUPPORTED_TIME_ZONES',
    description: 'Lists the time zones that the mailbox can have, by their names in Windows.',
    tags: ['read-only'],
    scopes: READ_USER,
    request: 'GET /me/outlook/supportedTimeZones()',
    input: {},
  },
]

/** Actions of Outlook. */
export const outlookActions: ActionDefinition[] = [
  ...[...sending, ...reading, ...sorting],
  ...[...calendar, ...contacts, ...settings],
].map(requiredFirst)
