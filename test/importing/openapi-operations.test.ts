import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/importing/read.ts'
import { faultsOf, only, operationsOf, pets } from './_read.ts'

describe('an operation', () => {
  it('says what it is and where it stands', async () => {
    const operation = only(
      await pets(`
paths:
  /pets/{id}:
    summary: A pet
    GET:
      operationId: getPet
      description: One pet, by id.
      tags: [pets, { name: shop }]
      deprecated: true
      security: []
`),
    )
    expect(operation).toMatchObject({
      ...{ id: 'getPet', method: 'GET', path: '/pets/{id}', pointer: '#/paths/~1pets~1{id}/GET' },
      ...{ summary: 'A pet', description: 'One pet, by id.', groups: ['pets', 'shop'] },
      ...{ deprecated: true, anonymous: true, scopes: [] },
    })
  })

  it('is read whatever stands in its places', async () => {
    const operation = only(
      await readDocument({
        openapi: '3.0.0',
        paths: {
          'x-notes': { get: {} },
          'no/slash': {
            get: {
              tags: 'pets',
              description: 7,
              operationId: 12,
              parameters: null,
              security: 'none',
              servers: {},
            },
            post: null,
            'x-get': {},
            parameters: { broken: true },
          },
          '/null': null,
        },
      }),
    )
    expect(operation).toMatchObject({
      path: '/no/slash',
      groups: ['pets'],
      description: '7',
      id: '12',
    })
  })

  it('may stand in a path item that is a reference', async () => {
    const document = await pets(`
components: { pathItems: { Pets: { get: { operationId: list } } } }
paths:
  /pets: { $ref: '#/components/pathItems/Pets' }
  /same: { $ref: '#/paths/~1pets' }
  /lost: { $ref: '#/components/pathItems/None' }
`)
    expect(operationsOf(document).map(({ id, path }) => `${id} ${path}`)).toEqual([
      'list /pets',
      'list /same',
    ])
    expect(faultsOf(document)).toEqual([
      '#/paths/~1lost #/components/pathItems/None leads nowhere.',
    ])
  })

  it('can be asked for again: nothing is used up', async () => {
    const document = await pets('paths: { /a: { get: {} } }')
    expect(operationsOf(document)).toEqual(operationsOf(document))
  })
})

describe('a preview (rule 37)', () => {
  const previews = async (paths: object) => {
    const all = { '/plain': { get: {} }, ...paths }
    const document = await readDocument({ openapi: '3.0.0', paths: all })
    return operationsOf(document)
      .slice(1)
      .map(({ preview }) => preview === true)
  }

  it.each([
    ['/beta/pets', true],
    ['/v1beta1/pets', true],
    ['/2024-05-01-preview/pets', true],
    ['/files/{id}/preview', false],
    ['/alphabet', false],
    ['/access-preview', false],
  ])('is told by its path: %s', async (path, preview) => {
    expect(await previews({ [path]: { get: {} } })).toEqual([preview])
  })

  it.each([
    [{ 'x-beta': true }, true],
    [{ 'x-beta': false }, false],
    [{ 'x-github': { previews: [{ name: 'ant-man' }] } }, true],
    [{ 'x-github': { previews: [] } }, false],
    [{ 'x-klaviyo-pre-release': true }, true],
    [{ 'x-stability-level': 'beta' }, true],
    [{ 'x-stability-level': 'stable' }, false],
  ])('is told by its vendor: %j', async (mark, preview) => {
    expect(await previews({ '/a': { get: mark } })).toEqual([preview])
  })

  it('is no preview by its path where the whole document is one', async () => {
    const document = await readDocument({ openapi: '3.0.0', paths: { '/beta/a': { get: {} } } })
    expect(only(document)).not.toHaveProperty('preview')
  })
})

describe('the hints of a document (rule 39)', () => {
  it.each([
    [{ 'x-readOnlyHint': true }, { readOnly: true }],
    [{ 'x-mcp': { annotations: { destructiveHint: false } } }, { destructive: false }],
    [{ 'x-mcp-annotations': { idempotentHint: true, readOnlyHint: 'yes' } }, { idempotent: true }],
    [{}, undefined],
  ])('%j are taken over', async (said, hints) => {
    const document = await readDocument({ openapi: '3.0.0', paths: { '/a': { get: said } } })
    expect(only(document).hints).toEqual(hints)
  })
})
