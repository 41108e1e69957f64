/** How long a lease may be used again without a question, in milliseconds. */
export const TERM = 1_000
/** For how long a busy entity writes down that terms run, so that it need not for each of them. */
const WRITTEN_FOR = 60_000
const KEY = 'terms'
const MOST_WISHES = 1_000

/**
 * The terms of leases (Gray and Cheriton, "Leases", SOSP 1989). Where calls follow each other fast, an
 * isolate may use a lease again until its term is over; a change that takes away what was leased is
 * confirmed once all terms are. So whoever was told that a connection is gone sees no call of it after
 * that, wherever it was made from. Times are epoch milliseconds.
 */
export class Terms {
  readonly #storage: DurableObjectStorage
  /** When each wish came last, or the end of the term that it got. */
  readonly #asked = new Map<string, number>()
  #until = 0
  /** What stands on the disk; `undefined`: not read yet. */
  #written: number | undefined

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage
  }

  /**
   * @param wish what is leased
   * @param end of what is leased, where it has one
   * @returns for how many milliseconds the lease holds; 0 where nothing like it was asked a moment ago.
   *   While a term runs nobody asks, so the moment counts from its end.
   */
  grant(wish: string, end: number | undefined, now: number): number {
    const before = this.#asked.get(wish)
    if (this.#asked.size > MOST_WISHES) this.#asked.clear()
    const isBusy = before !== undefined && now - before < TERM
    const term = isBusy ? Math.max(0, Math.min(TERM, (end ?? Number.POSITIVE_INFINITY) - now)) : 0
    this.#asked.set(wish, now + term)
    if (term === 0) return 0
    const written = this.#recall(now)
    this.#until = Math.max(this.#until, now + term)
    if (written >= this.#until) return term
    this.#written = now + WRITTEN_FOR
    this.#storage.kv.put(KEY, this.#written)
    return term
  }

  /** Settles when no term runs that was granted before this: also where the clock was set back. */
  async over(): Promise<void> {
    const now = Date.now()
    this.#recall(now)
    const left = Math.min(this.#until - now, TERM)
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left))
  }

  /** To be called when the disk is emptied. Terms that run, run on. */
  forget(): void {
    this.#written = 0
  }

  /**
   * What the object granted before it was started anew runs for a term from here, at most.
   *
   * @returns until when terms may run, as far as the disk knows
   */
  #recall(now: number): number {
    if (this.#written !== undefined) return this.#written
    this.#written = this.#storage.kv.get<number>(KEY) ?? 0
    this.#until = Math.max(this.#until, Math.min(this.#written, now + TERM))
    return this.#written
  }
}
