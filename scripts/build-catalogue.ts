/**
 * Compiles the apps' files into the Worker's assets: `npm run build`. Exits 1, and leaves the old
 * assets alone, where an app's file says something that the spec does not know.
 */
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { compile } from '../src/catalogue/compile.ts'
import { releaseFiles } from '../src/catalogue/release.ts'
import { APPS } from '../src/catalogue/shipped.ts'
import { completeActions } from './complete-actions.ts'

const TARGET = 'dist/assets/catalogue'
const version = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** File by file, each put in place whole: a Worker that is running never misses one. */
function write(name: string, content: string): void {
  const path = `${TARGET}/${name}`
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.${process.pid}`, content)
  renameSync(`${path}.${process.pid}`, path)
}

const apps = compile(APPS, version, await completeActions())
const files = releaseFiles(apps)
for (const [name, content] of files) write(name, content)
for (const entry of readdirSync(TARGET, { recursive: true, withFileTypes: true })) {
  const name = `${entry.parentPath}/${entry.name}`.slice(TARGET.length + 1)
  if (entry.isFile() && name.endsWith('.json') && !files.has(name)) rmSync(`${TARGET}/${name}`)
}
const actions = apps.reduce((sum, { summary }) => sum + summary.actions, 0)
const important = apps.reduce((sum, { summary }) => sum + summary.important, 0)
console.log(`catalogue: ${apps.length} apps, ${actions} actions, ${important} of them important`)
