import { describe, expect, it } from 'vitest'
import { filesNamed } from '../../src/importing/files.ts'
import { readDocument } from '../../src/importing/read.ts'
import { faultsOf, operationsOf } from './_read.ts'

const URL = 'https://pets.io/v1/api.yaml'
const ROOT = `
openapi: 3.0.0
servers: [{ url: https://api.pets.io }]
paths:
  /pets: { $ref: paths/pets.yaml }
  /shops:
    post:
      requestBody: { content: { application/json: { schema: { $ref: 'models.yaml#/Shop' } } } }
  /far: { $ref: 'https://evil.io/far.yaml' }
`
const FILES: Record<string, string> = {
  'https://pets.io/v1/paths/pets.yaml': `
get: { operationId: list, parameters: [{ $ref: '../common.json#/page' }] }
`,
  'https://pets.io/v1/common.json':
    '{"page": {"name": "page", "in": "query", "schema": {"$ref": "models.yaml#/Page"}}}',
  'https://pets.io/v1/models.yaml': 'Shop: { type: object }\nPage: { type: integer }\n',
}

/** A server of these files, and what it was asked for. */
function served(files: Record<string, string> = FILES) {
  const asked: string[] = []
  const fetchFile = async (url: string) => {
    asked.push(url)
    const text = files[url]
    if (text === undefined) throw new Error('404')
    return text
  }
  return { asked, fetchFile }
}

it('references are looked for in lists of any length', () => {
  const long = Array.from({ length: 300_000 }, () => 1)
  expect(filesNamed({ long, last: { $ref: 'b.yaml#/x' } }, 'https://a.test/a.yaml')).toEqual([
    'https://a.test/b.yaml',
  ])
})

describe('a document in several files', () => {
  it('is read over references from file to file, each fetched once', async () => {
    const { asked, fetchFile } = served()
    const document = await readDocument(ROOT, { url: URL, fetchFile })
    expect(asked.toSorted()).toEqual(Object.keys(FILES).toSorted())
    const [list, create] = operationsOf(document)
    expect(list).toMatchObject({ id: 'list', path: '/pets', parameters: [{ name: 'page' }] })
    const [page] = list?.parameters ?? []
    expect(page && document.resolve(page.schema).raw).toEqual({ type: 'integer' })
    const [body] = create?.body?.contents ?? []
    expect(body && document.resolve(body.schema)).toMatchObject({ name: 'Shop' })
  })

  it('is read from nowhere else than where it came from', async () => {
    const { asked, fetchFile } = served()
    const document = await readDocument(ROOT, { url: URL, fetchFile })
    expect(asked.join()).not.toContain('evil.io')
    expect(document.warnings?.join()).toContain('https://evil.io/far.yaml was not read')
    expect(faultsOf(document).join()).toContain('#/paths/~1far')
  })

  it.each([
    ['without an address', {}],
    ['without somebody to fetch', { url: URL }],
    ['as a file of a disk', { url: 'file:///v1/api.yaml', fetchFile: served().fetchFile }],
  ])('is read as far as it is there: %s', async (_, options) => {
    const document = await readDocument(ROOT, options)
    expect(operationsOf(document).map(({ path }) => path)).toEqual(['/shops'])
    expect(faultsOf(document)).toHaveLength(2)
  })

  it('goes on where a file is missing, or is no document', async () => {
    const { fetchFile } = served({
      ...FILES,
      'https://pets.io/v1/models.yaml': '<html></html>',
      'https://pets.io/v1/common.json': '[',
    })
    const document = await readDocument(ROOT, { url: URL, fetchFile })
    expect(document.warnings?.join()).toMatch(/models.yaml could not be read: .*web page/)
    expect(operationsOf(document).map(({ path }) => path)).toEqual(['/shops'])
    expect(faultsOf(document).join()).toContain('/page')
  })

  it('stops at its limits, of files and of steps', async () => {
    const chain = (from: number) => `openapi: 3.0.0\npaths: { /a: { $ref: 'f${from}.yaml' } }`
    const asked: string[] = []
    const fetchFile = async (url: string) => {
      asked.push(url)
      return `get: {}\n$defs: { a: { $ref: 'f${asked.length + 1}.yaml' } }`
    }
    const steps = await readDocument(chain(1), { url: URL, fetchFile, limits: { hops: 3 } })
    expect(asked).toHaveLength(3)
    expect(steps.warnings?.join()).toContain('3 steps away')
    asked.length = 0
    await readDocument(chain(1), { url: URL, fetchFile, limits: { files: 5 } })
    expect(asked).toHaveLength(5)
    asked.length = 0
    await readDocument(chain(1), { url: URL, fetchFile, limits: { text: 100 } })
    expect(asked).toHaveLength(3)
  })

  it('does not fetch what only examples and responses name', async () => {
    const { asked, fetchFile } = served()
    await readDocument(
      {
        openapi: '3.0.0',
        paths: {
          '/a': { get: { responses: { 200: { $ref: 'r.yaml' } }, 'x-a': { $ref: 'x.yaml' } } },
        },
        components: {
          schemas: { example: { $ref: 'models.yaml#/Shop' }, B: { example: { $ref: 'e.yaml' } } },
        },
      },
      { url: URL, fetchFile },
    )
    expect(asked).toEqual(['https://pets.io/v1/models.yaml'])
  })
})
