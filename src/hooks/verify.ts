import { base64url } from 'jose'
import { joined } from '../core/read-body.ts'
import { type Delivery, jsonOf, partsOf, textAt } from './delivery.ts'
import type { HookFacts } from './facts.ts'
import { decodeAs, signingKey } from './signing-key.ts'

/** A delivery whose signature holds, in its time. */
interface Verified {
  /**
   * What tells it from others, whoever sends it again: the vendor's id where the signature covers
   * it, else the SHA-256 of what was signed. An id that is not signed could be changed by who replays.
   */
  readonly key: string
  /** As the vendor calls it; `null` where it does not say. */
  readonly id: string | null
  readonly kind: string | null
  /** `undefined`: the body is not JSON. */
  readonly json: unknown
}

/** So many signatures of one header are tried: vendors send two while a secret is rotated. */
const MOST_SIGNATURES = 5

const encoder = new TextEncoder()

/**
 * Whether the vendor sent this, and not long ago. Compared by WebCrypto, in constant time, over raw
 * bytes.
 *
 * @param secrets any of them will do
 * @param now epoch milliseconds
 * @returns `undefined` where it did not, for whatever reason: callers must not be told which
 */
export async function verifyDelivery(
  facts: HookFacts,
  secrets: readonly string[],
  delivery: Delivery,
  now: number,
): Promise<Verified | undefined> {
  const json = jsonOf(delivery)
  const timestamp = textAt(delivery, json, facts, facts.timestamp?.at)
  if (facts.timestamp && !isRecent(facts.timestamp, timestamp, now)) return undefined
  const id = textAt(delivery, json, facts, facts.id)
  const signed = signedBytes(facts.signed, delivery, { timestamp, id })
  if (!signed || !(await isSigned(facts, secrets, delivery, signed))) return undefined
  const kind = textAt(delivery, json, facts, facts.kind)
  const key = await keyOf(facts, id, textAt(delivery, json, facts, facts.distinct), signed)
  return { key, id: id ?? null, kind: kind ?? null, json }
}

function isRecent(
  { unit, tolerance }: NonNullable<HookFacts['timestamp']>,
  text: string | undefined,
  now: number,
): boolean {
  if (!text || !/^\d{9,14}$/.test(text)) return false
  const at = Number(text) * (unit === 'seconds' ? 1000 : 1)
  return Math.abs(now - at) <= tolerance * 1000
}

/** The bytes that `signed` describes; `undefined` where a text that it names is missing. */
function signedBytes(
  template: string,
  { method, url, body }: Delivery,
  texts: { readonly timestamp: string | undefined; readonly id: string | undefined },
): Uint8Array | undefined {
  const values: Record<string, string | undefined> = { ...texts, method, url }
  const pieces: Uint8Array[] = []
  for (const piece of template.split(/(\{\w+\})/)) {
    const name = /^\{(\w+)\}$/.exec(piece)?.[1]
    if (name === 'body') pieces.push(body)
    else {
      const text = name === undefined ? piece : values[name]
      if (text === undefined) return undefined
      pieces.push(encoder.encode(text))
    }
  }
  return joined(pieces)
}

async function isSigned(
  facts: HookFacts,
  secrets: readonly string[],
  delivery: Delivery,
  signed: Uint8Array,
): Promise<boolean> {
  const { algorithm, header, encoding, prefix } = facts.signature
  const given = partsOf(delivery, facts, header, prefix)
    .slice(0, MOST_SIGNATURES)
    .map((text) => decodeAs(encoding, text))
    .filter((bytes) => bytes !== undefined)
  for (const secret of secrets) {
    const key = await signingKey(facts, secret)
    if (!key) continue
    const name = algorithm === 'ed25519' ? 'Ed25519' : 'HMAC'
    const hits = given.map((signature) => crypto.subtle.verify(name, key, signature, signed))
    if ((await Promise.all(hits)).includes(true)) return true
  }
  return false
}

async function keyOf(
  { id: place, signed: template }: HookFacts,
  id: string | undefined,
  distinct: string | undefined,
  signed: Uint8Array,
): Promise<string> {
  const covered = place && ('path' in place || template.includes('{id}'))
  if (covered && id !== undefined) return `id:${id}`
  const hash = base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', signed)))
  return distinct === undefined ? hash : `${hash}:${distinct}`
}
