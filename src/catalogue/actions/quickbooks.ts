import type { ActionDefinition } from '../spec.ts'

/** Actions of QuickBooks Online's accounting API. */
export const quickbooksActions: ActionDefinition[] = [
  {
    name: 'QUICKBOOKS_QUERY_ACCOUNT',
    description:
      'Runs a query in QuickBooks’ own SQL over accounts, customers, invoices, bills and the like. Comes back with `QueryResponse` and the entities in it.',
    tags: ['important', 'read-only'],
    request: 'GET /query',
    input: {
      required: ['query'],
      properties: {
        query: {
          type: 'string',
          description: 'The query, over one kind of entity.',
          examples: ["select * from Invoice where Balance > '0' maxresults 20"],
        },
      },
    },
  },
  {
    name: 'QUICKBOOKS_READ_CUSTOMER',
    description: 'Reads one customer by id: name, addresses, contact data, balance and terms.',
    tags: ['read-only'],
    request: 'GET /customer/{customer_id}',
    input: {
      required: ['customer_id'],
      properties: { customer_id: { type: 'string', description: 'Id of the customer.' } },
    },
  },
  {
    name: 'QUICKBOOKS_CREATE_CUSTOMER',
    description:
      'Creates a customer, to whom invoices can be written then. The display name must be new. Comes back with the customer and its id.',
    request: 'POST /customer',
    wire: {
      display_name: 'DisplayName',
      given_name: 'GivenName',
      middle_name: 'MiddleName',
      family_name: 'FamilyName',
      suffix: 'Suffix',
      title: 'Title',
      email: 'PrimaryEmailAddr.Address',
    },
    input: {
      required: ['display_name'],
      properties: {
        display_name: { type: 'string', description: 'What the customer is called in lists.' },
        given_name: { type: 'string', description: 'Given name.' },
        middle_name: { type: 'string', description: 'Middle name.' },
        family_name: { type: 'string', description: 'Family name.' },
        title: { type: 'string', description: 'Form of address before the name.' },
        suffix: { type: 'string', description: 'What stands behind the name, e.g. Jr.' },
        email: { type: 'string', format: 'email', description: 'Where invoices go.' },
      },
    },
  },
]
