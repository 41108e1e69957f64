import { expect, it } from 'vitest'
import { applied, boundTo, givenTo, testScheme } from './_contract.ts'

const TOKEN = 'canary-token'

testScheme({
  facts: { scheme: 'BEARER_TOKEN' },
  values: { token: TOKEN },
  puts: { headers: { authorization: `Bearer ${TOKEN}` } },
  outside: [TOKEN],
})

it('BEARER_TOKEN goes under the app’s own prefix where it has one', async () => {
  const bound = boundTo({
    scheme: 'BEARER_TOKEN',
    put: { headers: { authorization: 'OAuth {token}' } },
  })
  const { headers } = await applied(bound.usable(givenTo({}, { token: TOKEN }), {}))
  expect(headers.get('authorization')).toBe(`OAuth ${TOKEN}`)
})
