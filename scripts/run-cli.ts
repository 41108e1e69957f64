import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { ROOT } from './wrangler.ts'

/** How a command of the command line ended. */
export interface CliEnd {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** Both, in the order in which they came. */
  readonly text: string
}

/** A command that goes on. */
export interface CliRun {
  readonly ended: Promise<CliEnd>
  /** The first match in what was printed so far, or will be. Rejects where it ends without one. */
  readonly printed: (pattern: RegExp) => Promise<string>
  readonly kill: (signal: NodeJS.Signals) => void
}

/** Where, and with which settings; nothing of this process's own settings is handed on. */
export interface CliPlace {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string
}

const LOADER = import.meta.resolve('tsx')
const MAIN = join(ROOT, 'src/cli/main.ts')

/** Runs the command line from its source, as a process of its own. */
export function startCli(args: readonly string[], { cwd, env = {}, stdin = '' }: CliPlace): CliRun {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, ['--import', LOADER, MAIN, ...args], {
    cwd,
    env: { PATH, HOME, ...env },
  })
  child.stdin.on('error', () => undefined) // it may end before it has read
  child.stdin.end(stdin)
  let stdout = ''
  let stderr = ''
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk
    text += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk
    text += chunk
  })
  const ended = new Promise<CliEnd>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr, text }))
  })
  const printed = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(text)?.[0]
        if (found !== undefined) resolve(found)
      }
      child.stdout.on('data', look)
      child.stderr.on('data', look)
      child.once('close', () => {
        look()
        reject(new Error(`${args.join(' ')} never printed ${pattern}:\n${text}`))
      })
      look()
    })
  return { ended, printed, kill: (signal) => void child.kill(signal) }
}

/** The same, to its end. */
export const cli = (args: readonly string[], place: CliPlace): Promise<CliEnd> =>
  startCli(args, place).ended
