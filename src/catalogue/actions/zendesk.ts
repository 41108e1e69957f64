import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

type Arguments = Record<string, ArgumentSchema>

const ticket: Arguments = {
  ticket_id: { type: 'integer', minimum: 1, description: 'Number of the ticket.' },
}
const ticketAliases = { id: 'ticket_id', ticket_number: 'ticket_id' }
const organization: Arguments = {
  organization_id: { type: 'integer', description: 'Id of the organization.' },
}
const user: Arguments = { user_id: { type: 'integer', description: 'Id of the user.' } }

const page_size: ArgumentSchema = {
  type: 'integer',
  minimum: 1,
  maximum: 100,
  default: 100,
  description: 'How many results a page holds.',
}
const cursor: ArgumentSchema = {
  type: 'string',
  description: 'The `meta.after_cursor` of the page before, for the next one.',
}
const cursorPaging: Arguments = { page_size, page_after: cursor }
const cursorWire = { page_size: 'page[size]', page_after: 'page[after]' }

const numberPaging: Arguments = {
  per_page: { ...page_size },
  page: { type: 'integer', minimum: 1, default: 1, description: 'Which page, counted from 1.' },
}

const status: ArgumentSchema = {
  type: 'string',
  enum: ['new', 'open', 'pending', 'hold', 'solved'],
  description: 'How far it is: `pending` waits for the requester, `hold` for somebody else.',
}
const priority: ArgumentSchema = {
  type: 'string',
  enum: ['low', 'normal', 'high', 'urgent'],
  description: 'How much it hurries.',
}
const kind: ArgumentSchema = {
  type: 'string',
  enum: ['problem', 'incident', 'question', 'task'],
  description: 'What sort of ticket it is.',
}
const tagList: ArgumentSchema = {
  type: 'array',
  minItems: 1,
  items: { type: 'string' },
  description: 'Tags: words without spaces, e.g. `refund`.',
}
const assignment: Arguments = {
  assignee_id: { type: 'integer', description: 'Id of the agent who works on it.' },
  group_id: { type: 'integer', description: 'Id of the group that works on it.' },
}
const custom_fields: ArgumentSchema = {
  type: 'array',
  items: {
    type: 'object',
    properties: { id: { type: 'integer' }, value: { type: 'string' } },
    required: ['id', 'value'],
  },
  description: 'Values of custom fields, e.g. `{"id": 360012, "value": "blue"}`.',
}
const due_at: ArgumentSchema = {
  type: 'string',
  format: 'date-time',
  description: 'When a ticket of type `task` is due, e.g. `2026-01-31T12:00:00Z`.',
}

/** Arguments that go into the object `key` of the body, under their own names. */
const inside = (key: string, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `${key}.${name}`]))

const TICKET_FIELDS = [
  ...['subject', 'priority', 'status', 'type', 'tags', 'assignee_id', 'group_id'],
  ...['custom_fields', 'due_at'],
]

const READ_TICKETS = ['read', 'tickets:read']
const WRITE_TICKETS = ['write', 'tickets:write']
const READ_USERS = ['read', 'users:read']
const WRITE_USERS = ['write', 'users:write']
const READ_ORGANIZATIONS = ['read', 'organizations:read']
const WRITE_ORGANIZATIONS = ['write', 'organizations:write']

const ticketActions: ActionDefinition[] = [
  {
    name: 'ZENDESK_LIST_ZENDESK_TICKETS',
    description:
      'Lists the tickets of the account, archived ones aside, with subject, state, requester and assignee. To find certain ones, search instead.',
    tags: ['important', 'read-only'],
    request: 'GET /tickets',
    wire: cursorWire,
    scopes: READ_TICKETS,
    keywords: ['cases', 'requests', 'helpdesk'],
    input: {
      properties: {
        ...cursorPaging,
        external_id: { type: 'string', description: 'Only tickets with this id of your own.' },
      },
    },
  },
  {
    name: 'ZENDESK_SEARCH_TICKETS',
    aliases: ['ZENDESK_SEARCH'],
    description:
      'Searches tickets, users or organizations with Zendesk’s query language: by state, tag, requester, date or any word. Comes back with matches and their count.',
    tags: ['important', 'read-only'],
    request: 'GET /search',
    scopes: ['read'],
    keywords: ['find', 'query', 'cases'],
    input: {
      required: ['query'],
      properties: {
        query: {
          type: 'string',
          minLength: 1,
          description: 'What to find, e.g. `type:ticket status<solved requester:ada@example.com`.',
          examples: ['type:ticket status:open tags:refund created>2026-01-01', 'type:user ada'],
        },
        sort_by: {
          type: 'string',
          enum: ['updated_at', 'created_at', 'priority', 'status', 'ticket_type'],
          description: 'What to sort by; by relevance if left out.',
        },
        sort_order: {
          type: 'string',
          enum: ['asc', 'desc'],
          default: 'desc',
          description: 'Ascending or descending.',
        },
        ...numberPaging,
      },
    },
  },
  {
    name: 'ZENDESK_GET_ZENDESK_TICKET_BY_ID',
    description:
      'Reads a ticket by its number: subject, first comment, state, priority, requester, assignee and tags.',
    tags: ['important', 'read-only'],
    request: 'GET /tickets/{ticket_id}',
    argumentAliases: ticketAliases,
    scopes: READ_TICKETS,
    keywords: ['case'],
    input: { required: ['ticket_id'], properties: ticket },
  },
  {
    name: 'ZENDESK_CREATE_ZENDESK_TICKET',
    description:
      'Opens a support ticket, for the connected user or for a customer given by name and address. Comes back with the ticket and its number.',
    tags: ['important'],
    request: 'POST /tickets',
    wire: {
      ...inside('ticket', TICKET_FIELDS),
      description: 'ticket.comment.body',
      requester_name: 'ticket.requester.name',
      requester_email: 'ticket.requester.email',
      organization_id: 'ticket.organization_id',
    },
    scopes: WRITE_TICKETS,
    keywords: ['case', 'helpdesk', 'request'],
    input: {
      required: ['subject', 'description'],
      properties: {
        subject: { type: 'string', description: 'One line that says what it is about.' },
        description: { type: 'string', description: 'The first comment; the requester sees it.' },
        requester_name: { type: 'string', description: 'Name of the customer, if new.' },
        requester_email: {
          type: 'string',
          format: 'email',
          description: 'Address of the customer; without it the connected user is the requester.',
        },
        priority,
        type: kind,
        status,
        tags: tagList,
        ...assignment,
        ...organization,
        custom_fields,
        due_at,
      },
    },
  },
  {
    name: 'ZENDESK_UPDATE_ZENDESK_TICKET',
    description:
      'Changes a ticket: state, priority, type, subject, assignee, group, custom fields. `tags` replaces all tags; to add some, there is an action for that.',
    tags: ['important', 'idempotent'],
    request: 'PUT /tickets/{ticket_id}',
    wire: inside('ticket', TICKET_FIELDS),
    argumentAliases: ticketAliases,
    scopes: WRITE_TICKETS,
    keywords: ['case', 'assign', 'solve', 'close', 'edit'],
    input: {
      required: ['ticket_id'],
      properties: {
        ...ticket,
        status,
        priority,
        type: kind,
        subject: { type: 'string', description: 'The new subject.' },
        ...assignment,
        tags: tagList,
        custom_fields,
        due_at,
      },
    },
  },
  {
    name: 'ZENDESK_REPLY_ZENDESK_TICKET',
    description:
      'Adds a comment to a ticket: for the customer to see, or as a note among agents with `public` false. Can set the state with it; comes back with the ticket.',
    tags: ['important'],
    request: 'PUT /tickets/{ticket_id}',
    wire: {
      body: 'ticket.comment.body',
      public: 'ticket.comment.public',
      status: 'ticket.status',
    },
    argumentAliases: { ...ticketAliases, comment: 'body' },
    scopes: WRITE_TICKETS,
    keywords: ['answer', 'comment', 'note', 'case'],
    input: {
      required: ['ticket_id', 'body'],
      properties: {
        ...ticket,
        body: { type: 'string', minLength: 1, description: 'The comment, as plain text.' },
        public: { type: 'boolean', default: true, description: 'Whether the customer sees it.' },
        status,
      },
    },
  },
  {
    name: 'ZENDESK_LIST_TICKET_COMMENTS',
    description:
      'Lists the conversation of a ticket: each comment with author, text, time, attachments and whether the customer sees it.',
    tags: ['important', 'read-only'],
    request: 'GET /tickets/{ticket_id}/comments',
    wire: cursorWire,
    argumentAliases: ticketAliases,
    scopes: READ_TICKETS,
    keywords: ['thread', 'messages', 'replies', 'history'],
    input: {
      required: ['ticket_id'],
      properties: {
        ...ticket,
        sort: {
          type: 'string',
          enum: ['created_at', '-created_at'],
          default: 'created_at',
          description: 'Oldest first, or newest first with a minus.',
        },
        ...cursorPaging,
      },
    },
  },
  {
    name: 'ZENDESK_ADD_TICKET_TAGS',
    description:
      'Adds tags to a ticket and keeps those it has. Comes back with all tags of the ticket.',
    tags: ['important', 'idempotent'],
    request: 'PUT /tickets/{ticket_id}/tags',
    argumentAliases: ticketAliases,
    scopes: WRITE_TICKETS,
    keywords: ['label'],
    input: { required: ['ticket_id', 'tags'], properties: { ...ticket, tags: tagList } },
  },
  {
    name: 'ZENDESK_REMOVE_TICKET_TAGS',
    description:
      'Takes tags off a ticket and keeps the others. Comes back with the tags that are left.',
    tags: ['important', 'idempotent'],
    request: 'DELETE /tickets/{ticket_id}/tags',
    place: { tags: 'body' },
    argumentAliases: ticketAliases,
    scopes: WRITE_TICKETS,
    keywords: ['label'],
    input: { required: ['ticket_id', 'tags'], properties: { ...ticket, tags: tagList } },
  },
  {
    name: 'ZENDESK_MERGE_TICKETS',
    description:
      'Merges tickets into another one and closes them: for duplicates of one request. Comes back with a job that does it shortly after.',
    tags: ['important', 'destructive'],
    request: 'POST /tickets/{ticket_id}/merge',
    argumentAliases: { source_ids: 'ids' },
    scopes: WRITE_TICKETS,
    keywords: ['duplicate', 'combine'],
    input: {
      required: ['ticket_id', 'ids'],
      properties: {
        ticket_id: { type: 'integer', minimum: 1, description: 'The ticket that stays.' },
        ids: {
          type: 'array',
          minItems: 1,
          maxItems: 5,
          items: { type: 'integer' },
          description: 'Numbers of the tickets that go into it, five at most.',
        },
        target_comment: { type: 'string', description: 'A note on the ticket that stays.' },
        source_comment: { type: 'string', description: 'A note on those that are closed.' },
      },
    },
  },
  {
    name: 'ZENDESK_DELETE_ZENDESK_TICKET',
    description:
      'Deletes a ticket; it can be restored in Zendesk for thirty days. To end a ticket, set its state to solved instead.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /tickets/{ticket_id}',
    argumentAliases: ticketAliases,
    scopes: WRITE_TICKETS,
    keywords: ['remove', 'case'],
    input: { required: ['ticket_id'], properties: ticket },
  },
  {
    name: 'ZENDESK_LIST_TICKET_AUDITS',
    description:
      'Lists the history of a ticket: who changed which field when, with comments and automatic changes.',
    tags: ['read-only'],
    request: 'GET /tickets/{ticket_id}/audits',
    wire: cursorWire,
    argumentAliases: ticketAliases,
    scopes: READ_TICKETS,
    keywords: ['changes', 'log'],
    input: { required: ['ticket_id'], properties: { ...ticket, ...cursorPaging } },
  },
  {
    name: 'ZENDESK_LIST_TICKET_FIELDS',
    description:
      'Lists the fields that tickets have, custom ones among them, with id, type and options: needed to read or write custom fields.',
    tags: ['read-only'],
    request: 'GET /ticket_fields',
    scopes: ['read'],
    input: {},
  },
]

const macroId: ArgumentSchema = { type: 'integer', description: 'Id of the macro.' }

const toolActions: ActionDefinition[] = [
  {
    name: 'ZENDESK_LIST_VIEWS',
    description:
      'Lists the views (saved filters of tickets) that the connected user has, with id, title and conditions.',
    tags: ['important', 'read-only'],
    request: 'GET /views',
    wire: cursorWire,
    scopes: ['read'],
    keywords: ['queue', 'filter', 'inbox'],
    input: {
      properties: {
        active: { type: 'boolean', description: 'Only active ones, or only inactive ones.' },
        ...cursorPaging,
      },
    },
  },
  {
    name: 'ZENDESK_LIST_TICKETS_IN_VIEW',
    description:
      'Lists the tickets that a view holds right now, e.g. all unsolved ones of a group, in the order of the view.',
    tags: ['important', 'read-only'],
    request: 'GET /views/{view_id}/tickets',
    scopes: READ_TICKETS,
    keywords: ['queue', 'inbox'],
    input: {
      required: ['view_id'],
      properties: {
        view_id: { type: 'integer', description: 'Id of the view.' },
        sort_by: { type: 'string', description: 'Another column to sort by, e.g. `created`.' },
        sort_order: {
          type: 'string',
          enum: ['asc', 'desc'],
          description: 'Ascending or descending.',
        },
        ...numberPaging,
      },
    },
  },
  {
    name: 'ZENDESK_LIST_MACROS',
    description:
      'Lists the macros (prepared answers and changes) that the connected user may use, with id, title and what each does.',
    tags: ['important', 'read-only'],
    request: 'GET /macros',
    wire: cursorWire,
    scopes: ['read'],
    keywords: ['canned response', 'template', 'saved reply'],
    input: {
      properties: {
        active: { type: 'boolean', description: 'Only active ones, or only inactive ones.' },
        ...cursorPaging,
      },
    },
  },
  {
    name: 'ZENDESK_PREVIEW_MACRO',
    description:
      'Shows what a ticket would be after a macro, with the answer it would write, placeholders filled in. Changes nothing.',
    tags: ['read-only'],
    request: 'GET /tickets/{ticket_id}/macros/{macro_id}/apply',
    argumentAliases: ticketAliases,
    scopes: READ_TICKETS,
    keywords: ['canned response', 'template'],
    input: {
      required: ['ticket_id', 'macro_id'],
      properties: { ...ticket, macro_id: macroId },
    },
  },
  {
    name: 'ZENDESK_APPLY_MACRO',
    description:
      'Applies a macro to a ticket: its answer is sent and its changes are made, as if an agent had picked it. Comes back with the ticket.',
    tags: ['important'],
    run: 'zendesk.apply-macro',
    argumentAliases: ticketAliases,
    scopes: WRITE_TICKETS,
    keywords: ['canned response', 'template', 'saved reply'],
    input: {
      required: ['ticket_id', 'macro_id'],
      properties: { ...ticket, macro_id: macroId },
    },
  },
  {
    name: 'ZENDESK_LIST_GROUPS',
    description:
      'Lists the groups of agents, with id and name: tickets are assigned to a group by its id.',
    tags: ['important', 'read-only'],
    request: 'GET /groups',
    wire: cursorWire,
    scopes: ['read'],
    keywords: ['team', 'department'],
    input: { properties: cursorPaging },
  },
  {
    name: 'ZENDESK_SEARCH_ARTICLES',
    description:
      'Searches the help center’s articles by words. Comes back with title, text, address and a snippet of each match.',
    tags: ['read-only'],
    request: 'GET /help_center/articles/search',
    scopes: ['read', 'hc:read'],
    keywords: ['knowledge base', 'guide', 'FAQ', 'documentation'],
    input: {
      required: ['query'],
      properties: {
        query: { type: 'string', minLength: 1, description: 'Words to find.' },
        locale: { type: 'string', description: 'Only articles in this language, e.g. `en-us`.' },
        ...numberPaging,
      },
    },
  },
]

const person: Arguments = {
  name: { type: 'string', description: 'Full name.' },
  email: { type: 'string', format: 'email', description: 'Main e-mail address.' },
  role: {
    type: 'string',
    enum: ['end-user', 'agent', 'admin'],
    description: 'What the user may do; a customer is an `end-user`.',
  },
  phone: { type: 'string', description: 'Telephone number, e.g. `+15551234567`.' },
  organization_id: { type: 'integer', description: 'Id of the organization of the user.' },
  external_id: { type: 'string', description: 'Id of the user in a system of yours.' },
  notes: { type: 'string', description: 'What agents should know of the user.' },
  tags: tagList,
}

const userActions: ActionDefinition[] = [
  {
    name: 'ZENDESK_GET_ABOUT_ME',
    description: 'Reads who is connected: id, name, e-mail address, role and groups of the user.',
    tags: ['read-only'],
    request: 'GET /users/me',
    scopes: READ_USERS,
    keywords: ['whoami', 'account', 'profile'],
    input: {},
  },
  {
    name: 'ZENDESK_SEARCH_USERS',
    description:
      'Finds users, customers and agents alike, by name, e-mail address or telephone number. Comes back with id, role and organization of each.',
    tags: ['important', 'read-only'],
    request: 'GET /users/search',
    scopes: READ_USERS,
    keywords: ['contact', 'customer', 'requester', 'find'],
    input: {
      properties: {
        query: {
          type: 'string',
          description: 'Name, address or part of one, e.g. `ada@example.com` or `role:agent ada`.',
        },
        external_id: { type: 'string', description: 'The id in a system of yours, exactly.' },
        ...numberPaging,
      },
    },
  },
  {
    name: 'ZENDESK_LIST_USERS',
    description:
      'Lists users, all or those of one role, with id, name, e-mail address and organization. Agents are found with the role `agent`.',
    tags: ['important', 'read-only'],
    request: 'GET /users',
    wire: cursorWire,
    scopes: READ_USERS,
    keywords: ['agents', 'customers', 'contacts', 'people'],
    input: {
      properties: {
        role: {
          type: 'string',
          enum: ['end-user', 'agent', 'admin'],
          description: 'Only users of this role.',
        },
        ...cursorPaging,
      },
    },
  },
  {
    name: 'ZENDESK_GET_USER',
    description:
      'Reads a user by id, such as the requester or assignee of a ticket: name, addresses, role, organization, tags and notes.',
    tags: ['important', 'read-only'],
    request: 'GET /users/{user_id}',
    argumentAliases: { id: 'user_id' },
    scopes: READ_USERS,
    keywords: ['contact', 'customer', 'requester'],
    input: { required: ['user_id'], properties: user },
  },
  {
    name: 'ZENDESK_CREATE_OR_UPDATE_USER',
    description:
      'Creates a user, or updates the one with the same e-mail address or external id. Comes back with the user and the id.',
    tags: ['important', 'idempotent'],
    request: 'POST /users/create_or_update',
    wire: inside('user', Object.keys(person)),
    scopes: WRITE_USERS,
    keywords: ['contact', 'customer', 'upsert', 'add'],
    input: { required: ['name'], properties: person },
  },
  {
    name: 'ZENDESK_UPDATE_USER',
    description:
      'Changes a user: name, role, telephone, organization, notes. `tags` replaces all tags. Comes back with the user.',
    tags: ['important', 'idempotent'],
    request: 'PUT /users/{user_id}',
    wire: inside('user', Object.keys(person)),
    argumentAliases: { id: 'user_id' },
    scopes: WRITE_USERS,
    keywords: ['contact', 'customer', 'edit'],
    input: { required: ['user_id'], properties: { ...user, ...person } },
  },
  {
    name: 'ZENDESK_LIST_USER_TICKETS',
    description:
      'Lists the tickets that a user asked for, with subject and state: the history of a customer.',
    tags: ['important', 'read-only'],
    request: 'GET /users/{user_id}/tickets/requested',
    wire: cursorWire,
    argumentAliases: { id: 'user_id' },
    scopes: READ_TICKETS,
    keywords: ['requests', 'customer', 'cases'],
    input: { required: ['user_id'], properties: { ...user, ...cursorPaging } },
  },
]

const organizationActions: ActionDefinition[] = [
  {
    name: 'ZENDESK_GET_ALL_ZENDESK_ORGANIZATIONS',
    description:
      'Lists the organizations (companies of customers) of the account, with id, name, domains and tags.',
    tags: ['important', 'read-only'],
    request: 'GET /organizations',
    wire: cursorWire,
    scopes: READ_ORGANIZATIONS,
    keywords: ['companies', 'accounts'],
    input: { properties: cursorPaging },
  },
  {
    name: 'ZENDESK_SEARCH_ORGANIZATIONS',
    description:
      'Finds an organization by its exact name or its external id. Comes back with id, domains, tags and notes.',
    tags: ['read-only'],
    request: 'GET /organizations/search',
    scopes: READ_ORGANIZATIONS,
    keywords: ['company', 'find'],
    input: {
      properties: {
        name: { type: 'string', description: 'The whole name.' },
        external_id: { type: 'string', description: 'The id in a system of yours.' },
      },
    },
  },
  {
    name: 'ZENDESK_GET_ZENDESK_ORGANIZATION',
    description:
      'Reads an organization by its id: name, domains, tags, notes, group and custom fields.',
    tags: ['important', 'read-only'],
    request: 'GET /organizations/{organization_id}',
    argumentAliases: { id: 'organization_id' },
    scopes: READ_ORGANIZATIONS,
    keywords: ['company', 'account'],
    input: { required: ['organization_id'], properties: organization },
  },
  {
    name: 'ZENDESK_COUNT_ZENDESK_ORGANIZATIONS',
    description: 'Counts the organizations of the account; large counts are a day old at most.',
    tags: ['read-only'],
    request: 'GET /organizations/count',
    scopes: READ_ORGANIZATIONS,
    keywords: ['companies', 'number'],
    input: {},
  },
  {
    name: 'ZENDESK_CREATE_ZENDESK_ORGANIZATION',
    description:
      'Creates an organization with a name that is not taken. Users with an address in its domains become its members.',
    tags: ['important'],
    request: 'POST /organizations',
    wire: inside('organization', ['name', 'external_id', 'domain_names', 'notes', 'tags']),
    scopes: WRITE_ORGANIZATIONS,
    keywords: ['company', 'account', 'add'],
    input: {
      required: ['name'],
      properties: {
        name: { type: 'string', minLength: 1, description: 'Name of the organization.' },
        external_id: { type: 'string', description: 'Id in a system of yours.' },
        domain_names: {
          type: 'array',
          items: { type: 'string' },
          description: 'Its mail domains, e.g. `example.com`.',
        },
        notes: { type: 'string', description: 'What agents should know of it.' },
        tags: tagList,
      },
    },
  },
  {
    name: 'ZENDESK_UPDATE_ZENDESK_ORGANIZATION',
    description:
      'Changes fields of an organization, such as name, notes, domains or tags; a list replaces the old one. Comes back with the organization.',
    tags: ['idempotent'],
    request: 'PUT /organizations/{organization_id}',
    wire: { data: 'organization' },
    argumentAliases: { id: 'organization_id' },
    scopes: WRITE_ORGANIZATIONS,
    keywords: ['company', 'edit'],
    input: {
      required: ['organization_id', 'data'],
      properties: {
        ...organization,
        data: {
          type: 'object',
          additionalProperties: true,
          description: 'New values by field, e.g. `{"notes": "VIP", "domain_names": ["a.com"]}`.',
        },
      },
    },
  },
  {
    name: 'ZENDESK_DELETE_ZENDESK_ORGANIZATION',
    description: 'Deletes an organization; its users and tickets stay, without an organization.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /organizations/{organization_id}',
    argumentAliases: { id: 'organization_id' },
    scopes: WRITE_ORGANIZATIONS,
    keywords: ['company', 'remove'],
    input: { required: ['organization_id'], properties: organization },
  },
]

/** Actions of Zendesk's ticketing API. */
export const zendeskActions: ActionDefinition[] = [
  ...ticketActions,
  ...toolActions,
  ...userActions,
  ...organizationActions,
]
