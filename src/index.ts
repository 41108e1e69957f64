import { app } from './app.ts'
import { handleBatch } from './connect/handle-batch.ts'
import type { Env } from './env.ts'
import type { EventMessage } from './project/events.ts'

export { Entity } from './entity/entity.ts'
export { Project } from './project/project.ts'

/** The Worker: the HTTP surface, and the consumer of the queue. */
export default {
  fetch: app.fetch,
  queue: handleBatch,
} satisfies ExportedHandler<Env, EventMessage>
