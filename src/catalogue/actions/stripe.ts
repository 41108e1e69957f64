import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

const limit: ArgumentSchema = {
  type: 'integer',
  minimum: 1,
  maximum: 100,
  default: 10,
  description: 'How many come back at most.',
}
const starting_after: ArgumentSchema = {
  type: 'string',
  description: 'Id of the last one on the page before.',
}

/** Actions of Stripe's API. Those that write want forms, which actions cannot send. */
export const stripeActions: ActionDefinition[] = [
  {
    name: 'STRIPE_LIST_CUSTOMERS',
    description:
      'Lists customers, newest first, or those with an e-mail address, with id, name, address and balance of each.',
    tags: ['important', 'read-only'],
    request: 'GET /customers',
    input: {
      properties: {
        email: { type: 'string', description: 'Only customers with exactly this address.' },
        limit,
        starting_after,
      },
    },
  },
  {
    name: 'STRIPE_LIST_INVOICES',
    description:
      'Lists invoices, newest first, of all customers or one, with sums, state, due date and the page to pay at.',
    tags: ['important', 'read-only'],
    request: 'GET /invoices',
    input: {
      properties: {
        customer: { type: 'string', description: 'Only invoices of this customer’s id.' },
        status: {
          type: 'string',
          enum: ['draft', 'open', 'paid', 'uncollectible', 'void'],
          description: 'Only invoices in this state.',
        },
        limit,
        starting_after,
      },
    },
  },
  {
    name: 'STRIPE_RETRIEVE_BALANCE',
    description:
      'Reads what money the account has at Stripe, available and pending, in each currency, in the smallest unit.',
    tags: ['read-only'],
    request: 'GET /balance',
    input: {},
  },
]
