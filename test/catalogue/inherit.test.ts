import { describe, expect, it } from 'vitest'
import { inherit } from '../../src/catalogue/inherit.ts'

interface Thing {
  name: string
  list?: string[]
  nested: { a?: number; b?: { c?: string; d?: string | null } }
  open?: Record<string, string>
}

const base: Thing = { name: 'base', list: ['x', 'y'], nested: { a: 1, b: { c: 'c', d: 'd' } } }

describe('inherit', () => {
  it.each([
    { what: 'a scalar replaces', changes: { name: 'new' }, becomes: { name: 'new' } },
    { what: 'an array replaces', changes: { list: ['z'] }, becomes: { list: ['z'] } },
    {
      what: 'objects merge at any depth',
      changes: { nested: { b: { c: 'other' } } },
      becomes: { nested: { a: 1, b: { c: 'other', d: 'd' } } },
    },
    {
      what: 'undefined removes, at any depth',
      changes: { list: undefined, nested: { b: { d: undefined } } },
      becomes: { list: undefined, nested: { a: 1, b: { c: 'c' } } },
    },
    {
      what: 'null is a value',
      changes: { nested: { b: { d: null } } },
      becomes: { nested: { a: 1, b: { c: 'c', d: null } } },
    },
    {
      what: 'an object comes where none was',
      changes: { open: { k: 'v' } },
      becomes: { open: { k: 'v' } },
    },
    { what: 'nothing changes nothing', changes: {}, becomes: {} },
  ])('$what', ({ changes, becomes }) => {
    expect(inherit(base, changes)).toEqual({ ...base, ...becomes })
  })

  it('leaves no key behind that was removed, also in an object that is new', () => {
    const { nested } = inherit(base, { nested: { b: undefined } })
    expect(Object.keys(nested)).toEqual(['a'])
    expect(Object.keys(inherit(base, { open: { k: undefined } }).open ?? { k: '' })).toEqual([])
  })

  it('changes neither the base nor the changes', () => {
    const before = structuredClone(base)
    const changes = { nested: { b: { c: 'other' } } }
    const made = inherit(base, changes)
    made.nested.b = {}
    expect(base).toEqual(before)
    expect(changes).toEqual({ nested: { b: { c: 'other' } } })
  })
})
