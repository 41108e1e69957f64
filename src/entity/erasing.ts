import type { World } from './world.ts'

/** Whether all of the entity is being erased. */
export const isErasing = (sql: SqlStorage): boolean =>
  sql.exec('SELECT 1 FROM erasing LIMIT 1').toArray().length > 0

/** From here on it ends, whoever asks or not: the alarm is set together with the mark, and finds it. */
export function beginErasing(world: World, now: number): void {
  const mark = 'INSERT INTO erasing (since) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM erasing)'
  world.atomically(() => world.sql.exec(mark, now))
}
