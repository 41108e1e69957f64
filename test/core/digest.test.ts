import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { digest } from '../../src/core/digest.ts'

describe('a digest', () => {
  it.each([
    ['', '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'],
    ['abc', 'ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0'],
  ])('of %j is its SHA-256 in base64url (FIPS 180-4)', async (text, expected) => {
    expect(await digest(text)).toBe(expected)
  })

  it('is of the UTF-8 bytes', async () => {
    const expected = createHash('sha256').update('Zoë 🔑', 'utf8').digest('base64url')
    expect(await digest('Zoë 🔑')).toBe(expected)
  })
})
