import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

/** The root of the repository. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

interface SpawnOptions {
  readonly stdio: StdioOptions
  readonly detached?: boolean
  readonly color?: boolean
  /** Beside what this process has in its environment. */
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the repository's own wrangler, without a shell: arguments are passed as they are. */
export function spawnWrangler(
  args: readonly string[],
  { color = false, env = {}, ...options }: SpawnOptions,
): ChildProcess {
  const bin = join(ROOT, 'node_modules/wrangler/bin/wrangler.js')
  const settings = {
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
    WRANGLER_LOG: 'log', // what is read out of it must not depend on the caller's setting
    ...(color ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
  }
  return spawn(process.execPath, [bin, ...args], {
    ...options,
    cwd: ROOT,
    env: { ...process.env, ...settings, ...env },
  })
}

/** How a wrangler command ended, and all that it printed. */
export interface WranglerResult {
  readonly ok: boolean
  readonly stdout: string
  /** Both streams, in the order in which they came. */
  readonly output: string
}

/** Runs wrangler to its end. @param show print its output as it comes, too */
export function wrangler(args: readonly string[], show = false): Promise<WranglerResult> {
  return new Promise((resolve, reject) => {
    const child = spawnWrangler(args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let stdout = ''
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk
      output += chunk
      if (show) process.stdout.write(chunk)
    })
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk
      if (show) process.stderr.write(chunk)
    })
    child.once('error', reject)
    child.once('close', (code) =>
      resolve({ ok: code === 0, stdout, output: stripVTControlCharacters(output) }),
    )
  })
}
