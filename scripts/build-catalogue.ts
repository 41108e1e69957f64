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
import { APPS } from '../src/catalogue/apps.ts'
import { compile } from '../src/catalogue/compile.ts'

const TARGET = 'dist/assets/catalogue'
const version = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** File by file, each put in place whole: a Worker that is running never misses one. */
function write(name: string, content: string): void {
  const path = `${TARGET}/${name}`
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return
  writeFileSync(`${path}.${process.pid}`, content)
  renameSync(`${path}.${process.pid}`, path)
}

const { index, specs } = compile(APPS, version)
mkdirSync(TARGET, { recursive: true })
for (const spec of specs) write(`${spec.slug}.json`, JSON.stringify(spec))
write('index.json', JSON.stringify(index))
const wanted = new Set(['index.json', ...specs.map(({ slug }) => `${slug}.json`)])
for (const name of readdirSync(TARGET)) {
  if (name.endsWith('.json') && !wanted.has(name)) rmSync(`${TARGET}/${name}`)
}
console.log(`catalogue: ${index.apps.length} apps, ${index.actions.length} actions`)
