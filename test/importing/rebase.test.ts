import { describe, expect, it } from 'vitest'
import { rebase } from '../../src/importing/rebase.ts'

const acme = { baseUrl: 'https://api.acme.com/v1', hosts: ['uploads.acme.com', '*.acme.io'] }

describe('a request of a document, in terms of an app that is there', () => {
  it.each([
    ['the same base', 'GET /pets', 'https://api.acme.com/v1', 'GET /pets'],
    ['a shorter base', 'GET /v1/pets', 'https://api.acme.com', 'GET /pets'],
    ['a longer base', 'GET /{id}', 'https://api.acme.com/v1/pets', 'GET /pets/{id}'],
    ['no base', 'GET /pets', undefined, 'GET /pets'],
    ['another version', 'GET /pets', 'https://api.acme.com/v2', 'GET https://api.acme.com/v2/pets'],
    [
      'one that only begins alike',
      'GET /a',
      'https://api.acme.com/v12',
      'GET https://api.acme.com/v12/a',
    ],
    ['a further host', 'PUT /f', 'https://uploads.acme.com', 'PUT https://uploads.acme.com/f'],
    ['a host of a pattern', 'GET /a', 'https://eu.acme.io/v1', 'GET https://eu.acme.io/v1/a'],
    [
      'a host of its own',
      'PUT https://uploads.acme.com/f',
      undefined,
      'PUT https://uploads.acme.com/f',
    ],
    ['its own host, written out', 'GET https://api.acme.com/v1/a', undefined, 'GET /a'],
    ['a query', 'GET /a?b=c d', 'https://api.acme.com', 'GET https://api.acme.com/a?b=c d'],
  ])('is told from %s', (_, request, base, rebased) => {
    expect(rebase(request, base, acme)).toBe(rebased)
  })

  const cloud = { baseUrl: 'https://api.acme.com/ex/{cloud_id}', hosts: [] }
  const shop = { baseUrl: 'https://{shop}.acme.com/api/v2', hosts: [] }
  it.each([
    ['its path', 'https://your-domain.acme.net/rest/3', cloud, 'GET /rest/3/pets'],
    ['no path', 'https://your-domain.acme.net', cloud, 'GET /pets'],
    ['a path that the app has', 'https://your-shop.acme.com/api/v2', shop, 'GET /pets'],
    ['an older path of the app', 'https://your-shop.acme.com/api/v1', shop, 'GET /pets'],
  ])("takes a customer's host for the app's base URL, with %s", (_, base, app, rebased) => {
    expect(rebase('GET /pets', base, app)).toBe(rebased)
  })

  it('never leads to a host that is not of the app', () => {
    const request = 'GET https://api.acme.com.evil.test/v1/pets'
    expect(rebase(request, undefined, acme)).toBe(request) // for the check of the action to refuse
    expect(rebase('GET /a', 'https://api.acme.com.evil.test', acme)).toBe('GET /a')
  })
})
