import { createHash } from 'node:crypto'
import { compile } from '../src/catalogue/compile.ts'
import { releaseFiles } from '../src/catalogue/release.ts'
import { APPS } from '../src/catalogue/shipped.ts'
import { completeActions } from './complete-actions.ts'
import { keepOnly, writeAsset } from './write-asset.ts'

const version = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

/**
 * Compiles the apps' files into assets.
 *
 * @throws {Error} where an app's file says something that the spec does not know; nothing is written
 */
export async function buildCatalogue(): Promise<void> {
  const apps = compile(APPS, version, await completeActions())
  const files = releaseFiles(apps)
  for (const [name, content] of files) writeAsset(`catalogue/${name}`, content)
  keepOnly('catalogue', new Set(files.keys()))
  const actions = apps.reduce((sum, { summary }) => sum + summary.actions, 0)
  const important = apps.reduce((sum, { summary }) => sum + summary.important, 0)
  console.log(`catalogue: ${apps.length} apps, ${actions} actions, ${important} of them important`)
}
