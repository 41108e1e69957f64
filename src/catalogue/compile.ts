import * as z from 'zod'
import { actionFaultOf } from './action-faults.ts'
import { merge } from './merge.ts'
import { hostIn, isOwn, parseApp } from './parse-app.ts'
import { type ActionDefinition, ActionSpec, type AppDefinition, type AppSpec } from './spec.ts'
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

/** @throws {Error} that names the action and what is wrong with it */
export function parseAction(app: AppSpec, definition: ActionDefinition): ActionSpec {
  const parsed = ActionSpec.safeParse(definition)
  const place = `app ${app.slug}, action ${definition.name}`
  if (!parsed.success) throw new Error(`${place}: ${z.prettifyError(parsed.error)}`)
  const fault = faultOf(app, parsed.data)
  if (fault) throw new Error(`${place}: ${fault}`)
  return parsed.data
}

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
