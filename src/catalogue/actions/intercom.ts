/**
 * Actions of Intercom's REST API, version 2.15. Methods, paths and arguments from the vendor's OpenAPI
 * document (github.com/intercom/Intercom-OpenAPI). Times are epoch seconds.
 */
import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

type Arguments = Record<string, ArgumentSchema>

const conversation: Arguments = {
  conversation_id: { type: 'string', description: 'Id of the conversation.' },
}
const conversationAliases = { id: 'conversation_id', conversationId: 'conversation_id' }
const ticket: Arguments = {
  ticket_id: { type: 'string', description: 'Id of the ticket (not the number that users see).' },
}
const ticketAliases = { id: 'ticket_id', ticketId: 'ticket_id' }
const contact: Arguments = {
  contact_id: {
    type: 'string',
    description: 'Intercom’s id of the contact, e.g. `63a07ddf05a32042dffac965`.',
  },
}
const company: Arguments = {
  id: { type: 'string', description: 'Intercom’s id of the company (not your own `company_id`).' },
}
const article: Arguments = { id: { type: 'integer', description: 'Id of the article.' } }
const collection: Arguments = { id: { type: 'integer', description: 'Id of the collection.' } }

const admin_id: ArgumentSchema = {
  type: 'string',
  description: 'Id of the admin who does it; the connected one if left out.',
}
const per_page: ArgumentSchema = {
  type: 'integer',
  minimum: 1,
  maximum: 150,
  default: 20,
  description: 'How many results a page holds.',
}
const cursorPaging: Arguments = {
  per_page,
  starting_after: {
    type: 'string',
    description: 'The `pages.next.starting_after` of the page before, for the next one.',
  },
}
const numberPaging: Arguments = {
  page: { type: 'integer', minimum: 1, default: 1, description: 'Which page, counted from 1.' },
  per_page: { ...per_page, maximum: 50, default: 15 },
}
const query: ArgumentSchema = {
  type: 'object',
  additionalProperties: true,
  description:
    'A further condition, e.g. `{"field": "created_at", "operator": ">", "value": 1767225600}`; `AND` and `OR` take a list as `value`.',
}
const updated_after: ArgumentSchema = {
  type: 'integer',
  description: 'Only what was updated after this time, in epoch seconds.',
}
const text = (description: string): ArgumentSchema => ({ type: 'string', description })
const custom_attributes: ArgumentSchema = {
  type: 'object',
  additionalProperties: true,
  description: 'Values of attributes that the workspace has made, by name.',
}

const conversationActions: ActionDefinition[] = [
  {
    name: 'INTERCOM_SEARCH_CONVERSATIONS',
    description:
      'Finds conversations by state, contact, assignee, tag, words of the first message or time. All that is given must hold; comes back page by page.',
    tags: ['important', 'read-only'],
    run: 'intercom.search-conversations',
    keywords: ['inbox', 'chat', 'messages', 'find'],
    input: {
      properties: {
        state: {
          type: 'string',
          enum: ['open', 'closed', 'snoozed'],
          description: 'Only conversations in this state.',
        },
        text: text('Words of the first message.'),
        contact_id: text('Only those with this contact.'),
        admin_assignee_id: text('Only those assigned to this admin’s id.'),
        team_assignee_id: text('Only those assigned to this team’s id.'),
        tag_id: text('Only those with this tag’s id.'),
        updated_after,
        query,
        ...cursorPaging,
      },
    },
  },
  {
    name: 'INTERCOM_LIST_CONVERSATIONS',
    description:
      'Lists all conversations, the last updated first, with state, contacts, assignee and first message. To find certain ones, search instead.',
    tags: ['read-only'],
    request: 'GET /conversations',
    keywords: ['inbox', 'chat', 'messages'],
    input: { properties: cursorPaging },
  },
  {
    name: 'INTERCOM_RETRIEVE_A_CONVERSATION',
    aliases: ['INTERCOM_GET_A_CONVERSATION'],
    description:
      'Reads a conversation with all its parts: messages, notes and changes, with author and time of each, tags and contacts.',
    tags: ['important', 'read-only'],
    request: 'GET /conversations/{conversation_id}',
    argumentAliases: conversationAliases,
    keywords: ['chat', 'thread', 'messages', 'history'],
    input: {
      required: ['conversation_id'],
      properties: {
        ...conversation,
        display_as: {
          type: 'string',
          enum: ['plaintext', 'html'],
          default: 'html',
          description: 'How texts are written; `plaintext` is shorter.',
        },
      },
    },
  },
  {
    name: 'INTERCOM_REPLY_TO_A_CONVERSATION',
    description:
      'Answers a customer in a conversation, as an admin: it is sent to them. For what only teammates see, add a note instead.',
    tags: ['important'],
    run: 'intercom.reply',
    argumentAliases: { ...conversationAliases, message: 'body' },
    keywords: ['answer', 'send', 'message', 'chat'],
    input: {
      required: ['conversation_id', 'body'],
      properties: {
        ...conversation,
        body: text('The answer, as text or simple HTML.'),
        admin_id,
        attachment_urls: {
          type: 'array',
          maxItems: 10,
          items: { type: 'string' },
          description: 'Addresses of images or files to attach, ten at most.',
        },
      },
    },
  },
  {
    name: 'INTERCOM_ADD_NOTE_TO_A_CONVERSATION',
    description:
      'Adds an internal note to a conversation, which teammates see and the customer does not. Comes back with the conversation.',
    tags: ['important'],
    run: 'intercom.note',
    argumentAliases: { ...conversationAliases, note: 'body' },
    keywords: ['comment', 'internal'],
    input: {
      required: ['conversation_id', 'body'],
      properties: { ...conversation, body: text('The note, as text or simple HTML.'), admin_id },
    },
  },
  {
    name: 'INTERCOM_ASSIGN_A_CONVERSATION',
    description:
      'Hands a conversation to an admin or a team, or to nobody with the id `0`. Comes back with the conversation.',
    tags: ['important', 'idempotent'],
    run: 'intercom.assign',
    argumentAliases: conversationAliases,
    keywords: ['delegate', 'route', 'transfer'],
    input: {
      required: ['conversation_id', 'assignee_id'],
      properties: {
        ...conversation,
        assignee_id: text('Id of the admin or team; `0` for nobody.'),
        assignee_type: {
          type: 'string',
          enum: ['admin', 'team'],
          default: 'admin',
          description: 'Whose id it is.',
        },
        body: text('A message to go with it.'),
        admin_id,
      },
    },
  },
  {
    name: 'INTERCOM_CLOSE_A_CONVERSATION',
    description:
      'Closes a conversation, with a last message to the customer if wanted. It opens again when the customer writes.',
    tags: ['important', 'idempotent'],
    run: 'intercom.close',
    argumentAliases: conversationAliases,
    keywords: ['resolve', 'done', 'archive'],
    input: {
      required: ['conversation_id'],
      properties: { ...conversation, body: text('A last message to the customer.'), admin_id },
    },
  },
  {
    name: 'INTERCOM_OPEN_A_CONVERSATION',
    description: 'Opens a closed or snoozed conversation again. Comes back with the conversation.',
    tags: ['idempotent'],
    run: 'intercom.open',
    argumentAliases: conversationAliases,
    keywords: ['reopen', 'unsnooze'],
    input: { required: ['conversation_id'], properties: { ...conversation, admin_id } },
  },
  {
    name: 'INTERCOM_SNOOZE_A_CONVERSATION',
    description:
      'Puts a conversation aside until a time, when it opens again by itself. Comes back with the conversation.',
    tags: ['important', 'idempotent'],
    run: 'intercom.snooze',
    argumentAliases: conversationAliases,
    keywords: ['later', 'postpone', 'remind'],
    input: {
      required: ['conversation_id', 'snoozed_until'],
      properties: {
        ...conversation,
        snoozed_until: { type: 'integer', description: 'When it opens again, in epoch seconds.' },
        admin_id,
      },
    },
  },
  {
    name: 'INTERCOM_ADD_TAG_TO_A_CONVERSATION',
    description:
      'Puts a tag on a conversation by the tag’s id, which the list of tags has. Comes back with the tag.',
    tags: ['important', 'idempotent'],
    run: 'intercom.tag-conversation',
    argumentAliases: conversationAliases,
    keywords: ['label'],
    input: {
      required: ['conversation_id', 'tag_id'],
      properties: { ...conversation, tag_id: text('Id of the tag.'), admin_id },
    },
  },
  {
    name: 'INTERCOM_REMOVE_TAG_FROM_A_CONVERSATION',
    description: 'Takes a tag off a conversation by the tag’s id. Comes back with the tag.',
    tags: ['idempotent'],
    run: 'intercom.untag-conversation',
    argumentAliases: conversationAliases,
    keywords: ['label', 'untag'],
    input: {
      required: ['conversation_id', 'tag_id'],
      properties: { ...conversation, tag_id: text('Id of the tag.'), admin_id },
    },
  },
  {
    name: 'INTERCOM_CREATE_A_CONVERSATION',
    description:
      'Begins a conversation in the name of a contact, as if the contact had written. To write to a contact, send a message instead.',
    request: 'POST /conversations',
    wire: { contact_id: 'from.id', contact_role: 'from.type' },
    argumentAliases: { message: 'body' },
    keywords: ['chat', 'start'],
    input: {
      required: ['contact_role', 'contact_id', 'body'],
      properties: {
        contact_role: {
          type: 'string',
          enum: ['user', 'lead', 'contact'],
          description: 'What the contact is.',
        },
        ...contact,
        body: text('What the contact writes.'),
      },
    },
  },
  {
    name: 'INTERCOM_UPDATE_A_CONVERSATION',
    description: 'Sets the title, custom attributes or read mark of a conversation.',
    tags: ['idempotent'],
    request: 'PUT /conversations/{conversation_id}',
    argumentAliases: conversationAliases,
    input: {
      required: ['conversation_id'],
      properties: {
        ...conversation,
        title: text('The new title.'),
        read: { type: 'boolean', description: 'Whether it counts as read.' },
        custom_attributes,
      },
    },
  },
]

const role: ArgumentSchema = {
  type: 'string',
  enum: ['user', 'lead'],
  description: 'A `user` has signed up; a `lead` has not.',
}
const person: Arguments = {
  email: { type: 'string', format: 'email', description: 'E-mail address.' },
  name: text('Full name.'),
  phone: text('Telephone number, e.g. `+353871234567`.'),
  external_id: text('Id of the contact in a system of yours.'),
  owner_id: { type: 'integer', description: 'Id of the admin who looks after the contact.' },
  unsubscribed_from_emails: { type: 'boolean', description: 'Whether e-mails are unwanted.' },
  custom_attributes,
}
const tagOfContact: Arguments = { ...contact, id: text('Id of the tag.') }
const companyOfContact: Arguments = { ...contact, id: text('Intercom’s id of the company.') }
const subscriptionOfContact: Arguments = { ...contact, id: text('Id of the subscription type.') }

const contactActions: ActionDefinition[] = [
  {
    name: 'INTERCOM_SEARCH_CONTACTS',
    description:
      'Finds contacts, users and leads alike, by e-mail address, name, telephone, own id or any attribute. All that is given must hold.',
    tags: ['important', 'read-only'],
    run: 'intercom.search-contacts',
    keywords: ['people', 'customer', 'user', 'lead', 'find'],
    input: {
      properties: {
        email: text('The whole address.'),
        name: text('The name or a part of it.'),
        phone: text('The whole number, e.g. `+353871234567`.'),
        external_id: text('The id in a system of yours.'),
        role: { ...role, description: 'Only users, or only leads.' },
        updated_after,
        query,
        ...cursorPaging,
      },
    },
  },
  {
    name: 'INTERCOM_GET_A_CONTACT',
    description:
      'Reads a contact by id: name, addresses, role, owner, location, last visit, companies, tags and custom attributes.',
    tags: ['important', 'read-only'],
    request: 'GET /contacts/{id}',
    argumentAliases: { contact_id: 'id' },
    keywords: ['person', 'customer', 'user', 'lead'],
    input: { required: ['id'], properties: { id: text('Intercom’s id of the contact.') } },
  },
  {
    name: 'INTERCOM_CREATE_A_CONTACT',
    description:
      'Creates a user or a lead; a user needs an e-mail address or an id of yours, and must not be there yet. Comes back with the id.',
    tags: ['important'],
    request: 'POST /contacts',
    keywords: ['person', 'customer', 'user', 'lead', 'add'],
    input: { required: ['role'], properties: { role, ...person } },
  },
  {
    name: 'INTERCOM_UPDATE_A_CONTACT',
    description:
      'Changes a contact: name, addresses, role, owner, custom attributes. What is not given stays; comes back with the contact.',
    tags: ['important', 'idempotent'],
    request: 'PUT /contacts/{id}',
    argumentAliases: { contact_id: 'id' },
    keywords: ['person', 'customer', 'user', 'lead', 'edit'],
    input: {
      required: ['id'],
      properties: { id: text('Intercom’s id of the contact.'), role, ...person },
    },
  },
  {
    name: 'INTERCOM_DELETE_A_CONTACT',
    description: 'Deletes a contact for good. To put one aside, archive it in Intercom instead.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /contacts/{id}',
    argumentAliases: { contact_id: 'id' },
    keywords: ['person', 'remove'],
    input: { required: ['id'], properties: { id: text('Intercom’s id of the contact.') } },
  },
  {
    name: 'INTERCOM_MERGE_A_LEAD_AND_A_USER',
    description: 'Merges a lead into a user: the lead’s conversations and tags go to the user.',
    tags: ['destructive'],
    request: 'POST /contacts/merge',
    keywords: ['combine', 'duplicate'],
    input: {
      required: ['from', 'into'],
      properties: {
        from: text('Id of the lead that goes away.'),
        into: text('Id of the user that stays.'),
      },
    },
  },
  {
    name: 'INTERCOM_CREATE_A_NOTE',
    description:
      'Writes a note about a contact, which teammates see on the profile. Comes back with the note and its id.',
    tags: ['important'],
    request: 'POST /contacts/{contact_id}/notes',
    argumentAliases: { id: 'contact_id' },
    keywords: ['remark', 'memo'],
    input: {
      required: ['contact_id', 'body'],
      properties: {
        ...contact,
        body: text('The note, as text or simple HTML.'),
        admin_id: text('Id of the admin who is its author.'),
      },
    },
  },
  {
    name: 'INTERCOM_LIST_ALL_NOTES',
    description: 'Lists the notes about a contact, with author, text and time of each.',
    tags: ['read-only'],
    request: 'GET /contacts/{contact_id}/notes',
    argumentAliases: { id: 'contact_id' },
    keywords: ['remarks'],
    input: { required: ['contact_id'], properties: contact },
  },
  {
    name: 'INTERCOM_LIST_ALL_TAGS',
    description:
      'Lists the tags of the workspace with id and name: tagging conversations and contacts needs the id.',
    tags: ['important', 'read-only'],
    request: 'GET /tags',
    keywords: ['labels'],
    input: {},
  },
  {
    name: 'INTERCOM_CREATE_OR_UPDATE_A_TAG',
    description: 'Creates a tag, or renames the one whose id is given. Comes back with its id.',
    tags: ['idempotent'],
    request: 'POST /tags',
    keywords: ['label'],
    input: {
      required: ['name'],
      properties: { name: text('Name of the tag.'), id: text('Id of the tag to rename.') },
    },
  },
  {
    name: 'INTERCOM_ADD_TAG_TO_A_CONTACT',
    description:
      'Puts a tag on a contact by the tag’s id, which the list of tags has. Comes back with the tag.',
    tags: ['important', 'idempotent'],
    request: 'POST /contacts/{contact_id}/tags',
    argumentAliases: { tag_id: 'id' },
    keywords: ['label'],
    input: { required: ['contact_id', 'id'], properties: tagOfContact },
  },
  {
    name: 'INTERCOM_REMOVE_TAG_FROM_A_CONTACT',
    description: 'Takes a tag off a contact by the tag’s id. Comes back with the tag.',
    tags: ['idempotent'],
    request: 'DELETE /contacts/{contact_id}/tags/{id}',
    argumentAliases: { tag_id: 'id' },
    keywords: ['label', 'untag'],
    input: { required: ['contact_id', 'id'], properties: tagOfContact },
  },
  {
    name: 'INTERCOM_LIST_TAGS_ATTACHED_TO_A_CONTACT',
    description: 'Lists the tags that a contact has, with id and name of each.',
    tags: ['read-only'],
    request: 'GET /contacts/{contact_id}/tags',
    argumentAliases: { id: 'contact_id' },
    keywords: ['labels'],
    input: { required: ['contact_id'], properties: contact },
  },
  {
    name: 'INTERCOM_LIST_ATTACHED_SEGMENTS_FOR_CONTACT',
    description: 'Lists the segments that a contact is in, with id and name of each.',
    tags: ['read-only'],
    request: 'GET /contacts/{contact_id}/segments',
    argumentAliases: { id: 'contact_id' },
    input: { required: ['contact_id'], properties: contact },
  },
  {
    name: 'INTERCOM_LIST_SUBSCRIPTIONS_FOR_A_CONTACT',
    description: 'Lists the kinds of messages that a contact has opted into or out of.',
    tags: ['read-only'],
    request: 'GET /contacts/{contact_id}/subscriptions',
    argumentAliases: { id: 'contact_id' },
    keywords: ['consent', 'opt-in'],
    input: { required: ['contact_id'], properties: contact },
  },
  {
    name: 'INTERCOM_ADD_SUBSCRIPTION_TO_A_CONTACT',
    description: 'Notes that a contact wants, or does not want, a kind of messages.',
    tags: ['idempotent'],
    request: 'POST /contacts/{contact_id}/subscriptions',
    argumentAliases: { subscription_id: 'id' },
    keywords: ['consent', 'opt-in', 'opt-out'],
    input: {
      required: ['contact_id', 'id', 'consent_type'],
      properties: {
        ...subscriptionOfContact,
        consent_type: {
          type: 'string',
          enum: ['opt_in', 'opt_out'],
          description: 'Whether the contact wants them.',
        },
      },
    },
  },
  {
    name: 'INTERCOM_REMOVE_SUBSCRIPTION_FROM_A_CONTACT',
    description: 'Takes back what a contact said of a kind of messages.',
    tags: ['idempotent'],
    request: 'DELETE /contacts/{contact_id}/subscriptions/{id}',
    argumentAliases: { subscription_id: 'id' },
    keywords: ['consent'],
    input: { required: ['contact_id', 'id'], properties: subscriptionOfContact },
  },
]

const companyFields: Arguments = {
  name: text('Name of the company.'),
  plan: text('Name of the plan it is on.'),
  size: { type: 'integer', minimum: 0, description: 'Number of employees.' },
  website: text('Address of its site.'),
  industry: text('What business it is in.'),
  monthly_spend: { type: 'integer', description: 'What it pays you a month.' },
  custom_attributes,
}

const companyActions: ActionDefinition[] = [
  {
    name: 'INTERCOM_RETRIEVE_COMPANIES',
    description:
      'Finds a company by its name or your own id of it, or lists those with a tag or in a segment. Comes back with Intercom’s id.',
    tags: ['important', 'read-only'],
    request: 'GET /companies',
    keywords: ['account', 'organization', 'find'],
    input: {
      properties: {
        name: text('The whole name.'),
        company_id: text('Your own id of the company.'),
        tag_id: text('Only those with this tag.'),
        segment_id: text('Only those in this segment.'),
        ...numberPaging,
      },
    },
  },
  {
    name: 'INTERCOM_CREATE_OR_UPDATE_A_COMPANY',
    description:
      'Creates a company, or updates the one with the same id of yours. It shows up in Intercom once a contact belongs to it.',
    tags: ['important', 'idempotent'],
    request: 'POST /companies',
    keywords: ['account', 'organization', 'upsert', 'add'],
    input: {
      required: ['company_id'],
      properties: {
        company_id: text('Your own id of the company; it cannot be changed later.'),
        ...companyFields,
        remote_created_at: {
          type: 'integer',
          description: 'When you made it, in epoch seconds.',
        },
      },
    },
  },
  {
    name: 'INTERCOM_RETRIEVE_A_COMPANY_BY_ID',
    description: 'Reads a company: name, plan, size, number of users, tags and attributes.',
    tags: ['read-only'],
    request: 'GET /companies/{id}',
    keywords: ['account', 'organization'],
    input: { required: ['id'], properties: company },
  },
  {
    name: 'INTERCOM_UPDATE_A_COMPANY',
    description: 'Changes a company by Intercom’s id of it; what is not given stays.',
    tags: ['idempotent'],
    request: 'PUT /companies/{id}',
    keywords: ['account', 'organization', 'edit'],
    input: { required: ['id'], properties: { ...company, ...companyFields } },
  },
  {
    name: 'INTERCOM_DELETE_A_COMPANY',
    description: 'Deletes a company; its contacts stay, without it.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /companies/{id}',
    keywords: ['account', 'organization', 'remove'],
    input: { required: ['id'], properties: company },
  },
  {
    name: 'INTERCOM_LIST_ALL_COMPANIES',
    description: 'Lists all companies that have contacts, page by page, up to 10,000.',
    tags: ['read-only'],
    request: 'POST /companies/list',
    place: { page: 'query', per_page: 'query', order: 'query' },
    keywords: ['accounts', 'organizations'],
    input: {
      properties: {
        ...numberPaging,
        order: {
          type: 'string',
          enum: ['asc', 'desc'],
          default: 'desc',
          description: 'By the last request of its users, ascending or descending.',
        },
      },
    },
  },
  {
    name: 'INTERCOM_SCROLL_OVER_ALL_COMPANIES',
    description: 'Reads all companies, however many, one batch after another.',
    tags: ['read-only'],
    request: 'GET /companies/scroll',
    keywords: ['accounts', 'export'],
    input: {
      properties: { scroll_param: text('The `scroll_param` of the batch before.') },
    },
  },
  {
    name: 'INTERCOM_LIST_ATTACHED_CONTACTS',
    description: 'Lists the contacts that belong to a company.',
    tags: ['read-only'],
    request: 'GET /companies/{id}/contacts',
    keywords: ['members', 'people'],
    input: { required: ['id'], properties: company },
  },
  {
    name: 'INTERCOM_LIST_ATTACHED_SEGMENTS_FOR_COMPANIES',
    description: 'Lists the segments that a company is in, with id and name of each.',
    tags: ['read-only'],
    request: 'GET /companies/{id}/segments',
    input: { required: ['id'], properties: company },
  },
  {
    name: 'INTERCOM_LIST_ATTACHED_COMPANIES_FOR_CONTACT',
    description: 'Lists the companies that a contact belongs to.',
    tags: ['read-only'],
    request: 'GET /contacts/{id}/companies',
    argumentAliases: { contact_id: 'id' },
    input: { required: ['id'], properties: { id: text('Intercom’s id of the contact.') } },
  },
  {
    name: 'INTERCOM_ATTACH_A_CONTACT_TO_A_COMPANY',
    description: 'Makes a contact belong to a company, beside those it belongs to already.',
    tags: ['idempotent'],
    request: 'POST /contacts/{contact_id}/companies',
    argumentAliases: { company_id: 'id' },
    keywords: ['link', 'member'],
    input: { required: ['contact_id', 'id'], properties: companyOfContact },
  },
  {
    name: 'INTERCOM_DETACH_A_CONTACT_FROM_A_COMPANY',
    description: 'Makes a contact no longer belong to a company; both stay.',
    tags: ['idempotent'],
    request: 'DELETE /contacts/{contact_id}/companies/{id}',
    argumentAliases: { company_id: 'id' },
    keywords: ['unlink', 'member'],
    input: { required: ['contact_id', 'id'], properties: companyOfContact },
  },
]

const ticket_attributes: ArgumentSchema = {
  type: 'object',
  additionalProperties: true,
  description:
    'Values by attribute, e.g. `{"_default_title_": "No login", "_default_description_": "Since today..."}`.',
}

const ticketActions: ActionDefinition[] = [
  {
    name: 'INTERCOM_SEARCH_TICKETS',
    description:
      'Finds tickets by title, contact, assignee, type, time or whether they are open. All that is given must hold; comes back page by page.',
    tags: ['important', 'read-only'],
    run: 'intercom.search-tickets',
    keywords: ['cases', 'requests', 'find', 'list'],
    input: {
      properties: {
        open: { type: 'boolean', description: 'Only open ones, or only closed ones.' },
        title: text('Words of the title.'),
        contact_id: text('Only those of this contact.'),
        admin_assignee_id: text('Only those assigned to this admin’s id.'),
        ticket_type_id: text('Only those of this type.'),
        updated_after,
        query,
        ...cursorPaging,
      },
    },
  },
  {
    name: 'INTERCOM_GET_TICKET',
    aliases: ['INTERCOM_RETRIEVE_A_TICKET'],
    description:
      'Reads a ticket by id: type, state, attributes, contacts, assignee and all its parts (answers, notes, changes).',
    tags: ['important', 'read-only'],
    request: 'GET /tickets/{ticket_id}',
    argumentAliases: ticketAliases,
    keywords: ['case', 'request'],
    input: { required: ['ticket_id'], properties: ticket },
  },
  {
    name: 'INTERCOM_CREATE_TICKET',
    aliases: ['INTERCOM_CREATE_A_TICKET'],
    description:
      'Opens a ticket of a certain type for a contact, found by id or e-mail address. The list of ticket types has the ids and attributes.',
    tags: ['important'],
    request: 'POST /tickets',
    keywords: ['case', 'request', 'add'],
    input: {
      required: ['ticket_type_id', 'contacts'],
      properties: {
        ticket_type_id: text('Id of the type of ticket.'),
        contacts: {
          type: 'array',
          minItems: 1,
          maxItems: 1,
          items: {
            type: 'object',
            properties: {
              id: { type: 'string' },
              email: { type: 'string' },
              external_id: { type: 'string' },
            },
          },
          description: 'Whose ticket it is, e.g. `{"email": "ada@example.com"}`.',
        },
        ticket_attributes,
        company_id: text('Intercom’s id of the company that it is about.'),
        conversation_to_link_id: text('Id of the conversation that it came from.'),
      },
    },
  },
  {
    name: 'INTERCOM_UPDATE_TICKET',
    aliases: ['INTERCOM_UPDATE_A_TICKET'],
    description:
      'Changes a ticket: attributes, state, assignee, or whether it is open or snoozed. Comes back with the ticket.',
    tags: ['important', 'idempotent'],
    request: 'PUT /tickets/{ticket_id}',
    argumentAliases: ticketAliases,
    keywords: ['case', 'request', 'edit', 'assign', 'close'],
    input: {
      required: ['ticket_id'],
      properties: {
        ...ticket,
        ticket_attributes,
        ticket_state_id: text('Id of the new state.'),
        open: { type: 'boolean', description: 'Whether it is open; false closes it.' },
        assignee_id: text('Id of the admin or team that gets it; `0` for nobody.'),
        admin_id: {
          type: 'integer',
          description: 'Id of the admin who does it; needed to assign.',
        },
        is_shared: { type: 'boolean', description: 'Whether the customer sees it.' },
        snoozed_until: { type: 'integer', description: 'When it opens again, in epoch seconds.' },
      },
    },
  },
  {
    name: 'INTERCOM_REPLY_TO_TICKET',
    aliases: ['INTERCOM_REPLY_TO_A_TICKET'],
    description:
      'Answers the customer of a ticket, as an admin: it is sent to them. Comes back with the answer.',
    tags: ['important'],
    run: 'intercom.reply-ticket',
    argumentAliases: ticketAliases,
    keywords: ['case', 'answer', 'comment', 'message'],
    input: {
      required: ['ticket_id', 'body'],
      properties: { ...ticket, body: text('The answer, as text or simple HTML.'), admin_id },
    },
  },
  {
    name: 'INTERCOM_ADD_NOTE_TO_TICKET',
    description: 'Adds an internal note to a ticket, which only teammates see.',
    run: 'intercom.note-ticket',
    argumentAliases: ticketAliases,
    keywords: ['case', 'comment', 'internal'],
    input: {
      required: ['ticket_id', 'body'],
      properties: { ...ticket, body: text('The note, as text or simple HTML.'), admin_id },
    },
  },
  {
    name: 'INTERCOM_LIST_TICKET_TYPES',
    description:
      'Lists the types of tickets with id, name and attributes: creating one needs them.',
    tags: ['read-only'],
    request: 'GET /ticket_types',
    input: {},
  },
  {
    name: 'INTERCOM_LIST_TICKET_STATES',
    description: 'Lists the states that tickets can have, with id and label of each.',
    tags: ['read-only'],
    request: 'GET /ticket_states',
    keywords: ['status'],
    input: {},
  },
]

const articleFields: Arguments = {
  description: text('A line on what it is about.'),
  body: text('The article, in HTML.'),
  state: {
    type: 'string',
    enum: ['published', 'draft'],
    default: 'draft',
    description: 'Whether customers can read it.',
  },
  parent_id: { type: 'integer', description: 'Id of the collection it stands in.' },
  parent_type: {
    type: 'string',
    enum: ['collection', 'section'],
    description: 'What `parent_id` is.',
  },
}
const authorId: ArgumentSchema = {
  type: 'integer',
  description: 'Id of the admin who is its author.',
}

const articleActions: ActionDefinition[] = [
  {
    name: 'INTERCOM_SEARCH_FOR_ARTICLES',
    description:
      'Searches the articles of the help center by words. Comes back with title, text, state and address of each match.',
    tags: ['important', 'read-only'],
    request: 'GET /articles/search',
    argumentAliases: { query: 'phrase' },
    keywords: ['knowledge base', 'FAQ', 'documentation', 'find'],
    input: {
      properties: {
        phrase: text('Words to find.'),
        state: {
          type: 'string',
          enum: ['published', 'draft', 'all'],
          description: 'Only articles in this state.',
        },
        help_center_id: { type: 'integer', description: 'Only articles of this help center.' },
        highlight: {
          type: 'boolean',
          default: false,
          description: 'Whether to mark the words in the answer.',
        },
      },
    },
  },
  {
    name: 'INTERCOM_LIST_ALL_ARTICLES',
    description: 'Lists all articles of the help center, the last updated first.',
    tags: ['read-only'],
    request: 'GET /articles',
    keywords: ['knowledge base', 'FAQ'],
    input: {},
  },
  {
    name: 'INTERCOM_RETRIEVE_AN_ARTICLE',
    description: 'Reads an article by id: title, body as HTML, state, author and statistics.',
    tags: ['read-only'],
    request: 'GET /articles/{id}',
    argumentAliases: { article_id: 'id' },
    keywords: ['knowledge base', 'FAQ'],
    input: { required: ['id'], properties: article },
  },
  {
    name: 'INTERCOM_CREATE_AN_ARTICLE',
    description:
      'Writes an article for the help center, as a draft unless published. Comes back with its id and address.',
    request: 'POST /articles',
    keywords: ['knowledge base', 'FAQ', 'documentation', 'add'],
    input: {
      required: ['title', 'author_id'],
      properties: { title: text('The title.'), author_id: authorId, ...articleFields },
    },
  },
  {
    name: 'INTERCOM_UPDATE_AN_ARTICLE',
    description: 'Changes an article: title, body, state or place. What is not given stays.',
    tags: ['idempotent'],
    request: 'PUT /articles/{id}',
    argumentAliases: { article_id: 'id' },
    keywords: ['knowledge base', 'FAQ', 'edit', 'publish'],
    input: {
      required: ['id'],
      properties: {
        ...article,
        title: text('The new title.'),
        author_id: authorId,
        ...articleFields,
      },
    },
  },
  {
    name: 'INTERCOM_DELETE_AN_ARTICLE',
    description: 'Deletes an article of the help center for good.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /articles/{id}',
    argumentAliases: { article_id: 'id' },
    keywords: ['remove'],
    input: { required: ['id'], properties: article },
  },
  {
    name: 'INTERCOM_LIST_ALL_COLLECTIONS',
    description: 'Lists the collections of articles, with id, name and parent of each.',
    tags: ['read-only'],
    request: 'GET /help_center/collections',
    keywords: ['knowledge base', 'categories'],
    input: {},
  },
  {
    name: 'INTERCOM_RETRIEVE_A_COLLECTION',
    description: 'Reads a collection of articles: name, description, address and parent.',
    tags: ['read-only'],
    request: 'GET /help_center/collections/{id}',
    input: { required: ['id'], properties: collection },
  },
  {
    name: 'INTERCOM_CREATE_A_COLLECTION',
    description: 'Creates a collection for articles, perhaps within another one.',
    request: 'POST /help_center/collections',
    keywords: ['category', 'add'],
    input: {
      required: ['name'],
      properties: {
        name: text('Name of the collection.'),
        description: text('What is in it.'),
        parent_id: text('Id of the collection it stands in.'),
        help_center_id: { type: 'integer', description: 'Id of the help center.' },
      },
    },
  },
  {
    name: 'INTERCOM_UPDATE_A_COLLECTION',
    description: 'Changes name, description or place of a collection of articles.',
    tags: ['idempotent'],
    request: 'PUT /help_center/collections/{id}',
    keywords: ['category', 'edit'],
    input: {
      required: ['id'],
      properties: {
        ...collection,
        name: text('The new name.'),
        description: text('The new description.'),
        parent_id: text('Id of the collection it stands in.'),
      },
    },
  },
  {
    name: 'INTERCOM_DELETE_A_COLLECTION',
    description: 'Deletes a collection of articles for good.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /help_center/collections/{id}',
    keywords: ['category', 'remove'],
    input: { required: ['id'], properties: collection },
  },
  {
    name: 'INTERCOM_LIST_ALL_HELP_CENTERS',
    description: 'Lists the help centers of the workspace, with id and address of each.',
    tags: ['read-only'],
    request: 'GET /help_center/help_centers',
    input: {},
  },
  {
    name: 'INTERCOM_RETRIEVE_A_HELP_CENTER',
    description: 'Reads a help center: its address, and whether it is turned on.',
    tags: ['read-only'],
    request: 'GET /help_center/help_centers/{id}',
    input: {
      required: ['id'],
      properties: { id: { type: 'integer', description: 'Id of the help center.' } },
    },
  },
]

const adminById: Arguments = { id: { type: 'integer', description: 'Id of the admin.' } }

const adminActions: ActionDefinition[] = [
  {
    name: 'INTERCOM_IDENTIFY_AN_ADMIN',
    description: 'Reads who is connected: id, name and address of the admin, and the workspace.',
    tags: ['read-only'],
    request: 'GET /me',
    keywords: ['whoami', 'me', 'account'],
    input: {},
  },
  {
    name: 'INTERCOM_LIST_ALL_ADMINS',
    description:
      'Lists the admins (teammates) of the workspace with id, name, address and teams: assigning needs the id.',
    tags: ['important', 'read-only'],
    request: 'GET /admins',
    keywords: ['teammates', 'agents', 'users', 'people'],
    input: {},
  },
  {
    name: 'INTERCOM_RETRIEVE_AN_ADMIN',
    description: 'Reads an admin by id: name, address, teams and whether away.',
    tags: ['read-only'],
    request: 'GET /admins/{id}',
    argumentAliases: { admin_id: 'id' },
    keywords: ['teammate', 'agent'],
    input: { required: ['id'], properties: adminById },
  },
  {
    name: 'INTERCOM_SET_AN_ADMIN_TO_AWAY',
    description: 'Marks an admin as away or back, and says whether answers go to others meanwhile.',
    tags: ['idempotent'],
    request: 'PUT /admins/{id}/away',
    argumentAliases: { admin_id: 'id' },
    keywords: ['vacation', 'absent', 'out of office'],
    input: {
      required: ['id', 'away_mode_enabled', 'away_mode_reassign'],
      properties: {
        ...adminById,
        away_mode_enabled: { type: 'boolean', description: 'Whether the admin is away.' },
        away_mode_reassign: {
          type: 'boolean',
          description: 'Whether answers of customers go to the usual inbox meanwhile.',
        },
      },
    },
  },
  {
    name: 'INTERCOM_LIST_ALL_TEAMS',
    description: 'Lists the teams of the workspace, with id, name and members of each.',
    tags: ['read-only'],
    request: 'GET /teams',
    keywords: ['groups'],
    input: {},
  },
  {
    name: 'INTERCOM_LIST_ALL_ACTIVITY_LOGS',
    description: 'Lists what admins did in a span of time: settings, logins, exports.',
    tags: ['read-only'],
    request: 'GET /admins/activity_logs',
    keywords: ['audit', 'history'],
    input: {
      required: ['created_at_after'],
      properties: {
        created_at_after: text('From when on, in epoch seconds, e.g. `1767225600`.'),
        created_at_before: text('Until when, in epoch seconds.'),
      },
    },
  },
]

export const intercomActions: ActionDefinition[] = [
  ...conversationActions,
  ...contactActions,
  ...companyActions,
  ...ticketActions,
  ...articleActions,
  ...adminActions,
]
