import { AppHooks } from './app-hooks.ts'
import type { AuditLog } from './audit-log.ts'
import { CustomAppObject } from './custom-app-object.ts'
import type { Deleting } from './deleting.ts'
import { isDeleted } from './deletion.ts'
import type { EventMessage } from './events.ts'
import type { Home } from './home.ts'
import { goRound } from './rounds.ts'
import type { Sealing } from './sealing.ts'
import { Webhooks } from './webhooks.ts'

/** What it needs of the deployment. */
export interface EventEnv {
  readonly SEAL_KEYS?: string
  readonly EVENTS: Queue<EventMessage>
}

/** The part of a project's object that sees to it that events reach who wants them. */
export abstract class EventObject<Env extends EventEnv> extends CustomAppObject<Env> {
  protected abstract readonly home: Home

  /** Who did what. */
  abstract audit(): AuditLog

  /** Sealing everything anew. */
  abstract sealing(): Sealing

  /** Deleting the project. */
  abstract deletion(): Deleting

  /** The secret of an integration's own OAuth client. */
  protected abstract clientSecret(integration: string): Promise<string>

  /** Webhook endpoints, and what becomes of events. */
  webhooks(): Webhooks {
    return new Webhooks(this.home, this.audit())
  }

  /** Where apps send their webhooks. */
  appHooks(): AppHooks {
    return new AppHooks(this.home, (integration) => this.clientSecret(integration))
  }

  override async alarm(): Promise<void> {
    if (!isDeleted(this.ctx.storage)) {
      await this.tidyCalls()
      await this.goRound()
    }
    await this.deletion().goOn()
  }

  /** Hands over what is due, and sets the alarm for the rest. */
  protected goRound(): Promise<void> {
    return goRound(this.home, this.env.EVENTS, { audit: this.audit(), sealing: this.sealing() })
  }
}
