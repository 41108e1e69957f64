import { describe, expect, it } from 'vitest'
import { maskedUsable } from '../../src/auth/mask.ts'
import type { Usable } from '../../src/auth/scheme.ts'

const placed = (headers: Record<string, string>) => ({
  placed: { headers, query: {}, cookies: {} },
})
const secret = 'canary'

describe('masked credentials', () => {
  it.each([
    [`Bearer ${secret}`, 'Bearer ***'],
    [`Basic ${secret}`, 'Basic ***'],
    [`Token ${secret}`, 'Token ***'],
    [`Token token=${secret}`, 'Token token=***'],
    [`Klaviyo-API-Key ${secret}`, 'Klaviyo-API-Key ***'],
    [`Zoho-oauthtoken ${secret}`, 'Zoho-oauthtoken ***'],
    [secret, '***'],
    [`${secret} word`, '***'],
    ['Bearer', '***'],
  ])('keep of the header %j how it is meant: %j', (text, shown) => {
    const { placed: made } = maskedUsable(placed({ authorization: text }))
    expect(made?.headers).toEqual({ authorization: shown })
  })

  const keys = { consumerKey: secret, consumerSecret: secret, token: secret, tokenSecret: secret }
  const aws = { service: 's3', region: 'r', accessKeyId: secret, secretAccessKey: secret }
  it.each<[string, Usable, object]>([
    [
      'query, cookies and body',
      {
        placed: { headers: {}, query: { k: secret }, cookies: { c: secret }, json: { t: secret } },
      },
      { headers: {}, query: { k: '***' }, cookies: { c: '***' }, json: { t: '***' } },
    ],
    [
      'an OAuth 1 signature',
      { oauth1: { method: 'HMAC-SHA1', ...keys } },
      { headers: { authorization: 'OAuth ***' }, query: {}, cookies: {} },
    ],
    [
      'an AWS signature',
      { sigv4: aws },
      { headers: { authorization: 'AWS4-HMAC-SHA256 ***' }, query: {}, cookies: {} },
    ],
    ['nothing', {}, { headers: {}, query: {}, cookies: {} }],
  ])('stand where they would: %s', (_, usable, shown) => {
    const masked = maskedUsable(usable)
    expect(masked).toEqual({ placed: shown })
    expect(JSON.stringify(masked)).not.toContain(secret)
  })
})
