import { RpcTarget } from 'cloudflare:workers'
import { errorCode, ServiceError } from '../core/errors.ts'
import { type EntityId, newEventId, newWebhookId } from '../core/ids.ts'
import { isUnborn } from '../core/migrate.ts'
import { type Outcome, outcome } from '../core/outcome.ts'
import type { Page, PageRequest } from '../core/page.ts'
import { tellBug } from '../observe/bug.ts'
import type { AuditLog } from './audit-log.ts'
import { type ProvenRow, prove } from './audit-proof.ts'
import * as deliveries from './deliveries.ts'
import * as log from './delivery-log.ts'
import { disableEndpoint, verdictEntry } from './disable-endpoint.ts'
import {
  type EventFilter,
  type EventView,
  eraseEvents,
  findEvent,
  listEvents,
  recordEvent,
} from './event-log.ts'
import { TEST_EVENT } from './event-types.ts'
import type { Home } from './home.ts'
import { setNextRound } from './rounds.ts'
import * as endpoints from './webhook-endpoints.ts'
import { mintSecret, signedHeaders } from './webhook-secrets.ts'

/** A request that is to be sent, signed. */
export interface Posting {
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: string
  /** Epoch milliseconds. */
  readonly now: number
}

/** An endpoint with its secret, which is shown this once. */
type NewWebhookView = endpoints.WebhookView & { readonly secret: string }

/** A project's webhook endpoints, and what becomes of events: one part of its object. */
export class Webhooks extends RpcTarget {
  readonly #home: Home
  readonly #audit: Pick<AuditLog, 'chain'>

  constructor(home: Home, audit: Pick<AuditLog, 'chain'>) {
    super()
    this.#home = home
    this.#audit = audit
  }

  // Endpoints

  create(input: endpoints.WebhookInput): Promise<Outcome<NewWebhookView>> {
    return outcome(async () => {
      const id = newWebhookId()
      const { secret, sealed } = await mintSecret(this.#home, id)
      const row = { ...input, id, secret: sealed }
      const made = endpoints.insertWebhook(this.#home.sql(), row, Date.now())
      return { ...endpoints.webhookView(made), secret }
    })
  }

  list(): endpoints.WebhookView[] {
    if (isUnborn(this.#home.storage)) return []
    return endpoints.listWebhooks(this.#home.sql()).map(endpoints.webhookView)
  }

  read(id: string): Promise<Outcome<endpoints.WebhookView>> {
    return outcome(() => endpoints.webhookView(endpoints.findWebhook(this.#home.sql(), id)))
  }

  /** Disabling gives up what waits; it can be replayed. */
  change(id: string, patch: endpoints.WebhookPatch): Promise<Outcome<endpoints.WebhookView>> {
    return outcome(() =>
      this.#atomically((sql) => {
        const row = endpoints.findWebhook(sql, id)
        if (patch.enabled === false) deliveries.giveUpPending(sql, id)
        const now = Date.now()
        const change = endpoints.changeOf(row, patch, now)
        return endpoints.webhookView(endpoints.updateWebhook(sql, id, change, now))
      }),
    )
  }

  remove(id: string): Promise<Outcome<null>> {
    return outcome(() =>
      this.#atomically((sql) => {
        endpoints.findWebhook(sql, id)
        endpoints.removeWebhook(sql, id)
        return null
      }),
    )
  }

  /** @param overlap how long the old secret signs too, in milliseconds */
  rotate(id: string, overlap: number): Promise<Outcome<NewWebhookView>> {
    return outcome(async () => {
      const { secret, sealed } = await mintSecret(this.#home, id)
      const row = this.#atomically((sql) => {
        const now = Date.now()
        const { secret: old } = endpoints.findWebhook(sql, id)
        const kept = overlap > 0 ? { old_secret: old, old_until: now + overlap } : NO_OLD_SECRET
        return endpoints.updateWebhook(sql, id, { secret: sealed, ...kept }, now)
      })
      return { ...endpoints.webhookView(row), secret }
    })
  }

  /** Sends an event to this endpoint alone. */
  test(id: string): Promise<Outcome<log.DeliveryView>> {
    return outcome(() =>
      this.#atomically((sql) => {
        const now = Date.now()
        assertEnabled(endpoints.findWebhook(sql, id))
        const event = newEventId()
        const data = { webhookId: id }
        recordEvent(sql, null, { id: event, type: TEST_EVENT, at: now, connection: null, data })
        const [delivery = ''] = deliveries.addDeliveries(sql, event, [id], now)
        return log.findDelivery(sql, id, delivery)
      }),
    )
  }

  // What became of events

  listEvents(filter: EventFilter, page: PageRequest): Promise<Outcome<Page<EventView>>> {
    return outcome(() => listEvents(this.#home.sql(), filter, page))
  }

  listDeliveries(
    id: string,
    filter: log.DeliveryFilter,
    page: PageRequest,
  ): Promise<Outcome<Page<log.DeliveryView>>> {
    return outcome(() => {
      endpoints.findWebhook(this.#home.sql(), id)
      return log.listDeliveries(this.#home.sql(), id, filter, page)
    })
  }

  readEvent(id: string): Promise<Outcome<EventView>> {
    return outcome(() => findEvent(this.#home.sql(), id))
  }

  readDelivery(id: string, delivery: string): Promise<Outcome<log.DeliveryView>> {
    return outcome(() => {
      endpoints.findWebhook(this.#home.sql(), id)
      return log.findDelivery(this.#home.sql(), id, delivery)
    })
  }

  replay(id: string, delivery: string): Promise<Outcome<log.DeliveryView>> {
    return outcome(() =>
      this.#atomically((sql) => {
        assertEnabled(endpoints.findWebhook(sql, id))
        return log.replayDelivery(sql, id, delivery, Date.now())
      }),
    )
  }

  replayMissed(id: string, range: log.Range): Promise<Outcome<log.Replayed>> {
    return outcome(() =>
      this.#atomically((sql) => {
        const webhook = endpoints.findWebhook(sql, id)
        assertEnabled(webhook)
        return log.replayMissed(sql, webhook, range, Date.now())
      }),
    )
  }

  /** Forgets all that was told of an entity, as {@link eraseEvents}. Writes nothing where there is none. */
  forget(entity: EntityId): void {
    const { storage } = this.#home
    if (!isUnborn(storage)) storage.transactionSync(() => eraseEvents(this.#home.sql(), entity))
  }

  // Delivering

  /** Takes an attempt on. @returns `null` where there is nothing to do any more, or somebody is at it */
  async claim(delivery: deliveries.DueDelivery): Promise<Posting | null> {
    if (isUnborn(this.#home.storage)) return null
    const now = Date.now()
    const claimed = this.#atomically((sql) => deliveries.claimDelivery(sql, delivery, now))
    if (!claimed) return null
    const { webhook, event, body } = claimed
    try {
      const signed = await signedHeaders(this.#home, webhook, { id: event, at: now, body })
      return { url: webhook.url, headers: signed, body, now }
    } catch (error) {
      tellBug(`a delivery to ${webhook.id} could not be signed`, error)
      await this.report(delivery, { at: now, status: null, code: errorCode(error) ?? 'internal' })
      return null
    }
  }

  /** How the attempt went. Where the endpoint is disabled for it, that is told, and audited. */
  async report(delivery: deliveries.DueDelivery, came: deliveries.Came): Promise<void> {
    if (isUnborn(this.#home.storage)) return // the project was deleted meanwhile
    const row = await this.#verdictRow(delivery.id, came)
    if (isUnborn(this.#home.storage)) return
    const disabled = this.#atomically((sql) => {
      const now = Date.now()
      const verdict = deliveries.reportDelivery(sql, delivery, came, now, Math.random())
      if (!verdict || !row) return false
      disableEndpoint(sql, verdict, row, now)
      return true
    })
    if (disabled) await this.#audit.chain()
  }

  /** What is to be audited should the endpoint be disabled for this: proven before anything is written. */
  async #verdictRow(delivery: string, { status }: deliveries.Came): Promise<ProvenRow | null> {
    const reason = deliveries.reasonAfter(status)
    if (reason === null) return null
    const webhook = deliveries.webhookOf(this.#home.sql(), delivery)
    if (webhook === undefined) return null
    return prove(this.#home, verdictEntry(webhook, reason, Date.now()))
  }

  /** One transaction, with the alarm for what it gives to do. */
  #atomically<T>(work: (sql: SqlStorage) => T): T {
    const { storage } = this.#home
    const sql = this.#home.sql()
    return storage.transactionSync(() => {
      const done = work(sql)
      setNextRound(this.#home)
      return done
    })
  }
}

const NO_OLD_SECRET = { old_secret: null, old_until: null }

function assertEnabled({ id, enabled }: endpoints.WebhookRow): void {
  if (enabled === 1) return
  const detail = `webhook endpoint ${id} is disabled: enable it with PATCH /v1/webhooks/${id}`
  throw new ServiceError('webhook-disabled', detail)
}
