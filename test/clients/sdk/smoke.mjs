/** Run by `npm run package` in a project that has nothing but the package: throws where it is broken. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { Action, App, BehalfError, Toolset } from 'behalf'
import { langchainTools } from 'behalf/langchain'
import { mastraTools } from 'behalf/mastra'
import { customTypes } from 'behalf/types'
import { vercelTools } from 'behalf/vercel'

let faults = 0
const routes = {
  'GET /v1/apps/github': () => [faults++ === 0 ? 502 : 200, { slug: 'github' }],
  'GET /v1/apps': () => [200, { items: [], nextCursor: null }],
  'GET /v1/tools': () => [200, []],
  'POST /v1/entities/ada/actions/GITHUB_GET_AN_ISSUE': () => [
    409,
    { code: 'connection-missing', title: 'None', detail: 'connect first', request_id: 'req_1' },
  ],
  'POST /v1/entities/ada/connections': () => [201, { id: 'conn_1', redirectUrl: 'https://x' }],
  'GET /v1/connections/conn_1': () => [200, { id: 'conn_1', status: 'ACTIVE' }],
}
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '', 'http://localhost')
  const route =
    routes[`${request.method} ${pathname}`] ?? (() => [404, { code: 'route-not-found' }])
  const [status, body] = request.headers.authorization === 'Bearer key' ? route() : [401, {}]
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
})
await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
const baseUrl = `http://127.0.0.1:${server.address().port}`
const toolset = new Toolset({ baseUrl, apiKey: 'key' })
const ada = toolset.entity('ada')

try {
  assert.equal((await toolset.apps.get(App.GITHUB)).slug, 'github')
  assert.equal(faults, 2)
  const request = await ada.initiateConnection({ app: App.GITHUB })
  assert.equal((await request.waitUntilActive({ timeout: 5000 })).status, 'ACTIVE')
  await assert.rejects(ada.execute(Action.GITHUB_GET_AN_ISSUE, {}), (error) => {
    assert.ok(error instanceof BehalfError)
    assert.deepEqual([error.code, error.status], ['connection-missing', 409])
    return true
  })
  assert.match(await customTypes(toolset), /declare module 'behalf'/)
  for (const tools of [vercelTools, langchainTools, mastraTools]) {
    await assert.rejects(
      tools(toolset, { apps: ['github'] }),
      /not find package|Cannot find package/,
    )
  }
  const gone = new Toolset({ baseUrl: 'http://127.0.0.1:1', apiKey: 'key', retries: 0 })
  await assert.rejects(gone.apps.list(), { name: 'BehalfError', code: 'network' })
} finally {
  server.close()
}
console.log('smoke: the package works')
