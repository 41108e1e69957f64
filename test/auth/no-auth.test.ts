import { expect, it } from 'vitest'
import { around, boundTo, givenTo, testScheme } from './_contract.ts'

testScheme({ facts: { scheme: 'NO_AUTH' }, puts: {} })

const open = boundTo({ scheme: 'NO_AUTH' })

it('NO_AUTH holds nothing, and never ends', () => {
  expect(open).toMatchObject({ name: 'NO_AUTH', needsConsent: false, needsClient: false })
  expect([open.usable(givenTo(), {}), open.expiry({}), open.refreshable({})]).toEqual([
    {},
    {},
    false,
  ])
})

it('NO_AUTH has nobody to ask', () => {
  expect(() => open.begin(givenTo(), 's', around)).toThrow(TypeError)
})
