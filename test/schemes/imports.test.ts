import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { importDocument } from '../../src/importing/import.ts'
import { readDocument } from '../../src/importing/read.ts'
import { KEYS } from '../stand-ins/_keys.ts'
import { newBrowser } from '../worker.ts'
import { AT, documentHosts, Importer, small } from './_imports.ts'
import { act, ask, begin, expectSealed, fillIn, follow, integrate } from './_providers.ts'

let own: Importer
beforeAll(async () => {
  own = await Importer.in('importing')
})

afterEach(async () => {
  const { complaints } = await documentHosts.seen()
  expect(complaints, 'hosts of documents are told no secret').toEqual([])
})

describe('an API document at a public address', () => {
  it('becomes an app whose key the user gives in our form, and that only its host is told', async () => {
    const made = await own.make('pets', { url: `${AT}/pets.json` })
    expect([made.status, made.body]).toMatchObject([
      201,
      {
        report: { kind: 'openapi-3.0', published: 2, faults: [], skipped: [{}] },
        diff: { added: ['PETS_LIST_PETS', 'PETS_READ_PHOTO'] },
      },
    ])
    expect((await own.read('/v1/apps/pets/import')).url).toBe(`${AT}/pets.json`)

    const connecting = await own.integrate('pets')
    const { body } = await begin(connecting)
    const browser = newBrowser()
    const form = await follow(body.redirectUrl, browser)
    expect(form.text).toContain('name="api_key"')
    const done = await fillIn(form, { api_key: KEYS.pets }, browser)
    expect(done.text).toContain('is connected')

    const listed = await act(connecting, 'PETS_LIST_PETS', { limit: 3 })
    expect(listed).toMatchObject({ successful: true, data: [{ name: 'Rex', limit: '3' }] })
    const photo = await act(connecting, 'PETS_READ_PHOTO', { pet: '7' })
    expect(photo).toMatchObject({ successful: true, data: { photo: 7 } })
    expect((await documentHosts.seen()).calls).toContain('GET elsewhere.example.org/photos/7')
    const path = '/v1/entities/ada/proxy/pets/https://elsewhere.example.org/photos/7'
    const abroad = await ask(own.key, 'GET', path)
    const stayed = 'no GET /https://elsewhere.example.org/photos/7'
    expect(abroad.body, 'it stays below the base URL').toEqual({ message: stayed })
    await expectSealed(connecting)
  })

  it('may be in several files, below its own origin only; what lacks a file is a fault', async () => {
    const { body } = await own.make('split', { url: `${AT}/split/openapi.yaml` })
    expect(body.report).toMatchObject({ kind: 'openapi-3.1', published: 1 })
    expect(body.report.faults.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '#/paths/~1vets/get',
      '#/paths/~1visits/get',
    ])
    expect(body.report.warnings.join()).toMatch(
      /elsewhere\.example\.org\/parts\.yaml was not read.*169\.254\.169\.254/s,
    )
    const asked = (await documentHosts.seen()).calls.filter((it) => /split|parts/.test(it))
    expect(asked.sort()).toEqual([
      'GET documents.acme.example/split/inward.yaml',
      'GET documents.acme.example/split/openapi.yaml',
      'GET documents.acme.example/split/parts/pets.yaml',
      'GET documents.acme.example/split/parts/schemas.yaml',
    ])
    const action = await own.read('/v1/actions/SPLIT_ADD_PET')
    expect(action.inputSchema).toMatchObject({
      required: ['name'],
      properties: { kind: { enum: ['cat', 'dog'] } },
    })
  })

  it('may have moved to another public host', async () => {
    const { status, body } = await own.make('moved', { url: `${AT}/moved.json` })
    expect([status, body.report?.published]).toEqual([201, 2])
  })

  it('may be Swagger 2.0, with its key in the query', async () => {
    const { body } = await own.make('oldpets', { url: `${AT}/swagger.json` })
    expect(body).toMatchObject({ report: { kind: 'swagger-2.0', published: 1 } })
    const connecting = await own.connect('oldpets', { api_key: KEYS.pets })
    const listed = await act(connecting, 'OLDPETS_LIST_PETS')
    expect(listed).toMatchObject({ successful: true, data: [{ name: 'Rex, by query' }] })
  })

  it("may be one of Google's, which is connected by OAuth", async () => {
    const { body } = await own.make('googlepets', { url: `${AT}/discovery.json` })
    expect(body).toMatchObject({ report: { kind: 'discovery', published: 1 } })
    const app = await own.read('/v1/apps/googlepets')
    expect(app).toMatchObject({ baseUrl: 'https://pets.googleapis.com/v1', custom: true })
    expect(app.authSchemes).toEqual(['OAUTH2'])
  })

  it('publishes what is deprecated where that is wanted, until something else is said', async () => {
    const { body } = await own.make('allpets', { url: `${AT}/pets.json`, deprecated: true })
    expect(body.diff.added).toContain('ALLPETS_LIST_OWNERS')
    const again = (query: string) => own.again('allpets', query)
    expect((await again('')).body.diff).toMatchObject({ removed: [], unchanged: 3 })
    const removed = ['ALLPETS_LIST_OWNERS']
    expect((await again('?deprecated=false')).body.diff).toMatchObject({ removed, unchanged: 2 })
    expect((await again('')).body.diff).toMatchObject({ added: [], unchanged: 2 })
    expect((await again('?deprecated=true')).body.diff).toMatchObject({ added: removed })
  })
})

describe('an address where no document is', () => {
  it.each([
    { path: 'page', code: 'document-unreadable', says: 'web page' },
    { path: 'gone.json', code: 'document-unreadable', says: '404' },
    { path: 'inward.json', code: 'upstream-refused', says: '169.254.169.254' },
    { path: 'round.json', code: 'document-unreadable', says: '302' },
  ])(
    'is told what is wrong with it, and nothing is stored: $path',
    async ({ path, code, says }) => {
      const refused = await own.make('nothing', { url: `${AT}/${path}` })
      expect(refused.body).toMatchObject({ code, detail: expect.stringContaining(says) })
      expect(await own.read('/v1/apps/nothing')).toMatchObject({ code: 'app-not-found' })
    },
  )
})

describe('a wish for an app', () => {
  const url = `${AT}/pets.json`
  it.each([
    { wish: {}, says: 'one of url, document and compiled' },
    {
      wish: { url, document: small('Two', 'listPets') },
      says: 'one of url, document and compiled',
    },
    { wish: { url: 'pets.json' }, says: 'absolute https URL' },
    { wish: { url, overlay: { actions: { NO_SUCH: { hide: true } } } }, says: 'NO_SUCH' },
  ])('that cannot be met is refused: $says', async ({ wish, says }) => {
    const { status, body } = await own.make('unmet', wish)
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining(says)])
    expect(await own.read('/v1/apps/unmet')).toMatchObject({ code: 'app-not-found' })
  })
})

describe('what was compiled elsewhere', () => {
  it('is stored as it is, under the slug that it was compiled for', async () => {
    const document = await readDocument(small('Compiled', 'listPets'))
    const compiled = importDocument(document, { slug: 'compiled' })
    const refused = await own.make('other', { compiled })
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid-request'])
    expect(refused.body.detail).toContain('--slug other')
    const trial = await own.make('compiled', { compiled, dryRun: true })
    expect(trial.body.diff.added).toEqual(['COMPILED_LIST_PETS'])
    expect(await own.read('/v1/apps/compiled')).toMatchObject({ code: 'app-not-found' })
    expect((await own.make('compiled', { compiled })).status).toBe(201)
    const connecting = await own.connect('compiled', { api_key: KEYS.pets })
    expect(await act(connecting, 'COMPILED_LIST_PETS')).toMatchObject({ successful: true })
  })
})

describe('a shipped app whose vendor publishes a document', () => {
  it('gets its actions with one call, for connections that are there', async () => {
    const connecting = await integrate('coda', 'API_KEY', false)
    const begun = await begin(connecting, { fields: { api_key: KEYS.coda } })
    expect(begun.body).toMatchObject({ status: 'ACTIVE', account: { name: 'Ada' } })
    const before = await ask(connecting.key, 'GET', '/v1/apps/coda')
    const made = await ask(connecting.key, 'POST', '/v1/apps/coda/import')
    expect(made.body, JSON.stringify(made.body)).toMatchObject({
      report: { published: 1, faults: [] },
      diff: { added: ['CODA_LIST_STICKERS'] },
    })
    const listed = await act(connecting, 'CODA_LIST_STICKERS', { docId: 'd1' })
    expect(listed).toMatchObject({ successful: true, data: { items: [{ sticker: 'star' }] } })
    const { body: app } = await ask(connecting.key, 'GET', '/v1/apps/coda')
    expect(app.auth).toEqual(before.body.auth)
    expect(app.custom).toBe(false)
    expect(await own.read('/v1/actions/CODA_LIST_STICKERS')).toMatchObject({ status: 404 })
    expect((await ask(connecting.key, 'DELETE', '/v1/apps/coda')).status).toBe(204)
    expect((await ask(connecting.key, 'GET', '/v1/actions/CODA_LIST_STICKERS')).status).toBe(404)
    const asked = (await documentHosts.seen()).calls.filter((path) => path.includes('coda.io'))
    expect(asked).toEqual(['GET coda.io/apis/v1/openapi.yaml'])
  })
})
