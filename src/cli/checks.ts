import { reasonOf } from './failure.ts'
import type { World } from './world.ts'

/** What a look at one thing came to. */
export interface Check {
  readonly name: string
  readonly state: 'ok' | 'warning' | 'fault'
  readonly detail: string
  readonly remedy?: string
}

/** What can be seen of a service without a key. */
export interface Served {
  readonly checks: Check[]
  /** Whether it is worth asking on. */
  readonly answers: boolean
}

const LIMIT_MS = 15_000
/** Milliseconds that clocks may differ by; OAuth servers and links of 10 minutes stand that. */
const SKEW_LIMIT_MS = 30_000

type Outside = Pick<World, 'fetch' | 'now' | 'signal'>

const visit = (outside: Outside, url: string, method: 'GET' | 'HEAD') =>
  outside.fetch(url, {
    method,
    redirect: 'manual',
    signal: AbortSignal.any([outside.signal, AbortSignal.timeout(LIMIT_MS)]),
  })

/** Whether the service is there, and whether its clock and ours agree. */
export async function checkServer(url: string, outside: Outside): Promise<Served> {
  const before = outside.now().getTime()
  try {
    const response = await visit(outside, `${url}/openapi.json`, 'GET')
    const after = outside.now().getTime()
    const title = await titleOf(response)
    if (title !== 'Behalf') {
      const detail = `${url} answers ${response.status}, but is no Behalf`
      const remedy = 'check BEHALF_URL: it is what stands before /v1 and /docs'
      return { checks: [{ name: 'service', state: 'fault', detail, remedy }], answers: false }
    }
    const service: Check = {
      name: 'service',
      state: 'ok',
      detail: `${url} answers in ${after - before} ms`,
    }
    return { checks: [service, clock(response.headers, (before + after) / 2)], answers: true }
  } catch (error) {
    outside.signal.throwIfAborted()
    const detail = `${url} does not answer (${reasonOf(error)})`
    const remedy = 'is it deployed, or running (npm run dev)? Is BEHALF_URL right?'
    return { checks: [{ name: 'service', state: 'fault', detail, remedy }], answers: false }
  }
}

async function titleOf(response: Response): Promise<string | undefined> {
  try {
    const document = (await response.json()) as { info?: { title?: string } } | null
    return document?.info?.title
  } catch {
    return undefined
  }
}

/** By the Date header (RFC 9110 section 6.6.1), which tells whole seconds. */
function clock(headers: Headers, now: number): Check {
  const told = Date.parse(headers.get('date') ?? '')
  if (Number.isNaN(told)) {
    return {
      name: 'clock',
      state: 'ok',
      detail: 'the service does not tell the time (no Date header)',
    }
  }
  const skew = Math.round((now - told - 500) / 1000)
  if (Math.abs(skew) * 1000 <= SKEW_LIMIT_MS) {
    return {
      name: 'clock',
      state: 'ok',
      detail: `as that of the service (within ${SKEW_LIMIT_MS / 1000} s)`,
    }
  }
  const detail = `this machine is ${Math.abs(skew)} s ${skew > 0 ? 'ahead of' : 'behind'} the service`
  const remedy = 'set the clock (timedatectl set-ntp true): links and tokens end at a time'
  return { name: 'clock', state: 'warning', detail, remedy }
}

/** Whether browsers come back to the service: as far as can be seen from here. */
export async function checkCallback(url: string, outside: Outside): Promise<Check> {
  const name = 'callback'
  const { origin, hostname } = new URL(url)
  try {
    const response = await visit(outside, url, 'HEAD')
    await response.body?.cancel()
    if (response.ok && response.headers.has('x-request-id')) {
      const local = /^(localhost|127\.|\[::1\])/.test(hostname)
      const whose = local ? ': by browsers of this machine only' : ''
      return { name, state: 'ok', detail: `${origin}/callback/... is reached${whose}` }
    }
    const detail = `${origin}/callback/... answers ${response.status}, but is not the service`
    return { name, state: 'fault', detail, remedy: 'route that domain to the Worker' }
  } catch (error) {
    outside.signal.throwIfAborted()
    const detail = `${origin}/callback/... is not reached from here (${reasonOf(error)})`
    return { name, state: 'fault', detail, remedy: 'route that domain to the Worker' }
  }
}
