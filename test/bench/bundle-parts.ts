import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { transform } from 'esbuild'
import * as z from 'zod'
import { BUNDLE, METAFILE } from '../../scripts/bundle.ts'
import { ROOT } from '../../scripts/wrangler.ts'

/** A library, or a row of our source, in the bundle. */
export interface BundlePart {
  readonly name: string
  /** Bytes of the minified bundle. */
  readonly bytes: number
  /** Its share of the bundle's gzip size, in bytes: near, since parts are compressed together. */
  readonly gzip: number
}

/** The bundle, and what it is made of, largest first. Sizes in bytes. */
export interface BundleSize {
  readonly bytes: number
  readonly gzip: number
  readonly parts: readonly BundlePart[]
}

const Meta = z.object({
  outputs: z.record(
    z.string(),
    z.object({ inputs: z.record(z.string(), z.object({ bytesInOutput: z.int() })) }),
  ),
})

/** Weighs the bundle that was built last, part by part. */
export async function weighBundle(): Promise<BundleSize> {
  const bundle = readFileSync(join(BUNDLE, 'index.js'))
  const { outputs } = Meta.parse(JSON.parse(readFileSync(join(BUNDLE, METAFILE), 'utf8')))
  const files = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs))
  const groups = new Map<string, { bytes: number; files: string[] }>()
  for (const [file, { bytesInOutput }] of files) {
    if (bytesInOutput === 0) continue
    const name = partOf(file)
    const group = groups.get(name) ?? { bytes: 0, files: [] }
    groups.set(name, { bytes: group.bytes + bytesInOutput, files: [...group.files, file] })
  }
  const rough = await Promise.all(
    [...groups].map(async ([name, group]) => {
      const gzip = group.bytes * (await squeeze(group.files))
      return { name, bytes: group.bytes, gzip }
    }),
  )
  const gzip = gzipSync(bundle).length
  const scale = gzip / rough.reduce((sum, part) => sum + part.gzip, 0)
  const parts = rough
    .map((part) => ({ ...part, gzip: Math.round(part.gzip * scale) }))
    .sort((a, b) => b.gzip - a.gzip)
  return { bytes: bundle.length, gzip, parts }
}

/** `zod` for a file of a package, `src/core` for one of ours. */
function partOf(file: string): string {
  const [, library] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? []
  if (library !== undefined) return library
  const [, row] = /(?:^|\/)src\/([^/]+)/.exec(file) ?? []
  return row === undefined ? 'what wrangler adds' : `src/${row}`
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
