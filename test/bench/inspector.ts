import { WebSocket } from 'undici'
import * as z from 'zod'

const Targets = z.array(z.object({ webSocketDebuggerUrl: z.string() }))
const Answer = z.object({
  id: z.int().optional(),
  result: z.unknown().optional(),
  error: z.unknown().optional(),
})

const Frame = z.object({
  functionName: z.string(),
  url: z.string(),
  lineNumber: z.int(),
  columnNumber: z.int(),
})

/** A CPU profile as V8 writes it; times in microseconds, lines from 0. */
export const CpuProfile = z.object({
  nodes: z.array(
    z.object({ id: z.int(), callFrame: Frame, children: z.array(z.int()).optional() }),
  ),
  samples: z.array(z.int()),
  timeDeltas: z.array(z.number()),
})
export type CpuProfile = z.infer<typeof CpuProfile>

/** Profiles a Worker while `work` goes on. @param inspector host and port of workerd's inspector */
export async function profileDuring(
  inspector: string,
  work: () => Promise<void>,
): Promise<CpuProfile> {
  const targets = Targets.parse(await (await fetch(`http://${inspector}/json`)).json())
  const url = targets.find((it) => it.webSocketDebuggerUrl.endsWith('/behalf'))
  if (!url)
    throw new Error(`workerd's inspector does not know the Worker: ${JSON.stringify(targets)}`)
  const session = await openSession(url.webSocketDebuggerUrl)
  await session.send('Profiler.enable')
  await session.send('Profiler.setSamplingInterval', { interval: 200 })
  await session.send('Profiler.start')
  await work()
  const { profile } = z.object({ profile: CpuProfile }).parse(await session.send('Profiler.stop'))
  session.close()
  return profile
}

/** A session of the Chrome DevTools Protocol. */
interface Session {
  send(method: string, params?: object): Promise<unknown>
  close(): void
}

async function openSession(url: string): Promise<Session> {
  const socket = new WebSocket(url)
  const waiting = new Map<number, { resolve: (it: unknown) => void; reject: (it: Error) => void }>()
  let sent = 0
  socket.addEventListener('message', ({ data }) => {
    const { id = 0, result, error } = Answer.parse(JSON.parse(String(data)))
    if (error) waiting.get(id)?.reject(new Error(JSON.stringify(error)))
    else waiting.get(id)?.resolve(result)
    waiting.delete(id)
  })
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve())
    socket.addEventListener('error', () => reject(new Error(`no inspector at ${url}`)))
  })
  return {
    send: (method, params = {}) =>
      new Promise((resolve, reject) => {
        const id = ++sent
        waiting.set(id, { resolve, reject })
        socket.send(JSON.stringify({ id, method, params }))
      }),
    close: () => socket.close(),
  }
}
