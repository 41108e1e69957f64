import * as z from 'zod'
import { secretsOn } from '../auth/echo.ts'
import { type FieldValues, isSecret } from '../auth/fields.ts'
import type { Expiry, Given, Obtained, Usable } from '../auth/scheme.ts'
import type { BoundScheme, Credentials } from '../auth/schemes.ts'
import { type AppSpec, targetOf } from '../catalogue/spec.ts'
import { errorCode, ServiceError } from '../core/errors.ts'
import { type ConnectionRow, dataOf } from './connections.ts'
import type { Lease } from './lease.ts'
import { givenFor, schemeOf, type World } from './world.ts'

/** What is sealed of a connection: what its scheme holds, and the secret fields it was given. */
export const Holdings = z.lazy(() =>
  z.object({ held: z.unknown(), secrets: z.record(z.string(), z.string()) }),
)
export interface Holdings {
  readonly held: Credentials
  readonly secrets: FieldValues
}

/** Credentials in memory, so that a warm call decrypts nothing. Times are epoch milliseconds. */
export interface Opened extends Holdings, Expiry {
  readonly version: number
  /** What a call gets, or why none can be made. */
  readonly lease: Lease | ServiceError
  readonly refreshable: boolean
}

/** @throws {ServiceError} where no call can be made with what is held */
export function leaseIn({ lease }: Opened): Lease {
  if (lease instanceof ServiceError) throw lease
  return lease
}

/** Makes what is held ready for calls. */
export async function openHoldings(
  world: World,
  row: ConnectionRow,
  { held, secrets }: Holdings,
): Promise<Opened> {
  const app = await world.app(row.app)
  const scheme = schemeOf(app, row.scheme)
  const given = await givenForCalls(world, row, scheme, secrets)
  const target = targetOf(app, given.values)
  const refreshable = scheme.refreshable(held)
  const { id: connectionId, integration: integrationId, version } = row
  const opened = { version, held, secrets, refreshable }
  const usable = usableOf(scheme, given, held)
  if (usable instanceof ServiceError) {
    return { ...opened, lease: usable, refreshAt: 0, expiresAt: 0 } // as good as none: others may be had
  }
  const { refreshAt, expiresAt } = scheme.expiry(held)
  const scopes = row.scopes === null ? null : (JSON.parse(row.scopes) as string[]) // written by us
  const settings = scheme.settings.filter(isSecret).map(({ name }) => [name, given.values[name]])
  const hidden = { ...secrets, ...Object.fromEntries(settings) }
  const lease: Lease = {
    ...{ connectionId, integrationId, version, scopes, usable, target },
    secrets: secretsOn(usable, target, held, hidden),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(refreshAt !== undefined && refreshable && { refreshAt }),
  }
  return { ...opened, lease, refreshAt, expiresAt }
}

/** What goes on requests; or whose fault it is that it cannot. */
function usableOf(scheme: BoundScheme, given: Given, held: Credentials): Usable | ServiceError {
  try {
    return scheme.usable(given, held)
  } catch (cause) {
    if (!(cause instanceof ServiceError) || !scheme.refreshable(held)) throw cause
    const detail = 'the app gave a token that no request can carry'
    return new ServiceError('upstream-unavailable', detail, {}, { cause })
  }
}

/** The project is asked only where calls need what the developer gave. */
export function givenForCalls(
  world: World,
  row: ConnectionRow,
  scheme: BoundScheme,
  secrets: FieldValues,
): Promise<Given> {
  const values = { ...dataOf(row), ...secrets }
  if (scheme.callsNeedClient) return givenFor(world, scheme, row.integration, values)
  const client = { clientId: '', clientSecret: '', redirectUri: '', scopes: [] }
  return Promise.resolve({ client, values })
}

/**
 * What a refresh brought, without data that lead nowhere in the app: with those of before the
 * connection goes on, and a rotated token is not lost with them.
 */
export function withFittingData(
  app: AppSpec,
  values: FieldValues,
  obtained: Obtained<Credentials>,
): Obtained<Credentials> {
  try {
    targetOf(app, { ...values, ...obtained.data })
    return obtained
  } catch (error) {
    if (!errorCode(error)) throw error
    const { data: _, ...rest } = obtained
    return rest
  }
}
