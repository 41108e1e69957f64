import { inParallel } from '../core/in-parallel.ts'
import { tellBug } from '../observe/bug.ts'
import { observed } from '../observe/observed.ts'
import type { ObserveEnv } from '../observe/settings.ts'
import type { EventMessage } from '../project/events.ts'
import { type EventWorld, handleEvent } from './handle-event.ts'

/** How many messages are followed at a time: a Worker keeps 6 connections waiting. */
const PARALLEL = 5
/** A delivery that failed here so often is left to its project, which queues it anew. */
const KEPT_AFTER = 3
/** Where messages go that failed too often; see `wrangler.toml`. They are tried hourly, for days. */
const DEAD = 'behalf-events-dead'
const HOUR = 3600

const pause = (queue: string, attempts: number): number =>
  queue === DEAD ? HOUR : Math.min(HOUR, 5 * 2 ** attempts)

/** Follows a batch of messages; one that fails comes again, later each time. */
export async function handleBatch(
  batch: MessageBatch<EventMessage>,
  env: EventWorld & ObserveEnv,
  ctx: ExecutionContext,
): Promise<void> {
  const background = (work: Promise<unknown>) => ctx.waitUntil(work)
  await inParallel(batch.messages, PARALLEL, async (message) => {
    const { kind, ...where } = message.body
    try {
      const work = { kind: `queue ${kind}`, ...where }
      await observed(env, background, work, () => handleEvent(env, message.body))
      message.ack()
    } catch (error) {
      tellBug('an event will be tried again', error)
      if (kind === 'webhook.deliver' && message.attempts > KEPT_AFTER) message.ack()
      else message.retry({ delaySeconds: pause(batch.queue, message.attempts) })
    }
  })
}
