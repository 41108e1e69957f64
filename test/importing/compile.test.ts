import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileDocument } from '../../src/importing/compile.ts'
import { ImportFault } from '../../src/importing/operation.ts'
import { readDocument } from '../../src/importing/read.ts'
import { at, compiled, document, inPath, json, operation, query } from './_document.ts'
import { faultsOf } from './_legal.ts'

const modules = join(import.meta.dirname, '../../node_modules')

describe('a document as actions', () => {
  it('says of each what it does, how, and with what', () => {
    const one = operation({
      ...{ id: 'pets/rename', method: 'PATCH', path: '/pets/{petId}', groups: ['Animals'] },
      ...{ summary: 'Rename a pet', description: 'It answers to the new name at once.' },
      ...{
        scopes: ['pets:write'],
        parameters: [inPath('petId'), query('dry run', { type: 'boolean' })],
      },
      body: json({ type: 'object', required: ['name'], properties: { name: { type: 'string' } } }),
    })
    expect(compiled(one)).toEqual({
      name: 'SHOP_PETS_RENAME',
      description: 'Rename a pet. It answers to the new name at once.',
      tags: [],
      request: 'PATCH /pets/{petId}',
      place: { dry_run: 'query' },
      wire: { dry_run: 'dry run' },
      scopes: ['pets:write'],
      keywords: ['animals'],
      input: {
        required: ['petId', 'name'],
        properties: {
          petId: { type: 'string' },
          name: { type: 'string' },
          dry_run: { type: 'boolean' },
        },
      },
    })
  })

  it('publishes the rest where something is wrong with one', () => {
    const pointer = '#/paths/~1lost'
    const strange = operation({ path: '/strange', pointer: '#/paths/~1strange/get' })
    const broken = Object.defineProperty({ ...strange }, 'parameters', {
      get() {
        throw new TypeError('not iterable')
      },
    })
    const world = {
      ...document([]),
      operations: () => [
        { pointer, fault: new ImportFault('it leads nowhere') },
        broken,
        operation(),
      ],
    }
    const { actions, report } = compileDocument(world, { slug: 'shop' })
    expect(actions.map(({ name }) => name)).toEqual(['SHOP_GET_PETS'])
    expect(report).toEqual({
      ...{ kind: 'openapi-3.1', published: 1, skipped: [], warnings: [] },
      faults: [
        { pointer, reason: 'it leads nowhere' },
        { pointer: '#/paths/~1strange/get', reason: 'cannot be understood: not iterable' },
      ],
    })
  })

  it('names what is left out too, so that it keeps its name when it comes in', () => {
    const one = operation({ id: 'old', deprecated: true })
    const { actions, names, report } = compileDocument(document([one]), { slug: 'shop' })
    expect(actions).toEqual([])
    expect(names).toEqual({ 'GET /pets': 'SHOP_OLD' })
    expect(report.skipped).toEqual([{ pointer: one.pointer, reason: 'deprecated' }])
  })

  it('tells once of a reference that leads nowhere', () => {
    const lost = json({ type: 'object', properties: { a: { $ref: '#/schemas/Lost' } } })
    const operations = ['/a', '/b'].map((path) => operation({ method: 'POST', path, body: lost }))
    const { actions, report } = compileDocument(document(operations), { slug: 'shop' })
    expect(actions).toHaveLength(2)
    expect(report.warnings).toEqual(['#/schemas/Lost leads nowhere'])
  })

  it('shows fewer levels of what would be too much', () => {
    const names = Array.from({ length: 20 }, (_, i) => `Type${i}`)
    const all = Object.fromEntries(names.map((name) => [name, { $ref: `#/schemas/${name}` }]))
    const schemas = Object.fromEntries(names.map((n) => [n, { type: 'object', properties: all }]))
    const body = {
      required: true,
      contents: [{ mediaType: 'application/json', schema: at(all['Type0']) }],
    }
    const action = compiled(operation({ method: 'POST', body }), schemas)
    expect(Object.keys(action.input.properties ?? {})).toHaveLength(20)
    expect(faultsOf(action)).toEqual([])
  })
})

describe('documents of vendors', () => {
  const read = (path: string) => readDocument(readFileSync(join(modules, path), 'utf8'))
  const github = () => read('@octokit/openapi/generated/api.github.com.json')

  it.each([
    ['github', '@octokit/openapi/generated/api.github.com.json', 1_100],
    ['figma', '@figma/rest-api-spec/openapi/openapi.yaml', 45],
    ['blockfrost', '@blockfrost/openapi/openapi.yaml', 120],
    ['circular', '@readme/oas-examples/3.0/json/circular.json', 1],
    ['types', '@readme/oas-examples/3.1/json/schema-types.json', 1],
    ['styles', '@readme/oas-examples/3.1/json/parameters-style.json', 1],
    ['uploads', '@readme/oas-examples/3.0/json/file-uploads.json', 1],
    ['petstore', '@readme/oas-examples/2.0/json/petstore.json', 15],
  ])('%s is legal for every model provider', async (slug, path, least) => {
    const { actions, report } = compileDocument(await read(path), { slug })
    expect(report.faults).toEqual([])
    expect(actions.length).toBeGreaterThanOrEqual(least)
    expect(actions.flatMap((one) => faultsOf(one).map((fault) => `${one.name}${fault}`))).toEqual(
      [],
    )
    expect(new Set(actions.map(({ name }) => name)).size).toBe(actions.length)
  })

  it('GitHub, by its titles, has the names that callers know', async () => {
    const { actions } = compileDocument(await github(), { slug: 'github', nameStyle: 'summary' })
    const find = (name: string) => actions.find((action) => action.name === name)
    expect(find('GITHUB_CREATE_AN_ISSUE')).toMatchObject({
      request: 'POST /repos/{owner}/{repo}/issues',
      aliases: ['GITHUB_ISSUES_CREATE'],
      input: { required: ['owner', 'repo', 'title'] },
    })
    expect(find('GITHUB_STAR_A_REPOSITORY_FOR_THE_AUTHENTICATED_USER')?.tags).toEqual([
      'idempotent',
    ])
  })
})
