import { describe, expect, it } from 'vitest'
import { boundTo, NOW } from './_contract.ts'

const oauth = boundTo({
  scheme: 'OAUTH2',
  authorizationUrl: 'https://login.acme.test/authorize',
  tokenUrl: 'https://login.acme.test/token',
  clientAuth: 'client_secret_post',
  scopes: [],
  tokenData: { instance_url: 'instance_url' },
  fields: [{ name: 'signing_key', label: 'Signing key', type: 'password' }],
})
const HOUR = 3_600_000

describe('tokens from elsewhere, by their names on the wire (RFC 6749 section 5.1)', () => {
  it.each([
    ['a token alone', {}, {}],
    ['a refresh token', { refresh_token: 'r' }, { refreshToken: 'r' }],
    ['an empty refresh token', { refresh_token: '' }, {}],
    ['a lifetime', { expires_in: '3600' }, { lifetime: HOUR, expiresAt: NOW + HOUR }],
    [
      'an end in epoch seconds',
      { expires_at: String(NOW / 1000 + 3600) },
      { lifetime: HOUR, expiresAt: NOW + HOUR },
    ],
    [
      'an end as a date',
      { expires_at: new Date(NOW + HOUR).toISOString() },
      { lifetime: HOUR, expiresAt: NOW + HOUR },
    ],
    ['an end that is past', { expires_at: '2001-01-01' }, { lifetime: 0, expiresAt: NOW }],
    [
      'both: the end counts',
      { expires_in: '60', expires_at: String(NOW / 1000 + 3600) },
      { lifetime: HOUR, expiresAt: NOW + HOUR },
    ],
    ['nonsense for an end', { expires_at: 'soon' }, {}],
  ])('are taken: %s', (_, more, held) => {
    const adopted = oauth.adopt({ access_token: 'a', ...more }, NOW)
    expect(adopted?.credentials).toEqual({ accessToken: 'a', ...held })
  })

  it.each(['a b', 'a,b', 'a, b', ' a  b '])('bring their scopes: %j (B15)', (scope) => {
    expect(oauth.adopt({ access_token: 't', scope }, NOW)?.scopes).toEqual(['a', 'b'])
  })

  it('bring what else the app’s URLs need, and no secret with it (B8, B13)', () => {
    const given = {
      access_token: 'a',
      refresh_token: 'canary',
      expires_in: '1',
      instance_url: 'https://eu.acme.test',
      id_token: 'canary',
      signing_key: 'canary',
    }
    expect(oauth.adopt(given, NOW)?.data).toEqual({ instance_url: 'https://eu.acme.test' })
  })

  it.each([{}, { access_token: '' }, { refresh_token: 'canary' }])('need a token: %j', (given) => {
    const adopting = () => oauth.adopt(given, NOW)
    expect(adopting).toThrow(expect.objectContaining({ code: 'fields-invalid' }))
    expect(adopting).not.toThrow('canary')
  })

  it.each(['API_KEY', 'BASIC', 'BEARER_TOKEN', 'NO_AUTH'])(
    'mean nothing to %s, which takes its fields',
    (scheme) => {
      const bound = boundTo({ scheme, ...(scheme === 'API_KEY' && { put: {} }) })
      expect(bound.adopts).toBe(false)
      expect(() => bound.adopt({ access_token: 'a' }, NOW)).toThrow('adopt')
    },
  )
})
