import { describe, expect, it } from 'vitest'
import { dotted, dottedText } from '../../src/core/dotted.ts'

const JSON_VALUE = {
  a: { b: [{ id: 7 }, null], 'c d': '' },
  zero: 0,
  no: false,
  nil: null,
  list: ['x'],
}

describe('a dotted path', () => {
  it.each([
    ['a field', 'zero', 0],
    ['a deep one', 'a.b', [{ id: 7 }, null]],
    ['an item of a list', 'a.b.0.id', 7],
    ['null', 'nil', null],
    ['a field with a space', 'a.c d', ''],
    ['nothing there', 'ghost', undefined],
    ['nothing below nothing', 'ghost.a.b', undefined],
    ['nothing below a number', 'zero.a', undefined],
    ['nothing below null', 'nil.a', undefined],
    ['no letter of a text', 'list.0.0', undefined],
    ['an item that is not there', 'list.1', undefined],
    ['the prototype’s', 'constructor.name', undefined],
    ['the prototype itself', '__proto__', undefined],
    ['an empty path', '', undefined],
    ['empty steps', 'a..b', undefined],
  ])('finds %s', (_, path, found) => {
    expect(dotted(JSON_VALUE, path)).toEqual(found)
  })

  it.each([
    ['text', 'list.0', 'x'],
    ['an empty text', 'a.c d', ''],
    ['a number', 'zero', '0'],
    ['a boolean, which is none', 'no', undefined],
    ['null, which is none', 'nil', undefined],
    ['an object, which is none', 'a', undefined],
  ])('gives text: %s', (_, path, text) => {
    expect(dottedText(JSON_VALUE, path)).toBe(text)
  })

  it.each([undefined, null, 5, 'text', []])('finds nothing in %j', (value) => {
    expect(dotted(value, 'a')).toBeUndefined()
  })
})
