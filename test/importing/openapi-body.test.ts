import { describe, expect, it } from 'vitest'
import { faultsOf, only, operationsOf, pets } from './_read.ts'

const bodyOf = async (yaml: string, method = 'post') =>
  only(await pets(`paths: { /a: { ${method}: ${yaml} } }`)).body

describe('the body of an operation', () => {
  it('has its media types in the order of the document, without character sets', async () => {
    const body = await bodyOf(`
      { requestBody: { required: true, content: {
        'Application/JSON; charset=utf-8': { schema: { type: object } },
        'application/json;odata=verbose': { schema: { type: object } },
        text/plain: { schema: { type: string } } } } }`)
    expect(body?.required).toBe(true)
    expect(body?.contents.map(({ mediaType }) => mediaType)).toEqual([
      ...['application/json', 'application/json; odata=verbose', 'text/plain'],
    ])
  })

  it('may be a reference, and a lost one faults its operation only', async () => {
    const document = await pets(`
components: { requestBodies: { Pet: { content: { application/json: { schema: { type: object } } } } } }
paths:
  /a: { post: { requestBody: { $ref: '#/components/requestBodies/Pet' } } }
  /b: { post: { requestBody: { $ref: '#/components/requestBodies/None' } } }
`)
    expect(operationsOf(document)).toMatchObject([{ path: '/a', body: { required: false } }])
    expect(faultsOf(document)).toHaveLength(1)
  })

  it('says of a form how its properties are written', async () => {
    const body = await bodyOf(`
      { requestBody: { content: { application/x-www-form-urlencoded: {
        schema: { type: object },
        encoding: { tags: { explode: false }, deep: { style: deepObject, explode: true }, usual: { style: form } } } } } }`)
    expect(body?.contents[0]?.styles).toEqual({
      tags: { explode: false },
      deep: { style: 'deepObject' },
    })
  })

  it.each([
    [
      'a file where no schema is told',
      'image/png: {}',
      'image/png',
      { type: 'string', format: 'binary' },
    ],
    [
      'JSON where everything is taken',
      `'*/*': { schema: { type: object } }`,
      'application/json',
      { type: 'object' },
    ],
    [
      'a file where everything is taken',
      `'*/*': { schema: { type: string, format: binary } }`,
      'application/octet-stream',
      { type: 'string', format: 'binary' },
    ],
    ['JSON without a schema', 'application/json: {}', 'application/json', {}],
  ])('is %s', async (_, content, mediaType, raw) => {
    const body = await bodyOf(`{ requestBody: { content: { ${content} } } }`)
    expect(body?.contents).toMatchObject([{ mediaType, schema: { raw } }])
  })

  it.each([
    ['no content', '{ requestBody: {} }'],
    ['a content that is none', '{ requestBody: { content: [] } }'],
    ['no body', '{ requestBody: null }'],
    ['nothing', '{}'],
  ])('is not there with %s', async (_, yaml) => {
    expect(await bodyOf(yaml)).toBeUndefined()
  })

  it('of a GET cannot be sent, and is left out', async () => {
    const yaml = '{ requestBody: { content: { application/json: { schema: {} } } } }'
    expect(await bodyOf(yaml, 'get')).toBeUndefined()
    expect(await bodyOf(yaml, 'delete')).toBeDefined()
  })

  it('may be left over from Swagger 2.0', async () => {
    const json = await bodyOf(
      '{ parameters: [{ name: b, in: body, required: true, schema: { type: object } }] }',
    )
    expect(json).toMatchObject({ required: true, contents: [{ mediaType: 'application/json' }] })
    const form = await bodyOf(
      '{ parameters: [{ name: f, in: formData, type: file, required: true }] }',
    )
    expect(form?.contents).toMatchObject([
      {
        mediaType: 'multipart/form-data',
        schema: {
          raw: { properties: { f: { type: 'string', format: 'binary' } }, required: ['f'] },
        },
      },
    ])
  })
})
