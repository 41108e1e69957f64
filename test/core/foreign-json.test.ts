import { describe, expect, it } from 'vitest'
import { readForeignJson } from '../../src/core/foreign-json.ts'

const dataOf = (text: string) => readForeignJson(text)?.data

describe('JSON of a third party', () => {
  it.each([
    ['{"id":9007199254740993}', { id: '9007199254740993' }],
    [
      '[-12345678901234567890, 18446744073709551615]',
      ['-12345678901234567890', '18446744073709551615'],
    ],
    ['9007199254740993', '9007199254740993'],
    ['{"a":"x","id":9007199254740993,"b":"y"}', { a: 'x', id: '9007199254740993', b: 'y' }],
    [String.raw`{"a":"\\","id":9007199254740993}`, { a: '\\', id: '9007199254740993' }],
  ])('keeps whole numbers that a double would round, as texts: %s', (text, data) => {
    const read = readForeignJson(text)
    expect(read?.data).toEqual(data)
    expect(JSON.parse(read?.json ?? '')).toEqual(data)
  })

  it.each([
    '[9007199254740991, 1000000000000000, -9007199254740991]',
    '[0.12345678901234567890, 1.2345678901234567e300, 1e0000000000000000001, 12345678901234567e3]',
    '{"9007199254740993":"9007199254740993"}',
    String.raw`["\"9007199254740993", "\\\"9007199254740993,9007199254740993\\"]`,
    `"${'9'.repeat(5_000)}"`,
    ' null ',
    '""',
  ])('leaves all else as it is: %s', (text) => {
    expect(dataOf(text)).toEqual(JSON.parse(text))
    expect(readForeignJson(text)?.json).toBe(text)
  })

  it.each(['', '{', '{"a":1}{"a":2}', 'NaN', '"9007199254740993', '[9007199254740993'])(
    'is none: %j',
    (text) => {
      expect(readForeignJson(text)).toBeUndefined()
    },
  )

  it('may nest in a thousand levels, and not in more, however it is written (E7)', () => {
    const lists = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
    const objects = (depth: number) => `${'{"]}":[],"a":'.repeat(depth)}1${'}'.repeat(depth)}`
    for (const nested of [lists, objects]) {
      expect(readForeignJson(nested(999))).toBeDefined()
      expect(readForeignJson(nested(1_001))).toBeUndefined()
      expect(readForeignJson(nested(100_000))).toBeUndefined()
    }
    const brackets = JSON.stringify({ text: '['.repeat(5_000), quoted: `"${'{'.repeat(5_000)}` })
    expect(dataOf(brackets)).toEqual(JSON.parse(brackets))
  })
})
