import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import { atExit } from './at-exit.ts'

const START_LIMIT_MS = 20_000

/** The path of the runtime's own program; the package's `bin` may be a script or that program. */
const program = (): string =>
  z.object({ default: z.string() }).parse(createRequire(import.meta.url)('workerd')).default

/** A workerd that answers. */
export interface Workerd {
  /** Its process, all of it: the runtime starts no other. */
  readonly pid: number
  /** The end of what it printed. */
  readonly log: () => string
  /** Ends it; settles when it is gone. */
  readonly stop: () => Promise<void>
}

/**
 * Runs plain workerd, until `stop` or the end of this process.
 *
 * @param config the path of a capnp file
 * @param probe a URL of it that answers, whatever it says
 * @throws {Error} with its log, where it does not answer within 20 s
 */
export async function startWorkerd(
  config: string,
  probe: string,
  { cwd, flags = [] }: { cwd: string; flags?: readonly string[] },
): Promise<Workerd> {
  const child = spawn(program(), ['serve', ...flags, config], { cwd })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const kill = () => child.kill('SIGKILL')
  let stopping = false
  const stop = async () => {
    stopping = true
    kill()
    process.off('exit', kill)
    await gone
  }
  atExit(stop)
  process.on('exit', kill)
  let log = ''
  const keep = (chunk: Buffer) => {
    log = `${log}${chunk}`.slice(-100_000)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  child.once('exit', (code, signal) => {
    if (!stopping) console.error(`workerd ended with ${code ?? signal}\n${log.slice(-4000)}`)
  })
  for (let waited = 0; waited < START_LIMIT_MS && child.exitCode === null; waited += 5) {
    if (child.pid && (await answers(probe))) return { pid: child.pid, log: () => log, stop }
    await sleep(5)
  }
  throw new Error(`workerd did not start\n${log}`)
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url)).text()
    return true
  } catch {
    return false
  }
}
