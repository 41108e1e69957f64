import { describe, expect, it } from 'vitest'
import { toBlocks } from '../../src/catalogue/functions/notion-blocks.ts'
import { readMarkdown } from '../../src/catalogue/functions/notion-markdown.ts'
import { toRichText } from '../../src/catalogue/functions/notion-text.ts'
import { fakeApp } from './_fake-app.ts'

const plain = (content: string) => [{ type: 'text', text: { content } }]

/** Kind and text of each block, and of those in it. */
const outline = (blocks: readonly Record<string, unknown>[]): unknown[] =>
  blocks.map((block) => {
    const type = String(block['type'])
    const { rich_text = [], children } = block[type] as {
      rich_text?: { text: { content: string } }[]
      children?: Record<string, unknown>[]
    }
    const text = rich_text.map(({ text: { content } }) => content).join('')
    return children ? [type, text, outline(children)] : [type, text]
  })

describe('inline Markdown for Notion', () => {
  it.each([
    { markdown: 'plain', pieces: ['plain'] },
    { markdown: 'a **b** c', pieces: ['a ', { bold: true, is: 'b' }, ' c'] },
    {
      markdown: '*a* and _b_',
      pieces: [{ italic: true, is: 'a' }, ' and ', { italic: true, is: 'b' }],
    },
    { markdown: '***both***', pieces: [{ bold: true, italic: true, is: 'both' }] },
    {
      markdown: '**a *b***',
      pieces: [
        { bold: true, is: 'a ' },
        { bold: true, italic: true, is: 'b' },
      ],
    },
    { markdown: '~~gone~~', pieces: [{ strikethrough: true, is: 'gone' }] },
    { markdown: 'run `a_b*c*`', pieces: ['run ', { code: true, is: 'a_b*c*' }] },
    { markdown: 'snake_case_name stays', pieces: ['snake_case_name stays'] },
    { markdown: '2 * 3 * 4', pieces: ['2 * 3 * 4'] },
    { markdown: '\\*not\\*', pieces: ['*not*'] },
  ])('reads $markdown', ({ markdown, pieces }) => {
    const seen = toRichText(markdown).map(({ text: { content }, annotations }) =>
      annotations ? { ...annotations, is: content } : content,
    )
    expect(seen).toEqual(pieces)
  })

  it('keeps the address of a link, and the looks of its label', () => {
    expect(toRichText('see [the **plan**](https://acme.com/a_b)')).toEqual([
      { type: 'text', text: { content: 'see ' } },
      { type: 'text', text: { content: 'the ', link: { url: 'https://acme.com/a_b' } } },
      {
        type: 'text',
        text: { content: 'plan', link: { url: 'https://acme.com/a_b' } },
        annotations: { bold: true },
      },
    ])
  })

  it('cuts long texts into pieces that Notion takes', () => {
    expect(toRichText('x'.repeat(4500)).map(({ text }) => text.content.length)).toEqual([
      2000, 2000, 500,
    ])
  })
})

describe('Markdown as blocks of Notion', () => {
  it('knows headings, paragraphs, quotes, tasks and rules', () => {
    const blocks = toBlocks(
      '# One\n## Two\n#### Four\n\nText\ngoes on\n\n> said\n> twice\n\n- [ ] open\n- [x] done\n\n---\nEnd',
    )
    expect(outline(blocks)).toEqual([
      ['heading_1', 'One'],
      ['heading_2', 'Two'],
      ['heading_3', 'Four'],
      ['paragraph', 'Text\ngoes on'],
      ['quote', 'said\ntwice'],
      ['to_do', 'open'],
      ['to_do', 'done'],
      ['divider', ''],
      ['paragraph', 'End'],
    ])
    expect(blocks[6]?.['to_do']).toMatchObject({ checked: true })
  })

  it('nests lists by their indentation, as deep as Notion takes at once', () => {
    const markdown = '- a\n  - b\n    1. c\n       - d\n- e'
    expect(outline(toBlocks(markdown))).toEqual([
      [
        'bulleted_list_item',
        'a',
        [
          [
            'bulleted_list_item',
            'b',
            [
              ['numbered_list_item', 'c'],
              ['bulleted_list_item', 'd'],
            ],
          ],
        ],
      ],
      ['bulleted_list_item', 'e'],
    ])
  })

  it('takes code as it stands, and calls its language as Notion does', () => {
    expect(toBlocks('```ts\nconst a = 1\n\n# no heading\n```')).toEqual([
      {
        object: 'block',
        type: 'code',
        code: { rich_text: plain('const a = 1\n\n# no heading'), language: 'typescript' },
      },
    ])
    expect(toBlocks('```brainfuck\n+\n```')[0]).toMatchObject({ code: { language: 'plain text' } })
  })

  it('makes a table of a table, with cells for all columns', () => {
    expect(toBlocks('| a | b |\n|---|:-:|\n| 1 | **2** |\n| 3 |')[0]).toMatchObject({
      type: 'table',
      table: {
        table_width: 2,
        has_column_header: true,
        children: [
          { table_row: { cells: [plain('a'), plain('b')] } },
          { table_row: { cells: [plain('1'), [{ annotations: { bold: true } }]] } },
          { table_row: { cells: [plain('3'), []] } },
        ],
      },
    })
  })

  it('shows images, and leaves a code fence that never ends to the end', () => {
    expect(toBlocks('![Plan](https://acme.com/p.png)')[0]).toMatchObject({
      image: { external: { url: 'https://acme.com/p.png' }, caption: plain('Plan') },
    })
    expect(outline(toBlocks('```\na\nb'))).toEqual([['code', 'a\nb']])
  })
})

const text = (content: string, annotations?: object, href?: string) => ({
  plain_text: content,
  type: 'text',
  ...(annotations && { annotations }),
  ...(href && { href }),
})

const block = (type: string, content: object, children = false) => ({
  ...{ id: `id-${type}`, type, has_children: children },
  [type]: content,
})

const say = (type: string, content: string) => block(type, { rich_text: [text(content)] })

describe('a page of Notion as Markdown', () => {
  it('is what the page says', async () => {
    const { call } = fakeApp({
      'GET /blocks/p1/children': {
        results: [
          say('heading_1', 'Plan'),
          block('paragraph', {
            rich_text: [text('Go '), text('now ', { bold: true }), text('here', {}, 'https://a.b')],
          }),
          { ...say('bulleted_list_item', 'one'), has_children: true },
          block('to_do', { rich_text: [text('two')], checked: true }),
          block('code', { rich_text: [text('a = 1')], language: 'python' }),
          block('image', { external: { url: 'https://a.b/c.png' }, caption: [text('C')] }),
          block('child_page', { title: 'Sub' }, true),
        ],
      },
      'GET /blocks/id-bulleted_list_item/children': { results: [say('paragraph', 'inner')] },
    })
    expect(await readMarkdown(call, 'p1')).toEqual({
      markdown: [
        '# Plan\n\nGo **now** [here](https://a.b)\n\n- one\n  inner\n- [x] two',
        '```python\na = 1\n```\n\n![C](https://a.b/c.png)\n\n[Sub](notion://page/id-child_page)',
      ].join('\n\n'),
      cut: false,
    })
  })

  it('has its tables, rows and all', async () => {
    const row = (...cells: string[]) => block('table_row', { cells: cells.map((c) => [text(c)]) })
    const { call } = fakeApp({
      'GET /blocks/p1/children': { results: [block('table', { table_width: 2 }, true)] },
      'GET /blocks/id-table/children': { results: [row('a', 'b'), row('1', 'x|y')] },
    })
    const { markdown } = await readMarkdown(call, 'p1')
    expect(markdown).toBe('| a | b |\n| --- | --- |\n| 1 | x\\|y |')
  })

  it('is read on to its last page, but not for ever', async () => {
    const endless = { results: [say('paragraph', 'x')], has_more: true, next_cursor: 'c' }
    const { call, requests } = fakeApp({ 'GET /blocks/p1/children': endless })
    const { cut } = await readMarkdown(call, 'p1')
    expect(cut).toBe(true)
    expect(requests.length).toBe(40)
    expect(requests[1]?.query).toMatchObject({ start_cursor: 'c' })
  })
})
