import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/importing/read.ts'
import { operationsOf } from './_read.ts'

describe('the kind of a document', () => {
  it.each([
    ['openapi-3.0', { openapi: '3.0.3', paths: {} }],
    ['openapi-3.1', { openapi: '3.1.1', paths: {} }],
    ['openapi-3.1', { openapi: '3.2.0', paths: {} }],
    ['openapi-3.1', { openapi: 3.1, paths: {} }],
    ['swagger-2.0', { swagger: '2.0', paths: {} }],
    ['swagger-2.0', { swagger: 2, paths: {} }],
    ['openapi-3.0', { swagger: '3.0.1', paths: {} }],
    ['swagger-2.0', { paths: {}, definitions: {} }],
    ['openapi-3.0', { paths: {}, components: {} }],
    ['discovery', { kind: 'discovery#restDescription', rootUrl: 'https://x.googleapis.com/' }],
  ])('is %s for %j', async (kind, root) => {
    expect((await readDocument(root)).kind).toBe(kind)
  })
})

describe('what a document says of itself', () => {
  it('is taken over where it is there', async () => {
    const document = await readDocument({
      openapi: '3.0.0',
      info: { title: ' Pets ', version: 2, description: 'All about pets.' },
      externalDocs: { url: 'https://docs.pets.io' },
    })
    expect(document).toMatchObject({
      ...{ title: 'Pets', version: '2', description: 'All about pets.' },
      docs: 'https://docs.pets.io',
    })
  })

  it('may be missing', async () => {
    const document = await readDocument({ openapi: '3.0.0', info: null, paths: null })
    expect(document.title).toBe('API')
    expect(operationsOf(document)).toEqual([])
  })
})

describe('a document with too many operations', () => {
  it('is refused, and told how many are taken', async () => {
    const paths = { '/a': { get: {}, post: {} }, '/b': { get: {} } }
    const reading = readDocument({ openapi: '3.0.0', paths }, { limits: { operations: 2 } })
    await expect(reading).rejects.toThrow(/3 operations, and at most 2 are taken/)
  })
})
