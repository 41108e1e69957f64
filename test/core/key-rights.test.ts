import { describe, expect, it } from 'vitest'
import { ALL_RIGHTS, endOfPrefix, excess, type KeyRights } from '../../src/core/key-rights.ts'

const bytes = (text: string) => Buffer.from(text, 'utf8')

describe('the end of a prefix, as SQLite orders texts', () => {
  it.each([
    ['acme/', 'acme0'],
    ['z', '{'],
    ['100%_', '100%`'],
    ['\u007f', '\u0080'],
    ['\ud7ff', '\ue000'],
    ['\uffff', '\u{10000}'],
    ['😀', '😁'],
    ['a\u{10ffff}', 'b'],
    ['\u{10ffff}\u{10ffff}', null],
  ])('of %j is %j', (prefix, end) => expect(endOfPrefix(prefix)).toBe(end))

  it('lies behind all that begin so, and before all that do not', () => {
    const characters = ['', 'a', 'b', '\u{7f}', '\u{80}', '\u{7ff}', '\ud7ff', '\ue000', '\uffff']
    const all = [...characters, '\u{10000}', '\u{10ffff}']
    const texts = all.flatMap((one) => all.map((other) => one + other))
    for (const prefix of texts.filter(Boolean)) {
      const end = endOfPrefix(prefix)
      for (const text of texts) {
        const behind = bytes(text).compare(bytes(prefix)) >= 0
        const before = end === null || bytes(text).compare(bytes(end)) < 0
        expect(behind && before, `${prefix} ${text}`).toBe(text.startsWith(prefix))
      }
    }
  })
})

describe('what one key may give another', () => {
  const own: KeyRights = {
    rateLimit: 60,
    scopes: ['read', 'keys'],
    apps: ['github', 'gmail'],
    entityPrefix: 'acme/',
    actions: { deny: ['*_DELETE_*'], proxy: false },
  }
  it('is all that it has, and any part of it', () => {
    expect(excess(own, own)).toBeUndefined()
    const less = { ...own, scopes: ['read' as const], apps: ['gmail'], entityPrefix: 'acme/eu/' }
    expect(excess(own, less)).toBeUndefined()
    expect(excess(ALL_RIGHTS, own)).toBeUndefined()
  })
  it.each<[string, Partial<KeyRights>]>([
    ['the scope "execute"', { scopes: ['read', 'execute'] }],
    ['the app slack', { apps: ['gmail', 'slack'] }],
    ['all apps', { apps: null }],
    ['entities beyond its own', { entityPrefix: null }],
    ['entities beyond its own', { entityPrefix: 'acme' }],
    ['entities beyond its own', { entityPrefix: 'globex/' }],
    ['another list of actions', { actions: null }],
    ['another list of actions', { actions: { proxy: true } }],
  ])('is never %s', (what, more) => expect(excess(own, { ...own, ...more })).toBe(what))
})
