import * as z from 'zod'

/** What may become of a connection. */
const CONNECTION_EVENTS = [
  'connection.created',
  'connection.active',
  'connection.reconnected',
  'connection.expired',
  'connection.failed',
  'connection.disabled',
  'connection.enabled',
  'connection.deleted',
  'refresh.failed',
] as const
export type ConnectionEvent = (typeof CONNECTION_EVENTS)[number]

/** What a webhook endpoint may ask to be told. */
export const EventType = z.enum([
  ...CONNECTION_EVENTS,
  'endpoint.disabled',
  'action.executed',
  'trigger.received',
])
export type EventType = z.infer<typeof EventType>

/** Sent to try an endpoint, and to no other. */
export const TEST_EVENT = 'webhook.test'

/** Told of only where it was asked for by name: what many calls, or others, bring about. */
export const OPT_IN: readonly string[] = ['action.executed', 'trigger.received']

/**
 * Something that happened, as it leaves where it happened. Never a secret, an argument or a result;
 * of `trigger.received` the app's own payload.
 */
export interface Happening {
  /** `evt_...`: the same in all copies and attempts, so that each is told from a repetition. */
  readonly id: string
  readonly type: EventType | typeof TEST_EVENT
  /** Epoch milliseconds. */
  readonly at: number
  readonly connection: string | null
  readonly data: Readonly<Record<string, string | number | boolean | null>>
}

/** Whether an endpoint is told. @param types as it chose; `null`: all but what many calls bring about */
export const isWanted = (types: readonly string[] | null, type: string): boolean =>
  types === null ? !OPT_IN.includes(type) : types.includes(type)
