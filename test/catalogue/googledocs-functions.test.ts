import { describe, expect, it } from 'vitest'
import { markdownRequests } from '../../src/catalogue/functions/docs-writing.ts'
import { functions } from '../../src/catalogue/functions/googledocs.ts'
import { readMarkdown, readSpans } from '../../src/catalogue/functions/markdown-blocks.ts'
import { fakeApp, refused, run } from './_fake-app.ts'

describe('spans of Markdown', () => {
  it.each([
    ['plain', [{ text: 'plain' }]],
    ['a **b** c', [{ text: 'a ' }, { text: 'b', bold: true }, { text: ' c' }]],
    [
      '*i* _j_ __k__',
      [
        { text: 'i', italic: true },
        { text: ' ' },
        { text: 'j', italic: true },
        { text: ' ' },
        { text: 'k', bold: true },
      ],
    ],
    ['***both***', [{ text: 'both', bold: true, italic: true }]],
    ['~~old~~', [{ text: 'old', strikethrough: true }]],
    ['`a*b*`', [{ text: 'a*b*', code: true }]],
    ['[**x**](https://e.test)', [{ text: 'x', link: 'https://e.test', bold: true }]],
    ['<https://e.test>', [{ text: 'https://e.test', link: 'https://e.test' }]],
    ['snake_case_name 2 * 3 * 4', [{ text: 'snake_case_name 2 * 3 * 4' }]],
    [String.raw`\*not\*`, [{ text: '*' }, { text: 'not' }, { text: '*' }]],
  ])('reads %s', (text, spans) => {
    expect(readSpans(text)).toEqual(spans)
  })

  it('comes to an end with a hostile text', () => {
    expect(readSpans('['.repeat(50_000))).toEqual([{ text: '['.repeat(50_000) }])
    expect(readSpans('**a'.repeat(5000)).length).toBeGreaterThan(0)
  })
})

describe('blocks of Markdown', () => {
  const kinds = (text: string) => readMarkdown(text).map(({ kind }) => kind)

  it('tells them apart', () => {
    const text = '# T\n\nA\nB\n> q\n- i\n\n```js\n# no\n```\n\n---\n| a | b |\n|---|---|\n| 1 | 2 |'
    expect(kinds(text)).toEqual(['heading', 'paragraph', 'quote', 'list', 'code', 'table'])
  })

  it('knows how deep an item is by its indent', () => {
    const [list] = readMarkdown('1. a\n   - b\n     - c\n2. d')
    expect(list).toMatchObject({ kind: 'list', ordered: true })
    expect(list?.kind === 'list' && list.items.map(({ depth }) => depth)).toEqual([0, 1, 2, 0])
  })

  it('counts on over empty lines, but not into a list of another kind', () => {
    const lists = readMarkdown('1. a\n\n2. b\n\n- c').map((list) =>
      list.kind === 'list' ? [list.ordered, list.items.length] : [],
    )
    expect(lists).toEqual([
      [true, 2],
      [false, 1],
    ])
  })

  it('fills up short rows of a table', () => {
    const [table] = readMarkdown('| a | b |\n|:--|--:|\n| 1 |')
    expect(table?.kind === 'table' && table.rows[1]).toEqual([[{ text: '1' }], []])
  })
})

/** A document's body as the insertions make it: texts and tables, at their indexes. */
const written = (requests: readonly object[]): string => {
  let body = '\n'
  for (const request of requests) {
    const { insertText } = request as { insertText?: { location: { index: number }; text: string } }
    if (!insertText) continue
    const at = insertText.location.index - 1
    body = body.slice(0, at) + insertText.text + body.slice(at)
  }
  return body
}

describe('Markdown as changes of a document', () => {
  it('comes out in the order in which it was written', () => {
    expect(written(markdownRequests('# One\n\nTwo\n\n- three\n- four', 1))).toBe(
      'One\nTwo\nthree\nfour\n\n',
    )
  })

  it('styles just the words that bear a mark', () => {
    const requests = markdownRequests('a **b**', 5)
    expect(requests).toContainEqual({
      updateTextStyle: {
        range: { startIndex: 7, endIndex: 8 },
        textStyle: { bold: true },
        fields: 'bold',
      },
    })
  })

  it('takes off what a paragraph took over from the one below it', () => {
    const kinds = markdownRequests('text', 1).map((request) => Object.keys(request)[0])
    expect(kinds).toEqual([
      'insertText',
      'deleteParagraphBullets',
      'updateParagraphStyle',
      'updateTextStyle',
    ])
  })

  it('makes lists of tabs, and bullets last, since these take the tabs away', () => {
    const requests = markdownRequests('- a\n  - **b**', 1)
    expect(requests[0]).toEqual({ insertText: { location: { index: 1 }, text: 'a\n\tb\n' } })
    expect(requests.at(-1)).toMatchObject({
      createParagraphBullets: { range: { startIndex: 1, endIndex: 6 } },
    })
    expect(requests.at(-2)).toMatchObject({
      updateTextStyle: { range: { startIndex: 4, endIndex: 5 } },
    })
  })

  it('fills a table from its end, so that no cell moves before its turn', () => {
    const requests = markdownRequests('| a | b |\n|---|---|\n| c | d |', 1)
    const inserted = requests.flatMap((request) =>
      'insertText' in request ? [request.insertText as { location: { index: number } }] : [],
    )
    expect(requests[0]).toMatchObject({ insertTable: { rows: 2, columns: 2 } })
    expect(inserted.map(({ location }) => location.index)).toEqual([12, 10, 7, 5])
  })
})

const run1 = (content: string, textStyle = {}) => ({ textRun: { content, textStyle } })
const paragraph = (startIndex: number, text: string, more: object = {}) => ({
  ...{ startIndex, endIndex: startIndex + text.length },
  paragraph: { elements: [run1(text)], ...more },
})
const PLAN = {
  documentId: 'd1',
  title: 'Plan',
  lists: {
    n: { listProperties: { nestingLevels: [{ glyphType: 'DECIMAL' }, {}] } },
  },
  body: {
    content: [
      { endIndex: 1, sectionBreak: {} },
      paragraph(1, 'Plan\n', { paragraphStyle: { namedStyleType: 'HEADING_2' } }),
      {
        ...{ startIndex: 6, endIndex: 16 },
        paragraph: { elements: [run1('We '), run1('start ', { bold: true }), run1('\n')] },
      },
      paragraph(16, 'one\n', { bullet: { listId: 'n' } }),
      paragraph(20, 'sub\n', { bullet: { listId: 'n', nestingLevel: 1 } }),
      {
        ...{ startIndex: 24, endIndex: 34 },
        table: {
          tableRows: [
            {
              tableCells: [
                { content: [paragraph(26, 'a|b\n')] },
                { content: [paragraph(31, '\n')] },
              ],
            },
          ],
        },
      },
      paragraph(34, '\n'),
    ],
  },
}

describe('reading a document', () => {
  const read = (format?: string) => {
    const app = fakeApp({ 'GET /documents/d1': PLAN })
    const args = { document_id: 'd1', ...(format && { format }) }
    return run(functions, 'googledocs.read', args, app.call)
  }

  it('makes Markdown of it', async () => {
    expect(await read()).toMatchObject({
      markdown: '## Plan\n\nWe **start**\n\n1. one\n   - sub\n\n| a\\|b |  |\n| --- | --- |',
    })
  })

  it('gives the words alone', async () => {
    expect(await read('text')).toMatchObject({ text: 'Plan\nWe start \none\nsub\na|b\t\n\n' })
  })

  it('tells where each part stands', async () => {
    const { parts } = (await read('indexed')) as { parts: object[] }
    expect(parts[0]).toEqual({ start_index: 1, end_index: 6, kind: 'HEADING_2', text: 'Plan' })
    expect(parts).toContainEqual(expect.objectContaining({ start_index: 24, kind: 'table' }))
  })
})

const CHANGE = 'POST /documents/d1:batchUpdate'
const requestsOf = async (
  name: string,
  args: Record<string, unknown>,
  document: object = PLAN,
): Promise<object[]> => {
  const app = fakeApp({ 'GET /documents/d1': document, [CHANGE]: { replies: [{}] } })
  await run(functions, `googledocs.${name}`, { document_id: 'd1', ...args }, app.call)
  const { requests = [] } = (app.requests.at(-1)?.body ?? {}) as { requests?: object[] }
  return requests
}

describe('changing a document', () => {
  it('creates one from Markdown, and says where it is', async () => {
    const app = fakeApp({ 'POST /documents': { documentId: 'd1' }, [CHANGE]: {} })
    const args = { title: 'Plan', markdown_text: '# Hi' }
    const made = await run(functions, 'googledocs.create-from-markdown', args, app.call)
    expect(made).toMatchObject({ documentId: 'd1', url: expect.stringContaining('/d/d1/') })
    expect(app.requests).toHaveLength(2)
  })

  it('adds to an empty last paragraph, and begins a new one where it has words', async () => {
    const [first] = await requestsOf('append-markdown', { markdown_text: 'more' })
    expect(first).toEqual({ insertText: { location: { index: 34 }, text: 'more\n' } })
    const document = { documentId: 'd1', body: { content: [paragraph(1, 'words\n')] } }
    const requests = await requestsOf('append-markdown', { markdown_text: 'more' }, document)
    expect(requests.slice(0, 2)).toEqual([
      { insertText: { location: { index: 6 }, text: '\n' } },
      { insertText: { location: { index: 7 }, text: 'more\n' } },
    ])
  })

  it('empties the body before it writes it anew, but for the last line break', async () => {
    const [first] = await requestsOf('replace-with-markdown', { new_markdown_text: 'new' })
    expect(first).toEqual({ deleteContentRange: { range: { startIndex: 1, endIndex: 34 } } })
    const empty = { documentId: 'd1', body: { content: [paragraph(1, '\n')] } }
    const [only] = await requestsOf('replace-with-markdown', { new_markdown_text: 'new' }, empty)
    expect(only).toHaveProperty('insertText')
  })

  it.each([
    ['insert-text', { text: 'x' }, { insertText: { text: 'x', endOfSegmentLocation: {} } }],
    ['insert-text', { text: 'x', index: 3 }, { insertText: { text: 'x', location: { index: 3 } } }],
    [
      'replace-all-text',
      { find_text: 'a', replace_text: '' },
      { replaceAllText: { containsText: { text: 'a', matchCase: true }, replaceText: '' } },
    ],
    [
      'update-paragraph-style',
      { start_index: 1, end_index: 4, named_style: 'TITLE' },
      {
        updateParagraphStyle: {
          range: { startIndex: 1, endIndex: 4 },
          paragraphStyle: { namedStyleType: 'TITLE' },
          fields: 'namedStyleType',
        },
      },
    ],
    [
      'insert-table-row',
      { table_start_index: 9, row_index: 1 },
      {
        insertTableRow: {
          tableCellLocation: { tableStartLocation: { index: 9 }, rowIndex: 1, columnIndex: 0 },
          insertBelow: true,
        },
      },
    ],
    ['delete-named-range', { name: 'n' }, { deleteNamedRange: { name: 'n' } }],
  ])('asks for %s with %j', async (name, args, request) => {
    expect(await requestsOf(name, args)).toEqual([request])
  })

  it.each([
    ['update-text-style', { start_index: 1, end_index: 4 }, 'at least one'],
    ['delete-content-range', { start_index: 4, end_index: 4 }, 'end_index'],
    ['update-document-style', { page_width: 3 }, 'page_height'],
    ['delete-named-range', {}, 'named_range_id'],
  ])('refuses %s with %j', async (name, args, argument) => {
    const done = run(functions, `googledocs.${name}`, { document_id: 'd1', ...args })
    await expect(done).rejects.toEqual(refused(argument))
  })

  it('writes the text of a header after it was made', async () => {
    const app = fakeApp({ [CHANGE]: { replies: [{ createHeader: { headerId: 'h1' } }] } })
    const args = { document_id: 'd1', text: 'Secret' }
    expect(await run(functions, 'googledocs.create-header', args, app.call)).toEqual({
      headerId: 'h1',
    })
    expect(app.requests[1]?.body).toEqual({
      requests: [{ insertText: { endOfSegmentLocation: { segmentId: 'h1' }, text: 'Secret' } }],
    })
  })
})
