import { KEYS } from './_keys.ts'
import { type Api, header } from './_routes.ts'
import type { Asked, Reply, Stage } from './_stage.ts'

/** Where API documents lie, and places that they send us to. */
export const DOCUMENT_HOSTS = [
  'documents.acme.example',
  'cdn.acme.example',
  'elsewhere.example.org',
]

const PETS = {
  openapi: '3.0.3',
  info: { title: 'Pets', description: 'Pets of a shop, and who looks after them.', version: '1' },
  servers: [{ url: 'https://api.pets.io/v1' }],
  security: [{ key: [] }],
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Pets-Key' } } },
  paths: {
    '/pets': {
      get: {
        operationId: 'listPets',
        summary: 'Lists the pets of the shop.',
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
      },
    },
    '/pets/{pet}/photo': {
      get: {
        operationId: 'readPhoto',
        summary: 'Reads the photo of one pet.',
        parameters: [{ name: 'pet', in: 'path', required: true, schema: { type: 'string' } }],
      },
    },
    '/owners': {
      get: { operationId: 'listOwners', summary: 'Lists who has a pet.', deprecated: true },
    },
  },
}

const SPLIT = `
openapi: 3.1.0
info: { title: Split, version: '1' }
servers: [{ url: 'https://api.pets.io/v1' }]
paths:
  /pets: { $ref: './parts/pets.yaml' }
  /visits:
    get:
      operationId: listVisits
      summary: Lists the visits to the vet.
      parameters: [{ $ref: 'https://elsewhere.example.org/parts.yaml#/Limit' }]
  /vets:
    get:
      operationId: listVets
      summary: Lists the vets near the shop.
      parameters: [{ $ref: 'inward.yaml#/Limit' }]
`

const SPLIT_PETS = `
post:
  operationId: addPet
  summary: Adds a pet to the shop.
  requestBody:
    required: true
    content: { application/json: { schema: { $ref: 'schemas.yaml#/Pet' } } }
`

const SPLIT_SCHEMAS = `
Pet:
  type: object
  required: [name]
  properties: { name: { type: string }, kind: { $ref: '#/Kind' } }
Kind: { type: string, enum: [cat, dog] }
`

const SWAGGER = {
  swagger: '2.0',
  info: { title: 'Old pets', version: '1' },
  ...{ host: 'api.pets.io', basePath: '/v1', schemes: ['https'] },
  securityDefinitions: { key: { type: 'apiKey', in: 'query', name: 'pets_key' } },
  security: [{ key: [] }],
  paths: { '/pets': { get: { operationId: 'listPets', summary: 'Lists the pets of the shop.' } } },
}

const DISCOVERY = {
  ...{ kind: 'discovery#restDescription', name: 'pets', title: 'Pets API', version: 'v1' },
  ...{ rootUrl: 'https://pets.googleapis.com/', servicePath: 'v1/' },
  auth: { oauth2: { scopes: { 'https://www.googleapis.com/auth/pets': {} } } },
  resources: {
    pets: {
      methods: {
        list: {
          ...{ id: 'pets.pets.list', path: 'pets', httpMethod: 'GET' },
          description: 'Lists the pets of the shop.',
          scopes: ['https://www.googleapis.com/auth/pets'],
        },
      },
    },
  },
}

/** The document that Coda publishes, where its shipped app says that it is. */
const CODA = `
openapi: 3.0.0
info: { title: Coda API, version: 1.0.0 }
servers: [{ url: 'https://coda.io/apis/v1' }]
security: [{ Bearer: [] }]
components: { securitySchemes: { Bearer: { type: http, scheme: bearer } } }
paths:
  /docs/{docId}/stickers:
    get:
      operationId: listStickers
      summary: Lists the stickers on a doc.
      parameters: [{ name: docId, in: path, required: true, schema: { type: string } }]
`

/** The APIs that documents here describe. */
export const IMPORTED: readonly Api[] = [
  {
    slug: 'pets',
    base: 'api.pets.io/v1',
    lets: header('x-pets-key', KEYS.pets),
    routes: { 'GET /pets': ({ query }) => [{ name: 'Rex', limit: query.get('limit') }] },
  },
  {
    slug: 'pets-by-query',
    base: 'api.pets.io/v1',
    lets: ({ query }) => query.get('pets_key') === KEYS.pets,
    routes: { 'GET /pets': () => [{ name: 'Rex, by query' }] },
  },
  {
    slug: 'coda',
    base: 'coda.io/apis/v1',
    lets: header('authorization', `Bearer ${KEYS.coda}`),
    routes: {
      'GET /whoami': () => ({ loginId: 'ada@acme.example', name: 'Ada' }),
      'GET /docs/d1/stickers': () => ({ items: [{ sticker: 'star' }] }),
    },
  },
]

const json = (body: unknown): Reply => ({ status: 200, body })
const redirect = (location: string): Reply => ({ status: 302, location })

const FILES: Readonly<Record<string, Reply>> = {
  'documents.acme.example/pets.json': json(PETS),
  'documents.acme.example/swagger.json': json(SWAGGER),
  'documents.acme.example/discovery.json': json(DISCOVERY),
  'documents.acme.example/split/openapi.yaml': json(SPLIT),
  'documents.acme.example/split/parts/pets.yaml': json(SPLIT_PETS),
  'documents.acme.example/split/parts/schemas.yaml': json(SPLIT_SCHEMAS),
  'documents.acme.example/split/inward.yaml': redirect('http://169.254.169.254/latest/meta-data'),
  'documents.acme.example/moved.json': redirect('https://cdn.acme.example/pets.json'),
  'cdn.acme.example/pets.json': json(PETS),
  'documents.acme.example/inward.json': redirect('http://169.254.169.254/latest/meta-data'),
  'documents.acme.example/round.json': redirect('https://documents.acme.example/round.json'),
  'documents.acme.example/page': { status: 200, html: '<!doctype html><title>Pets API</title>' },
  'coda.io/apis/v1/openapi.yaml': json(CODA),
  'api.pets.io/v1/pets/7/photo': redirect('https://elsewhere.example.org/photos/7'),
  'elsewhere.example.org/photos/7': json({ photo: 7 }),
}

/** What may never be told to those who serve documents. */
const SECRET = /canary|bhf_|root-key/
const SECRET_HEADERS = ['authorization', 'cookie', 'x-api-key', 'x-pets-key']

/**
 * Documents as a public host serves them, or as a test says for now. All requests are calls of the
 * scene `documents`; a secret in one is a complaint.
 */
export function documents(
  stage: Stage,
  { method, path, query, headers }: Asked,
): Reply | undefined {
  const scene = stage.of('documents')
  const host = path.split('/')[0] ?? ''
  const file = scene.documents[path] === undefined ? FILES[path] : json(scene.documents[path])
  if (!file && !DOCUMENT_HOSTS.includes(host)) return undefined
  if (host === 'api.pets.io') return file
  scene.calls.push(`${method} ${path}`)
  const secrets = SECRET_HEADERS.filter((name) => headers[name] !== undefined)
  if (SECRET.test(JSON.stringify([headers, [...query]]))) secrets.push('a secret')
  if (secrets.length > 0) scene.complaints.push(`${path} was told ${secrets.join()}`)
  return file ?? { status: 404, body: { message: 'no such document' } }
}
