import type { IntegrationId, ProjectId } from '../core/ids.ts'
import { unwrap } from '../core/outcome.ts'
import type { CascadeMessage } from '../project/project.ts'
import { type ConnectWorld, entityObject, projectObject } from './world.ts'

/**
 * Deletes an integration and, with it, its connections: the first of them at once, the rest through
 * the queue. All are out of sight when this answers.
 */
export async function removeIntegration(
  world: ConnectWorld,
  project: ProjectId,
  id: IntegrationId,
): Promise<void> {
  const first = unwrap(await projectObject(world, project).removeIntegration(id))
  const cascades = first.map(({ id: connection, entity }) =>
    followIntegration(world, { kind: 'connection.doomed', project, entity, connection }),
  )
  for (const outcome of await Promise.allSettled(cascades)) {
    if (outcome.status === 'rejected') console.error('left to the queue', outcome.reason)
  }
}

/** Revokes and deletes one connection of a deleted integration. May be called again: at least once. */
export async function followIntegration(
  world: ConnectWorld,
  message: CascadeMessage,
): Promise<void> {
  const { project, entity, connection } = message
  const removed = await entityObject(world, project, entity).remove(connection)
  if (removed.ok) return
  if (removed.code !== 'connection-not-found') unwrap(removed)
  await projectObject(world, project).applyUpdates(entity, [{ gone: connection }])
}
