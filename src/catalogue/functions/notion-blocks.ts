import { type RichText, toRichText } from './notion-text.ts'

/** https://developers.notion.com/reference/block, as it is created. */
export interface NewBlock {
  readonly object: 'block'
  readonly type: string
  readonly [type: string]: unknown
}

/** How deep blocks may stand in one another in one request. */
const MAX_DEPTH = 2

/** Letters of code that one block takes: a hundred pieces of two thousand each, kept well below. */
const MAX_CODE = 100_000

const block = (type: string, content: object): NewBlock => ({
  object: 'block',
  type,
  [type]: content,
})

const textBlock = (type: string, markdown: string, more: object = {}): NewBlock =>
  block(type, { rich_text: toRichText(markdown), ...more })

/** The languages that Notion calls otherwise than writers of Markdown. */
const LANGUAGES: Readonly<Record<string, string>> = {
  '': 'plain text',
  ...{ text: 'plain text', txt: 'plain text', plaintext: 'plain text' },
  ...{ js: 'javascript', jsx: 'javascript', mjs: 'javascript', ts: 'typescript' },
  ...{ tsx: 'typescript', py: 'python', rb: 'ruby', rs: 'rust', sh: 'shell', zsh: 'shell' },
  ...{ yml: 'yaml', md: 'markdown', cpp: 'c++', cs: 'c#', csharp: 'c#', golang: 'go' },
}
const KNOWN = new Set(
  'bash,c,c#,c++,css,dart,diff,docker,elixir,go,graphql,haskell,html,java,javascript,json,kotlin,latex,lua,makefile,markdown,mermaid,perl,php,plain text,powershell,protobuf,python,r,ruby,rust,sass,scala,scss,shell,solidity,sql,swift,toml,typescript,xml,yaml'.split(
    ',',
  ),
)

function languageOf(info: string): string {
  const word = info.trim().split(/\s/)[0]?.toLowerCase() ?? ''
  const name = LANGUAGES[word] ?? word
  return KNOWN.has(name) ? name : 'plain text'
}

function codeBlock(code: string, language: string): NewBlock {
  const rich_text: RichText[] = []
  for (let start = 0; start < Math.min(code.length, MAX_CODE); start += 2000) {
    rich_text.push({ type: 'text', text: { content: code.slice(start, start + 2000) } })
  }
  return block('code', { rich_text, language: languageOf(language) })
}

/** A line that begins an item of a list. */
interface Item {
  readonly indent: number
  readonly type: string
  readonly text: string
  readonly more: object
}

function itemOf(line: string): Item | undefined {
  const match = /^(\s*)(?:[-*+]|(\d{1,9})[.)])\s+(?:\[([ xX])\]\s+)?(.*)$/.exec(line)
  if (!match) return undefined
  const [, space = '', number, box, text = ''] = match
  const indent = space.replaceAll('\t', '    ').length
  if (box !== undefined) {
    return { indent, type: 'to_do', text, more: { checked: box.toLowerCase() === 'x' } }
  }
  return { indent, type: number ? 'numbered_list_item' : 'bulleted_list_item', text, more: {} }
}

interface Branch {
  readonly item: Item
  readonly children: Branch[]
}

/** Nests items by their indentation; what is deeper than Notion takes at once moves up. */
function nested(items: readonly Item[]): NewBlock[] {
  const roots: Branch[] = []
  const open: Branch[] = []
  for (const item of items) {
    while ((open.at(-1)?.item.indent ?? -1) >= item.indent) open.pop()
    while (open.length > MAX_DEPTH) open.pop()
    const branch = { item, children: [] }
    const siblings = open.at(-1)?.children ?? roots
    siblings.push(branch)
    open.push(branch)
  }
  const build = ({ item: { type, text, more }, children }: Branch): NewBlock =>
    textBlock(type, text, {
      ...more,
      ...(children.length > 0 && { children: children.map(build) }),
    })
  return roots.map(build)
}

const cells = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))

function table(lines: readonly string[]): NewBlock {
  const [head = '', , ...rest] = lines
  const width = cells(head).length
  const rows = [head, ...rest].map((line) => {
    const row = cells(line)
    return block('table_row', {
      cells: Array.from({ length: width }, (_, i) => toRichText(row[i] ?? '')),
    })
  })
  return block('table', {
    table_width: width,
    has_column_header: true,
    has_row_header: false,
    children: rows,
  })
}

/** The block that one line is by itself. */
function lineBlock(line: string): NewBlock | undefined {
  const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line)
  if (heading) {
    const level = Math.min(heading[1]?.length ?? 1, 3)
    return textBlock(`heading_${level}`, heading[2] ?? '')
  }
  if (/^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/.test(line)) return block('divider', {})
  const image = /^!\[([^\]]*)\]\((https?:[^\s)]+)\)$/.exec(line.trim())
  if (!image) return undefined
  const [, alt = '', url] = image
  return block('image', { type: 'external', external: { url }, caption: toRichText(alt) })
}

const IS_TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/
const FENCE = /^\s*(`{3,}|~{3,})(.*)$/

/** Reads Markdown line by line; each step takes the lines of one block, or of one list. */
class Reader {
  readonly blocks: NewBlock[] = []
  private readonly lines: readonly string[]
  private at = 0

  constructor(markdown: string) {
    this.lines = markdown.replaceAll('\r\n', '\n').split('\n')
  }

  read(): NewBlock[] {
    while (this.at < this.lines.length) this.step()
    return this.blocks
  }

  /** Whether lines were taken: always, since at last anything is text. */
  private step(): boolean {
    if (this.line().trim() === '') return this.takeWhile((line) => line.trim() === '').length > 0
    const special = this.fence() || this.single() || this.list() || this.quote() || this.grid()
    return special || this.text()
  }

  private line(ahead = 0): string {
    return this.lines[this.at + ahead] ?? ''
  }

  /** The lines from here on as long as they fit. */
  private takeWhile(fits: (line: string) => boolean): string[] {
    const taken: string[] = []
    while (this.at < this.lines.length && fits(this.line())) {
      taken.push(this.line())
      this.at++
    }
    return taken
  }

  private fence(): boolean {
    const [, fence, info = ''] = FENCE.exec(this.line()) ?? []
    if (!fence) return false
    this.at++
    const code = this.takeWhile((line) => !line.trim().startsWith(fence))
    this.at++
    this.blocks.push(codeBlock(code.join('\n'), info))
    return true
  }

  private single(): boolean {
    const made = lineBlock(this.line())
    if (!made) return false
    this.blocks.push(made)
    this.at++
    return true
  }

  private list(): boolean {
    const lines = this.takeWhile((line) => itemOf(line) !== undefined && !lineBlock(line))
    const items = lines.flatMap((line) => itemOf(line) ?? [])
    this.blocks.push(...nested(items))
    return items.length > 0
  }

  private quote(): boolean {
    const lines = this.takeWhile((line) => line.startsWith('>'))
    if (lines.length === 0) return false
    this.blocks.push(textBlock('quote', lines.map((line) => line.replace(/^> ?/, '')).join('\n')))
    return true
  }

  private grid(): boolean {
    if (!this.line().includes('|') || !IS_TABLE_RULE.test(this.line(1))) return false
    this.blocks.push(table(this.takeWhile((line) => line.includes('|'))))
    return true
  }

  private text(): boolean {
    const first = this.line()
    this.at++
    const rest = this.takeWhile(
      (line) =>
        line.trim() !== '' &&
        !line.startsWith('>') &&
        !FENCE.test(line) &&
        !itemOf(line) &&
        !lineBlock(line),
    )
    this.blocks.push(textBlock('paragraph', [first, ...rest].join('\n').trim()))
    return true
  }
}

/**
 * Markdown as blocks of Notion: headings (three levels), paragraphs, lists, tasks, quotes, code,
 * tables, rules and images. Anything else stays text.
 */
export const toBlocks = (markdown: string): NewBlock[] => new Reader(markdown).read()
