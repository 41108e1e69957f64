import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, wrangler } from './wrangler.ts'

/** The folder of the built Worker. */
export const BUNDLE = join(ROOT, 'dist/bundle')

/**
 * Builds the Worker just as a deployment does, without account or network.
 *
 * @returns its size, as wrangler tells it, e.g. `300.00 KiB / gzip: 80.00 KiB`
 */
export async function buildBundle(config: string): Promise<string> {
  rmSync(BUNDLE, { recursive: true, force: true })
  const args = ['deploy', '--config', config, '--dry-run', '--minify', '--outdir', BUNDLE]
  const { ok, output } = await wrangler(args)
  const size = /Total Upload: (.+)/.exec(output)?.[1]
  if (!ok || size === undefined) throw new Error(`the bundle was not built\n${output}`)
  return size.trim()
}
