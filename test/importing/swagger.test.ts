import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/importing/read.ts'
import { only } from './_read.ts'

const swagger = (said: object) =>
  readDocument({ swagger: '2.0', ...said }, { url: 'https://pets.io/a.json' })

describe('the base URL of Swagger 2.0 (rule 43)', () => {
  it.each([
    [
      { host: 'api.pets.io', basePath: '/v1/', schemes: ['http', 'https'] },
      'https://api.pets.io/v1',
    ],
    [{ host: 'api.pets.io', basePath: 'v1', schemes: ['http'] }, 'https://api.pets.io/v1'],
    [{ host: 'https://api.pets.io/' }, 'https://api.pets.io'],
    [{ basePath: '/v1' }, 'https://pets.io/v1'],
    [{ host: 'localhost:8080' }, undefined],
    [{}, undefined],
    [
      { 'x-ms-parameterized-host': { hostTemplate: '{endpoint}', useSchemePrefix: false } },
      '{endpoint}',
    ],
  ])('of %j is %s', async (said, baseUrl) => {
    expect((await swagger(said)).baseUrl).toBe(baseUrl)
  })
})

const operationOf = async (operation: object, said: object = {}) =>
  only(await swagger({ ...said, paths: { '/pets/{id}': { post: operation } } }))

describe('a parameter of Swagger 2.0', () => {
  it('is its own schema', async () => {
    const { parameters } = await operationOf({
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          type: 'integer',
          format: 'int64',
          description: 'Its id.',
        },
        { name: 'kind', in: 'query', enum: ['cat'], 'x-a': 1 },
        { name: 'wrong', in: 'query', schema: { type: 'number' } },
      ],
    })
    expect(parameters).toMatchObject([
      {
        description: 'Its id.',
        required: true,
        schema: { raw: { type: 'integer', format: 'int64' } },
      },
      { required: false, schema: { raw: { enum: ['cat'] } } },
      { schema: { raw: { type: 'number' } } },
    ])
  })

  it.each([
    ['query', undefined, { explode: false }],
    ['query', 'csv', { explode: false }],
    ['query', 'ssv', { style: 'spaceDelimited' }],
    ['query', 'tsv', { style: 'tabDelimited' }],
    ['query', 'pipes', { style: 'pipeDelimited' }],
    ['query', 'multi', undefined],
    ['header', 'csv', undefined],
    ['path', 'pipes', { style: 'pipeDelimited' }],
  ])(
    'in %s with the collection format %s has the style %j',
    async (place, collectionFormat, style) => {
      const list = {
        name: 'id',
        in: place,
        type: 'array',
        items: { type: 'string' },
        collectionFormat,
      }
      const { parameters } = await operationOf({ parameters: [list] })
      expect(parameters[0]?.style).toEqual(style)
    },
  )

  it('may be one of the document, and stand on the path', async () => {
    const document = await swagger({
      parameters: { page: { name: 'page', in: 'query', type: 'integer' } },
      paths: { '/a': { parameters: [{ $ref: '#/parameters/page' }], get: {} } },
    })
    expect(only(document).parameters).toMatchObject([
      { name: 'page', schema: { raw: { type: 'integer' } } },
    ])
  })
})

describe('the body of Swagger 2.0', () => {
  const body = { name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/Pet' } }
  const field = {
    name: 'name',
    in: 'formData',
    type: 'string',
    required: true,
    description: 'Its name.',
  }

  it.each([
    ['JSON where nothing is said', {}, {}, ['application/json']],
    [
      'what the document takes',
      {},
      { consumes: ['application/vnd.api+json'] },
      ['application/vnd.api+json'],
    ],
    [
      'what the operation takes',
      { consumes: ['text/plain', 'application/json'] },
      { consumes: ['a/b'] },
      ['text/plain', 'application/json'],
    ],
    [
      'JSON where only forms are taken',
      { consumes: ['multipart/form-data'] },
      {},
      ['application/json'],
    ],
  ])('is %s', async (_, operation, said, mediaTypes) => {
    const read = await operationOf({ ...operation, parameters: [body] }, said)
    expect(read.body?.required).toBe(true)
    expect(read.body?.contents.map(({ mediaType }) => mediaType)).toEqual(mediaTypes)
  })

  it('is a schema of the definitions', async () => {
    const document = await swagger({
      definitions: { Pet: { type: 'object', title: 'pet' } },
      paths: { '/a': { post: { parameters: [body] } } },
    })
    const [content] = only(document).body?.contents ?? []
    expect(content && document.resolve(content.schema)).toMatchObject({
      name: 'Pet',
      raw: { title: 'pet' },
    })
  })

  it.each([
    ['urlencoded where nothing is said', [field], {}, 'application/x-www-form-urlencoded'],
    [
      'what the operation takes',
      [field],
      { consumes: ['multipart/form-data'] },
      'multipart/form-data',
    ],
    [
      'multipart where a file is in it',
      [field, { name: 'f', in: 'formData', type: 'file' }],
      {},
      'multipart/form-data',
    ],
  ])('is a form, %s', async (_, parameters, operation, mediaType) => {
    const read = await operationOf({ ...operation, parameters })
    expect(read.body).toMatchObject({ required: true, contents: [{ mediaType }] })
    expect(read.body?.contents[0]?.schema.raw).toMatchObject({
      ...{ type: 'object', required: ['name'] },
      properties: { name: { type: 'string', description: 'Its name.' } },
    })
  })

  it('writes files as binary, and lists as their collection format says', async () => {
    const list = { name: 'tags', in: 'formData', type: 'array', items: { type: 'string' } }
    const read = await operationOf({
      parameters: [{ name: 'f', in: 'formData', type: 'file' }, list],
    })
    const [content] = read.body?.contents ?? []
    expect(content?.schema.raw).toMatchObject({
      properties: { f: { type: 'string', format: 'binary' } },
    })
    expect(content?.styles).toEqual({ tags: { explode: false } })
  })
})

describe('the security of Swagger 2.0', () => {
  it.each([
    [{ type: 'basic' }, 'BASIC'],
    [{ type: 'apiKey', in: 'query', name: 'key' }, 'API_KEY'],
    [
      {
        type: 'oauth2',
        flow: 'accessCode',
        authorizationUrl: 'https://pets.io/a',
        tokenUrl: 'https://pets.io/t',
      },
      'OAUTH2',
    ],
    [
      { type: 'oauth2', flow: 'application', tokenUrl: 'https://pets.io/t', scopes: ['a'] },
      'S2S_OAUTH2',
    ],
    [{ type: 'oauth2', flow: 'implicit', authorizationUrl: 'https://pets.io/a' }, undefined],
  ])('%j is %s', async (definition, scheme) => {
    const { auth } = await swagger({
      securityDefinitions: { it: definition },
      security: [{ it: [] }],
    })
    expect(auth.map((it) => it.scheme)).toEqual(scheme === undefined ? [] : [scheme])
  })
})
