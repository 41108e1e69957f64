/**
 * Builds what the package ships: the SDK, its subpaths and the command line, each one file, and the
 * types of all actions. `npm run build` must have run before it. Exits 1 where the SDK has grown.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import { type BuildOptions, build } from 'esbuild'
import { catalogueTypes } from './generate-types.ts'
import { ROOT } from './wrangler.ts'

const SDK = join(ROOT, 'dist/sdk')
const CLI = join(ROOT, 'src/cli/main.ts')
/** What the main entry may weigh, minified and compressed, in bytes. */
const MAX_SIZE = 8 * 1024
const ENTRIES = ['index', 'vercel', 'langchain', 'mastra', 'types']

const common: BuildOptions = {
  bundle: true,
  format: 'esm',
  absWorkingDir: ROOT,
  logLevel: 'warning',
}

/** One chunk holds what the entries share, so that there is one class of each kind. */
const buildCode = () =>
  build({
    ...common,
    entryPoints: ENTRIES.map((name) => `src/sdk/${name}.ts`),
    outdir: SDK,
    platform: 'neutral',
    target: 'es2022',
    packages: 'external',
    splitting: true,
    chunkNames: 'shared-[hash]',
  })

/** For Node alone, with the libraries that it needs in it: the package depends on nothing. */
const buildCommandLine = () =>
  build({
    ...common,
    entryPoints: [CLI],
    outfile: join(ROOT, 'dist/cli/behalf.js'),
    platform: 'node',
    target: 'node20',
  })

function buildTypes(): void {
  const { status } = spawnSync('npx', ['--no-install', 'tsc', '-p', 'src/sdk/tsconfig.json'], {
    cwd: ROOT,
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('the types were not built')
  for (const name of readdirSync(SDK).filter((it) => it.endsWith('.d.ts'))) {
    const file = join(SDK, name)
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/(from '\.[^']*|import\('\.[^']*)\.ts'/g, "$1.js'"),
    )
  }
  writeFileSync(join(SDK, 'catalogue.d.ts'), catalogueTypes())
}

/** @returns what a bundler makes of `import … from 'behalf'`, compressed, in bytes */
async function mainSize(): Promise<number> {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [join(SDK, 'index.js')],
    minify: true,
    write: false,
  })
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).byteLength
}

for (const folder of [SDK, join(ROOT, 'dist/cli')]) rmSync(folder, { recursive: true, force: true })
await buildCode()
buildTypes()
await buildCommandLine()
const size = await mainSize()
console.log(`sdk: ${(size / 1024).toFixed(1)} KB gzipped, of ${MAX_SIZE / 1024} at most`)
if (size > MAX_SIZE) {
  console.error('the SDK has grown too large')
  process.exit(1)
}
