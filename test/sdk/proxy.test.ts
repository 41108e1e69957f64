import { describe, expect, it } from 'vitest'
import { json, serviceOf } from './_service.ts'

const app = json({ slug: 'github', baseUrl: 'https://api.github.com' })
const user = json({ login: 'ada' })

it.each(['https://Behalf.test', 'https://behalf.test:443/'])(
  'the proxy works below %s, however it is spelt',
  async (baseUrl) => {
    const { toolset, requests } = serviceOf([user], { baseUrl })
    await toolset.proxy({ entityId: 'ada', app: 'github' })('/user')
    expect(requests.at(-1)?.path).toContain('/v1/entities/ada/proxy/github/user')
  },
)

describe('a fetch that acts as the user', () => {
  it('takes paths below the base URL, with method, headers and body', async () => {
    const { toolset, requests } = serviceOf([user])
    const fetch = toolset.proxy({ app: 'github', entityId: 'ada', connectionId: 'conn_1' })
    const init = { method: 'POST', body: '{"a":1}', headers: { accept: 'text/plain' } }
    const response = await fetch('/user?per_page=3', init)
    expect(await response.json()).toEqual({ login: 'ada' })
    expect(requests).toHaveLength(1)
    const [{ path, method, body, headers }] = requests as [(typeof requests)[0]]
    expect({ path, method, body }).toEqual({
      path: '/v1/entities/ada/proxy/github/user?per_page=3',
      method: 'POST',
      body: { a: 1 },
    })
    expect(Object.fromEntries(headers)).toMatchObject({
      ...{ accept: 'text/plain', authorization: 'Bearer key', 'x-connection-id': 'conn_1' },
    })
    expect(headers.has('idempotency-key')).toBe(false)
  })

  it("takes whole URLs of the app, as the app's own client asks for them", async () => {
    const { toolset, requests } = serviceOf([app, user])
    const fetch = toolset.entity('ada').proxy('github')
    const body = new TextEncoder().encode('{"b":2}')
    await fetch('https://api.github.com/repos/ada/engine')
    await fetch(new URL('https://api.github.com?x=1'))
    await fetch(new Request('https://api.github.com/gists', { method: 'PUT', body }))
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /v1/apps/github',
      'GET /v1/entities/ada/proxy/github/repos/ada/engine',
      'GET /v1/entities/ada/proxy/github/?x=1',
      'PUT /v1/entities/ada/proxy/github/gists',
    ])
    expect(requests[3]?.body).toEqual({ b: 2 })
  })

  it('knows a base URL of which the connection fills in a part', async () => {
    const acme = json({ baseUrl: 'https://{shop}.example.com/api/' })
    const { toolset, requests } = serviceOf([acme, user])
    await toolset.proxy({ app: 'acme' })('https://ada.example.com/api/items')
    expect(requests[1]?.path).toBe('/v1/entities/default/proxy/acme/items')
  })

  it.each([
    '../../../keys',
    '/%2e%2e/%2e%2e/x',
    'https://evil.example/user',
    'https://api.github.com.evil.example/',
    'https://api.github.community/',
  ])('never sends the key with %s', async (url) => {
    const { toolset, requests } = serviceOf([app])
    await expect(toolset.proxy({ app: 'github' })(url)).rejects.toMatchObject({
      code: 'proxy-path-refused',
    })
    expect(requests.filter(({ path }) => path !== '/v1/apps/github')).toEqual([])
  })

  it("answers the app's refusals as they are, once", async () => {
    const { toolset, requests } = serviceOf([new Response('busy', { status: 503 })])
    const response = await toolset.proxy({ app: 'github' })('/user')
    expect([response.status, await response.text()]).toEqual([503, 'busy'])
    expect(requests).toHaveLength(1)
  })
})
