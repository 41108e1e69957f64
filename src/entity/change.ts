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
    const row = findConnection(world.sql, id)
    if (isDefault === true) makeDefault(world.sql, row)
    return changeRow(world, row, {
      ...(label !== undefined && { label }),
      ...(isDefault === false && { is_default: 0 }),
      ...(enabled !== undefined && { disabled: Number(!enabled) }),
    })
  })
}
