import { describe, expect, it } from 'vitest'
import { AuthFacts } from '../../src/auth/facts.ts'
import { readDocument } from '../../src/importing/read.ts'
import { faultsOf, only, operationsOf } from './_read.ts'

const SCOPE = 'https://www.googleapis.com/auth/pets'
const upload = (multipart: boolean) => ({
  supportsMediaUpload: true,
  mediaUpload: { protocols: { simple: { multipart, path: '/upload/pets/v1/{+parent}/photos' } } },
})

const pets = (methods: object, said: object = {}) =>
  readDocument({
    ...{ kind: 'discovery#restDescription', name: 'pets', title: 'Pets API', version: 'v1' },
    ...{ rootUrl: 'https://pets.googleapis.com/', servicePath: 'pets/v1/' },
    auth: { oauth2: { scopes: { [SCOPE]: {}, [`${SCOPE}.readonly`]: {} } } },
    parameters: {
      alt: { type: 'string', location: 'query', enum: ['json', 'media'] },
      fields: { type: 'string', location: 'query', description: 'What to answer.' },
      key: { type: 'string', location: 'query' },
      prettyPrint: { type: 'boolean', location: 'query' },
    },
    schemas: {
      Pet: {
        id: 'Pet',
        type: 'object',
        properties: {
          name: { type: 'string', annotations: { required: ['pets.create'] } },
          owner: { $ref: 'Owner', description: 'Whose it is.' },
          kind: { type: 'string', enum: ['CAT', 'DOG'], enumDescriptions: ['It purrs.', ''] },
          age: { type: 'integer', minimum: '0', default: '1' },
          any: { type: 'any' },
        },
      },
      Owner: { id: 'Owner', type: 'object', properties: { a: { type: 'string', required: true } } },
    },
    resources: { pets: { methods } },
    ...said,
  })

describe('a Discovery document (rule 44)', () => {
  it('is served below its root URL and service path, by OAuth of Google', async () => {
    const document = await pets({})
    expect(document).toMatchObject({
      ...{ kind: 'discovery', title: 'Pets API', baseUrl: 'https://pets.googleapis.com/pets/v1' },
      auth: [
        {
          ...{ scheme: 'OAUTH2', tokenUrl: 'https://oauth2.googleapis.com/token' },
          ...{ scopes: [SCOPE, `${SCOPE}.readonly`] },
        },
      ],
    })
    for (const facts of document.auth) expect(AuthFacts.safeParse(facts).success).toBe(true)
    expect(document.credentials).toContain('key')
  })

  it('is opened by a key where it names no scopes', async () => {
    expect((await pets({}, { auth: undefined })).auth).toMatchObject([
      { scheme: 'API_KEY', put: { query: { key: '{api_key}' } } },
    ])
  })

  it('has methods of its own and of its resources, all the way down', async () => {
    const document = await pets(
      { list: { id: 'pets.list', path: 'pets' } },
      {
        methods: { ping: { id: 'pets.ping', path: 'ping', httpMethod: 'GET' } },
        resources: {
          pets: { resources: { toys: { methods: { add: { httpMethod: 'post', path: 'toys' } } } } },
        },
      },
    )
    expect(operationsOf(document)).toMatchObject([
      { id: 'pets.ping', method: 'GET', path: '/ping', groups: [], pointer: '#/methods/ping' },
      { method: 'POST', groups: ['pets'], pointer: '#/resources/pets/resources/toys/methods/add' },
    ])
  })
})

describe('a method', () => {
  const list = {
    ...{ id: 'pets.list', httpMethod: 'GET', path: 'v1/{+parent}/pets', scopes: [SCOPE] },
    flatPath: 'v1/shops/{shopsId}/pets',
    parameterOrder: ['parent', 'page'],
    parameters: {
      tags: { type: 'string', location: 'query', repeated: true, description: 'Its tags.' },
      page: { type: 'integer', location: 'query', default: '1', required: true },
      parent: { type: 'string', location: 'path', required: true, pattern: '^shops/[^/]+$' },
    },
  }

  it('has its parameters in order, and of those of all methods only fields', async () => {
    const operation = only(await pets({ list }))
    expect(operation).toMatchObject({ path: '/v1/{+parent}/pets', scopes: [SCOPE] })
    expect(operation.parameters).toEqual([
      {
        ...{ name: 'parent', in: 'path', required: true, style: { allowReserved: true } },
        schema: { raw: { type: 'string', pattern: '^shops/[^/]+$' }, file: '' },
      },
      {
        name: 'page',
        in: 'query',
        required: true,
        schema: { raw: { type: 'integer', default: 1 }, file: '' },
      },
      {
        ...{ name: 'tags', in: 'query', required: false, description: 'Its tags.' },
        schema: { raw: { type: 'array', items: { type: 'string' } }, file: '' },
      },
      {
        ...{ name: 'fields', in: 'query', required: false, description: 'What to answer.' },
        schema: { raw: { type: 'string' }, file: '' },
      },
    ])
  })

  it('can give the file itself where it says so', async () => {
    const operation = only(await pets({ get: { ...list, supportsMediaDownload: true } }))
    expect(operation.parameters.map(({ name }) => name)).toContain('alt')
  })

  it('has a body, of which it requires what it says', async () => {
    const create = { id: 'pets.create', httpMethod: 'POST', path: 'pets', request: { $ref: 'Pet' } }
    const document = await pets({ create, update: { ...create, id: 'pets.update' } })
    const bodies = operationsOf(document).flatMap(({ body }) => body?.contents ?? [])
    const resolved = bodies.map(({ schema }) => document.resolve(schema))
    expect(resolved).toMatchObject([
      { name: 'Pet', id: '#/schemas/Pet', raw: { type: 'object', required: ['name'] } },
      { name: 'Pet', id: '#/schemas/Pet', raw: { type: 'object' } },
    ])
    expect(resolved[1]?.raw).not.toHaveProperty('required')
  })

  it('is a fault of its own where a schema is missing', async () => {
    const document = await pets({
      create: { httpMethod: 'POST', path: 'a', request: { $ref: 'None' } },
    })
    const [content] = only(document).body?.contents ?? []
    expect(() => content && document.resolve(content.schema)).toThrow(/no schema None/)
    expect(faultsOf(document)).toEqual([])
  })

  it('is read whatever stands in its places', async () => {
    const document = await pets({
      a: null,
      b: { parameters: [], scopes: 'x', path: 5, request: 'Pet' },
    })
    expect(operationsOf(document)).toMatchObject([{ method: 'GET', path: '/5', scopes: ['x'] }])
  })
})

describe('a schema', () => {
  it('is read in the words of today', async () => {
    const document = await pets({})
    const property = (raw: object) => document.resolve({ raw, file: '' }).raw
    const owner = document.resolve({
      raw: { $ref: 'Owner', description: 'Whose it is.' },
      file: '',
    })
    expect(owner.raw).toMatchObject({ required: ['a'], description: 'Whose it is.' })
    expect(property({ type: 'any' })).toEqual({})
    expect(property({ type: 'integer', minimum: '0', default: '1' })).toEqual({
      ...{ type: 'integer', minimum: 0, default: 1 },
    })
    expect(
      property({ type: 'string', enum: ['CAT', 'DOG'], enumDescriptions: ['It purrs.', ''] }),
    ).toEqual({
      ...{ type: 'string', enum: ['CAT', 'DOG'], description: 'CAT: It purrs.' },
    })
  })
})

describe('the upload of a file', () => {
  const create = {
    id: 'pets.create',
    httpMethod: 'POST',
    path: 'v1/{+parent}/photos',
    scopes: [SCOPE],
  }

  it('is an operation of its own, a form of facts and file', async () => {
    const document = await pets({
      create: { ...create, request: { $ref: 'Pet' }, ...upload(true) },
    })
    const [plain, file] = operationsOf(document)
    expect(plain).toMatchObject({
      id: 'pets.create',
      body: { contents: [{ mediaType: 'application/json' }] },
    })
    expect(file).toMatchObject({
      ...{ id: 'pets.create.upload', path: '/upload/pets/v1/{+parent}/photos', scopes: [SCOPE] },
      baseUrl: 'https://pets.googleapis.com',
      body: { required: true, contents: [{ mediaType: 'multipart/form-data' }] },
    })
    expect(file?.body?.contents[0]?.schema.raw).toMatchObject({
      required: ['file'],
      properties: { metadata: { $ref: 'Pet' }, file: { type: 'string', format: 'binary' } },
    })
    expect(file?.parameters.find(({ name }) => name === 'uploadType')).toMatchObject({
      ...{ required: true, schema: { raw: { enum: ['multipart'] } } },
    })
  })

  it('is the file alone where there is nothing to say of it', async () => {
    const [, file] = operationsOf(await pets({ create: { ...create, ...upload(true) } }))
    expect(file?.body?.contents).toMatchObject([{ mediaType: 'application/octet-stream' }])
    expect(file?.parameters.at(-1)).toMatchObject({ schema: { raw: { enum: ['media'] } } })
  })
})
