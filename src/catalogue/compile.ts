import * as z from 'zod'
import type { AuthFacts } from '../auth/facts.ts'
import { bind } from '../auth/schemes.ts'
import { STEPS_ALLOWED, stepsOf } from '../core/pattern.ts'
import { hostFits, namesIn } from '../core/template.ts'
import { actionFaultOf } from './action-faults.ts'
import { merge } from './merge.ts'
import { type ActionDefinition, ActionSpec, type AppDefinition, AppSpec } from './spec.ts'
import type { AppSummary } from './stores.ts'

/** An app of a release, checked: its facts, its actions, and what lists say of it. */
export interface CompiledApp {
  readonly summary: AppSummary
  readonly spec: AppSpec
  /** The important ones first, those made of fact tables and documents last. */
  readonly actions: readonly ActionSpec[]
}

/**
 * Checks apps as they are written and makes them ready to ship: defaults filled in, and beside what
 * was written by hand the rest of what each API can do.
 *
 * @param complete by slug: all actions of a vendor's API; what is there already is left out
 * @param version gives a short name to a text's content
 * @throws {Error} that names the app, the action and what is wrong with it
 */
export function compile(
  definitions: readonly AppDefinition[],
  version: (text: string) => string,
  complete: ReadonlyMap<string, readonly ActionDefinition[]> = new Map(),
): CompiledApp[] {
  const apps = definitions.map(({ actions, ...facts }) => {
    const spec = parseApp(facts)
    const own = actions.map((action) => parseAction(spec, action))
    const rest = (complete.get(spec.slug) ?? []).map((action) => parseAction(spec, action))
    return compiled(spec, merge(own, rest), version)
  })
  assertUnique(apps)
  return apps
}

/** An app with its actions in the order of lists, and its summary. */
function compiled(
  spec: AppSpec,
  actions: readonly ActionSpec[],
  version: (text: string) => string,
): CompiledApp {
  const { slug, name, description, categories, docs, logo } = spec
  const important = actions.filter(({ tags }) => tags.includes('important'))
  const others = actions.filter(({ tags }) => !tags.includes('important'))
  const ordered = [...important, ...others]
  const summary = {
    ...{ slug, name, description, categories, docs, ...(logo && { logo }) },
    schemes: spec.auth.map(({ scheme }) => scheme),
    ...{ actions: actions.length, important: important.length },
    version: version(JSON.stringify([spec, ordered])),
  }
  return { summary, spec, actions: ordered }
}

/** @throws {Error} that names the app and what is wrong with it */
export function parseApp(definition: z.input<typeof AppSpec>): AppSpec {
  const parsed = AppSpec.safeParse(definition)
  if (!parsed.success) throw new Error(`app ${definition.slug}: ${z.prettifyError(parsed.error)}`)
  const wrong = appFaultOf(parsed.data)
  if (wrong) throw new Error(`app ${definition.slug}: ${wrong}`)
  return parsed.data
}

/** @throws {Error} that names the action and what is wrong with it */
export function parseAction(app: AppSpec, definition: ActionDefinition): ActionSpec {
  const parsed = ActionSpec.safeParse(definition)
  const place = `app ${app.slug}, action ${definition.name}`
  if (!parsed.success) throw new Error(`${place}: ${z.prettifyError(parsed.error)}`)
  const fault = faultOf(app, parsed.data)
  if (fault) throw new Error(`${place}: ${fault}`)
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
  return bad && `the pattern of the field "${bad.name}" is no regular expression, or may take long`
}

/**
 * Where a client's secret is sent must not be anybody's to choose: a token endpoint may have a label
 * of the user's in its host, but not a domain of the user's, nor anything that a callback told.
 */
function secretGoesAstray(facts: AuthFacts): string | undefined {
  if (!bind(facts).needsClient) return undefined
  const told = new Set('callbackData' in facts ? Object.keys(facts.callbackData) : [])
  const free = new Set(facts.fields.filter(({ options }) => !options).map(({ name }) => name))
  const urls = Object.entries(facts).filter(([key]) =>
    /^(?:token|refresh|accessToken|requestToken)Url$/.test(key),
  )
  for (const [key, url] of urls) {
    const host = (hostIn(String(url)) ?? /^\{\w+\}/.exec(String(url))?.[0] ?? '').replace(
      /:\d*$/,
      '',
    )
    const names = namesIn(host)
    const chosen = names.some((name) => told.has(name))
    if (chosen || (names.some((name) => free.has(name)) && !FIXED_DOMAIN.test(host))) return key
  }
  return undefined
}

/** A host that ends in a name and its top level, whatever stands before them. */
const FIXED_DOMAIN = /(?:^|\.)[\w-]+\.[a-z]{2,}$/i

/** Whether texts of 100 characters can be held to it. */
const isPattern = (text: string): boolean => stepsOf(`^(?:${text})$`, 100) <= STEPS_ALLOWED

/** What a schema can't see of an action: what does not go together, hosts that are not the app's. */
function faultOf(app: AppSpec, action: ActionSpec): string | undefined {
  const fault = actionFaultOf(app, action)
  if (fault) return fault
  const template = action.request?.split(' ')[1] ?? ''
  return isOwn(app, template)
    ? undefined
    : `https://${hostIn(template)} is not among the app's hosts`
}

function assertUnique(apps: readonly CompiledApp[]): void {
  const owners = new Map<string, string>()
  const claim = (name: string, owner: string) => {
    const other = owners.get(name)
    if (other) throw new Error(`${name} belongs to ${other} and to ${owner}`)
    owners.set(name, owner)
  }
  for (const { spec, actions } of apps) {
    claim(spec.slug, 'an app')
    for (const { name, aliases } of actions) {
      const prefix = `${spec.slug.toUpperCase()}_`
      if (!name.startsWith(prefix)) throw new Error(`${name} does not begin with ${prefix}`)
      for (const n of [name, ...aliases]) claim(n, name)
    }
  }
}
