/** More levels than any API answers with, and few enough for whoever walks or writes them again. */
const MAX_DEPTH = 1_000

const [QUOTE, BACKSLASH] = [0x22, 0x5c]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

/** JSON of somebody else, read: with the text that says the same. */
export interface ForeignJson {
  readonly data: unknown
  readonly json: string
}

/**
 * Reads JSON of a third party. Whole numbers that a double would round (ids of 64 bits) become texts:
 * a wrong id names another thing.
 *
 * @returns `undefined` where it is no JSON, or nested in more than 1,000 levels
 */
export function readForeignJson(text: string): ForeignJson | undefined {
  if (isTooDeep(text)) return undefined
  const json = MAYBE_LONG.test(text) ? withLongNumbersAsTexts(text) : text
  try {
    return { data: JSON.parse(json) as unknown, json }
  } catch {
    return undefined
  }
}

/** Whether JSON nests in more than 1,000 levels: it costs the sender nothing, and who walks it the stack. */
export function isTooDeep(text: string): boolean {
  if (text.length <= 2 * MAX_DEPTH) return false // each level opens and closes
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = endOfText(text, at)
    else if (code === OPEN_LIST || code === OPEN_OBJECT) depth++
    else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth--
    if (depth > MAX_DEPTH) return true
  }
  return false
}

/** Where the text ends whose opening quote stands at `start`; the end of all where it never does. */
function endOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end - 1
    while (text.charCodeAt(before) === BACKSLASH) before--
    if ((end - before) % 2 === 1) return end
  }
  return text.length
}

const MAYBE_LONG = /(?:^|[[:,\s-])\d{16}/
const LONG = /(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g

const asText = (digits: string) => (Number.isSafeInteger(Number(digits)) ? digits : `"${digits}"`)

function withLongNumbersAsTexts(text: string): string {
  let json = ''
  let at = 0
  while (at < text.length) {
    const quote = text.indexOf('"', at)
    const start = quote < 0 ? text.length : quote
    const end = quote < 0 ? start : endOfText(text, start) + 1
    json += text.slice(at, start).replace(LONG, asText) + text.slice(start, end)
    at = end
  }
  return json
}
