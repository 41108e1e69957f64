import * as z from 'zod'
import type { Call } from '../run.ts'
import { AnsweredText, toInlineMarkdown, toPlainText } from './notion-text.ts'
import { readAnswer } from './read.ts'

const Block = z.looseObject({
  id: z.string(),
  type: z.string(),
  has_children: z.boolean().default(false),
})
type Block = z.infer<typeof Block>

const Page = z.looseObject({
  results: z.array(Block),
  has_more: z.boolean().default(false),
  next_cursor: z.string().nullish(),
})

/** Requests that reading one page may cost; a longer page is cut, and said to be. */
const MAX_REQUESTS = 40

const Content = z.looseObject({
  rich_text: AnsweredText.optional(),
  caption: AnsweredText.optional(),
  checked: z.boolean().optional(),
  language: z.string().optional(),
  expression: z.string().optional(),
  title: z.string().optional(),
  url: z.string().optional(),
  external: z.looseObject({ url: z.string() }).optional(),
  file: z.looseObject({ url: z.string() }).optional(),
  cells: z.array(AnsweredText).optional(),
})
type Content = z.infer<typeof Content>

const contentOf = (block: Block): Content => Content.safeParse(block[block.type]).data ?? {}

const link = (label: string, { url, external, file, caption }: Content): string => {
  const address = url ?? external?.url ?? file?.url ?? ''
  return `[${toPlainText(caption ?? []) || label}](${address})`
}

/** The line of a block, without what stands in it; `undefined` for those that only hold others. */
function lineOf(block: Block, text: string, content: Content): string | undefined {
  switch (block.type) {
    case 'heading_1':
      return `# ${text}`
    case 'heading_2':
      return `## ${text}`
    case 'heading_3':
      return `### ${text}`
    case 'bulleted_list_item':
    case 'toggle':
      return `- ${text}`
    case 'numbered_list_item':
      return `1. ${text}`
    case 'to_do':
      return `- [${content.checked ? 'x' : ' '}] ${text}`
    case 'quote':
    case 'callout':
      return `> ${text.replaceAll('\n', '\n> ')}`
    case 'code':
      return `\`\`\`${content.language ?? ''}\n${toPlainText(content.rich_text ?? [])}\n\`\`\``
    case 'equation':
      return `$$${content.expression ?? ''}$$`
    case 'divider':
      return '---'
    case 'image':
      return `!${link('image', content)}`
    case 'child_page':
      return `[${content.title ?? ''}](notion://page/${block.id})`
    case 'child_database':
      return `[${content.title ?? ''}](notion://database/${block.id})`
    case 'table_row':
      return `| ${(content.cells ?? []).map((cell) => toInlineMarkdown(cell).replaceAll('|', '\\|')).join(' | ')} |`
    case 'bookmark':
    case 'embed':
    case 'file':
    case 'link_preview':
    case 'pdf':
    case 'video':
      return link(block.type, content)
    default:
      return content.rich_text ? text : undefined
  }
}

const LISTS = new Set(['bulleted_list_item', 'numbered_list_item', 'to_do', 'toggle'])
const HOLDERS = new Set(['table', 'column_list', 'column', 'synced_block'])

/** Reads the children of blocks; counts the requests. */
class Source {
  cut = false
  private left = MAX_REQUESTS
  private readonly call: Call

  constructor(call: Call) {
    this.call = call
  }

  async childrenOf(id: string): Promise<Block[]> {
    const blocks: Block[] = []
    let cursor: string | undefined
    do {
      if (this.left-- <= 0) {
        this.cut = true
        return blocks
      }
      const query = { page_size: 100, start_cursor: cursor }
      const path = `/blocks/${encodeURIComponent(id)}/children`
      const page = readAnswer(Page, await this.call({ path, query }))
      blocks.push(...page.results)
      cursor = page.has_more ? (page.next_cursor ?? undefined) : undefined
    } while (cursor)
    return blocks
  }
}

const indent = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ')

async function markdownOf(source: Source, block: Block): Promise<string> {
  const content = contentOf(block)
  const line = lineOf(block, toInlineMarkdown(content.rich_text ?? []), content)
  const opens = block.has_children && !block.type.startsWith('child_')
  const inner = opens ? await listMarkdown(source, await source.childrenOf(block.id)) : ''
  if (line === undefined || HOLDERS.has(block.type)) return inner
  if (!inner) return line
  return LISTS.has(block.type) ? `${line}\n${indent(inner)}` : `${line}\n\n${inner}`
}

async function listMarkdown(source: Source, blocks: readonly Block[]): Promise<string> {
  let out = ''
  let before: Block | undefined
  for (const block of blocks) {
    const text = await markdownOf(source, block)
    const tight = before && sticks(before, block)
    if (out && text) out += tight ? '\n' : '\n\n'
    out += text
    if (block.type === 'table_row' && !before) {
      out += `\n|${' --- |'.repeat(contentOf(block).cells?.length ?? 1)}`
    }
    before = block
  }
  return out
}

/** Items of one list, and rows of one table, have no empty line between them. */
const sticks = (before: Block, after: Block): boolean =>
  (LISTS.has(before.type) && LISTS.has(after.type)) || after.type === 'table_row'

/** A page, or what stands in a block, as Markdown; `cut` where it was longer than is read at once. */
export async function readMarkdown(
  call: Call,
  id: string,
): Promise<{ markdown: string; cut: boolean }> {
  const source = new Source(call)
  const markdown = await listMarkdown(source, await source.childrenOf(id))
  return { markdown, cut: source.cut }
}
