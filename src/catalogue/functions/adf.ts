/**
 * A node of the Atlassian document format, in which Jira's rich texts are written.
 * https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export interface AdfNode {
  readonly type: string
  readonly version?: number
  readonly text?: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly marks?: readonly AdfMark[]
  readonly content?: readonly AdfNode[]
}

export interface AdfMark {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
}

/** A link with this scheme is a mention: `[@Ada](accountid:5b10a2844c20165700ede21g)`. */
export const MENTION = 'accountid:'

/** A block that was read, and how many lines it took. */
type Found = readonly [node: AdfNode, lines: number]

/**
 * Markdown as a document: headings, lists, quotes, code, tables, rules, and marks in the text. Every
 * line break of a paragraph is kept. What is a document already (as JSON) stays as it is.
 */
export function documentOf(markdown: string): AdfNode {
  const given = parsedDocument(markdown)
  return given ?? { type: 'doc', version: 1, content: blocksOf(markdown.split(/\r?\n/)) }
}

function parsedDocument(text: string): AdfNode | undefined {
  if (!/^\s*\{\s*"/.test(text)) return undefined
  try {
    const value = JSON.parse(text) as AdfNode
    return value.type === 'doc' && Array.isArray(value.content) ? value : undefined
  } catch {
    return undefined
  }
}

/** How deep quotes and lists may stand in each other; what is deeper is text. */
const DEEPEST = 8

function blocksOf(lines: readonly string[], depth = 0): AdfNode[] {
  const blocks: AdfNode[] = []
  for (let at = 0; at < lines.length; ) {
    if (lines[at]?.trim() === '') at++
    else {
      const rest = lines.slice(at)
      const [node, taken] = blockAt(rest, depth) ?? paragraph(rest, depth)
      blocks.push(node)
      at += taken
    }
  }
  return blocks
}

function blockAt(lines: readonly string[], depth: number): Found | undefined {
  const flat = fencedCode(lines) ?? heading(lines) ?? rule(lines) ?? table(lines)
  return flat ?? (depth < DEEPEST ? (quote(lines, depth) ?? list(lines, depth)) : undefined)
}

/** Whether a paragraph ends before this line. Looks, and reads nothing: blocks hold blocks. */
const interrupts = (line: string, next: string, depth: number): boolean =>
  FENCE.test(line) ||
  HEADING.test(line) ||
  RULE.test(line) ||
  isTable(line, next) ||
  (depth < DEEPEST && (QUOTE.test(line) || ITEM.test(line)))

const block = (type: string, content: readonly AdfNode[], attrs?: AdfNode['attrs']): AdfNode =>
  attrs ? { type, attrs, content } : { type, content }

/** Until a blank line, or a line that begins something else. */
function paragraph(lines: readonly string[], depth: number): Found {
  const end = lines.findIndex(
    (line, i) => i > 0 && (!line.trim() || interrupts(line, lines[i + 1] ?? '', depth)),
  )
  const taken = end === -1 ? lines.length : end
  const text = lines
    .slice(0, taken)
    .map((line) => line.trim().replace(/\\$/, ''))
    .join('\n')
  return [block('paragraph', inline(text)), taken]
}

const FENCE = /^ {0,3}(```+|~~~+) *([\w+#.-]*)/
const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/
const RULE = /^ {0,3}([-*_])(?: *\1){2,} *$/
const QUOTE = /^ {0,3}>/

function fencedCode(lines: readonly string[]): Found | undefined {
  const [, fence = '', language = ''] = FENCE.exec(lines[0] ?? '') ?? []
  if (!fence) return undefined
  const end = lines.findIndex((line, i) => i > 0 && line.trim() === fence)
  const last = end === -1 ? lines.length : end
  const text = lines.slice(1, last).join('\n')
  const content = text ? [{ type: 'text', text }] : []
  return [block('codeBlock', content, language ? { language } : undefined), last + 1]
}

function heading(lines: readonly string[]): Found | undefined {
  const match = HEADING.exec(lines[0] ?? '')
  if (!match) return undefined
  return [block('heading', inline(match[2] ?? ''), { level: match[1]?.length ?? 1 }), 1]
}

const rule = ([line = '']: readonly string[]): Found | undefined =>
  RULE.test(line) ? [{ type: 'rule' }, 1] : undefined

function quote(lines: readonly string[], depth: number): Found | undefined {
  const other = lines.findIndex((line) => !QUOTE.test(line))
  const taken = other === -1 ? lines.length : other
  if (taken === 0) return undefined
  const inner = blocksOf(
    lines.slice(0, taken).map((line) => line.replace(/^ {0,3}> ?/, '')),
    depth + 1,
  )
  return [block('blockquote', plainBlocks(inner)), taken]
}

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))

const isTable = (head: string, dashes: string): boolean =>
  head.includes('|') && /^\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?$/.test(dashes)

function table(lines: readonly string[]): Found | undefined {
  const [head = '', dashes = ''] = lines
  if (!isTable(head, dashes)) return undefined
  const other = lines.findIndex((line, i) => i > 1 && !line.includes('|'))
  const taken = other === -1 ? lines.length : other
  const row = (type: string) => (line: string) =>
    block(
      'tableRow',
      cellsOf(line).map((cell) => block(type, [block('paragraph', inline(cell))])),
    )
  const rows = [row('tableHeader')(head), ...lines.slice(2, taken).map(row('tableCell'))]
  return [block('table', rows), taken]
}

const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])(?:\s+(.*))?$/
const indentOf = (line: string): number => line.length - line.trimStart().length

/** Items of one kind and one indent; what stands further right belongs to the item above it. */
function list(lines: readonly string[], depth: number): Found | undefined {
  const [, first = '', marker] = ITEM.exec(lines[0] ?? '') ?? []
  if (marker === undefined) return undefined
  const ordered = /\d/.test(marker)
  const items: string[][] = []
  let taken = 0
  for (const line of lines) {
    const match = ITEM.exec(line)
    const same = match?.[1]?.length === first.length && /\d/.test(match[2] ?? '') === ordered
    const next = lines[taken + 1] ?? ''
    if (same) items.push([match[3] ?? ''])
    else if (line.trim() === '' ? !continues(next, first.length) : indentOf(line) <= first.length)
      break
    else items.at(-1)?.push(line)
    taken++
  }
  const order = Number.parseInt(marker, 10)
  const attrs = ordered && order !== 1 ? { order } : undefined
  return [
    block(
      ordered ? 'orderedList' : 'bulletList',
      items.map((item) => listItem(item, depth)),
      attrs,
    ),
    taken,
  ]
}

const continues = (line: string, indent: number): boolean =>
  line.trim() !== '' && (indentOf(line) > indent || (indentOf(line) === indent && ITEM.test(line)))

function listItem([text = '', ...rest]: readonly string[], depth: number): AdfNode {
  const indents = rest.filter((line) => line.trim()).map(indentOf)
  const indent = indents.length ? Math.min(...indents) : 0
  const content = plainBlocks(
    blocksOf([text, ...rest.map((line) => line.slice(indent))], depth + 1),
  )
  const begins = content[0]?.type === 'paragraph' || content[0]?.type === 'codeBlock'
  return block('listItem', begins ? content : [block('paragraph', []), ...content])
}

/** List items and quotes hold paragraphs, lists and code only: others give up their frame. */
const plainBlocks = (blocks: readonly AdfNode[]): AdfNode[] =>
  blocks.flatMap((node): AdfNode[] => {
    if (/^(?:paragraph|codeBlock|bulletList|orderedList)$/.test(node.type)) return [node]
    if (node.type === 'heading') return [block('paragraph', node.content ?? [])]
    return plainBlocks(node.content ?? [])
  })

const INLINE = new RegExp(
  [
    /\\(?<escaped>[!-/:-@[-`{-~])/,
    /(?<ticks>`+)(?<code>[^`]+)\k<ticks>(?!`)/,
    /!?\[(?<label>[^\]]*)\]\((?<target>[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)/,
    /(?<url>https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)\]}'"*_~`])/,
    /\*\*(?!\*\*)(?<strong>\S(?:.*?\S)?)\*\*(?!\*)/,
    /(?<!\w)__(?<strong2>\S(?:.*?\S)?)__(?!\w)/,
    /~~(?<strike>\S(?:.*?\S)?)~~/,
    /\*(?<em>[^\s*](?:.*?[^\s*])?)\*(?!\*)/,
    /(?<!\w)_(?<em2>[^\s_](?:.*?[^\s_])?)_(?!\w)/,
    /(?<newline> *\n)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gs',
)

function inline(text: string, marks: readonly AdfMark[] = []): AdfNode[] {
  const nodes: AdfNode[] = []
  let after = 0
  for (const match of text.matchAll(INLINE)) {
    nodes.push(...plain(text.slice(after, match.index), marks))
    nodes.push(...marked(match.groups ?? {}, marks))
    after = match.index + match[0].length
  }
  return [...nodes, ...plain(text.slice(after), marks)]
}

/** No text of no letters: Jira refuses it. */
const plain = (text: string, marks: readonly AdfMark[]): AdfNode[] => {
  if (!text) return []
  return [marks.length ? { type: 'text', text, marks } : { type: 'text', text }]
}

function marked(groups: Record<string, string | undefined>, marks: readonly AdfMark[]): AdfNode[] {
  const { escaped, code, label, target, url, strike, newline } = groups
  const strong = groups['strong'] ?? groups['strong2']
  const em = groups['em'] ?? groups['em2']
  if (newline !== undefined) return [{ type: 'hardBreak' }]
  if (escaped !== undefined) return plain(escaped, marks)
  if (code !== undefined) {
    // code goes with links, and with no other mark
    return plain(code.trim() || code, [...marks.filter(isLink), { type: 'code' }])
  }
  if (target?.startsWith(MENTION)) return [mention(target.slice(MENTION.length), label ?? '')]
  if (target !== undefined) return inline(label || target, withLink(marks, target))
  if (url !== undefined) return plain(url, withLink(marks, url))
  if (strong !== undefined) return inline(strong, [...marks, { type: 'strong' }])
  if (strike !== undefined) return inline(strike, [...marks, { type: 'strike' }])
  return inline(em ?? '', [...marks, { type: 'em' }])
}

const isLink = ({ type }: AdfMark): boolean => type === 'link'

/** A text has one link: the outer one stays. */
const withLink = (marks: readonly AdfMark[], href: string): readonly AdfMark[] =>
  marks.some(isLink) ? marks : [...marks, { type: 'link', attrs: { href } }]

const mention = (id: string, text: string): AdfNode => ({
  type: 'mention',
  attrs: { id, ...(text && { text }) },
})
