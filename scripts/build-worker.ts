/**
 * What wrangler runs before it deploys or serves (`[build]` in `wrangler.toml`): builds the one bundle
 * that there is, whoever deploys it. `wrangler dev` may serve sources, or what was built just before:
 * so says `WORKER_CODE`, and then only the assets are made (`sources`), or nothing at all (`built`).
 */
import process from 'node:process'
import { runScript } from './at-exit.ts'
import { buildAssets, buildBundle, kilobytes } from './bundle.ts'

async function build(): Promise<void> {
  const { WORKER_CODE, WRANGLER_COMMAND } = process.env
  const code = WRANGLER_COMMAND === 'dev' ? WORKER_CODE : undefined
  if (code === 'built') return
  if (code === 'sources') return buildAssets()
  const { start, all } = await buildBundle()
  console.log(`bundle: ${kilobytes(start)} of gzip start, ${kilobytes(all)} in all`)
}

await runScript(build)
