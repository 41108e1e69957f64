import type { Acting, Actor, ConnectionWish, ExecuteOptions, GetTools, Input } from './acting.ts'
import type { ConnectionFilter, ConnectionRequest } from './connections.ts'
import type { ActionName, AppName, DataOf } from './names.ts'
import type { ProxyFetch, ProxyTarget } from './proxy.ts'
import type { AnswersTo, ToolFormat, ToolsOf } from './tools.ts'
import type { CallOptions } from './transport.ts'
import type { ActionResult, Connection, ConnectSession } from './views.ts'

/** A page where a user connects and disconnects apps. */
export interface SessionWish {
  readonly apps?: readonly AppName[] | undefined
  readonly integrationIds?: readonly string[] | undefined
  /** Where the button Done leads. */
  readonly redirectUrl?: string | undefined
  readonly openerOrigin?: string | undefined
  /** Seconds; 900 if not given. */
  readonly expiresIn?: number | undefined
}

type Mine<Options> = Omit<Options, 'entityId'>

/** One of your users: what a toolset does, for them. */
export class Entity {
  readonly id: string
  readonly #actor: Actor

  constructor(actor: Actor, id: string) {
    this.id = id
    this.#actor = actor
  }

  /** Begins a connection: send the user to its `redirectUrl`, and wait for it. */
  initiateConnection(wish: ConnectionWish, options?: CallOptions): Promise<ConnectionRequest> {
    return this.#actor.initiateConnection({ ...wish, entityId: this.id }, options)
  }

  /** Its connections, newest first. */
  connections(filter?: Mine<ConnectionFilter>): Promise<readonly Connection[]> {
    return this.#actor.connections.list({ ...filter, entityId: this.id })
  }

  getTools<Format extends ToolFormat = 'openai'>(
    wish: Mine<GetTools<Format>>,
  ): Promise<ToolsOf[Format]> {
    return this.#actor.getTools<Format>(wish as GetTools<Format>)
  }

  execute<Name extends ActionName>(
    action: Name,
    ...[args, options]: Input<Name, Mine<ExecuteOptions>>
  ): Promise<ActionResult<DataOf<Name>>> {
    const input = [args, { ...options, entityId: this.id }] as Input<Name, ExecuteOptions>
    return this.#actor.execute(action, ...input)
  }

  handleToolCalls<Response>(
    response: Response,
    options?: Mine<Acting>,
  ): Promise<AnswersTo<Response>> {
    return this.#actor.handleToolCalls(response, { ...options, entityId: this.id })
  }

  proxy(target: AppName | Mine<ProxyTarget>): ProxyFetch {
    const wish = typeof target === 'string' ? { app: target } : target
    return this.#actor.proxy({ ...wish, entityId: this.id })
  }

  /** A page of the service's where the user connects and disconnects apps. */
  connectSession(wish: SessionWish = {}, options?: CallOptions): Promise<ConnectSession> {
    const body = { ...wish, entityId: this.id }
    return this.#actor.request('/v1/connect-sessions', { ...options, body })
  }
}
