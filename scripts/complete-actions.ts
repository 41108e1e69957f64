/** Everything else that the vendors' APIs can do, for the build: of our fact tables, and of documents
 * that vendors publish as packages. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parseApp } from '../src/catalogue/parse-app.ts'
import { APPS } from '../src/catalogue/shipped.ts'
import type { ActionDefinition, AppDefinition } from '../src/catalogue/spec.ts'
import { compileDocument } from '../src/importing/compile.ts'
import { type FactTable, readFactTable } from '../src/importing/fact-table.ts'
import type { NameStyle } from '../src/importing/names.ts'
import type { ApiDocument } from '../src/importing/operation.ts'
import type { Include } from '../src/importing/publish.ts'
import { readDocument } from '../src/importing/read.ts'
import { rebase } from '../src/importing/rebase.ts'

const TABLES = 'src/catalogue/operations'
/** Names that callers hold and that no rule yields: `NAME`, a tab, `METHOD /path`; the first one counts. */
const NAMES = 'src/catalogue/names'

/** Apps that are another one's API, for another kind of token. */
const SHARED: Readonly<Record<string, string>> = { slackbot: 'slack', discordbot: 'discord' }

/** Documents that come as packages, and how their operations are named. */
const PACKAGES: Readonly<Record<string, { file: string; names: NameStyle; include: Include }>> = {
  github: {
    file: '@octokit/openapi/generated/api.github.com.json',
    names: 'summary',
    include: { deprecated: true, previews: true },
  },
  figma: { file: '@figma/rest-api-spec/openapi/openapi.yaml', names: 'id', include: {} },
}

/** All that the API of an app can do, by slug; what is wrong with an operation is printed. */
export async function completeActions(): Promise<Map<string, ActionDefinition[]>> {
  const complete = new Map<string, ActionDefinition[]>()
  for (const app of APPS) {
    const document = await documentOf(app.slug)
    if (document) complete.set(app.slug, actionsOf(app, document))
  }
  for (const file of readdirSync(TABLES)) {
    const slug = file.replace(/\.tsv$/, '')
    if (!complete.has(slug)) throw new Error(`${TABLES}/${file} is of no app`)
  }
  return complete
}

async function documentOf(slug: string): Promise<ApiDocument | FactTable | undefined> {
  const table = `${TABLES}/${SHARED[slug] ?? slug}.tsv`
  if (existsSync(table)) return readFactTable(slug, readFileSync(table, 'utf8'))
  const known = PACKAGES[slug]
  if (!known) return undefined
  const path = createRequire(import.meta.url).resolve(known.file)
  return readDocument(readFileSync(path, 'utf8'))
}

function actionsOf(
  definition: AppDefinition,
  document: ApiDocument | FactTable,
): ActionDefinition[] {
  const { actions: _, ...facts } = definition
  const app = parseApp(facts)
  const held = heldNames(app.slug)
  const { actions, names, report } = compileDocument(document, {
    slug: app.slug,
    published: Object.fromEntries([...held].map(([route, [name = '']]) => [route, name])),
    headers: Object.keys(app.headers),
    parameters: Object.keys(app.parameters),
    nameStyle: PACKAGES[app.slug]?.names ?? 'id',
    include: PACKAGES[app.slug]?.include ?? {},
  })
  for (const { pointer, reason } of report.faults) console.warn(`${app.slug} ${pointer}: ${reason}`)
  for (const route of held.keys()) {
    if (!Object.hasOwn(names, route)) console.warn(`${app.slug}: there is no ${route} any more`)
  }
  const headers = 'headers' in document ? document.headers : {}
  const routes = new Map(Object.entries(names).map(([route, name]) => [name, route]))
  return actions.map((action) => ({
    ...action,
    aliases: [
      ...(action.aliases ?? []),
      ...(held.get(routes.get(action.name) ?? '')?.slice(1) ?? []),
    ],
    ...(action.request && { request: rebase(action.request, document.baseUrl, app) }),
    ...(Object.keys(headers).length > 0 && {
      fixed: { ...action.fixed, headers: { ...action.fixed?.headers, ...headers } },
    }),
  }))
}

/** Names by route, as `names/<slug>.tsv` has them. */
function heldNames(slug: string): Map<string, string[]> {
  const held = new Map<string, string[]>()
  const file = `${NAMES}/${slug}.tsv`
  for (const line of existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []) {
    const [name = '', route = ''] = line.split('\t')
    held.set(route, [...(held.get(route) ?? []), name])
  }
  return held
}
