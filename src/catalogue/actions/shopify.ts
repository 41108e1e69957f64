import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

const limit: ArgumentSchema = {
  type: 'integer',
  minimum: 1,
  maximum: 250,
  default: 50,
  description: 'How many come back at most.',
}

/** Actions of Shopify's Admin REST API. */
export const shopifyActions: ActionDefinition[] = [
  {
    name: 'SHOPIFY_GET_SHOP_DETAILS',
    description:
      'Reads what the shop is: name, address, currency, time zone, plan and contact e-mail.',
    tags: ['read-only'],
    request: 'GET /shop.json',
    input: {},
  },
  {
    name: 'SHOPIFY_GET_PRODUCTS',
    description:
      'Lists products of the shop with their variants, prices, stock and images, all or those with the given ids.',
    tags: ['important', 'read-only'],
    request: 'GET /products.json',
    scopes: ['read_products', 'write_products'],
    input: {
      properties: {
        ids: { type: 'string', description: 'Only these ids, with commas between them.' },
        limit,
      },
    },
  },
  {
    name: 'SHOPIFY_GET_ORDER_LIST',
    description:
      'Lists orders of the shop, newest first, with customer, items, sums, payment and shipping. Open ones unless `status` says otherwise.',
    tags: ['important', 'read-only'],
    request: 'GET /orders.json',
    scopes: ['read_orders', 'write_orders'],
    input: {
      properties: {
        status: {
          type: 'string',
          enum: ['open', 'closed', 'cancelled', 'any'],
          default: 'open',
          description: 'Which orders.',
        },
        limit,
      },
    },
  },
]
