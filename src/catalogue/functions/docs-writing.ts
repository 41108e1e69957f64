import { type Block, readMarkdown, type Span } from './markdown-blocks.ts'

/** Where in a document's body: UTF-16 units, from 1; the end is exclusive. */
interface Range {
  readonly startIndex: number
  readonly endIndex: number
}

const PARAGRAPH_FIELDS = 'namedStyleType,indentStart,indentFirstLine'
const TEXT_FIELDS = 'bold,italic,strikethrough,underline,link,weightedFontFamily,foregroundColor'
const MONOSPACED = { weightedFontFamily: { fontFamily: 'Courier New' } }
const QUOTE_INDENT = { magnitude: 36, unit: 'PT' }

const textOf = (spans: readonly Span[]): string => spans.map(({ text }) => text).join('')

/** Requests that make spans look as they should, whose text stands at `at`. */
function lookOf(spans: readonly Span[], at: number): object[] {
  let startIndex = at
  return spans.flatMap((span) => {
    const range = { startIndex, endIndex: startIndex + span.text.length }
    startIndex = range.endIndex
    const { bold, italic, strikethrough, code, link } = span
    const textStyle = {
      ...(bold && { bold }),
      ...(italic && { italic }),
      ...(strikethrough && { strikethrough }),
      ...(code && MONOSPACED),
      ...(link && { link: { url: link } }),
    }
    const fields = Object.keys(textStyle).join(',')
    return fields && span.text ? [{ updateTextStyle: { range, textStyle, fields } }] : []
  })
}

/**
 * What a new paragraph took over from the one that it was put before is taken off again. Bullets go
 * first, since taking them off leaves an indent.
 */
const plainParagraph = (range: Range, paragraphStyle: object): object[] => [
  { deleteParagraphBullets: { range } },
  { updateParagraphStyle: { range, paragraphStyle, fields: PARAGRAPH_FIELDS } },
  { updateTextStyle: { range, textStyle: {}, fields: TEXT_FIELDS } },
]

function paragraph(spans: readonly Span[], at: number, style: object): object[] {
  const text = `${textOf(spans)}\n`
  const range = { startIndex: at, endIndex: at + text.length }
  return [
    { insertText: { location: { index: at }, text } },
    ...plainParagraph(range, style),
    ...lookOf(spans, at),
  ]
}

/** Tabs before an item tell Docs how deep it is; they vanish when the bullets come. */
function list({ items, ordered }: Extract<Block, { kind: 'list' }>, at: number): object[] {
  const lines = items.map(({ depth, spans }) => ({ tabs: '\t'.repeat(depth), spans }))
  const text = lines.map(({ tabs, spans }) => `${tabs}${textOf(spans)}\n`).join('')
  const range = { startIndex: at, endIndex: at + text.length }
  let start = at
  const looks = lines.flatMap(({ tabs, spans }) => {
    const from = start + tabs.length
    start = from + textOf(spans).length + 1
    return lookOf(spans, from)
  })
  const bulletPreset = ordered ? 'NUMBERED_DECIMAL_ALPHA_ROMAN' : 'BULLET_DISC_CIRCLE_SQUARE'
  return [
    { insertText: { location: { index: at }, text } },
    ...plainParagraph(range, { namedStyleType: 'NORMAL_TEXT' }),
    ...looks,
    { createParagraphBullets: { range, bulletPreset } },
  ]
}

/**
 * A table at `at`, filled from its last cell to its first, so that no text moves a cell that is still
 * to be filled. Docs puts a line break before the table; the table, each row and each cell take one
 * unit to begin, and an empty cell holds a line break.
 */
export function tableRequests(
  rows: readonly (readonly (readonly Span[])[])[],
  at: number,
  headerBold: boolean,
): object[] {
  const columns = rows[0]?.length ?? 0
  const cells = rows.flatMap((row, r) =>
    row.map((spans, c) => ({
      index: at + 4 + r * (2 * columns + 1) + 2 * c,
      spans: headerBold && r === 0 ? spans.map((span) => ({ ...span, bold: true })) : spans,
    })),
  )
  const filled = cells
    .filter(({ spans }) => textOf(spans) !== '')
    .toReversed()
    .flatMap(({ index, spans }) => [
      { insertText: { location: { index }, text: textOf(spans) } },
      ...lookOf(spans, index),
    ])
  return [
    { insertTable: { rows: rows.length, columns, location: { index: at } } },
    ...plainParagraph({ startIndex: at, endIndex: at + 1 }, { namedStyleType: 'NORMAL_TEXT' }),
    ...filled,
  ]
}

function blockRequests(block: Block, at: number): object[] {
  switch (block.kind) {
    case 'heading':
      return paragraph(block.spans, at, { namedStyleType: `HEADING_${block.level}` })
    case 'paragraph':
      return paragraph(block.spans, at, { namedStyleType: 'NORMAL_TEXT' })
    case 'quote':
      return paragraph(block.spans, at, {
        namedStyleType: 'NORMAL_TEXT',
        indentStart: QUOTE_INDENT,
        indentFirstLine: QUOTE_INDENT,
      })
    case 'code':
      return paragraph([{ text: block.text, code: true }], at, { namedStyleType: 'NORMAL_TEXT' })
    case 'list':
      return list(block, at)
    case 'table':
      return tableRequests(block.rows, at, true)
  }
}

/**
 * Requests of a `batchUpdate` that write a Markdown text at the beginning of a paragraph. The last
 * block goes in first, all at the same place: so nothing moves what is still to come.
 */
export const markdownRequests = (markdown: string, at: number): object[] =>
  readMarkdown(markdown)
    .toReversed()
    .flatMap((block) => blockRequests(block, at))
