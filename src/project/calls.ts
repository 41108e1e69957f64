import { RpcTarget } from 'cloudflare:workers'
import {
  claimCall,
  dropCalls,
  findCall,
  keepCall,
  nextCallEnd,
  type OnceOnly,
  readCall,
  releaseCall,
  settleCall,
} from '../core/calls.ts'
import { isUnborn } from '../core/migrate.ts'
import type { Keyring, SealContext } from '../core/seal.ts'
import { Waiters } from '../core/waiters.ts'
import { tellBug } from '../observe/bug.ts'

/**
 * A call that did not end within this many milliseconds never will: no request lives that long, so
 * whoever made it died, and nobody knows how far it came.
 */
const LONGEST_CALL = 15 * 60_000

/** What is asked of {@link Calls.claim}. */
export interface CallWish extends OnceOnly {
  /** How long to wait for another one that makes the same call, in milliseconds. */
  readonly wait: number
}

/**
 * Whose a call is. `yours`: make it, and tell {@link Calls.settle} or {@link Calls.release}. `done`:
 * it was made, and this came of it. `running`: another one still makes it. `other`: the name stands
 * for another request. `unknown`: it was begun, and nobody will tell what came of it.
 */
export type Claim =
  | { readonly state: 'yours' | 'running' | 'other' | 'unknown' }
  | { readonly state: 'done'; readonly came: string }

/** What keeps calls needs of its object. */
interface CallWorld {
  readonly storage: DurableObjectStorage
  /** The database, brought up to date. */
  sql(): SqlStorage
  ring(): Promise<Keyring>
  /** The object's own name, from the widest to the narrowest. */
  readonly owner: SealContext
  /** Sees to it that the object wakes to forget, where it would not. */
  claimed(): Promise<void>
}

/**
 * Calls that are made once, as one part of an object: of an entity, or of a project. Results are the
 * user's, and may hold a secret that is shown once, so they are sealed.
 */
export class Calls extends RpcTarget {
  readonly #world: CallWorld
  readonly #repeated = new Waiters()

  constructor(world: CallWorld) {
    super()
    this.#world = world
  }

  /** Takes a call on, or waits for who did. */
  async claim({ wait, ...call }: CallWish): Promise<Claim> {
    const until = Date.now() + wait
    for (;;) {
      const sql = this.#world.sql()
      const now = Date.now()
      const first = claimCall(sql, call, now)
      if (first) await this.#world.claimed()
      const found = first ? undefined : findCall(sql, call.id)
      if (!found) return { state: 'yours' }
      if (found.print !== call.print) return { state: 'other' }
      if (found.done === 1) return this.#told(call.id)
      const end = found.claimed_at + LONGEST_CALL
      if (end <= now) return { state: 'unknown' }
      if (until <= now) return { state: 'running' }
      await this.#repeated.wait(call.id, Math.min(until, end) - now)
    }
  }

  /** Keeps what came of a call, for all who ask again; nothing where its object was emptied. */
  async settle(id: string, came: string): Promise<void> {
    const { storage } = this.#world
    const sealed = await (await this.#world.ring()).seal(came, this.#context(id))
    if (!isUnborn(storage)) {
      storage.transactionSync(() => settleCall(this.#world.sql(), id, sealed))
    }
    this.#repeated.wake(id)
  }

  /** Keeps what came of something, for who asks again; nothing where its object was emptied. */
  async keep(id: string, came: string, keptFor: number): Promise<void> {
    const { storage } = this.#world
    const sealed = await (await this.#world.ring()).seal(came, this.#context(id))
    if (isUnborn(storage)) return
    const call = { id, print: id, keptFor }
    storage.transactionSync(() => keepCall(this.#world.sql(), call, sealed, Date.now()))
    await this.#world.claimed()
  }

  /** What was kept so; `null`: nothing, or not any more. Writes nothing for guesses. */
  async kept(id: string): Promise<string | null> {
    if (isUnborn(this.#world.storage) || !findCall(this.#world.sql(), id)) return null
    const told = await this.#told(id)
    return told.state === 'done' ? told.came : null
  }

  /** Gives a claim back: nothing was done. */
  release(id: string): void {
    if (!isUnborn(this.#world.storage)) releaseCall(this.#world.sql(), id)
    this.#repeated.wake(id)
  }

  /** Forgets what is old. @returns when there is more to forget, in epoch milliseconds */
  tidy(now: number): number | null {
    dropCalls(this.#world.sql(), now)
    return nextCallEnd(this.#world.sql())
  }

  /** A key that left the ring took the outcome with it; that the call was made is still known. */
  async #told(id: string): Promise<Claim> {
    const ring = await this.#world.ring()
    try {
      const came = await ring.unseal(readCall(this.#world.sql(), id), this.#context(id))
      return { state: 'done', came: came as string } // as settle sealed it
    } catch (error) {
      tellBug('an outcome that was kept does not open', error)
      return { state: 'unknown' }
    }
  }

  #context(id: string): SealContext {
    return [...this.#world.owner, id, 'call']
  }
}
