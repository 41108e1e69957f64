import MiniSearch, { type AsPlainObject, type Options } from 'minisearch'
import { verbOf } from './search-verbs.ts'
import { NAME_FILLERS, STOP_WORDS, stemOf, wordsOf, wordsOfName } from './search-words.ts'
import type { ActionSpec } from './spec.ts'
import type { ActionSummary } from './stores.ts'

/** What an index keeps of an action. */
export interface Indexed extends ActionSummary {
  /** Stems of the verbs that say what it does, with blanks between. */
  readonly verbs: string
  /** How many words its name says beside them. */
  readonly size: number
  /** 2: important; 1: described; 0: has nothing but method and path to say. */
  readonly rank: number
}

/** The highest rank. */
export const IMPORTANT = 2

/** What is looked through: stems, with blanks between. */
interface Entry {
  readonly id: number
  /** Its name. */
  readonly title: string
  /** Its other names, its keywords, its path. */
  readonly words: string
  /** What its description says first. */
  readonly text: string
  /** What it says behind that: what comes back, and when. */
  readonly more: string
}

const blanks = (text: string): string[] => text.split(' ')

const OPTIONS: Options<Entry> = {
  fields: ['title', 'words', 'text', 'more'],
  tokenize: blanks,
  processTerm: (term) => term,
  autoVacuum: false,
}

/** Actions, and where their words are: the ids in there are places in the list. */
export interface ActionIndex {
  readonly actions: readonly Indexed[]
  readonly words: MiniSearch<Entry>
}

/** An index as the build writes it. */
export interface WrittenIndex {
  readonly actions: readonly Indexed[]
  readonly words: AsPlainObject
}

/** Which actions are looked at. */
export type Scope = (action: Indexed) => boolean

/** What can be found by. */
type Findable = Pick<ActionSummary, 'name' | 'description' | 'tags'> &
  Partial<Pick<ActionSpec, 'aliases' | 'keywords'>>

/** A description made of a document's own: `Reads one of hooks by id. GET /hooks/{id}.` */
const CALL = /\b(GET|HEAD|POST|PUT|PATCH|DELETE) (\/\S*?)\.?$/

const METHOD_VERBS: Readonly<Record<string, string>> = {
  GET: 'get',
  HEAD: 'get',
  PUT: 'update',
  PATCH: 'update',
  DELETE: 'delete',
}

/** Sentences that speak of other actions, or of tokens. */
const BESIDE = /\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)+\b|OAuth/

/** How many words at the beginning of a description are as good as a keyword: deed and thing. */
const LEAD = 3

/** A description in what it says first, and the rest of it. */
function parts(description: string): { first: string; more: string } {
  const sentences = description.split(/(?<=[.;:!?])\s+/).filter((s) => !BESIDE.test(s))
  const answer = sentences.findIndex((s, i) => i > 1 || /\bcomes? back\b/i.test(s))
  const end = answer < 0 ? sentences.length : Math.max(1, answer)
  return { first: sentences.slice(0, end).join(' '), more: sentences.slice(end).join(' ') }
}

const meaningful = (word: string): boolean => !STOP_WORDS.has(word) && !NAME_FILLERS.has(word)

/** Words of one of an action's names, without the app's. */
function nameWords(slug: string, name: string): string[] {
  const app = new RegExp(`(?<![A-Z])${[...slug.replaceAll('_', '')].join('_?')}(?![a-z])`, 'gi')
  return wordsOfName(name.replace(app, '_')).filter(meaningful)
}

/** The verbs that say what an action does: first or last in its name, first in its description. */
function verbsOf(name: readonly string[], text: readonly string[], method?: string): string[] {
  const [first = '', last = ''] = [name[0], name.at(-1)]
  const inFront = verbOf(stemOf(first)) !== undefined
  const named = [inFront || last.endsWith('s') ? first : last].map(stemOf) // LISTS are things there
  const told = method === undefined ? text.slice(0, 1) : []
  const verbs = [...new Set([...named, ...told])].filter(verbOf)
  const byMethod = METHOD_VERBS[method ?? '']
  return verbs.length > 0 || !byMethod ? verbs : [stemOf(byMethod)]
}

const stemsOf = (text: string): string[] =>
  wordsOf(text)
    .filter((word) => !STOP_WORDS.has(word))
    .map(stemOf)

function indexed(slug: string, action: Findable, id: number): { entry: Entry; action: Indexed } {
  const { name, description, tags, aliases = [], keywords = [] } = action
  const [call, method, path = ''] = CALL.exec(description) ?? []
  const own = nameWords(slug, name)
  const title = own.map(stemOf)
  const { first, more } = parts(call === undefined ? description : '')
  const text = stemsOf(first)
  const verbs = verbsOf(own, text, method)
  const others = [
    ...aliases.flatMap((alias) => nameWords(slug, alias)),
    ...keywords.flatMap(wordsOf).filter(meaningful),
    ...wordsOfName(path).filter(meaningful),
  ]
  const known = new Set(title)
  const size = title.filter((stem) => !verbs.includes(stem)).length
  const lead = size === 0 ? text : text.slice(0, LEAD) // where a name says SEARCH only, it is there
  const once = (stems: readonly string[]) => [...new Set(stems)].filter((stem) => !known.has(stem))
  const entry = {
    ...{ id, title: [...known].join(' ') },
    words: once([...others.map(stemOf), ...lead]).join(' '),
    text: once(text).join(' '),
    more: once(stemsOf(more)).join(' '),
  }
  const rank = tags.includes('important') ? IMPORTANT : Number(call === undefined)
  const shown = { name, app: slug, description, tags }
  return { entry, action: { ...shown, verbs: verbs.join(' '), size, rank } }
}

/** Makes an index of apps' actions. */
export function makeIndex(
  apps: readonly { slug: string; actions: readonly Findable[] }[],
): ActionIndex {
  const words = new MiniSearch<Entry>(OPTIONS)
  const all = apps.flatMap(({ slug, actions }) => actions.map((action) => ({ slug, action })))
  const made = all.map(({ slug, action }, id) => indexed(slug, action, id))
  words.addAll(made.map(({ entry }) => entry))
  return { actions: made.map(({ action }) => action), words }
}

/** An index as it was written down. */
export const loadIndex = ({ actions, words }: WrittenIndex): ActionIndex => ({
  actions,
  words: MiniSearch.loadJS<Entry>(words, OPTIONS),
})

/** How much a word in a field is worth. */
const FIELD_WORTH: Readonly<Record<string, number>> = {
  title: 1,
  words: 0.85,
  text: 0.6,
  more: 0.3,
}

/** An action that has a word or another one for it. */
export interface Hit {
  readonly found: Indexed
  /** How well: 0 to 1. */
  readonly fit: number
  /** Whether its name has it, or a keyword that somebody gave it. */
  readonly named: boolean
}

/** All actions that have one of some stems, and how well the best of these fits. */
export function lookUp(
  { actions, words }: ActionIndex,
  stems: ReadonlyMap<string, number>,
  scope: Scope,
): readonly Hit[] {
  const at = (id: number) => actions[id] as Indexed // ids are places in the list
  const query = { combineWith: 'OR' as const, queries: [...stems.keys()] }
  const boostDocument = (id: number) => Number(scope(at(id)))
  return words.search(query, { boostDocument }).map(({ id, match }) => {
    const found = at(id as number)
    const naming = found.rank === IMPORTANT ? ['title', 'words'] : ['title']
    let fit = 0
    let named = false
    for (const [stem, fields] of Object.entries(match)) {
      for (const field of fields) {
        fit = Math.max(fit, (FIELD_WORTH[field] ?? 0) * (stems.get(stem) ?? 0))
        named ||= naming.includes(field)
      }
    }
    return { found, fit, named }
  })
}

/** The stem that begins with these letters, or is misspelt by few: the commonest one. */
export function similarStem(indexes: readonly ActionIndex[], stem: string): string | undefined {
  if (stem.length < 3) return undefined
  const attempts = [
    { prefix: true },
    ...(stem.length > 3 ? [{ fuzzy: 1 }] : []),
    ...(stem.length > 5 ? [{ fuzzy: 2 }] : []),
  ]
  for (const attempt of attempts) {
    const counts = new Map<string, number>()
    const results = indexes.flatMap(({ words }) => words.search(stem, attempt))
    for (const known of results.flatMap(({ match }) => Object.keys(match))) {
      counts.set(known, (counts.get(known) ?? 0) + 1)
    }
    const [best] = [...counts].toSorted((a, b) => b[1] - a[1])
    if (best) return best[0]
  }
  return undefined
}

/** Whether any action has this very stem; or, if that is asked, a longer one. */
export const hasStem = (indexes: readonly ActionIndex[], stem: string, prefix = false): boolean =>
  indexes.some(({ words }) => words.search(stem, { prefix }).length > 0)
