import type { ErrorCode } from '../core/errors.ts'
import { findConnection, updateConnection } from './connections.ts'
import type { News } from './news.ts'
import type { World } from './world.ts'

/**
 * Notes that a refresh failed: told once, until one works again or fails for another reason. Where
 * the user's consent is gone, the connection is EXPIRED, and nothing is asked again before a new one.
 *
 * @param of the credentials that were to be replaced; where others came meanwhile, it is no news
 */
export function noteFailure(
  world: World,
  of: { readonly id: string; readonly version: number },
  code: ErrorCode,
  detail: string,
): void {
  const expired = code === 'consent-revoked'
  world.atomically(() => {
    const current = findConnection(world, of.id)
    if (current.version !== of.version || current.trouble === code) return
    const reason = JSON.stringify({ code, detail })
    const change = { trouble: code, ...(expired && { status: 'EXPIRED', reason }) }
    const row = updateConnection(world.sql, of.id, change, Date.now())
    const news: News = expired
      ? { by: { actor: 'system', code }, happened: 'connection.expired' }
      : { happened: 'refresh.failed' }
    world.changed(row, news)
  })
}
