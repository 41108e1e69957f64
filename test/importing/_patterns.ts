import type { ArgumentSchema } from '../../src/catalogue/spec.ts'

const FORMATS: Readonly<Record<string, (nth: number) => string>> = {
  date: (nth) => `2026-11-${10 + nth}`,
  'date-time': (nth) => `2026-11-${10 + nth}T09:30:00Z`,
  email: (nth) => `ada${nth}@example.com`,
  uri: (nth) => `https://example.com/${nth}`,
  uuid: (nth) => `3f2504e0-4f89-41d3-9a0c-0305e82c33${10 + nth}`,
}

/** A text that fits what is said of it. @param nth of several, each another */
export function textFor(schema: ArgumentSchema, nth: number): string {
  const { format = '', pattern, minLength = 0, maxLength = Infinity } = schema
  const first = FORMATS[format]?.(nth) ?? `text${nth === 0 ? '' : nth}`
  const fits = (text: string) =>
    text.length >= minLength &&
    text.length <= maxLength &&
    (pattern === undefined || new RegExp(pattern, 'u').test(text))
  const long = first.padEnd(minLength, 'x').slice(0, maxLength)
  const candidates = [first, long, '12', 'a', 'A1', 'https://example.com']
  for (const text of candidates) if (fits(text)) return text
  if (pattern === undefined) return long
  for (const repeats of [minLength, Math.min(maxLength, 99), 0, 1, 2, 3, 8, 16, 24, 32, 40, 64]) {
    const text = sampleOf(pattern, repeats)
    if (fits(text)) return text
  }
  throw new Error(`no text is known that fits ${pattern}`)
}

/**
 * A text that a pattern takes: of alternatives the first, of classes their first character.
 *
 * @param repeats how often `*`, `+` and `{n,}` repeat, where they may
 */
function sampleOf(pattern: string, repeats: number): string {
  const reader = { pattern, at: 0, repeats }
  return alternatives(reader)
}

interface Reader {
  readonly pattern: string
  readonly repeats: number
  at: number
}

function alternatives(reader: Reader): string {
  const all = [sequence(reader)]
  while (reader.pattern[reader.at] === '|') {
    reader.at += 1
    all.push(sequence(reader))
  }
  return all.find((text) => text !== '') ?? ''
}

function sequence(reader: Reader): string {
  let text = ''
  while (reader.at < reader.pattern.length && !/[|)]/.test(reader.pattern[reader.at] ?? '')) {
    const one = atom(reader)
    text += one.repeat(count(reader))
  }
  return text
}

function atom(reader: Reader): string {
  const sign = take(reader, /[\s\S]/y)
  if (sign === '^' || sign === '$') return ''
  if (sign === '.') return 'a'
  if (sign === '[') return classOf(take(reader, /(?:\\.|[^\]\\])*\]/y).slice(0, -1))
  if (sign === '(') return group(reader)
  return sign === '\\'
    ? escaped(take(reader, /u\{[0-9a-f]+\}|u[0-9a-f]{4}|x[0-9a-f]{2}|p\{\w+\}|[\s\S]/iy))
    : sign
}

/** What stands in parentheses; what only looks ahead or back adds nothing. */
function group(reader: Reader): string {
  const kind = take(reader, /\?(?:[:=!]|<[=!]|<\w+>)/y)
  const text = alternatives(reader)
  reader.at += 1
  return /[=!]/.test(kind) ? '' : text
}

function take(reader: Reader, what: RegExp): string {
  what.lastIndex = reader.at
  const [text = ''] = what.exec(reader.pattern) ?? []
  reader.at += text.length
  return text
}

function count(reader: Reader): number {
  const said = take(reader, /(?:[*+?]|\{\d+(?:,\d*)?\})\??/y)
  const [, least = '', comma, most = ''] = /^\{(\d+)(,?)(\d*)\}/.exec(said) ?? []
  if (least !== '') {
    const max = comma === '' ? Number(least) : most === '' ? Infinity : Number(most)
    return Math.min(Math.max(Number(least), reader.repeats), max)
  }
  if (said.startsWith('*')) return reader.repeats
  if (said.startsWith('+')) return Math.max(1, reader.repeats)
  return said.startsWith('?') ? Math.min(1, reader.repeats) : 1
}

const CLASSES: Readonly<Record<string, string>> = { d: '1', w: 'a', s: ' ', D: 'a', W: '-', S: 'a' }

function escaped(sign: string): string {
  const code = /^[ux]\{?([0-9a-f]+)\}?$/i.exec(sign)?.[1]
  if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16))
  if (sign.startsWith('p{')) return 'a'
  return CLASSES[sign] ?? (sign === 'b' || sign === 'B' ? '' : sign)
}

/** One character of a class: a letter or digit where it takes one. */
function classOf(inner: string): string {
  const members = new RegExp(`[${inner}]`, 'u')
  const [found] = [...'a1AfF0x-_ ./:@#+', '\t', '\n'].filter((one) => members.test(one))
  if (found !== undefined) return found
  for (let code = 33; code < 0x3000; code += 1) {
    const one = String.fromCodePoint(code)
    if (members.test(one)) return one
  }
  return ''
}
