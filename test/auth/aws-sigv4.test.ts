import { describe, expect, it } from 'vitest'
import { applied, boundTo, givenTo, testScheme } from './_contract.ts'

const SECRET = 'canary-secret-key'
const facts = { scheme: 'AWS_SIGV4', service: 'execute-api' }
const values = { region: 'eu-west-1', access_key_id: 'canary-id', secret_access_key: SECRET }

testScheme({ facts, values, puts: 'signature', outside: [SECRET] })

const headersOf = async (more: Record<string, string> = {}) => {
  const usable = boundTo(facts).usable(givenTo({}, { ...values, ...more }), {})
  return (await applied(usable)).headers
}

describe('AWS keys', () => {
  it('sign for their region and service; the secret itself stays behind', async () => {
    const headers = await headersOf()
    expect(headers.get('authorization')).toMatch(
      /^AWS4-HMAC-SHA256 Credential=canary-id\/\d{8}\/eu-west-1\/execute-api\/aws4_request, /,
    )
    expect(JSON.stringify([...headers])).not.toContain(SECRET)
  })

  it.each([
    ['goes along', { session_token: 'canary-session' }, 'canary-session'],
    ['is left out where there is none', {}, null],
  ])('have a session token that %s', async (_, more, sent) => {
    expect((await headersOf(more)).get('x-amz-security-token')).toBe(sent)
  })

  it.each(['region', 'access_key_id', 'secret_access_key'])(
    'are nothing without %s',
    async (name) => {
      await expect(headersOf({ [name]: '' })).rejects.toMatchObject({
        code: 'fields-invalid',
        message: `${name}: A value is needed.`,
      })
    },
  )
})
