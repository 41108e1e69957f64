import { hash6 } from './names.ts'

/** What Anthropic takes as the name of an argument, without the dots that some gateways refuse. */
const LONGEST = 64

/** Operators that APIs write into the names of their filters. */
const OPERATORS: readonly (readonly [RegExp, string])[] = [
  [/<=/g, '_lte'],
  [/>=/g, '_gte'],
  [/!=/g, '_ne'],
  [/</g, '_lt'],
  [/>/g, '_gt'],
]

/**
 * What models call an argument that the wire calls otherwise: `filter[status]` is `filter_status`,
 * `StartTime<` is `StartTime_lt`, `include[]` is `include`. Names that fit stay as they are.
 */
export function argumentKey(wire: string): string {
  if (/^[a-zA-Z0-9_-]{1,64}$/.test(wire)) return wire
  const spelt = OPERATORS.reduce((text, [sign, word]) => text.replace(sign, word), wire)
  const key = spelt
    .normalize('NFKD')
    .replace(/[^a-zA-Z0-9_-]+/g, '_')
    .replace(/^_+|_+$/g, '')
  if (key === '') return `argument_${hash6(wire)}`
  return key.length <= LONGEST ? key : `${key.slice(0, LONGEST - 7)}_${hash6(wire)}`
}

/** The first key that nobody has: as it is, with its place behind it, or with a hash of both. */
export function freeKey(wire: string, place: string, taken: ReadonlySet<string>): string {
  const key = argumentKey(wire)
  if (!taken.has(key)) return key
  const placed = `${key.slice(0, LONGEST - place.length - 2)}__${place}`
  if (!taken.has(placed)) return placed
  let free = placed
  for (let salt = wire; taken.has(free); salt += '+') {
    free = `${placed.slice(0, LONGEST - 7)}_${hash6(`${place} ${salt}`)}`
  }
  return free
}
