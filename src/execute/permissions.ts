import { type ActionRules, type NamedAction, objection } from '../core/action-rules.ts'
import { ServiceError } from '../core/errors.ts'
import type { Lease } from '../entity/lease.ts'
import type { CallLogTerms } from '../project/call-log-settings.ts'
import type { AppRules } from '../project/integrations.ts'

/** What a caller may do: the rules of the API key, and those of the project's integrations. */
export interface Permissions {
  /** `null`: whatever the integrations let through. */
  readonly key: ActionRules | null
  rulesOf(app: string): Promise<AppRules>
  /** What the project keeps of calls, as it came with the rules. */
  callLog?(): CallLogTerms | undefined
}

/** What a call of an app is held against, before its connection is known and after. */
export interface Permit {
  readonly key: ActionRules | null
  readonly rules: AppRules
}

/** What a caller may do with an app now. */
export const permitOf = async ({ key, rulesOf }: Permissions, app: string): Promise<Permit> => ({
  key,
  rules: await rulesOf(app),
})

/**
 * Why an action may not be executed, in words; `undefined` where it may. Without a lease the question
 * is whether any integration of the app lets it through.
 */
export function objectionTo(
  { key, rules: { ruled, enabled, free } }: Permit,
  action: NamedAction,
  lease?: Pick<Lease, 'integrationId'>,
): string | undefined {
  const byKey = objection(key, action)
  if (byKey !== undefined) return `${byKey} of this API key`
  if (!lease && free) return undefined
  const asked = lease ? [lease.integrationId] : enabled
  const objections = asked.map((id) => {
    const why = objection(ruled[id] ?? null, action)
    return why && `${why} of integration ${id}`
  })
  return objections.includes(undefined) ? undefined : objections.join('; ')
}

/** As {@link objectionTo}, of an action that nobody calls yet. */
export const refusal = async (
  permissions: Permissions,
  app: string,
  action: NamedAction,
): Promise<string | undefined> => objectionTo(await permitOf(permissions, app), action)

/** @throws {ServiceError} `action-not-allowed` */
export function assertAllowed(permit: Permit, action: NamedAction, lease?: Lease): void {
  const why = objectionTo(permit, action, lease)
  if (why !== undefined) throw new ServiceError('action-not-allowed', why)
}

/**
 * No list can bind what goes through the proxy: where there is one, it must allow the proxy by name.
 *
 * @throws {ServiceError} `proxy-not-allowed`
 */
export function assertProxyAllowed(
  { key, rules: { ruled, enabled, free } }: Permit,
  lease?: Lease,
): void {
  const refuse = (whose: string) => {
    const detail = `${whose} has a list of actions, and not "proxy": true in it`
    throw new ServiceError('proxy-not-allowed', detail)
  }
  if (key && !key.proxy) refuse('this API key')
  if (!lease && free) return
  const asked = lease ? [lease.integrationId] : enabled
  const closed = asked.every((id) => ruled[id] && !ruled[id].proxy)
  if (closed) refuse(`integration ${asked.join(', ')}`)
}
