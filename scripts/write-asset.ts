import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import { ROOT } from './wrangler.ts'

/** What the Worker's binding ASSETS serves. */
export const ASSETS = join(ROOT, 'dist/assets')

/** Puts one asset in place whole: a Worker that is running never misses one. @param name with slashes */
export function writeAsset(name: string, content: string): void {
  const path = join(ASSETS, name)
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.${process.pid}`, content)
  renameSync(`${path}.${process.pid}`, path)
}

/** Removes from a folder of assets the JSON of earlier builds. @param names below that folder */
export function keepOnly(folder: string, names: ReadonlySet<string>): void {
  const top = join(ASSETS, folder)
  for (const entry of readdirSync(top, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const name = relative(top, path).replaceAll('\\', '/')
    if (entry.isFile() && name.endsWith('.json') && !names.has(name)) rmSync(path)
  }
}
