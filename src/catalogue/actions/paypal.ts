import type { ActionDefinition } from '../spec.ts'

/** Actions of PayPal's REST API. */
export const paypalActions: ActionDefinition[] = [
  {
    name: 'PAYPAL_LIST_INVOICES',
    description:
      'Lists the invoices of the merchant, newest first, with recipient, sum, state and due date of each.',
    tags: ['important', 'read-only'],
    request: 'GET /v2/invoicing/invoices',
    input: {
      properties: {
        page: { type: 'integer', minimum: 1, default: 1, description: 'Page of the list.' },
        page_size: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 20,
          description: 'Invoices a page.',
        },
      },
    },
  },
  {
    name: 'PAYPAL_GET_ORDER',
    description: 'Reads an order: its state, payer, items and sums, and what was paid of it.',
    tags: ['read-only'],
    request: 'GET /v2/checkout/orders/{order_id}',
    input: {
      required: ['order_id'],
      properties: { order_id: { type: 'string', description: 'Id of the order.' } },
    },
  },
]
