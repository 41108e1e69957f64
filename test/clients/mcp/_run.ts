import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { ROOT } from '../../../scripts/wrangler.ts'

/** A file of an installed package, whatever its `exports` say. */
export const fileOf = (name: string, path: string): string => join(ROOT, 'node_modules', name, path)

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs a program of Node's to its end, in a folder and a home of its own. */
export function run(home: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env['PATH'], HOME: home, NO_COLOR: '1' }
    const child = spawn(process.execPath, args, { cwd: home, env })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk
    })
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out, err }))
  })
}
