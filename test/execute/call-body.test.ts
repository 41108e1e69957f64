import { describe, expect, it } from 'vitest'
import type { Lease } from '../../src/entity/lease.ts'
import { callBody } from '../../src/execute/call-body.ts'

const lease = {
  usable: {
    placed: { headers: { authorization: 'Bearer tok_"quoted"_123' }, query: { key: 'k-987654' } },
  },
} as unknown as Lease

describe('what is kept of a call where the project wishes it (B14)', () => {
  it('is without the credentials that an app says back', () => {
    const said = { echo: 'Authorization: Bearer tok_"quoted"_123', url: '?key=k-987654' }
    const { arguments: args, result } = callBody({ q: 'x' }, said, lease)
    expect(args).toBe('{"q":"x"}')
    expect(result).not.toContain('tok_')
    expect(result).not.toContain('k-987654')
    expect(JSON.parse(result ?? '')).toEqual({ echo: 'Authorization: ***', url: '?key=***' })
  })

  it('is the beginning of it, and nothing where nothing came back', () => {
    const { result } = callBody({}, 'a'.repeat(100_000), undefined)
    expect(result?.length).toBe(8192)
    expect(callBody({}, undefined, undefined).result).toBeNull()
  })
})
