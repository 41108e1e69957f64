import { describe, expect, it } from 'vitest'
import type { Lease } from '../../src/entity/lease.ts'
import { dropLease, keepLease, keptLease, leaseKey } from '../../src/execute/kept-leases.ts'

const lease = (term?: number) => ({ connectionId: 'conn_1', ...(term && { term }) }) as Lease

const at = 1_000_000

describe('a lease that is kept', () => {
  it('is there a little shorter than its term, counted from when it was asked for', () => {
    const key = leaseKey('acme/ada', 'github', undefined)
    keepLease(key, lease(1_000), at)
    expect(keptLease(key, at)).toEqual(lease())
    expect(keptLease(key, at + 940)).toEqual(lease())
    expect(keptLease(key, at + 960)).toBeUndefined()
  })

  it.each([
    ['without a term', undefined],
    ['whose term is as good as over', 40],
  ])('is none %s', (_, term) => {
    keepLease('acme/ada asana ', lease(term), at)
    expect(keptLease('acme/ada asana ', at)).toBeUndefined()
  })

  it("is nobody else's", () => {
    keepLease(leaseKey('acme/ada', 'github', 'conn_1'), lease(1_000), at)
    for (const other of [
      leaseKey('acme/grace', 'github', 'conn_1'),
      leaseKey('other/ada', 'github', 'conn_1'),
      leaseKey('acme/ada', 'gitlab', 'conn_1'),
      leaseKey('acme/ada', 'github', 'conn_2'),
    ]) {
      expect(keptLease(other, at)).toBeUndefined()
    }
  })

  it('is gone where the app refused it, and where the clock was set back', () => {
    const key = leaseKey('acme/ada', 'github', 'conn_9')
    keepLease(key, lease(1_000), at)
    expect(keptLease(key, at - 5_000)).toBeUndefined()
    keepLease(key, lease(1_000), at)
    dropLease(key)
    expect(keptLease(key, at)).toBeUndefined()
  })
})
