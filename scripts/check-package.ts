/**
 * Packs the package as it would be published, lints it, and uses it in a fresh project without a
 * network: `npm run package`. The SDK and the command line must have been built.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import * as z from 'zod'
import { atExit, runScript } from './at-exit.ts'
import { say } from './say.ts'
import { ROOT } from './wrangler.ts'

const RESOLUTIONS = ['nodenext', 'bundler']

const tool = (name: string) => join(ROOT, 'node_modules/.bin', name)

/** @returns what it printed @throws {Error} with that, where it fails */
function run(cwd: string, command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status === 0) return stdout
  throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${stdout}${stderr}`)
}

const Packed = z.array(
  z.object({ filename: z.string(), size: z.number(), unpackedSize: z.number() }),
)

/** @returns the path of the archive */
function pack(folder: string): string {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]
  const [packed] = Packed.parse(JSON.parse(run(ROOT, 'npm', ...args)))
  if (!packed) throw new Error('nothing was packed')
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} KB`
  say(`packed: ${kilobytes(packed.size)}, ${kilobytes(packed.unpackedSize)} unpacked`)
  return join(folder, packed.filename)
}

/** A project that has nothing but the package. */
function freshProject(folder: string, archive: string): string {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }\n')
  cpSync(join(ROOT, 'test/clients/sdk'), folder, { recursive: true })
  run(folder, 'npm', 'install', '--offline', '--no-audit', '--no-fund', archive)
  const installed = run(folder, 'npm', 'ls', '--all', '--parseable').trim().split('\n')
  if (installed.length !== 2) throw new Error(`it brings others along:\n${installed.join('\n')}`)
  say('installed: it brings nothing else along')
  return folder
}

/** Once without `skipLibCheck`, so that all types are read; then in the time that it usually takes. */
function compile(folder: string, resolution: string): void {
  const [module, lib] = [resolution === 'nodenext' ? 'nodenext' : 'esnext', ['es2022', 'dom']]
  const strict = { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false }
  const compilerOptions = {
    ...{ target: 'es2022', module, moduleResolution: resolution, lib, types: [], noEmit: true },
    ...strict,
  }
  const config = `tsconfig.${resolution}.json`
  writeFileSync(join(folder, config), JSON.stringify({ compilerOptions, files: ['program.ts'] }))
  run(folder, tool('tsc'), '-p', config)
  say(`compiled, ${resolution}`)
}

async function checkPackage(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'behalf-package-'))
  atExit(() => rmSync(folder, { recursive: true, force: true }))
  const archive = pack(folder)
  run(ROOT, tool('publint'), 'run', archive, '--strict')
  say('publint: nothing to say')
  run(ROOT, tool('attw'), archive, '--profile', 'esm-only', '--format', 'ascii')
  say('are the types wrong: no')
  const project = freshProject(folder, archive)
  for (const resolution of RESOLUTIONS) compile(project, resolution)
  say(run(project, process.execPath, 'smoke.mjs').trim())
  say(`behalf ${run(project, join(project, 'node_modules/.bin/behalf'), '--version').trim()}`)
}

await runScript(checkPackage)
