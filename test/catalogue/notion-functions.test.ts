import { describe, expect, it } from 'vitest'
import { functions } from '../../src/catalogue/functions/notion.ts'
import { fakeApp, refused, run } from './_fake-app.ts'

const plain = (content: string) => [{ type: 'text', text: { content } }]

const COLUMNS = {
  Name: { id: 'title', type: 'title' },
  Points: { id: 'a', type: 'number' },
  State: { id: 'b', type: 'status' },
  Tags: { id: 'c', type: 'multi_select' },
  Due: { id: 'd', type: 'date' },
  Done: { id: 'e', type: 'checkbox' },
  Made: { id: 'f', type: 'created_time' },
}

describe('making a page of Notion', () => {
  it('finds out by itself whether it goes on a page or into a database', async () => {
    for (const [type, key] of [
      ['child_page', 'page_id'],
      ['child_database', 'database_id'],
    ] as const) {
      const { call, requests } = fakeApp({
        'GET /blocks/b1': { type },
        'POST /pages': { id: 'p1', url: 'https://notion.so/p1' },
      })
      const args = { parent_id: 'b1', title: 'Plan', markdown: 'Hello', icon: '🚀' }
      expect(await run(functions, 'notion.create-page', args, call)).toMatchObject({ id: 'p1' })
      expect(requests[1]?.body).toEqual({
        parent: { [key]: 'b1' },
        properties: { title: { title: plain('Plan') } },
        icon: { type: 'emoji', emoji: '🚀' },
        children: [
          { object: 'block', type: 'paragraph', paragraph: { rich_text: plain('Hello') } },
        ],
      })
    }
  })

  it('writes what does not fit into one request behind it', async () => {
    const { call, requests } = fakeApp({
      'GET /blocks/b1': { type: 'child_page' },
      'POST /pages': { id: 'p1' },
      'PATCH /blocks/p1/children': { results: [] },
    })
    const markdown = Array.from({ length: 230 }, (_, i) => `Line ${i}`).join('\n\n')
    await run(functions, 'notion.create-page', { parent_id: 'b1', title: 'Long', markdown }, call)
    const sizes = requests.slice(1).map(({ body }) => (body as { children: [] }).children.length)
    expect(sizes).toEqual([100, 100, 30])
  })

  it('takes an address for an id', async () => {
    const id = '01234567-89ab-cdef-0123-456789abcdef'
    const { call } = fakeApp({ [`GET /blocks/${id}`]: { type: 'child_page' }, 'POST /pages': {} })
    const parent_id = `https://www.notion.so/acme/Team-Home-${id.replaceAll('-', '')}?pvs=4`
    await run(functions, 'notion.create-page', { parent_id, title: 'x' }, call)
  })
})

describe('adding to a page of Notion', () => {
  it('takes Markdown, or one block as callers used to write it', async () => {
    const { call, requests } = fakeApp({ 'PATCH /blocks/p1/children': { results: [{ id: 'n1' }] } })
    const args = {
      parent_block_id: 'p1',
      markdown: '- a',
      content_block: { content: 'b', block_property: 'heading_2' },
    }
    expect(await run(functions, 'notion.add-content', args, call)).toEqual({
      results: [{ id: 'n1' }],
    })
    expect(requests[0]?.body).toMatchObject({
      children: [
        { bulleted_list_item: { rich_text: plain('a') } },
        { heading_2: { rich_text: plain('b') } },
      ],
    })
  })

  it('refuses to add nothing', async () => {
    await expect(run(functions, 'notion.add-content', { parent_block_id: 'p1' })).rejects.toEqual(
      refused('markdown'),
    )
  })
})

describe('rows of a database of Notion', () => {
  const database = { 'GET /databases/d1': { properties: COLUMNS } }

  it('are written in plain words, whatever the types of the columns', async () => {
    const { call, requests } = fakeApp({ ...database, 'POST /pages': { id: 'r1' } })
    const properties = [
      { name: 'name', value: '**Ship** it' },
      { name: 'Points', value: '3' },
      { name: 'State', value: 'Open' },
      { name: 'Tags', value: 'api, web' },
      { name: 'Due', value: '2026-01-31/2026-02-02' },
      { name: 'Done', value: 'yes' },
    ]
    await run(functions, 'notion.insert-row', { database_id: 'd1', properties }, call)
    expect(requests[1]?.body).toMatchObject({
      parent: { database_id: 'd1' },
      properties: {
        Name: { title: [{ annotations: { bold: true } }, { text: { content: ' it' } }] },
        Points: { number: 3 },
        State: { status: { name: 'Open' } },
        Tags: { multi_select: [{ name: 'api' }, { name: 'web' }] },
        Due: { date: { start: '2026-01-31', end: '2026-02-02' } },
        Done: { checkbox: true },
      },
    })
  })

  it.each([
    { cell: { name: 'Price', value: '3' }, said: 'there is no "Price"; there are Name, Points' },
    { cell: { name: 'Points', value: 'many' }, said: '"Points" wants a number' },
    { cell: { name: 'Made', value: 'today' }, said: 'which Notion fills by itself' },
  ])('are refused where a cell cannot be: $said', async ({ cell, said }) => {
    const { call } = fakeApp(database)
    const args = { database_id: 'd1', properties: [cell] }
    await expect(run(functions, 'notion.insert-row', args, call)).rejects.toEqual(refused(said))
  })

  it('are found by plain words, and read as such', async () => {
    const row = {
      id: 'r1',
      properties: {
        Name: { type: 'title', title: [{ plain_text: 'Ship it' }] },
        Tags: { type: 'multi_select', multi_select: [{ name: 'api' }, { name: 'web' }] },
        Due: { type: 'date', date: { start: '2026-01-31', end: null } },
        Sum: { type: 'formula', formula: { type: 'number', number: 7 } },
        Id: { type: 'unique_id', unique_id: { prefix: 'T', number: 4 } },
        None: { type: 'select', select: null },
      },
    }
    const { call, requests } = fakeApp({
      ...database,
      'POST /databases/d1/query': { results: [row], has_more: true, next_cursor: 'c2' },
    })
    const where = [
      { name: 'State', value: 'Open' },
      { name: 'Due', value: '' },
    ]
    const sorts = [{ property_name: 'Points', ascending: false }]
    const args = { database_id: 'd1', where, sorts }
    expect(await run(functions, 'notion.query-database', args, call)).toMatchObject({
      rows: [
        {
          id: 'r1',
          title: 'Ship it',
          properties: { Tags: ['api', 'web'], Due: '2026-01-31', Sum: 7, Id: 'T-4', None: null },
        },
      ],
      next_cursor: 'c2',
    })
    expect(requests[1]?.body).toMatchObject({
      filter: {
        and: [
          { property: 'State', status: { equals: 'Open' } },
          { property: 'Due', date: { is_empty: true } },
        ],
      },
      sorts: [{ property: 'Points', direction: 'descending' }],
    })
  })

  it('change in the cells that are named, and go to the trash if asked', async () => {
    const { call, requests } = fakeApp({
      'GET /pages/r1': { properties: COLUMNS },
      'PATCH /pages/r1': { id: 'r1' },
    })
    const properties = [{ name: 'State', value: '' }]
    await run(functions, 'notion.update-row', { row_id: 'r1', properties, delete_row: true }, call)
    expect(requests[1]?.body).toEqual({ properties: { State: { status: null } }, archived: true })
  })
})

describe('databases of Notion', () => {
  it('get a column for titles, if none is named', async () => {
    const { call, requests } = fakeApp({ 'POST /databases': { id: 'd1' } })
    const properties = [{ name: 'State', type: 'select', options: ['Open', 'Done'] }]
    const args = { parent_id: 'p1', title: 'Tasks', properties }
    await run(functions, 'notion.create-database', args, call)
    expect(requests[0]?.body).toMatchObject({
      properties: {
        Name: { title: {} },
        State: { select: { options: [{ name: 'Open' }, { name: 'Done' }] } },
      },
    })
  })

  it('rename and lose columns', async () => {
    const { call, requests } = fakeApp({ 'PATCH /databases/d1': {} })
    const properties = [
      { name: 'State', new_name: 'Status' },
      { name: 'Old', remove: true },
    ]
    await run(functions, 'notion.update-database', { database_id: 'd1', properties }, call)
    expect(requests[0]?.body).toEqual({ properties: { State: { name: 'Status' }, Old: null } })
  })
})

describe('comments of Notion', () => {
  it('go to a page or into a discussion, not to both', async () => {
    const { call, requests } = fakeApp({ 'POST /comments': {} })
    await run(functions, 'notion.create-comment', { discussion_id: 'x', comment: 'Yes' }, call)
    expect(requests[0]?.body).toEqual({ discussion_id: 'x', rich_text: plain('Yes') })
    await expect(run(functions, 'notion.create-comment', { comment: 'Yes' })).rejects.toEqual(
      refused('parent_page_id'),
    )
  })
})
