import { expect } from 'vitest'
import type { Provider } from './_provider.ts'

type Row = Readonly<Record<string, unknown>>

/** A service under test, whatever it runs in. */
export interface Tested {
  readonly provider: Provider
  /** The entities of this run. */
  readonly entities: readonly string[]
  /** What callers were told. */
  readonly answers: readonly { status: number; headers: Headers; body: unknown }[]
  /** Lets all happen that was put off. */
  calm(): Promise<void>
  rows(entity: string, query: string): Promise<Row[]>
  rowsOfProject(query: string): Promise<Row[]>
  /** What an entity holds of a connection, opened. */
  held(entity: string, id: string, sealed: string): Promise<{ refreshToken: string }>
}

export const TABLES = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'`
const CONNECTIONS = '(SELECT id FROM connection)'
export const STATES = `SELECT id, iif(disabled, 'DISABLED', status) AS status, sealed FROM connection`
const OWNERS = '(SELECT id FROM call UNION SELECT id FROM file)'

/** What no entity may have left, once all that was put off has happened. */
const ORPHANS = {
  'connections that should be gone': 'SELECT id FROM connection WHERE doomed = 1',
  'connections that wait for ever': `SELECT id FROM connection WHERE status = 'INITIATED'`,
  'an erasure that nobody ends': 'SELECT id FROM erased',
  'news that nobody was told': 'SELECT news FROM outbox',
  links: `SELECT * FROM link WHERE connection NOT IN ${CONNECTIONS}`,
  attempts: `SELECT * FROM attempt WHERE connection NOT IN ${CONNECTIONS}`,
  chunks: `SELECT owner FROM chunk WHERE owner NOT IN ${OWNERS}`,
}

/**
 * What must hold in the end, whatever went wrong: nothing is left over, the project's index says what
 * the entities say, what is held is what the provider gave last, and no grant is held by nobody.
 */
export async function assertWhole(world: Tested): Promise<void> {
  await world.calm()
  const known: unknown[] = []
  const held = new Set<string>()
  for (const entity of world.entities) {
    if ((await world.rows(entity, TABLES)).length === 0) continue // never touched, or erased
    for (const [what, query] of Object.entries(ORPHANS)) {
      expect(await world.rows(entity, query), what).toEqual([])
    }
    for (const row of await world.rows(entity, STATES)) {
      const { id, status, sealed } = row
      known.push({ entity, id, status })
      if (sealed !== null) held.add((await world.held(entity, `${id}`, `${sealed}`)).refreshToken)
    }
  }
  const index = await world.rowsOfProject('SELECT entity, id, status FROM connection')
  const ours = index.filter(({ entity }) => world.entities.includes(`${entity}`))
  const inOrder = known.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
  const sorted = ours.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
  expect(sorted, 'the index').toEqual(inOrder)
  const apps = '(SELECT slug FROM custom_app)'
  const actions = `SELECT name FROM custom_action WHERE app NOT IN ${apps}`
  expect(await world.rowsOfProject(actions), 'actions of no app').toEqual([])
  const nobodys = world.provider.grants.filter(
    ({ alive, lost, refreshToken }) => alive && !lost && !held.has(refreshToken),
  )
  expect(nobodys, 'grants that nobody holds').toEqual([])
}

/** Codes that blame the moment, and say so. */
const PASSING = ['temporarily-unavailable', 'upstream-unavailable', 'upstream-timeout']

/** Answers in the middle of a fault: done, or a clear word for it; never "internal error". */
export function assertClear({ answers }: Pick<Tested, 'answers'>): void {
  for (const { status, headers, body } of answers) {
    if (status < 400) continue
    if (headers.get('content-type')?.startsWith('text/html')) {
      expect([502, 503, 504], String(body)).toContain(status)
    } else {
      expect(headers.get('content-type'), String(body)).toBe('application/problem+json')
      const { code } = body as { code: string }
      expect(code, JSON.stringify(body)).not.toBe('internal')
      if (status >= 500) expect(PASSING).toContain(code)
    }
  }
}
