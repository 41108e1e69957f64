import * as z from 'zod'
import type { CatalogueIndex } from './catalogue.ts'
import { FUNCTIONS } from './functions.ts'
import { type ActionSpec, type AppDefinition, AppSpec, hostsOf } from './spec.ts'

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
  for (const action of parsed.data.actions) {
    const fault = faultOf(parsed.data, action)
    if (fault) throw new Error(`app ${definition.slug}, action ${action.name}: ${fault}`)
  }
  return parsed.data
}

/** What a schema can't see: names that point nowhere, hosts that are not the app's. */
function faultOf(app: AppSpec, action: ActionSpec): string | undefined {
  const { properties, required } = action.input
  const template = action.request ?? ''
  const inPath = [...template.matchAll(/\{([\w-]+)\}/g)].map(([, name = '']) => name)
  const lists = {
    required,
    path: inPath,
    place: Object.keys(action.place),
    wire: Object.keys(action.wire),
  }
  for (const [where, names] of Object.entries(lists)) {
    const lost = names.find((name) => !(name in properties))
    if (lost) return `${where} names "${lost}", which is no argument`
  }
  for (const [alias, target] of Object.entries(action.argumentAliases)) {
    if (!(target in properties))
      return `the alias "${alias}" stands for "${target}", which is no argument`
    if (alias in properties) return `the alias "${alias}" is an argument itself`
  }
  const unfilled = inPath.find((n) => !required.includes(n) && properties[n]?.default === undefined)
  if (unfilled) return `the path needs "${unfilled}": make it required or give it a default`
  if (action.run !== undefined && !Object.hasOwn(FUNCTIONS, action.run))
    return `there is no function "${action.run}"`
  const origin = /https:\/\/[^/]+/.exec(template)?.[0]
  if (origin && !hostsOf(app).includes(new URL(origin).host))
    return `${origin} is not among the app's hosts`
  return undefined
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
