import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

type Arguments = Record<string, ArgumentSchema>

const text = (description: string, more: Partial<ArgumentSchema> = {}): ArgumentSchema => ({
  type: 'string',
  description,
  ...more,
})

const number = (description: string): ArgumentSchema => ({ type: 'number', description })

const recordId = (what: string): Arguments => ({
  id: text(`Id of the ${what}: 15 or 18 letters and digits.`, {
    pattern: '^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$',
  }),
})

const fields = text('Only these fields, with commas between them, e.g. `Id,Name`.')

const custom: Arguments = {
  custom_fields: {
    type: 'object',
    additionalProperties: true,
    description:
      'Any further fields by API name, e.g. `{"Region__c": "EMEA"}`; SALESFORCE_DESCRIBE_OBJECT tells them.',
  },
}

const OwnerId = text('Id of the user who owns it. Without it: the connected user.')
const Description = text('Anything else worth knowing.')
const date = (description: string): ArgumentSchema =>
  text(`${description}, as \`2026-01-31\`.`, { format: 'date' })

const leadFields: Arguments = {
  LastName: text('Family name.'),
  Company: text('Where the person works.'),
  FirstName: text('Given name.'),
  Email: text('E-mail address.', { format: 'email' }),
  Phone: text('Telephone number.'),
  MobilePhone: text('Mobile number.'),
  Title: text('What the person does there.'),
  Website: text('Address of a website.'),
  Status: text('State of the lead, as the organisation names them, e.g. `Open - Not Contacted`.'),
  LeadSource: text('Where it came from, e.g. `Web`.'),
  Industry: text('Industry of the company.'),
  Rating: text('`Hot`, `Warm` or `Cold`.'),
  Street: text('Street and number.'),
  City: text('City.'),
  State: text('State or region.'),
  PostalCode: text('Postal code.'),
  Country: text('Country.'),
  Description,
  OwnerId,
  ...custom,
}

const contactFields: Arguments = {
  LastName: text('Family name.'),
  FirstName: text('Given name.'),
  AccountId: text('Id of the account that the person belongs to.'),
  Email: text('E-mail address.', { format: 'email' }),
  Phone: text('Telephone number.'),
  MobilePhone: text('Mobile number.'),
  Title: text('What the person does there.'),
  Department: text('Department.'),
  ReportsToId: text('Id of the contact whom the person reports to.'),
  LeadSource: text('Where it came from, e.g. `Web`.'),
  MailingStreet: text('Street and number.'),
  MailingCity: text('City.'),
  MailingState: text('State or region.'),
  MailingPostalCode: text('Postal code.'),
  MailingCountry: text('Country.'),
  Description,
  OwnerId,
  ...custom,
}

const accountFields: Arguments = {
  Name: text('What the company is called.'),
  Type: text('What it is to us, e.g. `Customer`, `Prospect`.'),
  ParentId: text('Id of the account that it is a part of.'),
  Industry: text('Industry.'),
  Phone: text('Telephone number.'),
  Website: text('Address of its website.'),
  AnnualRevenue: number('Revenue a year.'),
  NumberOfEmployees: { type: 'integer', description: 'How many work there.' },
  BillingStreet: text('Street and number.'),
  BillingCity: text('City.'),
  BillingState: text('State or region.'),
  BillingPostalCode: text('Postal code.'),
  BillingCountry: text('Country.'),
  Description,
  OwnerId,
  ...custom,
}

const opportunityFields: Arguments = {
  Name: text('What the opportunity is called.'),
  StageName: text('Its stage, as the organisation names them, e.g. `Prospecting`, `Closed Won`.'),
  CloseDate: date('Day it should be closed'),
  AccountId: text('Id of the account.'),
  Amount: number('What it is worth.'),
  Probability: { ...number('How likely it is, in percent.'), minimum: 0, maximum: 100 },
  Type: text('What kind, e.g. `New Customer`.'),
  NextStep: text('What is to do next.'),
  LeadSource: text('Where it came from, e.g. `Web`.'),
  CampaignId: text('Id of the campaign that brought it.'),
  Description,
  OwnerId,
  ...custom,
}

const campaignFields: Arguments = {
  Name: text('What the campaign is called.'),
  Type: text('What kind, e.g. `Email`, `Webinar`.'),
  Status: text('`Planned`, `In Progress`, `Completed` or `Aborted`.'),
  StartDate: date('Day it begins'),
  EndDate: date('Day it ends'),
  IsActive: { type: 'boolean', description: 'Whether it runs.' },
  BudgetedCost: number('What it may cost.'),
  ExpectedRevenue: number('What it should bring.'),
  ParentId: text('Id of the campaign that it is a part of.'),
  Description,
  OwnerId,
  ...custom,
}

const noteFields: Arguments = {
  Title: text('Title of the note.', { maxLength: 80 }),
  Body: text('Its text, as plain text.', { maxLength: 32000 }),
  IsPrivate: { type: 'boolean', description: 'Whether only its owner sees it.' },
  OwnerId,
}

const WhoId = text('Id of the lead or contact that it is about.')
const WhatId = text('Id of the account, opportunity or other record that it is about.')

const taskFields: Arguments = {
  Subject: text('What is to do, in one line.'),
  ActivityDate: date('Day it is due'),
  Status: text('How far it is, e.g. `Not Started`, `In Progress`, `Completed`.'),
  Priority: text('How urgent it is, e.g. `High`, `Normal`, `Low`.'),
  WhoId,
  WhatId,
  Description,
  OwnerId,
  ...custom,
}

/** Reads, recent ones and deletion of a type that has actions of its own. */
interface Names {
  readonly get: readonly string[]
  readonly recent: readonly string[]
  readonly remove: readonly string[]
}

const named = ([name = '', ...aliases]: readonly string[]) => ({ name, aliases })

const standard = (sobject: string, one: string, names: Names): ActionDefinition[] => [
  {
    ...named(names.get),
    description: `Reads one ${one} by its id: all fields, or those that are named.`,
    tags: ['important', 'read-only'],
    request: `GET /sobjects/${sobject}/{id}`,
    keywords: ['get', 'details', 'record'],
    input: { required: ['id'], properties: { ...recordId(one), fields } },
  },
  {
    ...named(names.recent),
    description: `Lists the records that the connected user looked at last, of the type ${sobject}, and what that type is called. To find others use a SOQL query.`,
    tags: ['read-only'],
    request: `GET /sobjects/${sobject}`,
    keywords: ['recent', 'last viewed'],
    input: {},
  },
  {
    ...named(names.remove),
    description: `Deletes one ${one}; it stays in the recycle bin for 15 days. Comes back empty.`,
    tags: ['destructive'],
    request: `DELETE /sobjects/${sobject}/{id}`,
    keywords: ['remove'],
    input: { required: ['id'], properties: recordId(one) },
  },
]

const findingActions: ActionDefinition[] = [
  {
    name: 'SALESFORCE_EXECUTE_SOQL_QUERY',
    description:
      'Runs a SOQL query, e.g. over accounts, contacts, leads or opportunities. Comes back with the records, and `nextRecordsUrl` if there are more.',
    tags: ['important', 'read-only'],
    run: 'salesforce.query',
    keywords: ['search', 'list', 'report', 'pipeline', 'find'],
    argumentAliases: { query: 'soql_query', q: 'soql_query', soql: 'soql_query' },
    input: {
      properties: {
        soql_query: text('The query; name the fields, as there is no star.', {
          examples: ["SELECT Id, Name FROM Account WHERE Name LIKE 'Acme%' LIMIT 20"],
        }),
        next_records_url: text('`nextRecordsUrl` of the last answer, instead of the query.'),
      },
    },
  },
  {
    name: 'SALESFORCE_SEARCH_RECORDS',
    description:
      'Searches records of all types, or of one, by words in any field: the way to a record whose type is not known. Comes back with type and id, or the fields asked for.',
    tags: ['important', 'read-only'],
    run: 'salesforce.search',
    keywords: ['find', 'SOSL', 'lookup', 'full text'],
    argumentAliases: { query: 'q', search_query: 'q' },
    input: {
      required: ['q'],
      properties: {
        q: text('Words, two letters at least.', { minLength: 2 }),
        sobject: text('Only records of this type, e.g. `Account`.'),
        fields: text('Which fields come back, with commas between them; needs `sobject`.'),
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 200,
          default: 20,
          description: 'How many at most.',
        },
      },
    },
  },
  {
    name: 'SALESFORCE_QUERY_CONTACTS_BY_NAME',
    description:
      'Finds contacts whose name holds some letters, with title, e-mail address, telephone and account.',
    tags: ['important', 'read-only'],
    run: 'salesforce.contacts-by-name',
    keywords: ['people', 'customers', 'search', 'lookup'],
    argumentAliases: { contact_name: 'name', query: 'name' },
    input: {
      required: ['name'],
      properties: {
        name: text('Part of the name.', { minLength: 1 }),
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 200,
          default: 20,
          description: 'How many at most.',
        },
      },
    },
  },
  {
    name: 'SALESFORCE_FETCH_MODIFIED_OR_UNMODIFIED_SOBJECTS',
    aliases: ['SALESFORCE_LIST_OBJECTS'],
    description:
      'Lists the types of records of the organisation by API name and label, custom ones among them; all, or those whose name holds some letters.',
    tags: ['read-only'],
    run: 'salesforce.list-objects',
    keywords: ['objects', 'schema', 'tables', 'metadata'],
    input: { properties: { name: text('Only types whose name or label holds this.') } },
  },
  {
    name: 'SALESFORCE_DESCRIBE_OBJECT',
    description:
      'Tells which fields records of a type have: API name, label, type, whether they are required, what they refer to, and the values of a picklist.',
    tags: ['important', 'read-only'],
    run: 'salesforce.describe',
    keywords: ['schema', 'fields', 'picklist', 'metadata', 'columns'],
    argumentAliases: { object: 'sobject', object_name: 'sobject', sobject_name: 'sobject' },
    input: {
      required: ['sobject'],
      properties: { sobject: text('API name of the type.', { examples: ['Account'] }) },
    },
  },
]

const sobject = text('API name of the type, e.g. `Account` or `Invoice__c`.', {
  pattern: '^[A-Za-z]\\w*$',
})
const sobjectAliases = { object: 'sobject', object_name: 'sobject', sobject_name: 'sobject' }

const values: ArgumentSchema = {
  type: 'object',
  additionalProperties: true,
  description: 'API names of fields to values, e.g. `{"Name": "Acme"}`.',
}

const recordActions: ActionDefinition[] = [
  {
    name: 'SALESFORCE_GET_RECORD',
    description: 'Reads one record of any type by its id: all fields, or those that are named.',
    tags: ['important', 'read-only'],
    request: 'GET /sobjects/{sobject}/{id}',
    keywords: ['custom object', 'case', 'details'],
    argumentAliases: { ...sobjectAliases, record_id: 'id' },
    input: {
      required: ['sobject', 'id'],
      properties: { sobject, ...recordId('record'), fields },
    },
  },
  {
    name: 'SALESFORCE_CREATE_RECORD',
    description:
      'Creates a record of any type, e.g. a case or one of a custom object. Comes back with its id.',
    tags: ['important'],
    request: 'POST /sobjects/{sobject}',
    body: { argument: 'fields' },
    keywords: ['custom object', 'case', 'add', 'new', 'insert'],
    argumentAliases: { ...sobjectAliases, record: 'fields' },
    input: { required: ['sobject', 'fields'], properties: { sobject, fields: values } },
  },
  {
    name: 'SALESFORCE_UPDATE_RECORD',
    description:
      'Changes fields of a record of any type. Only what is given changes. Comes back empty.',
    tags: ['important', 'idempotent'],
    request: 'PATCH /sobjects/{sobject}/{id}',
    body: { argument: 'fields' },
    keywords: ['custom object', 'case', 'edit'],
    argumentAliases: { ...sobjectAliases, record_id: 'id', record: 'fields' },
    input: {
      required: ['sobject', 'id', 'fields'],
      properties: { sobject, ...recordId('record'), fields: values },
    },
  },
  {
    name: 'SALESFORCE_DELETE_RECORD',
    description:
      'Deletes a record of any type; it stays in the recycle bin for 15 days. Comes back empty.',
    tags: ['important', 'destructive'],
    request: 'DELETE /sobjects/{sobject}/{id}',
    keywords: ['custom object', 'remove'],
    argumentAliases: { ...sobjectAliases, record_id: 'id' },
    input: { required: ['sobject', 'id'], properties: { sobject, ...recordId('record') } },
  },
]

const leadActions: ActionDefinition[] = [
  ...standard('Lead', 'lead', {
    get: [
      'SALESFORCE_RETRIEVE_LEAD_BY_ID',
      'SALESFORCE_RETRIEVE_LEAD_DETAILS_BY_ID_WITH_CONDITIONAL_SUPPORT',
    ],
    recent: ['SALESFORCE_RETRIEVE_LEAD_DATA_WITH_VARIOUS_RESPONSES'],
    remove: ['SALESFORCE_DELETE_A_LEAD_OBJECT_BY_ITS_ID'],
  }),
  {
    name: 'SALESFORCE_CREATE_LEAD_WITH_SPECIFIED_CONTENT_TYPE',
    aliases: ['SALESFORCE_CREATE_LEAD'],
    description:
      'Creates a lead: a person at a company who may become a customer. Comes back with the id of the new record.',
    tags: ['important'],
    run: 'salesforce.create-lead',
    keywords: ['prospect', 'add', 'new'],
    input: { required: ['LastName', 'Company'], properties: leadFields },
  },
  {
    name: 'SALESFORCE_UPDATE_LEAD_BY_ID_WITH_JSON_PAYLOAD',
    aliases: ['SALESFORCE_UPDATE_LEAD'],
    description:
      'Changes fields of a lead, e.g. its state. Only what is given changes. Comes back with the names of the changed fields.',
    tags: ['important', 'idempotent'],
    run: 'salesforce.update-lead',
    keywords: ['prospect', 'edit', 'qualify'],
    input: { required: ['id'], properties: { ...recordId('lead'), ...leadFields } },
  },
]

const contactActions: ActionDefinition[] = [
  ...standard('Contact', 'contact', {
    get: ['SALESFORCE_RETRIEVE_SPECIFIC_CONTACT_BY_ID'],
    recent: ['SALESFORCE_RETRIEVE_CONTACT_INFO_WITH_STANDARD_RESPONSES'],
    remove: ['SALESFORCE_REMOVE_A_SPECIFIC_CONTACT_BY_ID'],
  }),
  {
    name: 'SALESFORCE_CREATE_NEW_CONTACT_WITH_JSON_HEADER',
    aliases: ['SALESFORCE_CREATE_CONTACT'],
    description:
      'Creates a contact: a person of an account. Comes back with the id of the new record.',
    tags: ['important'],
    run: 'salesforce.create-contact',
    keywords: ['person', 'customer', 'add', 'new'],
    input: { required: ['LastName'], properties: contactFields },
  },
  {
    name: 'SALESFORCE_UPDATE_CONTACT_BY_ID',
    aliases: ['SALESFORCE_UPDATE_CONTACT'],
    description:
      'Changes fields of a contact. Only what is given changes. Comes back with the names of the changed fields.',
    tags: ['important', 'idempotent'],
    run: 'salesforce.update-contact',
    keywords: ['person', 'customer', 'edit'],
    input: { required: ['id'], properties: { ...recordId('contact'), ...contactFields } },
  },
]

const accountActions: ActionDefinition[] = [
  ...standard('Account', 'account', {
    get: [
      'SALESFORCE_FETCH_ACCOUNT_BY_ID_WITH_QUERY',
      'SALESFORCE_FETCH_ACCOUNT_DETAILS_BY_ID_WITH_CONDITIONAL_QUERIES',
    ],
    recent: ['SALESFORCE_RETRIEVE_ACCOUNT_DATA_AND_ERROR_RESPONSES'],
    remove: ['SALESFORCE_REMOVE_ACCOUNT_BY_UNIQUE_IDENTIFIER'],
  }),
  {
    name: 'SALESFORCE_ACCOUNT_CREATION_WITH_CONTENT_TYPE_OPTION',
    aliases: ['SALESFORCE_CREATE_ACCOUNT'],
    description:
      'Creates an account: a company one does business with. Comes back with the id of the new record.',
    tags: ['important'],
    run: 'salesforce.create-account',
    keywords: ['company', 'organization', 'customer', 'add', 'new'],
    input: { required: ['Name'], properties: accountFields },
  },
  {
    name: 'SALESFORCE_UPDATE_ACCOUNT_OBJECT_BY_ID',
    aliases: ['SALESFORCE_UPDATE_ACCOUNT'],
    description:
      'Changes fields of an account. Only what is given changes. Comes back with the names of the changed fields.',
    tags: ['important', 'idempotent'],
    run: 'salesforce.update-account',
    keywords: ['company', 'organization', 'edit'],
    input: { required: ['id'], properties: { ...recordId('account'), ...accountFields } },
  },
]

const opportunityActions: ActionDefinition[] = [
  ...standard('Opportunity', 'opportunity', {
    get: ['SALESFORCE_RETRIEVE_OPPORTUNITY_BY_ID_WITH_OPTIONAL_FIELDS'],
    recent: ['SALESFORCE_RETRIEVE_OPPORTUNITIES_DATA'],
    remove: ['SALESFORCE_REMOVE_OPPORTUNITY_BY_ID'],
  }),
  {
    name: 'SALESFORCE_CREATE_OPPORTUNITY_RECORD',
    aliases: ['SALESFORCE_CREATE_OPPORTUNITY'],
    description:
      'Creates an opportunity: a deal that may be won. Comes back with the id of the new record.',
    tags: ['important'],
    run: 'salesforce.create-opportunity',
    keywords: ['deal', 'sale', 'pipeline', 'add', 'new'],
    input: { required: ['Name', 'StageName', 'CloseDate'], properties: opportunityFields },
  },
  {
    name: 'SALESFORCE_UPDATE_OPPORTUNITY_BY_ID',
    aliases: ['SALESFORCE_UPDATE_OPPORTUNITY'],
    description:
      'Changes fields of an opportunity, e.g. its stage, amount or close date. Only what is given changes. Comes back with the names of the changed fields.',
    tags: ['important', 'idempotent'],
    run: 'salesforce.update-opportunity',
    keywords: ['deal', 'stage', 'won', 'lost', 'edit'],
    input: { required: ['id'], properties: { ...recordId('opportunity'), ...opportunityFields } },
  },
]

const unmarked = (actions: readonly ActionDefinition[]): ActionDefinition[] =>
  actions.map((action) => ({
    ...action,
    tags: (action.tags ?? []).filter((tag) => tag !== 'important'),
  }))

const campaignActions: ActionDefinition[] = [
  ...unmarked(
    standard('Campaign', 'campaign', {
      get: ['SALESFORCE_RETRIEVE_SPECIFIC_CAMPAIGN_OBJECT_DETAILS'],
      recent: ['SALESFORCE_RETRIEVE_CAMPAIGN_DATA_WITH_ERROR_HANDLING'],
      remove: ['SALESFORCE_REMOVE_CAMPAIGN_OBJECT_BY_ID'],
    }),
  ),
  {
    name: 'SALESFORCE_CREATE_CAMPAIGN_RECORD_VIA_POST',
    aliases: ['SALESFORCE_CREATE_CAMPAIGN'],
    description: 'Creates a campaign of marketing. Comes back with the id of the new record.',
    run: 'salesforce.create-campaign',
    keywords: ['marketing', 'add', 'new'],
    input: { required: ['Name'], properties: campaignFields },
  },
  {
    name: 'SALESFORCE_UPDATE_CAMPAIGN_BY_ID_WITH_JSON',
    description: 'Changes fields of a campaign. Only what is given changes.',
    tags: ['idempotent'],
    run: 'salesforce.update-campaign',
    keywords: ['marketing', 'edit'],
    input: { required: ['id'], properties: { ...recordId('campaign'), ...campaignFields } },
  },
]

const activityActions: ActionDefinition[] = [
  ...unmarked(
    standard('Note', 'note', {
      get: [
        'SALESFORCE_RETRIEVE_NOTE_WITH_CONDITIONS',
        'SALESFORCE_RETRIEVE_NOTE_BY_ID_WITH_OPTIONAL_FIELDS_AND_TIME_CONDITIONS',
      ],
      recent: ['SALESFORCE_RETRIEVE_NOTE_OBJECT_INFORMATION'],
      remove: ['SALESFORCE_REMOVE_NOTE_OBJECT_BY_ID'],
    }),
  ),
  {
    name: 'SALESFORCE_CREATE_NOTE_RECORD_WITH_CONTENT_TYPE_HEADER',
    aliases: ['SALESFORCE_CREATE_NOTE'],
    description:
      'Writes a note on a record: a lead, contact, account, opportunity or another. Comes back with its id.',
    tags: ['important'],
    run: 'salesforce.create-note',
    keywords: ['comment', 'memo', 'log'],
    argumentAliases: { title: 'Title', body: 'Body', parent_id: 'ParentId' },
    input: {
      required: ['ParentId', 'Title'],
      properties: { ParentId: text('Id of the record that it is about.'), ...noteFields },
    },
  },
  {
    name: 'SALESFORCE_UPDATE_SPECIFIC_NOTE_BY_ID',
    description: 'Changes title or text of a note. Only what is given changes.',
    tags: ['idempotent'],
    run: 'salesforce.update-note',
    keywords: ['edit', 'comment'],
    argumentAliases: { title: 'Title', body: 'Body' },
    input: { required: ['id'], properties: { ...recordId('note'), ...noteFields } },
  },
  {
    name: 'SALESFORCE_CREATE_TASK',
    description:
      'Creates a task, about a lead, contact, opportunity or other record if asked; with the status `Completed` it records a call or e-mail that took place. Comes back with its id.',
    tags: ['important'],
    run: 'salesforce.create-task',
    keywords: ['todo', 'reminder', 'follow up', 'log call', 'activity'],
    argumentAliases: { subject: 'Subject', due_date: 'ActivityDate' },
    input: { required: ['Subject'], properties: taskFields },
  },
  {
    name: 'SALESFORCE_UPDATE_TASK',
    description: 'Changes a task, e.g. completes it through `Status`. Only what is given changes.',
    tags: ['idempotent'],
    run: 'salesforce.update-task',
    keywords: ['todo', 'complete', 'done', 'reschedule'],
    argumentAliases: { subject: 'Subject', due_date: 'ActivityDate' },
    input: { required: ['id'], properties: { ...recordId('task'), ...taskFields } },
  },
  {
    name: 'SALESFORCE_CREATE_EVENT',
    description:
      'Puts an event into a calendar of Salesforce, about a record if asked. Comes back with its id.',
    run: 'salesforce.create-event',
    keywords: ['meeting', 'appointment', 'calendar'],
    argumentAliases: { subject: 'Subject', start: 'StartDateTime', end: 'EndDateTime' },
    input: {
      required: ['Subject', 'StartDateTime', 'EndDateTime'],
      properties: {
        Subject: text('What it is about, in one line.'),
        StartDateTime: text('When it begins, e.g. `2026-01-31T09:00:00Z`.', {
          format: 'date-time',
        }),
        EndDateTime: text('When it ends, e.g. `2026-01-31T10:00:00Z`.', { format: 'date-time' }),
        Location: text('Where it is.'),
        WhoId,
        WhatId,
        Description,
        OwnerId,
      },
    },
  },
  {
    name: 'SALESFORCE_LIST_REPORTS',
    description: 'Lists the reports that the user opened last with id and name.',
    tags: ['read-only'],
    request: 'GET /analytics/reports',
    keywords: ['analytics', 'dashboard'],
    input: {},
  },
  {
    name: 'SALESFORCE_RUN_REPORT',
    description:
      'Runs a saved report with the filters it has. Comes back with its totals, and with its rows if asked.',
    tags: ['read-only'],
    request: 'GET /analytics/reports/{report_id}',
    wire: { include_details: 'includeDetails' },
    keywords: ['analytics', 'dashboard', 'numbers'],
    input: {
      required: ['report_id'],
      properties: {
        report_id: text('Id of the report, from SALESFORCE_LIST_REPORTS.'),
        include_details: {
          type: 'boolean',
          default: false,
          description: 'Whether rows come along.',
        },
      },
    },
  },
  {
    name: 'SALESFORCE_QUERY_REPORT',
    description:
      'Runs a report that is not saved: columns, groups, filters and aggregates as `reportMetadata` says. Comes back with its totals and rows.',
    tags: ['read-only'],
    request: 'POST /analytics/reports/query',
    wire: { report_metadata: 'reportMetadata' },
    keywords: ['analytics', 'ad hoc', 'numbers'],
    argumentAliases: { reportMetadata: 'report_metadata' },
    input: {
      required: ['report_metadata'],
      properties: {
        report_metadata: {
          type: 'object',
          additionalProperties: true,
          description:
            'What to report, as Salesforce’s reports API spells it: `reportType`, `detailColumns`, `reportFilters`, …',
        },
      },
    },
  },
]

/** Actions of Salesforce's REST API, version 62.0. Known, not read. */
export const salesforceActions: ActionDefinition[] = [
  ...findingActions,
  ...recordActions,
  ...leadActions,
  ...contactActions,
  ...accountActions,
  ...opportunityActions,
  ...campaignActions,
  ...activityActions,
]
