import { describe, expect, it } from 'vitest'
import { nameAll, nameOf } from '../../src/importing/names.ts'
import { operation } from './_document.ts'

describe('the name of an action', () => {
  it.each([
    ['issues/create', 'GITHUB_ISSUES_CREATE'],
    ['listHTTPRoutes', 'GITHUB_LIST_HTTP_ROUTES'],
    ['users.list', 'GITHUB_USERS_LIST'],
    ['get-user_by id', 'GITHUB_GET_USER_BY_ID'],
    ['getUserIDs', 'GITHUB_GET_USER_IDS'],
    ['getOAuthApp', 'GITHUB_GET_OAUTH_APP'],
    ['github/issues:close', 'GITHUB_ISSUES_CLOSE'],
    ['GitHubListIssues', 'GITHUB_LIST_ISSUES'],
    ['UsersController_findAll', 'GITHUB_USERS_FIND_ALL'],
  ])('takes the words of the id %s', (id, name) => {
    expect(nameOf('github', operation({ id }))).toBe(name)
  })

  it('drops the path that FastAPI writes into ids', () => {
    const path = '/items/{item_id}'
    expect(nameOf('shop', operation({ id: 'read_item_items__item_id__get', path }))).toBe(
      'SHOP_READ_ITEM',
    )
  })

  it("does not repeat the API's name that Google puts before its ids", () => {
    const id = 'calendar.calendarList.list'
    expect(nameOf('googlecalendar', operation({ id }))).toBe('GOOGLECALENDAR_CALENDAR_LIST_LIST')
  })

  it.each([
    ['GET', '/v2/pets/{petId}', 'SHOP_GET_PETS_BY_PET_ID'],
    ['POST', '/v1.1/pets:search', 'SHOP_POST_PETS_SEARCH'],
    ['GET', '/', 'SHOP_GET_ROOT'],
  ] as const)('is made of method and path without an id: %s %s', (method, path, name) => {
    expect(nameOf('shop', operation({ method, path }))).toBe(name)
    expect(nameOf('shop', operation({ id: '获取', method, path }))).toBe(name)
  })

  it('can be the words of the title', () => {
    const summary = 'Create an issue (beta)'
    expect(nameOf('github', operation({ summary }), 'summary')).toBe('GITHUB_CREATE_AN_ISSUE_BETA')
  })

  it('keeps head and tail of a long id, and tells it from its like', () => {
    const id = `list${'VeryLong'.repeat(10)}Issues`
    const name = nameOf('github', operation({ id, path: '/a' }))
    expect(name).toMatch(/^GITHUB_LIST_VERY_LONG_.*_ISSUES_[0-9A-F]{6}$/)
    expect(name.length).toBeLessThanOrEqual(64)
    expect(nameOf('github', operation({ id, path: '/b' }))).not.toBe(name)
  })
})

describe('names of a whole document', () => {
  const a = operation({ id: 'list', path: '/a' })
  const b = operation({ id: 'list', path: '/b' })
  const c = operation({ id: 'list', path: '/c' })

  it('tell operations of one id apart, whatever their order', () => {
    const names = nameAll('shop', [c, b, a])
    expect(names.get('GET /a')).toBe('SHOP_LIST')
    expect(names.get('GET /b')).toMatch(/^SHOP_LIST_[0-9A-F]{6}$/)
    expect(nameAll('shop', [a, b, c])).toEqual(names)
  })

  it('stay when the vendor adds an operation that would come first', () => {
    const before = nameAll('shop', [b, c])
    const after = nameAll('shop', [a, b, c], Object.fromEntries(before))
    expect(after.get('GET /b')).toBe(before.get('GET /b'))
    expect(after.get('GET /c')).toBe(before.get('GET /c'))
    expect(new Set(after.values()).size).toBe(3)
  })

  it('are not given again when their operation is gone', () => {
    expect(nameAll('shop', [a], { 'GET /gone': 'SHOP_LIST' }).get('GET /a')).not.toBe('SHOP_LIST')
  })

  it('go to what is in use rather than to what is deprecated', () => {
    const names = nameAll('shop', [{ ...a, deprecated: true }, b])
    expect(names.get('GET /b')).toBe('SHOP_LIST')
  })

  it('tell operations apart whose path only differs in a fragment', () => {
    const names = nameAll('shop', [
      operation({ id: 'ListPets', path: '/', pointer: '#/paths/~1#Action=List/get' }),
      operation({ id: 'FeedPets', path: '/', pointer: '#/paths/~1#Action=Feed/get' }),
    ])
    expect(names.get('GET /#ListPets')).toBe('SHOP_LIST_PETS')
    expect(names.get('GET /#FeedPets')).toBe('SHOP_FEED_PETS')
  })

  it("tell Google's operations apart that share a path", () => {
    const path = '/v1/{+name}'
    const names = nameAll('shop', [
      operation({ id: 'shops.get', path }),
      operation({ id: 'pets.get', path }),
    ])
    expect([...names.values()]).toEqual(['SHOP_PETS_GET', 'SHOP_SHOPS_GET'])
  })
})
