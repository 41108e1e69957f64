import * as z from 'zod'
import type { ConnectionView } from '../../entity/connections.ts'
import type { IndexedConnection } from '../../project/connection-index.ts'

const Masked = z.lazy(() => z.record(z.string(), z.string()))

export const ConnectedAccount = z.lazy(() =>
  z.object({
    id: z.string(),
    status: z.enum(['INITIATED', 'ACTIVE', 'FAILED', 'EXPIRED']),
    createdAt: z.iso.datetime({ precision: 3 }),
    updatedAt: z.iso.datetime({ precision: 3 }),
    appUniqueId: z.string(),
    appName: z.string(),
    integrationId: z.string(),
    connectionParams: z.object({
      scope: z.string().optional(),
      base_url: z.string().optional(),
      headers: Masked,
      queryParams: Masked,
    }),
    clientUniqueUserId: z.string(),
    entityId: z.string(),
    labels: z.array(z.string()),
    enabled: z.boolean(),
    isDisabled: z.boolean(),
    deleted: z.literal(false),
    invocationCount: z.number().int(),
    authConfig: z.object({}),
    data: z.object({}),
    member: z.object({}),
    meta: z.object({}),
  }),
)
export type ConnectedAccount = z.infer<typeof ConnectedAccount>

/** What the SDKs see in place of a credential: it never leaves us. */
export const REDACTED = 'REDACTED'

/** The Python SDK reads this header of every active connection of its own entity, and fails without. */
const PARAMS = { headers: { Authorization: `Bearer ${REDACTED}` }, queryParams: {} }

const STATUSES = ['INITIATED', 'ACTIVE', 'FAILED', 'EXPIRED'] as const

type Known = Pick<
  IndexedConnection,
  'id' | 'entityId' | 'app' | 'integrationId' | 'status' | 'label' | 'createdAt' | 'updatedAt'
>

/** A connection, as far as all lists know it; a disabled one is called active, and disabled. */
export function accountView(it: Known): ConnectedAccount {
  const isDisabled = it.status === 'DISABLED'
  return {
    id: it.id,
    status: STATUSES.find((status) => status === it.status) ?? 'ACTIVE',
    ...{ createdAt: it.createdAt, updatedAt: it.updatedAt },
    ...{ appUniqueId: it.app, appName: it.app, integrationId: it.integrationId },
    connectionParams: PARAMS,
    ...{ clientUniqueUserId: it.entityId, entityId: it.entityId },
    labels: labelsOf(it.label),
    ...{ enabled: !isDisabled, isDisabled, deleted: false, invocationCount: 0 },
    ...{ authConfig: {}, data: {}, member: {}, meta: {} },
  }
}

/** A connection, as its entity knows it. */
export function connectedAccount(it: ConnectionView): ConnectedAccount {
  const scope = it.scopes?.join(' ')
  const baseUrl = it.data['base_url']
  return {
    ...accountView(it),
    connectionParams: {
      ...PARAMS,
      ...(scope !== undefined && { scope }),
      ...(baseUrl !== undefined && { base_url: baseUrl }),
    },
  }
}

/** Our one label holds what the SDKs give as a list. */
export const labelOf = (labels: readonly string[]): string | undefined =>
  labels.length > 0 ? labels.join(',').slice(0, 200) : undefined

const labelsOf = (label: string | null): string[] => label?.split(',').filter(Boolean) ?? []
