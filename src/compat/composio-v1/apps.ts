import { Hono } from 'hono'
import * as z from 'zod'
import { readApp, readApps } from '../../catalogue/catalogue.ts'
import type { AppSpec } from '../../catalogue/spec.ts'
import { builtAsset, type Library } from '../../catalogue/stores.ts'
import { projectObject } from '../../connect/world.ts'
import { opensApp } from '../../core/key-rights.ts'
import { libraryOf } from '../../project/library.ts'
import type { AppEnv } from '../../routes/context.ts'
import { assertApp } from '../../routes/rights.ts'
import { list, listOf } from './answer.ts'
import { AuthScheme, authSchemes } from './auth-scheme.ts'
import { listed, numberedPage } from './request.ts'

/** An app. It must have no member `message`: the Python SDK would take it for an error. */
export const App = z.lazy(() =>
  z.object({
    appId: z.string(),
    key: z.string(),
    name: z.string(),
    displayName: z.string(),
    description: z.string(),
    categories: z.array(z.string()),
    tags: z.array(z.string()),
    logo: z.string(),
    docs: z.string(),
    group: z.string(),
    status: z.string(),
    enabled: z.boolean(),
    no_auth: z.boolean(),
    meta: z.object({ actionsCount: z.number().int(), triggersCount: z.number().int() }),
    auth_schemes: z.array(AuthScheme),
    testConnectors: z
      .array(z.object({ id: z.string(), name: z.string(), authScheme: z.string() }))
      .describe("Where the operator's shared client can be used"),
  }),
)
export type App = z.infer<typeof App>
export const AppList = z.lazy(() => listOf(App))

/** Whether anybody may call it: the Python SDK then looks for no connection. */
const needsNobody = ({ auth }: AppSpec): boolean => auth.every(({ scheme }) => scheme === 'NO_AUTH')

/** An app's id is its slug, so that there is nothing to be looked up. */
const appView = (spec: AppSpec, actionsCount: number, shared: ReadonlySet<string>): App => {
  const { slug, name, description, categories, docs, logo = '' } = spec
  const connector = { id: `shared-${slug}`, name: slug, authScheme: 'OAUTH2' }
  return {
    ...{ appId: slug, key: slug, name: slug, displayName: name, description, categories },
    ...{ tags: [], logo, docs, group: '', status: 'active', enabled: true },
    no_auth: needsNobody(spec),
    meta: { actionsCount, triggersCount: 0 },
    auth_schemes: authSchemes(spec),
    testConnectors: shared.has(slug) ? [connector] : [],
  }
}

/** The facts of all apps of a project: one read for those that are shipped. */
export async function readSpecs({ stores, custom }: Library): Promise<AppSpec[]> {
  const shipped = await builtAsset<readonly AppSpec[]>(stores, 'specs.json')
  const known = new Set(shipped.map(({ slug }) => slug))
  const others = (await custom.summaries()).filter(({ slug }) => !known.has(slug))
  const own = await Promise.all(others.map(({ slug }) => custom.app(slug)))
  return [...shipped, ...own.filter((spec) => spec !== undefined)]
}

export const apps = new Hono<AppEnv>()
  .get('/', async (c) => {
    const library = libraryOf(c.env, c.get('project'))
    const [specs, summaries, shared] = await Promise.all([
      readSpecs(library),
      readApps(library),
      projectObject(c.env, c.get('project')).sharedApps(),
    ])
    const counts = new Map(summaries.map(({ slug, actions }) => [slug, actions]))
    const categories = listed(c, 'category').map((name) => name.toLowerCase())
    const items = specs
      .filter(({ slug }) => opensApp(c.get('rights'), slug))
      .filter(
        (spec) => categories.length === 0 || categories.some((it) => spec.categories.includes(it)),
      )
      .map((spec) => appView(spec, counts.get(spec.slug) ?? 0, new Set(shared)))
    return c.json(list(items, numberedPage(c)))
  })
  .get('/:key', async (c) => {
    assertApp(c, c.req.param('key'))
    const library = libraryOf(c.env, c.get('project'))
    const [spec, summaries, shared] = await Promise.all([
      readApp(library, c.req.param('key')),
      readApps(library),
      projectObject(c.env, c.get('project')).sharedApps(),
    ])
    const actions = summaries.find(({ slug }) => slug === spec.slug)?.actions ?? 0
    return c.json(appView(spec, actions, new Set(shared)))
  })
