import { describe, expect, it } from 'vitest'
import { parseAction } from '../../src/catalogue/compile.ts'
import { parseApp } from '../../src/catalogue/parse-app.ts'
import type { ActionDefinition } from '../../src/catalogue/spec.ts'

const app = parseApp({
  slug: 'acme',
  name: 'Acme',
  description: 'An app of nobody that the tests compile.',
  categories: ['tests'],
  docs: 'https://acme.test/docs',
  baseUrl: 'https://api.acme.test/v1',
  parameters: { account: '{account_id}' },
  auth: [{ scheme: 'NO_AUTH' }],
})

/** An action with the arguments `a`, `b` and `f`, none of them required. */
const made = (more: Partial<ActionDefinition>) =>
  parseAction(app, {
    name: 'ACME_DO_THING',
    description: 'Does one thing of Acme that a test wants.',
    request: 'POST /things',
    input: { properties: { a: { type: 'string' }, b: { type: 'string' }, f: { type: 'object' } } },
    ...more,
  })

const JSON_API = { type: 'application/vnd.api+json' }
const FORM = { type: 'application/x-www-form-urlencoded' }
const MULTIPART = { type: 'multipart/form-data' }
const RAW = { type: 'application/octet-stream', argument: 'f' }
const elsewhere = { a: 'query', b: 'header' } as const

describe('an action that does not fit together', () => {
  it.each<[string, Partial<ActionDefinition>, string]>([
    ['a style of nothing', { style: { ghost: {} } }, 'style names "ghost"'],
    ['a file of nothing', { files: ['ghost'] }, 'files names "ghost"'],
    ['a body of nothing', { body: { argument: 'ghost' } }, 'body.argument names "ghost"'],
    ['a placeholder of nobody', { request: 'POST /{+ghost}' }, 'path names "ghost"'],
    ['a path that may stay open', { request: 'POST /{+a}' }, 'the path needs "a"'],
    ['a place in a path that is not there', { place: { a: 'path' } }, '"a" is placed in the path'],
    ['a nested header', { place: { a: 'header' }, wire: { a: ['x', 'y'] } }, 'cannot be nested'],
    ['a body of a GET', { request: 'GET /x', body: FORM }, 'the body of a GET or HEAD'],
    [
      'a constant body of a GET',
      { request: 'GET /x', fixed: { body: { x: 1 } } },
      '"x" cannot stand',
    ],
    ['a whole body of a HEAD', { request: 'HEAD /x', body: { argument: 'a' } }, '"a" cannot stand'],
    ['a whole body beside others', { body: { argument: 'a' } }, '"a" is the whole body: "b" must'],
    [
      'a whole body beside a constant',
      { body: RAW, place: elsewhere, fixed: { body: { x: 1 } } },
      '"x" must stand',
    ],
    [
      'a whole body that is placed elsewhere',
      { body: { argument: 'a' }, place: { a: 'query' } },
      'placed elsewhere',
    ],
    ['a raw body of several', { body: { type: 'text/plain' } }, 'text/plain needs body.argument'],
    [
      'a style of a path in a query',
      { place: { a: 'query' }, style: { a: { style: 'matrix' } } },
      '"a" cannot be matrix in the query',
    ],
    [
      'a style of a query in a header',
      { place: { a: 'header' }, style: { a: { style: 'form' } } },
      '"a" cannot be form in the header',
    ],
    [
      'a style in JSON',
      { style: { a: { style: 'form' } } },
      '"a" cannot have a style in a body of json',
    ],
    [
      'a constant that is an argument',
      { fixed: { body: { a: 1 } } },
      '"a" is an argument, and fixed too',
    ],
    [
      'a constant that is one on the wire',
      { wire: { a: ['x', 'y'] }, fixed: { body: { 'x.y': 1 } } },
      '"a" is an argument, and fixed',
    ],
    [
      'a constant header in other case',
      { place: { a: 'header' }, wire: { a: 'X-A' }, fixed: { headers: { 'x-a': '' } } },
      '"a" is an argument',
    ],
    [
      'a file in a query',
      { files: ['f'], place: { f: 'query' } },
      'the file "f" must stand in the body',
    ],
    [
      'a file in a form',
      { files: ['f'], body: FORM },
      'the file "f" cannot stand in a body of application/x-www',
    ],
    [
      'two files of one upload',
      { files: ['f', 'a'], body: { type: 'multipart/related' } },
      'takes one file',
    ],
    [
      'a file that is a whole form',
      { files: ['f'], body: { ...MULTIPART, argument: 'f' }, place: elsewhere },
      'not the whole body',
    ],
    [
      'an upload of one argument',
      { body: { type: 'multipart/related', argument: 'f' }, place: elsewhere },
      'has no body.argument',
    ],
  ])('is refused: %s', (_, action, said) => {
    expect(() => made(action)).toThrow(said)
  })

  it.each<[string, Partial<ActionDefinition>]>([
    ['a path that the connection fills', { request: 'POST /{account}/things?account={account}' }],
    [
      'a style of what the connection fills',
      { request: 'POST /{account}', style: { account: { style: 'label' } } },
    ],
    ['a file in a form of parts', { files: ['f'], body: MULTIPART }],
    ['a file in JSON', { files: ['f'], body: JSON_API }],
    ['a file that is the body', { files: ['f'], body: RAW, place: elsewhere }],
    ['a file beside what is said of it', { files: ['f'], body: { type: 'multipart/related' } }],
    ['a style in a form', { body: FORM, style: { a: { style: 'deepObject' } } }],
    ['a constant of another place', { fixed: { query: { a: '1' } } }],
    ['a DELETE with a body', { request: 'DELETE /x', place: { a: 'body' }, body: FORM }],
  ])('is none: %s', (_, action) => {
    expect(made(action)).toMatchObject({ name: 'ACME_DO_THING' })
  })
})
