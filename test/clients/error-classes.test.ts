import { createServer, type Server } from 'node:http'
import { Composio } from 'composio-core'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { failure } from '../../src/compat/composio-v1/failure.ts'
import { ERRORS, type ErrorCode, ServiceError } from '../../src/core/errors.ts'
import { newNotes } from '../../src/observe/notes.ts'
import type { AppEnv } from '../../src/routes/context.ts'
import { guard } from './_guard.ts'

/** What the SDK calls each status; it fails in its own error mapper on any other one. */
const CLASSES: Readonly<Record<number, string>> = {
  400: 'BACKEND::BAD_REQUEST',
  401: 'BACKEND::UNAUTHORIZED',
  404: 'BACKEND::NOT_FOUND',
  408: 'COMMON::REQUEST_TIMEOUT',
  429: 'BACKEND::RATE_LIMIT',
  500: 'BACKEND::SERVER_ERROR',
  502: 'BACKEND::SERVER_UNAVAILABLE',
}

/** Fails as it is asked to: `/api/v1/apps/upstream-timeout`. */
const failing = new Hono<AppEnv>()
  .use(async (c, next) => {
    c.set('requestId', 'req_1')
    c.set('notes', newNotes())
    await next()
  })
  .get('/api/v1/apps/:code', (c) => {
    const code = c.req.param('code')
    if (code === 'bug') throw new TypeError('canary: a bug of ours')
    throw new ServiceError(code as ErrorCode, `because of ${code}`)
  })
failing.onError((error, c) => failure(error, c))

let server: Server
let baseUrl: string
beforeAll(async () => {
  guard()
  server = createServer((request, response) => {
    void Promise.resolve(failing.request(request.url ?? '/')).then(async (answer) => {
      const headers = { 'content-type': 'application/json' }
      response.writeHead(answer.status, headers).end(await answer.text())
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  baseUrl = `http://127.0.0.1:${(server.address() as { port: number }).port}`
})
afterAll(() => server.close())

async function thrown(work: () => Promise<unknown>) {
  const error = await work().then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error as Error & { errCode: string; description: string; metadata: { statusCode: number } }
}

describe('every failure of ours', () => {
  it.each(Object.keys(ERRORS))('%s is an error that the SDK can name', async (code) => {
    const composio = new Composio({ apiKey: 'k', baseUrl })
    const error = await thrown(() => composio.apps.get({ appKey: code as 'github' }))
    expect(error.name).toBe('ComposioError')
    expect(error.errCode).toBe(CLASSES[error.metadata.statusCode])
    expect(error.description).toContain(`because of ${code}`)
  })

  it('that is a bug tells nothing of itself', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const composio = new Composio({ apiKey: 'k', baseUrl })
    const error = await thrown(() => composio.apps.get({ appKey: 'bug' as 'github' }))
    expect(error.errCode).toBe('BACKEND::SERVER_ERROR')
    expect(JSON.stringify([error.message, error.description])).not.toContain('canary')
    log.mockRestore()
  })
})

describe('what never reaches us', () => {
  it('is an error of an address that answers nothing', async () => {
    const composio = new Composio({ apiKey: 'k', baseUrl: 'http://127.0.0.1:1' })
    const error = await thrown(() => composio.apps.list())
    expect(error.errCode).toBe('COMMON::BASE_URL_NOT_REACHABLE')
  })

  it('is an error of arguments that the SDK refuses', async () => {
    const composio = new Composio({ apiKey: 'k', baseUrl })
    const wrong = { connectedAccountId: 'x', endpoint: '/user', method: 'get' }
    const error = await thrown(() => composio.actions.executeRequest(wrong as never))
    expect(error.errCode).toBe('COMMON::INVALID_PARAMS_PASSED')
  })
})
