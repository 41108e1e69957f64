import { Actor, type ToolsetOptions } from './acting.ts'
import { ActionsClient, AppsClient } from './catalogue-client.ts'
import { Entity } from './entity.ts'
import { type CreatedIntegration, Integrations, type IntegrationWish } from './integrations.ts'
import { KeysClient } from './keys.ts'
import { AuditClient, ExportsClient, LogsClient } from './records.ts'
import type { CallOptions } from './transport.ts'
import type { Integration } from './views.ts'
import { WebhooksClient } from './webhooks.ts'

/**
 * A deployment of Behalf, as the owner of an API key sees it.
 *
 * @example
 *     const toolset = new Toolset({ baseUrl: 'https://behalf.example.workers.dev', apiKey })
 *     const request = await toolset.entity('ada').initiateConnection({ app: App.GITHUB })
 */
export class Toolset extends Actor {
  readonly apps: AppsClient
  readonly actions: ActionsClient
  readonly integrations: Integrations
  readonly keys: KeysClient
  readonly webhooks: WebhooksClient
  readonly logs: LogsClient
  readonly audit: AuditClient
  readonly exports: ExportsClient

  constructor(options: ToolsetOptions) {
    super(options)
    this.apps = new AppsClient(this.transport)
    this.actions = new ActionsClient(this.transport)
    this.integrations = new Integrations(this.transport, this.connections)
    this.keys = new KeysClient(this.transport)
    this.webhooks = new WebhooksClient(this.transport)
    this.logs = new LogsClient(this.transport)
    this.audit = new AuditClient(this.transport)
    this.exports = new ExportsClient(this.transport)
  }

  /** One of your users, by any id you like. */
  entity(id = 'default'): Entity {
    return new Entity(this, id)
  }

  /** How your project connects to an app. An equal one is answered instead of a second one. */
  createIntegration(wish: IntegrationWish, options?: CallOptions): Promise<CreatedIntegration> {
    return this.integrations.create(wish, options)
  }

  getIntegration(id: string, options?: CallOptions): Promise<Integration> {
    return this.integrations.get(id, options)
  }
}
