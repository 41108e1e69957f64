import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { type ERRORS, errorCode, ServiceError } from '../core/errors.ts'
import { DEFAULT_PROJECT, type ProjectId } from '../core/ids.ts'
import { requireConfiguration } from '../routes/authenticate.ts'
import type { AppEnv } from '../routes/context.ts'
import { problem } from '../routes/problem.ts'
import { TokenRefused } from './access-token.ts'
import { answerPost } from './answer.ts'
import { siteFor } from './caller.ts'
import { changesStream } from './changes.ts'
import { isOwnOrigin } from './origin.ts'
import { failure, RpcError } from './protocol.ts'
import { challenge, metadataOf, projectNamed, resourceOf } from './resource.ts'
import { authorizationServerOf } from './settings.ts'

type C = Context<AppEnv>

/** The project that a path names. @throws {ServiceError} `project-not-found` */
function projectOf(c: C): ProjectId {
  const project = projectNamed(c.req.param('project'))
  if (project) return project
  throw new ServiceError('project-not-found', '/mcp/p/ is followed by the id of a project')
}

const guard = createMiddleware<AppEnv>(async (c, next) => {
  if (!isOwnOrigin(c.req.header('origin') ?? null, new URL(c.req.url))) {
    throw new ServiceError('forbidden', 'pages of another origin may not call /mcp')
  }
  await next()
  c.header('cache-control', 'no-store, no-transform')
})

/** What goes wrong before a tool is called; with RFC 6750's challenge where credentials lack. */
async function refused(error: Error, c: C): Promise<Response> {
  if (error instanceof RpcError) return c.json(failure(null, error), error.status as 400)
  const refusal = error instanceof TokenRefused ? error : undefined
  const code = refusal ? codeOf(refusal) : errorCode(error)
  const asProblem = refusal && code ? new ServiceError(code, refusal.message) : error
  const response = await withoutToken(problem(asProblem, c), c)
  const project = projectNamed(c.req.param('project')) ?? DEFAULT_PROJECT
  if (code === 'unauthorized' || refusal) {
    const scopes = authorizationServerOf(c.env.MCP_AUTH, project)?.scopes
    const resource = resourceOf(new URL(c.req.url).origin, project)
    response.headers.set('www-authenticate', challenge(resource, { error: refusal?.error, scopes }))
  }
  return response
}

/** A problem names its path; one that holds a token is not repeated. */
async function withoutToken(response: Response, c: C): Promise<Response> {
  const token = c.req.param('token')
  if (token === undefined) return response
  const text = await response.text()
  return c.body(text.replaceAll(token, '...'), response)
}

const codeOf = ({ error }: TokenRefused): keyof typeof ERRORS =>
  error === 'insufficient_scope' ? 'forbidden' : 'unauthorized'

const metadata = (c: C): Response => {
  const project = projectOf(c)
  const resource = resourceOf(new URL(c.req.url).origin, project)
  const server = authorizationServerOf(c.env.MCP_AUTH, project)
  return c.json(metadataOf(resource, server), 200, { 'access-control-allow-origin': '*' })
}

/** `/mcp`: the Model Context Protocol, for one entity. A client's token may stand in its URL. */
export const mcp = new Hono<AppEnv>()
mcp.onError((error, c) => refused(error, c))
for (const path of ['/mcp', '/mcp/p/:project', '/mcp/t/:token']) {
  mcp.use(path, requireConfiguration, guard)
  mcp.post(path, async (c) => answerPost(c, await siteFor(c, projectOf(c))))
  mcp.get(path, async (c) => {
    const site = await siteFor(c, projectOf(c))
    if (c.req.header('accept')?.includes('text/event-stream')) return changesStream(site)
    throw new ServiceError('method-not-allowed', 'GET is for event streams: POST messages')
  })
  // Nothing is kept of a session, so that nothing is left to end.
  mcp.delete(path, async (c) => {
    await siteFor(c, projectOf(c))
    return c.body(null, 204)
  })
  mcp.all(path, () => {
    throw new ServiceError('method-not-allowed', 'POST messages to /mcp')
  })
}
mcp.get('/.well-known/oauth-protected-resource', metadata)
mcp.get('/.well-known/oauth-protected-resource/mcp', metadata)
mcp.get('/.well-known/oauth-protected-resource/mcp/p/:project', metadata)
