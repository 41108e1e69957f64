import * as z from 'zod'
import { orderedId, randomId, randomToken } from './random.ts'

/**
 * Ids: plain strings at runtime, types of their own at compile time. Schema and type share one
 * name: parse with the value, annotate with the type.
 */

const encoder = new TextEncoder()

/** Whether a text has at most so many bytes of UTF-8: no code unit has more than three. */
const fitsUtf8 = (text: string, most: number): boolean =>
  text.length * 3 <= most || encoder.encode(text).length <= most

/** One tenant; chosen by the operator: lower-case letters, digits and dashes, 1 to 40 of them. */
export const ProjectId = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, '1 to 40 of a-z, 0-9 and dashes inside')
  .brand<'ProjectId'>()
export type ProjectId = z.infer<typeof ProjectId>

/** The operator's own project: it lists the others and lends its shared clients to them. */
export const DEFAULT_PROJECT = 'default' as ProjectId // it fits, and a parser need not start for it

/**
 * A user of the developer's product, as the developer names them: 1 to 256 bytes of UTF-8. Not `.` or `..`,
 * which clients take out of a path: that user's connections would be everybody's.
 */
export const EntityId = z
  .string()
  .min(1)
  .refine((id) => fitsUtf8(id, 256), 'at most 256 bytes of UTF-8')
  .refine((id) => id.isWellFormed(), 'not well-formed Unicode')
  .refine((id) => id !== '.' && id !== '..', 'cannot stand in a path')
  .brand<'EntityId'>()
export type EntityId = z.infer<typeof EntityId>

/** The entity that is meant where none is named. */
export const DEFAULT_ENTITY = 'default' as EntityId // as above

/** Minted by us: `conn_` and 128 random bits in base64url. */
export const ConnectionId = z
  .string()
  .regex(/^conn_[\w-]{22}$/)
  .brand<'ConnectionId'>()
export type ConnectionId = z.infer<typeof ConnectionId>

/** Minted by us: `int_` and 128 random bits in base64url. */
export const IntegrationId = z
  .string()
  .regex(/^int_[\w-]{22}$/)
  .brand<'IntegrationId'>()
export type IntegrationId = z.infer<typeof IntegrationId>

/** An endpoint for an app's webhooks, minted by us: `hook_` and 128 random bits in base64url. */
export const AppHookId = z
  .string()
  .regex(/^hook_[\w-]{22}$/)
  .brand<'AppHookId'>()
export type AppHookId = z.infer<typeof AppHookId>

export const newConnectionId = () => ConnectionId.parse(`conn_${randomToken(16)}`)
export const newIntegrationId = () => IntegrationId.parse(`int_${randomToken(16)}`)
export const newAppHookId = () => AppHookId.parse(`hook_${randomToken(16)}`)
export const newKeyId = () => `key_${randomToken(16)}`
export const newMcpTokenId = () => `mct_${randomToken(16)}`
export const newEventId = () => `evt_${randomToken(16)}`
export const newWebhookId = () => `whk_${randomToken(16)}`
export const newDeliveryId = () => `whd_${randomToken(16)}`
/** @param now epoch milliseconds: ids of one time stand together in an index, so that few pages are written */
export const newLogId = (now: number) => `log_${orderedId(now)}`
export const newAuditId = () => `aud_${randomToken(16)}`
export const newRequestId = () => `req_${randomId()}`

/** The name of an entity's Durable Object. A project id has no slash, so the first one separates. */
export const entityName = (project: ProjectId, entity: EntityId) => `${project}/${entity}`

/** The two parts of {@link entityName}. */
export function splitEntityName(name: string): { project: ProjectId; entity: EntityId } {
  const slash = name.indexOf('/')
  return {
    project: ProjectId.parse(name.slice(0, slash)),
    entity: EntityId.parse(name.slice(slash + 1)),
  }
}
