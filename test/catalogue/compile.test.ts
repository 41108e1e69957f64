import { describe, expect, it } from 'vitest'
import { type CompiledApp, compile } from '../../src/catalogue/compile.ts'
import {
  type ActionDefinition,
  type AppDefinition,
  type ArgumentSchema,
  hostsOf,
} from '../../src/catalogue/spec.ts'

const action = (more: Partial<ActionDefinition> = {}): ActionDefinition => ({
  name: 'ACME_READ_THING',
  description: 'Reads one thing of Acme by its number.',
  request: 'GET /things/{id}',
  input: { required: ['id'], properties: { id: { type: 'string' } } },
  ...more,
})

const app = (more: Partial<AppDefinition> = {}): AppDefinition => ({
  slug: 'acme',
  name: 'Acme',
  description: 'An app of nobody that the tests compile.',
  categories: ['tests'],
  docs: 'https://acme.test/docs',
  baseUrl: 'https://api.acme.test/v1',
  auth: [{ scheme: 'NO_AUTH' }],
  actions: [action()],
  ...more,
})

const compiled = (...apps: AppDefinition[]) =>
  compile(apps, (text) => `v${text.length}`) as [CompiledApp, ...CompiledApp[]]
const withAction = (more: Partial<ActionDefinition>) => app({ actions: [action(more)] })
const withInput = (properties: Record<string, ArgumentSchema>, required: string[] = []) =>
  withAction({
    input: { required: ['id', ...required], properties: { id: { type: 'string' }, ...properties } },
  })
/** As a file may say what the types forbid. */
const untyped = <T>(value: unknown) => value as T

describe('an app', () => {
  it('is compiled: defaults filled in, and what lists say of it', () => {
    const [{ summary, spec, actions }] = compiled(app({ logo: 'https://acme.test/logo.svg' }))
    expect(spec).toMatchObject({ hosts: [], headers: {}, parameters: {} })
    expect(actions).toMatchObject([
      { aliases: [], tags: [], place: {}, wire: {}, argumentAliases: {}, splits: {}, files: [] },
    ])
    expect(summary).toEqual({
      slug: 'acme',
      name: 'Acme',
      description: 'An app of nobody that the tests compile.',
      categories: ['tests'],
      docs: 'https://acme.test/docs',
      logo: 'https://acme.test/logo.svg',
      schemes: ['NO_AUTH'],
      actions: 1,
      important: 0,
      version: expect.stringMatching(/^v\d+$/),
    })
  })

  it('has another version once anything in it has changed', () => {
    const texts: string[] = []
    const version = (text: string) => String(texts.push(text))
    compile([app(), app({ slug: 'other', actions: [] })], version)
    compile([app({ headers: { a: 'b' } })], version)
    expect(new Set(texts).size).toBe(3)
  })

  it('may be called at its base URL and its further hosts', () => {
    const [{ spec }] = compiled(app({ baseUrl: 'https://a.test:8443/v1', hosts: ['b.test'] }))
    expect(hostsOf(spec)).toEqual(['a.test:8443', 'b.test'])
  })
})

/** An app whose client proves itself at this URL. */
const tokensAt = (tokenUrl: string) =>
  app({
    auth: [
      {
        scheme: 'OAUTH2',
        authorizationUrl: 'https://acme.test/authorize',
        tokenUrl,
        clientAuth: 'client_secret_post',
        scopes: [],
        fields: [{ name: 'server', label: 'Server' }],
        callbackData: { shop: 'shop' },
      },
    ],
  })

describe('an app’s file that is wrong', () => {
  const twice = action({ name: 'ACME_OTHER', aliases: ['ACME_READ_THING'] })
  const path = { request: 'GET /things/{id}/{part}' }
  const oauth = {
    scheme: 'OAUTH2' as const,
    authorizationUrl: 'https://login.acme.test/authorize',
    tokenUrl: 'https://login.acme.test/token',
    clientAuth: 'client_secret_post' as const,
    scopes: [],
  }

  it.each<[string, AppDefinition[], string | RegExp]>([
    ['a slug in capitals', [app({ slug: 'Acme' })], 'app Acme: '],
    ['a base URL without TLS', [app({ baseUrl: 'http://api.acme.test' })], 'baseUrl'],
    ['a base URL that is none', [app({ baseUrl: 'api.acme.test' })], 'baseUrl'],
    ['no categories', [app({ categories: [] })], 'categories'],
    ['no way to connect', [app({ auth: [] })], 'auth'],
    ['an unknown scheme', [app({ auth: [untyped({ scheme: 'MAGIC' })] })], 'auth'],
    ['a misspelt field', [untyped({ ...app(), basUrl: 'x' })], 'basUrl'],
    ['a misspelt field of OAuth', [app({ auth: [untyped({ ...oauth, pkcee: true })] })], 'pkcee'],
    [
      'a token URL without TLS',
      [app({ auth: [{ ...oauth, tokenUrl: 'http://a.test' }] })],
      'tokenUrl',
    ],
    ['a misspelt field of an action', [withAction(untyped({ scope: [] }))], 'scope'],
    ['a name in small letters', [withAction({ name: 'acme_read' })], 'name'],
    ['a name of 65 letters', [withAction({ name: 'A'.repeat(65) })], 'name'],
    ['a description that says nothing', [withAction({ description: 'Reads.' })], 'description'],
    [
      'a description of 1025 letters',
      [withAction({ description: 'x'.repeat(1025) })],
      'description',
    ],
    ['an unknown tag', [withAction({ tags: [untyped('fast')] })], 'tags'],
    ['an unknown method', [withAction({ request: 'FETCH /things/{id}' })], 'request'],
    ['a path without TLS', [withAction({ request: 'GET http://api.acme.test/{id}' })], 'request'],
    ['request and run', [withAction({ run: 'hackernews.frontpage' })], 'not both'],
    [
      'neither request nor run',
      [app({ actions: [untyped({ ...action(), request: undefined })] })],
      'not both',
    ],
    ['an array without items', [withInput({ ids: { type: 'array' } })], 'an array needs items'],
    [
      'an array without items, deep inside',
      [
        withInput({
          a: { type: 'object', properties: { b: { type: 'array', items: { type: 'array' } } } },
        }),
      ],
      'an array needs items',
    ],
    ['a key that models refuse', [withInput({ 'a.b': { type: 'string' } })], 'properties'],
    ['a key of 65 letters', [withInput({ ['a'.repeat(65)]: { type: 'string' } })], 'properties'],
    [
      'a long word about an argument',
      [withInput({ a: { type: 'string', description: 'x'.repeat(257) } })],
      '256',
    ],
    [
      'no function of the name',
      [app({ actions: [untyped({ ...action(), request: undefined, run: 'acme.fly' })] })],
      'there is no function "acme.fly"',
    ],
    [
      'a function of Object',
      [app({ actions: [untyped({ ...action(), request: undefined, run: 'toString' })] })],
      'there is no function "toString"',
    ],
    ['an unknown argument required', [withInput({}, ['ghost'])], 'required names "ghost"'],
    ['an unknown argument in the path', [withAction(path)], 'path names "part"'],
    [
      'an unknown argument placed',
      [withAction({ place: { ghost: 'query' } })],
      'place names "ghost"',
    ],
    [
      'an unknown argument on the wire',
      [withAction({ wire: { ghost: 'g' } })],
      'wire names "ghost"',
    ],
    [
      'a split into nothing',
      [withAction({ splits: { id: { into: ['id', 'ghost'], at: '/' } } })],
      'splits names "ghost"',
    ],
    ['a name of Object’s required', [withInput({}, ['toString'])], 'required names "toString"'],
    [
      'a name of Object’s in the path',
      [withAction({ request: 'GET /things/{constructor}' })],
      'path names "constructor"',
    ],
    [
      'an unknown argument with a dash in the path',
      [withAction({ request: 'GET /things/{id}/{no-such}' })],
      'path names "no-such"',
    ],
    [
      'a body of a GET',
      [withAction({ place: { id: 'body' }, request: 'GET /things?x={id}' })],
      'body of a GET or HEAD',
    ],
    [
      'an identity of somebody else',
      [app({ identity: { url: 'https://evil.test/me', id: 'id' } })],
      'https://evil.test/me is not among the app',
    ],
    [
      'an identity at a host that only ends alike',
      [app({ identity: { url: 'https://evil-api.acme.test/me', id: 'id' } })],
      'is not among the app',
    ],
    ['a secret sent to where a user says', [tokensAt('{server}/token')], 'secret goes'],
    ['a secret sent to a host of a user', [tokensAt('https://{server}/token')], 'secret goes'],
    [
      'a secret sent to a host of a user, and a port',
      [tokensAt('https://{server}:443/t')],
      'secret',
    ],
    ['a secret sent to a host made of two fields', [tokensAt('https://{server}.{b}/t')], 'secret'],
    ['a secret sent to any domain of a kind', [tokensAt('https://{server}.com/t')], 'secret goes'],
    ['a secret sent by a callback', [tokensAt('https://{shop}.acme.test/token')], 'secret goes'],
    [
      'an alias of nothing',
      [withAction({ argumentAliases: { number: 'ghost' } })],
      '"number" stands for "ghost"',
    ],
    [
      'an alias that is an argument',
      [withAction({ argumentAliases: { id: 'id' } })],
      'is an argument itself',
    ],
    [
      'a path that may stay open',
      [withAction({ input: { properties: { id: { type: 'string' } } } })],
      'the path needs "id"',
    ],
    [
      'a host of somebody else',
      [withAction({ request: 'GET https://evil.test/{id}' })],
      'https://evil.test is not among',
    ],
    ['two apps of one slug', [app(), app({ actions: [] })], 'acme belongs to an app and to an app'],
    [
      'two actions of one name',
      [app({ actions: [action(), action()] })],
      'ACME_READ_THING belongs to',
    ],
    [
      'an alias that is taken',
      [app({ actions: [action(), twice] })],
      'ACME_READ_THING belongs to ACME_READ_THING and to ACME_OTHER',
    ],
    ['a name of another app', [app(), app({ slug: 'other' })], 'does not begin with OTHER_'],
  ])('is refused: %s', (_, apps, said) => {
    expect(() => compiled(...apps)).toThrow(said)
  })

  it('is named, with the action at fault', () => {
    const wrong = withAction({ place: { ghost: 'query' } })
    expect(() => compiled(wrong)).toThrow(
      'app acme, action ACME_READ_THING: place names "ghost", which is no argument',
    )
  })

  it.each<[string, AppDefinition]>([
    [
      'a path argument with a default',
      withAction({ input: { properties: { id: { type: 'string', default: 'me' } } } }),
    ],
    [
      'a further host in a path',
      app({ hosts: ['b.test'], actions: [action({ request: 'GET https://b.test/{id}' })] }),
    ],
    ['its own host in a path', withAction({ request: 'GET https://api.acme.test/v2/{id}' })],
    [
      'a function',
      app({ actions: [untyped({ ...action(), request: undefined, run: 'hackernews.frontpage' })] }),
    ],
    ['no actions yet', app({ actions: [] })],
  ])('is none for %s', (_, right) => {
    expect(compiled(right)).toHaveLength(1)
  })
})
