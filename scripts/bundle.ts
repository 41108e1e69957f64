import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
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

/** What a bundle may weigh, in bytes of gzip. */
export const MOST = 300_000

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

/** How a bundle is built, where not as it is deployed. */
export interface BundleOptions {
  /** One module in which names and lines stay, for reading profiles. */
  readonly readable?: boolean
  readonly folder?: string
}

/**
 * Builds the Worker that is deployed, whoever deploys it, and its assets; with {@link METAFILE} beside
 * it. Needs no account and no network. What is imported where it is needed (`import()`) becomes modules of its own: code that
 * most isolates never run costs no start.
 */
export async function buildBundle(options: BundleOptions = {}): Promise<BundleSize> {
  const [size] = await Promise.all([buildModules(options), buildAssets()])
  return size
}

/** `npm run build`, in a process of its own: it imports the whole service. */
export async function buildAssets(): Promise<void> {
  const script = join(ROOT, 'scripts/build-assets.ts')
  await promisify(execFile)(process.execPath, ['--import', 'tsx', script], { cwd: ROOT })
}

async function buildModules({ readable = false, folder = BUNDLE }: BundleOptions) {
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

/** A text of ASCII takes half of the memory that it takes with one character beyond it. */
const ASCII = { ascii_only: true }

/** What esbuild minified gets 4 % smaller by terser, which looks at more than a statement at a time. */
async function minifyMore(outputs: Metafile['outputs'], folder: string): Promise<void> {
  for (const [path, output] of Object.entries(outputs)) {
    const file = join(folder, basename(path))
    const options = { module: true, ecma: 2020, compress: { passes: 2 }, format: ASCII } as const
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
  return { start: weightOf(folder, startWith(outputs)), all: weightOf(folder) }
}

/** Bytes of gzip, module by module, of a folder's modules. */
export const weightOf = (folder: string, names: Iterable<string> = modulesOf(folder)): number =>
  [...names].reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0)

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
