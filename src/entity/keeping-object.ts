import { DurableObject } from 'cloudflare:workers'
import { type Outcome, outcome } from '../core/outcome.ts'
import { Calls } from '../project/calls.ts'
import {
  fileMissing,
  fillFile,
  type KeptFile,
  type NewFile,
  offerFile,
  readFile,
} from './kept-files.ts'
import type { EntityEnv } from './make-world.ts'
import type { World } from './world.ts'

/** The part of an entity's object that keeps things for a while: files, and what came of calls. */
export abstract class KeepingObject extends DurableObject<EntityEnv> {
  protected abstract readonly world: World
  #calls: Calls | undefined

  /** Sets the alarm for what is to be forgotten. */
  protected abstract settle(): Promise<void>

  /** Calls that may be asked for again. */
  calls(): Calls {
    const { world } = this
    this.#calls ??= new Calls({
      storage: this.ctx.storage,
      sql: () => world.sql,
      ring: () => world.ring(),
      owner: [world.project, world.entity],
      claimed: async () => {
        if ((await this.ctx.storage.getAlarm()) === null) await this.settle()
      },
    })
    return this.#calls
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
