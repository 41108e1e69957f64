import { RpcTarget } from 'cloudflare:workers'
import { type Outcome, outcome } from '../core/outcome.ts'
import type { Page, PageRequest } from '../core/page.ts'
import { tellBug } from '../observe/bug.ts'
import { type AuditProof, lacking, NO_HEAD, signHead } from '../project/audit-head.ts'
import { type CallLogSettings, USUAL_CALL_LOG } from '../project/call-log-settings.ts'
import {
  CallBody,
  findLog,
  insertRows,
  knownIds,
  type LogEntry,
  type LogFilter,
  type LogRow,
  type LogView,
  listLog,
  noSuchCall,
  rowOf,
} from './log.ts'
import {
  anchorOf,
  checkLog,
  hashOf,
  headOf,
  type LogStore,
  pruneLog,
  rowsAfter,
} from './log-chain.ts'
import { isEmpty, tellCall } from './outbox.ts'
import { Rhythm } from './rhythm.ts'
import { sealContext, type World } from './world.ts'

/** How many rows are written together: others' calls wait meanwhile. */
const TOGETHER = 200
const SETTINGS = 'call-log'
/** How often rows are tried that cannot be written, once a beat, before others get their turn. */
const TRIES = 5

/** What came of looking a call up. */
type LoggedCall = LogView & { readonly body: CallBody | null }

/**
 * The entity's calls. What rode along with a lease is written after its answer: a write before it
 * would hold the answer until the disk has it. What is written together is hashed together.
 */
export class Logbook extends RpcTarget {
  readonly #storage: DurableObjectStorage
  readonly #world: World
  readonly #settle: () => Promise<void>
  #waiting: LogEntry[] = []
  readonly #rhythm = new Rhythm()
  #turn: Promise<unknown> = Promise.resolve()
  #failures = 0
  #erasedAt = 0
  #held = 0

  /** @param settle sets the alarm for what is to be forgotten */
  constructor(storage: DurableObjectStorage, world: World, settle: () => Promise<void>) {
    super()
    this.#storage = storage
    this.#world = world
    this.#settle = settle
  }

  /**
   * Writes them with others, in a while; what an endpoint wants to be told of soon.
   *
   * @param settings the project's, as the caller knows them
   */
  note(entries: readonly LogEntry[] = [], settings?: CallLogSettings): void {
    if (entries.length === 0) return
    this.#waiting.push(...entries)
    this.#writeSoon(settings)
  }

  /** Writes them now. */
  async write(entries: readonly LogEntry[], settings?: CallLogSettings): Promise<void> {
    this.#waiting.push(...entries)
    await this.#write(settings)
  }

  list(filter: LogFilter, page: PageRequest): Promise<Outcome<Page<LogView>>> {
    return outcome(async () => {
      await this.#write()
      if (this.#world.unborn) return { items: [], nextCursor: null }
      return listLog(this.#world.sql, filter, page)
    })
  }

  read(id: string): Promise<Outcome<LoggedCall>> {
    return outcome(async () => {
      await this.#write()
      if (this.#world.unborn) throw noSuchCall(id)
      const { view, body: sealed } = findLog(this.#world.sql, id)
      if (sealed === null) return { ...view, body: null }
      const ring = await this.#world.ring()
      const body = await ring.unseal(sealed, this.#of(id)).catch(() => null) // its key left the ring
      return { ...view, body: CallBody.nullable().parse(body) }
    })
  }

  /**
   * Checks every row.
   *
   * @param kept a signature that was answered earlier: the row that it names must be as it was
   */
  async verify(kept?: string): Promise<AuditProof> {
    await this.#write()
    if (this.#world.unborn) {
      return { valid: true, rows: 0, brokenAt: null, problem: null, head: NO_HEAD, signature: null }
    }
    const { head: newest, ...found } = await checkLog(this.#store)
    const head = { ...newest, anchor: anchorOf(this.#store) }
    const { project, entity } = this.#world
    const of = { kind: 'calls', project, entity }
    const ring = await this.#world.ring()
    const hashAt = (seq: number) => rowsAfter(this.#store, seq - 1, 1)[0]?.hash
    const problem = found.problem ?? (kept ? await lacking(ring, of, kept, head, hashAt) : null)
    const signature = await signHead(ring, of, head)
    return { ...found, valid: problem === null, problem, head, signature }
  }

  /** Forgets what is too old, or too much. */
  tidyUp(now: number): void {
    pruneLog(this.#store, this.#settings(), now)
  }

  /** Does something between two writes: calls that come meanwhile are logged after it, unless forgotten. */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    this.#held += 1
    try {
      await this.#turn
      return await work()
    } finally {
      this.#held -= 1
      if (this.#waiting.length > 0) this.#writeSoon()
    }
  }

  /** Drops what was not written yet, and what is still to come of calls until now. */
  forget(): void {
    this.#drop()
    this.#erasedAt = Date.now()
  }

  #drop(): void {
    this.#waiting = []
    this.#rhythm.rest()
  }

  #writeSoon(settings?: CallLogSettings): void {
    const write = () => this.#writeAside(settings)
    const many = this.#waiting.length >= TOGETHER
    const urgent = many || this.#waiting.some(({ told }) => told)
    this.#rhythm.wish(write, urgent)
  }

  #writeAside(settings?: CallLogSettings): void {
    this.#write(settings).catch((error) => tellBug('calls were not logged', error))
  }

  #write(settings?: CallLogSettings): Promise<void> {
    const done = this.#turn.then(() => this.#writeNow(settings))
    this.#turn = done.catch(() => undefined)
    return done
  }

  async #writeNow(settings?: CallLogSettings): Promise<void> {
    if (this.#held > 0 || this.#waiting.length === 0) return
    this.#rhythm.wrote()
    while (this.#waiting.length > 0) {
      const some = this.#waiting.splice(0, TOGETHER)
      try {
        await this.#writeSome(some, settings)
        this.#failures = 0
      } catch (error) {
        this.#writeLater(some, settings)
        throw error
      }
    }
  }

  /** What could not be written is tried again with the next beat; nothing else may come to write it. */
  #writeLater(some: readonly LogEntry[], settings?: CallLogSettings): void {
    this.#failures = (this.#failures + 1) % TRIES
    if (this.#failures > 0) this.#waiting.unshift(...some)
    if (this.#waiting.length > 0) this.#rhythm.wish(() => this.#writeAside(settings), false)
  }

  async #writeSome(some: readonly LogEntry[], settings?: CallLogSettings): Promise<void> {
    const entries = some.filter((entry) => this.#belongs(entry))
    if (entries.length === 0) return
    const told = new Set(entries.flatMap((entry) => (entry.told ? [entry.id] : [])))
    const erasedAt = this.#erasedAt
    if (settings) this.#keep(settings)
    const fresh = await this.#fresh(entries)
    const last = fresh.at(-1)
    if (!last) return
    const head = headOf(this.#store)
    const unhashed = head.seq === 0 ? rowsAfter(this.#store, 0, -1) : [] // of before there were hashes
    const hash = await hashOf(head, [...unhashed, ...fresh])
    if (this.#erasedAt !== erasedAt) return
    this.#world.atomically(() => {
      // not counted as a write (`World.writes`): what leases remember is as true as before
      insertRows(this.#storage.sql, [...fresh.slice(0, -1), { ...last, hash }])
      for (const row of fresh) if (told.has(row.id)) tellCall(this.#world, row)
      pruneLog(this.#store, this.#settings(), Date.now())
    })
    if (!isEmpty(this.#world.sql) || (await this.#storage.getAlarm()) === null) await this.#settle()
  }

  /** A call that was made for somebody who was erased meanwhile must not make them anew. */
  #belongs({ at, connectionId, successful }: LogEntry): boolean {
    if (at <= this.#erasedAt) return false
    return !this.#world.unborn || (connectionId === null && successful)
  }

  /** Rows of those that were not written yet: an entry may be told twice. */
  async #fresh(entries: readonly LogEntry[]): Promise<LogRow[]> {
    const known = knownIds(this.#world.sql, entries)
    const once = new Map(entries.map((entry) => [entry.id, entry]))
    const rows: LogRow[] = []
    let seq = this.#last()
    for (const entry of once.values()) {
      if (known.has(entry.id)) continue
      seq += 1
      rows.push(rowOf(seq, entry, entry.body ? await this.#seal(entry.id, entry.body) : null))
    }
    return rows
  }

  get #store(): LogStore {
    return { sql: this.#world.sql, kv: this.#storage.kv }
  }

  #last(): number {
    const query = 'SELECT coalesce(max(seq), 0) AS seq FROM log'
    const { seq } = this.#world.sql.exec<{ seq: number }>(query).one()
    return Math.max(seq, anchorOf(this.#store).seq)
  }

  #settings(): CallLogSettings {
    return this.#storage.kv.get<CallLogSettings>(SETTINGS) ?? USUAL_CALL_LOG
  }

  #keep(settings: CallLogSettings): void {
    const known = this.#settings()
    const { days, max } = settings
    if (known.days !== days || known.max !== max) this.#storage.kv.put(SETTINGS, settings)
  }

  #of(id: string) {
    return sealContext(this.#world, id, 'call-body')
  }

  async #seal(id: string, body: CallBody): Promise<string> {
    return (await this.#world.ring()).seal(body, this.#of(id))
  }
}
