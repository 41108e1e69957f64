import { type AppLexicon, appLexicon, isMeant } from './search-apps.ts'
import { type CustomIndex, customIndexes } from './search-custom.ts'
import type { SearchFile } from './search-file.ts'
import { type ActionIndex, hasStem, loadIndex, type Scope } from './search-index.ts'
import { readWish } from './search-query.ts'
import { rank } from './search-rank.ts'
import { readSynonyms } from './search-synonyms.ts'
import { STOP_WORDS, stemOf } from './search-words.ts'
import { type ActionSummary, builtAsset, type CatalogueStores, type Library } from './stores.ts'

interface Shipped {
  readonly lexicon: AppLexicon
  readonly index: ActionIndex
}

/** The isolate's memory: the release's index, once it was asked for, and the newest lexicon with more. */
const memory: { shipped?: Shipped; mixed?: { of: string; lexicon: AppLexicon } } = {}

/** With a project's own apps in it, made anew only where those are others than last time. */
function lexiconWith({ lexicon }: Shipped, own: readonly CustomIndex[]): AppLexicon {
  const added = own.filter(({ slug }) => !(slug in lexicon.apps))
  if (added.length === 0) return lexicon
  const apps = Object.fromEntries(added.map(({ slug, name }) => [slug, { name }]))
  const of = JSON.stringify(apps)
  if (memory.mixed?.of !== of) {
    memory.mixed = { of, lexicon: appLexicon({ ...apps, ...lexicon.apps }, lexicon.synonyms) }
  }
  return memory.mixed.lexicon
}

async function shippedIndex(stores: CatalogueStores): Promise<Shipped> {
  if (memory.shipped) return memory.shipped
  const { synonyms, apps, index } = await builtAsset<SearchFile>(stores, 'search.json')
  memory.shipped = { lexicon: appLexicon(apps, readSynonyms(synonyms)), index: loadIndex(index) }
  return memory.shipped
}

/** What has more letters than these and begins a known word is no misspelt name of an app. */
const LONG_ENOUGH = 5

/** Where to look. */
export interface SearchFilter {
  readonly apps?: ReadonlySet<string> | undefined
  readonly tag?: string | undefined
}

/**
 * Actions of all that a project can act with that fit a query in plain words, the best first. None
 * where the query says nothing.
 */
export async function searchActions(
  { stores, custom }: Library,
  query: string,
  { apps, tag }: SearchFilter = {},
): Promise<readonly ActionSummary[]> {
  const [shipped, own] = await Promise.all([shippedIndex(stores), customIndexes(custom)])
  const indexes = [shipped.index, ...own.map(({ index }) => index)]
  const lexicon = lexiconWith(shipped, own)
  const isWord = (word: string) =>
    STOP_WORDS.has(word) || hasStem(indexes, stemOf(word), word.length > LONG_ENOUGH)
  const wish = readWish(query, lexicon, isWord)
  if (!wish) return []
  const wanted: Scope = (action) =>
    (!apps || apps.has(action.app)) && (!tag || action.tags.includes(tag))
  const meant: Scope = (action) => wanted(action) && isMeant(lexicon, action.app, wish.named)
  const inNamed = wish.named.size > 0 ? rank(indexes, wish, lexicon, meant) : []
  const found = inNamed.length > 0 ? inNamed : rank(indexes, wish, lexicon, wanted)
  return withoutTwins(found).map(({ name, app, description, tags }) => ({
    ...{ name, app, description, tags },
  }))
}

/** An action may be shipped, and imported too. */
function withoutTwins(found: readonly ActionSummary[]): readonly ActionSummary[] {
  const seen = new Set<string>()
  return found.filter(({ name }) => !seen.has(name) && seen.add(name))
}
