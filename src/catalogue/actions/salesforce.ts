import type { ActionDefinition } from '../spec.ts'

/** Actions of Salesforce's REST API. */
export const salesforceActions: ActionDefinition[] = [
  {
    name: 'SALESFORCE_EXECUTE_SOQL_QUERY',
    description:
      'Runs a SOQL query, e.g. over accounts, contacts, leads or opportunities. Comes back with the records, and `nextRecordsUrl` if there are more.',
    tags: ['important', 'read-only'],
    request: 'GET /query',
    wire: { soql_query: 'q' },
    input: {
      required: ['soql_query'],
      properties: {
        soql_query: {
          type: 'string',
          description: 'The query; name the fields, as there is no star.',
          examples: ["SELECT Id, Name FROM Account WHERE Name LIKE 'Acme%' LIMIT 20"],
        },
      },
    },
  },
  {
    name: 'SALESFORCE_RETRIEVE_LEAD_BY_ID',
    description:
      'Reads one lead by its id: name, company, contact data, state and owner; all fields, or those that are named.',
    tags: ['read-only'],
    request: 'GET /sobjects/Lead/{id}',
    input: {
      required: ['id'],
      properties: {
        id: { type: 'string', description: 'Id of the lead, 15 or 18 letters.' },
        fields: { type: 'string', description: 'Only these fields, with commas between them.' },
      },
    },
  },
  {
    name: 'SALESFORCE_CREATE_LEAD_WITH_SPECIFIED_CONTENT_TYPE',
    aliases: ['SALESFORCE_CREATE_LEAD'],
    description:
      'Creates a lead: a person at a company who may become a customer. Comes back with the id of the new record.',
    tags: ['important'],
    request: 'POST /sobjects/Lead',
    input: {
      required: ['LastName', 'Company'],
      properties: {
        LastName: { type: 'string', description: 'Family name.' },
        Company: { type: 'string', description: 'Where the person works.' },
        FirstName: { type: 'string', description: 'Given name.' },
        Email: { type: 'string', format: 'email', description: 'E-mail address.' },
        Phone: { type: 'string', description: 'Telephone number.' },
        Title: { type: 'string', description: 'What the person does there.' },
        Description: { type: 'string', description: 'Anything else worth knowing.' },
      },
    },
  },
]
