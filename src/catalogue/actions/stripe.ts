/**
 * Actions of Stripe's API, version 2024-06-20. Methods, paths and arguments from the vendor's OpenAPI
 * document (github.com/stripe/openapi); sums are integers in the smallest unit of a currency. What
 * writes takes forms, in which lists and objects are written with brackets.
 */
import type { ActionDefinition, ArgumentSchema, Style } from '../spec.ts'

type Arguments = Record<string, ArgumentSchema>

const FORM = { type: 'application/x-www-form-urlencoded' }

/** `a[b][0]=1`, as Stripe wants lists and objects in queries and forms. */
const brackets = (...names: string[]): Record<string, Style> =>
  Object.fromEntries(names.map((name) => [name, { style: 'deepObject' }]))

const limit: ArgumentSchema = {
  type: 'integer',
  minimum: 1,
  maximum: 100,
  default: 10,
  description: 'How many come back at most.',
}
const paging: Arguments = {
  limit,
  starting_after: { type: 'string', description: 'Id of the last one on the page before.' },
  ending_before: { type: 'string', description: 'Id of the first one on the page after.' },
}
const seconds: ArgumentSchema = { type: 'integer' }
const created: ArgumentSchema = {
  type: 'object',
  properties: { gt: seconds, gte: seconds, lt: seconds, lte: seconds },
  description: 'When they were created, in epoch seconds, e.g. `{"gte": 1767225600}`.',
}
const expand: ArgumentSchema = {
  type: 'array',
  items: { type: 'string' },
  description:
    'What to send whole in place of its id, e.g. `customer`; in lists with `data.` before it.',
}
const metadata: ArgumentSchema = {
  type: 'object',
  additionalProperties: true,
  description: 'Up to 50 texts by key of your own, e.g. `{"order_id": "6735"}`.',
}
const amount: ArgumentSchema = {
  type: 'integer',
  minimum: 0,
  description: 'The sum in the smallest unit, e.g. `1099` for 10.99 euros.',
}
const currency: ArgumentSchema = {
  type: 'string',
  description: 'ISO code of the currency in small letters, e.g. `eur`.',
  pattern: '^[a-zA-Z]{3}$',
}
const customer: ArgumentSchema = {
  type: 'string',
  description: 'Id of the customer, e.g. `cus_NffrFeUfNV2Hib`.',
}
const ofCustomer: ArgumentSchema = {
  type: 'string',
  description: 'Only those of this customer’s id.',
}
const return_url: ArgumentSchema = {
  type: 'string',
  format: 'uri',
  description: 'Where the customer comes back to after a step at the bank.',
}
const address: ArgumentSchema = {
  type: 'object',
  properties: {
    line1: { type: 'string' },
    line2: { type: 'string' },
    city: { type: 'string' },
    state: { type: 'string' },
    postal_code: { type: 'string' },
    country: { type: 'string', description: 'Two letters, e.g. `DE`.' },
  },
  description: 'The postal address.',
}
const collection_method: ArgumentSchema = {
  type: 'string',
  enum: ['charge_automatically', 'send_invoice'],
  description: 'Whether the default payment method is charged, or an invoice is sent.',
}
const days_until_due: ArgumentSchema = {
  type: 'integer',
  minimum: 0,
  description: 'Days to pay in; needed with `send_invoice`.',
}
const proration_behavior: ArgumentSchema = {
  type: 'string',
  enum: ['create_prorations', 'always_invoice', 'none'],
  description: 'What becomes of the part of a period that was paid already.',
}
const id = (name: string, what: string, example: string): Arguments => ({
  [name]: { type: 'string', description: `Id of the ${what}, e.g. \`${example}\`.` },
})
const customerId = id('customer_id', 'customer', 'cus_NffrFeUfNV2Hib')
const intentId = id('payment_intent_id', 'payment intent', 'pi_3MtwBwLkdIwHu7ix28a3tqPa')
const invoiceId = id('invoice_id', 'invoice', 'in_1MtHbELkdIwHu7ixl4OzzPMv')
const subscriptionId = id('subscription_id', 'subscription', 'sub_1MowQVLkdIwHu7ixeRlqHVzs')
const idAliases = (name: string, short: string) => ({ id: name, [short]: name })

const lineItems: ArgumentSchema = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    properties: { price: { type: 'string' }, quantity: { type: 'integer', minimum: 1 } },
    required: ['price'],
  },
  description:
    'What is sold: ids of prices and quantities, e.g. `{"price": "price_1", "quantity": 1}`.',
}

/** A search of one kind of object, with Stripe's query language. */
const searchOf = (
  name: string,
  path: string,
  what: string,
  example: string,
  tags: ActionDefinition['tags'] = ['read-only'],
): ActionDefinition => ({
  name,
  description: `Searches ${what} with Stripe’s query language; what was written in the last minute may be missing. Comes back with matches and a \`next_page\`.`,
  tags,
  request: `GET ${path}/search`,
  style: brackets('expand'),
  keywords: ['find', 'query'],
  input: {
    required: ['query'],
    properties: {
      query: { type: 'string', description: `What to find, e.g. \`${example}\`.` },
      limit,
      page: { type: 'string', description: 'The `next_page` of the page before.' },
      expand,
    },
  },
})

const contact: Arguments = {
  name: { type: 'string', description: 'Full name, or name of the business.' },
  email: { type: 'string', format: 'email', description: 'E-mail address.' },
  phone: { type: 'string', description: 'Telephone number.' },
  description: { type: 'string', description: 'A note, seen in the dashboard only.' },
  address,
  metadata,
}

const customerActions: ActionDefinition[] = [
  {
    name: 'STRIPE_LIST_CUSTOMERS',
    description:
      'Lists customers, newest first, or those with an e-mail address, with id, name, address and balance of each.',
    tags: ['important', 'read-only'],
    request: 'GET /customers',
    style: brackets('created', 'expand'),
    keywords: ['buyers', 'clients'],
    input: {
      properties: {
        email: { type: 'string', description: 'Only customers with exactly this address.' },
        created,
        ...paging,
        expand,
      },
    },
  },
  searchOf(
    'STRIPE_SEARCH_CUSTOMERS',
    '/customers',
    'customers by name, e-mail address or metadata',
    'email:"ada@example.com" OR name~"Ada"',
    ['important', 'read-only'],
  ),
  {
    name: 'STRIPE_RETRIEVE_CUSTOMER',
    description:
      'Reads a customer by id: name, address, balance, currency, default payment method and metadata.',
    tags: ['important', 'read-only'],
    request: 'GET /customers/{customer_id}',
    style: brackets('expand'),
    argumentAliases: idAliases('customer_id', 'customer'),
    input: { required: ['customer_id'], properties: { ...customerId, expand } },
  },
  {
    name: 'STRIPE_CREATE_CUSTOMER',
    description:
      'Creates a customer; addresses need not be unique, so search first to avoid a second one. Comes back with the id.',
    tags: ['important'],
    request: 'POST /customers',
    body: FORM,
    style: brackets('address', 'metadata'),
    keywords: ['buyer', 'client', 'add'],
    input: { properties: contact },
  },
  {
    name: 'STRIPE_UPDATE_CUSTOMER',
    description:
      'Changes a customer: name, contact, address, balance, tax status. What is not given stays; metadata is merged key by key.',
    tags: ['important', 'idempotent'],
    request: 'POST /customers/{customer_id}',
    body: FORM,
    style: brackets('address', 'metadata', 'shipping'),
    wire: { default_payment_method: 'invoice_settings[default_payment_method]' },
    argumentAliases: idAliases('customer_id', 'customer'),
    keywords: ['edit'],
    input: {
      required: ['customer_id'],
      properties: {
        ...customerId,
        ...contact,
        balance: {
          type: 'integer',
          description: 'Balance in the smallest unit; below zero it is a credit.',
        },
        tax_exempt: {
          type: 'string',
          enum: ['none', 'exempt', 'reverse'],
          description: 'How the customer is taxed.',
        },
        default_payment_method: {
          type: 'string',
          description: 'Id of the payment method that invoices are charged to.',
        },
        shipping: {
          type: 'object',
          properties: { name: { type: 'string' }, phone: { type: 'string' }, address },
          description: 'Whom and where goods are sent to.',
        },
      },
    },
  },
  {
    name: 'STRIPE_DELETE_CUSTOMER',
    description:
      'Deletes a customer for good and ends the subscriptions at once. Payments of the past stay.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /customers/{customer_id}',
    argumentAliases: idAliases('customer_id', 'customer'),
    keywords: ['remove'],
    input: { required: ['customer_id'], properties: customerId },
  },
  {
    name: 'STRIPE_LIST_CUSTOMER_PAYMENT_METHODS',
    description: 'Lists the cards and other payment methods that a customer has saved.',
    tags: ['read-only'],
    request: 'GET /customers/{customer_id}/payment_methods',
    argumentAliases: idAliases('customer_id', 'customer'),
    keywords: ['card'],
    input: {
      required: ['customer_id'],
      properties: {
        ...customerId,
        type: { type: 'string', description: 'Only of this kind, e.g. `card`.' },
        ...paging,
      },
    },
  },
]

const active: ArgumentSchema = {
  type: 'boolean',
  default: true,
  description: 'Whether it can be bought.',
}

const productActions: ActionDefinition[] = [
  {
    name: 'STRIPE_LIST_PRODUCTS',
    description:
      'Lists products, newest first, with id, name, description and default price of each.',
    tags: ['important', 'read-only'],
    request: 'GET /products',
    style: brackets('created', 'ids', 'expand'),
    keywords: ['catalog', 'goods', 'plans'],
    input: {
      properties: {
        active: { type: 'boolean', description: 'Only those that can be bought, or cannot.' },
        ids: { type: 'array', items: { type: 'string' }, description: 'Only these ids.' },
        created,
        ...paging,
        expand,
      },
    },
  },
  {
    name: 'STRIPE_CREATE_PRODUCT',
    description:
      'Creates a product or service to sell, with its price if `default_price_data` is given. Comes back with the id.',
    tags: ['important'],
    request: 'POST /products',
    body: FORM,
    style: brackets('metadata', 'images', 'default_price_data'),
    keywords: ['catalog', 'plan', 'add'],
    input: {
      required: ['name'],
      properties: {
        name: { type: 'string', description: 'Name that customers see.' },
        description: { type: 'string', description: 'Text that customers see.' },
        default_price_data: {
          type: 'object',
          properties: {
            currency: { type: 'string' },
            unit_amount: { type: 'integer' },
            recurring: {
              type: 'object',
              properties: {
                interval: { type: 'string', enum: ['day', 'week', 'month', 'year'] },
                interval_count: { type: 'integer' },
              },
              required: ['interval'],
            },
          },
          required: ['currency'],
          description:
            'Its price, e.g. `{"currency": "eur", "unit_amount": 900, "recurring": {"interval": "month"}}`.',
        },
        active,
        images: {
          type: 'array',
          maxItems: 8,
          items: { type: 'string' },
          description: 'Addresses of pictures, eight at most.',
        },
        url: { type: 'string', format: 'uri', description: 'Public page about it.' },
        tax_code: { type: 'string', description: 'Id of its tax code.' },
        shippable: { type: 'boolean', description: 'Whether goods are sent.' },
        id: { type: 'string', description: 'An id of your own choice.' },
        metadata,
      },
    },
  },
  {
    name: 'STRIPE_UPDATE_PRODUCT',
    description:
      'Changes a product: name, description, default price, or whether it can be bought (`active` false archives it).',
    tags: ['idempotent'],
    request: 'POST /products/{product_id}',
    body: FORM,
    style: brackets('metadata'),
    argumentAliases: { id: 'product_id' },
    keywords: ['edit', 'archive'],
    input: {
      required: ['product_id'],
      properties: {
        ...id('product_id', 'product', 'prod_NWjs8kKbJWmuuc'),
        name: { type: 'string', description: 'The new name.' },
        description: { type: 'string', description: 'The new text.' },
        default_price: { type: 'string', description: 'Id of the price that is the usual one.' },
        active: { type: 'boolean', description: 'Whether it can be bought.' },
        metadata,
      },
    },
  },
  {
    name: 'STRIPE_LIST_PRICES',
    description:
      'Lists prices, of all products or one, with sum, currency and interval. Links, checkouts and subscriptions need the id of a price.',
    tags: ['important', 'read-only'],
    request: 'GET /prices',
    style: brackets('lookup_keys', 'expand'),
    keywords: ['plans', 'rates'],
    input: {
      properties: {
        product: { type: 'string', description: 'Only prices of this product’s id.' },
        active: { type: 'boolean', description: 'Only those in use, or not in use.' },
        type: {
          type: 'string',
          enum: ['one_time', 'recurring'],
          description: 'Only prices that are paid once, or again and again.',
        },
        currency: { ...currency, description: 'Only prices in this currency, e.g. `eur`.' },
        lookup_keys: {
          type: 'array',
          maxItems: 10,
          items: { type: 'string' },
          description: 'Only prices with one of these keys of your own.',
        },
        ...paging,
        expand,
      },
    },
  },
  {
    name: 'STRIPE_CREATE_PRICE',
    description:
      'Gives a product a price, to be paid once or each period with `recurring`. Comes back with the id; the sum cannot be changed later.',
    tags: ['important'],
    request: 'POST /prices',
    body: FORM,
    style: brackets('metadata', 'product_data', 'recurring', 'custom_unit_amount'),
    keywords: ['plan', 'rate', 'add'],
    input: {
      required: ['currency'],
      properties: {
        currency,
        unit_amount: amount,
        product: { type: 'string', description: 'Id of the product; or give `product_data`.' },
        product_data: {
          type: 'object',
          properties: { name: { type: 'string' } },
          required: ['name'],
          description: 'A new product for this price, e.g. `{"name": "Gold plan"}`.',
        },
        recurring: {
          type: 'object',
          properties: {
            interval: { type: 'string', enum: ['day', 'week', 'month', 'year'] },
            interval_count: { type: 'integer', minimum: 1 },
          },
          required: ['interval'],
          description: 'How often it is paid, e.g. `{"interval": "month"}`; once if left out.',
        },
        custom_unit_amount: {
          type: 'object',
          properties: {
            enabled: { type: 'boolean' },
            minimum: { type: 'integer' },
            maximum: { type: 'integer' },
          },
          required: ['enabled'],
          description: 'Lets customers say the sum, e.g. `{"enabled": true, "minimum": 500}`.',
        },
        nickname: { type: 'string', description: 'A note that customers do not see.' },
        lookup_key: { type: 'string', description: 'A key of your own to find it by.' },
        tax_behavior: {
          type: 'string',
          enum: ['exclusive', 'inclusive', 'unspecified'],
          description: 'Whether tax comes on top or is within.',
        },
        active,
        metadata,
      },
    },
  },
]

const linkActions: ActionDefinition[] = [
  {
    name: 'STRIPE_CREATE_PAYMENT_LINK',
    description:
      'Makes a link under which anybody can buy certain prices, any number of times. Comes back with its `url` to send to customers.',
    tags: ['important'],
    request: 'POST /payment_links',
    body: FORM,
    style: brackets('line_items', 'after_completion', 'metadata'),
    keywords: ['checkout', 'buy', 'pay', 'url'],
    input: {
      required: ['line_items'],
      properties: {
        line_items: lineItems,
        allow_promotion_codes: {
          type: 'boolean',
          default: false,
          description: 'Whether customers may enter a promotion code.',
        },
        after_completion: {
          type: 'object',
          properties: {
            type: { type: 'string', enum: ['hosted_confirmation', 'redirect'] },
            redirect: {
              type: 'object',
              properties: { url: { type: 'string' } },
              required: ['url'],
            },
          },
          required: ['type'],
          description:
            'What follows, e.g. `{"type": "redirect", "redirect": {"url": "https://..."}}`.',
        },
        metadata,
      },
    },
  },
  {
    name: 'STRIPE_LIST_PAYMENT_LINKS',
    description: 'Lists payment links, newest first, with address and whether each still works.',
    tags: ['read-only'],
    request: 'GET /payment_links',
    keywords: ['checkout', 'url'],
    input: {
      properties: {
        active: { type: 'boolean', description: 'Only those that work, or no longer work.' },
        ...paging,
      },
    },
  },
  {
    name: 'STRIPE_UPDATE_PAYMENT_LINK',
    description: 'Switches a payment link off or on again, or changes its metadata.',
    tags: ['idempotent'],
    request: 'POST /payment_links/{payment_link_id}',
    body: FORM,
    style: brackets('metadata'),
    argumentAliases: { id: 'payment_link_id' },
    keywords: ['deactivate', 'disable'],
    input: {
      required: ['payment_link_id'],
      properties: {
        ...id('payment_link_id', 'payment link', 'plink_1MoC3ULkdIwHu7ixZjtGpVl2'),
        active: { type: 'boolean', description: 'Whether the link works.' },
        metadata,
      },
    },
  },
  {
    name: 'STRIPE_CREATE_CHECKOUT_SESSION',
    description:
      'Opens a checkout page for one customer, to pay once, subscribe or save a card. Comes back with its `url`, good for a day.',
    tags: ['important'],
    request: 'POST /checkout/sessions',
    body: FORM,
    style: brackets('line_items', 'metadata', 'discounts', 'subscription_data'),
    keywords: ['buy', 'pay', 'cart', 'url'],
    input: {
      required: ['mode', 'success_url'],
      properties: {
        mode: {
          type: 'string',
          enum: ['payment', 'subscription', 'setup'],
          description: 'Whether to pay once, subscribe, or only save a payment method.',
        },
        success_url: {
          type: 'string',
          format: 'uri',
          description: 'Where the customer goes after it worked.',
        },
        line_items: lineItems,
        cancel_url: {
          type: 'string',
          format: 'uri',
          description: 'Where the customer goes who turns back.',
        },
        customer,
        customer_email: {
          type: 'string',
          format: 'email',
          description: 'Address to fill in, where there is no customer yet.',
        },
        client_reference_id: { type: 'string', description: 'An id of your own, e.g. of a cart.' },
        allow_promotion_codes: {
          type: 'boolean',
          description: 'Whether customers may enter a promotion code.',
        },
        discounts: {
          type: 'array',
          maxItems: 1,
          items: { type: 'object', properties: { coupon: { type: 'string' } } },
          description: 'A coupon to apply, e.g. `{"coupon": "SPRING"}`.',
        },
        subscription_data: {
          type: 'object',
          properties: { trial_period_days: { type: 'integer', minimum: 1 } },
          description: 'For subscriptions: days of trial.',
        },
        metadata,
      },
    },
  },
  {
    name: 'STRIPE_RETRIEVE_CHECKOUT_SESSION',
    description:
      'Reads a checkout session: whether it is complete and paid, its customer, sum and payment intent.',
    tags: ['read-only'],
    request: 'GET /checkout/sessions/{session_id}',
    style: brackets('expand'),
    argumentAliases: { id: 'session_id' },
    input: {
      required: ['session_id'],
      properties: { ...id('session_id', 'session', 'cs_test_a11YYufWQzNY63zpQ6'), expand },
    },
  },
]

const payment_method: ArgumentSchema = {
  type: 'string',
  description: 'Id of a payment method, e.g. `pm_1MtwBwLkdIwHu7ixXQ`.',
}
const setup_future_usage: ArgumentSchema = {
  type: 'string',
  enum: ['on_session', 'off_session'],
  description: 'Saves the payment method for later, with or without the customer there.',
}
const receipt_email: ArgumentSchema = {
  type: 'string',
  format: 'email',
  description: 'Address that the receipt goes to.',
}

const paymentActions: ActionDefinition[] = [
  {
    name: 'STRIPE_CREATE_PAYMENT_INTENT',
    description:
      'Begins a payment of a sum, to be confirmed by the customer or at once with `confirm` and a payment method. Comes back with id and state.',
    tags: ['important'],
    request: 'POST /payment_intents',
    body: FORM,
    style: brackets('automatic_payment_methods', 'payment_method_types', 'metadata'),
    keywords: ['charge', 'pay'],
    input: {
      required: ['amount', 'currency'],
      properties: {
        amount,
        currency,
        customer,
        description: { type: 'string', description: 'What it is for.' },
        payment_method,
        confirm: { type: 'boolean', default: false, description: 'Whether to charge at once.' },
        off_session: {
          type: 'boolean',
          description: 'The customer is not there; only with `confirm`.',
        },
        automatic_payment_methods: {
          type: 'object',
          properties: {
            enabled: { type: 'boolean' },
            allow_redirects: { type: 'string', enum: ['always', 'never'] },
          },
          required: ['enabled'],
          description: 'Takes the methods set in the dashboard, e.g. `{"enabled": true}`.',
        },
        payment_method_types: {
          type: 'array',
          items: { type: 'string' },
          description: 'Kinds of payment to offer, e.g. `card`.',
        },
        setup_future_usage,
        receipt_email,
        return_url,
        statement_descriptor_suffix: {
          type: 'string',
          maxLength: 22,
          description: 'What the customer’s statement shows, after your own name.',
        },
        metadata,
      },
    },
  },
  {
    name: 'STRIPE_RETRIEVE_PAYMENT_INTENT',
    description: 'Reads a payment: sum, state, customer, method, latest charge and last error.',
    tags: ['read-only'],
    request: 'GET /payment_intents/{payment_intent_id}',
    style: brackets('expand'),
    argumentAliases: idAliases('payment_intent_id', 'payment_intent'),
    input: { required: ['payment_intent_id'], properties: { ...intentId, expand } },
  },
  {
    name: 'STRIPE_LIST_PAYMENT_INTENTS',
    description:
      'Lists payments, newest first, of all customers or one, with sum, state and method.',
    tags: ['read-only'],
    request: 'GET /payment_intents',
    style: brackets('created', 'expand'),
    keywords: ['payments'],
    input: { properties: { customer: ofCustomer, created, ...paging, expand } },
  },
  searchOf(
    'STRIPE_SEARCH_PAYMENT_INTENTS',
    '/payment_intents',
    'payments by state, sum, customer or metadata',
    'status:"succeeded" AND amount>1000',
  ),
  {
    name: 'STRIPE_UPDATE_PAYMENT_INTENT',
    description: 'Changes a payment that is not confirmed yet: sum, customer, text, metadata.',
    tags: ['idempotent'],
    request: 'POST /payment_intents/{payment_intent_id}',
    body: FORM,
    style: brackets('metadata'),
    argumentAliases: idAliases('payment_intent_id', 'payment_intent'),
    keywords: ['edit'],
    input: {
      required: ['payment_intent_id'],
      properties: {
        ...intentId,
        amount,
        currency,
        customer,
        description: { type: 'string', description: 'What it is for.' },
        payment_method,
        receipt_email,
        metadata,
      },
    },
  },
  {
    name: 'STRIPE_CONFIRM_PAYMENT_INTENT',
    description:
      'Confirms a payment, which charges the payment method; it may come back with a step for the customer to take.',
    request: 'POST /payment_intents/{payment_intent_id}/confirm',
    body: FORM,
    argumentAliases: idAliases('payment_intent_id', 'payment_intent'),
    keywords: ['charge', 'pay'],
    input: {
      required: ['payment_intent_id'],
      properties: {
        ...intentId,
        payment_method,
        receipt_email,
        setup_future_usage,
        capture_method: {
          type: 'string',
          enum: ['automatic', 'automatic_async', 'manual'],
          description: 'Whether the money is taken at once or only reserved.',
        },
        return_url,
      },
    },
  },
  {
    name: 'STRIPE_CANCEL_PAYMENT_INTENT',
    description: 'Cancels a payment that was not made yet; a sum that was reserved is freed.',
    tags: ['destructive'],
    request: 'POST /payment_intents/{payment_intent_id}/cancel',
    body: FORM,
    argumentAliases: idAliases('payment_intent_id', 'payment_intent'),
    input: {
      required: ['payment_intent_id'],
      properties: {
        ...intentId,
        cancellation_reason: {
          type: 'string',
          enum: ['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned'],
          description: 'Why.',
        },
      },
    },
  },
  {
    name: 'STRIPE_LIST_CHARGES',
    description:
      'Lists charges, newest first, with sum, state, card, receipt and what was refunded: what customers really paid.',
    tags: ['important', 'read-only'],
    request: 'GET /charges',
    style: brackets('created', 'expand'),
    keywords: ['payments', 'transactions', 'sales'],
    input: {
      properties: {
        customer: ofCustomer,
        payment_intent: { type: 'string', description: 'Only those of this payment intent.' },
        transfer_group: { type: 'string', description: 'Only those of this transfer group.' },
        created,
        ...paging,
        expand,
      },
    },
  },
  {
    name: 'STRIPE_RETRIEVE_CHARGE',
    description: 'Reads a charge by id: sum, state, card, risk, receipt address and refunds.',
    tags: ['read-only'],
    request: 'GET /charges/{charge_id}',
    style: brackets('expand'),
    argumentAliases: idAliases('charge_id', 'charge'),
    keywords: ['payment', 'transaction'],
    input: {
      required: ['charge_id'],
      properties: { ...id('charge_id', 'charge', 'ch_3MmlLrLkdIwHu7ix0snN0B15'), expand },
    },
  },
  searchOf(
    'STRIPE_SEARCH_CHARGES',
    '/charges',
    'charges by state, sum, customer, card or metadata',
    'amount>999 AND payment_method_details.card.last4:4242',
  ),
  {
    name: 'STRIPE_CREATE_REFUND',
    description:
      'Pays a charge back, whole or in part, to the card it came from. Give a payment intent or a charge; comes back with the state.',
    tags: ['important', 'destructive'],
    request: 'POST /refunds',
    body: FORM,
    style: brackets('metadata'),
    keywords: ['money back', 'return', 'reimburse'],
    input: {
      properties: {
        payment_intent: { type: 'string', description: 'Id of the payment to pay back.' },
        charge: { type: 'string', description: 'Id of the charge, in place of the payment.' },
        amount: { ...amount, description: 'The sum in the smallest unit; all if left out.' },
        reason: {
          type: 'string',
          enum: ['duplicate', 'fraudulent', 'requested_by_customer'],
          description: 'Why.',
        },
        metadata,
      },
    },
  },
  {
    name: 'STRIPE_LIST_REFUNDS',
    description: 'Lists refunds, newest first, of all payments or one, with sum, state and reason.',
    tags: ['read-only'],
    request: 'GET /refunds',
    style: brackets('created'),
    keywords: ['money back', 'returns'],
    input: {
      properties: {
        payment_intent: { type: 'string', description: 'Only those of this payment intent.' },
        charge: { type: 'string', description: 'Only those of this charge.' },
        created,
        ...paging,
      },
    },
  },
  {
    name: 'STRIPE_RETRIEVE_REFUND',
    description: 'Reads a refund by id: sum, state, reason and, if it failed, why.',
    tags: ['read-only'],
    request: 'GET /refunds/{refund_id}',
    argumentAliases: idAliases('refund_id', 'refund'),
    input: {
      required: ['refund_id'],
      properties: id('refund_id', 'refund', 're_1Nispe2eZvKYlo2Cd31jOCgZ'),
    },
  },
]

const invoiceActions: ActionDefinition[] = [
  {
    name: 'STRIPE_LIST_INVOICES',
    description:
      'Lists invoices, newest first, of all customers or one, with sums, state, due date and the page to pay at.',
    tags: ['important', 'read-only'],
    request: 'GET /invoices',
    style: brackets('created', 'expand'),
    keywords: ['bills'],
    input: {
      properties: {
        customer: ofCustomer,
        status: {
          type: 'string',
          enum: ['draft', 'open', 'paid', 'uncollectible', 'void'],
          description: 'Only invoices in this state.',
        },
        subscription: { type: 'string', description: 'Only those of this subscription’s id.' },
        collection_method: { ...collection_method, description: 'Only those collected so.' },
        created,
        ...paging,
        expand,
      },
    },
  },
  searchOf(
    'STRIPE_SEARCH_INVOICES',
    '/invoices',
    'invoices by number, state, sum, customer or metadata',
    'total>1000 AND status:"open"',
  ),
  {
    name: 'STRIPE_RETRIEVE_INVOICE',
    description: 'Reads an invoice by id: lines, sums, state, due date, PDF and page to pay at.',
    tags: ['read-only'],
    request: 'GET /invoices/{invoice_id}',
    style: brackets('expand'),
    argumentAliases: idAliases('invoice_id', 'invoice'),
    keywords: ['bill'],
    input: { required: ['invoice_id'], properties: { ...invoiceId, expand } },
  },
  {
    name: 'STRIPE_CREATE_INVOICE',
    description:
      'Drafts an invoice for a customer. Add lines with invoice items, then finalize and send it; comes back with the id.',
    tags: ['important'],
    request: 'POST /invoices',
    body: FORM,
    style: brackets('automatic_tax', 'discounts', 'metadata'),
    keywords: ['bill'],
    input: {
      required: ['customer'],
      properties: {
        customer,
        collection_method,
        days_until_due,
        due_date: { type: 'integer', description: 'When it is due, in epoch seconds.' },
        auto_advance: {
          type: 'boolean',
          default: false,
          description: 'Whether Stripe finalizes and collects it by itself.',
        },
        description: { type: 'string', description: 'A text on the invoice.' },
        footer: { type: 'string', description: 'A text at its foot.' },
        currency,
        subscription: { type: 'string', description: 'Only items of this subscription.' },
        pending_invoice_items_behavior: {
          type: 'string',
          enum: ['exclude', 'include'],
          default: 'exclude',
          description: 'Whether items that wait for an invoice go onto this one.',
        },
        default_payment_method: payment_method,
        automatic_tax: {
          type: 'object',
          properties: { enabled: { type: 'boolean' } },
          required: ['enabled'],
          description: 'Lets Stripe work out the tax: `{"enabled": true}`.',
        },
        discounts: {
          type: 'array',
          items: { type: 'object', properties: { coupon: { type: 'string' } } },
          description: 'Coupons to apply, e.g. `{"coupon": "SPRING"}`.',
        },
        metadata,
      },
    },
  },
  {
    name: 'STRIPE_CREATE_INVOICE_ITEM',
    description:
      'Adds a line to a draft invoice, or to the customer’s next one: a sum with a text, or a price. Comes back with the line.',
    tags: ['important'],
    request: 'POST /invoiceitems',
    body: FORM,
    style: brackets('metadata'),
    keywords: ['bill', 'line item', 'position'],
    input: {
      required: ['customer'],
      properties: {
        customer,
        invoice: { type: 'string', description: 'Id of the draft; the next one if left out.' },
        amount: {
          type: 'integer',
          description: 'The sum in the smallest unit; below zero: credit.',
        },
        currency,
        description: { type: 'string', description: 'What the line says.' },
        price: { type: 'string', description: 'Id of a price, in place of a sum.' },
        quantity: { type: 'integer', minimum: 0, description: 'How many of the price.' },
        metadata,
      },
    },
  },
  {
    name: 'STRIPE_FINALIZE_INVOICE',
    description:
      'Makes a draft a real invoice with a number, which cannot be changed any more. Comes back with the PDF and the page to pay at.',
    tags: ['important'],
    request: 'POST /invoices/{invoice_id}/finalize',
    body: FORM,
    argumentAliases: idAliases('invoice_id', 'invoice'),
    keywords: ['bill', 'issue'],
    input: {
      required: ['invoice_id'],
      properties: {
        ...invoiceId,
        auto_advance: { type: 'boolean', description: 'Whether Stripe collects it by itself.' },
      },
    },
  },
  {
    name: 'STRIPE_SEND_INVOICE',
    description:
      'Sends an invoice to its customer by e-mail; a draft is finalized first. In test mode nothing is sent. Comes back with the invoice.',
    tags: ['important'],
    request: 'POST /invoices/{invoice_id}/send',
    body: FORM,
    argumentAliases: idAliases('invoice_id', 'invoice'),
    keywords: ['bill', 'mail'],
    input: { required: ['invoice_id'], properties: invoiceId },
  },
  {
    name: 'STRIPE_PAY_INVOICE',
    description: 'Charges an open invoice now, to the default payment method or another one.',
    request: 'POST /invoices/{invoice_id}/pay',
    body: FORM,
    argumentAliases: idAliases('invoice_id', 'invoice'),
    keywords: ['bill', 'collect'],
    input: {
      required: ['invoice_id'],
      properties: {
        ...invoiceId,
        payment_method,
        paid_out_of_band: {
          type: 'boolean',
          description: 'Only notes that it was paid elsewhere.',
        },
      },
    },
  },
  {
    name: 'STRIPE_VOID_INVOICE',
    description: 'Voids a finalized invoice that was not paid: it stays on record and is not owed.',
    tags: ['destructive', 'idempotent'],
    request: 'POST /invoices/{invoice_id}/void',
    body: FORM,
    argumentAliases: idAliases('invoice_id', 'invoice'),
    keywords: ['bill', 'cancel'],
    input: { required: ['invoice_id'], properties: invoiceId },
  },
]

const subscriptionItems: ArgumentSchema = {
  ...lineItems,
  description: 'What is subscribed to: `{"price": "price_1", "quantity": 1}`, twenty at most.',
  maxItems: 20,
}

const subscriptionActions: ActionDefinition[] = [
  {
    name: 'STRIPE_LIST_SUBSCRIPTIONS',
    description:
      'Lists subscriptions, newest first, with customer, prices, state and current period; cancelled ones only with that status or `all`.',
    tags: ['important', 'read-only'],
    request: 'GET /subscriptions',
    style: brackets('created', 'current_period_end', 'expand'),
    keywords: ['plans', 'recurring', 'MRR'],
    input: {
      properties: {
        customer: ofCustomer,
        status: {
          type: 'string',
          enum: [
            ...['active', 'all', 'canceled', 'ended', 'incomplete', 'incomplete_expired'],
            ...['past_due', 'paused', 'trialing', 'unpaid'],
          ],
          description: 'Only subscriptions in this state.',
        },
        price: { type: 'string', description: 'Only those with this price’s id.' },
        current_period_end: {
          ...created,
          description: 'When the current period ends, in epoch seconds, e.g. `{"lt": 1767225600}`.',
        },
        created,
        ...paging,
        expand,
      },
    },
  },
  searchOf(
    'STRIPE_SEARCH_SUBSCRIPTIONS',
    '/subscriptions',
    'subscriptions by state or metadata',
    'status:"active" AND metadata["plan"]:"gold"',
  ),
  {
    name: 'STRIPE_RETRIEVE_SUBSCRIPTION',
    description:
      'Reads a subscription by id: items with their ids and prices, state, period, trial and end.',
    tags: ['read-only'],
    request: 'GET /subscriptions/{subscription_id}',
    style: brackets('expand'),
    argumentAliases: idAliases('subscription_id', 'subscription'),
    keywords: ['plan'],
    input: { required: ['subscription_id'], properties: { ...subscriptionId, expand } },
  },
  {
    name: 'STRIPE_CREATE_SUBSCRIPTION',
    description:
      'Subscribes a customer to prices, with a trial if wanted; the first invoice is charged or sent. Comes back with id and state.',
    tags: ['important'],
    request: 'POST /subscriptions',
    body: FORM,
    style: brackets('items', 'metadata', 'automatic_tax'),
    keywords: ['plan', 'recurring'],
    input: {
      required: ['customer', 'items'],
      properties: {
        customer,
        items: subscriptionItems,
        trial_period_days: { type: 'integer', minimum: 0, description: 'Days before it costs.' },
        collection_method,
        days_until_due,
        default_payment_method: payment_method,
        payment_behavior: {
          type: 'string',
          enum: ['allow_incomplete', 'default_incomplete', 'error_if_incomplete'],
          description: 'What happens if the first payment fails or waits for the customer.',
        },
        promotion_code: { type: 'string', description: 'Id of a promotion code to apply.' },
        coupon: { type: 'string', description: 'Id of a coupon to apply.' },
        cancel_at_period_end: {
          type: 'boolean',
          default: false,
          description: 'Whether it ends with its first period.',
        },
        currency,
        description: { type: 'string', description: 'A text that the customer sees.' },
        automatic_tax: {
          type: 'object',
          properties: { enabled: { type: 'boolean' } },
          required: ['enabled'],
          description: 'Lets Stripe work out the tax: `{"enabled": true}`.',
        },
        proration_behavior,
        metadata,
      },
    },
  },
  {
    name: 'STRIPE_UPDATE_SUBSCRIPTION',
    description:
      'Changes a subscription: other prices or quantities, or its end with the period. An item keeps its place with its `id` from the subscription.',
    tags: ['important'],
    request: 'POST /subscriptions/{subscription_id}',
    body: FORM,
    style: brackets('items', 'metadata'),
    argumentAliases: idAliases('subscription_id', 'subscription'),
    keywords: ['plan', 'upgrade', 'downgrade', 'edit'],
    input: {
      required: ['subscription_id'],
      properties: {
        ...subscriptionId,
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              id: { type: 'string' },
              price: { type: 'string' },
              quantity: { type: 'integer', minimum: 0 },
              deleted: { type: 'boolean' },
            },
          },
          description:
            'Items to change, e.g. `{"id": "si_1", "price": "price_2"}`; without `id` it is a new one.',
        },
        cancel_at_period_end: {
          type: 'boolean',
          description: 'Whether it ends with the current period; false takes that back.',
        },
        proration_behavior,
        collection_method,
        days_until_due,
        default_payment_method: payment_method,
        description: { type: 'string', description: 'A text that the customer sees.' },
        metadata,
      },
    },
  },
  {
    name: 'STRIPE_CANCEL_SUBSCRIPTION',
    description:
      'Ends a subscription at once; it cannot be taken back. To end it with the period, update it with `cancel_at_period_end` instead.',
    tags: ['important', 'destructive', 'idempotent'],
    request: 'DELETE /subscriptions/{subscription_id}',
    style: brackets('cancellation_details'),
    argumentAliases: idAliases('subscription_id', 'subscription'),
    keywords: ['plan', 'stop', 'churn'],
    input: {
      required: ['subscription_id'],
      properties: {
        ...subscriptionId,
        invoice_now: {
          type: 'boolean',
          default: false,
          description: 'Whether what is still open is invoiced.',
        },
        prorate: {
          type: 'boolean',
          default: false,
          description: 'Whether the unused time is credited.',
        },
        cancellation_details: {
          type: 'object',
          properties: { comment: { type: 'string' } },
          description: 'Why, e.g. `{"comment": "too expensive"}`.',
        },
      },
    },
  },
]

/** A plain list, newest first. */
const listOf = (
  name: string,
  request: string,
  description: string,
  properties: Arguments = {},
): ActionDefinition => ({
  name,
  description,
  tags: ['read-only'],
  request,
  input: { properties: { ...properties, ...paging } },
})

const accountActions: ActionDefinition[] = [
  {
    name: 'STRIPE_RETRIEVE_BALANCE',
    description:
      'Reads what money the account has at Stripe, available and pending, in each currency, in the smallest unit.',
    tags: ['important', 'read-only'],
    request: 'GET /balance',
    keywords: ['funds', 'money'],
    input: {},
  },
  listOf(
    'STRIPE_LIST_BALANCE_TRANSACTIONS',
    'GET /balance_transactions',
    'Lists what moved the balance, newest first: charges, refunds, fees and payouts, gross and net.',
    { type: { type: 'string', description: 'Only of this kind, e.g. `charge` or `payout`.' } },
  ),
  listOf(
    'STRIPE_LIST_PAYOUTS',
    'GET /payouts',
    'Lists payouts to the bank account, newest first, with sum, state and day of arrival.',
    {
      status: {
        type: 'string',
        enum: ['pending', 'paid', 'failed', 'canceled'],
        description: 'Only payouts in this state.',
      },
    },
  ),
  listOf(
    'STRIPE_LIST_DISPUTES',
    'GET /disputes',
    'Lists disputes (chargebacks), newest first, with sum, reason, state and when evidence is due.',
    {
      charge: { type: 'string', description: 'Only those of this charge.' },
      payment_intent: { type: 'string', description: 'Only those of this payment intent.' },
    },
  ),
  listOf(
    'STRIPE_LIST_COUPONS',
    'GET /coupons',
    'Lists coupons, newest first, with percentage or sum off, duration and uses.',
  ),
  {
    name: 'STRIPE_CREATE_COUPON',
    description:
      'Creates a coupon: a percentage or a sum off, once, for some months or forever. Comes back with its id.',
    request: 'POST /coupons',
    body: FORM,
    style: brackets('metadata'),
    keywords: ['discount', 'voucher'],
    input: {
      required: ['duration'],
      properties: {
        duration: {
          type: 'string',
          enum: ['once', 'repeating', 'forever'],
          description: 'How long it counts; `repeating` needs `duration_in_months`.',
        },
        percent_off: {
          type: 'number',
          minimum: 0,
          maximum: 100,
          description: 'Percentage off; this or `amount_off`.',
        },
        amount_off: { type: 'integer', minimum: 1, description: 'Sum off, in the smallest unit.' },
        currency: { ...currency, description: 'Currency of `amount_off`, e.g. `eur`.' },
        duration_in_months: { type: 'integer', minimum: 1, description: 'For `repeating`.' },
        name: { type: 'string', maxLength: 40, description: 'What customers see.' },
        id: { type: 'string', description: 'An id of your own choice, e.g. `SPRING`.' },
        max_redemptions: { type: 'integer', minimum: 1, description: 'How often it can be used.' },
        redeem_by: { type: 'integer', description: 'Until when, in epoch seconds.' },
        metadata,
      },
    },
  },
  listOf(
    'STRIPE_LIST_SHIPPING_RATES',
    'GET /shipping_rates',
    'Lists shipping rates, with sum and estimated time of delivery.',
    { active: { type: 'boolean', description: 'Only those in use, or not in use.' } },
  ),
  listOf(
    'STRIPE_LIST_TAX_CODES',
    'GET /tax_codes',
    'Lists the tax codes that products can have, with id, name and description.',
  ),
  listOf(
    'STRIPE_LIST_TAX_RATES',
    'GET /tax_rates',
    'Lists the tax rates of the account, with percentage, country and whether tax is within.',
    { active: { type: 'boolean', description: 'Only those in use, or not in use.' } },
  ),
]

export const stripeActions: ActionDefinition[] = [
  ...customerActions,
  ...productActions,
  ...linkActions,
  ...paymentActions,
  ...invoiceActions,
  ...subscriptionActions,
  ...accountActions,
]
