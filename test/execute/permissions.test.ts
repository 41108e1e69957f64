import { describe, expect, it } from 'vitest'
import type { ActionRules } from '../../src/core/action-rules.ts'
import { errorCode } from '../../src/core/errors.ts'
import type { Lease } from '../../src/entity/lease.ts'
import {
  assertProxyAllowed,
  objectionTo,
  type Permissions,
  type Permit,
  refusal,
} from '../../src/execute/permissions.ts'
import type { AppRules } from '../../src/project/integrations.ts'

const rules = (given: Partial<ActionRules>): ActionRules => ({ proxy: false, ...given })
const permit = (key: ActionRules | null, app: Partial<AppRules> = {}): Permit => ({
  key,
  rules: { ruled: {}, enabled: [], free: true, ...app },
})
const may = (key: ActionRules | null, app: Partial<AppRules> = {}): Permissions => ({
  key,
  rulesOf: async () => permit(key, app).rules,
})
const leased = (integrationId: string) => ({ integrationId }) as Lease

/** Integration `int_1` reads only; `int_2` does all but delete. */
const two: Partial<AppRules> = {
  ruled: { int_1: rules({ allow: ['ACME_GET_*'] }), int_2: rules({ deny: ['*_DELETE_*'] }) },
  enabled: ['int_1', 'int_2'],
  free: false,
}

describe('whether an action may be executed (D3)', () => {
  it.each([
    ['by a key without a list', null, 'ACME_DELETE_X', undefined],
    ['by a key that allows it', rules({ allow: ['ACME_*'] }), 'ACME_GET_X', undefined],
    ['by a key that does not', rules({ allow: ['ACME_GET_*'] }), 'ACME_PUT_X', 'this API key'],
  ])('is decided %s', async (_, key, name, why) => {
    const said = await refusal(may(key), 'acme', { name })
    if (why === undefined) expect(said).toBeUndefined()
    else expect(said).toContain(why)
  })

  it.each([
    ['int_1', 'ACME_GET_X', true],
    ['int_1', 'ACME_PUT_X', false],
    ['int_2', 'ACME_PUT_X', true],
    ['int_2', 'ACME_DELETE_X', false],
    ['int_3', 'ACME_DELETE_X', true],
  ])('is decided by the connection’s integration: %s, %s', (id, name, may_) => {
    const said = objectionTo(permit(null, two), { name }, leased(id))
    expect(said === undefined).toBe(may_)
    if (said) expect(said).toContain(id)
  })

  it('is not decided by another integration, which has no list', () => {
    const open = permit(null, { ...two, free: true })
    expect(objectionTo(open, { name: 'ACME_PUT_X' }, leased('int_1'))).toContain('int_1')
  })

  it.each([
    ['any integration lets it through', two, 'ACME_PUT_X', true],
    ['none does', two, 'ACME_DELETE_X', false],
    ['one has no list', { ...two, free: true }, 'ACME_DELETE_X', true],
  ])('is decided without a connection where %s', async (_, app, name, may_) => {
    expect((await refusal(may(null, app), 'acme', { name })) === undefined).toBe(may_)
  })
})

describe('whether the proxy may be used (D3)', () => {
  const proxied = (held: Permit, lease?: Lease) => {
    try {
      assertProxyAllowed(held, lease)
      return true
    } catch (error) {
      return errorCode(error)
    }
  }
  const open: Partial<AppRules> = {
    ruled: { int_1: rules({ proxy: true }), int_2: rules({}) },
    enabled: ['int_1', 'int_2'],
    free: false,
  }

  it.each<[string, Permit, Lease | undefined, true | string]>([
    ['nobody has a list', permit(null), leased('int_1'), true],
    ['the key has one', permit(rules({})), leased('int_1'), 'proxy-not-allowed'],
    ['the key’s allows it', permit(rules({ proxy: true })), leased('int_1'), true],
    ['the integration has one', permit(null, open), leased('int_2'), 'proxy-not-allowed'],
    ['the integration’s allows it', permit(null, open), leased('int_1'), true],
    ['another integration has one', permit(null, open), leased('int_3'), true],
    ['some integration allows it', permit(null, open), undefined, true],
    [
      'another one has no list',
      permit(null, { ...open, free: true }),
      leased('int_2'),
      'proxy-not-allowed',
    ],
    ['none does', permit(null, two), undefined, 'proxy-not-allowed'],
  ])('is decided where %s', (_, held, lease, answer) => {
    expect(proxied(held, lease)).toBe(answer)
  })
})
