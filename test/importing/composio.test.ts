import { describe, expect, it } from 'vitest'
import { AuthFacts } from '../../src/auth/facts.ts'
import { readComposioApp } from '../../src/importing/composio.ts'
import { operationsOf } from './_read.ts'

const OPENAPI = {
  openapi: '3.0.0',
  info: { title: 'x' },
  paths: { '/pets': { get: { operationId: 'list' } } },
}
const HEAD = `
name: Pets
unique_key: Pet-Shop
description: All about pets.
logo: https://pets.io/logo.png
categories: [productivity]
docs: https://docs.pets.io
get_current_user_endpoint: https://api.pets.io/me
auth_schemes:
`
const read = (schemes: string) => readComposioApp(`${HEAD}${schemes}`, OPENAPI)

describe("Composio's integrations.yaml", () => {
  it('tells the facts of the app, and its OpenAPI document the operations', async () => {
    const document = await read('  - { name: none, auth_mode: NO_AUTH }')
    expect(document).toMatchObject({
      title: 'Pets',
      app: {
        ...{
          slug: 'pet_shop',
          name: 'Pets',
          description: 'All about pets.',
          categories: ['productivity'],
        },
        ...{ docs: 'https://docs.pets.io', logo: 'https://pets.io/logo.png' },
      },
      auth: [{ scheme: 'NO_AUTH' }],
    })
    expect(operationsOf(document)).toMatchObject([{ id: 'list' }])
  })

  it('connects by a key, where the proxy puts it', async () => {
    const document = await read(`
  - name: key
    auth_mode: API_KEY
    proxy:
      base_url: "{{base_url}}"
      headers: { Authorization: "Token {{api_key}}", Accept: application/json }
      query_params: { org: "{{org_id}}" }
    fields:
      - { name: api_key, display_name: Your key, description: From the settings., type: string, required: true }
      - { name: org_id, expected_from_customer: false }
      - name: base_url
        displayName: Base URL
        default: https://api.pets.io/v1/
`)
    expect(document.baseUrl).toBe('https://api.pets.io/v1')
    expect(document.variables).toEqual({})
    expect(document.auth).toMatchObject([
      {
        scheme: 'API_KEY',
        put: { headers: { Authorization: 'Token {api_key}' }, query: { org: '{org_id}' } },
        fields: [
          { name: 'api_key', label: 'Your key', type: 'password', help: 'From the settings.' },
        ],
        settings: [{ name: 'org_id' }],
        verify: { url: 'https://api.pets.io/me' },
      },
    ])
    expect(document.credentials).toContain('org')
  })

  it('connects by OAuth 2.0, with the oddities that it tells', async () => {
    const document = await read(`
  - name: oauth
    auth_mode: OAUTH2
    authorization_url: https://{{subdomain}}.pets.io/authorize
    token_url: https://{{subdomain}}.pets.io/token
    default_scopes: [read, write]
    scope_separator: ','
    token_request_auth_method: basic
    authorization_params: { response_type: code, audience: pets }
    token_params: { grant_type: authorization_code }
    token_response_metadata: [shop_id]
    proxy: { base_url: "https://{{subdomain}}.pets.io", headers: { Authorization: "OAuth {{access_token}}" } }
    fields:
      - { name: client_id, expected_from_customer: false }
      - { name: subdomain, description: Of your shop. }
`)
    expect(document.baseUrl).toBe('https://{subdomain}.pets.io')
    expect(document.variables).toEqual({ subdomain: { description: 'Of your shop.' } })
    expect(document.auth).toMatchObject([
      {
        ...{ scheme: 'OAUTH2', authorizationUrl: 'https://{subdomain}.pets.io/authorize' },
        ...{ scopes: ['read', 'write'], scopeSeparator: ',', clientAuth: 'client_secret_basic' },
        ...{
          authorizationParams: { audience: 'pets' },
          tokenParams: {},
          tokenData: { shop_id: 'shop_id' },
        },
        ...{ put: { headers: { Authorization: 'OAuth {accessToken}' } }, fields: [], settings: [] },
      },
    ])
  })

  it.each([
    ['auth_mode: BASIC', { scheme: 'BASIC', fields: [{ name: 'username' }, { name: 'password' }] }],
    [
      'auth_mode: BEARER_TOKEN',
      { scheme: 'BEARER_TOKEN', put: { headers: { authorization: 'Bearer {token}' } } },
    ],
    ['auth_mode: API_KEY', { scheme: 'API_KEY', fields: [{ name: 'api_key', type: 'password' }] }],
    [
      'auth_mode: OAuth1, request_url: https://p.io/r, authorization_url: https://p.io/a, token_url: https://p.io/t, signature_method: HMAC-SHA256',
      {
        scheme: 'OAUTH1',
        requestTokenUrl: 'https://p.io/r',
        accessTokenUrl: 'https://p.io/t',
        signature: 'HMAC-SHA256',
      },
    ],
  ])('connects by { %s }', async (yaml, facts) => {
    const { auth } = await read(`  - { name: x, ${yaml} }`)
    expect(auth).toMatchObject([facts])
    for (const it of auth) AuthFacts.parse(it)
  })

  it('is read with templates that nobody quoted', async () => {
    const document = await read(`
  - name: key
    auth_mode: API_KEY
    proxy:
      base_url: {{base_url}}
`)
    expect(document.baseUrl).toBe('{base_url}')
    expect(document.variables).toEqual({ base_url: {} })
  })

  it.each([
    ['  - { name: odd, auth_mode: CALCOM_AUTH }', /odd: auth_mode CALCOM_AUTH is not known/],
    ['  - { name: broken, auth_mode: OAUTH2 }', /broken: OAUTH2 cannot be set up, see/],
  ])('becomes a warning where a way in cannot be: %s', async (yaml, message) => {
    const { auth, warnings } = await read(yaml)
    expect(auth).toEqual([])
    expect(warnings?.join()).toMatch(message)
  })

  it('is refused where it is something else', async () => {
    await expect(readComposioApp(OPENAPI, OPENAPI)).rejects.toThrow(/no integrations.yaml/)
  })
})
