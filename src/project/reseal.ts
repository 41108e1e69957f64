import * as z from 'zod'
import type { EntityId, ProjectId } from '../core/ids.ts'
import { isoTime } from '../core/time.ts'
import type { EventMessage } from './events.ts'

const DAY = 24 * 3_600_000

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
}

const KEY = 'reseal'

/** Entities that may hold something under another key than this one. */
const LEFT = `FROM entity WHERE kid IS NOT ?1 OR EXISTS
  (SELECT 1 FROM connection WHERE connection.entity = entity.id AND connection.kid <> ?1)`

export function resealProgress(
  { kv }: DurableObjectStorage,
  sql: SqlStorage,
  kid: string,
): ResealProgress {
  const known = kv.get<Round>(KEY)
  const round = known?.kid === kid ? known : undefined
  const count = (query: string, ...values: string[]) =>
    sql.exec<{ n: number }>(`SELECT count(*) AS n ${query}`, ...values).one().n
  const entitiesLeft = count(LEFT, kid)
  const { startedAt = null, finishedAt = null } = round ?? {}
  const time = (at: number | null) => (at === null ? null : isoTime(at))
  return {
    ...{ kid, entities: count('FROM entity'), entitiesLeft },
    entitiesStuck: count('FROM entity WHERE stuck > 0'),
    ...{ startedAt: time(startedAt), finishedAt: time(finishedAt) },
    removable: startedAt !== null && entitiesLeft === 0,
    outcomesUntil: time(startedAt && startedAt + DAY),
  }
}

/** Asks every entity that is left. May be called again: those that did it are not asked twice. */
export async function resealEntities(
  { kv }: DurableObjectStorage,
  sql: SqlStorage,
  { kid, project }: { readonly kid: string; readonly project: ProjectId },
  events: Queue<EventMessage>,
): Promise<void> {
  const now = Date.now()
  if (kv.get<Round>(KEY)?.kid !== kid) kv.put(KEY, { kid, startedAt: now, finishedAt: null })
  for (let last = ''; ; ) {
    const query = `SELECT id ${LEFT.replace('WHERE', 'WHERE id > ?2 AND (')}) ORDER BY id LIMIT 100`
    const some = sql.exec<{ id: EntityId }>(query, kid, last).toArray()
    last = some.at(-1)?.id ?? ''
    if (some.length === 0) break
    await events.sendBatch(
      some.map(({ id: entity }) => ({ body: { kind: 'entity.reseal', project, entity } })),
    )
  }
  finish(kv, sql, kid)
}

/** Notes that an entity sealed everything under this key, but for what did not open. */
export function noteResealed(
  { kv }: DurableObjectStorage,
  sql: SqlStorage,
  entity: string,
  { kid, stuck }: { readonly kid: string; readonly stuck: number },
): void {
  sql.exec(
    'UPDATE entity SET kid = ?, stuck = ? WHERE id = ?',
    stuck > 0 ? null : kid,
    stuck,
    entity,
  )
  if (stuck > 0) return
  sql.exec('UPDATE connection SET kid = ? WHERE entity = ? AND kid IS NOT NULL', kid, entity)
  finish(kv, sql, kid)
}

function finish(kv: SyncKvStorage, sql: SqlStorage, kid: string): void {
  const round = kv.get<Round>(KEY)
  if (round?.kid !== kid || round.finishedAt !== null) return
  if (sql.exec(`SELECT 1 ${LEFT} LIMIT 1`, kid).toArray().length > 0) return
  kv.put(KEY, { ...round, finishedAt: Date.now() })
}
