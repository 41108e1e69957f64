import { afterEach, expect, it, vi } from 'vitest'
import { origins } from '../../src/core/origins.ts'
import { readAccount } from '../../src/entity/account.ts'
import { fakeNetwork } from '../core/_fake-network.ts'
import { acme } from '../execute/_acme.ts'

afterEach(() => void vi.restoreAllMocks())

it('an account is who the app says, digit by digit: an id of 64 bits is not rounded', async () => {
  const identity = { url: 'https://api.acme.test/me', id: 'user.id', name: 'user.name' }
  const said = '{"user":{"id":9007199254740993,"name":"Ada"}}'
  fakeNetwork(new Response(said, { headers: { 'content-type': 'application/json' } }))
  const around = { origins: origins(undefined), now: Date.now() }
  const account = await readAccount(acme({ identity }), {}, {}, around)
  expect(account).toMatchObject({ id: '9007199254740993', name: 'Ada' })
})
