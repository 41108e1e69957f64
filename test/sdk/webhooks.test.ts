import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { newWebhookSecret } from '../../src/core/standard-webhook.ts'
import { verifyWebhook } from '../../src/sdk/index.ts'
import { json, serviceOf } from './_service.ts'

const BODY = JSON.stringify({
  type: 'connection.active',
  timestamp: '2026-11-23T08:00:00.000Z',
  data: { entityId: 'Zoë' },
})

/** A webhook as the reference library signs it. */
function signed(secret: string, age = 0, body = BODY) {
  const at = new Date(Date.now() - age * 1000)
  return {
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': `v1a,AAAA ${new Webhook(secret).sign('evt_1', at, body)}`,
  }
}

describe('verifyWebhook (F1)', () => {
  const [secret, other] = [newWebhookSecret(), newWebhookSecret()]

  it('answers the event of what is signed with the secret, from either kind of headers', async () => {
    const event = await verifyWebhook(secret, signed(secret), BODY)
    expect(event).toEqual({ id: 'evt_1', ...JSON.parse(BODY) })
    expect(await verifyWebhook(secret, new Headers(signed(secret)), BODY)).toEqual(event)
    expect(await verifyWebhook([other, secret], signed(secret), BODY)).toEqual(event)
  })

  it.each([
    { what: 'another secret', headers: signed(other) },
    { what: 'another body', headers: signed(secret, 0, '{}') },
    { what: 'an old one', headers: signed(secret, 301) },
    { what: 'one of the future', headers: signed(secret, -302) },
    { what: 'another id', headers: { ...signed(secret), 'webhook-id': 'evt_2' } },
    { what: 'no number', headers: { ...signed(secret), 'webhook-timestamp': 'now' } },
    { what: 'no signature', headers: { ...signed(secret), 'webhook-signature': '' } },
    { what: 'nonsense', headers: { ...signed(secret), 'webhook-signature': 'v1,§§ v1' } },
    { what: 'nothing', headers: {} },
  ])('refuses $what', async ({ headers }) => {
    const refused = verifyWebhook(secret, headers, BODY)
    await expect(refused).rejects.toMatchObject({ code: 'webhook-refused' })
  })
})

describe('the webhooks of a toolset', () => {
  it('are made, rotated, tried and replayed', async () => {
    const { toolset, requests } = serviceOf([json({ items: [], nextCursor: null })])
    const { webhooks } = toolset
    await webhooks.create({ url: 'https://acme.com/hooks', types: ['connection.expired'] })
    await webhooks.list()
    await webhooks.update('whk_1', { enabled: false })
    await webhooks.rotate('whk_1', { overlap: 0 })
    await webhooks.test('whk_1')
    await webhooks.deliveries('whk_1', { status: 'dead' })
    await webhooks.delivery('whk_1', 'whd_1')
    await webhooks.replay('whk_1', 'whd_1')
    await webhooks.replaySince('whk_1', '2026-11-23T08:00:00Z')
    await webhooks.events({ entityId: 'ada', from: '2026-11-23T08:00:00Z' })
    await webhooks.event('evt_1')
    await webhooks.delete('whk_1')
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1/webhooks',
      'GET /v1/webhooks',
      'PATCH /v1/webhooks/whk_1',
      'POST /v1/webhooks/whk_1/rotate',
      'POST /v1/webhooks/whk_1/test',
      'GET /v1/webhooks/whk_1/deliveries?status=dead',
      'GET /v1/webhooks/whk_1/deliveries/whd_1',
      'POST /v1/webhooks/whk_1/deliveries/whd_1/replay',
      'POST /v1/webhooks/whk_1/replay',
      'GET /v1/events?entityId=ada&from=2026-11-23T08%3A00%3A00Z',
      'GET /v1/events/evt_1',
      'DELETE /v1/webhooks/whk_1',
    ])
    expect(requests[3]?.body).toEqual({ overlap: 0 })
  })
})
