import { afterEach, describe, expect, it, vi } from 'vitest'
import { siteWith } from '../../src/compat/composio-v1/given-auth.ts'
import { origins } from '../../src/core/origins.ts'
import { type CallSite, execute } from '../../src/execute/execute.ts'
import { newNotes } from '../../src/observe/notes.ts'
import { libraryOf } from '../catalogue/_library.ts'
import { fakeNetwork } from '../core/_fake-network.ts'
import { acmeWith } from './_acme.ts'
import { UNRESTRICTED } from './_permissions.ts'

const { definition } = acmeWith({ name: 'ACME_READ_THING', request: 'GET /things' })

/** A call of somebody who brings this token along. */
async function called(token: string) {
  const here = {
    library: libraryOf([definition]),
    origins: origins(undefined),
    notes: newNotes(),
    log: { take: () => [], add: () => undefined },
    permissions: UNRESTRICTED,
    askFor: async () => null,
    background: () => undefined,
  } as unknown as CallSite // its entity is never asked
  const auth = { parameters: [{ in: 'header' as const, name: 'Authorization', value: token }] }
  const { site, connectionId } = await siteWith(here, 'acme', auth)
  return execute(site, { action: 'ACME_READ_THING', arguments: {}, connectionId })
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a call that brings its credentials along', () => {
  it('is not held to the limits that somebody else met', async () => {
    const limited = new Response('{}', { status: 429, headers: { 'retry-after': '3600' } })
    fakeNetwork(limited, Response.json({ id: 1 }))
    expect((await called('one')).status).toBe(429)
    expect((await called('another')).successful).toBe(true)
  })
})
