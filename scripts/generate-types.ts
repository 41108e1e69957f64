/**
 * The types of the release's apps and actions, for the package: from what `npm run build` compiled.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { interfacesOf, type TypedApp } from '../src/sdk/types.ts'
import { ROOT } from './wrangler.ts'

const CATALOGUE = join(ROOT, 'dist/assets/catalogue/all')

const Action = z.object({
  name: z.string(),
  description: z.string(),
  input: z.looseObject({}),
})

/** The text of `catalogue.d.ts`, which takes the place of the source's empty interfaces. */
export function catalogueTypes(): string {
  const apps = readdirSync(CATALOGUE)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name): TypedApp => {
      const actions = z.array(Action).parse(JSON.parse(readFileSync(join(CATALOGUE, name), 'utf8')))
      return {
        slug: name.replace(/\.json$/, ''),
        actions: actions.map(({ input, ...action }) => ({
          ...action,
          inputSchema: { type: 'object', ...input },
        })),
      }
    })
  return `${interfacesOf(apps)}\n\nexport interface Results {}\n`
}
