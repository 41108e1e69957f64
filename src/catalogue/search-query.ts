import { type AppLexicon, mentionsIn } from './search-apps.ts'
import { type Verb, verbOf } from './search-verbs.ts'
import { apart, STOP_WORDS, stemOf, wordsOf } from './search-words.ts'

/** A word that counts. */
export interface Term {
  readonly stem: string
  /** 0 to 1: what stands at the end, behind `about`, or is a name says less of what is to be done. */
  readonly weight: number
  /** Other words for it do not count. */
  readonly literal?: boolean
}

/** A query, read. */
export interface Wish {
  readonly verb: Verb | undefined
  readonly terms: readonly Term[]
  /** Slugs of the apps that it names. */
  readonly named: ReadonlySet<string>
}

/** `listChannels`; names of apps begin with a capital. */
const CAMEL_CASE = /\b[a-z]+(?:[A-Z][a-z]+)+\b/g

/** How many words of a query are looked at. */
const MAX_WORDS = 40
/** How many of them count. */
const MAX_TERMS = 12

const QUESTION =
  /^\W*(?:what|who|which|when|where|how (?:many|much)|whose|do i|is there|are there|am i)\b/i
const ASKED: Verb = { stem: 'list', deed: 'list', weight: 0 }

/** What people leave out: what is in a place, and that a message is sent. */
const LEFT_OUT: readonly (readonly [RegExp, string])[] = [
  [/\b(?:on|in) (?:my|the|our|his|her|their) (?:calendar|agenda|schedule)\b/gi, 'events $&'],
  [/\b(?:in|from) (?:my|the|our) (?:inbox|mailbox)\b/gi, 'emails $&'],
  [/(?<![\w\d])#(?=[a-z])/gi, ' channel '],
  [
    /^\W*(?:please )?(?=(?:dm|message|e-?mail|mail|text|ping) (?:to|my|a|all|him|her|them|\w+(?:one|body))\b)/i,
    'send ',
  ],
  [/^\W*(?:please )?(?=tweet (?:about|that|this|some\w+|a)\b)/i, 'post '],
]

/** How much words count behind these. */
const LESS_BEHIND: Readonly<Record<string, number>> = {
  about: 0.15,
  saying: 0.15,
  says: 0.15,
  regarding: 0.15,
  named: 0.15,
  called: 0.15,
  titled: 0.15,
  as: 0.4,
  from: 0.6,
  with: 0.6,
  at: 0.6,
  to: 0.65,
  in: 0.65,
  on: 0.65,
  for: 0.7,
  by: 0.7,
  of: 0.7,
}

/** `search` where an app is named: with some apps no word says more. */
const PLAIN_VERB = 0.25
/** `who`: people are looked for. */
const WHO = 0.25
/** `my boards`: those of a user. */
const MINE = 0.15
/** `calendar` where Google's is named: each of its actions is about that. */
const PART_OF_APP = 0.25
const PROPER_NAME = 0.2

/** Places where all is, so that they say little of what is looked for. */
const VAGUE = 'workspace account data info information details new'.split(' ')
const VAGUE_WORD = 0.3

/** Reads a query: the deed, the things, the apps. */
export function readWish(
  query: string,
  lexicon: AppLexicon,
  isWord: (word: string) => boolean,
): Wish | undefined {
  const whole = LEFT_OUT.reduce((text, [part, more]) => text.replace(part, more), query)
  const words = wordsOf(whole.replace(CAMEL_CASE, apart)).slice(0, MAX_WORDS)
  const { apps: named, rest, shared } = mentionsIn(words, lexicon, isWord)
  const lesser = lesserWords(query, shared)
  const verbAt = rest.findIndex((word) => !STOP_WORDS.has(word))
  const first = verbOf(stemOf(rest[verbAt] ?? ''))
  const verb = QUESTION.test(query) ? ASKED : asked(first, rest, verbAt)
  const who = /^\W*who\b/i.test(query)
  const terms: Term[] = []
  let worth = 1
  for (const [at, word] of rest.entries()) {
    worth = LESS_BEHIND[word] === undefined ? worth : Math.min(worth, LESS_BEHIND[word])
    if (STOP_WORDS.has(word) || LESS_BEHIND[word] !== undefined || /^\d/.test(word)) continue
    if (at === verbAt && first?.weight === 0) continue
    const stem = stemOf(word)
    const less = at === verbAt && first ? first.weight : (lesser.get(word) ?? 1)
    if (!terms.some((term) => term.stem === stem)) terms.push({ stem, weight: worth * less })
  }
  const reads = verb?.deed === 'list' || verb?.deed === 'get'
  if (reads && rest.includes('my')) terms.push({ stem: 'user', weight: MINE })
  if (who) terms.push({ stem: 'member', weight: WHO })
  if (first?.weight === 0 && named.size > 0) terms.push(literalVerb(first))
  if (terms.length === 0 && first) terms.push({ stem: first.stem, weight: 1 })
  if (terms.length === 0 && named.size === 0) return undefined
  terms.splice(MAX_TERMS)
  return { verb, terms, named }
}

const literalVerb = ({ stem }: Verb): Term => ({ stem, weight: PLAIN_VERB, literal: true })

/** Who wants to get, or says no verb, and speaks of several things wants a list of them. */
function asked(verb: Verb | undefined, words: readonly string[], from: number): Verb | undefined {
  if (verb && verb.deed !== 'get') return verb
  const things = words.slice(verb ? from + 1 : from).find((word) => !STOP_WORDS.has(word)) ?? ''
  return /[^su]s$/.test(things) ? ASKED : verb
}

/** Words that say less of what is to be done, and how much less. */
const lesserWords = (query: string, shared: ReadonlySet<string>): ReadonlyMap<string, number> =>
  new Map([
    ...VAGUE.map((word) => [word, VAGUE_WORD] as const),
    ...[...properNames(query)].map((word) => [word, PROPER_NAME] as const),
    ...[...shared].map((word) => [word, PART_OF_APP] as const),
  ])

/** Words with a capital inside of a sentence that is not written in capitals throughout. */
function properNames(query: string): ReadonlySet<string> {
  const inside = query.replace(/^\W*\w+/, '').match(/(?<![.?!]\s)\b[A-Z][a-z]+\b/g) ?? []
  const small = query.match(/\b[a-z]+\b/g) ?? []
  return new Set(inside.length < small.length ? inside.map((word) => word.toLowerCase()) : [])
}
