import { describe, expect, it } from 'vitest'
import { compileDocument } from '../../src/importing/compile.ts'
import { compiled, document, inPath, operation, query } from './_document.ts'

describe('the path of a request', () => {
  it.each([
    ['/pets/{pet id}', '/pets/{pet_id}'],
    ['/pets/{petId:[0-9]+}', '/pets/{petId}'],
    ['/pets/{petId}/photos', '/pets/{petId}/photos'],
    ['pets', '/pets'],
    ['/pets/#Action=List', '/pets/'],
    ['/pets{?limit,offset}', '/pets'],
    ['/all pets', '/all%20pets'],
  ])('%s is sent as %s', (path, sent) => {
    expect(compiled(operation({ path })).request).toBe(`GET ${sent}`)
  })

  it('asks for each placeholder, described or not', () => {
    const { input } = compiled(
      operation({
        path: '/shops/{shop}/pets/{pet}',
        parameters: [inPath('pet', { type: 'integer' })],
      }),
    )
    expect(input.required).toEqual(['shop', 'pet'])
    expect(input.properties?.['pet']).toEqual({ type: 'integer' })
  })

  it('does not ask for what it has a default for', () => {
    const { input } = compiled(
      operation({
        path: '/users/{id}',
        parameters: [inPath('id', { type: 'string', default: 'me' })],
      }),
    )
    expect(input).toEqual({ required: [], properties: { id: { type: 'string', default: 'me' } } })
  })

  it.each(['/files/{+path}', '/files/{path*}', '/files/{path:.*}'])(
    'lets slashes through: %s',
    (path) => {
      const { request, style } = compiled(operation({ path }))
      expect({ request, style }).toEqual({
        request: 'GET /files/{path}',
        style: { path: { allowReserved: true } },
      })
    },
  )

  it('takes a query apart that stands in it', () => {
    const { request, fixed, input, wire } = compiled(
      operation({
        path: '/x?action=list&page={p}',
        parameters: [inPath('p'), query('action', {})],
      }),
    )
    expect({ request, fixed, wire }).toEqual({
      request: 'GET /x',
      fixed: { query: { action: 'list' } },
      wire: undefined,
    })
    expect(Object.keys(input.properties ?? {})).toEqual(['page'])
  })

  it('leaves to the connection what the connection knows, and writes out constants', () => {
    const one = operation({
      path: '/{version}/accounts/{accountId}/pets',
      parameters: [inPath('version', { enum: ['v 2'] }), inPath('accountId')],
    })
    const { request, input } = compiled(one, {}, { parameters: ['accountId'] })
    expect(request).toBe('GET /v%202/accounts/{accountId}/pets')
    expect(input.properties).toEqual({})
  })

  it('lets the connection fill a query too', () => {
    const one = operation({ parameters: [query('team', { type: 'string' })] })
    const { request, input } = compiled(one, {}, { parameters: ['team'] })
    expect(request).toBe('GET /pets?team={team}')
    expect(input.properties).toEqual({})
  })

  it('goes to a server of its own, and tells its host', () => {
    const one = operation({ baseUrl: 'http://upload.shop.example/v2' })
    const { actions, hosts } = compileDocument(document([one]), { slug: 'shop' })
    expect(actions[0]?.request).toBe('GET https://upload.shop.example/v2/pets')
    expect(hosts).toEqual(['upload.shop.example'])
  })

  it.each(['/pets/{;color}', '/pets{.format}', '/pets/{id', '/x?{a}=1'])('cannot be %s', (path) => {
    const { report } = compileDocument(document([operation({ path })]), { slug: 'shop' })
    expect(report).toMatchObject({ published: 0, faults: [{ pointer: '#/paths/~1pets/get' }] })
  })
})
