import { describe, expect, it } from 'vitest'
import { parseApp } from '../../src/catalogue/parse-app.ts'
import { APPS } from '../../src/catalogue/shipped.ts'
import { answerChallenge } from '../../src/hooks/challenge.ts'
import { HookFacts } from '../../src/hooks/facts.ts'
import { verifyDelivery } from '../../src/hooks/verify.ts'
import { CALLED, VENDORS } from './_vendors.ts'

/** What the catalogue says of each app that sends webhooks. */
const FACTS = new Map(
  APPS.flatMap((definition) => {
    const { actions: _, ...app } = definition
    const { slug, hooks } = parseApp(app)
    return hooks ? [[slug, hooks] as const] : []
  }),
)

const factsOf = (app: string): HookFacts => {
  const facts = FACTS.get(app)
  if (!facts) throw new Error(`${app} sends no webhooks`)
  return facts
}

const NOW = 1_790_000_000_000
const AT = NOW / 1000

const delivery = (headers: Record<string, string>, body: string | Uint8Array, url = CALLED) => ({
  method: 'POST',
  url,
  headers: new Headers(headers),
  body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
})

/** A delivery of a vendor, sent at a time in epoch seconds. */
function sent(app: string, at = AT) {
  const vendor = VENDORS[app]
  if (!vendor) throw new Error(`no vendor ${app}`)
  const body = JSON.stringify(vendor.body(at))
  return { vendor, body, headers: vendor.send(vendor.secret, body, at) }
}

const verify = (app: string, secret: string, it: ReturnType<typeof delivery>, now = NOW) =>
  verifyDelivery(factsOf(app), [secret], it, now)

describe('a webhook of an app (F5)', () => {
  it('is known for all apps of the catalogue that declare one, and for no others', () => {
    const known = new Set([...Object.keys(VENDORS), 'slackbot', 'discordbot'])
    expect([...FACTS.keys()].sort()).toEqual([...known].sort())
  })

  it("fits GitHub's published example", async () => {
    const signature = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17'
    const it = delivery({ 'x-hub-signature-256': signature }, 'Hello, World!')
    expect(await verify('github', "It's a Secret to Everybody", it)).toBeDefined()
    const other = delivery({ 'x-hub-signature-256': signature }, 'Hello, World?')
    expect(await verify('github', "It's a Secret to Everybody", other)).toBeUndefined()
  })

  it("fits Slack's published example, in its time", async () => {
    const body =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c'
    const headers = {
      'x-slack-request-timestamp': '1531420618',
      'x-slack-signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    }
    const secret = '8f742231b10e8888abcd99yyyzzz85a5'
    const then = 1_531_420_618_000
    expect(await verify('slack', secret, delivery(headers, body), then)).toBeDefined()
    expect(await verify('slack', secret, delivery(headers, body), NOW)).toBeUndefined()
  })

  it('fits the published example of Standard Webhooks', async () => {
    const headers = {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    }
    const it = delivery(headers, '{"test": 2432232314}')
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    expect(await verify('openai', secret, it, 1_614_265_330_000)).toMatchObject({
      key: 'id:msg_p5jXN8AQM9LWM0D4loKWxJek',
    })
  })

  describe.each(Object.keys(VENDORS))('%s', (app) => {
    it('is taken as signed, with its id and kind', async () => {
      const { vendor, headers, body } = sent(app)
      const taken = await verify(app, vendor.secret, delivery(headers, body))
      expect(taken).toMatchObject({ json: JSON.parse(body) as object, kind: expect.any(String) })
      expect(taken?.id === null).toBe(factsOf(app).id === undefined)
    })

    it('is refused with another secret, and with one that is no key', async () => {
      const { vendor, headers, body } = sent(app)
      for (const secret of [vendor.other, 'whsec_', '', 'é'.repeat(7)]) {
        expect(await verify(app, secret, delivery(headers, body))).toBeUndefined()
      }
    })

    it('is taken with the secret of before, while both count', async () => {
      const { vendor, headers, body } = sent(app)
      const both = [vendor.other, vendor.secret]
      expect(await verifyDelivery(factsOf(app), both, delivery(headers, body), NOW)).toBeDefined()
    })

    it('is refused with one byte changed, added or gone', async () => {
      const { vendor, headers, body } = sent(app)
      const bytes = new TextEncoder().encode(body)
      const changed = bytes.with(bytes.length - 1, 0x20)
      for (const other of [changed, bytes.subarray(1), new Uint8Array([...bytes, 0x20])]) {
        expect(await verify(app, vendor.secret, delivery(headers, other))).toBeUndefined()
      }
    })

    it('is refused where anything that is signed is missing or garbled', async () => {
      const { vendor, headers, body } = sent(app)
      const { signature, timestamp, id, signed } = factsOf(app)
      const needed = [
        signature.header,
        ...(timestamp && 'header' in timestamp.at ? [timestamp.at.header] : []),
        ...(id && 'header' in id && signed.includes('{id}') ? [id.header] : []),
      ]
      for (const name of needed) {
        const { [name]: value = '', ...rest } = headers
        expect(await verify(app, vendor.secret, delivery(rest, body))).toBeUndefined()
        for (const text of [
          '',
          ' ',
          '=',
          'null',
          `${value}0`,
          value.slice(0, -2),
          'A'.repeat(999),
        ]) {
          const garbled = delivery({ ...rest, [name]: text }, body)
          const taken = await verify(app, vendor.secret, garbled)
          // a further part of a list that is no signature changes nothing
          if (taken) expect(factsOf(app).separator).toBeDefined()
        }
      }
    })

    it('is one delivery, however often it comes', async () => {
      const { vendor, headers, body } = sent(app)
      const first = await verify(app, vendor.secret, delivery(headers, body))
      const { id, signed } = factsOf(app)
      const unsigned = id && 'header' in id && !signed.includes('{id}')
      const forged = unsigned ? { ...headers, [id.header]: 'another-id' } : headers
      const again = await verify(app, vendor.secret, delivery(forged, body))
      expect(again?.key).toBe(first?.key)
    })
  })

  it.each(Object.keys(VENDORS).filter((app) => VENDORS[app]?.timed))(
    'of %s is refused outside of its time',
    async (app) => {
      const { tolerance = 300 } = factsOf(app).timestamp ?? {}
      for (const late of [tolerance + 1, -tolerance - 1, 3600, 86_400]) {
        const { vendor, headers, body } = sent(app, AT - late)
        expect(await verify(app, vendor.secret, delivery(headers, body))).toBeUndefined()
      }
      const { vendor, headers, body } = sent(app, AT - tolerance + 1)
      expect(await verify(app, vendor.secret, delivery(headers, body))).toBeDefined()
    },
  )

  it('of HubSpot is for the address that was called', async () => {
    const { vendor, headers, body } = sent('hubspot')
    const elsewhere = delivery(headers, body, `${CALLED}x`)
    expect(await verify('hubspot', vendor.secret, elsewhere)).toBeUndefined()
  })

  it('of Shopify may bring one body as two topics', async () => {
    const { vendor, headers, body } = sent('shopify')
    const paid = { ...headers, 'x-shopify-topic': 'orders/paid' }
    const [created, other] = await Promise.all(
      [headers, paid].map((h) => verify('shopify', vendor.secret, delivery(h, body))),
    )
    expect(created?.key).not.toBe(other?.key)
  })
})

describe('a question whether somebody is there (F5)', () => {
  it("is answered with Slack's challenge", async () => {
    const json = { type: 'url_verification', token: 't', challenge: '3eZbrw1aB' }
    expect(await answerChallenge(factsOf('slack'), 's', json)).toEqual({
      status: 200,
      type: 'text/plain',
      body: '3eZbrw1aB',
    })
  })

  it("is answered with Zoom's token and its hash", async () => {
    const payload = { plainToken: 'qgg8vlvZRS6UYooatFL8Aw' }
    const json = { event: 'endpoint.url_validation', payload }
    const answer = await answerChallenge(factsOf('zoom'), 'the secret token', json)
    const { createHmac } = await import('node:crypto')
    const hash = createHmac('sha256', 'the secret token').update(payload.plainToken).digest('hex')
    expect(JSON.parse(answer?.body ?? '')).toEqual({ ...payload, encryptedToken: hash })
  })

  it('is answered with nothing but a status for Discord', async () => {
    expect(await answerChallenge(factsOf('discord'), '', { type: 0 })).toEqual({ status: 204 })
  })

  it.each([
    ['slack', { type: 'event_callback', challenge: 'x' }],
    ['slack', { type: 'url_verification' }],
    ['slack', { type: 'url_verification', challenge: 'x'.repeat(1001) }],
    ['zoom', { event: 'endpoint.url_validation', payload: {} }],
    ['discord', { type: 1 }],
    ['github', { type: 'url_verification', challenge: 'x' }],
    ['slack', undefined],
  ])('is none: %s %j', async (app, json) => {
    expect(await answerChallenge(factsOf(app), 's', json)).toBeUndefined()
  })
})

describe('facts of webhooks that are not of the closed grammar (F5, E8)', () => {
  const good = {
    docs: 'https://acme.com',
    secret: { from: 'ours', label: 'Secret' },
    signature: { algorithm: 'hmac-sha256', header: 'x-signature', encoding: 'hex' },
  }
  it.each([
    ['another name in what is signed', { signed: '{body}{secret}' }],
    ['a body that is not signed', { signed: 'v0:', timestamp: undefined }],
    ['a time that is nowhere', { signed: '{timestamp}.{body}' }],
    ['an id that is nowhere', { signed: '{id}.{body}' }],
    ['an algorithm that is none', { signature: { ...good.signature, algorithm: 'none' } }],
    ['an md5', { signature: { ...good.signature, algorithm: 'md5' } }],
    ['a field more', { verify: 'false' }],
    ['a path with a script', { id: { path: 'a[0]()' } }],
  ])('are refused: %s', (_, change) => {
    expect(HookFacts.safeParse(good).success).toBe(true)
    expect(HookFacts.safeParse({ ...good, ...change }).success).toBe(false)
  })
})
