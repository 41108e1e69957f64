import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { KEYS } from '../stand-ins/_keys.ts'
import { call, newProject, ROOT } from '../worker.ts'
import { AT, documentHosts, Importer, small } from './_imports.ts'
import { act } from './_providers.ts'

let own: Importer
beforeAll(async () => {
  own = await Importer.in('importing-again')
})

afterEach(async () => {
  const { complaints } = await documentHosts.seen()
  expect(complaints, 'hosts of documents are told no secret').toEqual([])
})

describe('a document that is fetched again', () => {
  const PLACE = 'documents.acme.example/kennel.json'
  const serve = (...operations: string[]) =>
    documentHosts.weather({ documents: { [PLACE]: small('Kennel', ...operations) } })
  const again = (query = '') => own.again('kennel', query)

  it('tells what changed, and the next call sees it', async () => {
    await serve('listPets', 'feedDog')
    const made = await own.make('kennel', { url: `https://${PLACE}` })
    expect(made.body.diff.added).toEqual(['KENNEL_FEED_DOG', 'KENNEL_LIST_PETS'])
    const connecting = await own.connect('kennel', { api_key: KEYS.pets })
    const known = await act(connecting, 'KENNEL_LIST_PETS')
    expect(known).toMatchObject({ successful: true })
    const listed = async () => (await own.read('/v1/actions?app=kennel&all=true')).items

    await serve('listPets', 'walkDog')
    const trial = await again('?dryRun=true')
    const diff = { added: ['KENNEL_WALK_DOG'], removed: ['KENNEL_FEED_DOG'], unchanged: 1 }
    expect(trial.body.diff).toMatchObject(diff)
    expect(await listed()).toMatchObject([
      { name: 'KENNEL_FEED_DOG' },
      { name: 'KENNEL_LIST_PETS' },
    ])

    expect((await again()).body.diff).toMatchObject(diff)
    expect(await listed()).toMatchObject([
      { name: 'KENNEL_LIST_PETS' },
      { name: 'KENNEL_WALK_DOG' },
    ])
    expect(await act(connecting, 'KENNEL_FEED_DOG')).toMatchObject({ code: 'action-not-found' })
    expect(await act(connecting, 'KENNEL_WALK_DOG')).toMatchObject({ status: 404 })
    expect((await again()).body.diff).toMatchObject({ added: [], changed: [], unchanged: 2 })
  })

  it('is called as it is now, though memory and KV hold how it was', async () => {
    await serve('listPets')
    const connecting = { key: own.key, project: own.project, integration: '' }
    const name = async () => {
      const said = await act(connecting, 'KENNEL_LIST_PETS')
      return said.data[0]?.limit
    }
    await again()
    expect(await name()).toBeNull()
    expect(await name()).toBeNull()
    const now = small('Kennel', 'listPets')
    now.paths['/pets?limit=9'] = now.paths['/pets'] as never
    Reflect.deleteProperty(now.paths, '/pets')
    await documentHosts.weather({ documents: { [PLACE]: now } })
    const { body } = await again()
    expect(body.report).toMatchObject({ published: 1, faults: [] })
    expect(await name()).toBe('9')
  })

  it('is not stored where it has become something else', async () => {
    await documentHosts.weather({ documents: { [PLACE]: '<!doctype html><title>Moved</title>' } })
    expect((await again()).body.code).toBe('document-unreadable')
    const { items } = await own.read('/v1/actions?app=kennel&all=true')
    expect(items).toHaveLength(1)
  })
})

describe("Composio's pair of files", () => {
  const INTEGRATIONS = `
name: Composed pets
unique_key: composed
description: Pets as Composio describes their shop.
categories: [productivity]
docs: https://docs.pets.example
auth_schemes:
  - name: key
    auth_mode: API_KEY
    proxy:
      base_url: https://api.pets.io/v1
      headers: { X-Pets-Key: "{{pets_key}}" }
    fields:
      - { name: pets_key, display_name: Key of the shop, type: string, required: true }
`

  it('becomes an app, connected the way that the first one says; after another import too', async () => {
    const wish = { url: `${AT}/pets.json`, integrations: INTEGRATIONS }
    const made = await own.make('composed', wish)
    expect([made.status, made.body.report?.published]).toEqual([201, 2])
    const app = () => own.read('/v1/apps/composed')
    const facts = { name: 'Composed pets', auth: [{ fields: [{ name: 'pets_key' }] }] }
    expect(await app()).toMatchObject(facts)
    const connecting = await own.connect('composed', { pets_key: KEYS.pets })
    expect(await act(connecting, 'COMPOSED_LIST_PETS')).toMatchObject({ successful: true })
    const again = await own.again('composed')
    expect(again.body.diff).toMatchObject({ added: [], removed: [] })
    expect(await app()).toMatchObject(facts)
    expect(await act(connecting, 'COMPOSED_LIST_PETS')).toMatchObject({ successful: true })
  })
})

describe('lists of the catalogue', () => {
  it.each(['/v1/apps?custom=true', '/v1/actions?app=listed&all=true', '/v1/tools?apps=listed'])(
    'have an ETag, which changes when an app of the project does: %s',
    async (path) => {
      const key = await newProject(`tags-${path.replace(/\W/g, '').slice(2, 9).toLowerCase()}`)
      const wish = { slug: 'listed', document: small('Listed', 'listPets') }
      expect((await call(key, 'POST', '/v1/apps', wish)).status).toBe(201)
      const overlay = (description: string) => ({
        description: `${description} as a list shows it.`,
        actions: {
          LISTED_LIST_PETS: {
            tags: ['important'],
            description: `${description}: it lists the pets.`,
          },
        },
      })
      await call(key, 'PUT', '/v1/apps/listed/overlay', overlay('The first shop'))
      const first = await call(key, 'GET', path)
      const tag = first.headers.get('etag') ?? ''
      expect(tag).toMatch(/^(?:W\/)?"[^"]+"$/)
      const held = { 'if-none-match': tag }
      const same = await call(key, 'GET', path, undefined, held)
      expect([same.status, same.body, same.headers.get('etag')]).toEqual([304, '', tag])
      await call(key, 'PUT', '/v1/apps/listed/overlay', overlay('The second shop'))
      const changed = await call(key, 'GET', path, undefined, held)
      expect(changed.status).toBe(200)
      expect(JSON.stringify(changed.body)).toContain('The second shop')
      expect(changed.headers.get('etag')).not.toBe(tag)
    },
  )

  it('know nothing of the ETags of another path', async () => {
    const { headers } = await call(ROOT, 'GET', '/v1/apps')
    const held = { 'if-none-match': headers.get('etag') ?? '' }
    expect((await call(ROOT, 'GET', '/v1/apps', undefined, held)).status).toBe(304)
    expect((await call(ROOT, 'GET', '/v1/apps?limit=5', undefined, held)).status).toBe(200)
  })
})
