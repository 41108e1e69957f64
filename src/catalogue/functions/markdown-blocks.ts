/** A piece of text that looks the same throughout. */
export interface Span {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly strikethrough?: boolean
  readonly code?: boolean
  readonly link?: string
}

/** A line of a list; `depth` 0 is the outermost. */
interface ListItem {
  readonly depth: number
  readonly spans: readonly Span[]
}

/** What a Markdown text is made of. Rules and HTML have no block of their own: they stay text. */
export type Block =
  | { readonly kind: 'paragraph' | 'quote'; readonly spans: readonly Span[] }
  | { readonly kind: 'heading'; readonly level: number; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly ListItem[] }
  | { readonly kind: 'code'; readonly text: string }
  /** The first row is the header. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly Span[])[][] }

/** Lengths are bounded, so that a hostile text cannot make the search quadratic. */
const INLINE = new RegExp(
  [
    String.raw`\\(?<escaped>[\\\`*_{}\[\]()#+\-.!~|<>])`,
    String.raw`(?<ticks>\`{1,3})(?<code>[^\`\n]{1,2000})\k<ticks>`,
    String.raw`!?\[(?<label>[^\]\n]{0,1000})\]\((?<target>[^\s()]{1,2000})(?:\s"[^"\n]{0,500}")?\)`,
    String.raw`<(?<address>https?:\/\/[^\s>]{1,2000})>`,
    String.raw`\*\*(?=\S)(?<bold>[^\n]{1,2000}?)(?<=\S)\*\*(?!\*)`,
    String.raw`(?<!\w)__(?=\S)(?<strong>[^\n]{1,2000}?)(?<=\S)__(?!\w)`,
    String.raw`\*(?=[^\s*])(?<italic>[^\n]{1,2000}?)(?<=\S)\*`,
    String.raw`(?<!\w)_(?=[^\s_])(?<emphasis>[^\n]{1,2000}?)(?<=\S)_(?!\w)`,
    String.raw`~~(?=\S)(?<struck>[^\n]{1,2000}?)(?<=\S)~~`,
  ].join('|'),
  'g',
)

/** The spans of one paragraph; `look` is what surrounds it. */
export function readSpans(text: string, look: Omit<Span, 'text'> = {}): Span[] {
  const spans: Span[] = []
  const plain = (part: string) => {
    if (part !== '') spans.push({ text: part, ...look })
  }
  let from = 0
  for (const match of text.matchAll(INLINE)) {
    plain(text.slice(from, match.index))
    from = match.index + match[0].length
    spans.push(...spansOf(match.groups ?? {}, look))
  }
  plain(text.slice(from))
  return spans
}

function spansOf(found: Record<string, string | undefined>, look: Omit<Span, 'text'>): Span[] {
  const { escaped, code, label, target, address, struck } = found
  if (escaped !== undefined) return [{ text: escaped, ...look }]
  if (code !== undefined) return [{ text: code, ...look, code: true }]
  if (target !== undefined) return readSpans(label || target, { ...look, link: target })
  if (address !== undefined) return [{ text: address, ...look, link: address }]
  if (struck !== undefined) return readSpans(struck, { ...look, strikethrough: true })
  const bold = found['bold'] ?? found['strong']
  if (bold !== undefined) return readSpans(bold, { ...look, bold: true })
  return readSpans(found['italic'] ?? found['emphasis'] ?? '', { ...look, italic: true })
}

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]#*)?$/
const FENCE = /^ {0,3}(`{3,}|~{3,})/
const ITEM = /^(\s*)(?:([-*+])|(\d{1,9})[.)])[ \t]+(.*)$/
const QUOTE = /^ {0,3}> ?(.*)$/
const RULE = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/
const TABLE_LINE = /^\s*\|.*\|\s*$/
const TABLE_RULE = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/

const isPlain = (line: string): boolean =>
  line.trim() !== '' && ![HEADING, FENCE, ITEM, QUOTE, RULE, TABLE_LINE].some((it) => it.test(line))

/** Reads CommonMark's common part, and tables as GitHub writes them. */
export function readMarkdown(markdown: string): Block[] {
  const lines = markdown.replaceAll('\r\n', '\n').split('\n')
  const blocks: Block[] = []
  let at = 0
  /** The lines from here on that fit. */
  const take = (fits: (line: string, next: string) => boolean): string[] => {
    const from = at
    while (at < lines.length && fits(lines[at] ?? '', lines[at + 1] ?? '')) at++
    return lines.slice(from, at)
  }
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const heading = HEADING.exec(line)
    const fence = FENCE.exec(line)?.[1]
    if (line.trim() === '' || RULE.test(line)) at++
    else if (heading) {
      at++
      blocks.push({
        kind: 'heading',
        level: heading[1]?.length ?? 1,
        spans: readSpans(heading[2] ?? ''),
      })
    } else if (fence) {
      at++
      const text = take((one) => !one.trim().startsWith(fence)).join('\n')
      at++
      blocks.push({ kind: 'code', text })
    } else if (TABLE_LINE.test(line) && TABLE_RULE.test(lines[at + 1] ?? '')) {
      const rows = take((one) => TABLE_LINE.test(one)).filter((one) => !TABLE_RULE.test(one))
      blocks.push({ kind: 'table', rows: tableOf(rows) })
    } else if (QUOTE.test(line)) {
      const text = take((one) => QUOTE.test(one)).map((one) => QUOTE.exec(one)?.[1] ?? '')
      blocks.push({ kind: 'quote', spans: readSpans(text.join(' ').trim()) })
    } else if (ITEM.test(line)) blocks.push(listOf(take(inListOf(line))))
    else {
      at++
      const text = [line, ...take(isPlain)].map((one) => one.trim())
      blocks.push({ kind: 'paragraph', spans: readSpans(text.join(' ')) })
    }
  }
  return blocks
}

const isOrdered = (line: string): boolean => /^\s*\d/.test(line)

/** Items, and the empty lines before further ones of the same kind. */
const inListOf = (first: string) => (line: string, next: string) =>
  ITEM.test(line) ||
  (line.trim() === '' &&
    ITEM.test(next) &&
    (/^\s/.test(next) || isOrdered(next) === isOrdered(first)))

/** Depth by indentation: a deeper line is one level below, a shallower one goes back to its like. */
function listOf(lines: readonly string[]): Block {
  const indents: number[] = []
  const items = lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, space = '', , , text = ''] = ITEM.exec(line) ?? []
      const indent = space.replaceAll('\t', '    ').length
      while (indents.length > 0 && (indents.at(-1) ?? 0) > indent) indents.pop()
      if (indents.at(-1) !== indent) indents.push(indent)
      return { depth: indents.length - 1, spans: readSpans(text.replace(/^\[( |x)\] /i, '')) }
    })
  return { kind: 'list', ordered: isOrdered(lines[0] ?? ''), items }
}

/** Cells of all rows, as many in each as in the header. */
function tableOf(lines: readonly string[]): (readonly Span[])[][] {
  const rows = lines.map((line) =>
    line
      .trim()
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  )
  const width = rows[0]?.length ?? 0
  return rows.map((row) => Array.from({ length: width }, (_, i) => readSpans(row[i] ?? '')))
}
