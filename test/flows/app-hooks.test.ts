import { abortAllDurableObjects } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { call, newProject, ORIGIN, ROOT, worker } from '../worker.ts'

const settings = env as unknown as { SEAL_KEYS: string }

let key: string
beforeAll(async () => {
  key = await newProject('hooked')
  const wish = { url: 'https://github.com/told', types: ['trigger.received'] }
  const told = await call(key, 'POST', '/v1/webhooks', wish)
  expect(told.status, JSON.stringify(told.body)).toBe(201)
})

const CLIENT = { clientId: 'id', clientSecret: 'the secret of the client' }

async function hmac(secret: string, text: string, encoding: 'hex' | 'base64' = 'hex') {
  const bytes = new TextEncoder().encode(secret)
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const imported = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign'])
  const signed = new Uint8Array(
    await crypto.subtle.sign('HMAC', imported, new TextEncoder().encode(text)),
  )
  if (encoding === 'base64') return btoa(String.fromCharCode(...signed))
  return Array.from(signed, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** An app's server, which knows nothing but the address. */
async function send(url: string, body: BodyInit, headers: Record<string, string>) {
  const response = await worker(new Request(url, { method: 'POST', body, headers }))
  const {
    request_id: _,
    instance: __,
    ...rest
  } = /json/.test(response.headers.get('content-type') ?? '')
    ? await response.json<Record<string, unknown>>()
    : { text: await response.text() }
  return { status: response.status, body: rest as Record<string, unknown> }
}

const fromGithub = async (url: string, secret: string, payload: object, id = 'd1') => {
  const body = JSON.stringify(payload)
  return send(url, body, {
    'content-type': 'application/json',
    'x-github-event': 'issues',
    'x-github-delivery': id,
    'x-hub-signature-256': `sha256=${await hmac(secret, body)}`,
  })
}

async function integration(app: string) {
  const wish = { app, connect: false, credentials: CLIENT }
  const { body } = await call(key, 'POST', '/v1/integrations', wish)
  return `/v1/integrations/${body.id}/hooks`
}

const made = async (hooks: string, wish: object = {}) => {
  const { status, body } = await call(key, 'POST', hooks, wish)
  expect(status, JSON.stringify(body)).toBe(201)
  return body as { id: string; url: string; secret: string | null }
}

/** Asks the project's events for what came in through a hook, newest first. */
async function received(hook: string) {
  const { body } = await call(key, 'GET', '/v1/events?type=trigger.received')
  return (body.items as { data: Record<string, unknown> }[])
    .map(({ data }) => data)
    .filter(({ hookId }) => hookId === hook)
}

const REFUSED = { status: 401, body: expect.objectContaining({ code: 'hook-refused' }) }

describe("an address for an app's webhooks (F5)", () => {
  it('has a secret that is shown once, and takes what is signed with it, once', async () => {
    const hooks = await integration('github')
    const { id, url, secret } = await made(hooks)
    expect(url).toMatch(new RegExp(`^${ORIGIN}/hooks/hook_[\\w-]{22}\\.hooked$`))
    const issue = { action: 'opened', issue: { number: 7, id: 9007199254740993n.toString() } }
    expect((await fromGithub(url, secret ?? '', issue)).status).toBe(200)
    expect((await fromGithub(url, secret ?? '', issue)).status).toBe(200)
    expect((await fromGithub(url, secret ?? '', issue, 'another-id')).status).toBe(200)
    expect(await received(id)).toEqual([
      {
        ...{ hookId: id, integrationId: hooks.split('/')[3], app: 'github' },
        ...{ kind: 'issues', deliveryId: 'd1', contentType: 'application/json' },
        payload: JSON.stringify(issue),
      },
    ])
    const { body } = await call(key, 'GET', hooks)
    expect(body.items).toEqual([
      expect.objectContaining({ id, url, hasSecret: true, lastReceivedAt: expect.any(String) }),
    ])
    expect(JSON.stringify(body)).not.toContain(secret)
  })

  it('gives one answer to whatever it does not take', async () => {
    const hooks = await integration('github')
    const { id, url, secret } = await made(hooks)
    const good = { action: 'closed' }
    const refusals = [
      await fromGithub(url, 'another secret', good),
      await send(url, '{}', {}),
      await send(url, '', { 'x-hub-signature-256': 'sha256=' }),
      await fromGithub(url.replace(/hook_.{4}/, 'hook_AAAA'), secret ?? '', good),
      await fromGithub(url.replace('.hooked', '.nobody'), secret ?? '', good),
      await fromGithub(`${ORIGIN}/hooks/anything`, secret ?? '', good),
    ]
    await call(key, 'PATCH', `${hooks}/${id}`, { enabled: false })
    refusals.push(await fromGithub(url, secret ?? '', good))
    await call(key, 'PATCH', `${hooks}/${id}`, { enabled: true })
    expect((await fromGithub(url, secret ?? '', good)).status).toBe(200)
    expect((await call(key, 'DELETE', `${hooks}/${id}`)).status).toBe(204)
    refusals.push(await fromGithub(url, secret ?? '', good))
    expect(refusals[0]).toEqual(REFUSED)
    for (const refusal of refusals) expect(refusal).toEqual(refusals[0])
  })

  it('takes the old secret for a day when it is replaced', async () => {
    const hooks = await integration('github')
    const { id, url, secret } = await made(hooks, { secret: 'the first secret' })
    expect(secret).toBeNull()
    await call(key, 'PATCH', `${hooks}/${id}`, { secret: 'the second secret' })
    expect((await fromGithub(url, 'the first secret', { n: 1 })).status).toBe(200)
    expect((await fromGithub(url, 'the second secret', { n: 2 })).status).toBe(200)
    await call(key, 'PATCH', `${hooks}/${id}`, { secret: 'the third secret' })
    expect(await fromGithub(url, 'the first secret', { n: 3 })).toEqual(REFUSED)
  })

  it("uses the secret of the integration's client where the app signs with that", async () => {
    const { url, secret } = await made(await integration('hubspot'))
    expect(secret).toBeNull()
    const at = String(Date.now())
    const body = '[{"eventId":1,"subscriptionType":"contact.creation"}]'
    const signature = await hmac(CLIENT.clientSecret, `POST${url}${body}${at}`, 'base64')
    const headers = { 'x-hubspot-signature-v3': signature, 'x-hubspot-request-timestamp': at }
    expect((await send(url, body, headers)).status).toBe(200)
    const stale = { ...headers, 'x-hubspot-request-timestamp': String(Date.now() - 600_000) }
    expect(await send(url, body, stale)).toEqual(REFUSED)
  })

  it('answers what it is asked, and tells of no secret that comes along', async () => {
    const { id, url } = await made(await integration('slack'), { secret: 'the signing secret' })
    const slack = async (payload: object) => {
      const at = String(Math.floor(Date.now() / 1000))
      const body = JSON.stringify(payload)
      const signature = `v0=${await hmac('the signing secret', `v0:${at}:${body}`)}`
      return send(url, body, {
        'x-slack-signature': signature,
        'x-slack-request-timestamp': at,
      })
    }
    const asked = { type: 'url_verification', token: 'tok', challenge: '3eZbrw1aB' }
    expect(await slack(asked)).toEqual({ status: 200, body: { text: '3eZbrw1aB' } })
    expect(await send(url, JSON.stringify(asked), {})).toEqual(REFUSED)
    const event = { token: 'verification-canary', event_id: 'Ev1', event: { type: 'message' } }
    expect((await slack(event)).status).toBe(200)
    const [told] = await received(id)
    expect(told).toMatchObject({ kind: 'message', deliveryId: 'Ev1' })
    expect(JSON.stringify(told)).not.toContain('verification-canary')
  })

  it('takes the secret that the app brings, until it was shown', async () => {
    const hooks = await integration('notion')
    const { id, url } = await made(hooks)
    const brought = (token: string) => send(url, JSON.stringify({ verification_token: token }), {})
    const settle = () => call(key, 'POST', `${hooks}/${id}/settle`)
    expect((await settle()).body.code).toBe('hook-secret-missing')
    expect((await brought('secret_of_notion_number_1')).status).toBe(200)
    expect((await brought('secret_of_notion_number_2')).status).toBe(200)
    expect((await settle()).body).toEqual({ secret: 'secret_of_notion_number_2' })
    expect((await settle()).status).toBe(409)
    expect(await brought('secret_of_an_attacker')).toEqual(REFUSED)
    const body = '{"id":"e1","type":"page.created"}'
    const signature = `sha256=${await hmac('secret_of_notion_number_2', body)}`
    expect((await send(url, body, { 'x-notion-signature': signature })).status).toBe(200)
    expect(await received(id)).toHaveLength(1)
  })

  it('is for bodies of a sane size, known or not', async () => {
    const { url } = await made(await integration('github'))
    const large = 'x'.repeat(1024 * 1024 + 1)
    expect((await send(url, large, {})).status).toBe(413)
    expect((await send(`${ORIGIN}/hooks/nothing`, large, {})).status).toBe(413)
    const unsized = new Blob([large]).stream()
    expect((await send(url, unsized, {})).status).toBe(413)
  })

  it('needs an app that says how it signs, and a secret that can be one', async () => {
    const unknown = await call(key, 'POST', await integration('spotify'), {})
    expect([unknown.status, unknown.body.code]).toEqual([422, 'hooks-unsupported'])
    const stripe = await integration('slack')
    expect((await call(key, 'POST', stripe, {})).body.detail).toContain('Signing Secret')
    const discord = await integration('discord')
    const bad = await call(key, 'POST', discord, { secret: 'not a public key' })
    expect([bad.status, bad.body.code]).toEqual([400, 'invalid-request'])
    expect((await call(key, 'GET', '/v1/apps/github')).body.hooks).toMatchObject({
      secretFrom: 'ours',
    })
  })

  it('ends with its integration', async () => {
    const hooks = await integration('github')
    const { url, secret } = await made(hooks)
    await call(key, 'DELETE', hooks.replace(/\/hooks$/, ''))
    expect(await fromGithub(url, secret ?? '', {})).toEqual(REFUSED)
    expect((await call(key, 'GET', hooks)).status).toBe(404)
  })

  it('is readable under a new sealing key (B9)', async () => {
    const { url, secret } = await made(await integration('github'))
    const old = settings.SEAL_KEYS
    const fresh = `k2:${'B'.repeat(43)}`
    try {
      settings.SEAL_KEYS = `${fresh},${old}`
      await abortAllDurableObjects()
      const left = await call(ROOT, 'POST', '/v1/reseal', undefined, { 'x-project': 'hooked' })
      expect(left.status).toBe(202)
      const progress = () => call(ROOT, 'GET', '/v1/reseal', undefined, { 'x-project': 'hooked' })
      await expect
        .poll(async () => (await progress()).body.removable, { timeout: 30_000 })
        .toBe(true)
      settings.SEAL_KEYS = fresh
      await abortAllDurableObjects()
      expect((await fromGithub(url, secret ?? '', {})).status).toBe(200)
    } finally {
      settings.SEAL_KEYS = old
      await abortAllDurableObjects()
    }
  })
})
