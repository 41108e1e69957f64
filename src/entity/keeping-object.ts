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
import { notFollowed } from './links.ts'
import type { EntityEnv } from './make-world.ts'
import {
  createSession,
  type NewSession,
  noteBegun,
  type OpenSession,
  openSession,
} from './sessions.ts'
import type { World } from './world.ts'

/** The part of an entity's object that keeps things for a while: sessions, files, and what came of calls. */
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

  // Sessions: a page where the user connects apps

  async createSession(session: NewSession): Promise<{ nonce: string; expiresAt: number }> {
    const made = await createSession(this.world.sql, session, Date.now())
    await this.settle()
    return made
  }

  /** Writes nothing for guesses. */
  openSession(visit: { nonce: string; browser: string }): Promise<Outcome<OpenSession>> {
    return outcome(() => {
      if (this.world.unborn) throw notFollowed('unknown')
      return openSession(this.world.sql, visit, Date.now())
    })
  }

  async noteBegun(
    nonce: string,
    begun: { integration: string; connection: string },
  ): Promise<void> {
    if (!this.world.unborn) await noteBegun(this.world.sql, nonce, begun)
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
