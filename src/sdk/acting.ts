import { ConnectionRequest, Connections } from './connections.ts'
import { BehalfError } from './errors.ts'
import {
  type Modifiers,
  modifyAnswers,
  modifyCalls,
  modifyTools,
  type ToolCall,
} from './modifiers.ts'
import type { ActionName, AppName, ArgumentsOf, DataOf } from './names.ts'
import { type ProxyFetch, type ProxyTarget, proxyFetch } from './proxy.ts'
import type { AnswersTo, ToolFormat, ToolsOf, ToolWish } from './tools.ts'
import {
  type CallOptions,
  path,
  type RequestOptions,
  Transport,
  type TransportOptions,
} from './transport.ts'
import type { ActionResult, AppDetail, Connection, DryRun } from './views.ts'

/** Who acts. */
export interface Acting extends CallOptions {
  /** One of your users; `default`, if not given. */
  readonly entityId?: string | undefined
  /** In place of those of the toolset, one by one. */
  readonly modifiers?: Modifiers | undefined
}

export interface ExecuteOptions extends Acting {
  /** Needed where several connections fit. */
  readonly connectionId?: string | undefined
  /** `false`: the whole result, for a program; else it is cut to what a model can read. */
  readonly trim?: boolean | undefined
  /** Send nothing, and answer what would be sent: {@link Actor.dryRun} has the type of that. */
  readonly dryRun?: boolean | undefined
  readonly idempotencyKey?: string | undefined
}

/** An action's arguments, which may be left out where it needs none. */
export type Input<Name, Options> =
  Record<never, never> extends ArgumentsOf<Name>
    ? [args?: ArgumentsOf<Name>, options?: Options]
    : [args: ArgumentsOf<Name>, options?: Options]

export interface GetTools<Format extends ToolFormat> extends ToolWish, Acting {
  /** `openai`, if not given. */
  readonly format?: Format | undefined
}

/** A connection to be. Name an app, or one of its integrations. */
export interface ConnectionWish {
  readonly app?: AppName | undefined
  readonly integrationId?: string | undefined
  /** Where the browser ends, told `status` and `connectionId`. */
  readonly redirectUrl?: string | undefined
  /** Of the page that opens the link in a popup. */
  readonly openerOrigin?: string | undefined
  /** Seconds that the link works; 600 at most. */
  readonly expiresIn?: number | undefined
  readonly label?: string | undefined
  /** What the app's scheme asks of the user, as far as you know it. */
  readonly fields?: Readonly<Record<string, string>> | undefined
  /** Tokens from elsewhere, to be moved in. */
  readonly credentials?: Readonly<Record<string, string>> | undefined
}

export interface ToolsetOptions extends TransportOptions {
  /** For all calls; each call may bring others. */
  readonly modifiers?: Modifiers | undefined
}

/** What is done for entities: all that a toolset and an {@link Entity} have in common. */
export class Actor {
  readonly connections: Connections
  protected readonly transport: Transport
  readonly #modifiers: Modifiers

  constructor({ modifiers = {}, ...options }: ToolsetOptions) {
    this.transport = new Transport(options)
    this.connections = new Connections(this.transport)
    this.#modifiers = modifiers
  }

  /** Begins a connection: send the user to its `redirectUrl`, and wait for it. */
  async initiateConnection(
    { entityId = 'default', ...wish }: ConnectionWish & { readonly entityId?: string | undefined },
    options?: CallOptions,
  ): Promise<ConnectionRequest> {
    const begun = await this.transport.request<Connection & { redirectUrl: string | null }>(
      path`/v1/entities/${entityId}/connections`,
      { ...options, body: wish },
    )
    return new ConnectionRequest(this.connections, begun)
  }

  /** Actions as tools for a model: hand them to the provider as `tools`. */
  async getTools<Format extends ToolFormat = 'openai'>(
    wish: GetTools<Format>,
  ): Promise<ToolsOf[Format]> {
    const { apps, actions, format = 'openai', signal, timeout } = wish
    const query = { apps, actions, format }
    const tools: unknown = await this.transport.request('/v1/tools', { query, signal, timeout })
    return (await modifyTools(tools, this.#hooks(wish))) as ToolsOf[Format] // the format was asked for
  }

  /**
   * Executes an action on behalf of an entity. Where the app refused, that is a result: see
   * `successful`.
   */
  async execute<Name extends ActionName>(
    action: Name,
    ...[args, options = {}]: Input<Name, ExecuteOptions>
  ): Promise<ActionResult<DataOf<Name>>> {
    const { entityId = 'default', connectionId, trim, dryRun, modifiers: _, ...how } = options
    const { before, after } = this.#hooks(options)
    let call: ToolCall = { action, arguments: { ...args }, entityId }
    if (before) call = { ...call, arguments: await before(call) }
    const result = await this.transport.request<ActionResult<DataOf<Name>>>(
      path`/v1/entities/${entityId}/actions/${action}`,
      { ...how, body: { arguments: call.arguments, connectionId, trim, dryRun } },
    )
    if (!after || dryRun) return result
    const told: unknown = await after(call, { ...result })
    return told as ActionResult<DataOf<Name>> // the hook's word
  }

  /** What `execute` would send to the app, with its secrets masked. Nothing is sent. */
  async dryRun<Name extends ActionName>(
    action: Name,
    ...[args, options]: Input<Name, ExecuteOptions>
  ): Promise<DryRun> {
    const input = [args, { ...options, dryRun: true }] as Input<Name, ExecuteOptions>
    return (await this.execute(action, ...input)) as unknown as DryRun // it was asked for
  }

  /**
   * Makes all calls that a model's response asks for.
   *
   * @param response of any provider, as it came, whole or as the stream of its events
   * @returns the messages to append, in that provider's form
   */
  async handleToolCalls<Response>(
    response: Response,
    options: Acting = {},
  ): Promise<AnswersTo<Response>> {
    const { entityId = 'default', signal, timeout } = options
    const hooks = this.#hooks(options)
    const hooked = hooks.before ?? hooks.after
    const stream = isStream(response)
    if (hooked && (stream || Array.isArray(response))) throw noHooks()
    const whole: unknown = stream ? await collected(response) : response
    const { response: body, calls } = hooked
      ? await modifyCalls(whole, entityId, hooks)
      : { response: whole, calls: [] }
    const { messages } = await this.transport.request<{ messages: unknown }>(
      path`/v1/entities/${entityId}/tool-calls`,
      { body, signal, timeout },
    )
    return (await modifyAnswers(messages, calls, hooks)) as AnswersTo<Response> // made for it
  }

  /** A `fetch` that acts as the user in the app: for what no action does, or for its own client. */
  proxy(target: ProxyTarget): ProxyFetch {
    const readBaseUrl = async () =>
      (await this.transport.request<AppDetail>(path`/v1/apps/${target.app}`)).baseUrl
    return proxyFetch(this.transport, target, readBaseUrl)
  }

  /** Any request to the service: for what has no method here. */
  request<T>(where: string, options?: RequestOptions): Promise<T> {
    return this.transport.request<T>(where, options)
  }

  #hooks({ modifiers }: Acting): Modifiers {
    return { ...this.#modifiers, ...modifiers }
  }
}

const noHooks = () =>
  new BehalfError({
    code: 'invalid-request',
    detail: 'modifiers need a whole response: collect the stream before you hand it over',
  })

const isStream = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

async function collected(stream: AsyncIterable<unknown>): Promise<unknown[]> {
  const events: unknown[] = []
  for await (const event of stream) events.push(event)
  return events
}
