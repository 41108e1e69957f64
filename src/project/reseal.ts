import * as z from 'zod'
import type { EntityId } from '../core/ids.ts'
import type { Keyring } from '../core/seal.ts'
import type { StuckValue } from '../core/sealed-columns.ts'
import { isoTime } from '../core/time.ts'
import type { EventMessage } from './events.ts'
import type { Home } from './home.ts'

const DAY = 24 * 3_600_000

/** What a secret of a project's own belongs to, by the table that it stands in. */
const OWNERS = {
  integration: 'integration',
  shared_client: 'sharedClient',
  webhook: 'webhook',
  app_hook: 'hook',
} as const

const Stuck = z.lazy(() =>
  z.object({
    of: z.enum(OWNERS),
    id: z.string().describe('Of a shared client: its app'),
    field: z.string(),
  }),
)
type Stuck = z.infer<typeof Stuck>

/** How far a project is with sealing everything under the newest key. */
export const ResealProgress = z.lazy(() =>
  z.object({
    kid: z.string().describe('The key that seals now'),
    entities: z.number().int().describe('How many there are'),
    entitiesLeft: z.number().int().describe('How many may still hold something under an older key'),
    entitiesStuck: z
      .number()
      .int()
      .describe('Of these: hold something that no key of the ring opens'),
    secretsStuck: z
      .number()
      .int()
      .describe("How many of the project's own secrets no key of the ring opens"),
    stuck: z
      .array(Stuck)
      .describe(
        'Which they are; 100 at most. Give them anew, or put their key back, and ask again',
      ),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
    removable: z.boolean().describe('Whether the older keys may leave SEAL_KEYS'),
    outcomesUntil: z.iso
      .datetime()
      .nullable()
      .describe(
        'Until then Idempotency-Key may ask for outcomes from before, which older keys open',
      ),
  }),
)
export type ResealProgress = z.infer<typeof ResealProgress>

/** What is remembered of it, beside the rows of entities. */
interface Round {
  readonly kid: string
  /** Epoch milliseconds. */
  readonly startedAt: number
  readonly finishedAt: number | null
  /** Whether the project's own secrets are sealed under the key, all of them. */
  readonly own: boolean
  /** How many of them no key opens, and the first ones. */
  readonly secretsStuck: number
  readonly stuck: readonly Stuck[]
  /** The last entity that was asked; `''`: the next one to ask is the first. */
  readonly after: string
  /** When entities are asked next, in epoch milliseconds. */
  readonly nextAt: number
}

const KEY = 'reseal'
/** Entities are asked so many at a time. */
const BATCH = 100
/** Of so many secrets that do not open it is told where they stand. */
const MOST_TOLD = 100
/** After so many batches, other things of the project get their turn. */
const TURN = 10
/** Who was asked and did not tell that it did it is asked again after this, in milliseconds. */
const LOST = 3_600_000

/** The round that was begun last. Older releases wrote down only its key and times. */
function roundOf({ kv }: DurableObjectStorage): Round | undefined {
  type Stored = Pick<Round, 'kid' | 'startedAt' | 'finishedAt'> & Partial<Round>
  const stored = kv.get<Stored>(KEY)
  const unsaid = { own: true, secretsStuck: 0, stuck: [], after: '' }
  return stored && { ...unsaid, nextAt: stored.startedAt, ...stored }
}

export function resealProgress(
  storage: DurableObjectStorage,
  sql: SqlStorage,
  kid: string,
): ResealProgress {
  const known = roundOf(storage)
  const round = known?.kid === kid ? known : undefined
  const count = (query: string, ...values: string[]) =>
    sql.exec<{ n: number }>(`SELECT count(*) AS n FROM entity ${query}`, ...values).one().n
  const entitiesLeft = count('WHERE kid IS NOT ?', kid)
  const { startedAt = null, finishedAt = null, secretsStuck = 0, stuck = [] } = round ?? {}
  const time = (at: number | null) => (at === null ? null : isoTime(at))
  return {
    ...{ kid, entities: count(''), entitiesLeft, entitiesStuck: count('WHERE stuck > 0') },
    ...{ secretsStuck, stuck: [...stuck] },
    ...{ startedAt: time(startedAt), finishedAt: time(finishedAt) },
    removable: round?.own === true && finishedAt !== null && entitiesLeft === 0,
    outcomesUntil: time(startedAt && startedAt + DAY),
  }
}

/** Begins a round, or has the one that is under way do all that is left, at once. */
export function beginReseal(storage: DurableObjectStorage, sql: SqlStorage, kid: string): void {
  const known = roundOf(storage)
  const fresh = { kid, startedAt: Date.now(), finishedAt: null, secretsStuck: 0, stuck: [] }
  const round = known?.kid === kid ? known : fresh
  storage.kv.put<Round>(KEY, { ...round, own: false, after: '', nextAt: 0 })
  sql.exec('UPDATE entity SET stuck = 0 WHERE stuck > 0')
}

/** When a round goes on, in epoch milliseconds; `null`: not by itself. */
export function nextReseal(storage: DurableObjectStorage, sql: SqlStorage): number | null {
  const round = roundOf(storage)
  if (!round) return null
  const { kid, own, finishedAt, nextAt } = round
  if (!own || nextAt === 0) return nextAt
  const left = isLeft(sql, finishedAt === null ? kid : null, 'AND stuck = 0')
  return left ? nextAt : null
}

/**
 * Goes on with the round that was begun, where it is due: seals what is the project's own, and asks
 * entities to do the same, some at a time. Whatever stops it, it can go on.
 *
 * @param sealOwn seals the project's own secrets; answers those that do not open
 */
export async function goOnResealing(
  home: Home,
  events: Queue<EventMessage>,
  sealOwn: (ring: Keyring) => Promise<readonly StuckValue[]>,
): Promise<void> {
  const { storage } = home
  const at = nextReseal(storage, home.sql())
  if (at === null || at > Date.now()) return
  const ring = await home.ring()
  const begun = roundOf(storage)
  if (begun?.kid !== ring.kid) beginReseal(storage, home.sql(), ring.kid) // another key came in front
  if (!roundOf(storage)?.own) {
    const stuck = await sealOwn(ring)
    const told = stuck.slice(0, MOST_TOLD).map(stuckView)
    change(storage, ring.kid, { own: stuck.length === 0, secretsStuck: stuck.length, stuck: told })
  }
  for (let turn = 0; turn < TURN; turn++) if (!(await askSome(home, events, ring.kid))) break
  finish(storage, home.sql(), ring.kid)
}

const stuckView = ({ table, key: id, column: field }: StuckValue): Stuck => {
  const of = OWNERS[table as keyof typeof OWNERS] // of the columns that the project's object lists
  return { of, id, field }
}

/** @returns whether there may be more to ask now */
async function askSome(home: Home, events: Queue<EventMessage>, kid: string): Promise<boolean> {
  const { storage } = home
  const after = roundOf(storage)?.after ?? ''
  const query = `SELECT id FROM entity WHERE id > ? AND kid IS NOT ? AND stuck = 0
    ORDER BY id LIMIT ${BATCH}`
  const some = home.sql().exec<{ id: EntityId }>(query, after, kid).toArray()
  const project = home.project()
  const ask = ({ id: entity }: { id: EntityId }) =>
    ({ body: { kind: 'entity.reseal', project, entity } }) as const
  if (some.length > 0) await events.sendBatch(some.map(ask))
  if (roundOf(storage)?.after !== after) return true // it began anew meanwhile
  const last = some.at(-1)
  const more = last !== undefined && some.length === BATCH
  const wait = { after: '', nextAt: Date.now() + LOST }
  change(storage, kid, more ? { after: last.id, nextAt: 0 } : wait)
  return more
}

/** Notes that an entity sealed everything under this key, but for what did not open. */
export function noteResealed(
  storage: DurableObjectStorage,
  sql: SqlStorage,
  entity: string,
  { kid, stuck }: { readonly kid: string; readonly stuck: number },
): void {
  const known = stuck > 0 ? null : kid
  sql.exec('UPDATE entity SET kid = ?, stuck = ? WHERE id = ?', known, stuck, entity)
  if (stuck === 0) finish(storage, sql, kid)
}

function finish(storage: DurableObjectStorage, sql: SqlStorage, kid: string): void {
  const round = roundOf(storage)
  if (round?.kid !== kid || !round.own || round.finishedAt !== null || isLeft(sql, kid)) return
  change(storage, kid, { finishedAt: Date.now() })
}

/** Changes the round for a key, if it is still under way. */
function change(storage: DurableObjectStorage, kid: string, patch: Partial<Round>): void {
  const round = roundOf(storage)
  if (round?.kid === kid) storage.kv.put<Round>(KEY, { ...round, ...patch })
}

/** Whether an entity may hold something under another key, by ranges of an index. @param kid `null`: of those only of which none is known */
function isLeft(sql: SqlStorage, kid: string | null, also = ''): boolean {
  const query = `SELECT 1 FROM entity WHERE (kid IS NULL OR kid < ?1 OR kid > ?1) ${also} LIMIT 1`
  return sql.exec(query, kid).toArray().length > 0
}
