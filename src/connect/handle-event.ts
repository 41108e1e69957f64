import type { EventMessage } from '../project/events.ts'
import { followIntegration } from './remove.ts'
import { type ConnectWorld, entityObject, projectObject } from './world.ts'

/** Does what a message of the queue asks for. May be called twice for one: at least once. */
export async function handleEvent(world: ConnectWorld, message: EventMessage): Promise<void> {
  switch (message.kind) {
    case 'connection.doomed':
      return followIntegration(world, message)
    case 'entity.reseal':
      return entityObject(world, message.project, message.entity).reseal()
    case 'audit':
      return projectObject(world, message.project).audit().append([message.entry])
  }
}
