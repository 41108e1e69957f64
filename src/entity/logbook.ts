import { RpcTarget } from 'cloudflare:workers'
import { type Outcome, outcome } from '../core/outcome.ts'
import { tellBug } from '../observe/bug.ts'
import { findLog, type LogEntry, type LogView, listLog, writeLog } from './log.ts'
import type { World } from './world.ts'

/** How long entries wait for others to be written with, in milliseconds. */
const GATHER = 500

/**
 * The entity's calls. What rode along with a lease is written after its answer: a write before it
 * would hold the answer until the disk has it.
 */
export class Logbook extends RpcTarget {
  readonly #storage: DurableObjectStorage
  readonly #world: World
  readonly #settle: () => Promise<void>
  #waiting: LogEntry[] = []
  #timer: ReturnType<typeof setTimeout> | undefined

  /** @param settle sets the alarm for what is to be forgotten */
  constructor(storage: DurableObjectStorage, world: World, settle: () => Promise<void>) {
    super()
    this.#storage = storage
    this.#world = world
    this.#settle = settle
  }

  /** Writes them soon, and with others. */
  note(entries: readonly LogEntry[] = []): void {
    if (entries.length === 0) return
    this.#waiting.push(...entries)
    this.#timer ??= setTimeout(() => {
      this.#write().catch((error) => tellBug('calls were not logged', error))
    }, GATHER)
  }

  /** Writes them now. */
  async write(entries: readonly LogEntry[]): Promise<void> {
    this.#waiting.push(...entries)
    await this.#write()
  }

  async list(limit: number): Promise<LogView[]> {
    await this.#write()
    return this.#world.unborn ? [] : listLog(this.#world.sql, limit)
  }

  read(id: string): Promise<Outcome<LogView>> {
    return outcome(async () => {
      await this.#write()
      return findLog(this.#world.sql, id)
    })
  }

  /** Drops what was not written yet. */
  forget(): void {
    this.#waiting = []
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  async #write(): Promise<void> {
    const entries = this.#waiting
    this.forget()
    if (entries.length === 0) return
    this.#world.atomically(() => writeLog(this.#world.sql, entries))
    if ((await this.#storage.getAlarm()) === null) await this.#settle()
  }
}
