import { beforeAll, describe, expect, it } from 'vitest'
import { app } from '../../src/app.ts'
import {
  ALL,
  expectAllThere,
  ids,
  key,
  lines,
  made,
  send,
  setUp,
  strangers,
  tokens,
  worthless,
} from './_matrix.ts'
import { linesFor, NO_ROUTES, OPEN_ROUTES, TOKEN_ROUTES } from './_routes.ts'

beforeAll(setUp)

describe('every route (D4, D5)', () => {
  it('stands in the table', () => {
    const there = new Set(app.routes.map(({ method, path }) => `${method} ${path}`))
    const known = [...Object.keys(linesFor(ids)), ...TOKEN_ROUTES, ...OPEN_ROUTES, ...NO_ROUTES]
    expect([...there].filter((route) => !known.includes(route))).toEqual([])
    expect(known.filter((route) => !there.has(route))).toEqual([])
  })

  it.each([
    ...(['no key', 'a wrong key', 'a revoked key', 'a key that is over'] as const),
    ...(['a session', 'an MCP client', 'a link'] as const),
  ])('is closed without a key that is good: %s', async (what) => {
    const value = worthless[what]
    const bearer = { authorization: `Bearer ${value}` }
    const answers = lines.map(async ([route, line], i) => {
      // There an MCP client's token is at home, as a bearer token.
      const atHome = what === 'an MCP client' && line.url.startsWith('/mcp')
      const headers = value === undefined ? {} : atHome || i % 2 === 0 ? key(value) : bearer
      return `${route}: ${(await send(route, line, headers)).status}`
    })
    expect((await Promise.all(answers)).filter((told) => !told.endsWith(': 401'))).toEqual([])
  })

  it('is closed to a key that lacks its scope', async () => {
    const without = new Map<string, string>()
    for (const scope of ALL) {
      without.set(scope, (await made({ scopes: ALL.filter((one) => one !== scope) })).key)
    }
    without.set('root', (await made({ scopes: ALL })).key)
    for (const [route, line] of lines) {
      const { status, text } = await send(route, line, key(without.get(line.needs) ?? ''))
      expect(status, `${route} without ${line.needs}`).toBe(route.includes('/api/') ? 400 : 403)
      expect(text, route).toContain('"code":"forbidden"')
      expect(text, route).toContain(line.needs)
    }
  })

  it('leaves all as it was', expectAllThere)
})

describe('a token in a path (D5)', () => {
  it('opens what it was made for, and nothing of another kind', async () => {
    for (const route of TOKEN_ROUTES) {
      const [, path = ''] = route.split(' ')
      const own = path.startsWith('/session')
        ? 'a session'
        : path.startsWith('/connect')
          ? 'a link'
          : path.startsWith('/mcp')
            ? 'an MCP client'
            : undefined
      for (const [what, token] of Object.entries({ ...tokens, 'an API key': strangers.project })) {
        if (what === own) continue
        const url = path.replace(/:\w+/, token)
        const { status } = await send(route, { needs: '', url, answers: [0, 0, 0] }, {})
        expect(status, `${route} with ${what}`).toBeGreaterThanOrEqual(400)
        expect(status, `${route} with ${what}`).toBeLessThan(500)
      }
    }
  })
})

describe('what is open to all', () => {
  it('is the same with a key and without', async () => {
    for (const route of OPEN_ROUTES) {
      const url = (route.split(' ')[1] ?? '').replace(/:\w+/, 'github')
      const line = { needs: '', url, answers: [0, 0, 0] as const }
      const [without, withKey] = [
        await send(route, line, {}),
        await send(route, line, key(strangers.project)),
      ]
      expect(withKey.status, route).toBe(without.status)
      expect(without.status, route).toBeLessThan(500)
      for (const id of Object.values(ids)) expect(withKey.text, route).not.toContain(id)
    }
  })
})
