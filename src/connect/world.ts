import { type EntityId, entityName, type ProjectId } from '../core/ids.ts'
import { unwrap } from '../core/outcome.ts'
import type { Entity } from '../entity/entity.ts'
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
const places = new Map<string, EntityId>()
const MAX_PLACES = 10_000

/** The entity whose connection this is. @throws {ServiceError} `connection-not-found` */
export async function entityOfConnection(
  world: Pick<ConnectWorld, 'PROJECTS'>,
  project: ProjectId,
  connection: string,
): Promise<EntityId> {
  const key = `${project}/${connection}`
  const entity = places.get(key) ?? unwrap(await projectObject(world, project).locate(connection))
  places.set(key, entity)
  if (places.size > MAX_PLACES) places.delete(places.keys().next().value ?? '')
  return entity
}

/** The same, as far as this isolate knows it already. */
export const placeOf = (project: ProjectId, connection: string): EntityId | undefined =>
  places.get(`${project}/${connection}`)

/** The entity's object that holds a connection. @throws {ServiceError} `connection-not-found` */
export const locateConnection = async (
  world: Pick<ConnectWorld, 'PROJECTS' | 'ENTITIES'>,
  project: ProjectId,
  connection: string,
): Promise<DurableObjectStub<Entity>> =>
  entityObject(world, project, await entityOfConnection(world, project, connection))
