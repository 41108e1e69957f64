import { describe, expect, it } from 'vitest'
import { parseApp } from '../../src/catalogue/parse-app.ts'
import { importDocument } from '../../src/importing/import.ts'
import { ImportedApp } from '../../src/importing/imported.ts'
import { document, inPath, operation, query } from './_document.ts'

const pets = operation({ id: 'listPets' })
const pet = operation({ id: 'getPet', path: '/pets/{petId}', parameters: [inPath('petId')] })
const file = operation({ id: 'addFile', path: '/files', baseUrl: 'https://files.shop.example' })

const shipped = parseApp({
  ...{ slug: 'shop', name: 'Shop', baseUrl: 'https://api.shop.example/v2', categories: ['custom'] },
  ...{ description: 'Sells pets, and what pets need.', docs: 'https://docs.shop.example' },
  auth: [{ scheme: 'NO_AUTH' }],
})

describe('a document that is imported', () => {
  it('is an app, its actions, their names and a report', () => {
    const app = importDocument(document([pets, pet]), { slug: 'shop' })
    expect(ImportedApp.safeParse(app).success).toBe(true)
    expect(app).toMatchObject({
      spec: { slug: 'shop', baseUrl: 'https://api.shop.example' },
      actions: [{ name: 'SHOP_LIST_PETS' }, { name: 'SHOP_GET_PET' }],
      names: { 'GET /pets': 'SHOP_LIST_PETS', 'GET /pets/{petId}': 'SHOP_GET_PET' },
      report: { kind: 'openapi-3.1', published: 2, skipped: [], faults: [] },
    })
  })

  it('keeps the names of an earlier import', () => {
    const published = { 'GET /pets': 'SHOP_PETS' }
    const { actions } = importDocument(document([pets]), { slug: 'shop', published })
    expect(actions.map(({ name }) => name)).toEqual(['SHOP_PETS'])
  })

  it('may call the hosts that its operations name', () => {
    const { spec, actions } = importDocument(document([file]), { slug: 'shop' })
    expect(spec.hosts).toEqual(['files.shop.example'])
    expect(actions[0]?.request).toBe('GET https://files.shop.example/files')
  })

  it('warns where it names no way to prove who calls, and hands on what its reader found', () => {
    const { report } = importDocument(document([pets], {}, { warnings: ['odd'] }), { slug: 'shop' })
    expect(report.warnings).toEqual(['odd', expect.stringContaining('overlay.auth')])
  })

  it('leaves deprecated operations out, unless they are asked for', () => {
    const old = document([{ ...pets, deprecated: true }])
    const { report } = importDocument(old, { slug: 'shop' })
    expect(report).toMatchObject({ published: 0, skipped: [{ reason: 'deprecated' }] })
    const include = { deprecated: true }
    expect(importDocument(old, { slug: 'shop', include }).report.published).toBe(1)
  })

  it('asks no model for what the connection knows, nor for headers that are always sent', () => {
    const header = { ...query('X-Team', {}), in: 'header' } as const
    const one = operation({
      path: '/accounts/{account}/pets',
      parameters: [inPath('account'), header, query('tag', { type: 'string' })],
    })
    const overlay = { parameters: { account: '{account_id}' }, headers: { 'x-team': 'a' } }
    const { actions, spec, report } = importDocument(document([one]), { slug: 'shop', overlay })
    expect(report.faults).toEqual([])
    expect(Object.keys(actions[0]?.input.properties ?? {})).toEqual(['tag'])
    expect(actions[0]?.request).toBe('GET /accounts/{account}/pets')
    expect(spec.parameters).toEqual({}) // the overlay outlives the import
  })
})

describe('a document for an app that is shipped', () => {
  it('brings actions only, relative to the app', () => {
    const under = document([operation({ id: 'listPets', path: '/v2/pets' }), pets])
    const { spec, actions } = importDocument(under, { slug: 'shop', shipped })
    expect(spec).toEqual(shipped)
    expect(actions.map(({ request }) => request)).toEqual([
      'GET /pets',
      'GET https://api.shop.example/pets',
    ])
  })

  it('makes no action of a call that is there', () => {
    const there = [{ name: 'SHOP_PETS', request: 'GET /pets/{id}' }]
    const under = document([pet], {}, { baseUrl: 'https://api.shop.example/v2' })
    const { actions, report } = importDocument(under, { slug: 'shop', shipped, there })
    expect(actions).toEqual([])
    expect(report.skipped).toMatchObject([{ reason: 'there already, as SHOP_PETS' }])
  })

  it('says of an action on a foreign host that it is none of the app', () => {
    const { actions, report } = importDocument(document([file, pet]), { slug: 'shop', shipped })
    expect(actions).toHaveLength(1)
    expect(report.faults).toMatchObject([
      { reason: expect.stringContaining("is not among the app's hosts") },
    ])
  })
})
