import { Hono } from 'hono'
import { etag } from 'hono/etag'
import * as z from 'zod'
import { readAction, readApp, readImportant } from '../catalogue/catalogue.ts'
import type { Library } from '../catalogue/stores.ts'
import { ServiceError } from '../core/errors.ts'
import { libraryOf } from '../project/library.ts'
import { FORMAT_NAMES, FORMATS } from '../tools/formats/formats.ts'
import { type Chosen, type Offer, offer, remarksHeader } from '../tools/formats/offer.ts'
import { OWN_APP, OWN_TOOLS } from '../tools/own-tools.ts'
import type { AppEnv } from './context.ts'
import { operation, QueryFlag, QueryList } from './operation.ts'
import { permissionsOf } from './permissions.ts'
import { assertApp } from './rights.ts'

const ToolQuery = z.lazy(() =>
  z.strictObject({
    apps: QueryList.optional().describe('Apps, separated by commas: their important actions'),
    actions: QueryList.optional().describe('Actions by name, separated by commas'),
    format: z
      .enum(FORMAT_NAMES)
      .default('openai')
      .describe(
        'Who is to have them: openai is for chat completions; json-schema: one schema each',
      ),
    report: QueryFlag.optional().describe(
      'true: {tools, withheld, changed} instead of the tools, with reasons; the headers x-tools-withheld and x-tools-changed say it in short',
    ),
  }),
)

const Remarks = z.lazy(() => z.array(z.object({ name: z.string(), reason: z.string() })))
const Tools = z.lazy(() => z.array(z.looseObject({})).describe('Hand it to the model as `tools`'))
const Report = z.lazy(() => z.object({ tools: Tools, withheld: Remarks, changed: Remarks }))

/** Actions as asked for, each once: all important ones of apps, and single ones by name. */
async function toolsMeant(
  from: Library,
  apps: readonly string[],
  actions: readonly string[],
): Promise<Chosen[]> {
  const chosen = new Map<string, Chosen>()
  for (const app of apps) {
    const own = app.toLowerCase() === OWN_APP
    const slug = own ? OWN_APP : (await readApp(from, app)).slug
    const important = own ? OWN_TOOLS.values() : await readImportant(from, slug)
    for (const action of important) chosen.set(action.name, { app: slug, action })
  }
  for (const name of actions) {
    const own = OWN_TOOLS.get(name.toUpperCase())
    const { app, action } = own
      ? { app: { slug: OWN_APP }, action: own }
      : await readAction(from, name)
    chosen.set(action.name, { app: app.slug, action })
  }
  return [...chosen.values()]
}

/** What is to be said of tools, beside them: the answer itself stays what a model takes. */
const remarkHeaders = ({ withheld, changed }: Offer): Record<string, string> => ({
  ...(withheld.length > 0 && { 'x-tools-withheld': remarksHeader(withheld) }),
  ...(changed.length > 0 && { 'x-tools-changed': remarksHeader(changed) }),
})

/** `/tools`: actions in the shapes that models want. */
export const tools = new Hono<AppEnv>().get(
  '/',
  etag(),
  operation(() => ({
    tag: 'Catalogue',
    needs: 'read',
    within: ['apps', 'entities'],
    summary: 'Actions as tools for a model',
    description:
      'With apps: their actions tagged important. With actions: those. The app behalf has tools of our own, with which a model finds and executes all others. What may not be executed is withheld, as is what the consumer would refuse.',
    query: ToolQuery,
    answers: { 200: z.union([Tools, Report]) },
  })),
  async (c) => {
    const { apps = [], actions = [], format, report } = c.req.valid('query')
    if (apps.length + actions.length === 0) {
      throw new ServiceError('invalid-request', 'name apps or actions, separated by commas')
    }
    const chosen = await toolsMeant(libraryOf(c.env, c.get('project')), apps, actions)
    for (const { app } of chosen) if (app !== OWN_APP) assertApp(c, app)
    const permissions = permissionsOf(c.env, c.get('project'), c.get('rights').actions)
    const offered = await offer(permissions, FORMATS[format], chosen)
    return c.json(report ? offered : offered.tools, 200, remarkHeaders(offered))
  },
)
