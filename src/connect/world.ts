import { BoundedMap } from '../core/bounded-map.ts'
import { type EntityId, entityName, type ProjectId } from '../core/ids.ts'
import { unwrap } from '../core/outcome.ts'
import type { Entity } from '../entity/entity.ts'
import type { Place } from '../project/connection-index.ts'
import type { LibraryEnv } from '../project/library.ts'

/** What the stories of connecting need of the deployment. */
export interface ConnectWorld extends LibraryEnv {
  readonly ENTITIES: DurableObjectNamespace<Entity>
}

/** The one place where a project's object is named. */
export const projectObject = (world: Pick<ConnectWorld, 'PROJECTS'>, project: ProjectId) =>
  world.PROJECTS.getByName(project)

/** The one place where an entity's object is named. */
export const entityObject = (
  world: Pick<ConnectWorld, 'ENTITIES'>,
  project: ProjectId,
  entity: EntityId,
) => world.ENTITIES.getByName(entityName(project, entity))

/** A connection never moves, so the isolate may remember where it is. Bounded, oldest out first. */
const places = new BoundedMap<string, Place>(10_000)

/** Whose connection this is, and of which app. @throws {ServiceError} `connection-not-found` */
export async function placeOfConnection(
  world: Pick<ConnectWorld, 'PROJECTS'>,
  project: ProjectId,
  connection: string,
): Promise<Place> {
  const key = `${project}/${connection}`
  const known = places.get(key)
  if (known) return known
  const place = unwrap(await projectObject(world, project).locate(connection))
  places.set(key, place)
  return place
}

/** After an erasure: nothing that this isolate remembers names the entity. */
export function forgetPlaces(project: ProjectId, entity: EntityId): void {
  for (const [key, place] of places) {
    if (place.entity === entity && key.startsWith(`${project}/`)) places.delete(key)
  }
}

/** Whose it is, as far as this isolate knows it already. */
export const knownOwner = (project: ProjectId, connection: string): EntityId | undefined =>
  places.get(`${project}/${connection}`)?.entity

/** The entity's object that holds a connection. @throws {ServiceError} `connection-not-found` */
export const locateConnection = async (
  world: Pick<ConnectWorld, 'PROJECTS' | 'ENTITIES'>,
  project: ProjectId,
  connection: string,
): Promise<DurableObjectStub<Entity>> =>
  entityObject(world, project, (await placeOfConnection(world, project, connection)).entity)
