import { readApp } from '../catalogue/catalogue.ts'
import { splitEntityName } from '../core/ids.ts'
import { isUnborn, migrate } from '../core/migrate.ts'
import { origins } from '../core/origins.ts'
import { unwrap } from '../core/outcome.ts'
import { keyring } from '../core/seal.ts'
import { observed } from '../observe/observed.ts'
import type { ObserveEnv } from '../observe/settings.ts'
import { type LibraryEnv, libraryOf } from '../project/library.ts'
import { alarmClock } from './alarm-clock.ts'
import { countedSql } from './counted-sql.ts'
import { isUnfinished, RETRY } from './housekeeping.ts'
import { MIGRATIONS } from './migrations.ts'
import type { World } from './world.ts'

/** What an entity's object needs of the deployment. */
export interface EntityEnv extends LibraryEnv, ObserveEnv {
  readonly SEAL_KEYS?: string
}

/** The world of one entity's object: its database is made when it is first needed. */
export function makeWorld(
  state: DurableObjectState,
  env: EntityEnv,
  changed: World['changed'],
): World {
  const { id, storage } = state
  const { project, entity } = splitEntityName(id.name ?? storage.kv.get<string>('name') ?? '')
  const { sql, writes } = countedSql(storage.sql)
  let ready = false
  const clock = alarmClock(storage)
  return {
    get sql() {
      if (ready) return sql
      const born = isUnborn(storage)
      if (born) storage.kv.put('name', `${project}/${entity}`)
      migrate(storage, MIGRATIONS)
      if (born) clock.setBy(Date.now() + RETRY) // the project is told of it
      ready = true
      return sql
    },
    writes,
    get unborn() {
      return !ready && isUnborn(storage)
    },
    async empty() {
      ready = false
      await Promise.all([clock.set(undefined), storage.deleteAll()]) // nothing comes in between
    },
    clock,
    project,
    entity,
    get origins() {
      return origins(env.ORIGINS)
    },
    ring: () => keyring(env.SEAL_KEYS),
    app: (slug) => readApp(libraryOf(env, project), slug),
    client: async (integration, needed) =>
      unwrap(await env.PROJECTS.getByName(project).resolveClient(integration, needed)),
    observed: (work, doIt) =>
      observed(env, (rest) => state.waitUntil(rest), { ...work, project, entity }, doIt),
    atomically: (work) =>
      storage.transactionSync(() => {
        const done = work()
        if (isUnfinished(storage.sql)) clock.setBy(Date.now() + RETRY)
        return done
      }),
    changed,
  }
}
