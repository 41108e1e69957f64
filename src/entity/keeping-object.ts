import { DurableObject } from 'cloudflare:workers'
import { type Outcome, outcome } from '../core/outcome.ts'
import { claimCall, readCall, releaseCall, settleCall } from './calls.ts'
import {
  fileMissing,
  fillFile,
  type KeptFile,
  type NewFile,
  offerFile,
  readFile,
} from './kept-files.ts'
import type { EntityEnv } from './make-world.ts'
import { Waiters } from './waiters.ts'
import type { World } from './world.ts'

/** How long a repeated call waits for the first one, in milliseconds. */
const LONGEST_CALL = 150_000

const TOO_LONG: Outcome<unknown> = {
  ok: false,
  code: 'upstream-timeout',
  detail: 'the same request is still running; ask again',
  facts: '{}',
}

/** The part of an entity's object that keeps things for a while: files, and what came of calls. */
export abstract class KeepingObject extends DurableObject<EntityEnv> {
  protected abstract readonly world: World
  readonly #repeated = new Waiters()

  /** Sets the alarm for what is to be forgotten. */
  protected abstract settle(): Promise<void>

  // Calls that may be asked for again

  /**
   * Takes a call on, or waits for who did.
   *
   * @returns what came of it; `null`: the caller is to make it, and to tell {@link settleCall}
   */
  async claimCall(id: string): Promise<Outcome<unknown> | null> {
    const { world } = this
    const until = Date.now() + LONGEST_CALL
    while (!claimCall(world, id, Date.now())) {
      const came = await readCall(world, id)
      if (came) return came
      const left = until - Date.now()
      if (left <= 0) return TOO_LONG
      await this.#repeated.wait(id, left)
    }
    await this.settle()
    return null
  }

  async settleCall(id: string, came: Outcome<unknown>): Promise<void> {
    await settleCall(this.world, id, came)
    this.#repeated.wake(id)
  }

  releaseCall(id: string): void {
    releaseCall(this.world, id)
    this.#repeated.wake(id)
  }

  // Files

  /** @returns the nonce of a file to come */
  async offerFile(file: NewFile): Promise<string> {
    const nonce = await offerFile(this.world.sql, file, Date.now())
    await this.settle()
    return nonce
  }

  /** @returns `false` where it is there already */
  fillFile(nonce: string, bytes: Uint8Array<ArrayBuffer>): Promise<Outcome<boolean>> {
    return outcome(() => {
      if (this.world.unborn) throw fileMissing()
      return fillFile(this.ctx.storage, nonce, bytes, Date.now())
    })
  }

  readFile(nonce: string): Promise<Outcome<KeptFile>> {
    return outcome(() => {
      if (this.world.unborn) throw fileMissing()
      return readFile(this.world.sql, nonce, Date.now())
    })
  }
}
