import { digest } from './digest.ts'
import { randomToken } from './random.ts'

/** One row of a log that nobody can change unseen. Texts are hashed exactly as they are stored. */
interface Link {
  readonly seq: number
  /** Epoch milliseconds. */
  readonly at: number
  /** JSON: what happened. */
  readonly record: string
  /** Of what may be erased later, by {@link commit}; empty where there is nothing of the kind. */
  readonly commitment: string
}

/** What the first row of a chain follows. */
export const NO_ROW = ''

/** The hash of a row: SHA-256 of the former row's hash, seq, at, record and commitment, a line each. */
export const linkHash = (former: string, { seq, at, record, commitment }: Link): Promise<string> =>
  digest([former, seq, at, record, commitment].join('\n'))

/**
 * SHA-256 of salt and subject, a line each. Once both are erased nobody can guess from it whom the
 * row was about, and the chain verifies as before.
 */
export const commit = (salt: string, subject: string): Promise<string> =>
  digest(`${salt}\n${subject}`)

/** 128 random bits. */
export const newSalt = (): string => randomToken(16)
