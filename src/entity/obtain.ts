import type { FieldValues } from '../auth/fields.ts'
import type { Obtained } from '../auth/scheme.ts'
import type { BoundScheme, Credentials } from '../auth/schemes.ts'
import type { AppSpec } from '../catalogue/spec.ts'
import { errorCode } from '../core/errors.ts'
import { type ConnectionRow, dataOf } from './connections.ts'
import { type Proven, prove, refused } from './prove.ts'
import { givenFor, surroundings, type World } from './world.ts'

/** Credentials out of what was given, seen to work. @throws {ServiceError} as {@link prove} */
export async function makeCredentials(
  world: World,
  app: AppSpec,
  scheme: BoundScheme,
  integration: string,
  values: FieldValues,
): Promise<Proven> {
  const given = await givenFor(world, scheme, integration, values)
  const made = await scheme.make(given, surroundings(world)).catch((error) => {
    throw errorCode(error) === 'consent-revoked' ? refused(app) : error
  })
  return prove(world, app, scheme, given, made)
}

/** Credentials that come from elsewhere, seen to work. @throws {ServiceError} as {@link prove} */
export async function adoptCredentials(
  world: World,
  app: AppSpec,
  scheme: BoundScheme,
  integration: string,
  { values, credentials }: { values: FieldValues; credentials: FieldValues },
): Promise<Proven> {
  const adopted = scheme.adopt(credentials, Date.now())
  const given = await givenFor(world, scheme, integration, { ...values, ...adopted.data })
  return prove(world, app, scheme, given, adopted)
}

/** What new credentials change of a row. */
export function obtainedColumns(
  row: ConnectionRow,
  { scopes, data }: Obtained<Credentials>,
  sealed: string,
) {
  return {
    sealed,
    version: row.version + 1,
    trouble: null,
    ...(scopes && { scopes: JSON.stringify(scopes) }),
    ...(data && { data: JSON.stringify({ ...dataOf(row), ...data }) }),
  }
}
