import { describe, expect, it } from 'vitest'
import { AuthFacts } from '../../src/auth/facts.ts'
import { readDocument } from '../../src/importing/read.ts'
import { chooseScopes } from '../../src/importing/security.ts'
import { operationsOf } from './_read.ts'

const CODE = {
  authorizationUrl: 'https://pets.io/authorize',
  tokenUrl: 'https://pets.io/token',
  scopes: { 'pets:read': '', 'pets:write': '' },
}
const header = (name: string) => ({ type: 'apiKey', in: 'header', name })
const SCHEMES: Record<string, object> = {
  key: header('X-Key'),
  app: { ...header('X-App'), description: 'Of your app.\nAsk us.' },
  query: { type: 'apiKey', in: 'query', name: 'api_key' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'session' },
  raw: header('Authorization'),
  basic: { type: 'http', scheme: 'Basic' },
  bearer: { type: 'http', scheme: 'bearer' },
  oauth: { type: 'oauth2', flows: { authorizationCode: CODE } },
  machine: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'http://pets.io/token' } } },
  both: {
    type: 'oauth2',
    flows: { authorizationCode: CODE, clientCredentials: CODE, implicit: {} },
  },
  relative: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: '/oauth/token' } } },
  tenant: {
    type: 'oauth2',
    flows: { clientCredentials: { tokenUrl: 'https://{Tenant}.pets.io/t' } },
  },
  implicit: { type: 'oauth2', flows: { implicit: CODE } },
  password: { type: 'oauth2', flows: { password: CODE } },
  digest: { type: 'http', scheme: 'digest' },
  connect: { type: 'openIdConnect', openIdConnectUrl: 'https://pets.io' },
  lost: { $ref: '#/components/securitySchemes/none' },
  linked: { $ref: '#/components/securitySchemes/key' },
}

const read = (security: unknown, paths: object = {}, schemes = SCHEMES) =>
  readDocument({
    openapi: '3.0.0',
    servers: [{ url: 'https://api.pets.io/v1' }],
    components: { securitySchemes: schemes },
    ...(security === undefined ? {} : { security }),
    paths,
  })

const authOf = async (...requirement: string[]) => {
  const document = await read([Object.fromEntries(requirement.map((it) => [it, []]))])
  for (const facts of document.auth) AuthFacts.parse(facts)
  return document
}

describe('a security scheme (rule 42)', () => {
  it.each([
    ['key', { scheme: 'API_KEY', put: { headers: { 'X-Key': '{api_key}' } } }],
    ['query', { scheme: 'API_KEY', put: { query: { api_key: '{api_key}' } } }],
    ['cookie', { scheme: 'API_KEY', put: { cookies: { session: '{api_key}' } } }],
    ['raw', { scheme: 'API_KEY', put: { headers: { Authorization: '{api_key}' } } }],
    ['linked', { scheme: 'API_KEY', put: { headers: { 'X-Key': '{api_key}' } } }],
    ['basic', { scheme: 'BASIC', fields: [{ name: 'username' }, { name: 'password' }] }],
    ['bearer', { scheme: 'BEARER_TOKEN', fields: [{ name: 'token', type: 'password' }] }],
    ['machine', { scheme: 'S2S_OAUTH2', tokenUrl: 'https://pets.io/token', scopes: [] }],
    ['relative', { scheme: 'S2S_OAUTH2', tokenUrl: 'https://api.pets.io/oauth/token' }],
    [
      'tenant',
      {
        scheme: 'S2S_OAUTH2',
        tokenUrl: 'https://{tenant}.pets.io/t',
        fields: [{ name: 'tenant' }],
      },
    ],
    [
      'oauth',
      {
        ...{ scheme: 'OAUTH2', authorizationUrl: CODE.authorizationUrl, tokenUrl: CODE.tokenUrl },
        scopes: ['pets:read', 'pets:write'],
      },
    ],
  ])('%s becomes a way in', async (name, facts) => {
    expect((await authOf(name)).auth).toMatchObject([facts])
  })

  it.each([
    ['implicit', /OAuth 2.0 with implicit cannot be set up/],
    ['password', /OAuth 2.0 with password cannot be set up/],
    ['digest', /digest/],
    ['connect', /OpenID Connect/],
    ['lost', /leads nowhere/],
    ['undeclared', /does not describe it/],
  ])('%s becomes a warning', async (name, message) => {
    const document = await authOf(name)
    expect(document.auth).toEqual([])
    expect(document.warnings?.join()).toMatch(message)
    expect(document.warnings?.join()).toContain(name)
  })

  it('with several grants becomes several ways in', async () => {
    const { auth, warnings } = await authOf('both')
    expect(auth.map(({ scheme }) => scheme)).toEqual(['OAUTH2', 'S2S_OAUTH2'])
    expect(warnings).toEqual([])
  })
})

describe('security schemes that are wanted together', () => {
  it('are one connection with a field for each', async () => {
    expect((await authOf('key', 'app')).auth).toEqual([
      {
        scheme: 'API_KEY',
        put: { headers: { 'X-Key': '{x_key}', 'X-App': '{x_app}' } },
        fields: [
          { name: 'x_key', label: 'X-Key', type: 'password' },
          { name: 'x_app', label: 'X-App', type: 'password', help: 'Of your app. Ask us.' },
        ],
      },
    ])
  })

  it('may be a token and a key', async () => {
    expect((await authOf('bearer', 'query')).auth).toMatchObject([
      {
        scheme: 'API_KEY',
        put: { query: { api_key: '{api_key}' }, headers: { authorization: 'Bearer {token}' } },
      },
    ])
    expect((await authOf('oauth', 'key')).auth).toMatchObject([
      {
        scheme: 'OAUTH2',
        put: { headers: { 'X-Key': '{api_key}', authorization: 'Bearer {accessToken}' } },
      },
    ])
  })

  it('may be one OAuth told twice', async () => {
    const { auth, warnings } = await authOf('implicit', 'oauth')
    expect(auth.map(({ scheme }) => scheme)).toEqual(['OAUTH2'])
    expect(warnings).toEqual([])
  })

  it('are a warning where they cannot be', async () => {
    const { auth, warnings } = await authOf('basic', 'key')
    expect(auth).toEqual([])
    expect(warnings).toEqual(['basic with key: cannot be used together.'])
  })
})

describe('the ways in', () => {
  it('are in the order of the operations that they open', async () => {
    const paths = {
      '/a': {
        get: { security: [{ basic: [] }] },
        post: { security: [{ basic: [] }, { oauth: [] }] },
      },
      '/b': { get: {} },
    }
    const { auth } = await read([{ oauth: [] }, { bearer: [] }], paths)
    expect(auth.map(({ scheme }) => scheme)).toEqual(['OAUTH2', 'BASIC', 'BEARER_TOKEN'])
  })

  it('are one a scheme: a key in a header rather than in the query', async () => {
    const { auth } = await read([{ query: [] }, { key: [] }])
    expect(auth).toMatchObject([{ put: { headers: { 'X-Key': '{api_key}' } } }])
  })

  it('are all that is described where no operation wants any', async () => {
    const { key, basic } = SCHEMES
    const { auth } = await read(
      undefined,
      { '/a': { get: {} } },
      { key: key ?? {}, basic: basic ?? {} },
    )
    expect(auth.map(({ scheme }) => scheme)).toEqual(['API_KEY', 'BASIC'])
    expect((await read(undefined, {}, {})).auth).toEqual([])
  })

  it('hide the names that carry credentials, whether we know the scheme or not', async () => {
    const { credentials } = await read(undefined)
    expect(credentials.toSorted()).toEqual([
      ...['Authorization', 'X-App', 'X-Key', 'api_key', 'session'],
    ])
  })
})

describe('what one operation wants', () => {
  it.each([
    ['nothing is said', {}, undefined, { scopes: [] }],
    ['the document says it', {}, [{ oauth: ['a'] }], { scopes: ['a'] }],
    [
      'it says it itself',
      { security: [{ oauth: ['b', 'c'] }, { both: ['c', 'd'] }] },
      [{ oauth: ['a'] }],
      { scopes: ['b', 'c', 'd'] },
    ],
    ['a role of a key is no scope', { security: [{ key: ['admin'] }] }, undefined, { scopes: [] }],
    ['nothing is wanted', { security: [] }, [{ oauth: ['a'] }], { scopes: [], anonymous: true }],
    [
      'nothing is wanted, in other words',
      { security: [{}] },
      undefined,
      { scopes: [], anonymous: true },
    ],
    [
      'nothing is wanted but may be given',
      { security: [{}, { key: [] }] },
      undefined,
      { scopes: [] },
    ],
    ['nothing of the whole document', {}, [], { scopes: [], anonymous: true }],
  ])('is clear where %s', async (_, operation, security, wanted) => {
    const [read_] = operationsOf(await read(security, { '/a': { get: operation } }))
    expect({ scopes: read_?.scopes, anonymous: read_?.anonymous }).toEqual({
      ...{ anonymous: undefined, ...wanted },
    })
  })
})

describe('the scopes that are asked for', () => {
  it('are all of a few, and those that read of many', () => {
    expect(chooseScopes(['a', 'a', 'not one', 'b'])).toEqual(['a', 'b'])
    const many = Array.from({ length: 20 }, (_, i) => `write:${i}`)
    expect(
      chooseScopes([...many, 'pets.read', 'read_write', 'pets.readonly', 'offline_access']),
    ).toEqual([...['offline_access', 'pets.read', 'pets.readonly']])
  })
})
