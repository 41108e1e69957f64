import type { FieldValues } from '../auth/fields.ts'
import { type Outcome, outcome } from '../core/outcome.ts'
import { SingleFlight } from '../core/single-flight.ts'
import { ANY, Waiters } from '../core/waiters.ts'
import { tellBug } from '../observe/bug.ts'
import type { Unkeyed } from '../project/audit-entry.ts'
import type { Calls } from '../project/calls.ts'
import { type BeginInput, beginConnection, type ReconnectInput, reconnect } from './begin.ts'
import { type ConnectionPatch, changeConnection } from './change.ts'
import { chooseConnection } from './choose-connection.ts'
import {
  type ConnectionFilter,
  type ConnectionRow,
  type ConnectionView,
  connectionView,
  doomConnection,
  findConnection,
  listConnections,
} from './connections.ts'
import { expireLinks, finishConsent, type Return } from './consent.ts'
import { CredentialStore } from './credentials.ts'
import { type Erasure, eraseEntity } from './erase.ts'
import { isErasing } from './erasing.ts'
import { beginConsent, submitForm } from './follow-link.ts'
import { nextRound, round } from './housekeeping.ts'
import { KeepingObject } from './keeping-object.ts'
import type { Lease } from './lease.ts'
import { Leases, type LeaseWish } from './leases.ts'
import type { Visit } from './links.ts'
import { Logbook } from './logbook.ts'
import { type EntityEnv, makeWorld } from './make-world.ts'
import { McpTokens } from './mcp-tokens.ts'
import { deliver, tell } from './outbox.ts'
import { listPending, NOTHING_PENDING, type Pending } from './pending.ts'
import { Removals } from './removal.ts'
import { reseal } from './reseal.ts'
import {
  type Begun,
  type BoundVisit,
  type Finished,
  finishedOf,
  type Step,
  stepOf,
} from './steps.ts'
import { Terms } from './terms.ts'
import { NOTHING, type Watched, watched } from './watch.ts'
import type { World } from './world.ts'

/**
 * One user's connections, and the only place that holds their credentials. The object's name is
 * `project/entity`; a refresh token never leaves it.
 */
export class Entity extends KeepingObject {
  protected override readonly world: World
  readonly #credentials: CredentialStore
  readonly #removals: Removals
  readonly #waiters = new Waiters()
  readonly #logbook: Logbook
  readonly #leases: Leases
  readonly #terms: Terms
  readonly #erasures = new SingleFlight<string, Erasure>()
  #delivery: Promise<void> | undefined

  constructor(ctx: DurableObjectState, env: EntityEnv) {
    super(ctx, env)
    this.world = makeWorld(ctx, env, (row, news) => {
      tell(this.world, row, news)
      this.#waiters.wake(row.id)
    })
    this.#credentials = new CredentialStore(this.world)
    this.#removals = new Removals(this.world, this.#credentials)
    this.#logbook = new Logbook(ctx.storage, this.world, () => this.settle())
    this.#terms = new Terms(ctx.storage)
    this.#leases = new Leases(this.world, this.#credentials, this.#logbook, this.#terms)
  }

  // Connecting

  begin(input: BeginInput): Promise<Outcome<Begun>> {
    return outcome(async () => {
      const settle = () => this.settle()
      const begun = await beginConnection(this.world, this.#credentials, input, settle)
      if (begun.row.status === 'ACTIVE') await this.#terms.over()
      return { connection: this.#view(begun.row), nonce: begun.nonce }
    })
  }

  /** A new link for an old connection: same id, new consent. One that works goes on until then. */
  reconnect(id: string, wish: ReconnectInput): Promise<Outcome<Begun>> {
    return outcome(async () => {
      const begun = await reconnect(this.world, id, wish)
      await this.settle()
      return { connection: this.#view(begun.row), nonce: begun.nonce }
    })
  }

  /** The user's browser follows the link. @param state all of the `state` to send but its nonce */
  openLink(visit: BoundVisit, state: string): Promise<Outcome<Step>> {
    return outcome(async () =>
      stepOf(
        this.world.entity,
        await beginConsent(this.world, visit, (nonce) => `${nonce}${state}`),
      ),
    )
  }

  /** The user sent the form that the link led to. */
  submitForm(visit: BoundVisit, given: FieldValues, state: string): Promise<Outcome<Step>> {
    return outcome(async () => {
      const stateFor = (nonce: string) => `${nonce}${state}`
      const step = await submitForm(this.world, this.#credentials, visit, given, stateFor)
      await this.#confirm()
      return stepOf(this.world.entity, step)
    })
  }

  /** The user's browser comes back from the app, or the developer's server says whose it is. */
  finish(visit: Visit, callback: Return): Promise<Outcome<Finished>> {
    return outcome(async () => {
      const ended = await finishConsent(this.world, this.#credentials, visit, callback)
      await this.#confirm()
      return finishedOf(this.world.entity, ended)
    })
  }

  /** Tokens for MCP clients. */
  mcpTokens(): McpTokens {
    return new McpTokens(this.ctx.storage, this.world, () => this.settle())
  }

  // Reading and changing

  /** As {@link watched}; while a user is on the way to connect, held until something changes. */
  async watch(known: string, wait: number): Promise<Watched> {
    if (this.world.unborn) return NOTHING
    expireLinks(this.world, Date.now())
    const { state, pending } = watched(this.world.sql)
    if (state === known && pending) await this.#waiters.wait(ANY, wait)
    return watched(this.world.sql)
  }

  list(filter: ConnectionFilter): ConnectionView[] {
    if (this.world.unborn) return []
    expireLinks(this.world, Date.now())
    return listConnections(this.world.sql, filter).map((row) => this.#view(row))
  }

  /** Links, sessions and files, to be told of. */
  pending(): Pending {
    return this.world.unborn ? NOTHING_PENDING : listPending(this.world.sql)
  }

  /** @param wait how long to hold the answer while the connection is INITIATED, in milliseconds */
  read(id: string, wait = 0): Promise<Outcome<ConnectionView>> {
    return outcome(async () => {
      const until = Date.now() + wait
      for (;;) {
        expireLinks(this.world, Date.now())
        const row = findConnection(this.world, id)
        const left = until - Date.now()
        if (row.status !== 'INITIATED' || left <= 0) return this.#view(row)
        await this.#waiters.wait(id, left)
      }
    })
  }

  change(id: string, patch: ConnectionPatch): Promise<Outcome<ConnectionView>> {
    return outcome(async () => {
      const changed = changeConnection(this.world, id, patch)
      await this.#confirm()
      return this.#view(changed)
    })
  }

  /**
   * @param actor who removes it, where it is not the caller with the key
   * @returns whether the app confirmed that it took the credentials back; `null`: it has no way to
   */
  remove(id: string, actor?: Unkeyed): Promise<Outcome<boolean | null>> {
    return outcome(async () => {
      const by = actor && { actor }
      const revoked = await this.#removals.remove(id, { by })
      this.#waiters.wake(id)
      await this.#confirm()
      return revoked
    })
  }

  // Acting

  /** Credentials for a call, of the connection that is named or meant. The hot path. */
  lease(wish: LeaseWish): Promise<Outcome<Lease>> {
    return outcome(() => this.#leases.lease(wish))
  }

  /** The same to be looked at, with masks where secrets stand. */
  preview(app: string, connection?: string): Promise<Outcome<Lease>> {
    return outcome(() => this.#credentials.preview(chooseConnection(this.world, app, connection)))
  }

  /** Others than those of `version`, which the app refused. */
  renew(connection: string, version: number, traceparent?: string): Promise<Outcome<Lease>> {
    return outcome(() =>
      this.#credentials.renew(findConnection(this.world, connection), version, traceparent),
    )
  }

  /** Hides a connection whose integration was deleted; {@link remove} follows, or the alarm. */
  async doom(id: string): Promise<void> {
    if (this.world.unborn) return
    this.world.atomically(() => doomConnection(this.world.sql, id))
    this.#credentials.forget(id)
    this.#waiters.wake(id)
    await this.#terms.over()
  }

  /** Seals what is sealed under an older key anew, and tells the project. */
  async reseal(): Promise<void> {
    const done = await reseal(this.world)
    if (!this.world.unborn) await this.settle()
    const project = this.env.PROJECTS.getByName(this.world.project)
    await project.sealing().note(this.world.entity, done)
  }

  /**
   * Forgets the user: every connection is revoked, and nothing at all is left in the object. Who asks
   * meanwhile gets the same receipt. Where the object ends in the middle, the alarm goes on with it.
   */
  erase(): Promise<Outcome<Erasure>> {
    const { project, entity } = this.world
    const object = this.env.PROJECTS.getByName(project)
    const others = {
      settle: () => this.#confirm(),
      forget: () => Promise.all([object.audit().forget(entity), object.webhooks().forget(entity)]),
      keep: (...kept: Parameters<Calls['keep']>) => object.calls().keep(...kept),
      kept: async (name: string) => object.calls().kept(name),
      forgetLate: () => {
        this.#logbook.forget()
        this.#terms.forget()
      },
    }
    const erase = () => eraseEntity(this.world, this.#removals, others)
    return outcome(() => this.#erasures.run(entity, () => this.#logbook.hold(erase)))
  }

  /** Replaces the credentials now, because the developer asks for it. */
  refresh(id: string, traceparent?: string): Promise<Outcome<ConnectionView>> {
    return outcome(async () => {
      const row = findConnection(this.world, id)
      await this.#credentials.replace(row, traceparent)
      await this.#terms.over()
      return this.#view(findConnection(this.world, id))
    })
  }

  /** The calls that were made. */
  logbook(): Logbook {
    return this.#logbook
  }

  override async alarm(): Promise<void> {
    this.world.clock.rang()
    if (this.world.unborn) return // it rang while all was erased
    if (isErasing(this.world.sql)) {
      await this.erase().catch((error) => tellBug('an erasure that will be tried again', error))
      if (this.world.unborn) return
    }
    this.#logbook.tidyUp(Date.now())
    await round(this.world, this.#removals, () => this.settle())
  }

  #view(row: ConnectionRow): ConnectionView {
    return connectionView(row, this.world.entity)
  }

  /** After a change of what calls act with: nobody acts with what was before, either. */
  async #confirm(): Promise<void> {
    await this.settle()
    await this.#terms.over()
  }

  /** After every change: the project is told, and the alarm set for what is left. */
  protected override async settle(): Promise<void> {
    this.#delivery ??= deliver(this.world.sql, (news) =>
      this.env.PROJECTS.getByName(this.world.project).takeNews(this.world.entity, news),
    )
      .catch((error) => tellBug('the project was not told, and will be', error))
      .finally(() => {
        this.#delivery = undefined
      })
    await this.#delivery
    await this.world.clock.set(nextRound(this.world, Date.now()))
  }
}
