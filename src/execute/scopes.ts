import type { ActionSpec, AppSpec } from '../catalogue/spec.ts'
import { ServiceError } from '../core/errors.ts'
import type { Lease } from '../entity/lease.ts'

/**
 * The scopes to ask for where a connection lacks all of those that an action would do with: what was
 * granted, and one that is missing: the one that the app asks for anyway, else the narrowest.
 *
 * @returns `undefined` where nothing is known to be missing
 */
export function missingScopes(
  { auth }: AppSpec,
  { scopes }: ActionSpec,
  lease: Lease,
): string[] | undefined {
  const granted = lease.scopes
  const narrowest = scopes.at(-1)
  if (narrowest === undefined || granted === null) return undefined
  if (scopes.some((scope) => granted.includes(scope))) return undefined
  const usual = auth.flatMap((facts) => ('scopes' in facts ? facts.scopes : []))
  return [...granted, scopes.find((scope) => usual.includes(scope)) ?? narrowest]
}

/** Says which scope an action lacks, and where the user can grant just that (RFC 6750 section 3.1). */
export function insufficientScope(
  app: AppSpec,
  action: ActionSpec,
  lease: Lease,
  redirectUrl: string | null,
): ServiceError {
  const { connectionId } = lease
  const needed = action.scopes.join(' or ')
  const remedy = redirectUrl
    ? `ask the user to grant it at ${redirectUrl}`
    : `ask the user again with POST /v1/connections/${connectionId}/reconnect`
  const detail = `${action.name} needs ${needed} of ${app.name}, which connection ${connectionId} was not granted: ${remedy}`
  return new ServiceError('insufficient-scope', detail, {
    needed: action.scopes,
    connectionId,
    redirectUrl,
  })
}
