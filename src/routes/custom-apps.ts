import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { readApp, shippedActions, shippedApps } from '../catalogue/catalogue.ts'
import type { AppSpec } from '../catalogue/spec.ts'
import { projectObject } from '../connect/world.ts'
import { ServiceError } from '../core/errors.ts'
import { origins } from '../core/origins.ts'
import { unwrap } from '../core/outcome.ts'
import type { ImportOptions } from '../importing/import.ts'
import { ImportedApp, ImportReport } from '../importing/imported.ts'
import { Overlay } from '../importing/overlay.ts'
import { fetchDocument, MAX_DOCUMENT } from '../project/fetch-document.ts'
import { ImportDiff, ImportView } from '../project/import-views.ts'
import { libraryOf } from '../project/library.ts'
import { OWN_APP } from '../tools/own-tools.ts'
import type { AppEnv } from './context.ts'
import { inProject } from './idempotency.ts'
import { operation, QueryFlag } from './operation.ts'
import { bodyText } from './request-body.ts'
import { assertApp } from './rights.ts'

const tag = 'Catalogue'

const Slug = z.lazy(() =>
  z
    .string()
    .regex(/^[a-z][a-z0-9_]{1,39}$/)
    .describe('Lower case; what the names of its actions begin with, in capitals'),
)

/** In the reference it is any value: its schema is long, and contains itself. */
const Compiled = z.unknown().pipe(ImportedApp)

const NewApp = z.lazy(() =>
  z
    .strictObject({
      slug: Slug,
      url: z.string().max(2048).optional().describe('Where the document is: public https'),
      document: z
        .unknown()
        .optional()
        .describe('Instead: the document itself, as JSON or as the text of JSON or YAML'),
      integrations: z
        .string()
        .max(100_000)
        .optional()
        .describe('The integrations.yaml that comes with the document, as Composio has it'),
      compiled: Compiled.optional().describe(
        'Instead: what `npm run catalogue -- compile` printed',
      ),
      overlay: Overlay.optional(),
      deprecated: z.boolean().default(false).describe('Publish deprecated operations too'),
      previews: z.boolean().default(false).describe('Publish previews too'),
      dryRun: z.boolean().default(false).describe('Tell what would come of it, and store nothing'),
    })
    .refine(
      (it) =>
        [it.url, it.document, it.compiled].filter((given) => given !== undefined).length === 1,
      'give one of url, document and compiled',
    )
    .refine(
      (it) => !it.compiled || (!it.integrations && !it.deprecated && !it.previews),
      'what is compiled was decided when it was compiled: leave integrations, deprecated and previews out',
    ),
)

const Again = z.lazy(() =>
  z.strictObject({
    deprecated: QueryFlag.optional(),
    previews: QueryFlag.optional(),
    dryRun: QueryFlag.optional(),
  }),
)

const Imported = z.lazy(() => z.object({ app: z.string(), report: ImportReport, diff: ImportDiff }))

const OneApp = z.lazy(() => z.object({ app: Slug }))

/** A document to be imported, and what is known beside it. */
interface Wish {
  readonly slug: string
  readonly url?: string | undefined
  readonly document?: unknown
  readonly integrations?: string | null | undefined
  readonly compiled?: z.infer<typeof ImportedApp> | undefined
  readonly overlay?: Overlay | undefined
  readonly deprecated?: boolean | undefined
  readonly previews?: boolean | undefined
  readonly dryRun?: boolean | undefined
}

/** What was compiled elsewhere. */
async function adoptHere(
  app: z.infer<typeof ImportedApp>,
  options: ImportOptions,
): Promise<ImportedApp> {
  const { adoptCompiled } = await import('../importing/import.ts')
  return adoptCompiled(app, options)
}

/** Reads, compiles and stores it; all of it or nothing. */
async function importApp(c: Context<AppEnv>, wish: Wish, shipped: AppSpec | undefined) {
  const { slug, url, overlay, integrations = null } = wish
  const include = { deprecated: !!wish.deprecated, previews: !!wish.previews }
  const object = projectObject(c.env, c.get('project'))
  const there = shipped && (await shippedActions(c.env, slug))
  const app = wish.compiled
    ? await adoptHere(wish.compiled, { slug, shipped, there, overlay })
    : await compileHere()
  const diff = wish.dryRun
    ? await object.diffImport(slug, app.actions)
    : unwrap(
        await object.putImport({
          ...{ app, url: url ?? null, extends: !!shipped, overlay },
          reading: { integrations, ...include },
        }),
      )
  return { app: slug, report: app.report, diff }

  async function compileHere(): Promise<ImportedApp> {
    const fetchFile = (href: string) => fetchDocument(href, origins(c.env.ORIGINS))
    const text = wish.document ?? (await fetchFile(url ?? ''))
    const from = { ...(url !== undefined && { url }), fetchFile }
    const published = await object.importedNames(slug)
    const options = { slug, url, shipped, there, published, overlay, include }
    const { importText } = await import('../importing/import.ts') // loaded by those who import
    return importText(text, from, integrations, options)
  }
}

/** `/apps`: any API document becomes an app of the project. */
export const customApps = new Hono<AppEnv>()
  .post(
    '/',
    operation(() => ({
      tag,
      needs: 'admin',
      within: ['apps'],
      summary: 'Make an app of an API document',
      description:
        'OpenAPI 3, Swagger 2.0 or Google Discovery, as JSON or YAML. What is wrong with an operation stands in the report; all others are there.',
      body: NewApp,
      maxBody: MAX_DOCUMENT,
      once: inProject,
      answers: { 201: Imported },
    })),
    async (c) => {
      const wish = c.req.valid('json')
      assertApp(c, wish.slug)
      const shipped = wish.slug === OWN_APP || (await shippedApps(c.env)).has(wish.slug)
      const known = await projectObject(c.env, c.get('project')).customVersion(wish.slug)
      if (shipped || known !== null) {
        const detail = `there is an app "${wish.slug}": import into it with POST /v1/apps/${wish.slug}/import, or take another slug`
        throw new ServiceError('app-exists', detail)
      }
      return c.json(await importApp(c, wish, undefined), 201)
    },
  )
  .post(
    '/:app/import',
    operation(() => ({
      tag,
      needs: 'admin',
      summary: 'Import the document of an app, again or for the first time',
      description:
        'The body is the document. Without one it is fetched: from where it came, or where its vendor publishes it. It is read as it was the last time, where nothing else is said; names stay as they were. A shipped app gets further actions.',
      params: OneApp,
      query: Again,
      takes:
        'The document, JSON or YAML; or what `npm run catalogue -- compile` printed; or nothing',
      maxBody: MAX_DOCUMENT,
      once: inProject,
      answers: { 200: Imported },
    })),
    async (c) => {
      const slug = c.req.valid('param').app
      const isShipped = (await shippedApps(c.env)).has(slug)
      const spec = await readApp(libraryOf(c.env, c.get('project')), slug)
      const stored = await projectObject(c.env, c.get('project')).readImport(slug)
      const before = stored.ok ? stored.value : undefined
      const body = await readBody(c)
      const compiled = body && isCompiled(body) ? readCompiled(body) : undefined
      const document = compiled ? undefined : body
      const url = body === undefined ? (before?.url ?? spec.apiDocument) : undefined
      if (body === undefined && url === undefined) {
        const detail = `no document of ${slug} is known: send it as the body`
        throw new ServiceError('invalid-request', detail)
      }
      const said = c.req.valid('query')
      const wish = {
        ...{ slug, url, document, compiled, dryRun: said.dryRun, overlay: before?.overlay ?? {} },
        integrations: before?.integrations,
        deprecated: said.deprecated ?? before?.deprecated,
        previews: said.previews ?? before?.previews,
      }
      return c.json(await importApp(c, wish, isShipped ? spec : undefined))
    },
  )
  .get(
    '/:app/import',
    operation(() => ({
      tag,
      needs: 'read',
      within: ['entities'],
      summary: 'Read the report of the last import, and the overlay',
      params: OneApp,
      answers: { 200: ImportView },
    })),
    async (c) => {
      const object = projectObject(c.env, c.get('project'))
      return c.json(unwrap(await object.readImport(c.req.valid('param').app)))
    },
  )
  .put(
    '/:app/overlay',
    operation(() => ({
      tag,
      needs: 'admin',
      summary: 'Say what holds over the document',
      description:
        'Renames, hides and describes actions, mends base URL, auth and scopes. It stays when the document is imported again.',
      params: OneApp,
      body: Overlay,
      answers: { 200: ImportView },
    })),
    async (c) => {
      const object = projectObject(c.env, c.get('project'))
      return c.json(unwrap(await object.putOverlay(c.req.valid('param').app, c.req.valid('json'))))
    },
  )
  .delete(
    '/:app',
    operation(() => ({
      tag,
      needs: 'admin',
      summary: 'Delete an app that the project made, or what it imported into a shipped one',
      params: OneApp,
      answers: { 204: 'Deleted' },
    })),
    async (c) => {
      const object = projectObject(c.env, c.get('project'))
      unwrap(await object.dropImport(c.req.valid('param').app))
      return c.body(null, 204)
    },
  )

const isCompiled = (text: string): boolean => /^\s*\{\s*"format"\s*:\s*"behalf-app-/.test(text)

function readCompiled(text: string): z.infer<typeof ImportedApp> {
  try {
    return ImportedApp.parse(JSON.parse(text))
  } catch (error) {
    const why =
      error instanceof z.ZodError ? z.prettifyError(error).slice(0, 1000) : 'it is no JSON'
    throw new ServiceError('invalid-request', `this is no compiled app: ${why}`)
  }
}

/** The body as text; `undefined` where there is none. */
async function readBody({ req }: Context<AppEnv>): Promise<string | undefined> {
  const text = await bodyText(req, 'a document', MAX_DOCUMENT)
  return text.trim() === '' ? undefined : text
}
