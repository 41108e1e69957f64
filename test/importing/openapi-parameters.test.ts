import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/importing/read.ts'
import { faultsOf, only, operationsOf, pets } from './_read.ts'

const parametersOf = async (yaml: string, path = '/pets/{id}') =>
  only(await pets(`paths:\n  ${path}:\n    get:\n      parameters:\n${yaml}`)).parameters

describe('parameters', () => {
  it('of a path hold for its operations, which may say it otherwise (rule 8)', async () => {
    const document = await pets(`
paths:
  /pets/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: integer } }
      - { name: page, in: query, schema: { type: integer } }
      - { name: X-Trace, in: header, schema: { type: string } }
    get:
      parameters:
        - { name: page, in: query, required: true, schema: { type: string } }
        - { name: page, in: cookie, schema: { type: string } }
        - { name: x-trace, in: header, schema: { type: integer } }
    delete: {}
`)
    const [get, remove] = operationsOf(document)
    const shown = (it: typeof get) =>
      it?.parameters.map(
        (p) => `${p.in} ${p.name} ${String(document.resolve(p.schema).raw['type'])}`,
      )
    expect(shown(get)).toEqual([
      ...['query page string', 'cookie page string', 'header x-trace integer', 'path id integer'],
    ])
    expect(shown(remove)).toEqual([
      'path id integer',
      'query page integer',
      'header X-Trace string',
    ])
  })

  it('are read through references, and a lost one faults its operation only', async () => {
    const document = await pets(`
components:
  parameters:
    Page: { name: page, in: query, schema: { type: integer } }
    More: { $ref: '#/components/parameters/Page' }
paths:
  /a: { get: { parameters: [{ $ref: '#/components/parameters/More' }] } }
  /b: { get: { parameters: [{ $ref: '#/components/parameters/None' }] } }
  /c: { get: {} }
`)
    expect(operationsOf(document).map(({ path }) => path)).toEqual(['/a', '/c'])
    expect(only(document).parameters).toMatchObject([{ name: 'page', in: 'query' }])
    expect(faultsOf(document)).toEqual([
      '#/paths/~1b/get #/components/parameters/None leads nowhere.',
    ])
  })

  it.each([
    ['a name that is missing', '- { in: query, schema: {} }', ['path id']],
    [
      'a place that is missing',
      '- { name: id }\n        - { name: page }',
      ['path id', 'query page'],
    ],
    [
      'a place in capitals',
      '- { name: Id, in: Path }\n        - { name: a, in: Query }',
      ['path id', 'query a'],
    ],
    ['a place that there is not', '- { name: a, in: querystring }', ['path id']],
    ['a path parameter by another spelling', '- { name: ID, in: path }', ['path id']],
    ['a path parameter that the path does not have', '- { name: other, in: path }', ['path id']],
    ['nothing at all', '- null\n        - 5\n        - text', ['path id']],
    [
      'the same one twice',
      '- { name: a, in: query }\n        - { name: a, in: query }',
      ['query a', 'path id'],
    ],
  ])('are mended: %s', async (_, yaml, names) => {
    const parameters = await parametersOf(`        ${yaml}`)
    expect(parameters.map((it) => `${it.in} ${it.name}`)).toEqual(names)
    expect(parameters.find(({ name }) => name === 'id')?.required).toBe(true)
  })

  it.each([
    ['null', 'parameters: null'],
    ['a text', 'parameters: none'],
    ['an object of them', 'parameters: { a: { name: id, in: path } }'],
  ])('may be %s', async (_, yaml) => {
    const operation = only(await pets(`paths: { '/pets/{id}': { get: { ${yaml} } } }`))
    expect(operation.parameters).toMatchObject([{ name: 'id', in: 'path', required: true }])
  })

  it('in a path may be written like Express, and beside other text', async () => {
    const yaml = '        - { name: id, in: path }\n        - { name: v, in: path }'
    expect(await parametersOf(yaml, '/:id/files/{v}.json')).toMatchObject([
      { name: 'id' },
      { name: 'v' },
    ])
  })

  it('behind the ? of a path are those of the query, sent always where they have a value', async () => {
    const path = `'/pets?type=cat&page={page}#list'`
    const operation = only(await pets(`paths: { ${path}: { get: {} } }`))
    expect(operation.path).toBe('/pets')
    expect(operation.parameters).toEqual([
      {
        ...{ name: 'type', in: 'query', required: true },
        schema: { raw: { type: 'string', enum: ['cat'] }, file: '' },
      },
      {
        ...{ name: 'page', in: 'query', required: true },
        schema: { raw: { type: 'string' }, file: '' },
      },
    ])
  })
})

describe('how a parameter is written (rule 12)', () => {
  it.each([
    ['what holds anyway', 'query', '{ style: form, explode: true, schema: {} }', undefined],
    ['one text with commas', 'query', '{ explode: false, schema: {} }', { explode: false }],
    [
      'brackets',
      'query',
      '{ style: deepObject, explode: true, schema: {} }',
      { style: 'deepObject' },
    ],
    ['pipes', 'query', '{ style: pipeDelimited, schema: {} }', { style: 'pipeDelimited' }],
    [
      'reserved characters',
      'query',
      '{ allowReserved: true, schema: {} }',
      { allowReserved: true },
    ],
    ['in a header', 'header', '{ style: simple, explode: false, schema: {} }', undefined],
    ['exploded in a header', 'header', '{ explode: true, schema: {} }', { explode: true }],
    ['no style that there is', 'query', '{ style: fancy, schema: {} }', undefined],
    [
      'JSON',
      'query',
      '{ content: { application/json: { schema: { type: object } } } }',
      { style: 'json' },
    ],
  ])('is told where it is not as usual: %s', async (_, place, yaml, style) => {
    const [parameter] = await parametersOf(`        - { name: a, in: ${place}, ${yaml.slice(1)}`)
    expect(parameter?.style).toEqual(style)
  })

  it('comes with a schema, wherever that stands', async () => {
    const document = await readDocument({
      openapi: '3.0.0',
      paths: {
        '/a': {
          get: {
            parameters: [
              { name: 'a', in: 'query', type: 'integer', description: 5 },
              { name: 'b', in: 'query', content: { 'text/plain': { schema: { type: 'number' } } } },
              { name: 'c', in: 'query', required: 'true' },
            ],
          },
        },
      },
    })
    const { parameters } = only(document)
    expect(parameters.map(({ schema }) => schema.raw)).toEqual([
      ...[{ type: 'integer' }, { type: 'number' }, { type: 'string' }],
    ])
    expect(parameters).toMatchObject([
      { description: '5' },
      { required: false },
      { required: true },
    ])
  })
})
