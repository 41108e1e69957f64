#!/usr/bin/env node
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { openBrowser } from './browser.ts'
import { runCli } from './program.ts'
import type { Stream, World } from './world.ts'

/** The package's own, two folders up from here: in the source, and where it is built to. */
function version(): string {
  const file = new URL('../../package.json', import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

const stream = (to: NodeJS.WriteStream): Stream => ({
  write: (it) => to.write(it),
  isTTY: to.isTTY ?? false,
  columns: to.columns,
})

/** Ctrl-C ends what goes on; a second one ends the program at once. */
function interrupted(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => controller.abort(new Error('stopped')))
  }
  return controller.signal
}

async function ask(question: string, signal: AbortSignal, hidden = false): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const output = hidden ? silent : process.stderr
  if (hidden) process.stderr.write(question)
  const lines = createInterface({ input: process.stdin, output, terminal: true })
  lines.once('SIGINT', () => process.emit('SIGINT')) // raw mode takes Ctrl-C from the process
  try {
    return await lines.question(hidden ? '' : question, { signal })
  } finally {
    lines.close()
    if (hidden) process.stderr.write('\n')
  }
}

function run(program: string, args: readonly string[]): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore' })
    child.once('error', () => resolve(null))
    child.once('exit', (code) => resolve(code))
  })
}

const signal = interrupted()
const world: World = {
  env: process.env,
  cwd: process.cwd(),
  stdout: stream(process.stdout),
  stderr: stream(process.stderr),
  canAsk: Boolean(process.stdin.isTTY && process.stderr.isTTY),
  signal,
  now: () => new Date(),
  readStdin: () => text(process.stdin),
  ask: (question, hidden) => ask(question, signal, hidden),
  openBrowser: (url) => openBrowser(url, process.platform, process.env),
  run,
  fetch: globalThis.fetch,
}

// A reader that has seen enough, such as head, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await runCli(process.argv.slice(2), world, version())
