import { RpcTarget } from 'cloudflare:workers'
import { resealColumns, type SealedColumn } from '../core/sealed-columns.ts'
import type { AuditLog } from './audit-log.ts'
import { isDeleted } from './deletion.ts'
import type { EventMessage } from './events.ts'
import type { Home } from './home.ts'
import {
  beginReseal,
  goOnResealing,
  noteResealed,
  type ResealProgress,
  resealProgress,
} from './reseal.ts'
import { setNextRound } from './rounds.ts'

/** Sealing everything of a project under the newest key, as one part of its object. */
export class Sealing extends RpcTarget {
  readonly #home: Home
  readonly #events: Queue<EventMessage>
  readonly #columns: readonly SealedColumn[]
  readonly #audit: AuditLog

  /** @param columns all that is sealed in the project's own database */
  constructor(
    home: Home,
    events: Queue<EventMessage>,
    columns: readonly SealedColumn[],
    audit: AuditLog,
  ) {
    super()
    this.#home = home
    this.#events = events
    this.#columns = columns
    this.#audit = audit
  }

  /** Begins: the alarm does the work, until it is done. */
  async start(): Promise<ResealProgress> {
    const { kid } = await this.#home.ring()
    beginReseal(this.#home.storage, this.#home.sql(), kid)
    setNextRound(this.#home)
    return this.progress()
  }

  /** Seals the project's own secrets, and asks every entity to do the same, where that is due. */
  goOn(): Promise<void> {
    return goOnResealing(this.#home, this.#events, async (ring) => {
      const stuck = await resealColumns(this.#home.sql(), ring, this.#columns)
      await this.#audit.resign()
      return stuck
    })
  }

  async progress(): Promise<ResealProgress> {
    const { kid } = await this.#home.ring()
    return resealProgress(this.#home.storage, this.#home.sql(), kid)
  }

  /** An entity sealed everything under this key, but for what did not open. */
  note(entity: string, done: { readonly kid: string; readonly stuck: number }): void {
    if (isDeleted(this.#home.storage)) return
    noteResealed(this.#home.storage, this.#home.sql(), entity, done)
  }
}
