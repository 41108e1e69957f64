import { type Page, type PageView, type Paging, paged } from './page.ts'
import { type CallOptions, path, type Transport } from './transport.ts'
import type { DeliveryStatus, EventType, Webhook, WebhookDelivery, WebhookEvent } from './views.ts'

/** An endpoint of yours, to be told of events. */
export interface WebhookWish {
  /** Public https. */
  readonly url: string
  readonly description?: string | null
  /** all but `action.executed` and `trigger.received`, if not given. */
  readonly types?: readonly EventType[] | null
}

/** What of an endpoint is to change. */
export interface WebhookChange extends Partial<WebhookWish> {
  readonly enabled?: boolean
}

export interface DeliveryFilter extends Paging {
  readonly status?: DeliveryStatus | undefined
  readonly type?: string | undefined
  readonly eventId?: string | undefined
  /** RFC 3339. */
  readonly from?: string | undefined
  /** RFC 3339; this instant is not among them. */
  readonly to?: string | undefined
}

export interface EventFilter extends Paging {
  readonly type?: string | undefined
  readonly entityId?: string | undefined
  readonly connectionId?: string | undefined
  /** RFC 3339. */
  readonly from?: string | undefined
  /** RFC 3339; this instant is not among them. */
  readonly to?: string | undefined
}

/** The one time that the secret is told. */
type WithSecret = Webhook & { readonly secret: string }

/** Webhook endpoints of the project, and what became of events. */
export class WebhooksClient {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** @returns the secret too, this once: {@link verifyWebhook} needs it */
  create(wish: WebhookWish, options?: CallOptions): Promise<WithSecret> {
    return this.#transport.request('/v1/webhooks', { ...options, body: wish })
  }

  async list(options?: CallOptions): Promise<readonly Webhook[]> {
    return (await this.#transport.request<PageView<Webhook>>('/v1/webhooks', options)).items
  }

  update(id: string, change: WebhookChange, options?: CallOptions): Promise<Webhook> {
    return this.#transport.request(path`/v1/webhooks/${id}`, {
      ...options,
      method: 'PATCH',
      body: change,
    })
  }

  delete(id: string, options?: CallOptions): Promise<void> {
    return this.#transport.request(path`/v1/webhooks/${id}`, { ...options, method: 'DELETE' })
  }

  /** @param overlap seconds that the old secret signs too; a day if not given @returns the new one, this once */
  rotate(
    id: string,
    { overlap, ...options }: CallOptions & { readonly overlap?: number } = {},
  ): Promise<WithSecret> {
    const body = overlap === undefined ? {} : { overlap }
    return this.#transport.request(path`/v1/webhooks/${id}/rotate`, { ...options, body })
  }

  /** Sends it an event of the type `webhook.test`. */
  test(id: string, options?: CallOptions): Promise<WebhookDelivery> {
    return this.#transport.request(path`/v1/webhooks/${id}/test`, { ...options, body: {} })
  }

  /** The newest first, for 30 days. */
  deliveries(
    id: string,
    { cursor, ...filter }: DeliveryFilter = {},
    options?: CallOptions,
  ): Promise<Page<WebhookDelivery>> {
    const route = path`/v1/webhooks/${id}/deliveries`
    const read = (cursor: string | undefined) =>
      this.#transport.request<PageView<WebhookDelivery>>(route, {
        ...options,
        query: { ...filter, cursor },
      })
    return paged(read, cursor)
  }

  /** One of them, with its attempts. */
  delivery(id: string, delivery: string, options?: CallOptions): Promise<WebhookDelivery> {
    return this.#transport.request(path`/v1/webhooks/${id}/deliveries/${delivery}`, options)
  }

  /** Delivers one event again. */
  replay(id: string, delivery: string, options?: CallOptions): Promise<WebhookDelivery> {
    const route = path`/v1/webhooks/${id}/deliveries/${delivery}/replay`
    return this.#transport.request(route, { ...options, body: {} })
  }

  /** Delivers what the endpoint missed: call again while `more` is true. @param since and `until`: RFC 3339 */
  replaySince(
    id: string,
    since: string,
    { until, ...options }: CallOptions & { readonly until?: string | undefined } = {},
  ): Promise<{ readonly replayed: number; readonly more: boolean }> {
    const body = { since, ...(until !== undefined && { until }) }
    return this.#transport.request(path`/v1/webhooks/${id}/replay`, { ...options, body })
  }

  /** What happened in the last 30 days, told or not. */
  events(
    { cursor, ...filter }: EventFilter = {},
    options?: CallOptions,
  ): Promise<Page<WebhookEvent & { readonly id: string }>> {
    const read = (cursor: string | undefined) =>
      this.#transport.request<PageView<WebhookEvent & { readonly id: string }>>('/v1/events', {
        ...options,
        query: { ...filter, cursor },
      })
    return paged(read, cursor)
  }

  /** What happened, by the `webhook-id` of its deliveries. */
  event(id: string, options?: CallOptions): Promise<WebhookEvent & { readonly id: string }> {
    return this.#transport.request(path`/v1/events/${id}`, options)
  }
}
