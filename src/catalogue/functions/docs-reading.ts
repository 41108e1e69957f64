import * as z from 'zod'

const TextStyle = z.looseObject({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  strikethrough: z.boolean().optional(),
  link: z.looseObject({ url: z.string().optional() }).optional(),
  weightedFontFamily: z.looseObject({ fontFamily: z.string().optional() }).optional(),
})

const Paragraph = z.looseObject({
  elements: z
    .array(
      z.looseObject({
        textRun: z
          .looseObject({ content: z.string().default(''), textStyle: TextStyle.default({}) })
          .optional(),
        richLink: z
          .looseObject({
            richLinkProperties: z
              .looseObject({ title: z.string().optional(), uri: z.string().default('') })
              .optional(),
          })
          .optional(),
        person: z
          .looseObject({
            personProperties: z
              .looseObject({ name: z.string().optional(), email: z.string().optional() })
              .optional(),
          })
          .optional(),
        inlineObjectElement: z.looseObject({}).optional(),
      }),
    )
    .default([]),
  paragraphStyle: z.looseObject({ namedStyleType: z.string().optional() }).default({}),
  bullet: z
    .looseObject({ listId: z.string().default(''), nestingLevel: z.number().default(0) })
    .optional(),
})
type Paragraph = z.output<typeof Paragraph>

interface Element {
  startIndex: number
  endIndex: number
  paragraph?: Paragraph | undefined
  table?: { tableRows: { tableCells: { content: Element[] }[] }[] } | undefined
}

const Element: z.ZodType<Element> = z.lazy(() =>
  z.looseObject({
    startIndex: z.number().default(0),
    endIndex: z.number().default(0),
    paragraph: Paragraph.optional(),
    table: z
      .looseObject({
        tableRows: z
          .array(
            z.looseObject({
              tableCells: z
                .array(z.looseObject({ content: z.array(Element).default([]) }))
                .default([]),
            }),
          )
          .default([]),
      })
      .optional(),
  }),
)

/** A document as the API answers it, as far as it is read here: its first tab. */
export const GoogleDocument = z.looseObject({
  documentId: z.string(),
  title: z.string().default(''),
  body: z.looseObject({ content: z.array(Element).default([]) }).default({ content: [] }),
  lists: z
    .record(
      z.string(),
      z.looseObject({
        listProperties: z
          .looseObject({
            nestingLevels: z.array(z.looseObject({ glyphType: z.string().optional() })).default([]),
          })
          .default({ nestingLevels: [] }),
      }),
    )
    .default({}),
})
export type GoogleDocument = z.output<typeof GoogleDocument>

/** Around the words, not around the spaces beside them, which would be no Markdown. */
const wrap = (text: string, mark: string, end = mark): string =>
  text.replace(/^(\s*)([\s\S]*?)(\s*)$/, (_, before: string, words: string, after: string) =>
    words === '' ? before + after : `${before}${mark}${words}${end}${after}`,
  )

function styled(content: string, style: z.output<typeof TextStyle>): string {
  const { bold, italic, strikethrough, link, weightedFontFamily } = style
  const code = /mono|courier|consolas/i.test(weightedFontFamily?.fontFamily ?? '')
  let text = content.replaceAll('\u000b', '\n')
  if (code) text = wrap(text, '`')
  if (bold) text = wrap(text, '**')
  if (italic) text = wrap(text, '*')
  if (strikethrough) text = wrap(text, '~~')
  return link?.url ? wrap(text, '[', `](${link.url})`) : text
}

function textOf(paragraph: Paragraph, markdown: boolean): string {
  const parts = paragraph.elements.map(({ textRun, richLink, person, inlineObjectElement }) => {
    const content = textRun?.content.replace(/\n$/, '') ?? ''
    if (textRun) return markdown ? styled(content, textRun.textStyle) : content
    const link = richLink?.richLinkProperties
    if (link)
      return markdown ? `[${link.title ?? link.uri}](${link.uri})` : (link.title ?? link.uri)
    const who = person?.personProperties
    if (who) return who.name ?? who.email ?? ''
    return inlineObjectElement && markdown ? '[image]' : ''
  })
  return parts.join('')
}

const HEADINGS: Readonly<Record<string, string>> = { TITLE: '# ', SUBTITLE: '## ' }

function lineOf(document: GoogleDocument, paragraph: Paragraph): string {
  const text = textOf(paragraph, true).trimEnd()
  const { bullet, paragraphStyle } = paragraph
  const style = paragraphStyle.namedStyleType ?? ''
  if (text.trim() === '') return ''
  if (bullet) {
    const levels = document.lists[bullet.listId]?.listProperties.nestingLevels ?? []
    const glyph = levels[bullet.nestingLevel]?.glyphType
    const ordered = glyph !== undefined && !/UNSPECIFIED|NONE/.test(glyph)
    return `${'   '.repeat(bullet.nestingLevel)}${ordered ? '1. ' : '- '}${text}`
  }
  const level = /^HEADING_(\d)$/.exec(style)?.[1]
  const prefix = level ? `${'#'.repeat(Number(level))} ` : (HEADINGS[style] ?? '')
  return prefix ? prefix + text.replaceAll('\n', ' ').replace(/^\*\*(.+)\*\*$/, '$1') : text
}

function tableOf(document: GoogleDocument, table: NonNullable<Element['table']>): string {
  const rows = table.tableRows.map(({ tableCells }) => {
    const cells = tableCells.map(({ content }) =>
      markdownOf({ ...document, body: { content } })
        .replace(/\s*\n+\s*/g, ' ')
        .replaceAll('|', '\\|'),
    )
    return `| ${cells.join(' | ')} |`
  })
  const width = table.tableRows[0]?.tableCells.length ?? 0
  return [rows[0], `|${' --- |'.repeat(width)}`, ...rows.slice(1)].join('\n')
}

/** A document as Markdown; pictures, page breaks, headers and footers are left out. */
export function markdownOf(document: GoogleDocument): string {
  const parts = document.body.content.map(({ paragraph, table }) => {
    const text = paragraph ? lineOf(document, paragraph) : ''
    return { text: table ? tableOf(document, table) : text, item: Boolean(paragraph?.bullet) }
  })
  const shown = parts.filter(({ text }) => text !== '')
  return shown
    .map(({ text, item }, i) => text + (item && shown[i + 1]?.item ? '\n' : '\n\n'))
    .join('')
    .trim()
}

/** The words alone, a paragraph a line; cells of a table have a tab between them. */
export function plainTextOf(content: readonly Element[]): string {
  return content
    .map(({ paragraph, table }) => {
      if (paragraph) return `${textOf(paragraph, false)}\n`
      const rows = table?.tableRows.map(({ tableCells }) =>
        tableCells.map((cell) => plainTextOf(cell.content).trim()).join('\t'),
      )
      return rows ? `${rows.join('\n')}\n` : ''
    })
    .join('')
}

/** Each paragraph and table with its place, for changes that name one. */
export const indexedPartsOf = ({ body }: GoogleDocument): object[] =>
  body.content
    .filter(({ paragraph, table }) => paragraph || table)
    .map((element) => ({
      start_index: element.startIndex,
      end_index: element.endIndex,
      kind: element.table ? 'table' : (element.paragraph?.paragraphStyle.namedStyleType ?? 'text'),
      text: plainTextOf([element]).replace(/\n$/, ''),
    }))

/** Where a text can be added at the end, and whether the last paragraph has words already. */
export function endOf({ body }: GoogleDocument): { index: number; open: boolean } {
  const last = body.content.at(-1)
  const index = Math.max(1, (last?.endIndex ?? 2) - 1)
  return { index, open: last !== undefined && index > last.startIndex }
}
