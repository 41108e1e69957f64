import { describe, expect, it } from 'vitest'
import type { ActionDefinition, ArgumentSchema, Style } from '../../src/catalogue/spec.ts'
import { buildRequest } from '../../src/execute/build-request.ts'
import { acmeWith, faults } from './_acme.ts'

const text: ArgumentSchema = { type: 'string' }
const ARRAY = ['blue', 'black', 'brown']
const OBJECT = { R: 100, G: 200, B: 150 }

function built(args: Record<string, unknown>, action: Partial<ActionDefinition>) {
  const properties = Object.fromEntries(Object.keys(args).map((name) => [name, text]))
  const it = acmeWith({ input: { required: Object.keys(args), properties }, ...action })
  return buildRequest(it.app, it.action, args)
}

const searchOf = (color: unknown, style: Style) =>
  built({ color }, { request: 'GET /x', style: { color: style } }).url.search.slice(1)
const pathOf = (color: unknown, style: Style) =>
  built({ color }, { request: 'GET /x/{color}', style: { color: style } }).url.pathname.slice(6)

describe('a parameter of a query, in the table of OpenAPI 3.1.1', () => {
  it.each<[Style['style'], boolean | undefined, unknown, string]>([
    ['form', undefined, 'blue', 'color=blue'],
    ['form', undefined, '', 'color='],
    ['form', undefined, ARRAY, 'color=blue&color=black&color=brown'],
    ['form', undefined, OBJECT, 'R=100&G=200&B=150'],
    ['form', true, ARRAY, 'color=blue&color=black&color=brown'],
    ['form', false, 'blue', 'color=blue'],
    ['form', false, ARRAY, 'color=blue,black,brown'],
    ['form', false, OBJECT, 'color=R,100,G,200,B,150'],
    ['spaceDelimited', undefined, ARRAY, 'color=blue%20black%20brown'],
    ['spaceDelimited', false, OBJECT, 'color=R%20100%20G%20200%20B%20150'],
    ['pipeDelimited', undefined, ARRAY, 'color=blue%7Cblack%7Cbrown'],
    ['pipeDelimited', false, OBJECT, 'color=R%7C100%7CG%7C200%7CB%7C150'],
    ['tabDelimited', undefined, ARRAY, 'color=blue%09black%09brown'],
    ['deepObject', undefined, OBJECT, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
    ['json', undefined, OBJECT, 'color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D'],
  ])('%s, explode %s: %j', (style, explode, value, search) => {
    const how = { ...(style && { style }), ...(explode !== undefined && { explode }) }
    expect(searchOf(value, how)).toBe(search)
  })

  it('has brackets all the way down', () => {
    const search = searchOf({ a: { b: [1, { c: 'x' }] }, d: null }, { style: 'deepObject' })
    expect(decodeURIComponent(search)).toBe('color[a][b][0]=1&color[a][b][1][c]=x')
  })

  it('is left out where it is empty', () => {
    for (const style of ['form', 'deepObject', 'pipeDelimited'] as const) {
      expect([searchOf([], { style }), searchOf({}, { style })]).toEqual(['', ''])
    }
  })

  it.each<[Style, string]>([
    [{ explode: false }, 'color=a%2Cb,c'],
    [{ style: 'pipeDelimited' }, 'color=a%2Cb%7Cc'],
  ])('tells a comma of a value from one between values: %j', (style, search) => {
    expect(searchOf(['a,b', 'c'], style)).toBe(search)
  })

  it('keeps reserved characters where that is said, but none that would end it', () => {
    const search = searchOf('a:/b?c@d&e=f;g#h+i%26', { allowReserved: true })
    expect(search).toBe('color=a:/b?c@d%26e=f%3Bg%23h%2Bi%2526')
  })

  it.each([
    ['another argument', { b: 'x' }],
    ['a constant', { admin: '1' }],
    ['what the path writes', { alt: 'media' }],
  ])('cannot be named by an object that is no neighbour’s: %s', (_, color) => {
    const input = { properties: { color: text, b: text } }
    const fixed = { query: { admin: '0' } }
    const request = 'GET /x?alt=json'
    const make = () => built({ color }, { request, fixed, input, style: { color: {} } })
    expect(faults(make).message).toContain(`leave out "${Object.keys(color)[0]}"`)
  })
})

describe('a parameter of a path, in the table of OpenAPI 3.1.1', () => {
  it.each<[Style['style'], boolean, unknown, string]>([
    ['simple', false, 'blue', 'blue'],
    ['simple', false, ARRAY, 'blue,black,brown'],
    ['simple', false, OBJECT, 'R,100,G,200,B,150'],
    ['simple', true, ARRAY, 'blue,black,brown'],
    ['simple', true, OBJECT, 'R=100,G=200,B=150'],
    ['label', false, 'blue', '.blue'],
    ['label', false, ARRAY, '.blue,black,brown'],
    ['label', false, OBJECT, '.R,100,G,200,B,150'],
    ['label', true, ARRAY, '.blue.black.brown'],
    ['label', true, OBJECT, '.R=100.G=200.B=150'],
    ['matrix', false, 'blue', ';color=blue'],
    ['matrix', false, '', ';color'],
    ['matrix', false, ARRAY, ';color=blue,black,brown'],
    ['matrix', false, OBJECT, ';color=R,100,G,200,B,150'],
    ['matrix', true, ARRAY, ';color=blue;color=black;color=brown'],
    ['matrix', true, OBJECT, ';R=100;G=200;B=150'],
  ])('%s, explode %s: %j', (style, explode, value, path) => {
    expect(pathOf(value, { ...(style && { style }), explode })).toBe(path)
  })

  it('is a list with commas where nothing is said', () => {
    expect(built({ a: ['x', 'y/z'] }, { request: 'GET /{a}' }).url.pathname).toBe('/v1/x,y%2Fz')
  })

  it.each<[Style, unknown]>([
    [{ style: 'label' }, '.'],
    [{ style: 'label' }, ''],
    [{ style: 'simple' }, ['..']],
    [{ style: 'simple' }, []],
    [{ style: 'simple' }, ['\ud83d']],
  ])('never folds its path: %j %j', (style, value) => {
    expect(faults(() => pathOf(value, style)).message).toContain('color cannot be')
  })

  it.each<[Style, unknown, string]>([
    [{ style: 'simple' }, ['a/b', 'c?d'], 'a%2Fb,c%3Fd'],
    [{ style: 'matrix', explode: true }, { 'k;x': 'a;b=c' }, ';k%3Bx=a%3Bb%3Dc'],
    [{ style: 'label', explode: true }, { a: '/..' }, '.a=%2F..'],
  ])('keeps its values apart: %j %j', (style, value, path) => {
    expect(pathOf(value, style)).toBe(path)
  })
})

describe('a path whose value may have slashes', () => {
  const at = (name: string) => built({ name }, { request: 'GET /v1/{+name}:run' }).url

  it.each([
    ['projects/p/topics/t', 'projects/p/topics/t'],
    ['a b/c,d;e=f&g+h@i', 'a%20b/c,d;e=f&g+h@i'],
    ['a?b=c', 'a%3Fb=c'],
    ['a#b', 'a%23b'],
    ['a%2e%2e/b', 'a%252e%252e/b'],
    ['a\\..\\b', 'a%5C..%5Cb'],
    ['//evil.test', '//evil.test'],
    ['{+name}', '%7B+name%7D'],
  ])('keeps them, and stays a path: %j', (value, path) => {
    expect(at(value).href).toBe(`https://api.acme.test/v1/v1/${path}:run`)
  })

  it.each(['..', 'a/../b', './a', 'a/..', 'a/..;x/b', '', '\ud83d'])('refuses %j', (value) => {
    expect(faults(() => at(value)).message).toContain('ACME_DO: name cannot be')
  })

  it('is encoded whole behind the question mark', () => {
    const { url } = built({ a: 'x&b=1/..' }, { request: 'GET /x?a={+a}' })
    expect([...url.searchParams]).toEqual([['a', 'x&b=1/..']])
  })
})

describe('a header', () => {
  it.each<[Style | undefined, unknown, string]>([
    [undefined, 'blue', 'blue'],
    [undefined, ARRAY, 'blue,black,brown'],
    [undefined, OBJECT, '{"R":100,"G":200,"B":150}'],
    [{}, OBJECT, 'R,100,G,200,B,150'],
    [{ explode: true }, OBJECT, 'R=100,G=200,B=150'],
    [{ style: 'json' }, ARRAY, '["blue","black","brown"]'],
  ])('is written as %j says: %j', (style, color, header) => {
    const { headers } = built(
      { color },
      { place: { color: 'header' }, ...(style && { style: { color: style } }) },
    )
    expect(headers.get('color')).toBe(header)
  })

  it('is not broken by a key or an item', () => {
    const place = { a: 'header' as const }
    const style = { a: { explode: true } }
    for (const a of [['x\r\ny: 1'], { 'x\ny': 1 }]) {
      expect(faults(() => built({ a }, { place, style })).message).toContain('no line breaks')
    }
  })
})
