import { type AdfMark, type AdfNode, MENTION } from './adf.ts'

/** Whether a value of an answer is a text in the Atlassian document format. */
export const isDocument = (value: unknown): value is AdfNode =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'doc' &&
  'content' in value &&
  Array.isArray(value.content)

/**
 * A document as Markdown, for reading: nothing is escaped. Mentions and what else Markdown has no
 * word for become text; colours and sizes are left out.
 */
export const markdownOf = (document: AdfNode): string => blocks(document.content).trim()

const blocks = (nodes: readonly AdfNode[] = []): string =>
  nodes
    .map(block)
    .filter((text) => text !== '')
    .join('\n\n')

const indented = (text: string, prefix: string): string =>
  text
    .split('\n')
    .map((line, i) => (i === 0 || line === '' ? line : ' '.repeat(prefix.length) + line))
    .join('\n')

const attribute = (node: AdfNode, name: string): string => String(node.attrs?.[name] ?? '')

const RENDER: Readonly<Record<string, (node: AdfNode) => string>> = {
  paragraph: (node) => inline(node.content),
  heading: (node) => `${'#'.repeat(Number(node.attrs?.['level'] ?? 1))} ${inline(node.content)}`,
  codeBlock: (node) => {
    const text = (node.content ?? []).map(({ text }) => text ?? '').join('')
    return `\`\`\`${attribute(node, 'language')}\n${text}\n\`\`\``
  },
  blockquote: (node) => quoted(blocks(node.content)),
  panel: (node) => quoted(blocks(node.content)),
  rule: () => '---',
  bulletList: (node) => items(node, () => '- '),
  orderedList: (node) => items(node, (i) => `${Number(node.attrs?.['order'] ?? 1) + i}. `),
  taskList: (node) =>
    items(node, (i) => (node.content?.[i]?.attrs?.['state'] === 'DONE' ? '- [x] ' : '- [ ] ')),
  decisionList: (node) => items(node, () => '- '),
  taskItem: (node) => inline(node.content),
  decisionItem: (node) => inline(node.content),
  table: (node) => table(node),
  expand: (node) => [`**${attribute(node, 'title')}**`, blocks(node.content)].join('\n\n'),
  blockCard: (node) => attribute(node, 'url'),
  embedCard: (node) => attribute(node, 'url'),
  media: (node) => `![${attribute(node, 'alt') || 'attachment'}](${attribute(node, 'url')})`,
}

const block = (node: AdfNode): string => {
  const render = RENDER[node.type]
  if (render) return render(node)
  return node.text !== undefined || INLINE[node.type] ? inline([node]) : blocks(node.content)
}

const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')

/** Items stand close together; what an item holds is indented below its marker. */
const items = ({ content = [] }: AdfNode, marker: (i: number) => string): string =>
  content
    .map((item, i) => {
      const text = item.type === 'listItem' ? tight(item.content) : block(item)
      return marker(i) + indented(text, marker(i).startsWith('- ') ? '- ' : marker(i))
    })
    .join('\n')

const tight = (nodes: readonly AdfNode[] = []): string =>
  nodes.map(block).reduce((text, next, i) => {
    const close = nodes[i]?.type.endsWith('List')
    return i === 0 ? next : `${text}${close ? '\n' : '\n\n'}${next}`
  }, '')

function table({ content: rows = [] }: AdfNode): string {
  const cells = ({ content = [] }: AdfNode) =>
    content.map((cell) =>
      blocks(cell.content)
        .replace(/\s*\n\s*/g, ' ')
        .replaceAll('|', '\\|'),
    )
  const [head, ...rest] = rows.map((row) => `| ${cells(row).join(' | ')} |`)
  const width = rows[0]?.content?.length ?? 0
  return [head, `|${' --- |'.repeat(width)}`, ...rest].join('\n')
}

const INLINE: Readonly<Record<string, (node: AdfNode) => string>> = {
  text: (node) => (node.marks ?? []).reduceRight(mark, node.text ?? ''),
  hardBreak: () => '\n',
  mention: (node) => {
    const name = attribute(node, 'text') || '@'
    return `[${name.startsWith('@') ? name : `@${name}`}](${MENTION}${attribute(node, 'id')})`
  },
  emoji: (node) => attribute(node, 'text') || attribute(node, 'shortName'),
  inlineCard: (node) => attribute(node, 'url'),
  status: (node) => attribute(node, 'text'),
  date: (node) => {
    const time = new Date(Number(node.attrs?.['timestamp']))
    return Number.isNaN(time.getTime()) ? '' : time.toISOString().slice(0, 10)
  },
  mediaInline: (node) => `![${attribute(node, 'alt') || 'attachment'}]()`,
}

const inline = (nodes: readonly AdfNode[] = []): string =>
  nodes.map((node) => INLINE[node.type]?.(node) ?? inline(node.content)).join('')

const AROUND: Readonly<Record<string, string>> = { strong: '**', em: '*', strike: '~~', code: '`' }

/** Blanks at the ends stay outside: `**bold** ` is bold, `**bold **` is not. */
function mark(text: string, { type, attrs }: AdfMark): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
  if (inner === '') return text
  const around = AROUND[type] ?? ''
  if (type !== 'link') return `${before}${around}${inner}${around}${after}`
  const href = String(attrs?.['href'] ?? '')
  return inner === href ? text : `${before}[${inner}](${href})${after}`
}
