/** Elements whose content nobody sees. */
const HIDDEN = new Set(['head', 'script', 'style', 'template', 'title'])

/** Elements that begin a new line. */
const BLOCKS = new Set(
  'address article blockquote br div dl dt dd fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
)

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  trade: '™',
  euro: '€',
  pound: '£',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ntilde: 'ñ',
  shy: '',
  zwnj: '',
  zwj: '',
}

const character = (code: number): string =>
  code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ''

const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (all, decimal, hex, name) => {
    if (decimal) return character(Number.parseInt(decimal, 10))
    if (hex) return character(Number.parseInt(hex, 16))
    return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? all) : all
  })

const tidy = (text: string): string =>
  text
    // Invisible characters, with which newsletters pad their preview line.
    .replace(/\u034f|[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

const hrefOf = (tag: string): string | undefined => {
  const match = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag)
  const url = decodeEntities(match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim()
  return /^https?:\/\//i.test(url) ? url : undefined
}

/** Where the content of a hidden element ends; the rest of the text if it is never closed. */
const afterHidden = (lower: string, name: string, from: number): number => {
  const close = lower.indexOf(`</${name}`, from)
  const end = close < 0 ? -1 : lower.indexOf('>', close)
  return end < 0 ? lower.length : end + 1
}

/**
 * What a reader of the page would see, with the targets of its links in brackets. One pass without
 * backtracking, since the HTML is a stranger's; it is for reading, not for showing.
 */
export const htmlToText = (html: string): string => {
  // ASCII only: `toLowerCase` makes some letters longer, and places would not agree.
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  let text = ''
  let link: { url: string; from: number } | undefined
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    // Source line breaks mean a space, as everywhere in HTML.
    text += decodeEntities(html.slice(at, open < 0 ? undefined : open).replace(/\s+/g, ' '))
    if (open < 0) break
    const comment = html.startsWith('<!--', open)
    const close = comment ? html.indexOf('-->', open + 4) : html.indexOf('>', open)
    if (close < 0) break
    at = close + (comment ? 3 : 1)
    const tag = html.slice(open, at)
    const name = /^<\/?([a-z][a-z0-9]*)/i.exec(tag)?.[1]?.toLowerCase() ?? ''
    const ends = tag.startsWith('</')
    if (HIDDEN.has(name) && !ends) at = afterHidden(lower, name, at)
    if (BLOCKS.has(name)) text += name === 'li' && !ends ? '\n- ' : '\n'
    if (name === 'td' || name === 'th') text += ' '
    if (name !== 'a') continue
    if (link && !text.slice(link.from).includes(link.url)) text += ` (${link.url})`
    const url = ends ? undefined : hrefOf(tag)
    link = url ? { url, from: text.length } : undefined
  }
  return tidy(text)
}
