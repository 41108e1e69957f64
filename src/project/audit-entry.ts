import * as z from 'zod'
import { isoTime } from '../core/time.ts'

/** Who did something that no key did: the user in their browser, or time and apps. */
export type Unkeyed = 'user' | 'system'

/** Something that was done, or tried, in a project. No secret stands in it. */
export interface AuditEntry {
  /** Of the request, or of the news: what comes twice is written once. */
  readonly id: string
  /** Epoch milliseconds. */
  readonly at: number
  /** `root`, the id of an API key, or as {@link Unkeyed}. */
  readonly actor: string
  /** Method and route, e.g. `DELETE /v1/connections/:id`; what befell a connection: `connection.expired`. */
  readonly action: string
  /** The HTTP status that was answered; `null` where nobody asked. */
  readonly status: number | null
  /** Our error code, or why a connection is no longer good. */
  readonly code: string | null
  /** What the key may do; `null`: anything, or there was none. */
  readonly scopes: readonly string[] | null
  /** An id or a slug: the integration, key, app or token that it was done to. */
  readonly target: string | null
  readonly entity: string | null
  readonly connection: string | null
}

/** A row, as the API tells it. */
export const AuditView = z.lazy(() =>
  z.object({
    seq: z.number().int(),
    id: z.string().describe('The request id; or an id of its own'),
    at: z.iso.datetime(),
    actor: z.string().describe('root, the id of an API key, user (in their browser) or system'),
    action: z.string().describe('Method and route; or what befell a connection'),
    status: z.number().int().nullable().describe('The HTTP status that was answered'),
    code: z.string().nullable(),
    scopes: z.array(z.string()).nullable().describe('What the key may do; null: anything'),
    target: z
      .string()
      .nullable()
      .describe('The integration, key, app or token that it was done to'),
    entityId: z.string().nullable(),
    connectionId: z.string().nullable(),
    erased: z.boolean().describe('Whom it was about was erased'),
    hash: z.string(),
  }),
)
export type AuditView = z.infer<typeof AuditView>

/** As stored. */
export interface AuditRow extends Record<string, SqlStorageValue> {
  seq: number
  at: number
  record: string
  subject: string | null
  salt: string | null
  commitment: string | null
  hash: string | null
  proof: string | null
}

type Open = Omit<AuditEntry, 'at' | 'entity' | 'connection'>
type Subject = Pick<AuditEntry, 'entity' | 'connection'>

/** What stays, and what goes when the entity is erased: two texts, to be hashed as they are. */
export function recordOf(entry: AuditEntry): { record: string; subject: string | null } {
  const { id, actor, action, status, code, scopes, target, entity, connection } = entry
  const open: Open = { id, actor, action, status, code, scopes, target }
  const subject: Subject = { entity, connection }
  const personal = entity !== null || connection !== null
  return { record: JSON.stringify(open), subject: personal ? JSON.stringify(subject) : null }
}

export function auditView(row: AuditRow): AuditView {
  const { id, actor, action, status, code, scopes, target } = JSON.parse(row.record) as Open // by recordOf
  const subject = row.subject === null ? null : (JSON.parse(row.subject) as Subject) // by recordOf
  return {
    ...{ seq: row.seq, id, at: isoTime(row.at), actor, action, status, code },
    ...{ scopes: scopes && [...scopes], target },
    entityId: subject?.entity ?? null,
    connectionId: subject?.connection ?? null,
    erased: subject === null && row.commitment !== '',
    hash: row.hash ?? '',
  }
}
