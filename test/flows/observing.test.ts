import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Env } from '../../src/env.ts'
import worker from '../../src/index.ts'
import { call, newBrowser, newProject, ORIGIN, worker as request } from '../worker.ts'
import { completion, connected, lendGithub } from './_github.ts'

const settings = env as unknown as { -readonly [K in keyof Env]: Env[K] }
const WHO = 'GITHUB_GET_THE_AUTHENTICATED_USER'

let key = ''
let connection = ''
const lines: string[] = []

beforeAll(async () => {
  await lendGithub()
  key = await newProject('observed')
  connection = await connected(key, 'ada', 'ada')
  settings.LOG = 'all'
})

afterAll(() => {
  settings.LOG = 'off'
})

beforeEach(() => {
  lines.length = 0
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
})

afterEach(() => {
  vi.restoreAllMocks()
})

describe('the log of a deployment', () => {
  it('has one line for a call, with all that one asks of it', async () => {
    await call(key, 'POST', `/v1/entities/ada/actions/${WHO}`, {})
    expect(lines).toEqual([
      expect.stringMatching(
        new RegExp(
          `^POST /v1/entities/\\{entity\\}/actions/\\{action\\} 200 \\d+ms action=${WHO} app=github app_status=200 connection=${connection} app_ms=\\d+ project=observed key=key_[\\w-]{22} entity=ada request=req_[\\w-]{22}$`,
        ),
      ),
    ])
  })

  it('names the code of what went wrong', async () => {
    await call(key, 'POST', `/v1/entities/bob/actions/${WHO}`, {})
    expect(lines).toEqual([expect.stringMatching(/ 409 \d+ms code=connection-missing action=/)])
  })

  it('counts the calls of a model', async () => {
    const body = completion([WHO, {}], ['GITHUB_GET_A_REPOSITORY', { owner: 'ada', repo: 'none' }])
    await call(key, 'POST', '/v1/entities/ada/tool-calls', body)
    expect(lines).toEqual([expect.stringMatching(/ 200 \d+ms calls=2 failed_calls=1 app_ms=\d+ /)])
  })

  it('tells which app the proxy reached', async () => {
    await call(key, 'GET', '/v1/entities/ada/proxy/github/user?per_page=1')
    expect(lines).toEqual([
      expect.stringMatching(
        /^GET \/v1\/entities\/\{entity\}\/proxy\/\{app\}\/\* 200 \d+ms app=github connection=/,
      ),
    ])
  })

  it.each([
    ['GET', '', 'app=github '],
    ['PATCH', '', 'app=github '],
    ['POST', '/refresh', 'code=refresh-impossible app=github '],
  ])(
    'names connection and user of a request that names a connection: %s%s',
    async (method, path, said) => {
      await call(
        key,
        method,
        `/v1/connections/${connection}${path}`,
        method === 'GET' ? undefined : {},
      )
      const facts = `${said}connection=${connection} project=observed key=key_\\S+ entity=ada request=`
      expect(lines.join()).toMatch(new RegExp(facts))
    },
  )

  it('names the user of a request about one, and what was begun', async () => {
    await call(key, 'GET', '/v1/entities/ada%20lovelace/logs')
    await call(key, 'POST', '/v1/connect-sessions', { entityId: 'ada' })
    const begun = await call(key, 'POST', '/v1/entities/ada/connections', { app: 'github' })
    expect(lines).toEqual([
      expect.stringContaining(' entity=ada%20lovelace '),
      expect.stringContaining(' entity=ada '),
      expect.stringMatching(new RegExp(` connection=${begun.body.id} .* entity=ada `)),
    ])
  })

  it('follows a user through consent, and says why one ended', async () => {
    const begun = await call(key, 'POST', '/v1/entities/ada/connections', { app: 'github' })
    const { id, redirectUrl } = begun.body
    lines.length = 0
    const browser = newBrowser()
    const { url } = await browser.open(redirectUrl, {}, ({ origin }) => origin !== ORIGIN)
    const state = new URL(url).searchParams.get('state')
    await browser.open(`${ORIGIN}/callback/github?error=access_denied&state=${state}`)
    await browser.open(`${ORIGIN}/callback/github?code=x&state=${state}`)
    await browser.open(
      `${ORIGIN}/callback/github?code=x&state=${state?.replace('.conn_', '.conn_x')}`,
    )
    const whose = `connection=${id} project=observed entity=ada request=`
    expect(lines).toEqual([
      expect.stringMatching(new RegExp(`^GET /connect/.token. 302 \\d+ms app=github ${whose}`)),
      expect.stringMatching(new RegExp(` code=access_denied app=github ${whose}`)),
      expect.stringMatching(new RegExp(` code=link-used ${whose}`)),
      expect.stringMatching(/ 404 \d+ms code=link-unknown request=/),
    ])
  })

  it('has the request id that the caller was told', async () => {
    const { headers } = await call(key, 'GET', '/v1/project')
    expect(lines.join()).toContain(`request=${headers.get('x-request-id')}`)
  })

  it('shows no token of a URL (B14)', async () => {
    const begun = await call(key, 'POST', '/v1/entities/ada/connections', { app: 'github' })
    const session = await call(key, 'POST', '/v1/connect-sessions', { entityId: 'ada' })
    const token = await call(key, 'POST', '/v1/entities/ada/mcp-tokens', {})
    lines.length = 0
    const browser = newBrowser()
    await browser.open(begun.body.redirectUrl, {}, ({ origin }) => origin !== ORIGIN)
    await browser.open(session.body.url)
    await request(new Request(`${ORIGIN}/callback/github?code=secret&state=secret`))
    await request(new Request(`${ORIGIN}/mcp/t/${token.body.token}`, { method: 'POST' }))
    await request(new Request(`${ORIGIN}/no/such/place?key=secret`))
    expect(lines.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'GET /connect/{token} 302',
      'GET /session/{token} 200',
      'GET /callback/{app} 404',
      'POST /mcp/t/{token} 415',
      'GET /* 404',
    ])
    expect(lines.join()).not.toMatch(/secret|mcp_/)
  })

  it('names the route that a guard closed, and no key', async () => {
    await call('wrong-key', 'GET', '/v1/integrations')
    expect(lines).toEqual([
      expect.stringMatching(/^GET \/v1\/integrations 401 \d+ms code=unauthorized request=\S+$/),
    ])
  })

  it('has failures only, or nothing, where that is wanted', async () => {
    try {
      settings.LOG = 'errors'
      await call(key, 'GET', '/v1/project')
      await call(key, 'GET', '/v1/nothing')
      expect(lines).toEqual([expect.stringContaining(' 404 ')])
      settings.LOG = 'off'
      await call(key, 'GET', '/v1/nothing')
      expect(lines).toHaveLength(1)
    } finally {
      settings.LOG = 'all'
    }
  })

  it('has a bug once and whole, while the caller is told nothing', async () => {
    const bugs: string[] = []
    vi.spyOn(console, 'error').mockImplementation((text: string) => void bugs.push(text))
    const { PROJECTS } = settings
    const broken = new TypeError('tried with gho_16C7e42F292c6912E7710c838347Ae178B4a')
    try {
      const getByName = () => {
        throw broken
      }
      settings.PROJECTS = { getByName } as unknown as Env['PROJECTS']
      const answer = await call(settings.ROOT_API_KEY ?? '', 'GET', '/v1/keys')
      expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } })
      expect(answer.body).not.toHaveProperty('detail')
      expect(lines).toEqual([expect.stringMatching(/^GET \/v1\/keys 500 \d+ms code=internal /)])
      const id = answer.headers.get('x-request-id')
      expect(bugs).toEqual([
        expect.stringMatching(
          new RegExp(`^request=${id}: TypeError: tried with \\*\\*\\*\\n +at `),
        ),
      ])
    } finally {
      settings.PROJECTS = PROJECTS
    }
  })

  it('has a line for a message of the queue', async () => {
    const body = { kind: 'entity.reseal', project: 'observed', entity: 'ada' }
    const message = { id: '1', timestamp: new Date(), attempts: 1, body, ack() {}, retry() {} }
    const batch = { queue: 'behalf-events', messages: [message] } as unknown
    const context = { waitUntil() {} } as unknown as ExecutionContext
    await worker.queue(batch as Parameters<typeof worker.queue>[0], settings, context)
    expect(lines).toEqual([
      expect.stringMatching(/^queue entity\.reseal ok \d+ms project=observed entity=ada$/),
    ])
  })

  it('has a line for an alarm that had something to do, and none for another', async () => {
    const object = settings.ENTITIES.getByName('observed/ada')
    const ring = async () => {
      await runInDurableObject(object, (_, { storage }) => storage.setAlarm(Date.now() + 60_000))
      lines.length = 0
      await runDurableObjectAlarm(object)
    }
    await ring()
    expect(lines).toEqual([])
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 11 * 60_000) // past the end of links
    await ring()
    expect(lines).toEqual([expect.stringMatching(/^alarm ok \d+ms project=observed entity=ada$/)])
  })
})
