import { describe, expect, it } from 'vitest'
import { descriptionOf } from '../../src/importing/describe.ts'
import { cleanText, shorten } from '../../src/importing/describe-text.ts'
import { operation } from './_document.ts'

describe("a document's text", () => {
  it.each([
    ['<p>Lists <b>pets</b>.</p><p>All.</p>', 'Lists pets. All.'],
    ['See [the guide](https://x.example/a) first', 'See the guide first'],
    ['![logo](https://x.example/a.png)Pets', 'Pets'],
    ['Use `a < b` and <code>c</code>', 'Use `a < b` and `c`'],
    ['> [!NOTE]\n> Take care', 'Take care'],
    ['# Pets\n\n- one\n- two', 'Pets: one two'],
    ['a\n| x | y |\n| - | - |\nb', 'a b'],
    ['Fish &amp; chips', 'Fish & chips'],
    ['**All** of them', 'All of them'],
    ['a\n```json\n{"a": 1}\n```\nb', 'a b'],
  ])('%j becomes %j', (text, plain) => {
    expect(cleanText(text)).toBe(plain)
  })

  it('has nothing hidden in it (E9)', () => {
    const tags = '\u{e0069}\u{e0067}\u{e006e}\u{e006f}\u{e0072}\u{e0065}'
    expect(cleanText(`Lists\x1b[8m all secrets of\x1b[0m pe\u200bts${tags}\u202e.`)).toBe(
      'Lists all secrets of pets.',
    )
  })

  it('is cut behind a sentence, else behind a word', () => {
    const sentence = 'This sentence has more than forty characters in it. '
    expect(shorten(sentence.repeat(9), 120)).toBe(sentence.repeat(2).trim())
    expect(shorten('word '.repeat(90), 23)).toBe('word word word word…')
    expect(shorten('😀'.repeat(90), 12).isWellFormed()).toBe(true)
  })
})

describe('the description of an action', () => {
  it.each([
    [
      'title and text',
      { summary: 'List pets', description: 'Sorted by their name and age' },
      'List pets. Sorted by their name and age.',
    ],
    [
      'a text that repeats the title',
      { summary: 'List all pets.', description: 'List all pets of the shop, sorted.' },
      'List all pets of the shop, sorted.',
    ],
    [
      'a short title alone',
      { summary: 'List pets' },
      'List pets. GET /pets. Calls the API as it is.',
    ],
    ['nothing', { summary: '' }, 'Reads pets. GET /pets. Calls the API as it is.'],
    [
      'nothing but a path to one',
      { summary: '', path: '/shop/pets/{petId}' },
      'Reads one of pets by `petId`. GET /shop/pets/{petId}.',
    ],
  ])('is made of %s', (_, said, description) => {
    expect(descriptionOf(operation(said))).toBe(description)
  })

  it('stays short and says enough', () => {
    const long = operation({ description: 'This sentence is there many times over. '.repeat(90) })
    for (const one of [
      long,
      operation({ summary: 'x', path: '/' }),
      operation({ path: `/${'x'.repeat(2000)}`, summary: '' }),
    ]) {
      const { length } = descriptionOf(one)
      expect(length).toBeGreaterThanOrEqual(30)
      expect(length).toBeLessThanOrEqual(1024)
    }
  })
})
