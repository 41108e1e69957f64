import { describe, expect, it } from 'vitest'
import { airtable } from '../../src/catalogue/apps/airtable.ts'
import { dropbox } from '../../src/catalogue/apps/dropbox.ts'
import { intercom } from '../../src/catalogue/apps/intercom.ts'
import { stripe } from '../../src/catalogue/apps/stripe.ts'
import { zendesk } from '../../src/catalogue/apps/zendesk.ts'
import { parseAction } from '../../src/catalogue/compile.ts'
import { parseApp } from '../../src/catalogue/parse-app.ts'
import { readArguments } from '../../src/execute/arguments.ts'
import { buildRequest } from '../../src/execute/build-request.ts'

const APPS = [airtable, dropbox, intercom, stripe, zendesk]

/** What would be sent for a call of an action that is written as a request. */
function requestOf(name: string, args: Record<string, unknown>) {
  for (const { actions, ...facts } of APPS) {
    const app = parseApp(facts)
    const found = actions.find((action) => action.name === name)
    if (!found) continue
    const action = parseAction(app, found)
    const baseUrl = app.baseUrl.replace('{subdomain}', 'acme')
    return buildRequest({ ...app, baseUrl }, action, readArguments(action, args))
  }
  throw new Error(`no action ${name}`)
}

const bodyOf = (name: string, args: Record<string, unknown>) =>
  JSON.parse(String(requestOf(name, args).body)) as unknown

describe('Stripe’s forms', () => {
  const formOf = (name: string, args: Record<string, unknown>) =>
    Object.fromEntries(new URLSearchParams(String(requestOf(name, args).body)))

  it.each([
    [
      'STRIPE_CREATE_CUSTOMER',
      { name: 'Ada', address: { city: 'London' }, metadata: { 'a b': '1' } },
      { name: 'Ada', 'address[city]': 'London', 'metadata[a b]': '1' },
    ],
    [
      'STRIPE_CREATE_SUBSCRIPTION',
      { customer: 'cus_1', items: [{ price: 'price_1', quantity: 2 }] },
      { customer: 'cus_1', 'items[0][price]': 'price_1', 'items[0][quantity]': '2' },
    ],
    [
      'STRIPE_CREATE_PRICE',
      { currency: 'eur', unit_amount: 900, recurring: { interval: 'month' } },
      { currency: 'eur', unit_amount: '900', 'recurring[interval]': 'month' },
    ],
    [
      'STRIPE_UPDATE_CUSTOMER',
      { customer_id: 'cus_1', default_payment_method: 'pm_1' },
      { 'invoice_settings[default_payment_method]': 'pm_1' },
    ],
  ])('%s writes brackets', (name, args, form) => {
    expect(formOf(name, args)).toEqual(form)
    const type = requestOf(name, args).headers.get('content-type')
    expect(type).toBe('application/x-www-form-urlencoded')
  })

  it('write brackets in queries too', () => {
    const { url } = requestOf('STRIPE_LIST_CHARGES', {
      created: { gte: 5 },
      expand: ['data.customer'],
    })
    const query = { 'created[gte]': '5', 'expand[0]': 'data.customer' }
    expect(Object.fromEntries(url.searchParams)).toEqual(query)
  })
})

describe('Dropbox’s content host', () => {
  it('is told where a file goes in the query, and given its bytes', () => {
    const args = { path: '/Büro/50% & more.txt', content: 'Hello', autorename: true }
    const { url, method } = requestOf('DROPBOX_UPLOAD_FILE', args)
    expect([method, url.host, url.pathname]).toEqual([
      'POST',
      'content.dropboxapi.com',
      '/2/files/upload',
    ])
    expect(JSON.parse(url.searchParams.get('arg') ?? '')).toEqual({
      path: '/Büro/50% & more.txt',
      mode: 'add',
      autorename: true,
      mute: false,
    })
  })

  it.each(['/a","mode":"overwrite', '/a\\', '/a\nb', 'a.txt'])('refuses the path %j', (path) => {
    expect(() => requestOf('DROPBOX_UPLOAD_FILE', { path, content: 'x' })).toThrow('path')
  })

  it('takes a document of Paper as it is', () => {
    const request = requestOf('DROPBOX_CREATE_PAPER', { path: '/a.paper', content: '<p>"Hi"</p>' })
    expect(request.body).toBe('<p>"Hi"</p>')
    expect(request.headers.get('content-type')).toBe('application/octet-stream')
    expect(JSON.parse(request.url.searchParams.get('arg') ?? '')).toEqual({
      path: '/a.paper',
      import_format: 'html',
    })
  })
})

describe('a body', () => {
  it.each([
    [
      'ZENDESK_REPLY_ZENDESK_TICKET',
      { ticket_id: 35, body: 'Done', public: false, status: 'solved' },
      { ticket: { comment: { body: 'Done', public: false }, status: 'solved' } },
    ],
    [
      'ZENDESK_CREATE_OR_UPDATE_USER',
      { name: 'Ada', email: 'ada@x.test' },
      { user: { name: 'Ada', email: 'ada@x.test' } },
    ],
    [
      'AIRTABLE_UPSERT_RECORDS',
      { base_id: 'appX', table: 'T', fieldsToMergeOn: ['A'], records: [{ fields: { A: null } }] },
      { performUpsert: { fieldsToMergeOn: ['A'] }, records: [{ fields: { A: null } }] },
    ],
    [
      'INTERCOM_CREATE_A_CONVERSATION',
      { contact_role: 'user', contact_id: '63a0', body: 'Hi' },
      { from: { type: 'user', id: '63a0' }, body: 'Hi' },
    ],
    [
      'DROPBOX_SEARCH_FILE_OR_FOLDER',
      { query: 'tax', filename_only: true, include_highlights: true },
      {
        query: 'tax',
        options: { filename_only: true },
        match_field_options: { include_highlights: true },
      },
    ],
  ])('of %s is nested as the API wants it', (name, args, body) => {
    expect(bodyOf(name, args)).toEqual(body)
  })

  it('is sent with a DELETE, where tags are taken off', () => {
    expect(bodyOf('ZENDESK_REMOVE_TICKET_TAGS', { ticket_id: 1, tags: ['a'] })).toEqual({
      tags: ['a'],
    })
  })
})

it('repeats the ids of records that Airtable is to delete', () => {
  const args = { baseId: 'appX', tableIdOrName: 'T', recordIds: ['rec1', 'rec2'] }
  const { url } = requestOf('AIRTABLE_DELETE_MULTIPLE_RECORDS', args)
  expect(url.searchParams.getAll('records[]')).toEqual(['rec1', 'rec2'])
})

it('pages Zendesk by cursor', () => {
  const { url } = requestOf('ZENDESK_LIST_ZENDESK_TICKETS', { page_size: 2, page_after: 'x' })
  expect(url.href).toBe(
    'https://acme.zendesk.com/api/v2/tickets?page%5Bsize%5D=2&page%5Bafter%5D=x',
  )
})
