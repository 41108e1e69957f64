import { createHmac, generateKeyPairSync, sign } from 'node:crypto'

/** A delivery of a vendor, signed as its own documentation has it, written down a second time. */
export interface Signed {
  readonly headers: Record<string, string>
  readonly body: string
}

/** How a vendor signs: `at` is in epoch seconds. */
interface Vendor {
  /** As the vendor shows it, or as it was given to the vendor. */
  readonly secret: string
  readonly other: string
  readonly send: (secret: string, body: string, at: number) => Record<string, string>
  /** A plausible body. */
  readonly body: (at: number) => unknown
  /** Whether it says when it was sent, under its signature. */
  readonly timed: boolean
}

const URL_CALLED = 'https://behalf.example/hooks/h'

const hmac = (hash: 'sha1' | 'sha256', secret: string | Buffer, text: string) =>
  createHmac(hash, secret).update(text)
const hex = (secret: string, text: string) => hmac('sha256', secret, text).digest('hex')
const base64 = (secret: string | Buffer, text: string) =>
  hmac('sha256', secret, text).digest('base64')

const plain = { secret: 'a secret that nobody else has', other: 'a secret of somebody else' }

const svix = (name: 'svix' | 'webhook'): Vendor => ({
  secret: `whsec_${Buffer.from('k'.repeat(32)).toString('base64')}`,
  other: `whsec_${Buffer.from('x'.repeat(32)).toString('base64')}`,
  timed: true,
  body: () => ({ type: 'email.sent', data: {} }),
  send: (secret, body, at) => {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
    return {
      [`${name}-id`]: 'msg_1',
      [`${name}-timestamp`]: String(at),
      [`${name}-signature`]: `v1,AAAA v1,${base64(key, `msg_1.${at}.${body}`)} v1a,BBBB`,
    }
  },
})

const pair = () => generateKeyPairSync('ed25519')
const [discordKeys, otherKeys] = [pair(), pair()]
const rawKey = (keys: ReturnType<typeof pair>) =>
  keys.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex')

export const CALLED = URL_CALLED
export const VENDORS: Readonly<Record<string, Vendor>> = {
  github: {
    ...plain,
    timed: false,
    body: () => ({ action: 'opened', issue: { number: 1 } }),
    send: (secret, body) => ({
      'x-github-event': 'issues',
      'x-github-delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
      'x-hub-signature-256': `sha256=${hex(secret, body)}`,
    }),
  },
  slack: {
    ...plain,
    timed: true,
    body: () => ({ token: 'old', type: 'event_callback', event_id: 'Ev1', event: { type: 'x' } }),
    send: (secret, body, at) => ({
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': `v0=${hex(secret, `v0:${at}:${body}`)}`,
    }),
  },
  stripe: {
    ...plain,
    secret: 'whsec_of_stripe_is_the_key_itself',
    timed: true,
    body: () => ({ id: 'evt_1', type: 'charge.succeeded' }),
    send: (secret, body, at) => ({
      'stripe-signature': `t=${at},v1=${'0'.repeat(64)},v1=${hex(secret, `${at}.${body}`)},v0=ab`,
    }),
  },
  shopify: {
    ...plain,
    timed: false,
    body: () => ({ id: 820982911946154500 }),
    send: (secret, body) => ({
      'x-shopify-topic': 'orders/create',
      'x-shopify-webhook-id': 'b54557e4',
      'x-shopify-hmac-sha256': base64(secret, body),
    }),
  },
  linear: {
    ...plain,
    timed: true,
    body: (at) => ({ action: 'create', type: 'Issue', webhookTimestamp: at * 1000 }),
    send: (secret, body) => ({
      'linear-delivery': '234d1a4e',
      'linear-signature': hex(secret, body),
    }),
  },
  zoom: {
    ...plain,
    timed: true,
    body: () => ({ event: 'meeting.started', payload: {} }),
    send: (secret, body, at) => ({
      'x-zm-request-timestamp': String(at),
      'x-zm-signature': `v0=${hex(secret, `v0:${at}:${body}`)}`,
    }),
  },
  notion: {
    ...plain,
    timed: false,
    body: () => ({ id: '367cba44', type: 'page.created' }),
    send: (secret, body) => ({ 'x-notion-signature': `sha256=${hex(secret, body)}` }),
  },
  intercom: {
    ...plain,
    timed: false,
    body: () => ({ type: 'notification_event', id: 'notif_1', topic: 'user.created' }),
    send: (secret, body) => ({
      'x-hub-signature': `sha1=${hmac('sha1', secret, body).digest('hex')}`,
    }),
  },
  hubspot: {
    ...plain,
    timed: true,
    body: () => [{ eventId: 1, subscriptionType: 'contact.creation' }],
    send: (secret, body, at) => ({
      'x-hubspot-request-timestamp': String(at * 1000),
      'x-hubspot-signature-v3': base64(secret, `POST${URL_CALLED}${body}${at * 1000}`),
    }),
  },
  typeform: {
    ...plain,
    timed: false,
    body: () => ({ event_id: '01H', event_type: 'form_response' }),
    send: (secret, body) => ({ 'typeform-signature': `sha256=${base64(secret, body)}` }),
  },
  calendly: {
    ...plain,
    timed: true,
    body: () => ({ event: 'invitee.created', payload: {} }),
    send: (secret, body, at) => ({
      'calendly-webhook-signature': `t=${at},v1=${hex(secret, `${at}.${body}`)}`,
    }),
  },
  discord: {
    secret: rawKey(discordKeys),
    other: rawKey(otherKeys),
    timed: true,
    body: () => ({ type: 1, event: { type: 'APPLICATION_AUTHORIZED' } }),
    send: (key, body, at) => {
      const { privateKey } = key === rawKey(discordKeys) ? discordKeys : otherKeys
      return {
        'x-signature-timestamp': String(at),
        'x-signature-ed25519': sign(null, Buffer.from(`${at}${body}`), privateKey).toString('hex'),
      }
    },
  },
  resend: svix('svix'),
  openai: svix('webhook'),
  sentry: {
    ...plain,
    timed: false,
    body: () => ({ action: 'created', data: {} }),
    send: (secret, body) => ({
      'sentry-hook-resource': 'issue',
      'request-id': 'r1',
      'sentry-hook-signature': hex(secret, body),
    }),
  },
  pagerduty: {
    ...plain,
    timed: false,
    body: () => ({ event: { id: '01B', event_type: 'incident.triggered' } }),
    send: (secret, body) => ({
      'x-pagerduty-signature': `v1=${'0'.repeat(64)},v1=${hex(secret, body)}`,
    }),
  },
  cal: {
    ...plain,
    timed: false,
    body: () => ({ triggerEvent: 'BOOKING_CREATED', payload: {} }),
    send: (secret, body) => ({ 'x-cal-signature-256': hex(secret, body) }),
  },
  vercel: {
    ...plain,
    timed: false,
    body: () => ({ id: 'uev_1', type: 'deployment.created' }),
    send: (secret, body) => ({
      'x-vercel-signature': hmac('sha1', secret, body).digest('hex'),
    }),
  },
}
