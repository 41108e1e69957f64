import { plainText } from '../core/plain-text.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ', '#39': "'", '#34': '"' },
}

/** Longer texts are cut before they are read: nothing of what follows would be shown. */
const MOST_CHARACTERS = 6_000

/** A document's text as one line of plain words: no HTML, no links, no tables; code spans stay. */
export function cleanText(text: string): string {
  return plainText(text.slice(0, MOST_CHARACTERS))
    .replace(/<\/?(?:code|tt)>/gi, '`')
    .replace(/```[\s\S]*?(?:```|$)/g, ' ')
    .split(/(`[^`\n]*`)/)
    .map((part) => (part.startsWith('`') && part.endsWith('`') ? part : plainPart(part)))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:])(?= |$)/g, '$1')
    .trim()
}

const plainPart = (part: string): string =>
  part
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(?:br|\/?(?:p|li|ul|ol|div|h\d|tr|table))\b[^<>]{0,300}>/gi, ' ')
    .replace(/<\/?[a-z][^<>]{0,300}>/gi, '')
    .replace(/!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)/g, ' ')
    .replace(/\[([^\]\n]{0,200})\]\([^)\n]{0,500}\)/g, '$1')
    .replace(/^[ \t]*(?:>[ \t]?)+(?:\[![A-Z]+\])?/gm, ' ')
    .replace(/^[ \t]*\|.*$/gm, ' ')
    .replace(/^[ \t]*#{1,6}[ \t]+(.*)$/gm, (_, heading: string) => `${heading.trim()}:`)
    .replace(/^[ \t]*[-*+][ \t]+/gm, ' ')
    .replace(/\*\*|__(?=\S)|(?<=\S)__/g, '')
    .replace(/&(#?\w{1,8});/g, (entity, name: string) => ENTITIES[name] ?? entity)

/** As many whole sentences as fit, or else as many words. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  const sentences = /^[\s\S]*[.!?](?= )/.exec(`${cut} `.slice(0, most))?.[0] ?? ''
  if (sentences.length >= Math.min(40, most / 3)) return sentences
  return `${wellFormed(cut.slice(0, most - 1)).replace(/\s+\S*$/, '')}…`
}

/** Closed like a sentence, where it is not empty. */
export const sentence = (text: string): string =>
  text === '' || /[.!?…:]$/.test(text) ? text : `${text}.`

/** Without half a character at its end. */
const wellFormed = (text: string): string =>
  text.isWellFormed() ? text : text.slice(0, -1).toWellFormed()
