import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { AppDefinition } from '../../src/catalogue/spec.ts'
import type { CatalogueStores } from '../../src/catalogue/stores.ts'
import { libraryOf } from './_library.ts'

/** An app with so many actions, the first two of them important. */
function app(slug: string, count = 3): AppDefinition {
  return {
    slug,
    name: slug,
    description: 'An app of nobody that the tests read.',
    categories: ['tests'],
    docs: 'https://acme.test/docs',
    baseUrl: 'https://api.acme.test',
    auth: [{ scheme: 'NO_AUTH' }],
    actions: Array.from({ length: count }, (_, i) => ({
      name: `${slug.toUpperCase()}_DO_${i}`,
      aliases: [`${slug.toUpperCase()}_OLD_${i}`],
      description: `Does thing number ${i} of the things to be done.`,
      tags: i < 2 ? (['important'] as const).slice() : [],
      request: `POST /things/${i}`,
      input: {},
    })),
  }
}

let catalogue: typeof import('../../src/catalogue/catalogue.ts')
beforeEach(async () => {
  vi.resetModules() // a new isolate: nothing in its memory
  catalogue = await import('../../src/catalogue/catalogue.ts')
})

describe('reading an action', () => {
  it('reads that one action and its app, not the catalogue; and nothing the second time', async () => {
    const library = libraryOf([app('acme', 50), app('other')])
    const found = await catalogue.readAction(library, 'acme_do_7')
    expect(found).toMatchObject({ app: { slug: 'acme' }, action: { name: 'ACME_DO_7', wire: {} } })
    expect(library.reads).toEqual(['apps.json', 'actions/acme/ACME_DO_7.json', 'apps/acme.json'])
    await catalogue.readAction(library, 'ACME_DO_7')
    expect(library.reads).toHaveLength(3)
  })

  it('knows it by its other names, in any case', async () => {
    const library = libraryOf([app('acme')])
    const { action } = await catalogue.readAction(library, 'Acme_Old_1')
    expect(action.name).toBe('ACME_DO_1')
    library.reads.length = 0
    await catalogue.readAction(library, 'Acme_Old_1')
    expect(library.reads).toEqual([])
  })

  it('finds the app of a name by the longest slug that it begins with', async () => {
    const library = libraryOf([app('acme'), app('acme_do')])
    expect((await catalogue.readAction(library, 'ACME_DO_DO_1')).app.slug).toBe('acme_do')
    expect((await catalogue.readAction(library, 'ACME_DO_1')).app.slug).toBe('acme')
  })

  it.each([
    'NO_SUCH',
    'ACME_NO_SUCH',
    '',
    '../apps',
    'ACME_DO_1/../../x',
    '__PROTO__',
    'CONSTRUCTOR',
  ])('refuses %j with where to look', async (name) => {
    const library = libraryOf([app('acme')])
    const refused = catalogue.readAction(library, name)
    await expect(refused).rejects.toMatchObject({ code: 'action-not-found' })
    await expect(refused).rejects.toThrow(/GET \/v1\/actions/)
  })

  it("falls back on the project's own, and asks for it each time, once", async () => {
    const own = libraryOf([app('mine')])
    const { action } = await catalogue.readAction(own, 'MINE_DO_1')
    const asked = vi.fn(async () => ({ app: 'mine', version: 'v7', action }))
    const spec = await catalogue.readApp(own, 'mine')
    const askedForApp = vi.fn(async () => spec)
    const library = libraryOf([app('acme')], { action: asked, app: askedForApp })
    vi.resetModules()
    const { readAction } = await import('../../src/catalogue/catalogue.ts')
    await readAction(library, 'MINE_DO_1')
    await readAction(library, 'MINE_DO_1')
    expect(asked).toHaveBeenCalledTimes(2)
    expect(askedForApp.mock.calls).toEqual([...Array(2)].map(() => ['mine', 'v7']))
  })
})

describe('KV in front of the assets', () => {
  const storesWith = (kv: Partial<CatalogueStores['SPECS']>) => {
    const library = libraryOf([app('acme')])
    const SPECS = { get: async () => null, put: async () => undefined, ...kv }
    return { ...library, stores: { ...library.stores, SPECS } }
  }

  it('holds what was read, under the version of its content', async () => {
    const kept = new Map<string, string>()
    const library = storesWith({
      get: async (key) => JSON.parse(kept.get(key) ?? 'null'),
      put: async (key, value) => void kept.set(key, value),
    })
    await catalogue.readAction(library, 'ACME_DO_0')
    const { version } = (await catalogue.readApps(library))[0] ?? {}
    expect([...kept.keys()]).toEqual([`action:${version}:ACME_DO_0`, `app:acme:${version}`])
    vi.resetModules()
    const { readAction } = await import('../../src/catalogue/catalogue.ts')
    library.reads.length = 0
    expect((await readAction(library, 'ACME_DO_0')).action.name).toBe('ACME_DO_0')
    expect(library.reads).toEqual(['apps.json'])
  })

  it('may be down: the assets are there', async () => {
    const down = async () => Promise.reject(new Error('KV is down'))
    const library = storesWith({ get: down, put: down })
    expect((await catalogue.readAction(library, 'ACME_DO_0')).action.name).toBe('ACME_DO_0')
  })
})

describe('lists', () => {
  it('show the important ones first, and read one file an app', async () => {
    const library = libraryOf([app('acme', 4), app('other', 1)])
    const list = await catalogue.readActionLists(library, ['acme', 'other'])
    expect(list.map(({ name }) => name)).toEqual([
      ...['ACME_DO_0', 'ACME_DO_1', 'ACME_DO_2', 'ACME_DO_3', 'OTHER_DO_0'],
    ])
    expect(library.reads.filter((name) => name.startsWith('actions/'))).toEqual([])
  })

  it("show the project's further actions of a shipped app behind its own", async () => {
    const more = { name: 'ACME_MORE', app: 'acme', description: 'More.', tags: [] }
    const library = libraryOf([app('acme', 1)], {
      versions: async () => new Map([['acme', 'v1']]),
      actions: async () => [more, { ...more, name: 'ACME_DO_0' }],
    })
    const list = await catalogue.readActionLists(library, ['acme'])
    expect(list.map(({ name }) => name)).toEqual(['ACME_DO_0', 'ACME_MORE'])
  })

  it('have the important actions whole in one read', async () => {
    const library = libraryOf([app('acme', 9)])
    const important = await catalogue.readImportant(library, 'acme')
    expect(important.map(({ name }) => name)).toEqual(['ACME_DO_0', 'ACME_DO_1'])
    expect(library.reads).toEqual(['apps.json', 'important/acme.json'])
  })
})
