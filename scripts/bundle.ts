import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, wrangler } from './wrangler.ts'

/** The folder of the built Worker. */
export const BUNDLE = join(ROOT, 'dist/bundle')

/** What esbuild tells of a bundle: which file of ours or of a library has how many bytes in it. */
export const METAFILE = 'bundle-meta.json'

/**
 * Builds the Worker just as a deployment does, without account or network, with {@link METAFILE}
 * beside it.
 *
 * @param options `readable`: names and lines stay, for reading profiles; and another folder
 * @returns its size, as wrangler tells it, e.g. `300.00 KiB / gzip: 80.00 KiB`
 */
export async function buildBundle(
  config: string,
  { readable = false, folder = BUNDLE } = {},
): Promise<string> {
  rmSync(folder, { recursive: true, force: true })
  const args = ['deploy', '--config', config, '--dry-run', '--outdir', folder]
  const how = [...(readable ? [] : ['--minify']), '--metafile', join(folder, METAFILE)]
  const { ok, output } = await wrangler([...args, ...how])
  const size = /Total Upload: (.+)/.exec(output)?.[1]
  if (!ok || size === undefined) throw new Error(`the bundle was not built\n${output}`)
  return size.trim()
}
