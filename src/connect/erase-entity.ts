import { type EntityId, entityName, type ProjectId } from '../core/ids.ts'
import { unwrap } from '../core/outcome.ts'
import type { Erasure } from '../entity/erase.ts'
import { forgetCalls } from '../execute/call-log.ts'
import { type ConnectWorld, entityObject, forgetPlaces } from './world.ts'

/** Revokes and erases all of an entity; this isolate forgets it, too. May be called again. */
export async function eraseEntity(
  world: ConnectWorld,
  project: ProjectId,
  entity: EntityId,
): Promise<Erasure> {
  const erased = unwrap(await entityObject(world, project, entity).erase())
  forgetCalls(entityName(project, entity))
  forgetPlaces(project, entity)
  return erased
}
