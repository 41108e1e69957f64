import type * as z from 'zod'
import { parseAction } from '../catalogue/compile.ts'
import { callOf } from '../catalogue/merge.ts'
import type { ActionDefinition, ActionSpec, AppSpec } from '../catalogue/spec.ts'
import { type ThinAction, thin } from '../catalogue/thin.ts'
import { ServiceError } from '../core/errors.ts'
import { appOf } from './app-of.ts'
import { checkedSpec } from './checked-spec.ts'
import { compileDocument } from './compile.ts'
import { readComposioApp } from './composio.ts'
import type { ImportedApp as CompiledElsewhere, ImportedApp } from './imported.ts'
import type { ApiDocument } from './operation.ts'
import { type Overlay, overlaidSpec } from './overlay.ts'
import type { Include } from './publish.ts'
import { type ReadOptions, readDocument } from './read.ts'
import { rebase } from './rebase.ts'

export interface ImportOptions {
  readonly slug: string
  /** Where the document came from. */
  readonly url?: string | undefined
  /** An app that is shipped: it gets the document's actions, and stays as it is otherwise. */
  readonly shipped?: AppSpec | undefined
  /** The actions that it has: their calls are not made anew. */
  readonly there?: readonly Pick<ActionSpec, 'name' | 'request'>[] | undefined
  /** Names by `METHOD /path` of an earlier import. */
  readonly published?: Readonly<Record<string, string>> | undefined
  readonly overlay?: Overlay | undefined
  readonly include?: Include | undefined
}

/**
 * A document's text as an app.
 *
 * @param integrations the `integrations.yaml` that comes with it, as Composio has it
 * @throws {ServiceError} `document-unreadable`, `document-too-large`
 */
export async function importText(
  text: unknown,
  from: ReadOptions,
  integrations: string | null,
  options: ImportOptions,
): Promise<ImportedApp> {
  const document =
    integrations === null
      ? await readDocument(text, from)
      : await readComposioApp(integrations, text, from)
  return importDocument(document, options)
}

/**
 * A document as an app. What is wrong with one operation stands in the report; the rest is there.
 *
 * @throws {ServiceError} `document-unreadable` where the document as a whole makes no app
 */
export function importDocument(document: ApiDocument, options: ImportOptions): ImportedApp {
  const { slug, shipped, overlay = {}, published = {}, include = {} } = options
  const { actions, names, hosts, report } = compileDocument(document, {
    ...{ slug, published, include },
    headers: Object.keys({ ...shipped?.headers, ...overlay.headers }),
    parameters: Object.keys({ ...shipped?.parameters, ...overlay.parameters }),
  })
  const spec = shipped ?? appOf(document, hosts, { slug, url: options.url, overlay })
  const warnings = [...(document.warnings ?? []), ...report.warnings, ...said(document, shipped)]
  const made = { actions, names, report: { ...report, warnings }, baseUrl: document.baseUrl }
  return fitted(made, spec, options)
}

/**
 * An app that was compiled elsewhere, checked as one that is compiled here; into an app that is shipped,
 * where there is one.
 *
 * @throws {ServiceError} `invalid-request` where it is of another app, or its facts do not fit
 */
export function adoptCompiled(
  app: z.infer<typeof CompiledElsewhere>,
  options: ImportOptions,
): ImportedApp {
  const { slug, shipped } = options
  if (app.spec.slug !== slug) {
    const detail = `compiled is of the app "${app.spec.slug}": compile it with --slug ${slug}`
    throw new ServiceError('invalid-request', detail)
  }
  const spec = shipped ?? checkedSpec(app.spec)
  return fitted({ ...app, baseUrl: app.spec.baseUrl }, spec, options)
}

interface Made {
  readonly actions: readonly ActionDefinition[]
  readonly names: ImportedApp['names']
  readonly report: ImportedApp['report']
  /** What requests are relative to. */
  readonly baseUrl: string | undefined
}

/** Those actions that fit the app and that it does not have yet; the others stand in the report. */
function fitted(
  made: Made,
  spec: AppSpec,
  { shipped, there, overlay = {} }: ImportOptions,
): ImportedApp {
  const target = overlaidSpec(spec, overlay)
  const faults = [...made.report.faults]
  const skipped = [...made.report.skipped]
  const names = new Map(there?.map((action) => [callOf(action), action.name]))
  const actions: ThinAction[] = []
  for (const { request = '', ...action } of made.actions) {
    try {
      const placed = shipped ? rebase(request, made.baseUrl, target) : request
      const fitting = parseAction(target, { ...action, request: placed })
      const name = names.get(callOf(fitting))
      if (name === undefined) actions.push(thin(fitting))
      else skipped.push({ pointer: request, reason: `there already, as ${name}` })
    } catch (error) {
      faults.push({ pointer: request, reason: (error as Error).message.slice(0, 300) })
    }
  }
  const report = { ...made.report, published: actions.length, skipped, faults }
  return { format: 'behalf-app-1', spec: shipped ?? spec, actions, names: made.names, report }
}

/** What is to be known of the app as a whole. */
function said({ auth, baseUrl }: ApiDocument, shipped: AppSpec | undefined): string[] {
  if (!shipped) {
    const none =
      'The document names no way to prove who calls: say it in overlay.auth, else none is used.'
    return auth.length > 0 ? [] : [none]
  }
  const foreign = baseUrl !== undefined && rebase('GET /', baseUrl, shipped) === 'GET /'
  return foreign && baseUrl !== shipped.baseUrl
    ? [`Its server ${baseUrl} is taken for ${shipped.baseUrl}, where ${shipped.name} is called.`]
    : []
}
