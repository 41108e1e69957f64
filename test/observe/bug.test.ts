import { describe, expect, it } from 'vitest'
import { bugText } from '../../src/observe/bug.ts'

const thrown = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('a bug in the log', () => {
  it('has its message, where it came from, and what caused it', () => {
    const text = bugText(new TypeError('no such thing', { cause: new RangeError('too far') }))
    expect(text).toMatch(/^TypeError: no such thing\n +at .*bug\.test\.ts:\d+/)
    expect(text).toMatch(/\ncaused by RangeError: too far\n +at /)
  })

  it.each([
    ['a header', 'Invalid header value: Bearer abc.def', 'abc.def'],
    ['a URL', 'cannot fetch https://x.example/cb?code=abc&state=def', 'code=abc'],
    ['a token', 'unexpected gho_16C7e42F292c6912E7710c838347Ae178B4a', 'gho_16C7e42F'],
    ['a JWT', 'bad eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0', 'eyJhbGci'],
    ['base64', `key ${btoa('correct horse battery staple 1')}`, 'Y29ycmVj'],
  ])('shows nothing of what looks like a secret: %s (B14)', (_, message, secret) => {
    const text = bugText(new Error(message, { cause: new Error(message) }))
    expect(text).not.toContain(secret)
    expect(text).toContain('***')
  })

  it('does not repeat what JSON.parse could not read (B14)', () => {
    const text = bugText(thrown(() => JSON.parse('hunter2')))
    expect(text).toMatch(/^SyntaxError\n +at /)
    expect(text).not.toContain('hunter')
  })

  it('keeps the ids that lead to what happened', () => {
    const id = `conn_${'a1'.repeat(11)}`
    expect(bugText(new Error(`there is no ${id}`))).toContain(id)
  })

  it('tells nothing of what was thrown and is no error', () => {
    expect(bugText('hunter2')).toBe('string')
  })
})
