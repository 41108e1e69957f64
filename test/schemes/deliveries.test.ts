import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { call } from '../worker.ts'
import { ask, integrate, later } from './_providers.ts'
import { heldQueue, listen, typesOf } from './_receivers.ts'

const ids = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id)
const rfc = (at: number) => encodeURIComponent(new Date(at).toISOString().replace('Z', '+00:00'))

let held: ReturnType<typeof heldQueue>
beforeEach(() => {
  held = heldQueue()
})
afterEach(() => held.restore())

/** A project with an endpoint that answers as it is told. */
async function listening(answers: { status: number }[] = []) {
  const { key, project } = await integrate('quickbooks', 'OAUTH2')
  const hook = await listen(key)
  await hook.weather({ answers })
  const path = `/v1/webhooks/${hook.id}`
  const read = async (of: string) => (await ask(key, 'GET', of)).body
  const test = async () => {
    const { body } = await ask(key, 'POST', `${path}/test`)
    await held.release(project)
    return body
  }
  return { key, project, hook, path, read, test }
}

describe('what an endpoint was told (F4)', () => {
  it('is found by the time of it, as calls are: from, and to without it', async () => {
    const { read, test, path } = await listening()
    const one = await test()
    later(60)
    const between = Date.now() - 30_000
    const two = await test()
    const [all, old, young, none] = [
      await read(`${path}/deliveries`),
      await read(`${path}/deliveries?to=${rfc(between)}`),
      await read(`${path}/deliveries?from=${rfc(between)}&type=webhook.test&status=delivered`),
      await read(`${path}/deliveries?from=${rfc(Date.parse(two.createdAt) + 1)}`),
    ]
    expect([all, old, young, none].map(({ items }) => ids(items))).toEqual([
      [two.id, one.id],
      [one.id],
      [two.id],
      [],
    ])
    const exact = `from=${rfc(Date.parse(two.createdAt))}&to=${rfc(Date.parse(two.createdAt))}`
    expect((await read(`${path}/deliveries?${exact}`)).items).toEqual([])
    expect(ids((await read(`/v1/events?to=${rfc(between)}`)).items)).toEqual([one.eventId])
    expect(ids((await read(`/v1/events?from=${rfc(between)}`)).items)).toEqual([two.eventId])
  })

  it('is read one by one: an event, and a delivery with its attempts; no secret among them', async () => {
    const { key, read, test, path, hook } = await listening([{ status: 503 }])
    const { id, eventId } = await test()
    const one = await read(`${path}/deliveries/${id}`)
    expect(one).toMatchObject({
      ...{ id, eventId, webhookId: hook.id, type: 'webhook.test', status: 'pending' },
      attempts: [{ status: 503, code: null, millis: expect.any(Number) }],
    })
    expect(JSON.stringify(one)).not.toContain('whsec_')
    expect(await read(`/v1/events/${eventId}`)).toEqual({
      ...{ id: eventId, type: 'webhook.test', timestamp: expect.any(String) },
      data: { webhookId: hook.id },
    })
    const other = await listen(key)
    for (const [of, code] of [
      [`/v1/webhooks/${other.id}/deliveries/${id}`, 'delivery-not-found'],
      [`${path}/deliveries/whd_none`, 'delivery-not-found'],
      ['/v1/events/evt_none', 'event-not-found'],
    ] as const) {
      expect(await ask(key, 'GET', of)).toMatchObject({ status: 404, body: { code } })
    }
  })
})

describe('an endpoint that is disabled (F3)', () => {
  it.each([
    { code: 'gone', why: 'answered 410' },
    { code: 'failing', why: 'took nothing for five days' },
  ])('because it $why says since when and why, and the others are told', async ({ code }) => {
    const answers = Array.from({ length: 30 }, () => ({ status: code === 'gone' ? 410 : 500 }))
    const { key, project, hook, path, read } = await listening(answers)
    const [other, deaf] = [await listen(key), await listen(key, { types: ['connection.active'] })]
    const { body } = await ask(key, 'POST', `${path}/test`)
    for (let tries = 0; tries < 30 && (await read(path)).enabled; tries += 1) {
      const { nextAttemptAt } = await read(`${path}/deliveries/${body.id}`)
      if (nextAttemptAt === null) {
        later(3 * 24 * 3600)
        await ask(key, 'POST', `${path}/deliveries/${body.id}/replay`)
      } else later(Math.max(0, (Date.parse(nextAttemptAt) - Date.now()) / 1000) + 1)
      await held.release(project)
    }
    const { disabledAt, failingSince, ...rest } = await read(path)
    expect(rest).toMatchObject({ enabled: false, disabledReason: code })
    expect(Math.abs(Date.parse(disabledAt) - Date.now())).toBeLessThan(60_000)
    await held.release(project)
    const [told] = await other.expectCount(1)
    expect(JSON.parse(told?.body ?? '')).toMatchObject({
      type: 'endpoint.disabled',
      data: { webhookId: hook.id, reason: code, failingSince },
    })
    expect(await deaf.received()).toEqual([])
    expect(typesOf(await hook.received())).not.toContain('endpoint.disabled')
    const [row] = await read('/v1/audit?action=endpoint.disabled').then(({ items }) => items)
    expect(row).toMatchObject({ actor: 'system', target: hook.id, code, status: null })
    expect(await read('/v1/audit/verify')).toMatchObject({ valid: true })
  })

  it('by its developer says so without a reason; enabled again it works, and who did it stands in the audit log', async () => {
    const { key, hook, path, read, test } = await listening([{ status: 410 }])
    await test()
    const was = await read(path)
    later(60)
    await ask(key, 'PATCH', path, { enabled: false, description: 'still off' })
    expect(await read(path)).toMatchObject({ disabledReason: 'gone', disabledAt: was.disabledAt })
    const on = await ask(key, 'PATCH', path, { enabled: true })
    const works = { enabled: true, disabledAt: null, disabledReason: null, failingSince: null }
    expect(on.body).toMatchObject(works)
    await test()
    expect(await hook.expectCount(2)).toHaveLength(2)
    const off = await ask(key, 'PATCH', path, { enabled: false })
    expect(off.body).toMatchObject({ disabledReason: null, disabledAt: expect.any(String) })
    const { body } = await call(key, 'GET', '/v1/audit?action=PATCH%20/v1/webhooks/:id')
    expect(body.items).toHaveLength(3)
    expect(body.items[1]).toMatchObject({ target: hook.id, status: 200 })
    expect((await read('/v1/events?type=endpoint.disabled')).items).toHaveLength(1)
  })
})
