import * as z from 'zod'
import type { AuthFacts } from '../auth/facts.ts'
import { bind } from '../auth/schemes.ts'
import { hostFits, namesIn } from '../core/template.ts'
import type { CatalogueIndex } from './catalogue.ts'
import { FUNCTIONS } from './functions.ts'
import { type ActionSpec, type AppDefinition, AppSpec } from './spec.ts'

/**
 * Checks apps as they are written and makes them ready to ship: defaults filled in, an index beside.
 *
 * @param version gives a short name to a text's content
 * @throws {Error} that names the app, the action and what is wrong with it
 */
export function compile(
  definitions: readonly AppDefinition[],
  version: (text: string) => string,
): { index: CatalogueIndex; specs: AppSpec[] } {
  const specs = definitions.map(parseApp)
  assertUnique(specs)
  const index = {
    apps: specs.map((spec) => ({
      ...{ slug: spec.slug, name: spec.name, description: spec.description },
      ...{ categories: spec.categories, docs: spec.docs, ...(spec.logo && { logo: spec.logo }) },
      schemes: spec.auth.map(({ scheme }) => scheme),
      actions: spec.actions.length,
      version: version(JSON.stringify(spec)),
    })),
    actions: specs.flatMap(({ slug, actions }) =>
      actions.map(({ name, description, tags, aliases }) => ({
        name,
        app: slug,
        description,
        tags,
        aliases,
      })),
    ),
  }
  return { index, specs }
}

function parseApp(definition: AppDefinition): AppSpec {
  const parsed = AppSpec.safeParse(definition)
  if (!parsed.success) throw new Error(`app ${definition.slug}: ${z.prettifyError(parsed.error)}`)
  const wrong = appFaultOf(parsed.data)
  if (wrong) throw new Error(`app ${definition.slug}: ${wrong}`)
  for (const action of parsed.data.actions) {
    const fault = faultOf(parsed.data, action)
    if (fault) throw new Error(`app ${definition.slug}, action ${action.name}: ${fault}`)
  }
  return parsed.data
}

/** Where a URL of a spec leads, as written: templates and all. */
const hostIn = (url: string): string | undefined => /^https:\/\/([^/?#]+)/.exec(url)?.[1]

/** Whether a URL of a spec leads to a host that the app says is its own. */
function isOwn({ baseUrl, hosts }: AppSpec, url: string): boolean {
  const host = hostIn(url)
  return host === undefined || host === hostIn(baseUrl) || hostFits(host, hosts)
}

/** What a schema can't see of an app. */
function appFaultOf(app: AppSpec): string | undefined {
  const { identity } = app
  if (identity && !isOwn(app, identity.url)) return `${identity.url} is not among the app's hosts`
  const twice = app.auth.find(
    ({ scheme }, i) => app.auth.findIndex((a) => a.scheme === scheme) !== i,
  )
  if (twice) return `the scheme ${twice.scheme} is there twice`
  const patterns = app.auth.flatMap(({ fields, settings }) => [...fields, ...settings])
  const bad = patterns.find(({ pattern }) => pattern !== undefined && !isPattern(pattern))
  const astray = app.auth.map(secretGoesAstray).find(Boolean)
  if (astray) return `${astray} lets a user or a callback say where the client's secret goes`
  return bad && `the pattern of the field "${bad.name}" is no regular expression`
}

/**
 * Where a client's secret is sent must not be anybody's to choose: a token endpoint may have a label
 * of the user's in its host, but not a host of the user's, nor anything that a callback told.
 */
function secretGoesAstray(facts: AuthFacts): string | undefined {
  if (!bind(facts).needsClient) return undefined
  const told = new Set('callbackData' in facts ? Object.keys(facts.callbackData) : [])
  const free = new Set(facts.fields.filter(({ options }) => !options).map(({ name }) => name))
  const urls = Object.entries(facts).filter(([key]) =>
    /^(?:token|refresh|accessToken|requestToken)Url$/.test(key),
  )
  for (const [key, url] of urls) {
    const host =
      hostIn(String(url)) ??
      namesIn(String(url))
        .slice(0, 1)
        .map((n) => `{${n}}`)
        .join()
    const [whole] = /^\{\w+\}$/.test(host) ? namesIn(host) : []
    const chosen = namesIn(host).some((name) => told.has(name))
    if (chosen || (whole !== undefined && free.has(whole))) return key
  }
  return undefined
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp
  } catch {
    return false
  }
}

/** What a schema can't see of an action: names that point nowhere, hosts that are not the app's. */
function faultOf(app: AppSpec, action: ActionSpec): string | undefined {
  const { properties, required } = action.input
  const known = (name: string) => Object.hasOwn(properties, name)
  const template = action.request?.split(' ')[1] ?? ''
  const inPath = [...template.matchAll(/\{([\w-]+)\}/g)].map(([, name = '']) => name)
  const lists = {
    required,
    path: inPath,
    place: Object.keys(action.place),
    wire: Object.keys(action.wire),
    splits: Object.values(action.splits).flatMap(({ into }) => into),
  }
  for (const [where, names] of Object.entries(lists)) {
    const lost = names.find((name) => !known(name))
    if (lost) return `${where} names "${lost}", which is no argument`
  }
  const [alias, target] =
    Object.entries(action.argumentAliases).find(([, name]) => !known(name)) ?? []
  if (alias) return `the alias "${alias}" stands for "${target}", which is no argument`
  const doubled = Object.keys(action.argumentAliases).find(known)
  if (doubled) return `the alias "${doubled}" is an argument itself`
  const unfilled = inPath.find((n) => !required.includes(n) && properties[n]?.default === undefined)
  if (unfilled) return `the path needs "${unfilled}": make it required or give it a default`
  if (action.run !== undefined && !Object.hasOwn(FUNCTIONS, action.run)) {
    return `there is no function "${action.run}"`
  }
  if (!isOwn(app, template)) return `https://${hostIn(template)} is not among the app's hosts`
  const bodiless = /^(?:GET|HEAD) /.test(action.request ?? '')
  const misplaced = Object.entries(action.place).find(([, place]) => bodiless && place === 'body')
  return misplaced && `"${misplaced[0]}" cannot stand in the body of a GET or HEAD`
}

function assertUnique(specs: readonly AppSpec[]): void {
  const owners = new Map<string, string>()
  const claim = (name: string, owner: string) => {
    const other = owners.get(name)
    if (other) throw new Error(`${name} belongs to ${other} and to ${owner}`)
    owners.set(name, owner)
  }
  for (const spec of specs) {
    claim(spec.slug, 'an app')
    for (const { name, aliases } of spec.actions) for (const n of [name, ...aliases]) claim(n, name)
  }
}
