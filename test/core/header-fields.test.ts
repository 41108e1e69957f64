import { describe, expect, it } from 'vitest'
import { HeaderFields } from '../../src/core/header-fields.ts'

const given: [string, string][] = [
  ['Accept', ' text/html \t'],
  ['X-Api-Key', 'one'],
  ['x-api-key', 'ünd zwei'],
]

describe('headers of a request that is being made', () => {
  it("are those that the platform's own would be", () => {
    const [ours, theirs] = [new HeaderFields(given), new Headers()]
    for (const [name, value] of given) theirs.set(name, value)
    expect([...ours].sort()).toEqual([...theirs].sort())
    for (const name of ['ACCEPT', 'X-Api-Key', 'nothing']) {
      expect([ours.get(name), ours.has(name)]).toEqual([theirs.get(name), theirs.has(name)])
    }
    ours.delete('ACCEPT')
    expect(ours.has('accept')).toBe(false)
  })

  it.each(['two\r\nlines', 'nul\0'])('refuse what would not stay in its header: %j', (value) => {
    const fields = new HeaderFields()
    expect(() => fields.set('x', value)).toThrow(TypeError)
    expect(() => new Headers().set('x', value)).toThrow(TypeError)
  })

  it("keep what callers of the proxy write, who may write UTF-8 (workerd's own headers do)", () => {
    const fields = new HeaderFields([['X-Note', 'Ω café']])
    expect([fields.get('x-note'), fields.asInit()]).toEqual(['Ω café', { 'X-Note': 'Ω café' }])
  })

  it('leave as they were written last', () => {
    expect(new HeaderFields([...given, ['X-API-Key', 'three']]).asInit()).toEqual({
      'X-API-Key': 'three',
      Accept: 'text/html',
    })
  })

  it('are copied, not shared', () => {
    const first = new HeaderFields(given)
    const copy = new HeaderFields(first)
    copy.set('authorization', 'Bearer secret')
    expect(first.has('authorization')).toBe(false)
    expect(copy.get('accept')).toBe('text/html')
  })
})
