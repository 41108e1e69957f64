import { type ConnectionRow, findConnection, makeDefault } from './connections.ts'
import { changeRow } from './consent.ts'
import type { World } from './world.ts'

/** What the developer may change of a connection; `undefined` leaves it. */
export interface ConnectionPatch {
  readonly label?: string | null | undefined
  readonly default?: boolean | undefined
  readonly enabled?: boolean | undefined
}

/** @throws {ServiceError} `connection-not-found` */
export function changeConnection(world: World, id: string, patch: ConnectionPatch): ConnectionRow {
  const { label, default: isDefault, enabled } = patch
  return world.atomically(() => {
    const row = findConnection(world, id)
    if (isDefault === true) makeDefault(world.sql, row)
    const change = {
      ...(label !== undefined && { label }),
      ...(isDefault === false && { is_default: 0 }),
      ...(enabled !== undefined && { disabled: Number(!enabled) }),
    }
    return changeRow(world, row, change, { happened: switched(row, enabled) })
  })
}

/** Whether it was disabled or enabled by this; one that was so already is no news. */
function switched({ disabled }: ConnectionRow, enabled: boolean | undefined) {
  if (enabled === undefined || enabled === (disabled === 0)) return undefined
  return enabled ? 'connection.enabled' : 'connection.disabled'
}
