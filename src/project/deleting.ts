import { RpcTarget } from 'cloudflare:workers'
import type { EntityId } from '../core/ids.ts'
import { isoTime } from '../core/time.ts'
import { tellBug } from '../observe/bug.ts'
import type { AllProjects } from './all-projects.ts'
import {
  beginDeletion,
  type Deletion,
  deletionOf,
  deletionView,
  isAnyLeft,
  isDeleted,
  keepDeletion,
  nextDeletion,
  type ProjectDeletion,
} from './deletion.ts'
import type { EventMessage } from './events.ts'
import type { Home } from './home.ts'
import { setNextRound } from './rounds.ts'
import { dropCopies } from './spec-copies.ts'

/** Entities are asked so many at a time. */
const BATCH = 100
/** After so many batches, other things of the object get their turn. */
const TURN = 10
/** Who was asked and is still there is asked again after this, in milliseconds. */
const LOST = 3_600_000
/** What failed is tried again after this, in milliseconds. */
const RETRY = 15_000

/** What the operator's object is told. */
export interface Operator {
  close(...closing: Parameters<AllProjects['close']>): Promise<void>
  noteDeleted(deletion: ProjectDeletion): Promise<void>
}

/** What deleting needs beside what all parts share. */
export interface DeletionWorld {
  readonly events: Queue<EventMessage>
  readonly specs: Pick<KVNamespace, 'list' | 'delete'>
  /** The operator's object, which lists the projects. */
  operator(): Operator
  /** Leaves nothing of the object but this. */
  empty(left: Deletion): void
}

/** Deleting a project whole, as one part of its object: the alarm does the work, until it is done. */
export class Deleting extends RpcTarget {
  readonly #home: Home
  readonly #world: DeletionWorld

  constructor(home: Home, world: DeletionWorld) {
    super()
    this.#home = home
    this.#world = world
  }

  /** Asked again, it answers how far it is. */
  begin(): ProjectDeletion {
    const { storage } = this.#home
    if (!deletionOf(storage)) {
      const sql = this.#home.sql()
      storage.transactionSync(() => {
        beginDeletion(storage, sql, Date.now())
        setNextRound(this.#home)
      })
    }
    return this.#view(this.#now())
  }

  /** `null`: the project stands. Writes nothing for guesses. */
  progress(): ProjectDeletion | null {
    const it = deletionOf(this.#home.storage)
    return it ? this.#view(it) : null
  }

  /** An entity that was asked holds nothing: what the index still has of it is a mistake. */
  noteEmpty(entity: EntityId): void {
    const { storage } = this.#home
    if (!deletionOf(storage) || isDeleted(storage)) return
    const sql = this.#home.sql()
    storage.transactionSync(() => {
      sql.exec('DELETE FROM connection WHERE entity = ?', entity)
      sql.exec('DELETE FROM entity WHERE id = ?', entity)
      setNextRound(this.#home)
    })
  }

  /** Goes on, where that is due. Whatever stops it, it can go on; it never fails. */
  async goOn(): Promise<void> {
    const { storage } = this.#home
    const it = deletionOf(storage)
    if (!it || (it.finishedAt !== null && it.told)) return
    let notBefore = 0
    try {
      if (it.finishedAt === null) await this.#step(it)
      if (isDeleted(storage)) await this.#tellEnd()
    } catch (error) {
      tellBug('the deletion of a project was interrupted, and goes on', error)
      notBefore = Date.now() + RETRY
    }
    if (!isDeleted(storage)) setNextRound(this.#home, notBefore)
    else if (!this.#now().told) await storage.setAlarm(notBefore)
  }

  async #step({ told, startedAt }: Deletion): Promise<void> {
    const { storage, sql } = this.#home
    if (!told) {
      await this.#world.operator().close(this.#home.project(), startedAt)
      this.#change({ told: true })
    }
    if (nextDeletion(storage, sql()) > Date.now()) return
    if (isAnyLeft(sql())) {
      for (let turn = 0; turn < TURN; turn++) if (!(await this.#askSome())) return
    } else if (await this.#dropCopies()) await this.#finish()
  }

  /** @returns whether there may be more to ask now */
  async #askSome(): Promise<boolean> {
    const { after } = this.#now()
    const query = `SELECT id FROM entity WHERE id > ? ORDER BY id LIMIT ${BATCH}`
    const some = this.#home.sql().exec<{ id: EntityId }>(query, after).toArray()
    const project = this.#home.project()
    const ask = ({ id: entity }: { id: EntityId }) =>
      ({ body: { kind: 'entity.erase', project, entity } }) as const
    if (some.length > 0) await this.#world.events.sendBatch(some.map(ask))
    const last = some.at(-1)
    const more = last !== undefined && some.length === BATCH
    this.#change(more ? { after: last.id } : { after: '', nextAt: Date.now() + LOST })
    return more
  }

  /** @returns whether all copies in KV are gone */
  async #dropCopies(): Promise<boolean> {
    const { cursor } = this.#now()
    const next = await dropCopies(this.#world.specs, this.#home.project(), cursor)
    this.#change({ cursor: next })
    return next === null
  }

  /** Signs the receipt, and empties the object, unless something came meanwhile. */
  async #finish(): Promise<void> {
    const it = this.#now()
    const project = this.#home.project()
    const finishedAt = Date.now()
    const { entities, connections, revoked } = it
    const counts = { entities, connections, revoked }
    const times = { startedAt: isoTime(it.startedAt), erasedAt: isoTime(finishedAt) }
    const ring = await this.#home.ring()
    const receipt = await ring.attest({ kind: 'project-erasure', project, ...times, ...counts })
    if (isAnyLeft(this.#home.sql()) || this.#now().connections !== connections) return
    this.#world.empty({ ...it, finishedAt, receipt, told: false })
  }

  async #tellEnd(): Promise<void> {
    const it = this.#now()
    await this.#world.operator().noteDeleted(this.#view(it))
    keepDeletion(this.#home.storage, { ...it, told: true })
  }

  #now(): Deletion {
    const it = deletionOf(this.#home.storage)
    if (it) return it
    throw new Error('the project is not being deleted')
  }

  #change(patch: Partial<Deletion>): void {
    keepDeletion(this.#home.storage, { ...this.#now(), ...patch })
  }

  #view(it: Deletion): ProjectDeletion {
    const count = () =>
      this.#home.sql().exec<{ n: number }>('SELECT count(*) AS n FROM entity').one().n
    return deletionView(this.#home.project(), it, it.finishedAt === null ? count() : 0)
  }
}
