/** What the service answers, as its reference has it. */

export type ConnectionStatus = 'INITIATED' | 'ACTIVE' | 'FAILED' | 'EXPIRED' | 'DISABLED'

/** One entity's authenticated link to an app. */
export interface Connection {
  readonly id: string
  readonly entityId: string
  readonly app: string
  readonly integrationId: string
  readonly authScheme: string
  readonly status: ConnectionStatus
  /** Why it is `FAILED` or `EXPIRED`. */
  readonly statusReason: { readonly code: string; readonly detail: string } | null
  readonly label: string | null
  /** The one that is meant where none is named. */
  readonly default: boolean
  /** Whose account was connected, as the app tells it. */
  readonly account: {
    readonly id: string
    readonly name: string | null
    readonly email: string | null
    readonly avatar: string | null
  } | null
  /** Fields and facts of the connection; no secret. */
  readonly data: Readonly<Record<string, string>>
  /** As granted; `null` where nobody said. */
  readonly scopes: readonly string[] | null
  readonly createdAt: string
  readonly updatedAt: string
}

/** Which actions may be executed; in the patterns `*` stands for anything. */
export interface ActionRules {
  /** These only, e.g. `GITHUB_*`; all, if not given. */
  readonly allow?: readonly string[] | undefined
  /** Never these, e.g. `*_DELETE_*`; wins over `allow`. */
  readonly deny?: readonly string[] | undefined
  /** Whether the proxy may be used, which no list binds. */
  readonly proxy?: boolean | undefined
}

/** How a project connects to an app. */
export interface Integration {
  readonly id: string
  readonly name: string
  readonly app: string
  readonly authScheme: string
  readonly useSharedClient: boolean
  readonly clientId: string | null
  /** `null`: the service's own callback. */
  readonly redirectUri: string | null
  readonly scopes: readonly string[] | null
  /** `null`: all, and the proxy. */
  readonly actions: ActionRules | null
  readonly enabled: boolean
  /** To be registered at the app. */
  readonly callbackUrl: string
  readonly createdAt: string
  readonly updatedAt: string
}

export interface AppSummary {
  readonly slug: string
  readonly name: string
  readonly description: string
  readonly categories: readonly string[]
  readonly logo?: string | undefined
  readonly docs: string
  readonly authSchemes: readonly string[]
  readonly actionCount: number
  readonly importantCount: number
  /** Made by the project itself. */
  readonly custom: boolean
}

/** One thing that a way to connect needs to know. */
export interface Field {
  readonly name: string
  readonly label: string
  readonly type: string
  readonly required: boolean
  readonly help?: string | undefined
  readonly default?: string | undefined
}

export interface AppDetail extends AppSummary {
  /** What proxy paths are relative to. */
  readonly baseUrl: string
  readonly scopes: readonly string[] | null
  /** The ways to connect it; the first one is meant where none is named. */
  readonly auth: readonly {
    readonly scheme: string
    readonly needsClient: boolean
    readonly fields: readonly Field[]
    readonly settings: readonly Field[]
  }[]
}

export interface ActionSummary {
  readonly name: string
  readonly app: string
  readonly description: string
  readonly tags: readonly string[]
}

/** A JSON Schema. */
export type JsonSchema = Readonly<Record<string, unknown>>

export interface ActionDetail extends ActionSummary {
  readonly aliases: readonly string[]
  /** One of these is enough. */
  readonly scopes: readonly string[]
  readonly inputSchema: JsonSchema
}

/** What became of an action. An app that refused is an answer too: see `successful` and `status`. */
export interface ActionResult<Data = unknown> {
  readonly successful: boolean
  readonly data: Data
  readonly error: string | null
  /** The app's HTTP status. */
  readonly status: number | null
  readonly logId: string
  /** Said where the result was shortened. */
  readonly note: string | null
  /** What to change in the arguments for the next page. */
  readonly next: Readonly<Record<string, unknown>> | null
}

/** What an action would send. */
export interface DryRun {
  readonly dryRun: true
  readonly action: string
  readonly connectionId: string | null
  /** With `***` for secrets. */
  readonly requests: readonly {
    readonly method: string
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: unknown
  }[]
  /** Said where answers decide how it goes on. */
  readonly note: string | null
}

export interface ImportNote {
  readonly pointer: string
  readonly reason: string
}

/** What came of a document. */
export interface ImportedApp {
  readonly app: string
  readonly report: {
    readonly kind: string
    readonly published: number
    readonly skipped: readonly ImportNote[]
    readonly faults: readonly ImportNote[]
    readonly warnings: readonly string[]
  }
  readonly diff: {
    readonly added: readonly string[]
    readonly changed: readonly string[]
    readonly removed: readonly string[]
    readonly unchanged: number
  }
}

/** What kinds of things a key may do. */
export type Scope = 'read' | 'connect' | 'execute' | 'admin' | 'keys' | 'credentials:read'

export interface ApiKey {
  readonly id: string
  readonly name: string
  /** The last four characters of the key. */
  readonly hint: string
  readonly scopes: readonly Scope[]
  /** The only apps that it opens; `null`: all. */
  readonly apps: readonly string[] | null
  /** The only entities that it opens are those whose ids begin so; `null`: all. */
  readonly entityPrefix: string | null
  /** What may be executed with it; `null`: all, and the proxy. */
  readonly actions: ActionRules | null
  /** Requests a minute; `null`: any number. */
  readonly rateLimit: number | null
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
  /** Id of the key that it was rotated to. */
  readonly replacedBy: string | null
}

/** What a program needs to call an app itself. Secret: never log it. */
export interface ConnectionCredentials {
  readonly connectionId: string
  readonly app: string
  readonly baseUrl: string
  readonly headers: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly cookies: Readonly<Record<string, string>>
  /** Fields of JSON bodies. */
  readonly json: Readonly<Record<string, string>>
  /** Ask again by then; `null`: nobody said. */
  readonly expiresAt: string | null
}

/** A page of the service's where a user connects and disconnects apps. */
export interface ConnectSession {
  readonly url: string
  readonly token: string
  readonly expiresAt: string
}

/** What a webhook endpoint may be told. */
export type EventType =
  | `connection.${'created' | 'active' | 'reconnected' | 'expired' | 'failed' | 'disabled' | 'enabled' | 'deleted'}`
  | 'refresh.failed'
  | 'endpoint.disabled'
  | 'action.executed'
  | 'trigger.received'

export interface Webhook {
  readonly id: string
  readonly url: string
  readonly description: string | null
  /** `null`: all but `action.executed` and `trigger.received`. */
  readonly types: readonly EventType[] | null
  readonly enabled: boolean
  readonly disabledAt: string | null
  /** Why the service disabled it: it answered 410, or took nothing for five days. */
  readonly disabledReason: 'gone' | 'failing' | null
  readonly failingSince: string | null
  readonly oldSecretUntil: string | null
  readonly createdAt: string
  readonly updatedAt: string
}

/** The body of a webhook. */
export interface WebhookEvent {
  readonly type: EventType | 'webhook.test'
  readonly timestamp: string
  readonly data: Readonly<Record<string, string | number | boolean | null>>
}

export type DeliveryStatus = 'pending' | 'delivered' | 'dead'

/** What became of an event at one endpoint. */
export interface WebhookDelivery {
  readonly id: string
  readonly webhookId: string
  readonly eventId: string
  readonly type: WebhookEvent['type']
  readonly status: DeliveryStatus
  readonly nextAttemptAt: string | null
  readonly attempts: readonly {
    readonly at: string
    /** The receiver's HTTP status; `null`: no answer, for the reason in `code`. */
    readonly status: number | null
    readonly code: string | null
    readonly millis: number
  }[]
  readonly createdAt: string
}
