import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { newWebhookSecret, signWebhook } from '../../src/core/standard-webhook.ts'

describe('a signature of Standard Webhooks (F1)', () => {
  it('is the one of the reference library', async () => {
    const at = new Date(1_700_000_000_000)
    for (const body of ['{}', '{"type":"connection.active","data":{"name":"Zoë 🦊"}}']) {
      const secret = newWebhookSecret()
      const expected = new Webhook(secret).sign('evt_1', at, body)
      expect(await signWebhook(secret, 'evt_1', 1_700_000_000, body)).toBe(expected)
    }
  })

  it('is made with 256 random bits, of which no two are the same', () => {
    const secrets = Array.from({ length: 100 }, newWebhookSecret)
    expect(new Set(secrets).size).toBe(100)
    for (const secret of secrets) expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  })
})
