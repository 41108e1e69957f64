import type { CompiledApp } from './compile.ts'
import { searchFile } from './search-file.ts'
import { thin } from './thin.ts'

/**
 * The files of a release, as `catalogue.ts` reads them: a call reads one action's, lists read one of
 * an app, and nothing but a search reads the index of all. `specs.json` and `all/` are for who needs
 * everything.
 */
export function releaseFiles(apps: readonly CompiledApp[]): Map<string, string> {
  const files = new Map<string, string>()
  const put = (name: string, value: unknown) => files.set(name, JSON.stringify(value))
  const summaries = apps.map(({ summary }) => summary)
  const aliases = apps.flatMap(({ actions }) =>
    actions.flatMap(({ name, aliases: others }) => others.map((alias) => [alias, name])),
  )
  put('apps.json', summaries)
  put(
    'specs.json',
    apps.map(({ spec }) => spec),
  )
  put('aliases.json', Object.fromEntries(aliases))
  files.set('search.json', searchFile(apps))
  for (const { spec, actions } of apps) {
    const { slug } = spec
    const important = actions.filter(({ tags }) => tags.includes('important'))
    const list = actions.map(({ name, description, tags }) => ({
      ...{ name, app: slug, description, tags },
    }))
    put(`apps/${slug}.json`, spec)
    put(`lists/${slug}.json`, list)
    put(`important/${slug}.json`, important.map(thin))
    put(`all/${slug}.json`, actions.map(thin))
    for (const action of actions) put(`actions/${slug}/${action.name}.json`, thin(action))
  }
  return files
}
