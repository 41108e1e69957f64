import { Webhook } from 'standardwebhooks'
import type { Asked, Reply } from './_stage.ts'

/** Where the receivers of webhooks seem to be; each is a path. */
export const RECEIVER_HOST = 'hooks.acme.example'

/** What a test makes of a receiver. */
export interface ReceiverWeather {
  /** Secrets that it knows: a request must be signed with each of them. */
  readonly secrets?: readonly string[]
  /** Answers in place of 204, in order. */
  readonly answers?: readonly {
    readonly status: number
    readonly headers?: Record<string, string>
  }[]
}

/** A request that came, and what the reference library thinks of it. */
export interface Received {
  readonly id: string
  readonly timestamp: number
  readonly signatures: number
  /** One for each secret. */
  readonly verified: boolean[]
  readonly body: string
}

interface Receiver {
  secrets: readonly string[]
  answers: { readonly status: number; readonly headers?: Record<string, string> }[]
  readonly received: Received[]
}

const receivers = new Map<string, Receiver>()

const receiver = (name: string): Receiver => {
  const made = receivers.get(name) ?? { secrets: [], answers: [], received: [] }
  receivers.set(name, made)
  return made
}

const verifies = (secret: string, { text, headers }: Asked): boolean => {
  try {
    new Webhook(secret).verify(text, headers as Record<string, string>) // absent ones are refused
    return true
  } catch {
    return false
  }
}

/** Receivers of webhooks, which verify with the reference library; `POST /_receiver/<name>` sets and tells. */
export function receive(_: unknown, asked: Asked): Reply | undefined {
  const control = /^_receiver\/([\w-]+)$/.exec(asked.path)?.[1]
  if (control !== undefined) {
    const it = receiver(control)
    const { secrets, answers } = (asked.json ?? {}) as ReceiverWeather
    if (secrets) it.secrets = secrets
    if (answers) it.answers = [...answers]
    return { status: 200, body: it.received }
  }
  if (!asked.path.startsWith(`${RECEIVER_HOST}/`)) return undefined
  const it = receiver(asked.path.slice(RECEIVER_HOST.length + 1))
  it.received.push({
    id: asked.headers['webhook-id'] ?? '',
    timestamp: Number(asked.headers['webhook-timestamp']),
    signatures: (asked.headers['webhook-signature'] ?? '').split(' ').length,
    verified: it.secrets.map((secret) => verifies(secret, asked)),
    body: asked.text,
  })
  return it.answers.shift() ?? { status: 204 }
}
