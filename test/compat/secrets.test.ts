import { describe, expect, it } from 'vitest'
import { Field } from '../../src/auth/fields.ts'
import { composioPath } from '../../src/compat/composio-v1/address.ts'
import { readSecrets, tokensIn, valuesFor } from '../../src/compat/composio-v1/secrets.ts'

describe('what a developer brings', () => {
  const client = { clientId: 'id', clientSecret: 'secret' }
  it.each([
    [{ client_id: 'id', client_secret: 'secret' }],
    [{ clientId: 'id', clientSecret: 'secret' }],
    [{ 'Client-ID': 'id', CLIENT_SECRET: 'secret' }],
  ])('is a client in any spelling: %o', (given) => {
    expect(readSecrets(given).client).toEqual(client)
  })

  it.each([{}, { client_id: '', client_secret: '' }])('is none where nothing is said: %o', (it) => {
    expect(readSecrets(it).client).toBeNull()
  })

  it.each([{ client_id: 'id' }, { clientSecret: 's' }])(
    'is refused where a half lacks: %o',
    (it) => {
      expect(() => readSecrets(it)).toThrow('both client_id and client_secret')
    },
  )

  it.each([
    [
      ['repo', 'user'],
      ['repo', 'user'],
    ],
    ['repo,user', ['repo', 'user']],
    ['repo user', ['repo', 'user']],
    [' repo , user ', ['repo', 'user']],
    [[], null],
    ['', null],
    [null, null],
  ])('has scopes as a list or a text: %o', (scopes, expected) => {
    expect(readSecrets({ scopes }).scopes).toEqual(expected)
  })

  it.each(['redirect_uri', 'redirectUri', 'oauth_redirect_uri'])('has a %s', (name) => {
    expect(readSecrets({ [name]: 'https://a.example/cb' }).redirectUri).toBe('https://a.example/cb')
  })
})

describe('values for fields', () => {
  const fields = [
    Field.parse({ name: 'api_key', label: 'Key' }),
    Field.parse({ name: 'port', label: 'Port' }),
  ]

  it.each(['api_key', 'apiKey', 'generic_api_key'])('are found under %s', (name) => {
    expect(valuesFor(fields, { [name]: 'k', port: 80, other: 'x' })).toEqual({
      api_key: 'k',
      port: '80',
    })
  })
})

describe('tokens from elsewhere', () => {
  it('have the names of RFC 6749', () => {
    const given = { accessToken: 'a', refresh_token: 'r', scope: 'repo,user' }
    expect(tokensIn(given)).toEqual({ access_token: 'a', refresh_token: 'r', scope: 'repo user' })
  })

  it('are none without an access token', () => {
    expect(tokensIn({ refresh_token: 'r' })).toBeNull()
  })
})

describe('an address', () => {
  it.each([
    ['/api/v1/apps', '/api/v1/apps'],
    ['/api//v1/apps/', '/api/v1/apps'],
    ['/api/api/v2/actions//x', '/api/v2/actions/named/x'],
    ['/api/v2/actions/GITHUB_GET/execute', '/api/v2/actions/named/GITHUB_GET/execute'],
    ['/api/v2/actions', '/api/v2/actions'],
    ['/api/v2/actions/proxy', '/api/v2/actions/proxy'],
    ['/api/v2/actions/search/advanced', '/api/v2/actions/search/advanced'],
    ['/api/v2/actions/files/upload/request', '/api/v2/actions/files/upload/request'],
    ['//api/v1/apps', '/api/v1/apps'],
    ['/v1/apps', undefined],
    ['/api/v3/toolkits', undefined],
    ['/connect/x', undefined],
  ])('%s is read as %s', (path, expected) => {
    expect(composioPath(path)).toBe(expected)
  })
})
