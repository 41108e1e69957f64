import { describe, expect, it } from 'vitest'
import { actionArguments, commas, pairs } from '../../src/cli/arguments.ts'
import { UsageError } from '../../src/cli/failure.ts'

const read = (words: string[], stdin = '') => actionArguments(words, async () => stdin)

describe('the arguments of an action on a command line', () => {
  it.each([
    ['none', [], {}],
    ['a JSON object', ['{"a":{"b":[1]}}'], { a: { b: [1] } }],
    ['a JSON object with space around', [' {"a":1} '], { a: 1 }],
    ['words', ['owner=ada', 'repo=engine'], { owner: 'ada', repo: 'engine' }],
    ['a text that looks like a number, left to the service', ['n=007'], { n: '007' }],
    ['an empty text', ['body='], { body: '' }],
    ['an = in the text', ['q=a=b', 'url=https://a.b/?c=d'], { q: 'a=b', url: 'https://a.b/?c=d' }],
    ['lines in the text', ['body=a\nb'], { body: 'a\nb' }],
    ['JSON values', ['n:=7', 'on:=true', 'l:=["x"]'], { n: 7, on: true, l: ['x'] }],
    ['deeper ones', ['a.b=1', 'a.c.d:=2'], { a: { b: '1', c: { d: 2 } } }],
    ['the last of two', ['a=1', 'a=2'], { a: '2' }],
  ])('may be %s', async (_, words, expected) => {
    expect(await read(words)).toEqual(expected)
  })

  it('may come from standard input', async () => {
    expect(await read(['-'], '{"title":"Note G"}\n')).toEqual({ title: 'Note G' })
  })

  it('never touch what all objects have in common', async () => {
    const made = await read(['__proto__.polluted=yes', 'constructor.prototype.polluted=yes'])
    expect(Object.keys(made)).toEqual(['__proto__', 'constructor'])
    expect('polluted' in {}).toBe(false)
  })

  it.each([
    ['broken JSON', ['{"a":'], 'not JSON'],
    ['a JSON value for a key that is none', ['n:=abc'], 'n: this is not JSON'],
    ['a list', ['-'], 'a JSON object is needed'],
    ['a word without =', ['owner'], 'neither key=value'],
    ['words behind JSON', ['{}', 'a=1'], 'stands behind the JSON'],
  ])('are refused as %s', async (_, words, problem) => {
    const refused = read(words, '[1]')
    await expect(refused).rejects.toBeInstanceOf(UsageError)
    await expect(refused).rejects.toThrow(problem)
  })
})

describe('options of several values', () => {
  it('take pairs, whose values may hold =', () => {
    expect(pairs(['a=1', 'b=x=y'], '--field')).toEqual({ a: '1', b: 'x=y' })
    expect(() => pairs(['=1'], '--field')).toThrow('--field: write name=value')
  })

  it('take lists with spaces and empty parts', () => {
    expect(commas(' github, gmail ,')).toEqual(['github', 'gmail'])
    expect(commas(undefined)).toBeUndefined()
  })
})
