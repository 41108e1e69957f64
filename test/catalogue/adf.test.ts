import { describe, expect, it } from 'vitest'
import { type AdfNode, documentOf } from '../../src/catalogue/functions/adf.ts'
import { isDocument, markdownOf } from '../../src/catalogue/functions/adf-markdown.ts'

const text = (words: string, ...marks: string[]): AdfNode =>
  marks.length
    ? { type: 'text', text: words, marks: marks.map((type) => ({ type })) }
    : { type: 'text', text: words }

const node = (type: string, ...content: AdfNode[]): AdfNode => ({ type, content })

describe('Markdown becomes a document of Jira', () => {
  const cases: [story: string, markdown: string, content: AdfNode[]][] = [
    ['no text at all', '', []],
    ['a paragraph', 'Hello', [node('paragraph', text('Hello'))]],
    [
      'a line break that is kept',
      'one\ntwo',
      [node('paragraph', text('one'), { type: 'hardBreak' }, text('two'))],
    ],
    [
      'marks, one in the other',
      'a **b *c*** ~~d~~ `e`',
      [
        node(
          'paragraph',
          text('a '),
          text('b ', 'strong'),
          text('c', 'strong', 'em'),
          text(' '),
          text('d', 'strike'),
          text(' '),
          text('e', 'code'),
        ),
      ],
    ],
    ['no mark within a word', 'a_b_c 2*3', [node('paragraph', text('a_b_c 2*3'))]],
    [
      'no mark where it is escaped',
      '\\*a\\*',
      [node('paragraph', ...['*', 'a', '*'].map((t) => text(t)))],
    ],
    [
      'a heading and a rule',
      '## Title\n\n---',
      [{ ...node('heading', text('Title')), attrs: { level: 2 } }, { type: 'rule' }],
    ],
    [
      'code, whatever stands in it',
      '```ts\n# **no**\n```\nafter',
      [
        { ...node('codeBlock', text('# **no**')), attrs: { language: 'ts' } },
        node('paragraph', text('after')),
      ],
    ],
    [
      'lists in lists',
      '- a\n  1. b\n- c',
      [
        node(
          'bulletList',
          node(
            'listItem',
            node('paragraph', text('a')),
            node('orderedList', node('listItem', node('paragraph', text('b')))),
          ),
          node('listItem', node('paragraph', text('c'))),
        ),
      ],
    ],
    [
      'a numbered list that begins later',
      '3. c\n4. d',
      [
        {
          ...node(
            'orderedList',
            node('listItem', node('paragraph', text('c'))),
            node('listItem', node('paragraph', text('d'))),
          ),
          attrs: { order: 3 },
        },
      ],
    ],
    [
      'a quote, which may hold no heading',
      '> # said\n> so',
      [node('blockquote', node('paragraph', text('said')), node('paragraph', text('so')))],
    ],
    [
      'a table',
      '| A | B |\n|---|---|\n| 1 | 2 |',
      [
        node(
          'table',
          node(
            'tableRow',
            node('tableHeader', node('paragraph', text('A'))),
            node('tableHeader', node('paragraph', text('B'))),
          ),
          node(
            'tableRow',
            node('tableCell', node('paragraph', text('1'))),
            node('tableCell', node('paragraph', text('2'))),
          ),
        ),
      ],
    ],
    [
      'a mention',
      'Hi [@Ada](accountid:5b10)!',
      [
        node(
          'paragraph',
          text('Hi '),
          { type: 'mention', attrs: { id: '5b10', text: '@Ada' } },
          text('!'),
        ),
      ],
    ],
  ]

  it.each(cases)('%s', (_, markdown, content) => {
    expect(documentOf(markdown)).toEqual({ type: 'doc', version: 1, content })
  })

  it('links what is an address, without the full stop after it', () => {
    const link = (href: string) => [{ type: 'link', attrs: { href } }]
    expect(documentOf('See https://a.example/x. Or [b](https://b.example)').content).toEqual([
      node(
        'paragraph',
        text('See '),
        { ...text('https://a.example/x'), marks: link('https://a.example/x') },
        text('. Or '),
        { ...text('b'), marks: link('https://b.example') },
      ),
    ])
  })

  it.each([
    ['lists', Array.from({ length: 150 }, (_, i) => `${' '.repeat(i)}- a`).join('\n')],
    ['quotes', '>'.repeat(20_000)],
    ['marks that never end', '**a '.repeat(5000)],
  ])('is done soon, however deep %s go', (_, markdown) => {
    expect(documentOf(markdown).content?.length).toBeGreaterThan(0)
  })

  it('leaves a document alone that is one already', () => {
    const document = { type: 'doc', version: 1, content: [node('paragraph', text('x'))] }
    expect(documentOf(JSON.stringify(document))).toEqual(document)
  })
})

describe('a document of Jira is read as Markdown', () => {
  it.each([
    ['# Title\n\nSome **bold**, *slanted* and ~~gone~~ words, `code`.'],
    ['one\ntwo'],
    ['- a\n  - b\n    - c\n- d'],
    ['1. a\n2. b\n\nafter'],
    ['```sh\nls -l\n```'],
    ['> quoted\n>\n> twice'],
    ['| A | B |\n| --- | --- |\n| 1 | 2 |'],
    ['[@Ada](accountid:5b10) see [here](https://a.example) or https://b.example'],
    ['---'],
  ])('as it was written: %j', (markdown) => {
    expect(markdownOf(documentOf(markdown))).toBe(markdown)
  })

  it('with what Markdown has no word for', () => {
    const document = node(
      'doc',
      node('panel', node('paragraph', text('careful'))),
      node(
        'taskList',
        { ...node('taskItem', text('done')), attrs: { state: 'DONE' } },
        { ...node('taskItem', text('open')), attrs: { state: 'TODO' } },
      ),
      node(
        'paragraph',
        { type: 'emoji', attrs: { shortName: ':+1:', text: '👍' } },
        { type: 'status', attrs: { text: 'LATE' } },
        { type: 'date', attrs: { timestamp: '1769817600000' } },
        text(' bold ', 'strong'),
        { type: 'inlineCard', attrs: { url: 'https://c.example' } },
      ),
      node('mediaSingle', { type: 'media', attrs: { alt: 'a.png' } }),
      node('unheardOf', node('paragraph', text('still read'))),
    )
    expect(isDocument(document)).toBe(true)
    expect(markdownOf(document).split('\n')).toEqual([
      ...['> careful', '', '- [x] done', '- [ ] open', ''],
      ...['👍LATE2026-01-31 **bold** https://c.example', '', '![a.png]()', '', 'still read'],
    ])
  })
})
