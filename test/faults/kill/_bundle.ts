import { join } from 'node:path'
import { buildBundle } from '../../../scripts/bundle.ts'
import { ROOT } from '../../../scripts/wrangler.ts'

/** Builds what a deployment would upload. */
export default async function build(): Promise<void> {
  await buildBundle(join(ROOT, 'wrangler.toml'))
}
