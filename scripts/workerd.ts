import { type StdioOptions, spawn } from 'node:child_process'
import { closeSync, fstatSync, ftruncateSync, openSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import { atExit } from './at-exit.ts'

const START_LIMIT_MS = 20_000
/** Bytes of log after which it begins anew. */
const MOST_LOGGED = 64 * 1024 * 1024

/** The path of the runtime's own program; the package's `bin` may be a script or that program. */
const program = (): string =>
  z.object({ default: z.string() }).parse(createRequire(import.meta.url)('workerd')).default

/** A workerd that answers. */
export interface Workerd {
  /** Its process, all of it: the runtime starts no other. */
  readonly pid: number
  /** Ends it; settles when it is gone. */
  readonly stop: () => Promise<void>
}

/**
 * Runs plain workerd, until `stop` or the end of this process. What it prints goes to a file: a pipe
 * would wake this process for each line, which took a sixth of what was measured beside it.
 *
 * @param config the path of a capnp file
 * @param probe a URL of it that answers, whatever it says
 * @throws {Error} with the end of its log, where it does not answer within 20 s
 */
export async function startWorkerd(
  config: string,
  probe: string,
  { cwd, flags = [] }: { cwd: string; flags?: readonly string[] },
): Promise<Workerd> {
  const log = keepLog(join(cwd, 'workerd.log'))
  const stdio: StdioOptions = ['ignore', log.file, log.file]
  const child = spawn(program(), ['serve', ...flags, config], { cwd, stdio })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const kill = () => child.kill('SIGKILL')
  let stopping = false
  const stop = async () => {
    stopping = true
    kill()
    process.off('exit', kill)
    await gone
    log.close()
  }
  atExit(stop)
  process.on('exit', kill)
  child.once('exit', (code, signal) => {
    if (!stopping) console.error(`workerd ended with ${code ?? signal}\n${log.end()}`)
  })
  for (let waited = 0; waited < START_LIMIT_MS && child.exitCode === null; waited += 5) {
    if (child.pid && (await answers(probe))) return { pid: child.pid, stop }
    await sleep(5)
  }
  throw new Error(`workerd did not start\n${log.end()}`)
}

/** A file that is emptied when it is large: hours of calls must not fill the disk. */
function keepLog(path: string) {
  const file = openSync(path, 'a+')
  const emptied = setInterval(() => {
    if (fstatSync(file).size > MOST_LOGGED) ftruncateSync(file)
  }, 1000).unref()
  let open = true
  const close = () => {
    if (open) closeSync(file)
    open = false
    clearInterval(emptied)
  }
  const end = () => readFileSync(path, 'utf8').slice(-4000)
  return { file, close, end }
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url)).text()
    return true
  } catch {
    return false
  }
}
