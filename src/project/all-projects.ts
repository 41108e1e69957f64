import { RpcTarget } from 'cloudflare:workers'
import { newAuditId, type ProjectId } from '../core/ids.ts'
import { type Outcome, outcome } from '../core/outcome.ts'
import type { Page, PageRequest } from '../core/page.ts'
import type { AuditLog } from './audit-log.ts'
import { prove } from './audit-proof.ts'
import { noteAudit } from './audit-rows.ts'
import type { ProjectDeletion } from './deletion.ts'
import type { Home } from './home.ts'
import * as projects from './projects.ts'

/** The projects of a deployment, as one part of the object of the default one. */
export class AllProjects extends RpcTarget {
  readonly #home: Home
  readonly #audit: AuditLog

  constructor(home: Home, audit: AuditLog) {
    super()
    this.#home = home
    this.#audit = audit
  }

  add(id: ProjectId, name: string): Promise<Outcome<projects.ProjectView>> {
    return outcome(() => projects.addProject(this.#home.sql(), id, name, Date.now()))
  }

  list(page: PageRequest): Promise<Outcome<Page<projects.ProjectView>>> {
    return outcome(() => projects.listProjects(this.#home.sql(), page))
  }

  /** Also one that is being deleted, or was. */
  find(id: ProjectId): Promise<Outcome<projects.KnownProject>> {
    return outcome(() => projects.findProject(this.#home.sql(), id))
  }

  /** Whether one may act in it. */
  assertOpen(id: ProjectId): Promise<Outcome<null>> {
    return outcome(() => {
      projects.assertOpen(this.#home.sql(), id)
      return null
    })
  }

  /** Nobody acts in it any more. @param since epoch milliseconds */
  close(id: ProjectId, since: number): void {
    projects.closeProject(this.#home.sql(), id, since)
  }

  /** What is left of it is this. */
  async noteDeleted(deletion: ProjectDeletion): Promise<void> {
    const row = await prove(this.#home, {
      ...{ id: newAuditId(), at: Date.now(), actor: 'system', action: 'project.deleted' },
      ...{ status: null, code: null, scopes: null, target: deletion.project },
      ...{ entity: null, connection: null },
    })
    const sql = this.#home.sql()
    this.#home.storage.transactionSync(() => {
      if (projects.noteDeleted(sql, deletion)) noteAudit(sql, row)
    })
    await this.#audit.chain()
  }
}
