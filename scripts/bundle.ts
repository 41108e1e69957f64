import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import { build, type Metafile } from 'esbuild'
import { minify } from 'terser'
import { leaveOutUnread } from './leave-out.ts'
import { oneStart } from './one-start.ts'
import { ROOT } from './wrangler.ts'

/** The folder of the built Worker. */
export const BUNDLE = join(ROOT, 'dist/bundle')

/** The module that a Worker starts with. */
export const MAIN = 'index.js'

/**
 * What esbuild tells of a bundle: which file of ours or of a library has how many bytes in it, scaled
 * to what a second minifier leaves of each module.
 */
export const METAFILE = 'bundle-meta.json'

/** Bytes of gzip. */
export interface BundleSize {
  /** What an isolate starts with. */
  readonly start: number
  /** With what it loads when it first needs it. */
  readonly all: number
}

/**
 * Builds the Worker just as a deployment does, without account or network, with {@link METAFILE}
 * beside it. What is imported where it is needed (`import()`) becomes modules of its own: code that
 * most isolates never run costs no start.
 *
 * @param options `readable`: one module in which names and lines stay, for reading profiles; and
 *   another folder
 */
export async function buildBundle({ readable = false, folder = BUNDLE } = {}): Promise<BundleSize> {
  const assets = join(ROOT, 'scripts/build-assets.ts')
  execFileSync(process.execPath, ['--import', 'tsx', assets], { cwd: ROOT, stdio: 'pipe' })
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: { index: 'src/index.ts' },
    outdir: folder,
    bundle: true,
    splitting: !readable,
    chunkNames: 'part-[hash]',
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*'],
    define: { 'process.env.NODE_ENV': '"production"' },
    minify: !readable,
    plugins: readable ? [] : [leaveOutUnread, oneStart],
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  })
  if (!readable) await minifyMore(metafile.outputs, folder)
  writeFileSync(join(folder, METAFILE), JSON.stringify(metafile))
  return sizeOf(metafile.outputs, folder)
}

/** What esbuild minified gets 4 % smaller by terser, which looks at more than a statement at a time. */
async function minifyMore(outputs: Metafile['outputs'], folder: string): Promise<void> {
  for (const [path, output] of Object.entries(outputs)) {
    const file = join(folder, basename(path))
    const options = { module: true, ecma: 2020, compress: { passes: 2 } } as const
    const { code = '' } = await minify(readFileSync(file, 'utf8'), options)
    writeFileSync(file, code)
    const scale = Buffer.byteLength(code) / output.bytes
    for (const input of Object.values(output.inputs)) input.bytesInOutput *= scale
    output.bytes *= scale
  }
}

/** The names of a bundle's modules, the one that starts first. */
export const modulesOf = (folder: string): string[] => [
  MAIN,
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.js') && name !== MAIN)
    .sort(),
]

type Outputs = Readonly<Record<string, { readonly imports: readonly Imported[] }>>
interface Imported {
  readonly path: string
  readonly kind: string
}

function sizeOf(outputs: Outputs, folder: string): BundleSize {
  const gzip = new Map(
    modulesOf(folder).map((name) => [name, gzipSync(readFileSync(join(folder, name))).length]),
  )
  const total = (names: Iterable<string>) =>
    [...names].reduce((sum, name) => sum + (gzip.get(name) ?? 0), 0)
  return { start: total(startWith(outputs)), all: total(gzip.keys()) }
}

/** The modules that are there as soon as the first one is. */
export function startWith(outputs: Outputs): Set<string> {
  const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
  const byName = new Map(Object.entries(outputs).map(([path, output]) => [nameOf(path), output]))
  const seen = new Set<string>()
  const visit = (name: string): void => {
    if (seen.has(name)) return
    seen.add(name)
    for (const { path, kind } of byName.get(name)?.imports ?? []) {
      if (kind === 'import-statement' && byName.has(nameOf(path))) visit(nameOf(path))
    }
  }
  visit(MAIN)
  return seen
}

/** Bytes as people read them. */
export const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`
