import { DurableObject } from 'cloudflare:workers'
import { keyring } from '../core/seal.ts'
import { Calls } from './calls.ts'

/** What is over is swept together, at most once in this many milliseconds. */
const SWEEP = 60_000

/** The part of a project's object that remembers requests, so that each is done once. */
export abstract class CallObject<
  Env extends { readonly SEAL_KEYS?: string },
> extends DurableObject<Env> {
  #calls: Calls | undefined

  /** The database, brought up to date; only for callers who were let in. */
  protected abstract get sql(): SqlStorage

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
