import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

type Arguments = Record<string, ArgumentSchema>

const text = (description: string, more: Partial<ArgumentSchema> = {}): ArgumentSchema => ({
  type: 'string',
  description,
  ...more,
})

const list = (description: string): ArgumentSchema => ({
  type: 'array',
  items: { type: 'string' },
  description,
})

const scopesOf = (what: string) => ({
  read: [`crm.objects.${what}.read`],
  write: [`crm.objects.${what}.write`],
})
const CONTACTS = scopesOf('contacts')
const COMPANIES = scopesOf('companies')
const DEALS = scopesOf('deals')
const TICKETS = { read: ['tickets'], write: ['tickets'] }
const PRODUCTS = { read: ['e-commerce'], write: ['e-commerce'] }

const objectType = text(
  'Kind of record: `contacts`, `companies`, `deals`, `tickets`, … or a custom object.',
)

/** Properties that come back where none are asked for are few: each kind has its own. */
const properties = (example: string): ArgumentSchema =>
  list(`Names of the properties to read, e.g. ${example}. Without it: a few standard ones.`)

const after = text('`paging.next.after` of the last answer, for the next page.')

const paging: Arguments = {
  limit: {
    type: 'integer',
    minimum: 1,
    maximum: 100,
    default: 10,
    description: 'Records a page.',
  },
  after,
}

const reading = (example: string): Arguments => ({
  properties: properties(example),
  associations: list('Kinds of linked records whose ids come along, e.g. `companies`.'),
  archived: {
    type: 'boolean',
    default: false,
    description: 'Only archived records instead of those in use.',
  },
})

const idProperty = text('Name of a unique property that the id is a value of, e.g. `email`.')

const filterGroups: ArgumentSchema = {
  type: 'array',
  maxItems: 5,
  description: 'Groups of filters: a record fits where all filters of any one group do.',
  items: {
    type: 'object',
    required: ['filters'],
    properties: {
      filters: {
        type: 'array',
        maxItems: 6,
        items: {
          type: 'object',
          required: ['propertyName', 'operator'],
          properties: {
            propertyName: text('Internal name of the property, e.g. `email`.'),
            operator: text('How to compare.', {
              enum: [
                ...['EQ', 'NEQ', 'LT', 'LTE', 'GT', 'GTE', 'BETWEEN', 'IN', 'NOT_IN'],
                ...['HAS_PROPERTY', 'NOT_HAS_PROPERTY', 'CONTAINS_TOKEN', 'NOT_CONTAINS_TOKEN'],
              ],
            }),
            value: text('What to compare with; times in milliseconds. `*` stands for any letters.'),
            highValue: text('Upper end, with BETWEEN.'),
            values: list('What to compare with, with IN and NOT_IN; texts in small letters.'),
          },
        },
      },
    },
  },
}

const searching = (example: string): Arguments => ({
  query: text('Words to look for in the standard text properties.'),
  filterGroups,
  sorts: {
    type: 'array',
    maxItems: 1,
    description: 'What to sort by: one property.',
    items: {
      type: 'object',
      required: ['propertyName'],
      properties: {
        propertyName: text('Name of the property, e.g. `createdate`.'),
        direction: text('Up or down.', { enum: ['ASCENDING', 'DESCENDING'] }),
      },
    },
  },
  properties: properties(example),
  ...paging,
})

const searchAliases = { filter_groups: 'filterGroups', custom_properties: 'properties', q: 'query' }

const changes: Arguments = {
  properties: {
    type: 'object',
    additionalProperties: true,
    description:
      'What to change: internal names of properties to new values; an empty text clears one.',
  },
}

const custom: Arguments = {
  custom_properties: {
    type: 'object',
    additionalProperties: true,
    description:
      'Any further properties by internal name; HUBSPOT_READ_ALL_PROPERTIES_FOR_OBJECT_TYPE tells them.',
  },
}

const linkIds = {
  contact_ids: list('Ids of contacts to link it with.'),
  company_ids: list('Ids of companies to link it with.'),
  deal_ids: list('Ids of deals to link it with.'),
  ticket_ids: list('Ids of tickets to link it with.'),
}

const associations: ArgumentSchema = {
  type: 'array',
  description: 'Other links, as HubSpot spells them; for labelled ones.',
  items: { type: 'object', additionalProperties: true },
}

const owner = text('Id of who looks after it, from HUBSPOT_RETRIEVE_PAGE_OF_CRM_OWNERS.')

const inputs = (of: string): ArgumentSchema => ({
  type: 'array',
  minItems: 1,
  maxItems: 100,
  description: `${of} 100 at most.`,
  items: {
    type: 'object',
    required: ['properties'],
    properties: {
      properties: {
        type: 'object',
        additionalProperties: true,
        description: 'Internal names of properties to values, which are texts.',
      },
      associations,
    },
  },
})

const contactExample = '`email`, `phone`, `lifecyclestage`'
const companyExample = '`name`, `domain`, `industry`'
const dealExample = '`dealname`, `amount`, `dealstage`'
const ticketExample = '`subject`, `content`, `hs_pipeline_stage`'
const productExample = '`name`, `price`, `hs_sku`'

const contactId: Arguments = { contactId: text('Id of the contact.') }
const contactAliases = { contact_id: 'contactId', id: 'contactId' }
const companyId: Arguments = { companyId: text('Id of the company.') }
const companyAliases = { company_id: 'companyId', id: 'companyId' }
const dealId: Arguments = { dealId: text('Id of the deal.') }
const dealAliases = { deal_id: 'dealId', id: 'dealId' }
const ticketId: Arguments = { ticketId: text('Id of the ticket.') }
const ticketAliases = { ticket_id: 'ticketId', id: 'ticketId' }
const productId: Arguments = { productId: text('Id of the product.') }
const productAliases = { product_id: 'productId', id: 'productId' }

const contactActions: ActionDefinition[] = [
  {
    name: 'HUBSPOT_SEARCH_CONTACTS_BY_CRITERIA',
    aliases: ['HUBSPOT_SEARCH_CONTACTS_WITH_ADVANCED_QUERY_FEATURES'],
    description:
      'Finds contacts by words, by an e-mail address or by filters on any property. Comes back with `total`, records and the next page. A contact that was just made takes a moment to be found.',
    tags: ['important', 'read-only'],
    request: 'POST /crm/v3/objects/contacts/search',
    scopes: CONTACTS.read,
    keywords: ['people', 'leads', 'customers', 'lookup'],
    argumentAliases: searchAliases,
    input: { properties: searching(contactExample) },
  },
  {
    name: 'HUBSPOT_LIST_CONTACTS_PAGE',
    aliases: ['HUBSPOT_CUSTOMIZABLE_CONTACTS_PAGE_RETRIEVAL', 'HUBSPOT_LIST_CONTACTS'],
    description:
      'Lists contacts page by page, with the properties asked for. To find some of them, search.',
    tags: ['important', 'read-only'],
    request: 'GET /crm/v3/objects/contacts',
    scopes: CONTACTS.read,
    keywords: ['people', 'customers', 'all'],
    input: { properties: { ...paging, ...reading(contactExample) } },
  },
  {
    name: 'HUBSPOT_READ_CRM_CONTACT_BY_ID',
    aliases: [
      'HUBSPOT_FETCH_CONTACT_DETAILS_BY_ID',
      'HUBSPOT_FETCH_CONTACT_DETAILS_WITH_CUSTOMIZABLE_PROPERTIES',
      'HUBSPOT_FETCH_SPECIFIC_CONTACT_DETAILS_WITH_CUSTOM_PROPERTIES',
    ],
    description: 'Reads one contact by id, or by e-mail address with `idProperty`.',
    tags: ['important', 'read-only'],
    request: 'GET /crm/v3/objects/contacts/{contactId}',
    scopes: CONTACTS.read,
    keywords: ['person', 'customer', 'get'],
    argumentAliases: contactAliases,
    input: {
      required: ['contactId'],
      properties: { ...contactId, idProperty, ...reading(contactExample) },
    },
  },
  {
    name: 'HUBSPOT_CREATE_CONTACT_OBJECT_WITH_PROPERTIES',
    aliases: ['HUBSPOT_GENERATE_NEW_CONTACT_WITH_PROPERTIES_AND_ID', 'HUBSPOT_CREATE_CONTACT'],
    description:
      'Creates a contact, linked with companies and deals if asked. Refused where a contact has the e-mail address already. Comes back with its id.',
    tags: ['important'],
    run: 'hubspot.create-contact',
    scopes: CONTACTS.write,
    keywords: ['person', 'lead', 'customer', 'add', 'new'],
    argumentAliases: {
      first_name: 'firstname',
      last_name: 'lastname',
      job_title: 'jobtitle',
      properties: 'custom_properties',
    },
    input: {
      properties: {
        email: text('E-mail address; tells contacts apart.'),
        firstname: text('Given name.'),
        lastname: text('Family name.'),
        phone: text('Telephone number.'),
        mobilephone: text('Mobile number.'),
        company: text('Name of the company, as text; a link is `company_ids`.'),
        jobtitle: text('What the person does there.'),
        website: text('Address of a website.'),
        city: text('City.'),
        country: text('Country.'),
        lifecyclestage: text('How far it is on the way to a customer: `lead`, `customer`, …'),
        hubspot_owner_id: owner,
        ...custom,
        company_ids: linkIds.company_ids,
        deal_ids: linkIds.deal_ids,
        ticket_ids: linkIds.ticket_ids,
        associations,
      },
    },
  },
  {
    name: 'HUBSPOT_CREATE_BATCH_OF_CONTACTS',
    aliases: ['HUBSPOT_CREATE_A_BATCH_OF_CONTACTS'],
    description: 'Creates several contacts in one call. Comes back with their ids.',
    request: 'POST /crm/v3/objects/contacts/batch/create',
    scopes: CONTACTS.write,
    keywords: ['bulk', 'import', 'people'],
    input: { required: ['inputs'], properties: { inputs: inputs('The contacts to create,') } },
  },
  {
    name: 'HUBSPOT_PARTIALLY_UPDATE_CONTACT_USING_CONTACT_ID',
    aliases: ['HUBSPOT_PARTIALLY_MODIFY_SPECIFIED_CONTACT_PROPERTIES', 'HUBSPOT_UPDATE_CONTACT'],
    description:
      'Changes properties of a contact, found by id or with `idProperty` by e-mail address. Only what is given changes.',
    tags: ['important', 'idempotent'],
    request: 'PATCH /crm/v3/objects/contacts/{contactId}',
    place: { idProperty: 'query' },
    scopes: CONTACTS.write,
    keywords: ['edit', 'person', 'customer'],
    argumentAliases: contactAliases,
    input: {
      required: ['contactId', 'properties'],
      properties: { ...contactId, ...changes, idProperty },
    },
  },
  {
    name: 'HUBSPOT_ARCHIVE_CONTACT_BY_ID',
    aliases: ['HUBSPOT_RECYCLE_CONTACT_BY_ID'],
    description: 'Deletes a contact; it can be restored in HubSpot for 90 days.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /crm/v3/objects/contacts/{contactId}',
    scopes: CONTACTS.write,
    keywords: ['remove', 'person'],
    argumentAliases: contactAliases,
    input: { required: ['contactId'], properties: { ...contactId } },
  },
]

const companyActions: ActionDefinition[] = [
  {
    name: 'HUBSPOT_SEARCH_COMPANY_OBJECTS',
    aliases: ['HUBSPOT_SEARCH_COMPANY_DATA_WITH_FILTERS_AND_PAGINATION'],
    description:
      'Finds companies by words, domain or filters on any property. Comes back with `total`, records and the next page.',
    tags: ['important', 'read-only'],
    request: 'POST /crm/v3/objects/companies/search',
    scopes: COMPANIES.read,
    keywords: ['accounts', 'organizations', 'customers', 'lookup'],
    argumentAliases: searchAliases,
    input: { properties: searching(companyExample) },
  },
  {
    name: 'HUBSPOT_RETRIEVE_PAGE_OF_COMPANIES',
    aliases: ['HUBSPOT_FETCH_COMPANIES_WITH_CUSTOMIZABLE_PROPERTY_FILTERS'],
    description: 'Lists companies page by page, with the properties asked for.',
    tags: ['read-only'],
    request: 'GET /crm/v3/objects/companies',
    scopes: COMPANIES.read,
    keywords: ['accounts', 'organizations', 'all'],
    input: { properties: { ...paging, ...reading(companyExample) } },
  },
  {
    name: 'HUBSPOT_RETRIEVE_COMPANY_OBJECT_BY_ID',
    description:
      'Reads one company by id, with the properties asked for and the ids of linked records.',
    tags: ['important', 'read-only'],
    request: 'GET /crm/v3/objects/companies/{companyId}',
    scopes: COMPANIES.read,
    keywords: ['account', 'organization', 'get'],
    argumentAliases: companyAliases,
    input: {
      required: ['companyId'],
      properties: { ...companyId, idProperty, ...reading(companyExample) },
    },
  },
  {
    name: 'HUBSPOT_CREATE_COMPANY_OBJECT',
    aliases: [
      'HUBSPOT_INSTANTIATE_AND_RETURN_NEW_COMPANY_OBJECT',
      'HUBSPOT_ESTABLISH_AND_REPLICATE_COMPANY_PROFILES_WITH_ID',
    ],
    description:
      'Creates a company, linked with contacts and deals if asked. Comes back with its id.',
    tags: ['important'],
    run: 'hubspot.create-company',
    scopes: COMPANIES.write,
    keywords: ['account', 'organization', 'add', 'new'],
    argumentAliases: { properties: 'custom_properties' },
    input: {
      required: ['name'],
      properties: {
        name: text('What the company is called.'),
        domain: text('Its domain, e.g. `acme.com`; tells companies apart.'),
        description: text('What it does.'),
        phone: text('Telephone number.'),
        website: text('Address of its website.'),
        industry: text('Its industry in HubSpot’s words, e.g. `COMPUTER_SOFTWARE`.'),
        address: text('Street and number.'),
        city: text('City.'),
        state: text('State or region.'),
        zip: text('Postal code.'),
        country: text('Country.'),
        annualrevenue: text('Revenue a year.'),
        numberofemployees: text('How many work there.'),
        lifecyclestage: text('How far it is on the way to a customer: `lead`, `customer`, …'),
        hubspot_owner_id: owner,
        ...custom,
        contact_ids: linkIds.contact_ids,
        deal_ids: linkIds.deal_ids,
        ticket_ids: linkIds.ticket_ids,
        associations,
      },
    },
  },
  {
    name: 'HUBSPOT_PARTIAL_UPDATE_COMPANY_OBJECT_BY_ID',
    aliases: ['HUBSPOT_UPDATE_COMPANY'],
    description: 'Changes properties of a company. Only what is given changes.',
    tags: ['important', 'idempotent'],
    request: 'PATCH /crm/v3/objects/companies/{companyId}',
    place: { idProperty: 'query' },
    scopes: COMPANIES.write,
    keywords: ['edit', 'account', 'organization'],
    argumentAliases: companyAliases,
    input: {
      required: ['companyId', 'properties'],
      properties: { ...companyId, ...changes, idProperty },
    },
  },
  {
    name: 'HUBSPOT_ARCHIVE_COMPANY',
    aliases: ['HUBSPOT_MOVE_COMPANY_OBJECT_TO_RECYCLING_BIN'],
    description: 'Deletes a company; it can be restored in HubSpot for 90 days.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /crm/v3/objects/companies/{companyId}',
    scopes: COMPANIES.write,
    argumentAliases: companyAliases,
    input: { required: ['companyId'], properties: { ...companyId } },
  },
]

const dealActions: ActionDefinition[] = [
  {
    name: 'HUBSPOT_SEARCH_DEALS_BY_CRITERIA',
    aliases: ['HUBSPOT_SEARCH_DEALS_BY_SPECIFIED_CRITERIA'],
    description:
      'Finds deals by words or filters such as stage, amount, owner or close date. Comes back with `total`, records and the next page.',
    tags: ['important', 'read-only'],
    request: 'POST /crm/v3/objects/deals/search',
    scopes: DEALS.read,
    keywords: ['opportunities', 'sales', 'pipeline', 'revenue'],
    argumentAliases: searchAliases,
    input: { properties: searching(dealExample) },
  },
  {
    name: 'HUBSPOT_READ_A_PAGE_OF_DEALS',
    aliases: ['HUBSPOT_FETCH_PAGINATED_DEAL_DATA_WITH_CUSTOMIZABLE_PROPERTIES'],
    description: 'Lists deals page by page, with the properties asked for.',
    tags: ['read-only'],
    request: 'GET /crm/v3/objects/deals',
    scopes: DEALS.read,
    keywords: ['opportunities', 'sales', 'all'],
    input: { properties: { ...paging, ...reading(dealExample) } },
  },
  {
    name: 'HUBSPOT_RETRIEVE_DEAL_BY_ID',
    description: 'Reads one deal by id, with the properties asked for and the ids of its contacts.',
    tags: ['important', 'read-only'],
    request: 'GET /crm/v3/objects/deals/{dealId}',
    scopes: DEALS.read,
    keywords: ['opportunity', 'sale', 'get'],
    argumentAliases: dealAliases,
    input: {
      required: ['dealId'],
      properties: { ...dealId, idProperty, ...reading(dealExample) },
    },
  },
  {
    name: 'HUBSPOT_CREATE_NEW_DEAL_OBJECT',
    aliases: ['HUBSPOT_GENERATE_A_DEAL_COPY_WITH_UNIQUE_ID', 'HUBSPOT_CREATE_DEAL'],
    description:
      'Creates a deal in a stage of a pipeline, linked with contacts and companies if asked. Comes back with its id.',
    tags: ['important'],
    run: 'hubspot.create-deal',
    scopes: DEALS.write,
    keywords: ['opportunity', 'sale', 'add', 'new'],
    argumentAliases: { name: 'dealname', stage: 'dealstage', properties: 'custom_properties' },
    input: {
      required: ['dealname', 'dealstage'],
      properties: {
        dealname: text('What the deal is called.'),
        dealstage: text(
          'Id of the stage, from HUBSPOT_RETRIEVE_ALL_PIPELINES_FOR_SPECIFIED_OBJECT_TYPE.',
        ),
        pipeline: text('Id of the pipeline, where there are several.', { default: 'default' }),
        amount: text('What it is worth, as a number.'),
        closedate: text('When it should be closed, as an ISO 8601 time or day.'),
        dealtype: text('`newbusiness` or `existingbusiness`.'),
        description: text('What it is about.'),
        hubspot_owner_id: owner,
        ...custom,
        contact_ids: linkIds.contact_ids,
        company_ids: linkIds.company_ids,
        ticket_ids: linkIds.ticket_ids,
        associations,
      },
    },
  },
  {
    name: 'HUBSPOT_CREATE_BATCH_OF_DEALS',
    aliases: ['HUBSPOT_CREATE_A_BATCH_OF_DEALS'],
    description: 'Creates several deals in one call. Comes back with their ids.',
    request: 'POST /crm/v3/objects/deals/batch/create',
    scopes: DEALS.write,
    keywords: ['bulk', 'import', 'opportunities'],
    input: { required: ['inputs'], properties: { inputs: inputs('The deals to create,') } },
  },
  {
    name: 'HUBSPOT_PARTIALLY_UPDATE_DEAL_BY_ID',
    aliases: ['HUBSPOT_UPDATE_DEAL'],
    description:
      'Changes properties of a deal, e.g. moves it to another stage with `dealstage`. Only what is given changes.',
    tags: ['important', 'idempotent'],
    request: 'PATCH /crm/v3/objects/deals/{dealId}',
    place: { idProperty: 'query' },
    scopes: DEALS.write,
    keywords: ['edit', 'stage', 'won', 'lost', 'opportunity', 'move'],
    argumentAliases: dealAliases,
    input: {
      required: ['dealId', 'properties'],
      properties: { ...dealId, ...changes, idProperty },
    },
  },
  {
    name: 'HUBSPOT_REMOVE_DEAL_OBJECT_BY_ID',
    aliases: ['HUBSPOT_MOVE_DEAL_TO_RECYCLING_BIN'],
    description: 'Deletes a deal; it can be restored in HubSpot for 90 days.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /crm/v3/objects/deals/{dealId}',
    scopes: DEALS.write,
    argumentAliases: dealAliases,
    input: { required: ['dealId'], properties: { ...dealId } },
  },
]

const ticketActions: ActionDefinition[] = [
  {
    name: 'HUBSPOT_SEARCH_TICKETS_BY_CRITERIA',
    aliases: ['HUBSPOT_SEARCH_TICKETS_USING_SPECIFIED_CRITERIA'],
    description:
      'Finds support tickets by words or filters such as stage, priority or owner. Comes back with `total`, records and the next page.',
    tags: ['important', 'read-only'],
    request: 'POST /crm/v3/objects/tickets/search',
    scopes: TICKETS.read,
    keywords: ['cases', 'support', 'helpdesk'],
    argumentAliases: searchAliases,
    input: { properties: searching(ticketExample) },
  },
  {
    name: 'HUBSPOT_LIST_PAGE_OF_TICKETS',
    aliases: ['HUBSPOT_RETRIEVE_AND_FILTER_TICKET_PAGES_WITH_CUSTOM_PROPERTIES'],
    description: 'Lists support tickets page by page, with the properties asked for.',
    tags: ['read-only'],
    request: 'GET /crm/v3/objects/tickets',
    scopes: TICKETS.read,
    keywords: ['cases', 'helpdesk', 'all'],
    input: { properties: { ...paging, ...reading(ticketExample) } },
  },
  {
    name: 'HUBSPOT_RETRIEVE_TICKET_BY_ID',
    aliases: ['HUBSPOT_FETCH_OBJECT_BY_TICKET_ID_WITH_CUSTOMIZABLE_PROPERTIES'],
    description: 'Reads one support ticket by id, with the properties asked for.',
    tags: ['read-only'],
    request: 'GET /crm/v3/objects/tickets/{ticketId}',
    scopes: TICKETS.read,
    keywords: ['case', 'helpdesk', 'get'],
    argumentAliases: ticketAliases,
    input: {
      required: ['ticketId'],
      properties: { ...ticketId, idProperty, ...reading(ticketExample) },
    },
  },
  {
    name: 'HUBSPOT_CREATE_TICKET_OBJECT',
    aliases: [
      'HUBSPOT_GENERATE_AND_RETURN_A_TICKET_WITH_PROPERTIES_AND_ID',
      'HUBSPOT_CREATE_TICKET',
    ],
    description:
      'Creates a support ticket in a stage of a pipeline, linked with contacts and companies if asked. Comes back with its id.',
    tags: ['important'],
    run: 'hubspot.create-ticket',
    scopes: TICKETS.write,
    keywords: ['case', 'support', 'helpdesk', 'add', 'new'],
    argumentAliases: {
      pipeline: 'hs_pipeline',
      pipeline_stage: 'hs_pipeline_stage',
      priority: 'hs_ticket_priority',
      properties: 'custom_properties',
    },
    input: {
      required: ['subject', 'hs_pipeline_stage'],
      properties: {
        subject: text('One line that says it.'),
        hs_pipeline_stage: text('Id of the stage; `1` is New in the standard pipeline.'),
        hs_pipeline: text('Id of the pipeline, where there are several.', { default: '0' }),
        content: text('What it is about.'),
        hs_ticket_priority: text('How urgent it is.', {
          enum: ['LOW', 'MEDIUM', 'HIGH', 'URGENT'],
        }),
        hs_ticket_category: text('What kind of problem, as the account names them.'),
        hubspot_owner_id: owner,
        ...custom,
        contact_ids: linkIds.contact_ids,
        company_ids: linkIds.company_ids,
        deal_ids: linkIds.deal_ids,
        associations,
      },
    },
  },
  {
    name: 'HUBSPOT_PARTIALLY_UPDATE_TICKET_BY_ID',
    aliases: ['HUBSPOT_UPDATE_TICKET'],
    description:
      'Changes properties of a ticket, e.g. closes it with `hs_pipeline_stage`. Only what is given changes.',
    tags: ['important', 'idempotent'],
    request: 'PATCH /crm/v3/objects/tickets/{ticketId}',
    place: { idProperty: 'query' },
    scopes: TICKETS.write,
    keywords: ['edit', 'close', 'resolve', 'case'],
    argumentAliases: ticketAliases,
    input: {
      required: ['ticketId', 'properties'],
      properties: { ...ticketId, ...changes, idProperty },
    },
  },
  {
    name: 'HUBSPOT_ARCHIVE_TICKET_BY_ID',
    aliases: ['HUBSPOT_RECYCLE_TICKET_BY_ID'],
    description: 'Deletes a support ticket; it can be restored in HubSpot for 90 days.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /crm/v3/objects/tickets/{ticketId}',
    scopes: TICKETS.write,
    argumentAliases: ticketAliases,
    input: { required: ['ticketId'], properties: { ...ticketId } },
  },
]

const when = (description: string): ArgumentSchema => text(description, { format: 'date-time' })

const onTimeline: Arguments = {
  hubspot_owner_id: owner,
  ...linkIds,
}

const activityAliases = {
  contact_id: 'contact_ids',
  company_id: 'company_ids',
  deal_id: 'deal_ids',
}

const activityActions: ActionDefinition[] = [
  {
    name: 'HUBSPOT_CREATE_NOTE',
    description:
      'Writes a note on the timeline of contacts, companies, deals or tickets. Comes back with its id.',
    tags: ['important'],
    run: 'hubspot.create-note',
    scopes: CONTACTS.write,
    keywords: ['comment', 'engagement', 'log', 'activity'],
    argumentAliases: { ...activityAliases, note: 'body', hs_note_body: 'body' },
    input: {
      required: ['body'],
      properties: {
        body: text('The note: plain text, or HTML.', { maxLength: 65536 }),
        timestamp: when('When it happened. Without it: now.'),
        ...onTimeline,
      },
    },
  },
  {
    name: 'HUBSPOT_CREATE_TASK',
    description:
      'Creates a task for an owner, linked with contacts, companies, deals or tickets if asked. Comes back with its id.',
    tags: ['important'],
    run: 'hubspot.create-task',
    scopes: CONTACTS.write,
    keywords: ['todo', 'reminder', 'follow up', 'engagement'],
    argumentAliases: {
      ...activityAliases,
      title: 'subject',
      due_date: 'timestamp',
      type: 'task_type',
    },
    input: {
      required: ['subject', 'timestamp'],
      properties: {
        subject: text('What is to do, in one line.'),
        timestamp: when('When it is due.'),
        body: text('More about it: plain text, or HTML.'),
        status: text('How far it is.', {
          enum: ['NOT_STARTED', 'IN_PROGRESS', 'WAITING', 'COMPLETED', 'DEFERRED'],
          default: 'NOT_STARTED',
        }),
        priority: text('How urgent it is.', { enum: ['LOW', 'MEDIUM', 'HIGH'] }),
        task_type: text('What kind of task.', { enum: ['TODO', 'CALL', 'EMAIL'], default: 'TODO' }),
        ...onTimeline,
      },
    },
  },
  {
    name: 'HUBSPOT_LOG_CALL',
    description: 'Records a telephone call that took place, on the timeline of the records given.',
    run: 'hubspot.log-call',
    scopes: CONTACTS.write,
    keywords: ['phone', 'engagement', 'activity'],
    argumentAliases: activityAliases,
    input: {
      required: ['title'],
      properties: {
        title: text('What it was about, in one line.'),
        body: text('What was said: plain text, or HTML.'),
        direction: text('Who called: `INBOUND` is the customer.', {
          enum: ['INBOUND', 'OUTBOUND'],
        }),
        duration_minutes: { type: 'number', minimum: 0, description: 'How long it took.' },
        timestamp: when('When it began. Without it: now.'),
        ...onTimeline,
      },
    },
  },
  {
    name: 'HUBSPOT_LOG_MEETING',
    description:
      'Records a meeting on the timeline of the records given. It does not invite anybody.',
    run: 'hubspot.log-meeting',
    scopes: CONTACTS.write,
    keywords: ['engagement', 'appointment', 'activity'],
    argumentAliases: { ...activityAliases, start_time: 'timestamp' },
    input: {
      required: ['title', 'timestamp'],
      properties: {
        title: text('What it is about, in one line.'),
        timestamp: when('When it begins.'),
        end_time: when('When it ends.'),
        body: text('What was said: plain text, or HTML.'),
        location: text('Where it is.'),
        outcome: text('What became of it.', {
          enum: ['SCHEDULED', 'COMPLETED', 'RESCHEDULED', 'NO_SHOW', 'CANCELED'],
        }),
        ...onTimeline,
      },
    },
  },
  {
    name: 'HUBSPOT_LOG_EMAIL',
    description:
      'Records an e-mail that went back or forth, on the timeline of the records given. It does not send anything.',
    run: 'hubspot.log-email',
    scopes: CONTACTS.write,
    keywords: ['engagement', 'mail', 'activity'],
    argumentAliases: { ...activityAliases, body: 'text' },
    input: {
      required: ['subject', 'text', 'direction'],
      properties: {
        subject: text('Its subject.'),
        text: text('Its text.'),
        direction: text('`EMAIL` went out, `INCOMING_EMAIL` came in.', {
          enum: ['EMAIL', 'INCOMING_EMAIL', 'FORWARDED_EMAIL'],
        }),
        timestamp: when('When it was sent. Without it: now.'),
        ...onTimeline,
      },
    },
  },
  {
    name: 'HUBSPOT_LIST_ACTIVITIES',
    aliases: ['HUBSPOT_LIST_ENGAGEMENTS'],
    description:
      'Lists what is on the timeline of a record: its notes, tasks, calls, meetings or e-mails with their texts, newest of the page first, and `next_after` if there are more.',
    tags: ['important', 'read-only'],
    run: 'hubspot.list-activities',
    scopes: CONTACTS.read,
    keywords: ['engagements', 'history', 'timeline', 'comments'],
    argumentAliases: { object_type: 'objectType', object_id: 'objectId', type: 'activity_type' },
    input: {
      required: ['objectType', 'objectId', 'activity_type'],
      properties: {
        objectType,
        objectId: text('Id of the record.'),
        activity_type: text('What to list.', {
          enum: ['notes', 'tasks', 'calls', 'meetings', 'emails'],
        }),
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 50,
          description: 'How many a page.',
        },
        after: text('`next_after` of the last answer, for the next page.'),
      },
    },
  },
]

const objectAliases = { object_type: 'objectType', object_id: 'objectId', id: 'objectId' }
const typeAliases = { object_type: 'objectType' }

const objectActions: ActionDefinition[] = [
  {
    name: 'HUBSPOT_SEARCH_CRM_OBJECTS_BY_CRITERIA',
    aliases: ['HUBSPOT_SEARCH_CRM_OBJECTS_USING_FILTERS_PAGINATION_AND_SORTING'],
    description:
      'Finds records of any kind, custom objects among them, by words or filters. Contacts, companies, deals and tickets have actions of their own.',
    tags: ['read-only'],
    request: 'POST /crm/v3/objects/{objectType}/search',
    keywords: ['custom object', 'tasks', 'notes', 'quotes'],
    argumentAliases: { ...searchAliases, ...typeAliases },
    input: { required: ['objectType'], properties: { objectType, ...searching('`name`') } },
  },
  {
    name: 'HUBSPOT_READ_APAGE_OF_OBJECTS_BY_TYPE',
    aliases: ['HUBSPOT_PAGE_THROUGH_OBJECTS_WITH_CUSTOMIZABLE_PROPERTY_FILTERS'],
    description: 'Lists records of any kind page by page, with the properties asked for.',
    tags: ['read-only'],
    request: 'GET /crm/v3/objects/{objectType}',
    keywords: ['custom object'],
    argumentAliases: typeAliases,
    input: {
      required: ['objectType'],
      properties: { objectType, ...paging, ...reading('`name`') },
    },
  },
  {
    name: 'HUBSPOT_READ_CRM_OBJECT_BY_ID',
    aliases: ['HUBSPOT_FETCH_DETAILED_OBJECT_INFORMATION_BY_ID'],
    description: 'Reads one record of any kind, with the properties asked for.',
    tags: ['read-only'],
    request: 'GET /crm/v3/objects/{objectType}/{objectId}',
    keywords: ['custom object', 'get'],
    argumentAliases: objectAliases,
    input: {
      required: ['objectType', 'objectId'],
      properties: {
        objectType,
        objectId: text('Id of the record.'),
        idProperty,
        ...reading('`name`'),
      },
    },
  },
  {
    name: 'HUBSPOT_CREATE_CRM_OBJECT_WITH_PROPERTIES',
    aliases: ['HUBSPOT_GENERATE_AND_RETURN_CRM_OBJECT_WITH_PROPERTIES_AND_ID'],
    description: 'Creates a record of any kind, custom objects among them. Comes back with its id.',
    request: 'POST /crm/v3/objects/{objectType}',
    keywords: ['custom object', 'add', 'new', 'line item', 'quote'],
    argumentAliases: typeAliases,
    input: {
      required: ['objectType', 'properties'],
      properties: {
        objectType,
        properties: {
          type: 'object',
          additionalProperties: true,
          description: 'Internal names of properties to values.',
        },
        associations,
      },
    },
  },
  {
    name: 'HUBSPOT_PARTIALLY_UPDATE_CRM_OBJECT_BY_ID',
    aliases: ['HUBSPOT_MODIFY_OBJECT_PROPERTIES_SELECTIVELY_BY_ID'],
    description:
      'Changes properties of a record of any kind, e.g. completes a task: `tasks`, `{"hs_task_status": "COMPLETED"}`. Only what is given changes.',
    tags: ['idempotent'],
    request: 'PATCH /crm/v3/objects/{objectType}/{objectId}',
    place: { idProperty: 'query' },
    keywords: ['custom object', 'edit', 'complete task'],
    argumentAliases: objectAliases,
    input: {
      required: ['objectType', 'objectId', 'properties'],
      properties: { objectType, objectId: text('Id of the record.'), ...changes, idProperty },
    },
  },
  {
    name: 'HUBSPOT_ARCHIVE_CRM_OBJECT_BY_ID',
    aliases: ['HUBSPOT_MOVE_OBJECT_TO_RECYCLING_BIN'],
    description: 'Deletes a record of any kind: notes, tasks, custom objects and others.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /crm/v3/objects/{objectType}/{objectId}',
    keywords: ['remove', 'custom object'],
    argumentAliases: objectAliases,
    input: {
      required: ['objectType', 'objectId'],
      properties: { objectType, objectId: text('Id of the record.') },
    },
  },
  {
    name: 'HUBSPOT_ASSOCIATE_OBJECTS',
    description:
      'Links two records that exist already, e.g. a contact with a company, by the plain association.',
    tags: ['important', 'idempotent'],
    request:
      'PUT /crm/v4/objects/{fromObjectType}/{fromObjectId}/associations/default/{toObjectType}/{toObjectId}',
    keywords: ['association', 'connect', 'relate', 'attach'],
    argumentAliases: {
      from_object_type: 'fromObjectType',
      from_object_id: 'fromObjectId',
      to_object_type: 'toObjectType',
      to_object_id: 'toObjectId',
    },
    input: {
      required: ['fromObjectType', 'fromObjectId', 'toObjectType', 'toObjectId'],
      properties: {
        fromObjectType: objectType,
        fromObjectId: text('Id of the first record.'),
        toObjectType: { ...objectType, description: 'Kind of the other record.' },
        toObjectId: text('Id of the other record.'),
      },
    },
  },
  {
    name: 'HUBSPOT_LIST_ASSOCIATED_OBJECTS',
    description:
      'Lists the ids of records of one kind that a record is linked with, e.g. the deals of a company.',
    tags: ['read-only'],
    request: 'GET /crm/v4/objects/{objectType}/{objectId}/associations/{toObjectType}',
    keywords: ['associations', 'related', 'linked'],
    argumentAliases: { ...objectAliases, to_object_type: 'toObjectType' },
    input: {
      required: ['objectType', 'objectId', 'toObjectType'],
      properties: {
        objectType,
        objectId: text('Id of the record.'),
        toObjectType: { ...objectType, description: 'Kind of the records to list.' },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 500,
          default: 500,
          description: 'How many a page.',
        },
        after,
      },
    },
  },
  {
    name: 'HUBSPOT_RETRIEVE_ALL_PIPELINES_FOR_SPECIFIED_OBJECT_TYPE',
    aliases: ['HUBSPOT_RETRIEVE_ALL_PIPELINES'],
    description:
      'Lists the pipelines of deals or tickets with their stages, whose ids deals and tickets are moved by.',
    tags: ['important', 'read-only'],
    request: 'GET /crm/v3/pipelines/{objectType}',
    keywords: ['stages', 'funnel', 'sales process'],
    argumentAliases: typeAliases,
    input: {
      required: ['objectType'],
      properties: { objectType: text('`deals` or `tickets`.') },
    },
  },
  {
    name: 'HUBSPOT_RETRIEVE_PIPELINE_STAGES',
    aliases: ['HUBSPOT_RETURN_ALL_STAGES_OF_A_PIPELINE'],
    description: 'Lists the stages of one pipeline in their order.',
    tags: ['read-only'],
    request: 'GET /crm/v3/pipelines/{objectType}/{pipelineId}/stages',
    argumentAliases: { ...typeAliases, pipeline_id: 'pipelineId' },
    input: {
      required: ['objectType', 'pipelineId'],
      properties: {
        objectType: text('`deals` or `tickets`.'),
        pipelineId: text('Id of the pipeline.'),
      },
    },
  },
  {
    name: 'HUBSPOT_RETRIEVE_PAGE_OF_CRM_OWNERS',
    aliases: ['HUBSPOT_GET_A_PAGE_OF_OWNERS', 'HUBSPOT_RETRIEVE_OWNERS'],
    description:
      'Lists the users of the account who can own records, or the one with an e-mail address: their owner ids, names and teams.',
    tags: ['important', 'read-only'],
    request: 'GET /crm/v3/owners',
    scopes: ['crm.objects.owners.read'],
    keywords: ['users', 'team', 'sales reps', 'assignee'],
    input: {
      properties: {
        email: text('Only the owner with this e-mail address.'),
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 500,
          default: 100,
          description: 'How many a page.',
        },
        after,
      },
    },
  },
  {
    name: 'HUBSPOT_RETRIEVE_OWNER_BY_ID_OR_USER_ID',
    aliases: ['HUBSPOT_READ_AN_OWNER_BY_GIVEN_ID_OR_USER_ID'],
    description: 'Reads one owner: name, e-mail address and teams.',
    tags: ['read-only'],
    request: 'GET /crm/v3/owners/{ownerId}',
    scopes: ['crm.objects.owners.read'],
    argumentAliases: { owner_id: 'ownerId' },
    input: {
      required: ['ownerId'],
      properties: {
        ownerId: text('Id of the owner, or of the user.'),
        idProperty: text('Which of the two it is.', { enum: ['id', 'userId'], default: 'id' }),
      },
    },
  },
  {
    name: 'HUBSPOT_READ_ALL_PROPERTIES_FOR_OBJECT_TYPE',
    aliases: ['HUBSPOT_READ_ALL_PROPERTIES'],
    description:
      'Lists the properties that records of a kind have: internal name, label, type and options.',
    tags: ['read-only'],
    request: 'GET /crm/v3/properties/{objectType}',
    keywords: ['fields', 'schema', 'columns'],
    argumentAliases: typeAliases,
    input: { required: ['objectType'], properties: { objectType } },
  },
  {
    name: 'HUBSPOT_READ_A_CRM_PROPERTY_BY_NAME',
    aliases: ['HUBSPOT_READ_A_PROPERTY'],
    description: 'Reads one property of a kind of record: label, type, and the values it may have.',
    tags: ['read-only'],
    request: 'GET /crm/v3/properties/{objectType}/{propertyName}',
    keywords: ['field', 'options', 'schema'],
    argumentAliases: { ...typeAliases, property_name: 'propertyName' },
    input: {
      required: ['objectType', 'propertyName'],
      properties: { objectType, propertyName: text('Internal name of the property.') },
    },
  },
  {
    name: 'HUBSPOT_READ_PROPERTY_GROUPS_FOR_OBJECT_TYPE',
    aliases: ['HUBSPOT_READ_ALL_PROPERTY_GROUPS'],
    description: 'Lists the groups that the properties of a kind of record stand in.',
    tags: ['read-only'],
    request: 'GET /crm/v3/properties/{objectType}/groups',
    argumentAliases: typeAliases,
    input: { required: ['objectType'], properties: { objectType } },
  },
]

const productActions: ActionDefinition[] = [
  {
    name: 'HUBSPOT_SEARCH_PRODUCTS_BY_CRITERIA',
    aliases: [
      'HUBSPOT_SECURE_PRODUCT_SEARCH_BY_CRITERIA',
      'HUBSPOT_SEARCH_PRODUCTS_WITH_ADVANCED_FILTERING_AND_PAGINATION',
    ],
    description: 'Finds products of the catalogue by words or filters such as price or SKU.',
    tags: ['read-only'],
    request: 'POST /crm/v3/objects/products/search',
    scopes: PRODUCTS.read,
    keywords: ['items', 'goods', 'price list'],
    argumentAliases: searchAliases,
    input: { properties: searching(productExample) },
  },
  {
    name: 'HUBSPOT_LIST_PRODUCTS_WITH_PAGING',
    aliases: ['HUBSPOT_LIST'],
    description: 'Lists the products of the catalogue page by page.',
    tags: ['read-only'],
    request: 'GET /crm/v3/objects/products',
    scopes: PRODUCTS.read,
    keywords: ['items', 'price list'],
    input: { properties: { ...paging, ...reading(productExample) } },
  },
  {
    name: 'HUBSPOT_READ_PRODUCT_BY_ID',
    aliases: ['HUBSPOT_READ'],
    description: 'Reads one product by id, with the properties asked for.',
    tags: ['read-only'],
    request: 'GET /crm/v3/objects/products/{productId}',
    scopes: PRODUCTS.read,
    argumentAliases: productAliases,
    input: {
      required: ['productId'],
      properties: { ...productId, idProperty, ...reading(productExample) },
    },
  },
  {
    name: 'HUBSPOT_CREATE_PRODUCT_OBJECT',
    aliases: ['HUBSPOT_CREATE'],
    description: 'Creates a product in the catalogue. Comes back with its id.',
    run: 'hubspot.create-product',
    scopes: PRODUCTS.write,
    keywords: ['item', 'add', 'new'],
    argumentAliases: { properties: 'custom_properties', sku: 'hs_sku' },
    input: {
      required: ['name'],
      properties: {
        name: text('What the product is called.'),
        price: { type: 'number', description: 'What one costs.' },
        description: text('What it is.'),
        hs_sku: text('Your own number of it.'),
        hs_cost_of_goods_sold: { type: 'number', description: 'What one costs to make.' },
        ...custom,
      },
    },
  },
  {
    name: 'HUBSPOT_UPDATE_PRODUCT',
    aliases: ['HUBSPOT_UPDATE'],
    description: 'Changes properties of a product. Only what is given changes.',
    tags: ['idempotent'],
    request: 'PATCH /crm/v3/objects/products/{productId}',
    place: { idProperty: 'query' },
    scopes: PRODUCTS.write,
    argumentAliases: productAliases,
    input: {
      required: ['productId', 'properties'],
      properties: { ...productId, ...changes, idProperty },
    },
  },
  {
    name: 'HUBSPOT_RETRIEVE_LINE_ITEM_BY_ID',
    aliases: [
      'HUBSPOT_FETCH_OBJECT_DETAILS_BY_ID_OR_PROPERTY',
      'HUBSPOT_FETCH_LINE_ITEM_WITH_CUSTOMIZABLE_PROPERTIES',
    ],
    description: 'Reads one line item of a deal or quote: product, quantity, price.',
    tags: ['read-only'],
    request: 'GET /crm/v3/objects/line_items/{lineItemId}',
    scopes: ['crm.objects.line_items.read', 'e-commerce'],
    argumentAliases: { line_item_id: 'lineItemId' },
    input: {
      required: ['lineItemId'],
      properties: {
        lineItemId: text('Id of the line item.'),
        idProperty,
        ...reading('`quantity`'),
      },
    },
  },
]

/**
 * Actions of HubSpot's CRM. Methods and paths as in the vendor's OpenAPI documents, version 3 of
 * objects and properties; associations of version 4, owners and pipelines are known, not read.
 */
export const hubspotActions: ActionDefinition[] = [
  ...contactActions,
  ...companyActions,
  ...dealActions,
  ...ticketActions,
  ...activityActions,
  ...objectActions,
  ...productActions,
]
