import { type AppLexicon, appFactor } from './search-apps.ts'
import {
  type ActionIndex,
  type Hit,
  hasStem,
  type Indexed,
  lookUp,
  type Scope,
  similarStem,
} from './search-index.ts'
import type { Term, Wish } from './search-query.ts'
import { meaningsOf } from './search-synonyms.ts'
import { agreement } from './search-verbs.ts'

/** How much it counts what an action was made of: method and path only, described, important. */
const RANK_FACTOR = [0.8, 0.95, 1.1]
/** How much of the score an action loses whose name speaks of other things only. */
const OTHER_THINGS = 0.35
/** A word that few actions have says more than one that many have, but not without bounds. */
const MAX_RARITY = 5
const EVENNESS = 0.7
/** Whoever fits less well than this share of the best is no answer. */
const WORTH_SHOWING = 0.35

interface Candidate {
  readonly found: Indexed
  /** Sum of what its words are worth. */
  worth: number
  /** How many words its name has. */
  named: number
}

/**
 * The actions that fit a wish, the best first. What a word is worth depends on all indexes together,
 * and not on which of them an action is in: so they compare.
 *
 * @param scope where to look; words that nothing in there has do not count
 */
export function rank(
  indexes: readonly ActionIndex[],
  wish: Wish,
  lexicon: AppLexicon,
  scope: Scope,
): readonly Indexed[] {
  const all = indexes.flatMap(({ actions }) => actions.filter(scope))
  const { candidates, whole, hinted } =
    wish.terms.length > 0
      ? gather(indexes, wish.terms, lexicon, scope, all.length)
      : everything(all)
  const scored = candidates.map((candidate) => ({
    found: candidate.found,
    score:
      scoreOf(candidate, whole, wish) * appFactor(lexicon, candidate.found.app, wish.named, hinted),
  }))
  const sorted = scored.toSorted(
    (a, b) => b.score - a.score || (a.found.name < b.found.name ? -1 : 1),
  )
  const least = (sorted[0]?.score ?? 0) * WORTH_SHOWING
  return sorted.filter(({ score }) => score >= least).map(({ found }) => found)
}

/** What the words of a wish lead to. */
interface Gathered {
  readonly candidates: readonly Candidate[]
  /** The worth of what has every word in its name. */
  readonly whole: number
  /** Slugs of the apps that the words make one think of. */
  readonly hinted: ReadonlySet<string>
}

/** Where only apps were named, and nothing to be done. */
const everything = (all: readonly Indexed[]): Gathered => ({
  candidates: all.map((found) => ({ found, worth: 1, named: 0 })),
  whole: 1,
  hinted: new Set(),
})

function gather(
  indexes: readonly ActionIndex[],
  terms: readonly Term[],
  lexicon: AppLexicon,
  scope: Scope,
  total: number,
): Gathered {
  const candidates = new Map<Indexed, Candidate>()
  const hinted = new Set<string>()
  let whole = 0
  for (const term of terms) {
    const { hits, meant } = hitsOf(indexes, term, lexicon, scope)
    for (const slug of lexicon.hints.get(meant) ?? []) hinted.add(slug)
    if (hits.length === 0) continue
    const worth = rarity(total, hits.length) * term.weight
    whole += worth
    for (const { found, fit, named } of hits) {
      const candidate = candidates.get(found) ?? { found, worth: 0, named: 0 }
      candidate.worth += worth * fit
      candidate.named += Number(named)
      candidates.set(found, candidate)
    }
  }
  return { candidates: [...candidates.values()], whole, hinted }
}

const rarity = (total: number, hits: number): number =>
  Math.min(MAX_RARITY, Math.log(1 + total / hits)) ** EVENNESS

/** What has a word or another one for it; where it is no word at all, what has a similar one. */
function hitsOf(
  indexes: readonly ActionIndex[],
  { stem, literal = false }: Term,
  { synonyms }: AppLexicon,
  scope: Scope,
): { hits: readonly Hit[]; meant: string } {
  const lookUpAll = (meant: string) => {
    const meanings = literal ? new Map([[meant, 1]]) : meaningsOf(synonyms, meant)
    return { hits: indexes.flatMap((index) => lookUp(index, meanings, scope)), meant }
  }
  const exact = lookUpAll(stem)
  if (literal || exact.hits.length > 0 || hasStem(indexes, stem)) return exact
  return lookUpAll(similarStem(indexes, stem) ?? stem)
}

function scoreOf({ found, worth, named }: Candidate, whole: number, wish: Wish): number {
  const { verbs, size, rank: made } = found
  const fit = worth / whole
  const others = Math.max(0, size - named) / (size + 1)
  const meets = agreement(wish.verb, verbs.split(' '))
  return fit * (1 - OTHER_THINGS * others) * meets * (RANK_FACTOR[made] ?? 1)
}
