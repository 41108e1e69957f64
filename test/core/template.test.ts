import { describe, expect, it } from 'vitest'
import { fillText, fillUrl, hostFits, namesIn } from '../../src/core/template.ts'

const refused = (name: string) =>
  expect.objectContaining({
    code: 'fields-invalid',
    facts: { errors: [{ field: name, problem: expect.any(String) }] },
  })

/** What a value becomes at a place, or `refused`. No place lets a value out of it. */
const filled = (template: string, v: string): string => {
  try {
    return fillUrl(template, { v })
  } catch (error) {
    expect(error).toEqual(refused('v'))
    if (v.length > 2) expect((error as Error).message).not.toContain(v)
    return 'refused'
  }
}

describe('a template: {name} and nothing else (E8)', () => {
  it.each([
    ['nothing', '', []],
    ['one', '{a}', ['a']],
    ['some, in order', '{b}-{a}-{b}', ['b', 'a', 'b']],
    ['names with digits and underscores', '{api_key2}', ['api_key2']],
    ['an expression, which is none', '{a.b} {a|b} {a()} {a + b} {{}} {1a} { a } {}', []],
    ['braces around braces', '{{a}}', ['a']],
    ['a dash, which is none', '{a-b}', []],
  ])('names %s', (_, template, names) => {
    expect(namesIn(template)).toEqual(names)
  })

  it.each([
    ['plain', 'Bearer {v}', 'abc', 'Bearer abc'],
    ['twice', '{v}:{v}', 'x', 'x:x'],
    ['with what replace() knows', '<{v}>', '$& $1 $$', '<$& $1 $$>'],
    ['that is a template itself', '<{v}>', '{v}{w}', '<{v}{w}>'],
    ['beside what is no name', '{1} {v} {', 'x', '{1} x {'],
  ])('is filled with a value %s', (_, template, v, text) => {
    expect(fillText(template, { v, w: 'canary' })).toBe(text)
  })

  it.each(['a\r\nb', 'a\nb', 'a\rb', 'a\0b', '\n'])('is filled with one line: not %j (E6)', (v) => {
    expect(() => fillText('x: {v}', { v })).toThrow(refused('v'))
  })

  it.each([
    ['missing', {}],
    ['empty', { v: '' }],
  ])('wants every value: %s', (_, values) => {
    expect(() => fillText('x: {v}', values)).toThrow(refused('v'))
    expect(() => fillUrl('https://a.test/{v}', values)).toThrow(refused('v'))
    expect(() => fillUrl('https://{v}.a.test/', values)).toThrow(refused('v'))
    expect(() => fillUrl('{v}/x', values)).toThrow(refused('v'))
  })

  it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty'])(
    'finds no value that nobody gave: {%s}',
    (name) => {
      expect(() => fillText(`{${name}}`, {})).toThrow(refused(name))
      expect(() => fillUrl(`https://a.test/{${name}}`, {})).toThrow(refused(name))
    },
  )
})

const LABEL = 'https://{v}.acme.test/api'
const HOST = 'https://{v}/api'
const WHOLE = '{v}/api'
const PATH = 'https://api.acme.test/{v}/end'
const ENCODED = (v: string) => `https://api.acme.test/${encodeURIComponent(v)}/end`
const no = 'refused'

/** E4's table: [value, as a label of the host, as the whole host, as the whole URL]. */
const PLACES: [string, string, string, string][] = [
  ['acme', 'https://acme.acme.test/api', no, no],
  ['ACME-2', 'https://acme-2.acme.test/api', no, no],
  ['a.b', no, no, no],
  ['a.test', no, 'https://a.test/api', no],
  ['Shop.Example.test', no, 'https://shop.example.test/api', no],
  ['https://a.test', no, no, 'https://a.test/api'],
  ['https://A.test/base/', no, no, 'https://a.test/base/api'],
  ['https://a.test/base//', no, no, 'https://a.test/base/api'],
  ['https://a.test?x=y#z', no, no, 'https://a.test/api'],
  ['https://a.test:443', no, no, 'https://a.test/api'],
  ['https://a.test:8443', no, no, no],
  ['https://u@a.test', no, no, no],
  ['https://u:p@a.test', no, no, no],
  ['http://a.test', no, no, no],
  ['//a.test', no, no, no],
  ['ftp://a.test', no, no, no],
  ['javascript:alert(1)', no, no, no],
  ['https://localhost', no, no, no],
  ['https://127.0.0.1', no, no, no],
  ['https://2130706433', no, no, no],
  ['https://[::1]', no, no, no],
  ['acme.evil.test/', no, no, no],
  ['acme.evil.test#', no, no, no],
  ['acme#', no, no, no],
  ['acme?', no, no, no],
  ['acme@evil', no, no, no],
  ['acme@evil.test', no, no, no],
  ['evil.test:8443', no, no, no],
  ['evil.test\\', no, no, no],
  ['acme\r\nx-evil: 1', no, no, no],
  ['acme\n', no, no, no],
  ['acme\0', no, no, no],
  ['a\tb.test', no, no, no],
  [' acme', no, no, no],
  ['.', no, no, no],
  ['..', no, no, no],
  ['.acme', no, no, no],
  ['acme.', no, no, no],
  ['a.test.', no, no, no],
  ['%2e%2e', no, no, no],
  ['a%2eb', no, no, no],
  ['a。b', no, no, no],
  ['a．test', no, no, no],
  ['a｡test', no, no, no],
  ['bücher', no, no, no],
  ['bücher.test', no, no, no],
  ['аcme.test', no, no, no],
  ['ⓛocalhost', no, no, no],
  ['xn--bcher-kva', 'https://xn--bcher-kva.acme.test/api', no, no],
  ['-acme', no, no, no],
  ['acme-', no, no, no],
  ['a_b', no, no, no],
  ['127.0.0.1', no, no, no],
  ['0x7f.1', no, no, no],
  ['[::1]', no, no, no],
  ['{v}', no, no, no],
  ['x'.repeat(63), `https://${'x'.repeat(63)}.acme.test/api`, no, no],
  ['x'.repeat(64), no, no, no],
  [`${'x.'.repeat(150)}test`, no, no, no],
  ['x'.repeat(20_000), no, no, no],
  ['', no, no, no],
]

describe('a value in a URL stays in its place (E4)', () => {
  it.each(PLACES)('%j', (v, label, host, whole) => {
    expect(filled(LABEL, v)).toBe(label)
    expect(filled(HOST, v)).toBe(host)
    expect(filled(WHOLE, v)).toBe(whole)
    const path = filled(PATH, v)
    expect(path).toBe(['', '.', '..'].includes(v) ? no : ENCODED(v))
  })

  it.each(PLACES.map(([v]) => v))('%j goes to no other host, path depth or query', (v) => {
    for (const template of [PATH, `${PATH}?q={v}&r=1`, 'https://api.acme.test/end?q={v}#f']) {
      const text = filled(template, v)
      if (text === no) continue
      const url = new URL(text)
      expect([url.origin, url.username]).toEqual(['https://api.acme.test', ''])
      expect(url.pathname.split('/')).toHaveLength(new URL(template).pathname.split('/').length)
      expect([...url.searchParams.keys()]).toEqual([...new URL(template).searchParams.keys()])
    }
  })

  it.each(['..', '.', 'a/../b', '%2e%2e', '.%2e', '%2E.', 'a\\..\\b', '..;x', '..%2f'])(
    'folds no path: %j',
    (v) => {
      const text = filled(PATH, v)
      if (text !== no) expect(new URL(text).pathname).toBe(`/${encodeURIComponent(v)}/end`)
    },
  )

  it('is not looked for in the value of another', () => {
    const values = { a: '{b}', b: 'canary' }
    expect(fillUrl('https://api.acme.test/{a}', values)).toBe('https://api.acme.test/%7Bb%7D')
  })

  it('may be a lone surrogate nowhere: that is a fault of the field, not of ours', () => {
    expect(filled(PATH, 'a\ud83d')).toBe(no)
  })

  it.each([
    ['two labels', 'https://{a}.{b}.acme.test/', 'https://x.y.acme.test/'],
    ['label and path', 'https://{a}.acme.test/{b}', 'https://x.acme.test/y'],
    ['part of a label', 'https://api-{a}.acme.test/{b}', 'https://api-x.acme.test/y'],
  ])('may stand beside others: %s', (_, template, url) => {
    expect(fillUrl(template, { a: 'x', b: 'y' })).toBe(url)
  })
})

describe('a host', () => {
  it.each([
    ['a.test', ['a.test'], true],
    ['b.test', ['a.test'], false],
    ['x.a.test', ['a.test'], false],
    ['x.a.test', ['*.a.test'], true],
    ['x.y.a.test', ['*.a.test'], true],
    ['a.test', ['*.a.test'], false],
    ['.a.test', ['*.a.test'], false],
    ['evila.test', ['*.a.test'], false],
    ['a.test.evil.test', ['*.a.test', 'a.test'], false],
    ['x.a.test:8443', ['*.a.test'], false],
    ['x.a.test.', ['*.a.test'], false],
    ['b.test', ['a.test', 'b.test'], true],
    ['a.test', [], false],
    ['', ['*.a.test', 'a.test'], false],
  ])('%j fits %j: %j (E5)', (host, patterns, fits) => {
    expect(hostFits(host, patterns)).toBe(fits)
  })
})
