import type { ChildProcess } from 'node:child_process'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { atExit } from './at-exit.ts'
import { buildBundle } from './bundle.ts'
import { spawnWrangler } from './wrangler.ts'

const START_LIMIT_MS = 90_000

/** The Worker as it is deployed; or its sources, which are quicker to build and to read a stack of. */
export type WorkerCode = 'bundle' | 'sources'

/** What tests run that others' programs make: the bundle, or what `WORKER_CODE` says. */
export const codeUnderTest = (): WorkerCode =>
  process.env['WORKER_CODE'] === 'sources' ? 'sources' : 'bundle'

/** What `wrangler dev` is started with. */
export interface WorkerOptions {
  /** The sources if not given. */
  readonly code?: WorkerCode
  readonly port: number
  /** Settings beside those of `.dev.vars`, before which they go. Never secrets: `ps` shows them. */
  readonly vars: Readonly<Record<string, string>>
  /** The folder that keeps its data; wrangler's own if not given. */
  readonly persist?: string
  /** Print its log as it comes, rather than only where it does not start. */
  readonly showLog?: boolean
}

/** A Worker that answers. */
export interface LocalWorker {
  /** Its origin. */
  readonly url: string
  /** Ends it, and workerd below it. */
  readonly stop: () => Promise<void>
  /** The end of its log, where that is not shown as it comes. */
  readonly log: () => string
  /** Settles when it ends by itself. */
  readonly ended: Promise<void>
}

/**
 * Runs the Worker on this machine, until `stop` or the end of this process. It gets a process group
 * of its own, since workerd is a grandchild that would survive its parent.
 */
export async function startWorker(options: WorkerOptions): Promise<LocalWorker> {
  const { port, showLog = false, code = 'sources' } = options
  if (code === 'bundle') await buildBundle()
  const child = spawnWrangler(argumentsFor(options), {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    color: showLog && process.stdout.isTTY,
    env: { WORKER_CODE: code === 'bundle' ? 'built' : 'sources' },
  })
  const stop = () => stopGroup(child)
  atExit(stop)
  process.on('exit', () => signalGroup(child, 'SIGKILL')) // the last resort, where nobody called stop
  let kept = ''
  const keep = (chunk: Buffer) => {
    kept = `${kept}${chunk}`.slice(-20_000)
    if (showLog) process.stdout.write(chunk)
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = `http://127.0.0.1:${port}`
  if (await answers(child, url, () => kept)) return { url, stop, ended, log: () => kept }
  await stop()
  throw new Error(`the Worker did not start\n${showLog ? '' : kept}`)
}

function argumentsFor({ port, vars, persist, code }: WorkerOptions): string[] {
  return [
    'dev',
    ...(code === 'bundle' ? [] : ['src/index.ts', '--bundle']),
    ...['--local', '--ip', '127.0.0.1', '--port', String(port), '--inspector-port', '0'],
    '--show-interactive-dev-session=false',
    ...Object.entries(vars).flatMap(([name, value]) => ['--var', `${name}:${value}`]),
    ...(persist === undefined ? [] : ['--persist-to', persist]),
  ]
}

/**
 * Whether it came up; not so where it ended first, or took too long. Only its own word counts: on a
 * port that was taken meanwhile, somebody else would answer, and be sent our keys.
 */
async function answers(child: ChildProcess, url: string, log: () => string): Promise<boolean> {
  const deadline = Date.now() + START_LIMIT_MS
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
    await sleep(100)
    if (!log().includes(`Ready on ${url}`)) continue
    try {
      const { ok } = await fetch(`${url}/openapi.json`, { signal: AbortSignal.timeout(10_000) })
      if (ok) return true
    } catch {
      // not listening yet
    }
  }
  return false
}

/** @returns whether anybody is left in the group */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (child.pid === undefined) return false
  try {
    return process.kill(-child.pid, signal)
  } catch {
    return false
  }
}

async function stopGroup(child: ChildProcess): Promise<void> {
  signalGroup(child, 'SIGTERM')
  for (let waited = 0; waited < 3000; waited += 50) {
    if (!signalGroup(child, 0)) return
    await sleep(50)
  }
  signalGroup(child, 'SIGKILL')
}
