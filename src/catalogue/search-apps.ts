import SearchableMap from 'minisearch/SearchableMap'
import type { Synonyms } from './search-synonyms.ts'
import { stemOf } from './search-words.ts'
import type { Spoken } from './spec.ts'

const BEFORE_APP = new Set('in on with via using through from at to into for my our'.split(' '))

/** An app, and how people speak of it. */
interface SpokenApp extends Spoken {
  readonly name: string
}

/** All apps that may be meant, by slug. */
export type SpokenApps = Readonly<Record<string, SpokenApp>>

/** What queries say, of apps above all. */
export interface AppLexicon {
  readonly synonyms: Synonyms
  readonly apps: SpokenApps
  /** By what people write in lower case, the slugs that they may mean: `google calendar`. */
  readonly slugs: SearchableMap<Set<string>>
  readonly everyday: ReadonlySet<string>
  /** By the stem of a word, the apps that it makes one think of. */
  readonly hints: ReadonlyMap<string, readonly string[]>
}

export function appLexicon(apps: SpokenApps, synonyms: Synonyms): AppLexicon {
  const slugs = new SearchableMap<Set<string>>()
  const hints = new Map<string, string[]>()
  for (const [slug, app] of Object.entries(apps)) {
    for (const text of namesOf(slug, app)) slugs.set(text, (slugs.get(text) ?? new Set()).add(slug))
    for (const word of app.hints ?? []) {
      hints.set(stemOf(word), [...(hints.get(stemOf(word)) ?? []), slug])
    }
  }
  const everyday = new Set(Object.values(apps).flatMap((app) => app.everyday ?? []))
  return { synonyms, apps, slugs, everyday, hints }
}

/** `google_maps` is written `google maps` too, and `Cal.com` without its end. */
function namesOf(slug: string, { name, names = [], family }: SpokenApp): string[] {
  const plain = name.toLowerCase().replace(/\(.*?\)|\.(?:com|io|ai)\b/g, ' ')
  const spaced = plain.match(/[\p{L}\p{N}]+/gu)?.join(' ') ?? slug
  const written = [slug, slug.replaceAll('_', ' '), spaced, spaced.replaceAll(' ', '')]
  return [...written, ...names, ...(family === undefined ? [] : [family])]
}

/** The apps that a query names, and its words without their names. */
interface Mentions {
  readonly apps: ReadonlySet<string>
  readonly rest: readonly string[]
  /** Those of them that are part of an app's name: `calendar` of Google's. */
  readonly shared: ReadonlySet<string>
}

const LONGEST = 4

/** @param words in lower case, in order */
export function mentionsIn(
  words: readonly string[],
  lexicon: AppLexicon,
  isWord: (word: string) => boolean,
): Mentions {
  const apps = new Set<string>()
  const rest: string[] = []
  const shared = new Set<string>()
  for (let at = 0; at < words.length; ) {
    const length = lengthOfName(words, at, lexicon)
    const text = words.slice(at, at + Math.max(length, 1)).join(' ')
    const name = length > 0 ? text : misspelt(text, lexicon, isWord)
    for (const slug of lexicon.slugs.get(name ?? '') ?? []) apps.add(slug)
    const last = words[at + Math.max(length, 1) - 1] ?? ''
    if (length > 1) shared.add(last)
    if (length > 1 || name === undefined) rest.push(last)
    at += Math.max(length, 1)
  }
  return { apps, rest, shared }
}

/** The app's name that somebody must have meant by what is no word: `slak`, `gmial`. */
function misspelt(
  text: string,
  lexicon: AppLexicon,
  isWord: (word: string) => boolean,
): string | undefined {
  if (text.length < 4) return undefined
  const near = [...lexicon.slugs.fuzzyGet(text, 2)]
    .map(([name, [, distance]]) => ({ name, distance }))
    .filter(({ name, distance }) => {
      const close = distance < 2 || text.length > 5 || letters(name) === letters(text)
      return close && name[0] === text[0] && !lexicon.everyday.has(name)
    })
    .toSorted((a, b) => a.distance - b.distance)
  return near.length > 0 && !isWord(text) ? near[0]?.name : undefined
}

const letters = (word: string): string => [...word].toSorted().join('')

/** How many words from here are an app's name: 0 is none. */
function lengthOfName(words: readonly string[], at: number, lexicon: AppLexicon): number {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
    const text = words.slice(at, at + length).join(' ')
    if (!lexicon.slugs.has(text)) continue
    if (!lexicon.everyday.has(text) || BEFORE_APP.has(words[at - 1] ?? '')) return length
  }
  return 0
}

/** Whether a query that names apps may well mean this one: those of a family are named together. */
export function isMeant({ apps }: AppLexicon, slug: string, named: ReadonlySet<string>): boolean {
  if (named.has(slug)) return true
  const family = apps[slug]?.family
  return [...named].some(
    (name) => slug.startsWith(name) || (family !== undefined && apps[name]?.family === family),
  )
}

/** How well an app fits what a query says of apps: a factor. */
export function appFactor(
  lexicon: AppLexicon,
  slug: string,
  named: ReadonlySet<string>,
  hinted: ReadonlySet<string>,
): number {
  const choice = lexicon.apps[slug]?.secondChoice ? SECOND_CHOICE : 1
  if (named.size === 0) return choice * (hinted.has(slug) ? HINTED : 1)
  if (named.has(slug)) return choice
  return isMeant(lexicon, slug, named) ? RELATED : UNRELATED
}

const SECOND_CHOICE = 0.93
const HINTED = 1.12
const RELATED = 0.75
const UNRELATED = 0.4
