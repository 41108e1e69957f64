import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import { handleEvent } from '../../src/connect/handle-event.ts'
import type { Env } from '../../src/env.ts'
import type { EventMessage } from '../../src/project/events.ts'
import { RECEIVER_HOST, type Received, type ReceiverWeather } from '../stand-ins/_receivers.ts'
import { ask } from './_providers.ts'

const { PROVIDERS } = env as unknown as { PROVIDERS: string }

let count = 0

/** A receiver of its own: its URL, its weather, and what came. */
export function newReceiver() {
  const name = `r-${++count}-${Math.floor(Math.random() * 1e6)}`
  const control = async (weather: ReceiverWeather): Promise<Received[]> => {
    const init = { method: 'POST', body: JSON.stringify(weather) }
    return (await fetch(`${PROVIDERS}/_receiver/${name}`, init)).json()
  }
  const received = () => control({})
  return {
    url: `https://${RECEIVER_HOST}/${name}`,
    weather: control,
    received,
    /** Waits until so many came. */
    expectCount: (n: number) =>
      vi.waitFor(
        async () => {
          const came = await received()
          if (came.length < n) throw new Error(`${came.length} of ${n} came`)
          return came
        },
        { timeout: 30_000, interval: 50 },
      ),
  }
}

/** An endpoint of a project, with a receiver that knows its secret. */
export async function listen(key: string, more: object = {}) {
  const receiver = newReceiver()
  const { status, body } = await ask(key, 'POST', '/v1/webhooks', { url: receiver.url, ...more })
  if (status !== 201) throw new Error(JSON.stringify(body))
  await receiver.weather({ secrets: [body.secret] })
  return { ...receiver, id: body.id as string, secret: body.secret as string }
}

/** Types of what came, in the order of the alphabet: one may overtake another. */
export const typesOf = (came: readonly Received[]): string[] =>
  came.map(({ body }) => (JSON.parse(body) as { type: string }).type).sort()

const bindings = env as unknown as { -readonly [K in keyof Env]: Env[K] }

/** Takes the queue's place: what is sent waits until the test lets it go. */
export function heldQueue() {
  const real = bindings.EVENTS
  let held: EventMessage[] = []
  /** What a project sent, out of the queue. */
  const taken = (project: string) => {
    const own = held.filter((message) => message.project === project)
    held = held.filter((message) => message.project !== project)
    return own
  }
  let refusing = false
  let hanging = false
  let refused = 0
  bindings.EVENTS = {
    sendBatch: async (messages: Iterable<{ body: EventMessage }>) => {
      if (refusing || hanging) refused++
      if (refusing) throw new Error('the queue is not there')
      if (hanging) await new Promise(() => undefined)
      held.push(...[...messages].map(({ body }) => body))
    },
  } as unknown as Queue<EventMessage>
  /** Waits for what a project has to send, and takes it. */
  const sent = (project: string) =>
    vi.waitFor(
      async () => {
        await ring(project)
        const own = taken(project)
        if (own.length === 0) throw new Error('nothing was sent')
        return own
      },
      { timeout: 20_000, interval: 20 },
    )
  return {
    sent,
    /** From now on it never answers. */
    hang: () => {
      hanging = true
    },
    refused: () => refused,
    refuse: (yes: boolean) => {
      refusing = yes
    },
    /** Lets all go that a project has to send, to the consumer; each so many times. */
    release: async (project: string, times = 1) => {
      for (const message of await sent(project)) {
        for (let i = 0; i < times; i++) await handleEvent(bindings, message)
      }
    },
    restore: () => {
      bindings.EVENTS = real
    },
  }
}

/** Rings the alarm of a project's object, if one is set. */
export const ring = (project: string): Promise<boolean> =>
  runDurableObjectAlarm(bindings.PROJECTS.getByName(project))
