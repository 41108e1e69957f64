import type { IntegrationId, ProjectId } from '../core/ids.ts'
import { unwrap } from '../core/outcome.ts'
import { tellBug } from '../observe/bug.ts'
import type { CascadeMessage } from '../project/events.ts'
import { type ConnectWorld, entityObject, projectObject } from './world.ts'

/**
 * Deletes an integration and, with it, its connections. Up to 500 of them are out of sight and act no
 * more when this answers, further ones in seconds; each is revoked by its entity, through the queue.
 */
export async function removeIntegration(
  world: ConnectWorld,
  project: ProjectId,
  id: IntegrationId,
): Promise<void> {
  const doomed = unwrap(await projectObject(world, project).removeIntegration(id))
  await inChunks(doomed, 50, ({ id: connection, entity }) =>
    entityObject(world, project, entity).doom(connection),
  )
  await inChunks(doomed.slice(0, AT_ONCE), 5, ({ id: connection, entity }) =>
    followIntegration(world, { kind: 'connection.doomed', project, entity, connection }),
  )
}

/** How many connections are revoked before the answer; the queue sees to the rest. */
const AT_ONCE = 10

/** What fails is left to the queue, which comes after. */
async function inChunks<T>(
  items: readonly T[],
  size: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < items.length; from += size) {
    for (const done of await Promise.allSettled(items.slice(from, from + size).map(work))) {
      if (done.status === 'rejected') tellBug('left to the queue', done.reason)
    }
  }
}

/** Revokes and deletes one connection of a deleted integration. May be called again: at least once. */
export async function followIntegration(
  world: ConnectWorld,
  message: CascadeMessage,
): Promise<void> {
  const { project, entity, connection } = message
  const removed = await entityObject(world, project, entity).remove(connection, 'system')
  if (removed.ok) return
  if (removed.code !== 'connection-not-found') unwrap(removed)
  await projectObject(world, project).takeNews(entity, [{ gone: connection }])
}
