import { errorCode } from '../core/errors.ts'
import { send } from '../core/http.ts'
import { type Origins, origins } from '../core/origins.ts'
import { hangUp } from '../core/read-body.ts'
import { retryAfterSeconds } from '../core/retry-after.ts'
import type { Came } from '../project/deliveries.ts'
import type { DeliverMessage } from '../project/events.ts'
import type { Posting } from '../project/webhooks.ts'
import { type ConnectWorld, projectObject } from './world.ts'

/** How long a receiver may take to answer, in milliseconds. */
const TIMEOUT_MS = 20_000

/** What delivering needs of the deployment. */
export interface DeliveryWorld extends Pick<ConnectWorld, 'PROJECTS'> {
  readonly ORIGINS?: string
}

/** Makes one attempt to hand an event over. Called twice for one message, it is made once. */
export async function deliverWebhook(
  world: DeliveryWorld,
  { project, delivery: id, attempt }: DeliverMessage,
): Promise<void> {
  const posting = await projectObject(world, project).webhooks().claim({ id, attempt })
  if (!posting) return
  const came = await post(posting, origins(world.ORIGINS))
  await projectObject(world, project).webhooks().report({ id, attempt }, came)
}

/** No redirect is followed, and the body of the answer is nobody's business: its status says all. */
async function post(posting: Posting, to: Origins): Promise<Came> {
  const { now: at } = posting
  const url = new URL(posting.url)
  const headers = new Headers(posting.headers)
  headers.set('content-type', 'application/json')
  headers.set('user-agent', 'Behalf-Webhooks')
  try {
    const request = { url, method: 'POST', headers, body: posting.body }
    const options = { origins: to, hosts: [url.host], timeoutMs: TIMEOUT_MS, redirects: 0 }
    const response = await send(request, options)
    await hangUp(response)
    const { status } = response
    return { at, status, code: null, retryAfter: retryAfterSeconds(response.headers, at) }
  } catch (error) {
    const code = errorCode(error)
    if (!code) throw error
    return { at, status: null, code }
  }
}
