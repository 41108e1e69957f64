import * as z from 'zod'

/** https://developers.notion.com/reference/rich-text, as far as Markdown can say it. */
export interface RichText {
  readonly type: 'text'
  readonly text: { readonly content: string; readonly link?: { readonly url: string } }
  readonly annotations?: Style
}

interface Style {
  readonly bold?: true
  readonly italic?: true
  readonly strikethrough?: true
  readonly code?: true
}

/** Letters that one piece of rich text holds at most, and pieces that a list of them holds. */
const MAX_LETTERS = 2000
const MAX_PIECES = 100

const INLINE = new RegExp(
  [
    String.raw`\\(?<escaped>[\\\`*_~[\]])`,
    '(?<ticks>`+)(?<code>.+?)\\k<ticks>',
    String.raw`\*\*\*(?<both>\S.*?)\*\*\*`,
    String.raw`\*\*(?<bold>\S.*?)\*\*(?!\*)`,
    '(?<!\\w)__(?<bold_>\\S.*?)__(?!\\w)',
    '~~(?<struck>\\S.*?)~~',
    String.raw`\*(?<italic>[^\s*].*?)\*`,
    '(?<!\\w)_(?<italic_>[^\\s_].*?)_(?!\\w)',
    String.raw`\[(?<label>[^\]]+)\]\((?<url>https?:[^\s)]+)\)`,
  ].join('|'),
  'gs',
)

/** Inline Markdown as Notion's rich text. What Notion would refuse is cut: pieces past the hundredth. */
export function toRichText(markdown: string): RichText[] {
  return pieces(markdown, {}, undefined).slice(0, MAX_PIECES)
}

function pieces(markdown: string, style: Style, url: string | undefined): RichText[] {
  const out: RichText[] = []
  let plain = ''
  let end = 0
  const flush = () => {
    out.push(...plainText(plain, style, url))
    plain = ''
  }
  for (const match of markdown.matchAll(INLINE)) {
    plain += markdown.slice(end, match.index)
    end = match.index + match[0].length
    const groups = match.groups ?? {}
    if (groups['escaped']) plain += groups['escaped']
    else {
      flush()
      out.push(...styled(groups, style, url))
    }
  }
  plain += markdown.slice(end)
  flush()
  return out
}

type Groups = Readonly<Record<string, string | undefined>>

function styled(groups: Groups, style: Style, url: string | undefined): RichText[] {
  const { code, both, label, struck } = groups
  const bold = groups['bold'] ?? groups['bold_']
  const italic = groups['italic'] ?? groups['italic_']
  if (code) return plainText(code.trim() || code, { ...style, code: true }, url)
  if (both) return pieces(both, { ...style, bold: true, italic: true }, url)
  if (bold) return pieces(bold, { ...style, bold: true }, url)
  if (struck) return pieces(struck, { ...style, strikethrough: true }, url)
  if (italic) return pieces(italic, { ...style, italic: true }, url)
  return pieces(label ?? '', style, groups['url'])
}

function plainText(text: string, style: Style, url: string | undefined): RichText[] {
  const out: RichText[] = []
  for (let start = 0; start < text.length; start += MAX_LETTERS) {
    const content = text.slice(start, start + MAX_LETTERS)
    const styled = Object.keys(style).length > 0
    const link = url === undefined ? {} : { link: { url } }
    out.push({ type: 'text', text: { content, ...link }, ...(styled && { annotations: style }) })
  }
  return out
}

/** What Notion answers: any kind of piece, of which only text, looks and address matter. */
export const AnsweredText = z.array(
  z.looseObject({
    plain_text: z.string().default(''),
    href: z.string().nullish(),
    type: z.string().default('text'),
    annotations: z
      .looseObject({
        bold: z.boolean().default(false),
        italic: z.boolean().default(false),
        strikethrough: z.boolean().default(false),
        code: z.boolean().default(false),
      })
      .optional(),
  }),
)
export type AnsweredText = z.infer<typeof AnsweredText>

/** Without any looks. */
export const toPlainText = (texts: AnsweredText): string =>
  texts.map(({ plain_text }) => plain_text).join('')

/** Rich text as inline Markdown, for models to read: nothing in it is escaped. */
export const toInlineMarkdown = (texts: AnsweredText): string =>
  texts.map((text) => markdownOf(text)).join('')

function markdownOf({ plain_text, href, type, annotations }: AnsweredText[number]): string {
  const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(plain_text) ?? []
  if (!core) return plain_text
  let out = type === 'equation' ? `$${core}$` : core
  if (annotations?.code) out = `\`${out}\``
  if (annotations?.bold) out = `**${out}**`
  if (annotations?.italic) out = `*${out}*`
  if (annotations?.strikethrough) out = `~~${out}~~`
  if (href && type !== 'mention') out = `[${out}](${href})`
  return before + out + after
}
