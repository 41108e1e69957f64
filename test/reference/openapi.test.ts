import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { RegExpRouter } from 'hono/router/reg-exp-router'
import { describe, expect, it } from 'vitest'
import { app } from '../../src/app.ts'
import { REFERENCE } from '../../src/pages/reference.tsx'
import { openApiDocument } from '../../src/reference/openapi.ts'
import { operationsOf } from '../../src/reference/operations.ts'
import { referencePage } from '../../src/reference/page.tsx'

/** What a POST does that needs no `Idempotency-Key`: done again, it comes to the same. */
const REPEATABLE = new Map([
  ['/v1/receipts/verify', 'reads'],
  ['/v1/reseal', 'goes on where it stands'],
])

const document = openApiDocument(operationsOf(app))

describe('the routes', () => {
  it('fit the router that is one regular expression: one that does not slows down all', () => {
    const router = new RegExpRouter<null>()
    for (const { method, path } of app.routes) {
      expect(() => router.add(method, path, null), `${method} ${path}`).not.toThrow()
    }
  })
})

describe('a POST of the API', () => {
  const posts = operationsOf(app).filter(({ method }) => method === 'post')

  it.each(posts.map(({ path, once }) => [path, once] as const))(
    'to %s is done once under an Idempotency-Key, or may be done again (D8)',
    (path, once) => expect(once === undefined).toBe(REPEATABLE.has(path)),
  )

  it('is excepted only where there is one', () => {
    const paths = new Set(posts.map(({ path }) => path))
    for (const path of REPEATABLE.keys()) expect(paths).toContain(path)
  })
})

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document))
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
  })

  it('has every route of the API, so that none can be added in silence', () => {
    const documented = new Set(operationsOf(app).map(({ method, path }) => `${method} ${path}`))
    const routes = app.routes
      .filter(
        ({ method, path }) =>
          path.startsWith('/v1') &&
          !(method === 'ALL' && path.endsWith('/*') && !path.includes('proxy')),
      )
      .map(
        ({ method, path }) =>
          `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}').replace(/\/\*$/, '/{path}')}`,
      )
      .filter((route) => !route.startsWith('all ') || route.includes('proxy'))
    expect(routes.length).toBeGreaterThan(25)
    for (const route of routes) expect(documented).toContain(route)
  })

  it('names each operation once', () => {
    const ids = Object.values(
      document['paths'] as Record<string, Record<string, { operationId: string }>>,
    ).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId))
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('the reference that the build wrote', () => {
  const written = (name: string) => JSON.parse(readFileSync(`dist/assets${name}`, 'utf8'))

  it('is what the routes say', () => {
    expect(written(REFERENCE.document)).toEqual(document)
    expect(written(REFERENCE.page)).toEqual(referencePage(operationsOf(app)))
  })

  it.each(['/docs', '/openapi.json'])(
    'is missed by name where it was not built: %s',
    async (path) => {
      const ASSETS = { fetch: async () => new Response(null, { status: 404 }) }
      const response = await app.request(path, {}, { ASSETS, LOG: 'off' })
      expect(response.status).toBe(503)
      expect(await response.json()).toMatchObject({
        code: 'not-configured',
        detail: expect.stringMatching(/\/reference\/\w+\.json is missing: run npm run build/),
      })
    },
  )
})
