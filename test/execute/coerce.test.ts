import { describe, expect, it } from 'vitest'
import type { ArgumentSchema } from '../../src/catalogue/spec.ts'
import { coerce, coerceAll } from '../../src/execute/coerce.ts'

const of = (type: ArgumentSchema['type'], more: Partial<ArgumentSchema> = {}): ArgumentSchema => ({
  type,
  ...more,
})
const texts = of('array', { items: of('string') })
const numbers = of('array', { items: of('integer') })
const person = of('object', { properties: { name: of('string'), age: of('integer') } })

describe('what a model meant', () => {
  it.each([
    ['a number for a text', 5, of('string'), '5'],
    ['a boolean for a text', true, of('string'), 'true'],
    ['a text', ' x ', of('string'), ' x '],
    ['a number in a text', '5', of('integer'), 5],
    ['a number in a text with space', ' 5 ', of('number'), 5],
    ['a negative fraction in a text', '-0.5', of('number'), -0.5],
    ['zero in a text', '0', of('integer'), 0],
    ['a word for true', 'True', of('boolean'), true],
    ['a word for false', ' FALSE ', of('boolean'), false],
    ['one for true', 1, of('boolean'), true],
    ['zero for false', '0', of('boolean'), false],
    ['one value for a list', 'a', texts, ['a']],
    ['a list in JSON', '["a","b"]', texts, ['a', 'b']],
    ['a list in JSON with space before', ' ["a"]', texts, ['a']],
    ['a text that only begins like a list', '[bug] it broke', texts, ['[bug] it broke']],
    ['numbers in texts in a list', ['1', 2], numbers, [1, 2]],
    ['numbers for texts in a list', '[1]', texts, ['1']],
    ['an id that no number holds', '[9007199254740993]', texts, ['9007199254740993']],
    ['an empty list', [], texts, []],
    ['an object in JSON', '{"name":"Ada","age":"36"}', person, { name: 'Ada', age: 36 }],
    ['an object with parts to mend', { name: 5, age: '36' }, person, { name: '5', age: 36 }],
    ['an object with a part not given', { name: 'Ada', age: null }, person, { name: 'Ada' }],
    ['an object with unknown parts', { x: 1 }, person, { x: 1 }],
    ['an object of any shape', { a: null }, of('object'), { a: null }],
    ['an object for a list of them', '{"name":5}', of('array', { items: person }), [{ name: '5' }]],
  ])('is taken: %s', (_, value, schema, meant) => {
    expect(coerce(value, schema)).toEqual(meant)
  })

  it.each([
    ['a word for a number', 'five', of('integer')],
    ['an empty text for a number', '', of('integer')],
    ['blanks for a number', '  ', of('number')],
    ['infinity for a number', 'Infinity', of('number')],
    ['a number with a unit', '5px', of('integer')],
    ['yes for a boolean', 'yes', of('boolean')],
    ['two for a boolean', 2, of('boolean')],
    ['an object for a text', { a: 1 }, of('string')],
    ['a list for a number', [5], of('number')],
    ['text for an object', 'Ada', person],
    ['broken JSON for an object', '{"name":', person],
    ['a list for an object', [1], person],
    ['an id whose digits no number holds', '9007199254740993', of('integer')],
    ['a text with commas for a list of texts', ['a,b'], texts],
  ])('is left to the validation where there is doubt: %s', (_, value, schema) => {
    expect(coerce(value, schema)).toEqual(value)
  })
})

describe('a value of an enum', () => {
  const states = of('string', { enum: ['OPEN', 'closed', 'All Day'] })
  const sizes = of('integer', { enum: [1, 2] })

  it.each([
    ['OPEN', states, 'OPEN'],
    ['open', states, 'OPEN'],
    ['Closed', states, 'closed'],
    [' all day ', states, 'All Day'],
    ['2', sizes, 2],
    ['ajar', states, 'ajar'],
    ['', states, ''],
  ])('%j is taken in any case', (value, schema, meant) => {
    expect(coerce(value, schema)).toBe(meant)
  })

  it('is not guessed where two differ by case only', () => {
    const both = of('string', { enum: ['b', 'B'] })
    expect(['b', 'B'].map((value) => coerce(value, both))).toEqual(['b', 'B'])
    expect(coerce(' B ', both)).toBe(' B ')
  })

  it('is taken inside a list', () => {
    expect(coerce('["open"]', of('array', { items: states }))).toEqual(['OPEN'])
  })

  it.each([
    ['open,closed', ['OPEN', 'closed']],
    [' all day , Open', ['All Day', 'OPEN']],
    ['open,ajar', ['open,ajar']],
    ['open,', ['open,']],
  ])('is taken in a text with commas, for a list: %j', (value, meant) => {
    expect(coerce(value, of('array', { items: states }))).toEqual(meant)
  })

  it('may have a comma itself', () => {
    const items = of('string', { enum: ['a', 'b', 'a,b'] })
    expect(coerce('a,b', of('array', { items }))).toEqual(['a,b'])
  })

  it('is taken at any depth', () => {
    const list = of('array', {
      items: of('array', { items: of('object', { properties: { n: of('integer'), s: states } }) }),
    })
    expect(coerce('[[{"n":"1","s":"open"}],{"n":"2"}]', list)).toEqual([
      [{ n: 1, s: 'OPEN' }],
      [{ n: 2 }],
    ])
  })
})

describe('arguments as a whole', () => {
  const schemas = { n: of('integer'), toString: of('string') }

  it('count null as not given', () => {
    expect(coerceAll({ n: null }, schemas, false)).toEqual({})
    expect(coerceAll({ n: undefined }, schemas, false)).toEqual({})
  })

  it('lose what nobody knows, where that is wanted', () => {
    expect(coerceAll({ n: '1', x: 'y' }, schemas, false)).toEqual({ n: 1 })
    expect(coerceAll({ n: '1', x: 'y' }, schemas, true)).toEqual({ n: 1, x: 'y' })
  })

  it.each(['constructor', 'hasOwnProperty', '__proto__', 'valueOf'])(
    'are not confused by an argument of the name %s',
    (name) => {
      const given = JSON.parse(`{"${name}":{"polluted":1}}`) as Record<string, unknown>
      const taken = coerceAll(given, schemas, false)
      expect(Object.keys(taken)).toEqual([])
      expect(taken['polluted']).toBeUndefined()
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    },
  )
})
