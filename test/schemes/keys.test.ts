import { describe, expect, it } from 'vitest'
import { newBrowser } from '../worker.ts'
import { KEY_APPS, type KeyApp, type Made, TRADE_APPS } from './_key-apps.ts'
import {
  act,
  ask,
  begin,
  type Connecting,
  expectSealed,
  fillIn,
  follow,
  integrate,
  later,
  provider,
  read,
} from './_providers.ts'

/** A connection made in the call itself. */
async function made({ app, scheme, fields }: KeyApp): Promise<Made> {
  const integration = await integrate(app, scheme, false)
  const { status, body } = await begin(integration, { fields })
  expect([status, body.status, body.redirectUrl], JSON.stringify(body)).toEqual([
    201,
    'ACTIVE',
    null,
  ])
  return { ...integration, id: body.id }
}

const connections = async ({ key }: Connecting) =>
  (await ask(key, 'GET', '/v1/entities/ada/connections')).body.items

describe.each([...KEY_APPS, ...TRADE_APPS])('$app by $scheme', (it_) => {
  const { app, scheme, fields, wrong, account, action, args, answer } = it_

  it('connects with what the call gives, and acts', async () => {
    const connection = await made(it_)
    const view = await read(connection, connection.id)
    expect(view).toMatchObject({ status: 'ACTIVE', authScheme: scheme, account })
    expect(await act(connection, action, args)).toMatchObject({ successful: true, data: answer })
    await expectSealed(connection)
    const removed = await ask(connection.key, 'DELETE', `/v1/connections/${connection.id}`)
    expect(removed.body).toEqual({ id: connection.id, revoked: null })
  })

  it('connects through the form, which comes again until the app takes what it says', async () => {
    const integration = await integrate(app, scheme, false)
    const { body } = await begin(integration)
    expect(body).toMatchObject({ status: 'INITIATED', redirectUrl: expect.any(String) })
    const browser = newBrowser()
    const form = await follow(body.redirectUrl, browser)
    for (const name of Object.keys(fields)) expect(form.text).toContain(`name="${name}"`)
    const again = await fillIn(form, { ...fields, ...wrong }, browser)
    expect(again.text).toContain('does not accept these credentials')
    expect((await read(integration, body.id)).status).toBe('INITIATED')
    const done = await fillIn(form, fields, browser)
    expect(done.text).toContain('is connected')
    expect(await read(integration, body.id)).toMatchObject({ status: 'ACTIVE', account })
    expect(await act(integration, action, args)).toMatchObject({ successful: true, data: answer })
    await expectSealed(integration)
  })

  it('is refused with a wrong key, and nothing is written', async () => {
    const integration = await integrate(app, scheme, false)
    const refused = await begin(integration, { fields: { ...fields, ...wrong } })
    expect([refused.status, refused.body.code]).toEqual([400, 'credentials-refused'])
    expect(await connections(integration)).toEqual([])
  })
})

describe.each(KEY_APPS)('a key of $app by $scheme that the app no longer takes', (it_) => {
  it('makes the answer a 401 that says what to do, and the connection stays', async () => {
    const connection = await made(it_)
    const { weather } = provider(it_.scene ?? it_.app)
    await weather({ unauthorized: 1 })
    const said = await act(connection, it_.action, it_.args)
    expect(said).toMatchObject({ successful: false, status: 401 })
    expect(said.error).toContain('the user must connect again')
    expect((await read(connection, connection.id)).status).toBe('ACTIVE')
    expect(await act(connection, it_.action, it_.args)).toMatchObject({ successful: true })
  })
})

describe.each(TRADE_APPS)('a token of $app by $scheme', (it_) => {
  const { weather, seen } = provider(it_.app)
  const again = (connection: Made) => act(connection, it_.action, it_.args)

  it('is replaced before its end, once, and when the app wants it', async () => {
    const connection = await made(it_)
    const { logins } = await seen()
    later(it_.life - 60)
    await weather({ expire: true })
    const answers = await Promise.all([1, 2, 3].map(() => again(connection)))
    for (const one of answers) expect(one).toMatchObject({ successful: true, data: it_.answer })
    expect((await seen()).logins).toBe(logins + 1)
    const asked = await ask(connection.key, 'POST', `/v1/connections/${connection.id}/refresh`)
    expect(asked.body).toMatchObject({ status: 'ACTIVE' })
    expect((await seen()).logins).toBe(logins + 2)
    await expectSealed(connection)
  })

  it('is replaced, and the call replayed, once for a 401 (B5)', async () => {
    const connection = await made(it_)
    const { logins } = await seen()
    await weather({ unauthorized: 1 })
    expect(await again(connection)).toMatchObject({ successful: true, data: it_.answer })
    expect((await seen()).logins).toBe(logins + 1)
    await weather({ unauthorized: 2 })
    expect(await again(connection)).toMatchObject({ successful: false, status: 401 })
    expect((await seen()).logins).toBe(logins + 2)
    expect((await read(connection, connection.id)).status).toBe('ACTIVE')
  })

  it('is not lost by a login that fails for now, but ends with one that is refused', async () => {
    const connection = await made(it_)
    await weather({ unauthorized: 1, answers: [{ status: 503, body: {} }] })
    expect(await again(connection)).toMatchObject({ successful: false, status: 401 })
    expect((await read(connection, connection.id)).status).toBe('ACTIVE')
    await weather({
      unauthorized: 1,
      answers: [{ status: 401, body: { error: 'invalid_client' } }],
    })
    await again(connection)
    expect((await read(connection, connection.id)).status).toBe('EXPIRED')
    const { logins } = await seen()
    await again(connection)
    expect((await seen()).logins).toBe(logins)
  })
})

describe('the proxy to an app whose address depends on the connection', () => {
  it('reaches the account that is connected', async () => {
    const zendesk = KEY_APPS.find(({ app }) => app === 'zendesk')
    if (!zendesk) throw new Error('the tables have no Zendesk')
    const { key } = await made(zendesk)
    const { status, body } = await ask(key, 'GET', '/v1/entities/ada/proxy/zendesk/users/me.json')
    expect([status, body]).toMatchObject([200, { user: { id: 9 } }])
  })
})

describe('fields that lead elsewhere (E4, E6)', () => {
  const evil = [
    'acme.evil.com/',
    'acme#',
    'acme@evil',
    'acme\r\nx: y',
    'acme?x',
    'acme:1',
    '../acme',
  ]
  const places = [
    { app: 'zendesk', scheme: 'OAUTH2', field: 'subdomain' },
    { app: 'zendesk', scheme: 'BASIC', field: 'subdomain' },
    { app: 'shopify', scheme: 'OAUTH2', field: 'shop' },
    { app: 'metabase', scheme: 'TWO_STEP', field: 'host' },
    { app: 'jamf', scheme: 'BASIC_WITH_JWT', field: 'host' },
    { app: 'amazon_ses', scheme: 'AWS_SIGV4', field: 'region' },
    { app: 'twilio', scheme: 'BASIC', field: 'account_sid' },
    { app: 'pipedrive', scheme: 'API_KEY', field: 'api_domain' },
    { app: 'zoho', scheme: 'OAUTH2', field: 'accounts_host' },
    { app: 'paypal', scheme: 'S2S_OAUTH2', field: 'api_host' },
  ]

  it.each(places)('are refused by name: $field of $app', async ({ app, scheme, field }) => {
    const integration = await integrate(app, scheme, scheme === 'OAUTH2')
    const whole = [...KEY_APPS, ...TRADE_APPS].find(
      (one) => one.app === app && one.scheme === scheme,
    )
    for (const value of evil) {
      const { status, body } = await begin(integration, {
        fields: { ...whole?.fields, [field]: value },
      })
      expect([status, body.code], value).toEqual([400, 'fields-invalid'])
      expect(body.errors, value).toEqual([{ field, problem: expect.any(String) }])
    }
    expect(await connections(integration)).toEqual([])
  })

  it.each([
    { app: 'datadog', scheme: 'API_KEY', field: 'api_key', value: 'a\r\nx-evil: 1' },
    { app: 'datadog', scheme: 'API_KEY', field: 'api_key', value: 'Schlüssel ☃' },
    { app: 'discordbot', scheme: 'BEARER_TOKEN', field: 'token', value: 'a\nb' },
    { app: 'discordbot', scheme: 'BEARER_TOKEN', field: 'token', value: '☃' },
    { app: 'adventofcode', scheme: 'API_KEY', field: 'session', value: 'a; admin=1' },
  ])('cannot break a header: $app $value', async ({ app, scheme, field, value }) => {
    const integration = await integrate(app, scheme, false)
    const whole = KEY_APPS.find((one) => one.app === app)
    const { status, body } = await begin(integration, {
      fields: { ...whole?.fields, [field]: value },
    })
    expect([status, body.code]).toEqual([400, 'fields-invalid'])
    expect(await connections(integration)).toEqual([])
  })

  it('are told apart from ones that do not exist', async () => {
    const integration = await integrate('zendesk', 'BASIC', false)
    const { status, body } = await begin(integration, { fields: { sub_domain: 'acme' } })
    expect([status, body.errors?.[0]?.field]).toEqual([400, 'sub_domain'])
  })
})
