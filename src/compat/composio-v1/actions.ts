import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { readAction, readActionLists, readApps, shippedApps } from '../../catalogue/catalogue.ts'
import { findActions } from '../../catalogue/find-actions.ts'
import type { ActionSpec, AppSpec } from '../../catalogue/spec.ts'
import { type ActionSummary, builtAsset, type Library } from '../../catalogue/stores.ts'
import { type ThinAction, whole } from '../../catalogue/thin.ts'
import { errorCode } from '../../core/errors.ts'
import { opensApp } from '../../core/key-rights.ts'
import { libraryOf } from '../../project/library.ts'
import type { AppEnv } from '../../routes/context.ts'
import { assertApp } from '../../routes/rights.ts'
import { type Action, Action as ActionShape, actionView, aliasView } from './action-view.ts'
import { collected, list, listOf, streamedList } from './answer.ts'
import { readSpecs } from './apps.ts'
import { isTrue, listed, numberedPage } from './request.ts'

export const ActionList = z.lazy(() => listOf(ActionShape))

/** How many actions a search answers, where nobody says. */
const FOUND = 20
/** How many actions are written at once. */
const BATCH = 100

/** Actions by task, as the search that knows of subtasks answers them: ours are one an app. */
export const Tasks = z.lazy(() =>
  z.object({
    items: z.array(
      z.object({
        app: z.string(),
        actions: z.array(z.string()),
        description: z.string(),
        order: z.number().int(),
      }),
    ),
  }),
)

const libraryHere = (c: Context<AppEnv>): Library => libraryOf(c.env, c.get('project'))

/** The Python SDK filters by exact names itself, and must see those that were given up. */
const wantsAliases = (c: Context<AppEnv>): boolean => c.req.header('x-source') === 'python_sdk'

/** All actions of an app, complete: one read for those that are shipped. */
async function allActions({ stores, custom }: Library, slug: string): Promise<ActionSpec[]> {
  const shipped = (await shippedApps(stores)).has(slug)
  const known = shipped ? await builtAsset<readonly ThinAction[]>(stores, `all/${slug}.json`) : []
  const names = new Set(known.map(({ name }) => name))
  const others = (await custom.actions(slug)).filter(({ name }) => !names.has(name))
  const own = await Promise.all(others.map(({ name }) => custom.action(name)))
  return [...known.map(whole), ...own.flatMap((found) => (found ? [found.action] : []))]
}

/** Every action of these apps, app by app and some at a time: all of them are 17 MB of JSON. */
async function* viewsOf(
  library: Library,
  specs: readonly AppSpec[],
  aliases: boolean,
): AsyncGenerator<Action[]> {
  for (const app of specs) {
    const actions = await allActions(library, app.slug)
    for (let from = 0; from < actions.length; from += BATCH) {
      yield actions
        .slice(from, from + BATCH)
        .flatMap((action) => [
          actionView(app, action),
          ...(aliases ? action.aliases.map((alias) => aliasView(app, action, alias, true)) : []),
        ])
    }
  }
}

/** One action under the name it was asked for. @throws {ServiceError} `action-not-found` */
async function viewNamed(library: Library, name: string, marked: boolean): Promise<Action> {
  const { app, action } = await readAction(library, name)
  const asked = name.toUpperCase()
  return asked === action.name ? actionView(app, action) : aliasView(app, action, asked, marked)
}

/** Those of the names that there are. */
async function viewsNamed(library: Library, names: readonly string[]): Promise<Action[]> {
  const found = names.map(async (name) => {
    try {
      return [await viewNamed(library, name, false)]
    } catch (error) {
      if (errorCode(error) === 'action-not-found') return []
      throw error
    }
  })
  return (await Promise.all(found)).flat()
}

/** What a search in plain words found, the best first. */
async function search(
  c: Context<AppEnv>,
  useCase: string,
  apps: readonly string[] | null,
): Promise<readonly ActionSummary[]> {
  const limit = Number(c.req.query('usecaseLimit') ?? c.req.query('limit') ?? FOUND) || FOUND
  const within = apps ? new Set(apps) : undefined
  return (await findActions(libraryHere(c), useCase, { apps: within })).slice(0, limit)
}

/**
 * The apps that a query names, or else those that the key opens; `null`: all. Those that nobody knows
 * are left out later.
 */
function appsMeant(c: Context<AppEnv>): readonly string[] | null {
  const named = listed(c, 'apps', 'appNames').map((name) => name.toLowerCase())
  const rights = c.get('rights')
  return named.length > 0 ? named.filter((slug) => opensApp(rights, slug)) : rights.apps
}

/** What a query chooses, batch by batch. */
async function* chosen(c: Context<AppEnv>): AsyncGenerator<Action[]> {
  const library = libraryHere(c)
  const [names, apps, useCase] = [listed(c, 'actions'), appsMeant(c), c.req.query('useCase')]
  const tags = [
    ...listed(c, 'tags').map((tag) => tag.toLowerCase()),
    ...(isTrue(c, 'filterImportantActions') ? ['important'] : []),
  ]
  const tagged = (views: Action[]) =>
    tags.length === 0 ? views : views.filter((view) => view.tags.some((tag) => tags.includes(tag)))
  if (names.length > 0) {
    const views = await viewsNamed(library, names)
    yield tagged(views.filter(({ appKey }) => apps?.includes(appKey) ?? true))
  } else if (useCase) {
    const found = await search(c, useCase, apps)
    yield tagged(
      await viewsNamed(
        library,
        found.map(({ name }) => name),
      ),
    )
  } else {
    const specs = await readSpecs(library)
    const meant = specs.filter(({ slug }) => apps?.includes(slug) ?? true)
    for await (const views of viewsOf(library, meant, wantsAliases(c))) yield tagged(views)
  }
}

/** Apps with what fits in them, the best app first. Without a use case: all important actions. */
async function tasks(c: Context<AppEnv>): Promise<z.infer<typeof Tasks>> {
  const [apps, useCase] = [appsMeant(c), c.req.query('useCase')]
  const found = useCase ? await search(c, useCase, apps) : await important(libraryHere(c), apps)
  const groups = Map.groupBy(found, ({ app }) => app)
  const items = [...groups].map(([app, actions], order) => ({
    app,
    actions: actions.map(({ name }) => name),
    description: useCase ?? `What ${app} can do`,
    order,
  }))
  return { items }
}

async function important(
  library: Library,
  apps: readonly string[] | null,
): Promise<ActionSummary[]> {
  const all = (await readApps(library)).map(({ slug }) => slug)
  const meant = all.filter((slug) => apps?.includes(slug) ?? true)
  const actions = await readActionLists(library, meant)
  return actions.filter(({ tags }) => tags.includes('important'))
}

export const actions = new Hono<AppEnv>()
  .get('/', async (c) => {
    const page = numberedPage(c)
    const short = page || listed(c, 'actions').length > 0 || c.req.query('useCase')
    if (!short) return streamedList(chosen(c))
    return c.json(list(await collected(chosen(c)), page))
  })
  .get('/search/advanced', async (c) => c.json(await tasks(c)))
  .get('/named/:name', async (c) => {
    const view = await viewNamed(libraryHere(c), c.req.param('name'), wantsAliases(c))
    assertApp(c, view.appKey)
    return c.json(view)
  })
