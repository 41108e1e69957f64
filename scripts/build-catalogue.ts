/**
 * Compiles the apps' files into the Worker's assets: `npm run build`. Exits 1, and leaves the old
 * assets alone, where an app's file says something that the spec does not know.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { compile } from '../src/catalogue/compile.ts'
import { APPS } from '../src/catalogue/apps.ts'

const TARGET = 'dist/assets/catalogue'
const version = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

const { index, specs } = compile(APPS, version)
const fresh = `${TARGET}.new`
rmSync(fresh, { recursive: true, force: true })
mkdirSync(fresh, { recursive: true })
writeFileSync(`${fresh}/index.json`, JSON.stringify(index))
for (const spec of specs) writeFileSync(`${fresh}/${spec.slug}.json`, JSON.stringify(spec))
rmSync(TARGET, { recursive: true, force: true })
renameSync(fresh, TARGET)
console.log(`catalogue: ${index.apps.length} apps, ${index.actions.length} actions`)
