import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/importing/read.ts'
import { chooseServer, templateName } from '../../src/importing/servers.ts'
import { faultsOf, operationsOf } from './_read.ts'

const urlOf = (servers: unknown, documentUrl?: string): string | undefined => {
  const choice = chooseServer(servers, documentUrl)
  return 'server' in choice ? choice.server.baseUrl : undefined
}

describe('the server of a document (rule 41)', () => {
  it.each([
    ['https://api.pets.io/v1/', 'https://api.pets.io/v1'],
    ['http://api.pets.io', 'https://api.pets.io'],
    ['//api.pets.io/v1', 'https://api.pets.io/v1'],
    ['api.pets.io/v1', 'https://api.pets.io/v1'],
    ['https://api.pets.io:443//v1?x=1#y', 'https://api.pets.io/v1'],
    ['wss://api.pets.io', undefined],
    ['https://user:pass@api.pets.io', undefined],
    ['http://localhost:8080/v1', undefined],
    ['https://192.168.0.1', undefined],
    ['https://api.example.com', undefined],
    ['https://pets', undefined],
    ['https://', undefined],
  ])('%s is %s', (url, base) => {
    expect(urlOf([{ url }])).toBe(base)
  })

  it.each([
    ['/v1', 'https://pets.io/docs/api.yaml', 'https://pets.io/v1'],
    ['../v1', 'https://pets.io/docs/api.yaml', 'https://pets.io/docs/../v1'],
    ['/', 'http://pets.io/api.yaml', 'https://pets.io'],
    ['/v1', undefined, undefined],
    ['/v1', 'https://raw.githubusercontent.com/pets/api/main/api.yaml', undefined],
  ])('%s of %s is %s', (url, documentUrl, base) => {
    const read = urlOf([{ url }], documentUrl)
    expect(read && new URL(read).href.replace(/\/$/, '')).toBe(
      base && new URL(base).href.replace(/\/$/, ''),
    )
  })

  it.each([
    [['https://sandbox.pets.io', 'https://api.pets.io']],
    [['http://localhost', 'https://api.pets.io']],
    [['https://eu.pets.io', 'https://api.pets.io', 'https://us.pets.io']],
    [['https://sandbox.pets.io', 'https://eu.api.pets.io', 'https://api.pets.io']],
    [['https://api.pets.io', 'https://api2.pets.io']],
  ])('is the one of production in %j', (urls) => {
    expect(urlOf(urls.map((url) => ({ url })))).toBe('https://api.pets.io')
  })

  it('is the one of production by what is said of it', () => {
    const servers = [
      { url: 'https://a.pets.io', description: 'For testing' },
      { url: 'https://b.pets.io', description: 'In production' },
    ]
    expect(urlOf(servers)).toBe('https://b.pets.io')
  })

  it('fills variables that have a value, and asks for those only the user knows', () => {
    const choice = chooseServer(
      [
        {
          url: 'https://{your-domain}.pets.{tld}:{port}/{basePath}/{region}',
          variables: {
            'your-domain': { default: 'your-domain', description: 'The name of\n your shop.' },
            tld: { default: 'io' },
            port: { default: 443 },
            basePath: { default: 'v2' },
            region: { enum: ['us', 'eu'], default: 'us' },
          },
        },
      ],
      undefined,
    )
    expect(choice).toEqual({
      server: {
        baseUrl: 'https://{your_domain}.pets.io/v2/us',
        variables: { your_domain: { description: 'The name of your shop.' } },
      },
    })
  })

  it.each([
    [undefined, true],
    ['', true],
    ['yourSubdomain', true],
    ['example', true],
    ['my-company', true],
    ['<tenant>', true],
    ['shop', true],
    ['api', false],
    ['v1', false],
    ['mysql', false],
    ['us-east-1', false],
  ])('takes a default of %j for an example: %s', (value, asked) => {
    const choice = chooseServer(
      [{ url: 'https://{shop}.pets.io', variables: { shop: { default: value } } }],
      undefined,
    )
    expect('server' in choice && Object.keys(choice.server.variables)).toEqual(
      asked ? ['shop'] : [],
    )
  })

  it.each([
    ['your-domain', 'your_domain'],
    ['Host', 'host'],
    ['accountId', 'accountId'],
    ['API_KEY', 'api_key'],
    ['2nd', 'v_2nd'],
    ['$host', 'host'],
  ])('calls its variable %s %s', (name, ours) => {
    expect(templateName(name)).toBe(ours)
  })

  it.each([[undefined], [null], [[]], ['https://x.io'], [[null, 5]]])(
    'is not said by %j',
    (servers) => {
      expect(urlOf(servers)).toBeUndefined()
    },
  )
})

describe('servers of paths and operations', () => {
  it('are told where they differ from those of the document', async () => {
    const document = await readDocument({
      openapi: '3.0.0',
      servers: [{ url: 'https://api.pets.io' }],
      paths: {
        '/same': { servers: [{ url: 'https://api.pets.io/' }], get: {} },
        '/files': {
          servers: [{ url: 'https://files.pets.io' }],
          get: {},
          post: { servers: [{ url: 'https://{shop}.pets.io' }] },
        },
        '/v2': { get: { servers: [{ url: '/v2' }] } },
        '/local': { get: { servers: [{ url: 'http://localhost' }] } },
      },
    })
    expect(operationsOf(document).map(({ baseUrl }) => baseUrl)).toEqual([
      ...[undefined, 'https://files.pets.io', 'https://{shop}.pets.io', 'https://api.pets.io/v2'],
    ])
    expect(document.variables).toEqual({ shop: {} })
    expect(faultsOf(document).join()).toMatch(/~1local.*not on the public internet/)
  })

  it('tell why there is no base URL', async () => {
    const document = await readDocument({ openapi: '3.0.0', servers: [{ url: '/v1' }], paths: {} })
    expect(document).not.toHaveProperty('baseUrl')
    expect(document.warnings).toEqual([
      expect.stringContaining('/v1, without a host: give the base URL'),
    ])
  })
})
