import { createMiddleware } from 'hono/factory'
import type { AppEnv } from '../../routes/context.ts'
import { assertMay, type Claim } from '../../routes/rights.ts'

/** What the SDKs send by POST and changes nothing. */
const READING = /\/v1\/(?:logs|client\/auth\/\w+)$/

/** What a route asks of a key; of one that nobody thought of, the most. */
function claimOf(method: string, path: string): Claim {
  const within = ['apps', 'entities'] as const
  if (method === 'GET' || method === 'HEAD' || READING.test(path)) return { needs: 'read', within }
  const [, resource] = /\/v[12]\/(\w+)/.exec(path) ?? []
  if (resource === 'actions') return { needs: 'execute', within }
  if (resource === 'connectedAccounts') return { needs: 'connect', within }
  return { needs: 'admin', within: ['apps'] }
}

/** Turns away who may not. Which apps and entities a body names, its handler looks at. */
export const assertClaim = createMiddleware<AppEnv>(async (c, next) => {
  assertMay(c, claimOf(c.req.method, c.req.path))
  await next()
})
