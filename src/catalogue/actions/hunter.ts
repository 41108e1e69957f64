import type { ActionDefinition } from '../spec.ts'

/** Actions of Hunter's API, version 2. */
export const hunterActions: ActionDefinition[] = [
  {
    name: 'HUNTER_DOMAIN_SEARCH',
    description:
      'Lists e-mail addresses of a company that are known on the web, with names, positions and sources.',
    tags: ['important', 'read-only'],
    request: 'GET /domain-search',
    input: {
      properties: {
        domain: { type: 'string', description: 'Domain of the company, e.g. stripe.com.' },
        company: { type: 'string', description: 'Name of the company, instead of the domain.' },
        type: {
          type: 'string',
          enum: ['personal', 'generic'],
          description: 'Only such addresses.',
        },
        department: { type: 'string', description: 'Only of this department, e.g. sales or it.' },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 10,
          description: 'How many at most.',
        },
        offset: { type: 'integer', minimum: 0, default: 0, description: 'How many to skip.' },
      },
    },
  },
  {
    name: 'HUNTER_EMAIL_FINDER',
    description:
      'Finds the likeliest e-mail address of a person at a company. Comes back with it, a score and sources.',
    tags: ['important', 'read-only'],
    request: 'GET /email-finder',
    input: {
      properties: {
        domain: { type: 'string', description: 'Domain of the company.' },
        company: { type: 'string', description: 'Name of the company, instead of the domain.' },
        first_name: { type: 'string', description: 'First name.' },
        last_name: { type: 'string', description: 'Last name.' },
        full_name: { type: 'string', description: 'Whole name, instead of the two.' },
      },
    },
  },
  {
    name: 'HUNTER_EMAIL_VERIFIER',
    description:
      'Checks whether an e-mail address can be delivered to. Comes back with a state, a score and the checks.',
    tags: ['important', 'read-only'],
    request: 'GET /email-verifier',
    input: {
      required: ['email'],
      properties: { email: { type: 'string', description: 'The address.' } },
    },
  },
  {
    name: 'HUNTER_ACCOUNT_INFORMATION',
    description: 'Tells whose key it is, on which plan, and how many requests are left this month.',
    tags: ['read-only'],
    request: 'GET /account',
    input: {},
  },
]
