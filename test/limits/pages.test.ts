import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { EntityId, newConnectionId } from '../../src/core/ids.ts'
import { migrate } from '../../src/core/migrate.ts'
import { isUnfinished, nextRound } from '../../src/entity/housekeeping.ts'
import { MIGRATIONS } from '../../src/entity/migrations.ts'
import type { World } from '../../src/entity/world.ts'
import type { Env } from '../../src/env.ts'
import { recordOf } from '../../src/project/audit-entry.ts'
import { listAudit, noteAudit } from '../../src/project/audit-rows.ts'
import { nextCascade } from '../../src/project/cascade.ts'
import {
  applyUpdates,
  doom,
  doomed,
  listConnections,
  listEntities,
  markQueued,
} from '../../src/project/connection-index.ts'
import { versionOf } from '../../src/project/custom-apps.ts'
import { listEvents, oldestEvent, recordEvent } from '../../src/project/event-log.ts'
import { nextPayloadEnd } from '../../src/project/payloads.ts'
import { newProject } from '../worker.ts'

const { ENTITIES, PROJECTS } = env as unknown as Env
const MANY = 1500
const PAGE = { limit: 10 }
const BOUNDS = { apps: null, entityPrefix: null }

/** As what is asked of it tells: how many rows of tables and indices it read. */
function counted(sql: SqlStorage): { sql: SqlStorage; rows: () => number } {
  const cursors: { readonly rowsRead: number }[] = []
  const exec: SqlStorage['exec'] = (query, ...values) => {
    const cursor = sql.exec<never>(query, ...values)
    cursors.push(cursor)
    return cursor
  }
  const rows = () => cursors.reduce((sum, { rowsRead }) => sum + rowsRead, 0)
  return { sql: { exec } as SqlStorage, rows } // all that these functions call
}

/** So many entities with a connection each, and what was noted of them. */
function fill(sql: SqlStorage): void {
  sql.exec(`INSERT INTO integration (id, app, scheme, name, needs_client, enabled, created_at, updated_at)
    VALUES ('int_1', 'github', 'OAUTH2', 'github', 0, 1, 0, 0)`)
  for (let n = 0; n < MANY; n++) {
    const [entity, at, id] = [EntityId.parse(`e${n}`), 1000 + n, newConnectionId()]
    const facts = { app: 'github', integration: 'int_1', status: 'ACTIVE', label: null, kid: 'k1' }
    const put = { id, ...facts, createdAt: at, updatedAt: at }
    applyUpdates(sql, entity, [{ put }], { now: at, sealsNow: 'k1' })
    const type = 'connection.active'
    recordEvent(sql, entity, { id: `evt_${n}`, type, at, connection: id, data: {} })
    const entry = { actor: 'system', action: type, status: null, code: null, target: null }
    const about = { id: `aud_${n}`, at, scopes: null, entity, connection: id }
    const proof = { salt: 's', commitment: 'c', proof: 'p' }
    noteAudit(sql, { id: about.id, at, ...recordOf({ ...entry, ...about }), ...proof })
  }
}

describe('a page of what a project has much of (D7)', () => {
  beforeAll(async () => {
    await newProject('pages')
    await runInDurableObject(PROJECTS.getByName('pages'), (_, { storage }) =>
      storage.transactionSync(() => fill(storage.sql)),
    )
  })

  const e700 = EntityId.parse('e700')
  it.each<[string, (sql: SqlStorage) => unknown, number]>([
    ['entities', (sql) => listEntities(sql, PAGE, BOUNDS).items, 10],
    ['connections', (sql) => listConnections(sql, PAGE, BOUNDS).items, 10],
    ['audit rows', (sql) => listAudit(sql, {}, PAGE).items, 10],
    ['audit rows of an entity', (sql) => listAudit(sql, { entity: e700 }, PAGE).items, 1],
    ['events', (sql) => listEvents(sql, {}, PAGE).items, 10],
    ['events of an entity', (sql) => listEvents(sql, { entityId: e700 }, PAGE).items, 1],
    ['the times of its alarm', (sql) => [nextPayloadEnd(sql), oldestEvent(sql)], 2],
    ['versions of its apps', (sql) => [versionOf(sql, 'acme')], 1],
  ])('reads little more than it shows: %s', async (_, list, shown) => {
    const stub = PROJECTS.getByName('pages')
    await runInDurableObject(stub, (_project, { storage }) => {
      const { sql, rows } = counted(storage.sql)
      expect(list(sql)).toHaveLength(shown)
      expect(rows()).toBeLessThan(100)
    })
  })
  it('leaves with its integration by small steps: none looks at those that were asked already', async () => {
    const stub = PROJECTS.getByName('pages')
    await runInDurableObject(stub, (_project, { storage }) => {
      const { sql, rows } = counted(storage.sql)
      storage.transactionSync(() => {
        doom(storage.sql, 'int_1', 1)
        markQueued(storage.sql, doomed(storage.sql, 1, MANY - 20), 2)
      })
      expect(doomed(sql, 1, 10)).toHaveLength(10)
      expect(nextCascade(sql)).toBe(0)
      markQueued(storage.sql, doomed(storage.sql, 1, 100), 3)
      expect(doomed(sql, 2, 10)).toEqual([])
      expect(nextCascade(sql)).toBe(2 + 3_600_000 + 1)
      expect(rows()).toBeLessThan(100)
    })
  })
})

describe('an entity with much of it (D7)', () => {
  it('looks at none of its connections to know, at each write, whether something is unfinished', async () => {
    const stub = ENTITIES.getByName('pages/many')
    await runInDurableObject(stub, (_entity, { storage }) => {
      migrate(storage, MIGRATIONS)
      storage.sql.exec(`INSERT INTO connection (id, app, integration, scheme, status, created_at, updated_at)
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})
        SELECT 'conn_' || i, 'github', 'int_1', 'OAUTH2', 'ACTIVE', 0, 0 FROM n`)
      storage.sql.exec('DELETE FROM outbox')
      const { sql, rows } = counted(storage.sql)
      expect(isUnfinished(sql)).toBe(false)
      expect(nextRound({ sql } as World, 1)).toBeUndefined() // all that it asks of its world
      expect(rows()).toBeLessThan(100)
      storage.sql.exec(`UPDATE connection SET doomed = 1 WHERE id = 'conn_7'`)
      expect(isUnfinished(sql)).toBe(true)
      expect(rows()).toBeLessThan(100)
    })
  })
})
