/**
 * Text of third parties on its way to a model or a terminal, without what people do not see and
 * machines obey: control characters, ANSI escapes (ECMA-48), characters that change the direction of
 * others (Unicode's UAX #9), tags and other invisible ones in which instructions are hidden (OWASP
 * LLM01). Tabs and line breaks stay, and so do the joiners that emoji, Persian and Hindi need.
 */

const [ESC, BEL, CSI, ST] = ['\u001b', '\u0007', '\u009b', '\u009c']
/** What strings begin with that end in ST: DCS, SOS, OSC, PM, APC. */
const STRINGS = `(?:${ESC}[\\]PX^_]|[\u0090\u0098\u009d-\u009f])`

/** CSI, strings that end, and two-character escapes; with ESC or as one C1 character. */
const ESCAPES = new RegExp(
  [
    `(?:${ESC}\\[|${CSI})[0-?]*[ -/]*[@-~]?`,
    `${STRINGS}[^${BEL}${ESC}${ST}\\r\\n]{0,1024}(?:${BEL}|${ESC}\\\\|${ST})`,
    `${ESC}[ -/]*[0-~]?`,
  ].join('|'),
  'g',
)

const INVISIBLE = [
  '\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f', // C0 but tab and line ends, DEL, C1
  '\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f', // soft hyphen, fillers, marks
  '\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f', // zero width, directions, isolates
  '\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb', // fillers, byte order mark, annotations
  '\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}', // shorthand and musical controls
  '\\u{e0000}-\\u{e0fff}', // tags, and variation selectors beyond those of emoji
].join('')

/** One of them, or a variation selector that stands behind another one: bytes are hidden in such rows. */
const HIDDEN = new RegExp(`[${INVISIBLE}]+|(?<=[\\ufe00-\\ufe0f])[\\ufe00-\\ufe0f]+`, 'gu')
const ANY_HIDDEN = new RegExp(HIDDEN.source, 'u')

/** The text as a person sees it. */
export function plainText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return ANY_HIDDEN.test(whole) ? whole.replace(ESCAPES, '').replace(HIDDEN, '') : whole
}

/** Whether nothing is hidden in texts that were written as this JSON: which escapes what it can. */
export const isPlainJson = (json: string): boolean =>
  !json.includes('\\u') && !ANY_HIDDEN.test(json)

/** What stands for data that are nested too deeply to be written as JSON. */
const TOO_DEEP = '[nested too deeply to be shown]'

/** JSON of parsed JSON; some servers nest more deeply than the runtime can write. */
function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Data that lie deeper are told of as one text. */
const MAX_DEPTH = 200

/** The same for all texts of parsed JSON, keys too; what has nothing hidden in it is not copied. */
export function plainData(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return plainText(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth > MAX_DEPTH) return plainText(jsonOf(value) ?? TOO_DEEP)
  if (Array.isArray(value)) {
    const items = value.map((item) => plainData(item, depth + 1))
    return items.some((item, i) => item !== value[i]) ? items : value
  }
  const before = Object.entries(value)
  const after = before.map(([name, it]) => [plainText(name), plainData(it, depth + 1)] as const)
  const same = after.every(([name, it], i) => name === before[i]?.[0] && it === before[i]?.[1])
  return same ? value : Object.fromEntries(after)
}
