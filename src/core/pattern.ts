import { BoundedMap } from './bounded-map.ts'

/**
 * Regular expressions of which we did not write each one: of imported documents and of projects' own
 * apps. JavaScript's engine goes back and tries again, which can take longer than the world lasts;
 * so one is run only where a bound says that it ends soon.
 */

/** How many ways through it there are, for a text of this many characters. */
type Ways = (length: number) => number

interface Reader {
  readonly pattern: string
  at: number
}

/** Steps that a pattern may take: a tenth of a second at most. */
export const STEPS_ALLOWED = 10_000_000

const MAX_REMEMBERED = 1_000
/** Longer ones are not run at all. */
const MAX_PATTERN = 1_000

/** By pattern; `undefined` for what is none. Bounded, oldest out first. */
const known = new BoundedMap<string, { readonly regex: RegExp; readonly ways: Ways } | undefined>(
  MAX_REMEMBERED,
)

function parsed(pattern: string) {
  if (pattern.length > MAX_PATTERN) return undefined
  if (known.has(pattern)) return known.get(pattern)
  let made: { readonly regex: RegExp; readonly ways: Ways } | undefined
  try {
    const regex = new RegExp(pattern, 'u')
    made = { regex, ways: waysOf(pattern) }
  } catch {
    made = undefined
  }
  known.set(pattern, made)
  return made
}

/**
 * At most how many steps it takes to run a pattern over a text: `Infinity` where a repetition repeats
 * something that may be taken in several ways, or where it is no pattern.
 */
export function stepsOf(pattern: string, length: number): number {
  const found = parsed(pattern)
  return found ? found.ways(length) * Math.max(1, pattern.length) : Infinity
}

/** Whether a text fits a pattern; `undefined` where finding out may take more than `steps`. */
export function fitsPattern(
  pattern: string,
  text: string,
  steps = STEPS_ALLOWED,
): boolean | undefined {
  return stepsOf(pattern, text.length) <= steps ? parsed(pattern)?.regex.test(text) : undefined
}

/** Of a pattern that JavaScript reads: what it does not read never comes here. */
function waysOf(pattern: string): Ways {
  const reader = { pattern, at: 0 }
  const ways = alternatives(reader)
  const anchored = /^\^(?:[^|]|\\\|)*$/.test(pattern)
  return anchored ? ways : (length) => ways(length) * (length + 1)
}

function alternatives(reader: Reader): Ways {
  const all = [sequence(reader)]
  while (reader.pattern[reader.at] === '|') {
    reader.at += 1
    all.push(sequence(reader))
  }
  return (length) => all.reduce((sum, ways) => sum + ways(length), 0)
}

function sequence(reader: Reader): Ways {
  const all: Ways[] = []
  while (reader.at < reader.pattern.length && !/[|)]/.test(reader.pattern[reader.at] ?? '')) {
    const one = atom(reader)
    all.push(quantified(one, reader))
  }
  return (length) => all.reduce((product, ways) => product * ways(length), 1)
}

const ONE: Ways = () => 1

function atom(reader: Reader): Ways {
  const { pattern } = reader
  const first = pattern[reader.at]
  reader.at += first === '\\' ? 2 : 1
  if (first === '[') skipClass(reader)
  if (first !== '(') return ONE
  const opening = /\?(?:<?[=!]|<\w+>|[a-z-]*:)/y
  opening.lastIndex = reader.at
  reader.at += opening.exec(pattern)?.[0].length ?? 0
  const inner = alternatives(reader)
  reader.at += 1
  return inner
}

function skipClass(reader: Reader): void {
  while (reader.at < reader.pattern.length && reader.pattern[reader.at] !== ']') {
    reader.at += reader.pattern[reader.at] === '\\' ? 2 : 1
  }
  reader.at += 1
}

/** `*`, `+`, `?` and `{n,m}` behind an atom, greedy or not. */
function quantified(one: Ways, reader: Reader): Ways {
  const quantifier = /([*+?]|\{(\d+)(,?)(\d*)\})\??/y
  quantifier.lastIndex = reader.at
  const found = quantifier.exec(reader.pattern)
  if (!found) return one
  reader.at += found[0].length
  const [, sign = '', least = '0', comma = '', most = ''] = found
  if (sign === '?') return (length) => 1 + one(length)
  const bounded = sign.startsWith('{') && (comma === '' || most !== '')
  const min = Number(least)
  const max = comma === '' ? min : Number(most)
  return (length) => {
    const each = one(length)
    if (!bounded) return each > 1 ? Infinity : length + 1
    return Math.min(max - min + 1, each > 1 ? Infinity : length + 1) * each ** max
  }
}
