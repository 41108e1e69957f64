import type * as z from 'zod'
import type { AuthFacts } from '../auth/facts.ts'
import { readAuthScheme } from './composio-schemes.ts'
import type { ApiDocument, AppFacts } from './operation.ts'
import { checked, LIMITS, parseText, unreadable } from './parse.ts'
import { type ReadOptions, readDocument } from './read.ts'
import { foreignObject } from './read-foreign.ts'
import { type Choice, chooseServer } from './servers.ts'
import { defined, isRecord, list, own, type Raw, record, text, texts } from './values.ts'

/**
 * Composio's own way to describe an app, of 2024: an `integrations.yaml` with facts and ways to
 * connect, and an OpenAPI document with the operations
 * (https://docs.composio.dev/introduction/foundations/components/integrations/integration-yaml, read
 * in November 2026).
 *
 * @param integrations the text of that file, or what it was parsed to
 * @param openapi its OpenAPI document, as `readDocument` takes it
 * @returns the document, connected the way that the file says
 * @throws {ServiceError} `document-unreadable` where either is something else
 */
export async function readComposioApp(
  integrations: unknown,
  openapi: unknown,
  options: ReadOptions = {},
): Promise<ApiDocument> {
  const root = readIntegrations(integrations, options)
  const document = await readDocument(openapi, options)
  const schemes = list(root['auth_schemes']).filter(isRecord)
  const server = schemes.map(serverOf).find((it) => 'server' in it)
  const base = server && 'server' in server ? server.server : document
  const verify = text(root['get_current_user_endpoint'])
  const read = schemes.map((it) => readAuthScheme(it, Object.keys(base.variables), verify))
  const auth = read.flatMap((it) => ('facts' in it ? [it.facts] : []))
  const problems = read.flatMap((it) => ('problem' in it ? [it.problem] : []))
  return {
    ...document,
    ...(base.baseUrl === undefined ? {} : { baseUrl: base.baseUrl }),
    variables: { ...document.variables, ...base.variables },
    title: text(root['name']) ?? document.title,
    auth: auth.filter((it, i) => auth.findIndex(({ scheme }) => scheme === it.scheme) === i),
    credentials: [...new Set([...document.credentials, ...auth.flatMap(namesOfCredentials)])],
    warnings: [...(document.warnings ?? []), ...problems],
    app: appOf(root),
  }
}

/** `default: {{name}}` is no YAML, and stands in the templates that people copy. */
const quoteTemplates = (source: string): string =>
  source.replace(/^([ \t]*(?:- )?[\w-]+:[ \t]+)(\{\{[^"'\n]*)$/gm, '$1"$2"')

function readIntegrations(given: unknown, options: ReadOptions): Raw {
  const limits = { ...LIMITS, ...options.limits }
  const root =
    typeof given === 'string'
      ? parseText(quoteTemplates(given), limits)
      : checked(given, limits, true)
  if (isRecord(root) && ('auth_schemes' in root || 'unique_key' in root)) return root
  const found = isRecord(root) ? foreignObject(root) : ''
  throw unreadable(`This is no integrations.yaml, which has unique_key and auth_schemes. ${found}`)
}

/** The base URL, with the defaults of the fields that stand in it. */
function serverOf(scheme: Raw): Choice {
  const url = text(own(scheme['proxy'], 'base_url'))
  if (url === undefined) return {}
  const fields = list(scheme['fields']).filter(isRecord)
  const variables = Object.fromEntries(fields.map((it) => [text(it['name']) ?? '', it]))
  return chooseServer([{ url, variables }], undefined)
}

function appOf(root: Raw): AppFacts {
  const slug = text(root['unique_key'])
    ?.toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
  return defined<AppFacts>({
    slug: slug !== undefined && /^[a-z][a-z0-9_]{1,39}$/.test(slug) ? slug : undefined,
    name: text(root['name']),
    description: text(root['description']),
    categories: texts(root['categories']),
    docs: webAddress(root['docs']),
    logo: webAddress(root['logo']),
  })
}

const webAddress = (value: unknown): string | undefined => {
  const url = text(value)
  return url !== undefined && URL.canParse(url) && /^https?:/.test(url) ? url : undefined
}

/** Where a way in puts its credentials. */
function namesOfCredentials(facts: z.input<typeof AuthFacts>): string[] {
  const put = 'put' in facts ? facts.put : undefined
  const places = [put?.headers, put?.query, put?.cookies]
  return places.flatMap((it) => Object.keys(record(it)))
}
