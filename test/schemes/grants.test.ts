import { beforeAll, describe, expect, it } from 'vitest'
import { newBrowser } from '../worker.ts'
import {
  act,
  ask,
  begin,
  type Connecting,
  consent,
  expectSealed,
  fillIn,
  follow,
  integrate,
  later,
  provider,
  read,
} from './_providers.ts'

/** A key pair: the private key as PEM, and a line of it to look for where it must not be. */
async function newKey(): Promise<{ pem: string; publicKey: Record<string, string> }> {
  const algorithm = {
    ...{ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048 },
    publicExponent: new Uint8Array([1, 0, 1]),
  }
  const pair = (await crypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const bytes = (await crypto.subtle.exportKey('pkcs8', pair.privateKey)) as ArrayBuffer
  const body = btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/.{64}/g, '$&\n')
  const publicKey = JSON.parse(JSON.stringify(await crypto.subtle.exportKey('jwk', pair.publicKey)))
  return { pem: `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n`, publicKey }
}

const keyFile = (pem: string) =>
  JSON.stringify({
    type: 'service_account',
    client_email: 'robot@acme.iam.gserviceaccount.com',
    private_key: pem,
    private_key_id: 'k1',
    token_uri: 'https://evil.example/token',
  })

const good: { pem: string; publicKey: Record<string, string> } = { pem: '', publicKey: {} }
let other = ''
beforeAll(async () => {
  Object.assign(good, await newKey())
  other = (await newKey()).pem
})

interface Signing {
  readonly app: string
  readonly scheme: string
  fields(pem: string): Record<string, string>
  readonly data: object
  readonly account: object
  readonly action: string
  readonly args?: object
}

const SIGNING: Signing[] = [
  {
    ...{ app: 'gmail', scheme: 'GOOGLE_SERVICE_ACCOUNT', data: { subject: 'ada@acme.example' } },
    fields: (pem) => ({ service_account: keyFile(pem), subject: 'ada@acme.example' }),
    ...{ account: { id: 'g1', email: 'ada@acme.example' }, action: 'GMAIL_GET_PROFILE' },
  },
  {
    ...{ app: 'salesforce', scheme: 'JWT_BEARER', account: { id: '005x', name: 'Ada' } },
    fields: (private_key) => ({
      consumer_key: 'consumer-key',
      username: 'ada@acme.example',
      private_key,
    }),
    data: { instance_url: 'https://acme.my.salesforce.com' },
    ...{ action: 'SALESFORCE_EXECUTE_SOQL_QUERY', args: { soql_query: 'SELECT Id FROM Lead' } },
  },
]

describe.each(SIGNING)(
  '$app by $scheme',
  ({ app, scheme, fields, data, account, action, args }) => {
    const { weather, seen } = provider(app)

    it('signs with the key that the form takes, again when the token ends', async () => {
      await weather({ publicKey: good.publicKey })
      const integration = await integrate(app, scheme, false)
      const { body } = await begin(integration)
      const browser = newBrowser()
      const form = await follow(body.redirectUrl, browser)
      const [secret = ''] =
        Object.entries(fields('')).find(
          ([name]) => /key$|account/.test(name) && name !== 'consumer_key',
        ) ?? []
      const nonsense = await fillIn(form, { ...fields(good.pem), [secret]: '{"a": 1}' }, browser)
      expect(nonsense.text).toMatch(/It must be (?:the JSON key file|a private key)/)
      expect((await fillIn(form, fields(good.pem), browser)).text).toContain('is connected')
      expect(await read(integration, body.id)).toMatchObject({ status: 'ACTIVE', data, account })
      expect(await act(integration, action, args)).toMatchObject({ successful: true })
      await expectSealed(integration)
      const { logins } = await seen()
      later(3600)
      await weather({ expire: true })
      expect(await act(integration, action, args)).toMatchObject({ successful: true })
      expect((await seen()).logins).toBe(logins + 1)
      await expectSealed(integration)
      expect((await seen()).complaints).toEqual([])
    })

    it('is refused with a key that the app does not know, and nothing is written', async () => {
      await weather({ publicKey: good.publicKey })
      const integration = await integrate(app, scheme, false)
      const refused = await begin(integration, { fields: fields(other) })
      expect([refused.status, refused.body.code]).toEqual([400, 'credentials-refused'])
      const broken = await begin(integration, { fields: fields('no key') })
      expect([broken.status, broken.body.code]).toEqual([400, 'fields-invalid'])
      const listed = await ask(integration.key, 'GET', '/v1/entities/ada/connections')
      expect(listed.body.items).toEqual([])
    })
  },
)

describe('Trello by OAuth 1.0a', () => {
  const created = { idList: 'l', name: "a & b's (c)*" }
  const answer = { successful: true, data: { name: created.name } }
  const account = { id: 't1', name: 'ada' }

  async function connected(): Promise<Connecting & { id: string }> {
    const integration = await integrate('trello', 'OAUTH1')
    const { body } = await begin(integration)
    const browser = newBrowser()
    const page = await consent(await follow(body.redirectUrl, browser), browser)
    expect(page.text).toContain('is connected')
    return { ...integration, id: body.id }
  }

  it('walks three legs, and signs every call', async () => {
    const connection = await connected()
    expect(await read(connection, connection.id)).toMatchObject({ status: 'ACTIVE', account })
    expect(await act(connection, 'TRELLO_ADD_CARDS', created)).toMatchObject(answer)
    await expectSealed(connection)
  })

  it('answers a 401 for a token that was taken back, and stays', async () => {
    const connection = await connected()
    await provider('trello').weather({ unauthorized: 1 })
    const said = await act(connection, 'TRELLO_ADD_CARDS', created)
    expect(said).toMatchObject({ successful: false, status: 401 })
    expect((await read(connection, connection.id)).status).toBe('ACTIVE')
  })

  it('takes a token from elsewhere', async () => {
    const integration = await integrate('trello', 'OAUTH1')
    const credentials = { oauth_token: 'lasting', oauth_token_secret: 'canary-lasting' }
    const { body } = await begin(integration, { credentials })
    expect(body).toMatchObject({ status: 'ACTIVE', account })
    expect(await act(integration, 'TRELLO_ADD_CARDS', created)).toMatchObject(answer)
    await expectSealed(integration)
  })
})
