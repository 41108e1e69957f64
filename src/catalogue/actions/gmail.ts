import { googleScope, googleSpelling } from '../apps/google.ts'
import { FILE } from '../files.ts'
import { requiredFirst } from '../required-first.ts'
import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

// Read from the discovery document: one of each list is enough.
const FULL = 'https://mail.google.com/'
const MODIFY = [FULL, googleScope('gmail.modify')]
const READ = [...MODIFY, googleScope('gmail.readonly')]
const READ_METADATA = [...READ, googleScope('gmail.metadata')]
const COMPOSE = [...MODIFY, googleScope('gmail.compose')]
const SEND = [...COMPOSE, googleScope('gmail.send')]
const LABELS = [...MODIFY, googleScope('gmail.labels')]
const CONTACTS = [googleScope('contacts'), googleScope('contacts.readonly')]

const user_id: ArgumentSchema = {
  type: 'string',
  default: 'me',
  description: 'Whose mailbox: `me` for the connected account, or its e-mail address.',
}
const message_id: ArgumentSchema = {
  type: 'string',
  description: 'Id of the message, from fetched e-mails.',
}
const thread_id: ArgumentSchema = {
  type: 'string',
  description: 'Id of the conversation: `threadId` of any of its messages.',
}
const draft_id: ArgumentSchema = { type: 'string', description: 'Id of the draft.' }
const label_id: ArgumentSchema = {
  type: 'string',
  description: 'Id of a label, as GMAIL_LIST_LABELS tells it; not its name.',
  examples: ['Label_12'],
}
const page_token: ArgumentSchema = {
  type: 'string',
  description: '`nextPageToken` of the last answer, to go on from there.',
}
const query: ArgumentSchema = {
  type: 'string',
  description: "Search in the language of Gmail's search box.",
  examples: ['from:ada@example.com is:unread', 'subject:invoice newer_than:7d has:attachment'],
}
const max_results: ArgumentSchema = {
  type: 'integer',
  minimum: 1,
  maximum: 100,
  description: 'How many to list; 100 if not given.',
}
const labels = (description: string): ArgumentSchema => ({
  type: 'array',
  items: { type: 'string' },
  description,
  examples: [['UNREAD', 'Label_12']],
})
const add_label_ids = labels('Ids of labels to put on, e.g. STARRED, IMPORTANT or one of your own.')
const remove_label_ids = labels('Ids of labels to take off: UNREAD marks as read, INBOX archives.')

const addresses = (description: string): ArgumentSchema => ({
  type: 'array',
  items: { type: 'string' },
  description,
})

/** What all that send or draft have in common. */
const recipients: Record<string, ArgumentSchema> = {
  user_id,
  recipient_email: {
    type: 'string',
    description: 'Address of the recipient, with a name if you like.',
    examples: ['ada@example.com', 'Ada Lovelace <ada@example.com>'],
  },
  extra_recipients: addresses('Addresses of further recipients in To.'),
  cc: addresses('Addresses that get a copy, seen by all.'),
  bcc: addresses('Addresses that get a copy, seen by nobody else.'),
  is_html: { type: 'boolean', default: false, description: 'The text is HTML, not plain text.' },
}

const mail: Record<string, ArgumentSchema> = {
  ...recipients,
  subject: { type: 'string', description: 'Subject, in one line.' },
  body: { type: 'string', description: 'Text of the message.' },
  attachments: {
    type: 'array',
    items: FILE,
    maxItems: 10,
    description: 'Files to send along, 20 MB in all.',
  },
  attachment: {
    type: 'object',
    description: 'One small file in base64; `attachments` also takes addresses and texts.',
    required: ['name', 'mimetype', 'content'],
    properties: {
      name: { type: 'string', description: 'File name.', examples: ['report.pdf'] },
      mimetype: { type: 'string', description: 'Its type.', examples: ['application/pdf'] },
      content: { type: 'string', description: 'Its bytes in base64.' },
    },
  },
}

const labelSettings: Record<string, ArgumentSchema> = {
  label_name: {
    type: 'string',
    minLength: 1,
    maxLength: 225,
    description: 'Name as the user sees it; `/` puts one label below another.',
    examples: ['Clients/Acme'],
  },
  label_list_visibility: {
    type: 'string',
    enum: ['labelShow', 'labelShowIfUnread', 'labelHide'],
    description: 'Whether the list of labels shows it.',
  },
  message_list_visibility: {
    type: 'string',
    enum: ['show', 'hide'],
    description: 'Whether messages in lists show it.',
  },
  color: {
    type: 'object',
    description: "Colours as #rrggbb, both of them, from Gmail's palette.",
    required: ['textColor', 'backgroundColor'],
    properties: { textColor: { type: 'string' }, backgroundColor: { type: 'string' } },
  },
}

const person_fields: ArgumentSchema = {
  type: 'string',
  default: 'emailAddresses,names,birthdays,genders',
  description: 'What to tell of a person, with commas between.',
  examples: ['names,emailAddresses,phoneNumbers,organizations'],
}
const resource_name = (description: string): ArgumentSchema => ({
  type: 'string',
  default: 'people/me',
  description,
})

const sending: ActionDefinition[] = [
  {
    name: 'GMAIL_SEND_EMAIL',
    description:
      'Sends an e-mail from the connected account at once, to one or many, as plain text or HTML, with a file if need be. To answer in a conversation use GMAIL_REPLY_TO_THREAD. Comes back with the ids of message and thread.',
    tags: ['important'],
    scopes: SEND,
    run: 'gmail.send-email',
    files: ['attachments'],
    argumentAliases: { to: 'recipient_email' },
    input: { required: ['recipient_email', 'body'], properties: mail },
  },
  {
    name: 'GMAIL_REPLY_TO_THREAD',
    description:
      'Sends an answer in an existing conversation, so that it stays there for all who take part; subject and references come from the last message. Comes back with the ids of message and thread.',
    tags: ['important'],
    scopes: MODIFY,
    run: 'gmail.reply-to-thread',
    argumentAliases: { to: 'recipient_email', body: 'message_body' },
    input: {
      required: ['thread_id', 'message_body', 'recipient_email'],
      properties: {
        thread_id,
        message_body: {
          type: 'string',
          description: 'Text of the answer, without the quoted mail.',
        },
        ...recipients,
      },
    },
  },
  {
    name: 'GMAIL_CREATE_EMAIL_DRAFT',
    description:
      'Writes a draft, which the user can read and change before it is sent; name a thread to draft an answer in it. Comes back with the id of the draft, which GMAIL_SEND_DRAFT takes.',
    tags: ['important'],
    scopes: COMPOSE,
    run: 'gmail.create-draft',
    files: ['attachments'],
    argumentAliases: { to: 'recipient_email' },
    input: {
      required: ['recipient_email', 'subject', 'body'],
      properties: {
        ...mail,
        thread_id: {
          type: 'string',
          description: 'Conversation that the draft answers; keep its subject then.',
        },
      },
    },
  },
  {
    name: 'GMAIL_SEND_DRAFT',
    description:
      'Sends a draft as it stands, to the recipients that it names. The draft is gone afterwards; comes back with the ids of the sent message and its thread.',
    tags: ['important'],
    scopes: COMPOSE,
    request: 'POST /users/{user_id}/drafts/send',
    wire: { draft_id: 'id' },
    argumentAliases: { id: 'draft_id' },
    input: { required: ['draft_id'], properties: { user_id, draft_id } },
  },
  {
    name: 'GMAIL_LIST_DRAFTS',
    description:
      'Lists drafts of the account by their ids. Read one with GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID and its message id; `nextPageToken` comes if there are more.',
    tags: ['important', 'read-only'],
    scopes: [...READ, googleScope('gmail.compose')],
    request: 'GET /users/{user_id}/drafts',
    input: { properties: { user_id, max_results, page_token } },
  },
  {
    name: 'GMAIL_DELETE_DRAFT',
    description:
      'Deletes a draft for good; it does not go to the trash. Nothing comes back. Only for drafts that the user wants gone.',
    tags: ['important', 'destructive', 'idempotent'],
    scopes: COMPOSE,
    request: 'DELETE /users/{user_id}/drafts/{draft_id}',
    input: { required: ['draft_id'], properties: { user_id, draft_id } },
  },
]

const reading: ActionDefinition[] = [
  {
    name: 'GMAIL_FETCH_EMAILS',
    aliases: ['GMAIL_FETCH_EMAILS_WITH_LABEL', 'GMAIL_FIND_EMAIL_ID'],
    description:
      'Searches or lists e-mails, newest first, and reads them. Each comes back with ids, subject, sender, recipients, date, snippet, labels, the text without HTML, and its attachments by id; `nextPageToken` if there are more.',
    tags: ['important', 'read-only'],
    scopes: READ,
    run: 'gmail.fetch-emails',
    argumentAliases: { limit: 'max_results', q: 'query' },
    input: {
      properties: {
        user_id,
        max_results: {
          type: 'integer',
          minimum: 1,
          maximum: 500,
          default: 10,
          description: 'How many. At most 40 come in one answer; go on with its `nextPageToken`.',
        },
        label_ids: labels('Only e-mails that bear all these labels, by id, e.g. INBOX.'),
        page_token,
        query,
        include_spam_trash: {
          type: 'boolean',
          default: false,
          description: 'Looks into spam and trash too.',
        },
        include_payload: {
          type: 'boolean',
          default: true,
          description: 'Reads text and attachments too; false for headers and snippet only.',
        },
      },
    },
  },
  {
    name: 'GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID',
    aliases: ['GMAIL_GET_MESSAGE'],
    description:
      'Reads one e-mail by its id. Comes back with subject, sender, recipients, date, labels, the text without HTML, and its attachments by id.',
    tags: ['important', 'read-only'],
    scopes: READ,
    run: 'gmail.fetch-message',
    argumentAliases: { id: 'message_id' },
    input: {
      required: ['message_id'],
      properties: {
        user_id,
        message_id,
        format: {
          type: 'string',
          enum: ['full', 'metadata', 'minimal', 'raw'],
          default: 'full',
          description:
            'full: with text. metadata: headers only. minimal: ids, labels and snippet. raw: the whole message in base64url.',
        },
      },
    },
  },
  {
    name: 'GMAIL_FETCH_MESSAGE_BY_THREAD_ID',
    aliases: ['GMAIL_GET_THREAD_DETAILS_WITH_MESSAGES'],
    description:
      'Reads a whole conversation, oldest message first, e.g. before answering it. Each message comes back as readable text; long conversations come in pages of 20, with `nextPageToken`.',
    tags: ['important', 'read-only'],
    scopes: READ,
    run: 'gmail.fetch-thread',
    input: { required: ['thread_id'], properties: { user_id, thread_id, page_token } },
  },
  {
    name: 'GMAIL_LIST_THREADS',
    description:
      'Searches or lists conversations, newest first, when their texts are not needed yet. Each comes back with its id and a snippet; `nextPageToken` if there are more.',
    tags: ['important', 'read-only'],
    scopes: READ,
    request: 'GET /users/{user_id}/threads',
    wire: { query: 'q' },
    input: { properties: { user_id, max_results, page_token, query } },
  },
  {
    name: 'GMAIL_GET_ATTACHMENT',
    description:
      'Reads one attachment of an e-mail, by the ids that the fetched e-mail tells. A text file comes back as text, anything else as base64, with its size in bytes.',
    tags: ['important', 'read-only'],
    scopes: READ,
    run: 'gmail.get-attachment',
    input: {
      required: ['message_id', 'attachment_id', 'file_name'],
      properties: {
        user_id,
        message_id,
        attachment_id: { type: 'string', description: '`attachmentId` of the attachment.' },
        file_name: { type: 'string', description: 'Name of the file, for the answer.' },
      },
    },
  },
  {
    name: 'GMAIL_GET_PROFILE',
    description:
      'Tells whose mailbox is connected. Comes back with its e-mail address and the numbers of its messages and conversations.',
    tags: ['important', 'read-only'],
    scopes: [...READ_METADATA, googleScope('gmail.compose')],
    request: 'GET /users/{user_id}/profile',
    input: { properties: { user_id } },
  },
]

const sorting: ActionDefinition[] = [
  {
    name: 'GMAIL_ADD_LABEL_TO_EMAIL',
    description:
      'Puts labels on one e-mail and takes others off, e.g. to star, archive or mark it as read. Comes back with the labels that it bears now.',
    tags: ['important', 'idempotent'],
    scopes: MODIFY,
    request: 'POST /users/{user_id}/messages/{message_id}/modify',
    input: {
      required: ['message_id'],
      properties: { user_id, message_id, add_label_ids, remove_label_ids },
    },
  },
  {
    name: 'GMAIL_MODIFY_THREAD_LABELS',
    description:
      'Puts labels on all messages of a conversation and takes others off, e.g. to archive it or mark it as read. Comes back with the messages and their labels.',
    tags: ['important', 'idempotent'],
    scopes: MODIFY,
    request: 'POST /users/{user_id}/threads/{thread_id}/modify',
    input: {
      required: ['thread_id'],
      properties: { user_id, thread_id, add_label_ids, remove_label_ids },
    },
  },
  {
    name: 'GMAIL_LIST_LABELS',
    description:
      "Lists all labels of the mailbox, Gmail's own and the user's. Comes back with their ids and names; the ids are what other actions take.",
    tags: ['important', 'read-only'],
    scopes: [...READ_METADATA, googleScope('gmail.labels')],
    request: 'GET /users/{user_id}/labels',
    input: { properties: { user_id } },
  },
  {
    name: 'GMAIL_CREATE_LABEL',
    description:
      'Creates a label, which can then be put on e-mails. Comes back with its id; a name that exists already is refused.',
    tags: ['important'],
    scopes: LABELS,
    request: 'POST /users/{user_id}/labels',
    wire: { label_name: 'name' },
    argumentAliases: { name: 'label_name' },
    input: { required: ['label_name'], properties: { user_id, ...labelSettings } },
  },
  {
    name: 'GMAIL_PATCH_LABEL',
    description:
      'Renames a label, or changes its colour or whether it is shown; what is not given stays as it is. Comes back with the label.',
    tags: ['idempotent'],
    scopes: LABELS,
    request: 'PATCH /users/{user_id}/labels/{label_id}',
    wire: { label_name: 'name' },
    argumentAliases: { id: 'label_id', name: 'label_name' },
    input: { required: ['label_id'], properties: { user_id, label_id, ...labelSettings } },
  },
  {
    name: 'GMAIL_REMOVE_LABEL',
    description:
      'Deletes a label of the user from the mailbox for good, and so takes it off all e-mails; these stay. To take it off one e-mail use GMAIL_ADD_LABEL_TO_EMAIL. Nothing comes back.',
    tags: ['destructive', 'idempotent'],
    scopes: LABELS,
    request: 'DELETE /users/{user_id}/labels/{label_id}',
    input: { required: ['label_id'], properties: { user_id, label_id } },
  },
  {
    name: 'GMAIL_MOVE_TO_TRASH',
    description:
      'Moves one e-mail to the trash, from where Gmail deletes it after 30 days. This is what to use when the user says delete. Comes back with its labels.',
    tags: ['important', 'idempotent'],
    scopes: MODIFY,
    request: 'POST /users/{user_id}/messages/{message_id}/trash',
    input: { required: ['message_id'], properties: { user_id, message_id } },
  },
  {
    name: 'GMAIL_BATCH_MODIFY_MESSAGES',
    description:
      'Puts labels on many e-mails at once and takes others off, e.g. to archive them or mark them as read. Nothing comes back.',
    tags: ['important', 'idempotent'],
    keywords: ['bulk', 'archive', 'mark as read'],
    scopes: MODIFY,
    request: 'POST /users/{user_id}/messages/batchModify',
    wire: { message_ids: 'ids' },
    argumentAliases: { ids: 'message_ids', messageIds: 'message_ids' },
    input: {
      required: ['message_ids'],
      properties: {
        user_id,
        message_ids: {
          type: 'array',
          items: { type: 'string' },
          minItems: 1,
          maxItems: 1000,
          description: 'Ids of the messages.',
        },
        add_label_ids,
        remove_label_ids,
      },
    },
  },
  {
    name: 'GMAIL_UNTRASH_MESSAGE',
    description:
      'Takes one e-mail out of the trash again. Comes back with the labels that it bears now.',
    tags: ['idempotent'],
    keywords: ['restore', 'undelete', 'recover'],
    scopes: MODIFY,
    request: 'POST /users/{user_id}/messages/{message_id}/untrash',
    input: { required: ['message_id'], properties: { user_id, message_id } },
  },
  {
    name: 'GMAIL_TRASH_THREAD',
    description:
      'Moves all e-mails of a conversation to the trash, from where Gmail deletes them after 30 days.',
    tags: ['important', 'idempotent'],
    keywords: ['delete conversation'],
    scopes: MODIFY,
    request: 'POST /users/{user_id}/threads/{thread_id}/trash',
    input: { required: ['thread_id'], properties: { user_id, thread_id } },
  },
  {
    name: 'GMAIL_DELETE_MESSAGE',
    description:
      'Deletes one e-mail for good, past the trash; nobody can bring it back. Prefer GMAIL_MOVE_TO_TRASH. Needs a connection with full mailbox access. Nothing comes back.',
    tags: ['destructive', 'idempotent'],
    scopes: [FULL],
    request: 'DELETE /users/{user_id}/messages/{message_id}',
    input: { required: ['message_id'], properties: { user_id, message_id } },
  },
]

const SETTINGS = [googleScope('gmail.settings.basic')]
const READ_SETTINGS = [...READ, ...SETTINGS]

const settings: ActionDefinition[] = [
  {
    name: 'GMAIL_GET_VACATION_SETTINGS',
    description:
      'Reads whether the mailbox answers by itself while the user is away, with which words and when.',
    tags: ['read-only'],
    keywords: ['out of office', 'auto reply'],
    scopes: READ_SETTINGS,
    request: 'GET /users/{user_id}/settings/vacation',
    input: { properties: { user_id } },
  },
  {
    name: 'GMAIL_UPDATE_VACATION_SETTINGS',
    description:
      'Makes the mailbox answer by itself while the user is away, or stops that; what is not given is emptied. Comes back with the settings.',
    tags: ['important', 'idempotent'],
    keywords: ['out of office', 'auto reply', 'autoresponder'],
    scopes: SETTINGS,
    request: 'PUT /users/{user_id}/settings/vacation',
    input: {
      required: ['enable_auto_reply'],
      properties: {
        user_id,
        enable_auto_reply: { type: 'boolean', description: 'Whether it answers by itself.' },
        response_subject: { type: 'string', description: 'Subject of the answer.' },
        response_body_plain_text: { type: 'string', description: 'Text of the answer.' },
        restrict_to_contacts: {
          type: 'boolean',
          default: false,
          description: "Answers only the user's contacts.",
        },
        restrict_to_domain: {
          type: 'boolean',
          default: false,
          description: "Answers only people of the user's organisation.",
        },
        start_time: { type: 'string', description: 'From when, in milliseconds since 1970.' },
        end_time: { type: 'string', description: 'Until when, in milliseconds since 1970.' },
      },
    },
  },
  {
    name: 'GMAIL_LIST_FILTERS',
    description: 'Lists the rules by which Gmail sorts new e-mails: conditions and what is done.',
    tags: ['read-only'],
    keywords: ['rules'],
    scopes: READ_SETTINGS,
    request: 'GET /users/{user_id}/settings/filters',
    input: { properties: { user_id } },
  },
  {
    name: 'GMAIL_LIST_SEND_AS',
    description: 'Lists the addresses from which the user may send, with their signatures.',
    tags: ['read-only'],
    keywords: ['aliases', 'signature'],
    scopes: READ_SETTINGS,
    request: 'GET /users/{user_id}/settings/sendAs',
    input: { properties: { user_id } },
  },
  {
    name: 'GMAIL_LIST_HISTORY',
    description:
      'Lists what has changed in the mailbox since a mark: new, deleted and relabelled e-mails. The mark is `historyId` of GMAIL_GET_PROFILE or of an earlier answer.',
    tags: ['read-only'],
    keywords: ['changes', 'sync', 'new mail'],
    scopes: READ_METADATA,
    request: 'GET /users/{user_id}/history',
    input: {
      required: ['start_history_id'],
      properties: {
        user_id,
        start_history_id: { type: 'string', description: 'The mark to begin from.' },
        label_id: { ...label_id, description: 'Only e-mails with this label, by its id.' },
        history_types: {
          type: 'array',
          items: {
            type: 'string',
            enum: ['messageAdded', 'messageDeleted', 'labelAdded', 'labelRemoved'],
          },
          description: 'Only these changes; all if not given.',
        },
        max_results,
        page_token,
      },
    },
  },
]

const people: ActionDefinition[] = [
  {
    name: 'GMAIL_SEARCH_PEOPLE',
    description:
      "Looks for the user's contacts by name, e-mail address, phone number or company, e.g. to learn an address before writing. Comes back with at most 10 people and what was asked of them.",
    tags: ['important', 'read-only'],
    scopes: CONTACTS,
    run: 'gmail.search-people',
    input: {
      required: ['query'],
      properties: {
        query: {
          type: 'string',
          minLength: 1,
          description: 'Beginning of a word, e.g. of a name.',
        },
        person_fields,
      },
    },
  },
  {
    name: 'GMAIL_GET_CONTACTS',
    description:
      "Lists the user's contacts. Each comes back with its resource name and the fields asked for; `nextPageToken` if there are more. To find one person use GMAIL_SEARCH_PEOPLE.",
    tags: ['important', 'read-only'],
    scopes: CONTACTS,
    run: 'gmail.read-contacts',
    input: {
      properties: {
        resource_name: resource_name('Whose contacts; Google knows `people/me` only.'),
        person_fields,
        page_token,
        page_size: {
          type: 'integer',
          minimum: 1,
          maximum: 200,
          default: 50,
          description: 'Contacts a page.',
        },
      },
    },
  },
  {
    name: 'GMAIL_GET_PEOPLE',
    description:
      'Reads one person: the user himself, or a contact by the resource name that a list or search told. Comes back with the fields asked for.',
    tags: ['read-only'],
    scopes: [
      ...CONTACTS,
      googleScope('contacts.other.readonly'),
      googleScope('directory.readonly'),
      googleScope('userinfo.profile'),
      googleScope('userinfo.email'),
    ],
    run: 'gmail.read-person',
    input: {
      properties: {
        resource_name: resource_name('`people/me` for the user, or e.g. `people/c123`.'),
        person_fields,
      },
    },
  },
]

/** Actions of Gmail, and of the contacts beside it. */
export const gmailActions: ActionDefinition[] = [
  ...sending,
  ...reading,
  ...sorting,
  ...settings,
  ...people,
]
  .map(googleSpelling)
  .map(requiredFirst)
