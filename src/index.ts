import { app } from './app.ts'
import { handleEvent } from './connect/handle-event.ts'
import type { Env } from './env.ts'
import type { EventMessage } from './project/events.ts'

export { Entity } from './entity/entity.ts'
export { Project } from './project/project.ts'

/** The Worker: the HTTP surface, and the consumer of the queue. */
export default {
  fetch: app.fetch,

  async queue(batch: MessageBatch<EventMessage>, env: Env): Promise<void> {
    for (const message of batch.messages) {
      try {
        await handleEvent(env, message.body)
        message.ack()
      } catch (error) {
        console.error('an event will be tried again', error)
        message.retry({ delaySeconds: Math.min(3600, 5 * 2 ** message.attempts) })
      }
    }
  },
} satisfies ExportedHandler<Env, EventMessage>
