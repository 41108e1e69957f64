import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { commit, linkHash, NO_ROW, newSalt } from '../../src/core/hash-chain.ts'

const sha256 = (...lines: unknown[]) =>
  createHash('sha256').update(lines.join('\n')).digest('base64url')

describe('a chain of rows (D9)', () => {
  it('can be followed with nothing but SHA-256', async () => {
    const salt = newSalt()
    const commitment = await commit(salt, '{"entity":"ada"}')
    expect(commitment).toBe(sha256(salt, '{"entity":"ada"}'))
    const first = await linkHash(NO_ROW, { seq: 1, at: 5, record: '{"a":1}', commitment })
    expect(first).toBe(sha256('', 1, 5, '{"a":1}', commitment))
    const second = await linkHash(first, { seq: 2, at: 6, record: '{}', commitment: '' })
    expect(second).toBe(sha256(first, 2, 6, '{}', ''))
  })

  it('never commits to one subject twice in the same way', async () => {
    expect(await commit(newSalt(), 'ada')).not.toBe(await commit(newSalt(), 'ada'))
  })
})
