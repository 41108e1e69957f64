import { type EntityId, ProjectId } from '../core/ids.ts'
import { migrate } from '../core/migrate.ts'
import { AllProjects } from './all-projects.ts'
import { Deleting, type Operator } from './deleting.ts'
import { assertNotDeleted, type Deletion, keepDeletion } from './deletion.ts'
import type { EntityNews } from './entity-news.ts'
import { type EventEnv, EventObject } from './event-object.ts'
import { MIGRATIONS } from './migrations.ts'

/** What it needs of the deployment. */
export interface MortalEnv extends EventEnv {
  readonly SPECS: KVNamespace
}

/** The part of a project's object that opens its database, and lets go of it when the project is deleted. */
export abstract class MortalObject<Env extends MortalEnv> extends EventObject<Env> {
  /** Whether the database is known to be up to date. */
  #open = false

  protected override get sql(): SqlStorage {
    const { storage, id } = this.ctx
    if (this.#open) return storage.sql
    assertNotDeleted(storage, this.name)
    migrate(storage, MIGRATIONS)
    if (id.name && storage.kv.get('name') === undefined) storage.kv.put('name', id.name)
    this.#open = true
    return storage.sql
  }

  protected get name(): ProjectId {
    return ProjectId.parse(this.ctx.id.name ?? this.ctx.storage.kv.get('name'))
  }

  /** What the object of the default project is told. */
  protected abstract operator(): Operator

  /** All projects: on the object of the default one. */
  projects(): AllProjects {
    return new AllProjects(this.home, this.audit())
  }

  override deletion(): Deleting {
    const { EVENTS: events, SPECS: specs } = this.env
    const empty = (left: Deletion) => this.#empty(left)
    const operator = () => this.operator()
    return new Deleting(this.home, { events, specs, empty, operator })
  }

  /** Nothing that is told to a deleted project is written; who still holds something is to erase it. */
  protected async takeLate(entity: EntityId, news: readonly EntityNews[]): Promise<void> {
    if (news.every((one) => 'gone' in one || 'erased' in one)) return
    await this.env.EVENTS.send({ kind: 'entity.erase', project: this.name, entity })
  }

  /** In one turn: nothing comes in between. */
  #empty(left: Deletion): void {
    const { storage } = this.ctx
    const { name } = this
    this.#open = false
    const gone = storage.deleteAll()
    storage.kv.put('name', name)
    keepDeletion(storage, left)
    this.ctx.waitUntil(Promise.all([gone, storage.setAlarm(Date.now())]))
  }
}
