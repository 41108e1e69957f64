import { describe, expect, it } from 'vitest'
import type { CredentialStore } from '../../src/entity/credentials.ts'
import type { Lease } from '../../src/entity/lease.ts'
import { Leases } from '../../src/entity/leases.ts'
import type { Logbook } from '../../src/entity/logbook.ts'
import { TERM, Terms } from '../../src/entity/terms.ts'
import type { World } from '../../src/entity/world.ts'

/** An entity with one connection, and something that happens while its credentials are opened. */
function entity(meanwhile: (write: () => void) => void) {
  let writes = 0
  const row = { id: 'conn_1', app: 'github', status: 'ACTIVE', disabled: 0, version: 1 }
  const world = {
    unborn: false,
    writes: () => writes,
    sql: { exec: () => ({ toArray: () => [row] }) },
  } as unknown as World // all that choosing asks of it
  const credentials = {
    lease: async () => {
      await Promise.resolve()
      meanwhile(() => writes++)
      return { connectionId: 'conn_1' } as Lease
    },
  } as unknown as CredentialStore
  const storage = { kv: { get: () => undefined, put: () => undefined } }
  const log = { note: () => undefined } as unknown as Logbook
  const terms = new Terms(storage as unknown as DurableObjectStorage)
  const leases = new Leases(world, credentials, log, terms)
  return (keeps: boolean) => leases.lease({ app: 'github', keeps })
}

describe('a lease', () => {
  it('has a term for who would keep it', async () => {
    const lease = entity(() => undefined)
    expect(await lease(true)).not.toHaveProperty('term')
    expect(await lease(true)).toHaveProperty('term', TERM)
    expect(await lease(false)).not.toHaveProperty('term')
  })

  it('has none where something changed while it was made: that may be confirmed already', async () => {
    const lease = entity((write) => write())
    for (let i = 0; i < 3; i++) expect(await lease(true)).not.toHaveProperty('term')
  })
})
