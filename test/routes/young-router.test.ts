import type { Result } from 'hono/router'
import { describe, expect, it } from 'vitest'
import { app } from '../../src/app.ts'
import { YOUTH, YoungRouter } from '../../src/routes/young-router.ts'

const routes = app.routes.map(({ method, path }, index) => [method, path, index] as const)

function filled(): YoungRouter<number> {
  const router = new YoungRouter<number>()
  for (const [method, path, index] of routes) router.add(method, path, index)
  return router
}

/** What was matched, in order, with its parameters: both kinds of answer say them differently. */
const told = ([handlers, stash]: Result<number>) =>
  handlers.map(([route, params]) => [
    route,
    Object.fromEntries(
      Object.entries(params).map(([name, at]) => [name, typeof at === 'number' ? stash?.[at] : at]),
    ),
  ])

const requests = routes.map(([method, path]) => ({
  method: method === 'ALL' ? 'POST' : method,
  path: path.replace(/:(\w+)/g, 'a-$1').replace('*', 'some/where'),
}))

describe('the router', () => {
  it('finds the same when it is young and when it is grown', () => {
    const grown = filled()
    for (let asked = 0; asked <= YOUTH; asked++) grown.match('GET', '/v1/apps')
    for (const { method, path } of [...requests, { method: 'GET', path: '/v1/no/such/route' }]) {
      const young = told(filled().match(method, path))
      expect(young.length, `${method} ${path}`).toBeGreaterThan(0)
      expect(told(grown.match(method, path)), `${method} ${path}`).toEqual(young)
    }
  })

  it('takes no route once it is grown', () => {
    const router = filled()
    for (let asked = 0; asked <= YOUTH; asked++) router.match('GET', '/v1/apps')
    expect(() => router.add('GET', '/late', 0)).toThrow()
  })
})
