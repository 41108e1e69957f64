import { base64url } from 'jose'
import { describe, expect, it } from 'vitest'
import { keyring } from '../../src/core/seal.ts'

/** 32 bytes of one value: a key for tests only. */
const key = (byte: number) => base64url.encode(new Uint8Array(32).fill(byte))
const OLD = `old:${key(1)}`
const NEW = `new:${key(2)}`
const PLACE = ['acme', 'ada', 'conn_1', 'credentials'] as const

const headerOf = (sealed: string) =>
  JSON.parse(new TextDecoder().decode(base64url.decode(sealed.split('.')[0] ?? '')))

describe('a sealed value', () => {
  it.each([
    ['credentials', { accessToken: 'a', expiresAt: 12 }],
    ['text beyond ASCII', 'Zoë 🔑'],
    ['null', null],
    ['a list', [1, 'two', [3]]],
    ['an empty text', ''],
  ])('opens to what it was: %s', async (_, value) => {
    const ring = await keyring(OLD)
    expect(await ring.unseal(await ring.seal(value, PLACE), PLACE)).toEqual(value)
  })

  it('shows nothing of itself, and looks different each time', async () => {
    const ring = await keyring(OLD)
    const [one, two] = await Promise.all([ring.seal('canary', PLACE), ring.seal('canary', PLACE)])
    expect(one).not.toBe(two)
    expect(one).not.toContain('canary')
    expect(one).not.toContain(base64url.encode('canary'))
  })

  it('is AES-256-GCM with a 96-bit IV, and names its key and its place (B8)', async () => {
    const sealed = await (await keyring(OLD)).seal('x', PLACE)
    expect(headerOf(sealed)).toEqual({ alg: 'dir', enc: 'A256GCM', kid: 'old', ctx: PLACE })
    expect(base64url.decode(sealed.split('.')[2] ?? '')).toHaveLength(12)
  })

  it.each([
    ['another project', ['other', 'ada', 'conn_1', 'credentials']],
    ['another entity', ['acme', 'bob', 'conn_1', 'credentials']],
    ['another connection', ['acme', 'ada', 'conn_2', 'credentials']],
    ['another field', ['acme', 'ada', 'conn_1', 'verifier']],
    ['a wider place', ['acme', 'ada', 'conn_1']],
    ['a narrower place', ['acme', 'ada', 'conn_1', 'credentials', 'x']],
    ['parts that only join alike', ['acme,ada', 'conn_1', 'credentials']],
  ] as const)('does not open as that of %s (B8)', async (_, place) => {
    const ring = await keyring(OLD)
    await expect(ring.unseal(await ring.seal('x', PLACE), place)).rejects.toThrow('another place')
  })

  it.each([
    [0, 'header'],
    [2, 'IV'],
    [3, 'ciphertext'],
    [4, 'tag'],
  ])('does not open when part %i, its %s, was changed (B8)', async (part) => {
    const ring = await keyring(OLD)
    const parts = (await ring.seal({ accessToken: 'abcdef' }, PLACE)).split('.')
    const text = parts[part] ?? ''
    parts[part] = `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`
    await expect(ring.unseal(parts.join('.'), PLACE)).rejects.toThrow()
  })

  it('cannot be told another place by a header of one’s own', async () => {
    const ring = await keyring(OLD)
    const [header = '', ...rest] = (await ring.seal('x', PLACE)).split('.')
    const forged = { ...headerOf(`${header}.`), ctx: ['evil'] }
    const sealed = [base64url.encode(JSON.stringify(forged)), ...rest].join('.')
    await expect(ring.unseal(sealed, ['evil'])).rejects.toThrow()
  })

  it.each(['', 'x', 'a.b.c', '....', '{"plain":"text"}'])(
    'must be one: %j is refused, not read as plain text (B10)',
    async (text) => {
      await expect((await keyring(OLD)).unseal(text, PLACE)).rejects.toThrow()
    },
  )
})

describe('rotation of the sealing key (B9)', () => {
  it('opens what the first key sealed before there was a second', async () => {
    const before = await (await keyring(OLD)).seal('x', PLACE)
    expect(await (await keyring(`${NEW},${OLD}`)).unseal(before, PLACE)).toBe('x')
  })

  it('seals with the key that stands first', async () => {
    const sealed = await (await keyring(`${NEW}, ${OLD}`)).seal('x', PLACE)
    expect(headerOf(sealed)).toMatchObject({ kid: 'new' })
    expect(await (await keyring(NEW)).unseal(sealed, PLACE)).toBe('x')
  })

  it('names the key that is missing once it was removed', async () => {
    const before = await (await keyring(OLD)).seal('x', PLACE)
    const opened = (await keyring(NEW)).unseal(before, PLACE)
    await expect(opened).rejects.toMatchObject({
      code: 'not-configured',
      message: 'SEAL_KEYS has no key "old", which sealed a value',
    })
  })

  it('does not take another key of the same name for the one that sealed', async () => {
    const before = await (await keyring(OLD)).seal('x', PLACE)
    await expect((await keyring(`old:${key(9)}`)).unseal(before, PLACE)).rejects.toThrow()
  })
})

describe('SEAL_KEYS', () => {
  it.each([
    ['not set', undefined],
    ['empty', ''],
    ['only a comma', ','],
    ['a key without a name', key(1)],
    ['a name without a key', 'old:'],
    ['a key of 31 bytes', `old:${base64url.encode(new Uint8Array(31))}`],
    ['a key of 33 bytes', `old:${base64url.encode(new Uint8Array(33))}`],
    ['a key in plain base64', `old:${'+/'.repeat(21)}+`],
    ['a name with a space', `o d:${key(1)}`],
    ['a name of 33 letters', `${'k'.repeat(33)}:${key(1)}`],
    ['a good pair and a bad one', `${OLD},new:short`],
    ['the same name twice', `${OLD},old:${key(3)}`],
    ['the same pair twice', `${OLD},${NEW},${OLD}`],
    ['a good pair and a comma', `${OLD},`],
  ])('is refused when it is %s: there is no plaintext fallback (B10)', async (_, setting) => {
    const error = await keyring(setting).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'not-configured',
      message: expect.stringContaining('SEAL_KEYS'),
    })
    expect(String(error)).not.toContain(key(1))
  })
})
