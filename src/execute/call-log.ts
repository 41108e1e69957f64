import { newLogId } from '../core/ids.ts'
import type { LogEntry } from '../entity/log.ts'
import { tellBug } from '../observe/bug.ts'

/** How long an entry waits for a call to ride along with, in milliseconds. */
const PATIENCE = 2_000
/** How long one request stays to carry entries, in milliseconds: the runtime ends it at 30 s. */
const LONGEST_STAY = 15_000
/** After these pauses what an object did not take is told again, in milliseconds. */
const AGAIN_AFTER = [1_000, 5_000]

/** Where calls are told of, for the log of their entity. */
export interface CallLog {
  /** Behind the answer: the call is made, whatever becomes of its log. */
  add(entry: LogEntry): void
  /** What waits to be logged, to be carried by an RPC that happens anyway. */
  take(): LogEntry[]
}

/** The id of a call that was made now. */
export const newCallId = (): string => newLogId(Date.now())

/** What an isolate did not tell an entity yet. */
interface Waiting {
  entries: LogEntry[]
  /** Epoch milliseconds of the oldest entry's arrival. */
  since: number
  /** Until when a request stays to carry them, in epoch milliseconds. */
  carriedUntil: number
  /** Their entity was erased: what is under way is told no more. */
  forgotten: boolean
}

/** By entity. Values, never promises: one made in another request may never settle. */
const waiting = new Map<string, Waiting>()

const newlyWaiting = (since: number): Waiting => ({
  ...{ entries: [], since, carriedUntil: 0, forgotten: false },
})

/** Writes entries into the log of the entity. */
type Write = (entries: LogEntry[]) => Promise<void>

/**
 * The log of an entity's calls, as an isolate keeps it: entries ride along with the entity's next
 * lease, so that a busy entity is told of its calls without an RPC; what no lease takes is written
 * after two seconds.
 *
 * @param entity its name among all of a deployment
 * @param background as of {@link CallSite}
 */
export const callLog = (
  entity: string,
  write: Write,
  background: (work: Promise<unknown>) => void,
): CallLog => ({
  add: (entry) => {
    const now = Date.now()
    const known = waiting.get(entity) ?? newlyWaiting(now)
    waiting.set(entity, known)
    if (known.entries.length === 0) known.since = now
    known.entries.push(entry)
    if (now < known.carriedUntil) return
    known.carriedUntil = now + LONGEST_STAY
    background(carry(entity, known, write))
  },
  take: () => takeFrom(waiting.get(entity)),
})

/** Writes what waits for an entity now: before its log is read. */
export async function flushCalls(entity: string, write: Write): Promise<void> {
  const known = waiting.get(entity)
  if (known) await writeAll(known, write)
}

/** Drops what waits for an entity that was erased. */
export const forgetCalls = (entity: string): void => {
  const known = waiting.get(entity)
  if (!known) return
  waiting.delete(entity)
  known.forgotten = true
  takeFrom(known)
}

function takeFrom(known: Waiting | undefined): LogEntry[] {
  if (!known) return []
  const { entries } = known
  known.entries = []
  return entries
}

/** Stays while leases take the entries, writes the ones that none took. */
async function carry(entity: string, known: Waiting, write: Write): Promise<void> {
  const until = known.carriedUntil
  let due = known.since + PATIENCE
  for (let now = Date.now(); now < Math.min(due, until); now = Date.now()) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(due, until) - now))
    if (known.entries.length > 0) due = known.since + PATIENCE
  }
  known.carriedUntil = 0
  await writeAgain(known, write).catch((error) => {
    tellBug('calls were not logged', error)
    if (known.carriedUntil === 0) takeFrom(known)
  })
  const isIdle = known.entries.length === 0 && known.carriedUntil === 0
  if (isIdle && waiting.get(entity) === known) waiting.delete(entity)
}

/** As {@link writeAll}, and after each pause again. */
async function writeAgain(known: Waiting, write: Write): Promise<void> {
  for (const pause of AGAIN_AFTER) {
    try {
      return await writeAll(known, write)
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  await writeAll(known, write)
}

/** @throws where they were not taken: then they wait on, before what came meanwhile */
async function writeAll(known: Waiting, write: Write): Promise<void> {
  const entries = takeFrom(known)
  if (entries.length === 0) return
  try {
    await write(entries)
  } catch (error) {
    if (!known.forgotten) known.entries.unshift(...entries)
    throw error
  }
}
