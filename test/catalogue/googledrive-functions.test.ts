import { describe, expect, it } from 'vitest'
import { driveQuery } from '../../src/catalogue/functions/drive-search.ts'
import { functions } from '../../src/catalogue/functions/googledrive.ts'
import { fakeApp, refused, run } from './_fake-app.ts'

describe("Drive's search language", () => {
  it.each([
    [{}, 'trashed = false'],
    [{ name_contains: "Ada's" }, "name contains 'Ada\\'s' and trashed = false"],
    [{ name_exact: 'a\\b' }, "name = 'a\\\\b' and trashed = false"],
    [
      { folder_id: 'root', starred: true },
      "'root' in parents and starred = true and trashed = false",
    ],
    [{ modified_after: '2026-03-01' }, "modifiedTime > '2026-03-01T00:00:00Z' and trashed = false"],
    [
      { full_text_contains: 'x', full_text_not_contains: 'y' },
      "fullText contains 'x' and not fullText contains 'y' and trashed = false",
    ],
    [{ q: "name = 'a' or trashed = true" }, "(name = 'a' or trashed = true)"],
    [{ trashed: true, shared_with_me: true }, 'sharedWithMe = true and trashed = true'],
  ])('says %j as %s', (search, query) => {
    expect(driveQuery(search)).toBe(query)
  })

  it('refuses a time that Drive would not read', () => {
    expect(() => driveQuery({ modified_after: 'yesterday' })).toThrow('modified_after')
  })
})

describe('finding files', () => {
  it('looks into shared drives too, and keeps the order', async () => {
    const app = fakeApp({ 'GET /files': { files: [] } })
    await run(
      functions,
      'googledrive.find-file',
      { name_contains: 'x', order_by: 'name' },
      app.call,
    )
    expect(app.requests[0]?.query).toMatchObject({
      ...{ includeItemsFromAllDrives: true, supportsAllDrives: true },
      ...{ orderBy: 'name', pageSize: 25 },
    })
  })

  it('does not sort a search for words, which Drive refuses', async () => {
    const app = fakeApp({ 'GET /files': { files: [] } })
    const args = { full_text_contains: 'x', order_by: 'name' }
    await run(functions, 'googledrive.find-file', args, app.call)
    expect(app.requests[0]?.query?.['orderBy']).toBeUndefined()
  })

  it('finds folders among folders only', async () => {
    const app = fakeApp({ 'GET /files': { files: [] } })
    await run(functions, 'googledrive.find-folder', { name_exact: 'Plans' }, app.call)
    expect(app.requests[0]?.query?.['q']).toContain(
      "mimeType = 'application/vnd.google-apps.folder'",
    )
  })
})

describe('reading a file', () => {
  const google = (kind: string) => `application/vnd.google-apps.${kind}`

  it.each([
    ['document', undefined, 'text/markdown'],
    ['spreadsheet', undefined, 'text/csv'],
    ['presentation', undefined, 'text/plain'],
    ['document', 'application/pdf', 'application/pdf'],
    ['form', undefined, 'application/pdf'],
  ])('exports a Google %s, asked for as %s, as %s', async (kind, mime_type, exportedAs) => {
    const app = fakeApp({
      'GET /files/f%2F1': { id: 'f/1', name: 'Plan', mimeType: google(kind) },
      'GET /files/f%2F1/export': 'content',
    })
    const args = { file_id: 'f/1', ...(mime_type && { mime_type }) }
    const read = await run(functions, 'googledrive.download-file', args, app.call)
    expect(read).toMatchObject({ name: 'Plan', exportedAs, content: 'content' })
    expect(app.requests[1]?.query).toEqual({ mimeType: exportedAs })
  })

  it('reads other files as they are', async () => {
    const app = fakeApp({
      'GET /files/f1': ({ query }: { query: Record<string, unknown> }) =>
        query['alt'] === 'media' ? 'hello' : { id: 'f1', name: 'a.txt', mimeType: 'text/plain' },
    })
    const args = { file_id: 'f1', mime_type: 'application/pdf' }
    const read = await run(functions, 'googledrive.download-file', args, app.call)
    expect(read).toMatchObject({ mimeType: 'text/plain', content: 'hello' })
  })

  it('says of a folder how to list it, and reads nothing', async () => {
    const app = fakeApp({ 'GET /files/d1': { id: 'd1', mimeType: google('folder') } })
    const read = await run(functions, 'googledrive.download-file', { file_id: 'd1' }, app.call)
    expect(read).toMatchObject({ note: expect.stringContaining('GOOGLEDRIVE_LIST_FILES') })
    expect(app.requests).toHaveLength(1)
  })
})

describe('moving a file', () => {
  it('takes it out of the folder in which it is', async () => {
    const app = fakeApp({
      'GET /files/f1': { id: 'f1', parents: ['old', 'new'] },
      'PATCH /files/f1': { id: 'f1' },
    })
    await run(functions, 'googledrive.move-file', { file_id: 'f1', add_parents: 'new' }, app.call)
    expect(app.requests[1]?.query).toMatchObject({ addParents: 'new', removeParents: 'old' })
  })

  it('asks nothing where the caller says out of which', async () => {
    const app = fakeApp({ 'PATCH /files/f1': { id: 'f1' } })
    const args = { file_id: 'f1', add_parents: 'new', remove_parents: 'a,b' }
    await run(functions, 'googledrive.move-file', args, app.call)
    expect(app.requests.map(({ query }) => query?.['removeParents'])).toEqual(['a,b'])
  })

  it('creates a folder in another one', async () => {
    const app = fakeApp({ 'POST /files': { id: 'd2' } })
    const args = { folder_name: 'Plans', parent_id: 'd1' }
    await run(functions, 'googledrive.create-folder', args, app.call)
    expect(app.requests[0]?.body).toEqual({
      ...{ name: 'Plans', parents: ['d1'] },
      mimeType: 'application/vnd.google-apps.folder',
    })
  })

  it('names the argument that is missing', async () => {
    const moved = run(functions, 'googledrive.move-file', { file_id: 'f1' })
    await expect(moved).rejects.toEqual(refused('add_parents'))
  })
})
