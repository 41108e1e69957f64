import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { app } from '../../src/app.ts'
import { operationsOf } from '../../src/reference/operations.ts'
import { newBrowser, ORIGIN, ROOT, worker } from '../worker.ts'
import {
  BREAK,
  ECHO,
  endpoint,
  HANG_UP,
  hmac,
  importCanary,
  integrate,
  REFUSE,
  refusals,
  SLUG,
  settings,
} from './_stand-in.ts'
import {
  type Allowed,
  ask,
  canary,
  expectSharpEyes,
  guard,
  leaks,
  learnSecrets,
  listen,
  lookAtEndpoints,
  lookAtStores,
  lookAtTelemetry,
  looked,
  note,
  seen,
} from './_watch.ts'

/** Where secrets stand on purpose. Whatever is not listed here is a leak. */
const ALLOWED: Allowed = [
  [/^API key$/, /^POST \/v1\/keys(?:\/\S+\/rotate)? 201$/, 'shown once, when it is made'],
  [/./, /^GET \S+\/credentials 200$/, 'the one way out, for keys with credentials:read'],
  [/^token of MCP$/, /^POST \S+\/mcp-tokens 201$/, 'shown once, when it is made'],
  [/^token of a session$/, /^POST \/v1\/connect-sessions 201$/, 'shown once, when it is made'],
  [/^token of a session$/, /^page session$/, 'the page whose address it is'],
  [/^token of a link$/, /^POST \S+\/connections 201$|reconnect 200$/, 'the link is the answer'],
  [/^token of a link$/, /^page link$/, 'the page whose address it is'],
  [/^cookie$/, /^page (?:link|session)$/, 'the header that sets it'],
  [/^secret of an endpoint$/, /^POST \/v1\/webhooks(?:\/\S+\/rotate)? 20[01]$/, 'shown once'],
  [/^secret of a hook$/, /^POST \S+\/hooks 201$/, 'shown once, when it is made'],
  [/^secret that an app brought$/, /^POST \S+\/settle 200$/, 'shown once, to be settled'],
  [/./, /^\w+ \S+\/proxy\/canary_app\/\S+ \d+$/, "the proxy answers the app's own bytes"],
]

const now = Date.now.bind(Date)
const later = (seconds: number) =>
  vi.spyOn(Date, 'now').mockImplementation(() => now() + seconds * 1000)
const intime = () => vi.spyOn(Date, 'now').mockImplementation(now)

let key = ''

/** A key pair's private half, as PEM. */
async function newPrivateKey(): Promise<string> {
  const algorithm = {
    ...{ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048 },
    publicExponent: new Uint8Array([1, 0, 1]),
  }
  const pair = (await crypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const bytes = (await crypto.subtle.exportKey('pkcs8', pair.privateKey)) as ArrayBuffer
  const body = btoa(String.fromCharCode(...new Uint8Array(bytes)))
  const lines = body.match(/.{1,64}/g) ?? []
  for (const line of lines.slice(1, -1)) guard('private key', line)
  return `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`
}

/** A way in: what the developer and the user bring. */
interface Way {
  readonly scheme: string
  readonly client?: true
  readonly fields?: () => Promise<Record<string, string>>
  /** Whether the app lets a user consent on a page. */
  readonly consent?: true
}

const login = (kind: string) => async () => ({ username: 'ada', password: canary(kind, true) })

const WAYS: readonly Way[] = [
  { scheme: 'OAUTH2', client: true, consent: true },
  { scheme: 'S2S_OAUTH2', client: true, fields: async () => ({}) },
  { scheme: 'OAUTH1', client: true, consent: true },
  { scheme: 'API_KEY', fields: async () => ({ api_key: canary('app key') }) },
  { scheme: 'BEARER_TOKEN', fields: async () => ({ token: canary('bearer token') }) },
  { scheme: 'BASIC', fields: login('password') },
  { scheme: 'BASIC_WITH_JWT', fields: login('password for a JWT') },
  { scheme: 'TWO_STEP', fields: login('password of a login') },
  { scheme: 'JWT_BEARER', fields: async () => ({ private_key: await newPrivateKey() }) },
  {
    scheme: 'GOOGLE_SERVICE_ACCOUNT',
    fields: async () => ({
      service_account: JSON.stringify({
        ...{ type: 'service_account', client_email: 'robot@acme.iam.gserviceaccount.com' },
        ...{ private_key: await newPrivateKey(), private_key_id: 'k1' },
      }),
    }),
  },
  {
    scheme: 'AWS_SIGV4',
    fields: async () => ({
      ...{ access_key_id: 'AKIAEXAMPLE000000', secret_access_key: canary('secret access key') },
    }),
  },
  { scheme: 'DCR_OAUTH', consent: true },
]

const act = (entity: string, action: string, more: object = {}, headers = {}) =>
  ask(
    key,
    'POST',
    `/v1/entities/${entity}/actions/${action}`,
    { arguments: { text: 'hi' }, ...more },
    headers,
  )

/** Follows a link to its end, and guards the token that it is and the cookie that binds it. */
async function follow(link: string): Promise<void> {
  guard('token of a link', new URL(link).pathname.split('/').at(-1) ?? '')
  const browser = newBrowser()
  const page = seen(await browser.open(link), 'link')
  for (const [, value] of browser.cookies(ORIGIN)) guard('cookie', value)
  expect(page.text).toContain('is connected')
}

/** Everything that one does with a connection; the app tells all that it hears. */
async function use(entity: string, connection: string): Promise<void> {
  for (const action of [ECHO, REFUSE, BREAK, HANG_UP]) await act(entity, action)
  await act(entity, ECHO, { trim: false, connectionId: connection })
  await act(entity, ECHO, { dryRun: true })
  await act(entity, REFUSE, {}, { 'idempotency-key': crypto.randomUUID() })
  await ask(key, 'POST', `/v1/entities/${entity}/tool-calls`, {
    choices: [ECHO, REFUSE, BREAK, HANG_UP].map((name, index) => ({
      index,
      finish_reason: 'tool_calls',
      message: {
        ...{ role: 'assistant', content: null },
        tool_calls: [{ id: `c${index}`, type: 'function', function: { name, arguments: '{}' } }],
      },
    })),
  })
  for (const path of ['echo', 'refuse', 'break', 'hang-up']) {
    await ask(key, 'POST', `/v1/entities/${entity}/proxy/${SLUG}/${path}`, { text: 'hi' })
  }
  for (const [index, name] of [ECHO, REFUSE, BREAK, HANG_UP].entries()) {
    const params = { name, arguments: {} }
    const message = { jsonrpc: '2.0', id: index, method: 'tools/call', params }
    const headers = {
      'x-entity-id': entity,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    }
    await ask(key, 'POST', '/mcp', message, headers)
    const wish = { connectedAccountId: connection, entityId: entity, input: {} }
    await ask(key, 'POST', `/api/v2/actions/${name}/execute`, wish)
  }
  const endpoint = { connectedAccountId: connection, endpoint: '/refuse', method: 'POST', body: {} }
  await ask(key, 'POST', '/api/v2/actions/proxy', endpoint)
  await ask(key, 'GET', `/api/v1/connectedAccounts/${connection}`)
}

/** Refreshes that work, that fail in passing, and that end the consent. */
async function refresh(entity: string, connection: string): Promise<void> {
  await ask(key, 'POST', `/v1/connections/${connection}/refresh`, {})
  for (const [status, error] of [
    [503, 'temporarily_unavailable'],
    [400, 'invalid_client'],
    [400, 'made_up_by_the_app'],
    [400, 'invalid_grant'],
  ] as const) {
    later(7200)
    await refusals([{ status, error }])
    await act(entity, ECHO)
    await refusals([])
    intime()
  }
  await ask(key, 'GET', `/v1/connections/${connection}`)
}

/** Reads everything that can be read, with all the ids that there are. */
async function readAll(ids: Readonly<Record<string, string>>): Promise<string[]> {
  const read: string[] = []
  for (const { method, path, needs } of operationsOf(app)) {
    if (method !== 'get') continue
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(ids[`${path} ${name}`] ?? ids[name] ?? 'none'),
    )
    const answer = await ask(needs === 'root' ? ROOT : key, 'GET', filled)
    if (answer.status === 200) read.push(path)
  }
  return read
}

/** The connections that were made. */
const made: string[] = []
const ids: Record<string, string> = { entity: 'ada', app: SLUG, name: ECHO, action: ECHO }

beforeAll(async () => {
  listen()
  guard('root key', ROOT)
  guard('sealing key', (settings.SEAL_KEYS ?? '').replace(/^.*:/, ''))
  const [, collectorKey = ''] = /%20(.+)$/.exec(settings.OTEL_EXPORTER_OTLP_HEADERS ?? '') ?? []
  guard('key of the collector', collectorKey)
  await ask(ROOT, 'POST', '/v1/projects', { id: 'canary' })
  const { body } = await ask(ROOT, 'POST', '/v1/keys', { name: 'k' }, { 'x-project': 'canary' })
  key = guard('API key', body.key)
  ids['/v1/keys/{id} id'] = body.id
  await importCanary(key)
  ids['/v1/webhooks/{id} id'] = await told('usual')
  ids['/v1/webhooks/{id}/deliveries id'] = await told('rest', [
    'action.executed',
    'trigger.received',
  ])
})

/** An endpoint of the developer's: all that flows below is told to it. */
async function told(name: string, types?: string[]): Promise<string> {
  const wish = { url: endpoint(name), ...(types && { types }) }
  const made = await ask(key, 'POST', '/v1/webhooks', wish)
  guard('secret of an endpoint', made.body.secret.replace('whsec_', ''))
  return made.body.id
}

/** An address for webhooks of an app, and what it is sent there. */
async function hooked(app: string, wish: object) {
  const credentials = { clientId: 'id', clientSecret: canary('client secret') }
  const made = await ask(key, 'POST', '/v1/integrations', { app, connect: false, credentials })
  const hooks = `/v1/integrations/${made.body.id}/hooks`
  ids['/v1/integrations/{id}/hooks id'] = made.body.id
  const hook = await ask(key, 'POST', hooks, wish)
  if (hook.body.secret) guard('secret of a hook', hook.body.secret)
  const send = async (body: string, headers: Record<string, string>) => {
    const response = await worker(new Request(hook.body.url, { method: 'POST', body, headers }))
    note(`answer to a webhook of ${app} ${response.status}`, await response.text())
    return response.status
  }
  return { path: `${hooks}/${hook.body.id}`, secret: hook.body.secret as string, send }
}

afterAll(() => {
  vi.restoreAllMocks()
})

describe('no secret leaves its place (B13, B14)', () => {
  it('is looked for with eyes that see it in every spelling', expectSharpEyes)

  it.each(WAYS)('through all that one does with a connection by $scheme', async (way) => {
    const { scheme, client, fields, consent } = way
    const entity = `ada-${scheme}`
    const credentials = client && {
      ...{ clientId: `client-${scheme}`, clientSecret: canary('client secret') },
    }
    const integrationId = await integrate(key, scheme, credentials)
    ids['id'] = integrationId
    const given = await fields?.()
    const path = `/v1/entities/${entity}/connections`
    if (given && Object.keys(given).length > 0) {
      await refusals([{ status: 400, error: 'invalid_grant' }])
      await ask(key, 'POST', path, { integrationId, fields: given })
      await refusals([])
    }
    const begun = await ask(key, 'POST', path, { integrationId, ...(given && { fields: given }) })
    expect(begun.status, JSON.stringify(begun.body.code ?? begun.body.status)).toBe(201)
    if (consent) await follow(begun.body.redirectUrl)
    const { id } = begun.body
    made.push(id)
    ids['entity'] = entity
    ids['/v1/connections/{id} id'] = id
    const works = await act(entity, ECHO)
    expect(works.body.successful, JSON.stringify(works.body.code)).toBe(true)
    await use(entity, id)
    await refresh(entity, id)
    if (consent) {
      const again = await ask(key, 'POST', `/v1/connections/${id}/reconnect`, {})
      if (again.body.redirectUrl) await follow(again.body.redirectUrl)
    }
    await learnSecrets()
    await lookAtStores()
    expect(leaks(ALLOWED)).toEqual([])
  })

  it('when a form is filled in, and when it is refused', async () => {
    const integrationId = await integrate(key, 'BASIC')
    const wish = { integrationId }
    const { body } = await ask(key, 'POST', '/v1/entities/form/connections', wish)
    guard('token of a link', new URL(body.redirectUrl).pathname.split('/').at(-1) ?? '')
    const browser = newBrowser()
    const page = seen(await browser.open(body.redirectUrl), 'link')
    for (const [, value] of browser.cookies(ORIGIN)) guard('cookie', value)
    const wrong = { username: '', password: canary('password of a form', true) }
    seen(await browser.submit(page.url, wrong), 'link')
    const right = { username: 'ada', password: canary('password of a form', true) }
    expect(seen(await browser.submit(page.url, right), 'link').text).toContain('is connected')
    await lookAtStores()
    expect(leaks(ALLOWED)).toEqual([])
  })

  it('when tokens come from elsewhere', async () => {
    const credentials = { clientId: 'c', clientSecret: canary('client secret') }
    const integrationId = await integrate(key, 'OAUTH2', credentials)
    const tokens = {
      access_token: canary('access token from elsewhere'),
      refresh_token: canary('refresh token from elsewhere'),
    }
    const path = '/v1/entities/moved/connections'
    const { body } = await ask(key, 'POST', path, { integrationId, credentials: tokens })
    expect(body.status).toBe('ACTIVE')
    made.push(body.id)
    await use('moved', body.id)
    const refused = { credentials: { ...tokens, expires_at: canary('a wrong field') } }
    await ask(key, 'POST', path, { integrationId, ...refused })
    await lookAtStores()
    expect(leaks(ALLOWED)).toEqual([])
  })

  it('through sessions, MCP tokens and keys', async () => {
    const session = await ask(key, 'POST', '/v1/connect-sessions', { entityId: 'moved' })
    guard('token of a session', new URL(session.body.url).pathname.split('/').at(-1) ?? '')
    const browser = newBrowser()
    seen(await browser.open(session.body.url), 'session')
    for (const [, value] of browser.cookies(ORIGIN)) guard('cookie', value)
    const issued = await ask(key, 'POST', '/v1/entities/moved/mcp-tokens', {})
    const token = guard('token of MCP', issued.body.token)
    const message = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: REFUSE } }
    for (const body of [JSON.stringify(message), 'no JSON']) {
      const headers = { 'content-type': 'application/json', accept: 'application/json' }
      const address = `${ORIGIN}/mcp/t/${token}`
      const response = await worker(new Request(address, { method: 'POST', headers, body }))
      note('an answer over MCP', await response.text())
    }
    const project = { 'x-project': 'canary' }
    const wish = { name: 'reader', scopes: ['read', 'credentials:read'] }
    const reader = await ask(ROOT, 'POST', '/v1/keys', wish, project)
    const rotated = await ask(ROOT, 'POST', `/v1/keys/${reader.body.id}/rotate`, {}, project)
    for (const it of [reader, rotated]) {
      expect(it.status).toBe(201)
      const mine = guard('API key', it.body.key)
      await ask(mine, 'GET', `/v1/connections/${made.at(-1)}/credentials`)
      await ask(mine, 'GET', `/v1/connections/${made.at(-1)}`)
    }
    await ask(key, 'GET', `/v1/connections/${made.at(-1)}/credentials`)
    const wrong = canary('a wrong API key')
    await ask(wrong, 'GET', '/v1/connections')
    for (const path of ['connect', 'session', 'mcp/t', 'callback', 'api/v2/files']) {
      const token = canary('a wrong token')
      const url = `${ORIGIN}/${path}/${token}?state=${token}&code=${token}`
      const page = await worker(new Request(url))
      note(`page of a wrong token at /${path}`, await page.text())
    }
    expect(leaks(ALLOWED)).toEqual([])
  })

  it('through webhooks of apps: their secrets, signatures and tokens', async () => {
    const slack = { secret: canary('secret of a hook') }
    const fromSlack = await hooked('slack', slack)
    const token = canary('token in a payload')
    const at = String(Math.floor(Date.now() / 1000))
    const body = JSON.stringify({ token, event_id: 'Ev1', event: { type: 'message', text: 'hi' } })
    const signed = await hmac(slack.secret, `v0:${at}:${body}`)
    const headers = { 'x-slack-request-timestamp': at, 'x-slack-signature': `v0=${signed}` }
    expect(await fromSlack.send(body, headers)).toBe(200)
    const wrong = { ...headers, 'x-slack-signature': `v0=${canary('a wrong signature')}` }
    expect(
      await fromSlack.send(JSON.stringify({ text: canary('an unsigned payload') }), wrong),
    ).toBe(401)
    const fromGithub = await hooked('github', {})
    const issue = JSON.stringify({ action: 'opened' })
    const signature = `sha256=${await hmac(fromGithub.secret, issue)}`
    const named = { 'x-github-event': 'issues', 'x-github-delivery': 'd1' }
    expect(await fromGithub.send(issue, { ...named, 'x-hub-signature-256': signature })).toBe(200)
    await ask(key, 'PATCH', fromGithub.path, { secret: canary('secret of a hook') })
    const fromNotion = await hooked('notion', {})
    const verification_token = canary('secret that an app brought')
    expect(await fromNotion.send(JSON.stringify({ verification_token }), {})).toBe(200)
    expect((await ask(key, 'POST', `${fromNotion.path}/settle`, {})).status).toBe(200)
    await lookAtStores()
    expect(leaks(ALLOWED)).toEqual([])
  })

  it('through what endpoints are told, and told again', async () => {
    const types = new Set<string>()
    const wanted = ['connection.active', 'refresh.failed', 'action.executed', 'trigger.received']
    const path = `/v1/webhooks/${ids['/v1/webhooks/{id}/deliveries id']}`
    await vi.waitFor(
      async () => {
        await lookAtEndpoints()
        const { items } = (await ask(key, 'GET', '/v1/events?limit=200')).body
        for (const { type } of items) types.add(type)
        expect([...types]).toEqual(expect.arrayContaining(wanted))
        const got = await ask(
          key,
          'GET',
          `${path}/deliveries?status=delivered&type=trigger.received`,
        )
        expect(got.body.items).toHaveLength(2)
      },
      { timeout: 30_000, interval: 500 },
    )
    const rotated = await ask(key, 'POST', `${path}/rotate`, {})
    guard('secret of an endpoint', rotated.body.secret.replace('whsec_', ''))
    const [{ id }] = (await ask(key, 'GET', `${path}/deliveries?type=trigger.received`)).body.items
    await ask(key, 'POST', `${path}/deliveries/${id}/replay`, {})
    await ask(key, 'POST', `${path}/replay`, { since: new Date(0).toISOString() })
    await ask(key, 'POST', `${path}/test`, {})
    await vi.waitUntil(async () => (await lookAtEndpoints()) > 0, {
      timeout: 30_000,
      interval: 200,
    })
    await lookAtStores()
    expect(leaks(ALLOWED)).toEqual([])
  })

  it('when everything is read, sealed anew, erased and deleted', async () => {
    ids['entity'] = 'moved'
    const read = await readAll(ids)
    expect(read.length).toBeGreaterThan(15)
    await ask(ROOT, 'POST', '/v1/reseal', {}, { 'x-project': 'canary' })
    await ask(key, 'DELETE', '/v1/entities/moved')
    for (const id of made.slice(0, 3)) await ask(key, 'DELETE', `/v1/connections/${id}`)
    const integrations = await ask(key, 'GET', '/v1/integrations?limit=200')
    for (const { id } of integrations.body.items) await ask(key, 'DELETE', `/v1/integrations/${id}`)
    await readAll(ids)
    await learnSecrets()
    const objects = await lookAtStores()
    expect(objects).toBeGreaterThan(10)
    expect(leaks(ALLOWED)).toEqual([])
  }, 180_000)

  it('in telemetry, of which there was some', async () => {
    const batches = await vi.waitUntil(lookAtTelemetry, { timeout: 20_000, interval: 500 })
    expect(batches).toBeGreaterThan(0)
    expect(leaks(ALLOWED)).toEqual([])
  })

  it('and every kind was there to leak, and every place was looked at', () => {
    const { kinds, sinks } = looked()
    for (const kind of [
      ...['API key', 'root key', 'sealing key', 'key of the collector', 'client secret'],
      ...['access token', 'refresh token', 'authorization code', 'code_verifier', 'state'],
      ...['app key', 'bearer token', 'password', 'password for a JWT', 'password of a login'],
      ...['session of a login', 'private key', 'assertion', 'secret access key', 'cookie'],
      ...['token of OAuth 1.0a', 'token secret of OAuth 1.0a', 'registered secret'],
      ...['token of a link', 'token of a session', 'token of MCP', 'secret of an endpoint'],
      ...['secret of a hook', 'secret that an app brought', 'token in a payload'],
    ]) {
      expect(kinds).toContain(kind)
    }
    for (const sink of ['console.log', 'storage of ENTITIES', 'storage of PROJECTS', 'KV']) {
      expect(sinks).toContain(sink)
    }
    expect(sinks.some((sink) => sink.startsWith('telemetry'))).toBe(true)
    for (const sink of [
      ...['queue', 'webhook /told/usual', 'webhook /told/rest', 'answer to a webhook of slack 401'],
      ...['GET /v1/events 200', 'GET /v1/audit 200', 'GET /v1/project/export 200'],
      ...['GET /v1/entities/moved/export 200', 'GET /v1/entities/moved/logs 200'],
    ]) {
      expect(sinks).toContain(sink)
    }
    expect(
      sinks.filter((sink) => /^GET \/v1\/webhooks\/\S+\/deliveries 200$/.test(sink)),
    ).toHaveLength(1)
    expect(
      sinks.filter((sink) => /^GET \/v1\/integrations\/\S+\/hooks 200$/.test(sink)),
    ).not.toEqual([])
    expect(sinks.some((sink) => sink.endsWith('/credentials 200'))).toBe(true)
    expect(sinks.some((sink) => sink.endsWith('/credentials 403'))).toBe(true)
  })
})
