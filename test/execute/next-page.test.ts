import { describe, expect, it } from 'vitest'
import type { ActionDefinition, ArgumentSchema } from '../../src/catalogue/spec.ts'
import { nextPage } from '../../src/execute/next-page.ts'
import { acmeWith } from './_acme.ts'

const KINDS: Record<string, ArgumentSchema> = {
  ...{ page: { type: 'integer' }, offset: { type: 'integer' }, startAt: { type: 'integer' } },
}

/** What to change for the next page, of an action with these arguments. */
function next(
  names: string,
  data: unknown,
  { used = {}, link, ...more }: Partial<ActionDefinition> & { used?: object; link?: string } = {},
) {
  const given = names.split(' ').filter(Boolean)
  const properties = Object.fromEntries(
    given.map((name) => [name, KINDS[name] ?? { type: 'string' }] as const),
  )
  const { action } = acmeWith({ request: 'GET /things', input: { properties }, ...more })
  const headers = new Headers(link === undefined ? {} : { link })
  return nextPage(action, used as Record<string, unknown>, { headers, data })
}

describe('the next page', () => {
  it.each<[string, string, unknown, object]>([
    ['Google', 'pageToken', { nextPageToken: 't' }, { pageToken: 't' }],
    ['Google, under our name', 'page_token', { nextPageToken: 't' }, { page_token: 't' }],
    [
      'Slack',
      'cursor limit',
      { ok: true, response_metadata: { next_cursor: 'dXNl=' } },
      { cursor: 'dXNl=' },
    ],
    ['Notion', 'start_cursor', { has_more: true, next_cursor: 'c' }, { start_cursor: 'c' }],
    [
      'HubSpot',
      'after',
      { paging: { next: { after: '10', link: 'https://a.test?after=10' } } },
      { after: '10' },
    ],
    [
      'X',
      'pagination_token',
      { meta: { next_token: 'n', result_count: 5 } },
      { pagination_token: 'n' },
    ],
    [
      'Stripe',
      'starting_after',
      { has_more: true, data: [{ id: 'a' }, { id: 'b' }] },
      { starting_after: 'b' },
    ],
    [
      'Asana',
      'offset_text',
      { next_page: { offset: 'o', uri: 'https://a.test/x?offset=o' } },
      { offset_text: 'o' },
    ],
    ['Square', 'cursor', { cursor: 'c', objects: [] }, { cursor: 'c' }],
    ['GraphQL', 'after', { pageInfo: { hasNextPage: true, endCursor: 'e' } }, { after: 'e' }],
    ['Jira', 'startAt', { startAt: 50, maxResults: 50, total: 101 }, { startAt: 100 }],
    [
      'offset and total',
      'offset',
      { pagination: { offset: 0, limit: 20, total: 21 } },
      { offset: 20 },
    ],
    ['page and pages', 'page', { meta: { pagination: { page: 2, total_pages: 3 } } }, { page: 3 }],
    ['Laravel', 'page', { current_page: 1, last_page: 2 }, { page: 2 }],
    ['the number of the next page', 'page', { next_page: 2 }, { page: 2 }],
    [
      'the URL of the next page',
      'page',
      { next: 'https://a.test/x?page=2&per_page=9' },
      { page: 2 },
    ],
    ['links', 'cursor', { links: { next: '/x?cursor=c%3D' } }, { cursor: 'c=' }],
    ['HAL', 'offset', { _links: { next: { href: 'https://a.test/x?offset=5' } } }, { offset: 5 }],
    [
      'Twilio',
      'PageToken page',
      { next_page_uri: '/x.json?PageSize=5&page=1&PageToken=P' },
      { PageToken: 'P', page: 1 },
    ],
    [
      'Facebook',
      'after',
      {
        paging: {
          cursors: { after: 'z' },
          next: 'https://g.test/x?access_token=s&limit=5&after=z',
        },
      },
      { after: 'z' },
    ],
  ])('is found as %s tells of it', (_, names, data, change) => {
    const wire = { ...(names === 'offset_text' && { offset_text: 'offset' }) }
    expect(next(names, data, { wire })).toEqual(change)
  })

  it('is found in OData, whose parameters have a wire’s name', () => {
    const data = { '@odata.nextLink': 'https://a.test/x?$top=5&$skiptoken=s&$filter=f' }
    expect(
      next('skip_token top', data, { wire: { skip_token: '$skiptoken', top: '$top' } }),
    ).toEqual({ skip_token: 's' })
  })

  it('is found under brackets', () => {
    const data = { links: { next: 'https://a.test/x?page%5Bcursor%5D=c&page%5Bsize%5D=5' } }
    expect(next('c', data, { wire: { c: ['page', 'cursor'] } })).toEqual({ c: 'c' })
  })

  it.each([
    '<https://a.test/x?page=2>; rel="next", <https://a.test/x?page=9>; rel="last"',
    '<https://a.test/x?page=1>; rel=prev, <https://a.test/x?page=2>; title="a"; rel="foo next"',
    '<https://a.test/x?page=2>;rel=next;results="true"',
  ])('is found in a header: %s', (link) => {
    expect(next('page', [], { link })).toEqual({ page: 2 })
  })

  it('is told in our words, where callers’ or the API’s are others', () => {
    const data = { nextPageToken: 't' }
    expect(next('token', data, { wire: { token: 'pageToken' } })).toEqual({ token: 't' })
    expect(next('token', data, { argumentAliases: { page_token: 'token' } })).toEqual({
      token: 't',
    })
  })

  it('is found where arguments go into the body', () => {
    expect(next('cursor', { next_cursor: 'c' }, { request: 'POST /search' })).toEqual({
      cursor: 'c',
    })
  })

  it('is one that an action made of code tells of', () => {
    const { action } = acmeWith({
      run: 'hackernews.frontpage',
      input: { properties: { page: { type: 'integer' } } },
    })
    expect(nextPage(action, {}, { headers: new Headers(), data: { next_page: 3 } })).toEqual({
      page: 3,
    })
  })
})

describe('no next page', () => {
  it.each<[string, string, unknown]>([
    ['is told of', 'cursor', { items: [] }],
    ['has an empty cursor', 'cursor', { response_metadata: { next_cursor: '' } }],
    ['has null for a cursor', 'cursor', { next_cursor: null }],
    ['is left: more is denied', 'cursor', { next_cursor: 'c', has_more: false }],
    [
      'is left: more is denied deep inside',
      'after',
      { pageInfo: { hasNextPage: false, endCursor: 'e' } },
    ],
    ['is promised by the end of this one', 'after', { pageInfo: { endCursor: 'e' } }],
    ['is left by offset and total', 'startAt', { startAt: 50, maxResults: 50, total: 100 }],
    ['is left by pages', 'page', { page: 3, total_pages: 3 }],
    ['can be had without the argument', 'limit', { nextPageToken: 't' }],
    [
      'can be had where one of two is missing',
      'page',
      { next: 'https://a.test?page=2&pageToken=t' },
    ],
    ['fits the argument', 'page', { next_page: 'abc' }],
    ['has so long a cursor', 'cursor', { next_cursor: 'x'.repeat(4001) }],
    ['is meant by the size of one', 'per_page', { next: 'https://a.test?per_page=30' }],
    ['is told by last ids alone', 'starting_after', { data: [{ id: 'a' }] }],
    ['is in a text', 'cursor', 'next_cursor'],
    ['is in a list', 'cursor', [{ next_cursor: 'c' }]],
    ['is another resource', 'cursor', { cursor: { next: { a: 1 } } }],
  ])('%s', (_, names, data) => {
    expect(next(names, data)).toBeNull()
  })

  it.each<[unknown, object]>([
    [{ next_cursor: 'c' }, { cursor: 'c' }],
    [{ next: 'https://a.test?cursor=c' }, { cursor: 'c' }],
  ])('is the one that was just read: %j', (data, used) => {
    expect(next('cursor', data, { used })).toBeNull()
  })

  it('is told by a constant', () => {
    const fixed = { query: { page: '1' } }
    expect(next('offset', { next: 'https://a.test?page=1&offset=5' }, { fixed })).toEqual({
      offset: 5,
    })
    expect(next('limit', { next: 'https://a.test?page=1' }, { fixed })).toBeNull()
  })

  it('has an argument in a path or header', () => {
    expect(next('cursor', { next_cursor: 'c' }, { place: { cursor: 'header' } })).toBeNull()
  })
})
