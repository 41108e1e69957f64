import { dotted, dottedText } from '../core/dotted.ts'
import type { HookFacts } from './facts.ts'
import { signingKey } from './signing-key.ts'

/** What a vendor is told. */
export interface HookAnswer {
  readonly status: 200 | 204
  readonly type?: string
  readonly body?: string
}

/** The answer to a delivery that was taken. */
export const taken = ({ accepted }: HookFacts): HookAnswer => ({ status: accepted })

/**
 * The answer to a question whether somebody is there; `undefined` where the delivery is none. Only
 * for deliveries whose signature holds: who can make us hash a text must know the secret already.
 */
export async function answerChallenge(
  facts: HookFacts,
  secret: string,
  json: unknown,
): Promise<HookAnswer | undefined> {
  const { challenge } = facts
  if (!challenge || dotted(json, challenge.when.path) !== challenge.when.equals) return undefined
  if (challenge.answer === 'empty') return taken(facts)
  const text = dottedText(json, challenge.path)
  if (text === undefined || text.length > 1000) return undefined
  if (challenge.answer === 'echo') return { status: 200, type: 'text/plain', body: text }
  const key = await signingKey(facts, secret)
  if (!key) return undefined
  const hash = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text))
  const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0'))
  const body = JSON.stringify({ plainToken: text, encryptedToken: hex.join('') })
  return { status: 200, type: 'application/json', body }
}
