import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseAction } from '../../src/catalogue/compile.ts'
import { parseApp } from '../../src/catalogue/parse-app.ts'
import { APPS } from '../../src/catalogue/shipped.ts'
import { compileDocument } from '../../src/importing/compile.ts'
import { readFactTable } from '../../src/importing/fact-table.ts'
import type { Operation } from '../../src/importing/operation.ts'
import { rebase } from '../../src/importing/rebase.ts'
import { list, own } from '../../src/importing/values.ts'
import { argumentsFor, type Extent } from './_arguments.ts'
import { compiled } from './_document.ts'
import { faultsOf } from './_legal.ts'
import { only, operationsOf } from './_read.ts'
import { requestOf } from './_requests.ts'

const row = (...columns: string[]) => only(readFactTable('Acme', columns.join('\t')))
const schemaOf = ({ parameters: [first] }: Operation) => first?.schema.raw

describe('a fact table', () => {
  it('has an operation in each line', () => {
    const lines = [
      '# base https://api.acme.com/v1',
      'pets.list\tGET\t/pets',
      'pets.add\tPOST\t/pets',
    ]
    const document = readFactTable('Acme', `${lines.join('\n')}\n`)
    expect(document).toMatchObject({ title: 'Acme', baseUrl: 'https://api.acme.com/v1' })
    expect(operationsOf(document)).toMatchObject([
      { id: 'pets.list', method: 'GET', path: '/pets', pointer: 'line 1', parameters: [] },
      { id: 'pets.add', method: 'POST', path: '/pets', pointer: 'line 2', parameters: [] },
    ])
  })

  it.each([
    ['q:string', { type: 'string' }],
    ['n:integer', { type: 'integer' }],
    ['tags:array<string>', { type: 'array', items: { type: 'string' } }],
    ['order:string(asc|desc)', { type: 'string', enum: ['asc', 'desc'] }],
    ['at:array<string(a%20b|c)>', { type: 'array', items: { type: 'string', enum: ['a b', 'c'] } }],
    ['file:file', { type: 'string', format: 'binary' }],
    ['it:any', {}],
    ['all:array<any>', { type: 'array', items: {} }],
  ])('says of a parameter what it is: %s', (text, schema) => {
    expect(schemaOf(row('id', 'GET', '/', text))).toEqual(schema)
  })

  it.each([
    ['q:string', { name: 'q', in: 'query', required: false }],
    ['q:string!', { name: 'q', in: 'query', required: true }],
    ['X-Team@header:array<string>!', { name: 'X-Team', in: 'header', required: true }],
    ['petId@path:string(a|b)!', { name: 'petId', in: 'path', required: true }],
    ['filter[a]:string', { name: 'filter[a]', in: 'query', required: false }],
    ['time:lt:string', { name: 'time:lt', in: 'query', required: false }],
    ['a%20b@query:string', { name: 'a b', in: 'query', required: false }],
  ])('says of a parameter where it stands: %s', (text, parameter) => {
    expect(row('id', 'GET', '/', text).parameters).toMatchObject([parameter])
  })

  it.each(['q', 'q:', 'q:text', 'q:array<text>', 'q:String', ':string'])('refuses %j', (text) => {
    expect(() => row('id', 'GET', '/', text)).toThrow(text)
  })

  it.each([
    ['json name:string!', 'application/json'],
    ['form name:string!', 'application/x-www-form-urlencoded'],
    ['multipart/form-data name:string!', 'multipart/form-data'],
  ])('has the fields of a body: %s', (text, mediaType) => {
    const { body } = row('id', 'POST', '/', '', text)
    const properties = { name: { type: 'string' } }
    const schema = { file: '', raw: { type: 'object', properties, required: ['name'] } }
    expect(body).toEqual({ required: true, contents: [{ mediaType, schema }] })
  })

  it('says once how lists and objects stand in forms', () => {
    const text = '# form deepObject\nid\tPOST\t/\t\tform a:string b:array<string> c:object'
    const style = { style: 'deepObject', explode: true }
    const action = compiled(only(readFactTable('Acme', text)))
    expect(action.style).toEqual({ b: style, c: style })
  })

  it('spells scopes short', () => {
    const text = '# scopes https://acme.com/auth/\nid\tGET\t/\t\t\tpets https://acme.com/all'
    expect(only(readFactTable('Acme', text)).scopes).toEqual([
      'https://acme.com/auth/pets',
      'https://acme.com/all',
    ])
  })

  it('hides parameters that are no business of a caller', () => {
    const document = readFactTable('Acme', '# hide pretty token\nid\tGET\t/\ttoken:string q:string')
    const { actions } = compileDocument(document, { slug: 'acme' })
    expect(Object.keys(actions[0]?.input.properties ?? {})).toEqual(['q'])
  })

  it('names a header that each of its requests has', () => {
    const { headers } = readFactTable('Acme', '# header acme-version 2026-01-01\nid\tGET\t/')
    expect(headers).toEqual({ 'acme-version': '2026-01-01' })
  })
})

const TABLES = 'src/catalogue/operations'
const filled = (text: string) => text.replace(/\{\w+\}/g, 'x')
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Google's routes with `{+name}` are told apart by ids. */
const withoutId = (route: string) => route.replace(/#[^#]*$/, '')

/** The URLs that a row of a table means; each placeholder is a group. */
const urlsOf = (base: string, path: string) =>
  new RegExp(
    `^${(base + path)
      .replace(/[?#].*$/, '')
      .split(/(\{[^{}]+\})/)
      .map((part) => {
        if (part.startsWith('{+')) return '(.+)'
        return part.startsWith('{') ? '([^/]+)' : escaped(encodeURI(part))
      })
      .join('')}$`,
  )

/** Whether a URL is one that a row means, with nothing but what was given in its placeholders. */
function fits(url: string, urls: RegExp, given: readonly unknown[]): boolean {
  const [whole, ...values] = urls.exec(url) ?? []
  const texts = new Set(given.map(String))
  return whole !== undefined && values.every((value) => texts.has(decodeURIComponent(value)))
}

describe.each(readdirSync(TABLES))('the table %s', (file) => {
  const slug = file.replace('.tsv', '')
  const definition = APPS.find((app) => app.slug === slug)
  if (!definition) throw new Error(`${file} is of no app`)
  const { actions: _, ...facts } = definition
  const app = parseApp(facts)
  const document = readFactTable(slug, readFileSync(`${TABLES}/${file}`, 'utf8'))
  const { actions, names, report } = compileDocument(document, {
    slug,
    headers: Object.keys(app.headers),
    parameters: Object.keys(app.parameters),
  })

  it('becomes actions that any model provider takes, each with a name of its own', () => {
    const onPurpose = /^(?:a token endpoint|a preview)$/
    expect(report.faults).toEqual([])
    expect(report.skipped.filter(({ reason }) => !onPurpose.test(reason))).toEqual([])
    expect(actions.length + report.skipped.length).toBe(operationsOf(document).length)
    expect(actions.flatMap((action) => faultsOf(action))).toEqual([])
    expect(new Set(actions.map(({ name }) => name)).size).toBe(actions.length)
  })

  it('is called as it says: each method and path', { timeout: 30_000 }, async () => {
    const rows = new Map<string, Operation>(
      operationsOf(document).map((one) => [`${one.method} ${one.path}`, one] as const),
    )
    const routes = new Map(Object.entries(names).map(([route, name]) => [name, route]))
    const connected = {
      ...app,
      baseUrl: filled(app.baseUrl),
      parameters: Object.fromEntries(Object.keys(app.parameters).map((name) => [name, 'x'])),
    }
    const base = filled(document.baseUrl ?? app.baseUrl)
    const wrong: string[] = []
    for (const action of actions) {
      const request = rebase(action.request ?? '', document.baseUrl, app)
      const one = parseAction(app, { ...action, request: filledBase(request) })
      const route = routes.get(action.name) ?? ''
      const meant = rows.get(route) ?? rows.get(withoutId(route))
      const { method = '', path = '', parameters = [] } = meant ?? {}
      const constants = parameters.flatMap(({ schema }) => list(own(schema.raw, 'enum')))
      for (const extent of ['required', 'all'] as Extent[]) {
        const args = argumentsFor(one, extent)
        const sent = await requestOf(connected, one, args)
        const url = `${sent.url.origin}${sent.url.pathname}`
        const given = [...Object.values({ ...args, ...connected.parameters }), ...constants]
        if (sent.method !== method || !fits(url, urlsOf(base, path), given)) {
          wrong.push(`${route}: ${sent.method} ${url}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })
})

/** Requests with a host of their own name it; a template in it is filled when an app is connected. */
const filledBase = (request: string): string =>
  request.replace(/ (https:\/\/[^/]+)/, (_, origin: string) => ` ${filled(origin)}`)
