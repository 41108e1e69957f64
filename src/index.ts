import { app } from './app.ts'
import { handleEvent } from './connect/handle-event.ts'
import type { Env } from './env.ts'
import { tellBug } from './observe/bug.ts'
import { observed } from './observe/observed.ts'
import type { EventMessage } from './project/events.ts'

export { Entity } from './entity/entity.ts'
export { Project } from './project/project.ts'

/** The Worker: the HTTP surface, and the consumer of the queue. */
export default {
  fetch: app.fetch,

  async queue(batch: MessageBatch<EventMessage>, env: Env, ctx: ExecutionContext): Promise<void> {
    const background = (work: Promise<unknown>) => ctx.waitUntil(work)
    for (const message of batch.messages) {
      const { kind, ...where } = message.body
      const work = { kind: `queue ${kind}`, ...where }
      try {
        await observed(env, background, work, () => handleEvent(env, message.body))
        message.ack()
      } catch (error) {
        tellBug('an event will be tried again', error)
        message.retry({ delaySeconds: Math.min(3600, 5 * 2 ** message.attempts) })
      }
    }
  },
} satisfies ExportedHandler<Env, EventMessage>
