import { DurableObject } from 'cloudflare:workers'
import { isUnborn } from '../core/migrate.ts'
import { keyring } from '../core/seal.ts'
import { heirOf, useKey } from './api-keys.ts'
import { Calls } from './calls.ts'
import { deletionOf } from './deletion.ts'
import { type MeteredKey, metered } from './key-meter.ts'

/** What is over is swept together, at most once in this many milliseconds. */
const SWEEP = 60_000

/** The part of a project's object that lets requests in, and remembers them so that each is done once. */
export abstract class CallObject<
  Env extends { readonly SEAL_KEYS?: string },
> extends DurableObject<Env> {
  readonly #ends = new Map<string, number>()
  #calls: Calls | undefined

  /** The database, brought up to date; only for callers who were let in. */
  protected abstract get sql(): SqlStorage

  /**
   * The API key with this SHA-256, if it opens this project now. Writes nothing for guesses.
   *
   * @param wish as of {@link metered}
   */
  authenticate(hash: string, wish = 1): MeteredKey | null {
    if (isUnborn(this.ctx.storage) || deletionOf(this.ctx.storage)) return null
    const key = useKey(this.sql, hash, Date.now())
    return metered(key, wish, this.#ends, key?.id ?? '')
  }

  /**
   * What may be done with what a key made, as {@link heirOf}; all of it has the key's limit among
   * itself. Writes nothing for guesses.
   */
  heir(id: string, wish = 1): MeteredKey | null {
    if (isUnborn(this.ctx.storage) || deletionOf(this.ctx.storage)) return null
    return metered(heirOf(this.sql, id, Date.now()), wish, this.#ends, `heir ${id}`)
  }

  /** Requests that may be sent again. */
  calls(): Calls {
    this.#calls ??= new Calls({
      storage: this.ctx.storage,
      sql: () => this.sql,
      ring: () => keyring(this.env.SEAL_KEYS),
      owner: [this.ctx.id.name ?? this.ctx.storage.kv.get<string>('name') ?? ''],
      claimed: () => this.tidyCalls(),
    })
    return this.#calls
  }

  /** Forgets old requests, and comes back for the others, unless the object wakes before. */
  protected async tidyCalls(): Promise<void> {
    const now = Date.now()
    const next = this.calls().tidy(now)
    if (next === null) return
    const at = Math.max(now, next) + SWEEP
    const set = await this.ctx.storage.getAlarm()
    if (set === null || set > at) await this.ctx.storage.setAlarm(at)
  }
}
