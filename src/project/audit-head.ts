import { decodeJwt } from 'jose'
import * as z from 'zod'
import { NO_ROW } from '../core/hash-chain.ts'
import type { Keyring } from '../core/seal.ts'

const Place = z.lazy(() => z.object({ seq: z.number().int(), hash: z.string() }))

/** The newest row of a log, and the last one that was pruned: what is signed of it. */
export const AuditHead = z.lazy(() => Place.unwrap().extend({ anchor: Place }))
export type AuditHead = z.infer<typeof AuditHead>

/** What checking all rows said. */
export const AuditProof = z.lazy(() =>
  z.object({
    valid: z.boolean(),
    rows: z.number().int().describe('How many fit, from the first one on'),
    brokenAt: z.number().int().nullable().describe('The first row that does not'),
    problem: z.string().nullable(),
    head: AuditHead.describe('The newest row; and the last one that was pruned'),
    signature: z
      .string()
      .nullable()
      .describe('A JWS of the head: kept elsewhere, it proves later that no row was taken away'),
  }),
)
export type AuditProof = z.infer<typeof AuditProof>

/** Which log a head is of: its kind, and whose it is. */
export type LogName = Readonly<Record<string, string>> & { readonly kind: string }

const START = { seq: 0, hash: NO_ROW }

/** Of a log that has no row yet. */
export const NO_HEAD: AuditHead = { ...START, anchor: START }

/** The head as a JWS, so that nobody without the keys of this deployment can shorten the log. */
export const signHead = (
  ring: Keyring,
  of: LogName,
  { seq, hash, anchor }: AuditHead,
): Promise<string> => ring.attest({ ...of, seq, hash, anchor })

/** What was signed; `undefined` where this is no head of that log that a key of the ring signed. */
export async function readHead(
  ring: Keyring,
  of: LogName,
  jws: string,
): Promise<AuditHead | undefined> {
  const facts = await ring.verify(jws)
  if (!facts || Object.entries(of).some(([name, value]) => facts[name] !== value)) return undefined
  return AuditHead.safeParse(facts).data
}

/** What a JWS says, whoever signed it: where its key has left the ring, the log goes on from there. */
export const claimedHead = (jws: string): AuditHead | undefined =>
  AuditHead.safeParse(decodeJwt(jws)).data

/**
 * Why a log is not what it was when a head of it was signed; `null` where it is.
 *
 * @param kept that head, as a JWS
 */
export async function lacking(
  ring: Keyring,
  of: LogName,
  kept: string,
  { seq, anchor }: AuditHead,
  hashAt: (seq: number) => string | null | undefined,
): Promise<string | null> {
  const then = await readHead(ring, of, kept)
  if (!then) return 'the signature given is not of this log, or its key has left the ring'
  if (then.seq > seq) return `rows ${seq + 1} to ${then.seq} are missing`
  if (then.seq < anchor.seq) return null // pruned since
  const hash = then.seq === anchor.seq ? anchor.hash : hashAt(then.seq)
  return hash === then.hash ? null : `row ${then.seq} is another one than was signed`
}
