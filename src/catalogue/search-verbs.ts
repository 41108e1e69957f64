import { stemOf } from './search-words.ts'

/** What is done to things, in the coarsest cut. */
type Deed = 'list' | 'get' | 'search' | 'create' | 'update' | 'delete'

const BY_DEED: Readonly<Record<Deed, string>> = {
  list: 'list lists enumerate browse',
  get: 'get read retrieve fetch show view see display give tell return check describe pull load reads',
  search: 'search find query lookup locate discover filter',
  create: 'create make add new insert generate build register compose creation new',
  update: 'update edit change modify patch set replace adjust correct put overwrite',
  delete: 'delete remove erase destroy trash drop discard unset',
}

/** Verbs that also say a little more than their deed. */
const COLOURED: Readonly<Partial<Record<Deed, string>>> = {
  create: 'open start schedule write book raise plan',
  update: 'mark',
  get: 'count',
}

/** Verbs that say much more than their deed: what they do not meet is hardly meant. */
const RICH: Readonly<Partial<Record<Deed, string>>> = {
  create: 'log draft invite upload post submit block fork',
  update: 'move rename assign convert reschedule close resolve archive merge lock approve star pin',
  delete: 'cancel clear revoke empty',
  get: 'download export',
}

const table = (deeds: Readonly<Partial<Record<Deed, string>>>): ReadonlyMap<string, Deed> =>
  new Map(
    Object.entries(deeds).flatMap(([deed, words]) =>
      words.split(' ').map((word): [string, Deed] => [stemOf(word), deed as Deed]),
    ),
  )

const PLAIN_VERBS = table(BY_DEED)
const COLOURED_VERBS = table(COLOURED)
const RICH_VERBS = table(RICH)

const RICH_WEIGHT = 0.7
const KINDS = [
  [PLAIN_VERBS, 0],
  [COLOURED_VERBS, 0.35],
  [RICH_VERBS, RICH_WEIGHT],
] as const

/** A verb of a query or of an action. */
export interface Verb {
  readonly stem: string
  readonly deed: Deed
  /** How much it says beyond its deed, as a word: 0 to 1. */
  readonly weight: number
}

export function verbOf(stem: string): Verb | undefined {
  for (const [verbs, weight] of KINDS) {
    const deed = verbs.get(stem)
    if (deed) return { stem, deed, weight }
  }
  return undefined
}

/** How far an action that does one thing is the answer to a wish for another one. */
const KINSHIP: readonly (readonly [string, number])[] = [
  ['list search', 0.94],
  ['get list', 0.92],
  ['get search', 0.92],
  ['create update', 0.82],
  ['delete update', 0.65],
]

const kinship = new Map(
  KINSHIP.flatMap(([pair, factor]) => {
    const both = pair.split(' ')
    return [both, both.toReversed()].map((names): [string, number] => [names.join(' '), factor])
  }),
)

/** `add guests to an event` may well be an update of the event. */
const ADDING_IS_UPDATING = 0.93
/** Both rich, and not the same: to rename is not to move. */
const OTHER_RICH = 0.75
const STRANGERS = 0.5
/** Nobody asks to have a thing changed or deleted by saying its name only. */
const UNASKED = 0.9
const CHANGING: ReadonlySet<Deed | undefined> = new Set(['update', 'delete'])
const UNKNOWN = 0.88
const SAME_DEED = 0.97

function kinshipOf(wanted: Verb, verb: Verb): number {
  const bothRich = wanted.weight === RICH_WEIGHT && verb.weight === RICH_WEIGHT
  if (wanted.deed === verb.deed) return bothRich ? OTHER_RICH : SAME_DEED
  if (wanted.stem === 'add' && verb.deed === 'update') return ADDING_IS_UPDATING
  return kinship.get(`${wanted.deed} ${verb.deed}`) ?? STRANGERS
}

/**
 * How well an action's verbs meet the query's.
 *
 * @param verbs stems; those that are no verbs are passed over
 * @returns a factor from 0 to 1
 */
export function agreement(wanted: Verb | undefined, verbs: readonly string[]): number {
  if (!wanted) return verbs.some((stem) => CHANGING.has(verbOf(stem)?.deed)) ? UNASKED : 1
  if (verbs.includes(wanted.stem)) return 1
  const known = verbs.map(verbOf).filter((verb) => verb !== undefined)
  if (known.length === 0) return UNKNOWN
  return Math.max(...known.map((verb) => kinshipOf(wanted, verb)))
}
