import { describe, expect, it } from 'vitest'
import { ERRORS, errorCode, errorFacts, ServiceError } from '../../src/core/errors.ts'
import { type Outcome, outcome, unwrap } from '../../src/core/outcome.ts'

/** The way across an RPC: only structured data survives it. */
const overRpc = <T>(result: Outcome<T>): Outcome<T> => structuredClone(result)

describe('an outcome', () => {
  it.each([
    ['a text', 'x'],
    ['an object', { a: [1, null] }],
    ['null', null],
    ['nothing', undefined],
    ['false', false],
  ])('brings a value across: %s', async (_, value) => {
    expect(unwrap(overRpc(await outcome(() => value)))).toEqual(value)
  })

  it('waits for a promise', async () => {
    expect(unwrap(await outcome(async () => 'later'))).toBe('later')
  })

  it.each([
    [
      'with words and facts',
      new ServiceError('connection-ambiguous', 'two', { candidates: ['a'] }),
    ],
    ['with words', new ServiceError('consent-revoked', 'gone')],
    ['without any', new ServiceError('integration-disabled')],
  ])('brings a deliberate failure across: %s', async (_, error) => {
    const result = overRpc(await outcome(() => Promise.reject(error)))
    expect(() => unwrap(result)).toThrow(
      expect.objectContaining({ code: error.code, message: error.message, facts: error.facts }),
    )
  })

  it('lets a bug of ours be thrown', async () => {
    const bug = new TypeError('x is not a function')
    await expect(
      outcome(() => {
        throw bug
      }),
    ).rejects.toBe(bug)
  })

  it('leaves the cause behind, which may hold what nobody should read (B14)', async () => {
    const error = new ServiceError('upstream-unavailable', 'down', {}, { cause: 'canary' })
    expect(JSON.stringify(await outcome(() => Promise.reject(error)))).not.toContain('canary')
  })
})

describe('an error', () => {
  it.each(Object.entries(ERRORS))('%s has a status of a failure and a title', (code, error) => {
    const [status, title] = error
    expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(600)
    expect(title).toMatch(/^[A-Z]/)
  })

  it('says its title where nothing better was said', () => {
    expect(new ServiceError('unauthorized').message).toBe('No valid API key')
  })

  it.each([
    ['one of ours', new ServiceError('forbidden'), 'forbidden'],
    ['one that lost its class', Object.assign(new Error('x'), { code: 'forbidden' }), 'forbidden'],
    ['a foreign code', Object.assign(new Error('x'), { code: 'ENOENT' }), undefined],
    ['a name of Object’s', Object.assign(new Error('x'), { code: 'toString' }), undefined],
    ['no code', new Error('x'), undefined],
    ['no error', { code: 'forbidden' }, undefined],
    ['nothing', undefined, undefined],
  ])('is known by its code: %s', (_, error, code) => {
    expect(errorCode(error)).toBe(code)
  })

  it('has no facts where it is not ours', () => {
    expect(errorFacts(Object.assign(new Error('x'), { facts: { a: 1 } }))).toEqual({})
  })
})
