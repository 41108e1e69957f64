import type { EventMessage } from '../project/events.ts'
import { type DeliveryWorld, deliverWebhook } from './deliver-webhook.ts'
import { eraseEntity } from './erase-entity.ts'
import { followIntegration } from './remove.ts'
import { type ConnectWorld, entityObject, projectObject } from './world.ts'

/** What following messages needs of the deployment. */
export type EventWorld = ConnectWorld & DeliveryWorld

/** Does what a message of the queue asks for. May be called twice for one: at least once. */
export async function handleEvent(world: EventWorld, message: EventMessage): Promise<void> {
  switch (message.kind) {
    case 'connection.doomed':
      return followIntegration(world, message)
    case 'entity.reseal':
      return entityObject(world, message.project, message.entity).reseal()
    case 'entity.erase':
      await eraseEntity(world, message.project, message.entity)
      return projectObject(world, message.project).deletion().noteEmpty(message.entity)
    case 'audit':
      return projectObject(world, message.project).audit().append([message.entry])
    case 'webhook.deliver':
      return deliverWebhook(world, message)
  }
}
