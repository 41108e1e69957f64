import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { transform } from 'esbuild'
import * as z from 'zod'
import { BUNDLE, METAFILE, modulesOf, startWith } from '../../scripts/bundle.ts'
import { ROOT } from '../../scripts/wrangler.ts'

/** A library, or a row of our source, in the bundle. */
export interface BundlePart {
  readonly name: string
  /** Whether an isolate starts with it; else it is loaded when it is first needed. */
  readonly starts: boolean
  /** Bytes of the minified bundle: near, since it is minified once more as a whole. */
  readonly bytes: number
  /** Its share of the bundle's gzip size, in bytes: near, since parts are compressed together. */
  readonly gzip: number
}

export interface Weight {
  readonly bytes: number
  readonly gzip: number
}

/** The bundle, and what it is made of, largest first. Sizes in bytes. */
export interface WeighedBundle {
  /** What an isolate starts with. */
  readonly start: Weight
  /** With what it loads when it first needs it. */
  readonly all: Weight
  readonly parts: readonly BundlePart[]
}

const Meta = z.object({
  outputs: z.record(
    z.string(),
    z.object({
      inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })),
      imports: z.array(z.object({ path: z.string(), kind: z.string() })),
    }),
  ),
})

/** Weighs the bundle that was built last, part by part. */
export async function weighBundle(): Promise<WeighedBundle> {
  const { outputs } = Meta.parse(JSON.parse(readFileSync(join(BUNDLE, METAFILE), 'utf8')))
  const early = startWith(outputs)
  const groups = new Map<
    string,
    { name: string; starts: boolean; bytes: number; files: string[] }
  >()
  for (const [path, { inputs }] of Object.entries(outputs)) {
    const starts = early.has(basename(path))
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      if (bytesInOutput === 0) continue
      const name = partOf(file)
      const key = `${name} ${starts}`
      const { bytes, files } = groups.get(key) ?? { bytes: 0, files: [] }
      groups.set(key, { name, starts, bytes: bytes + bytesInOutput, files: [...files, file] })
    }
  }
  const all = weightOf(modulesOf(BUNDLE))
  const rough = await Promise.all(
    [...groups.values()].map(async ({ files, ...group }) => ({
      ...group,
      gzip: group.bytes * (await squeeze(files)),
    })),
  )
  const scale = all.gzip / rough.reduce((sum, part) => sum + part.gzip, 0)
  const parts = rough
    .map((part) => ({
      ...part,
      bytes: Math.round(part.bytes),
      gzip: Math.round(part.gzip * scale),
    }))
    .sort((a, b) => b.gzip - a.gzip)
  return { start: weightOf(early), all, parts }
}

function weightOf(names: Iterable<string>): Weight {
  const modules = [...names].map((name) => readFileSync(join(BUNDLE, name)))
  return {
    bytes: modules.reduce((sum, { length }) => sum + length, 0),
    gzip: modules.reduce((sum, module) => sum + gzipSync(module).length, 0),
  }
}

/** `zod` for a file of a package, `src/core` for one of ours. */
function partOf(file: string): string {
  const [, library] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? []
  if (library !== undefined) return library
  const [, row] = /(?:^|\/)src\/([^/]+)/.exec(file) ?? []
  return row === undefined ? 'what the bundler adds' : `src/${row}`
}

/** How far files shrink: gzip size over minified size. */
async function squeeze(files: readonly string[]): Promise<number> {
  const texts = await Promise.all(files.map(minified))
  const text = texts.join('')
  return text === '' ? 0.3 : gzipSync(text).length / Buffer.byteLength(text)
}

async function minified(file: string): Promise<string> {
  try {
    const text = readFileSync(join(ROOT, file), 'utf8')
    const loader = file.endsWith('x') ? 'tsx' : file.endsWith('.json') ? 'json' : 'ts'
    return (await transform(text, { loader, minify: true, format: 'esm' })).code
  } catch {
    return '' // made up while bundling: there is no such file
  }
}
