import * as z from 'zod'
import { type ActionDefinition, ActionSpec } from '../catalogue/spec.ts'
import { actionOf, type Context } from './action.ts'
import type { ImportReport } from './imported.ts'
import { type NameStyle, nameAll, nameOf, routeOf } from './names.ts'
import { type ApiDocument, ImportFault, type Operation } from './operation.ts'
import { type Include, reasonToSkip } from './publish.ts'
import { type Notes, reportOf, startNotes } from './report.ts'

export interface CompileOptions {
  /** Of the app: what its names begin with. */
  readonly slug: string
  /** Names of an earlier import by `METHOD /path`: they stay. */
  readonly published?: Readonly<Record<string, string>>
  /** Names that carry credentials, beyond those that the document tells of. */
  readonly credentials?: readonly string[]
  /** Names of path, query and header parameters that the connection fills. */
  readonly parameters?: readonly string[]
  /** Names of headers that the app sends with every request. */
  readonly headers?: readonly string[]
  readonly include?: Include
  readonly nameStyle?: NameStyle
}

interface CompiledDocument {
  /** Each fits `ActionSpec`. */
  readonly actions: readonly ActionDefinition[]
  /** Of all operations, published or not, by `METHOD /path`. */
  readonly names: Readonly<Record<string, string>>
  /** Hosts beside that of the base URL that requests go to. */
  readonly hosts: readonly string[]
  readonly report: ImportReport
}

/**
 * All operations of a document as actions. What is wrong with one of them stands in the report, and
 * the others are published.
 */
export function compileDocument(document: ApiDocument, options: CompileOptions): CompiledDocument {
  const notes = startNotes()
  const operations = readAll(document, notes)
  const { slug, published, nameStyle, include } = options
  const names = nameAll(slug, operations, published, nameStyle)
  const context: Context = {
    document,
    hidden: {
      credentials: [...document.credentials, ...(options.credentials ?? [])],
      parameters: options.parameters ?? [],
      headers: options.headers ?? [],
    },
    warnings: notes.warnings,
  }
  const actions: ActionDefinition[] = []
  for (const operation of operations) {
    const reason = reasonToSkip(operation, include)
    if (reason) notes.skipped.push({ pointer: operation.pointer, reason })
    else {
      const action = tryCompile(operation, names.get(routeOf(operation)) ?? '', context, notes)
      if (action) actions.push(action)
    }
  }
  const aliased = nameStyle === 'summary' ? withAliases(slug, operations, names, actions) : actions
  return {
    actions: aliased,
    names: Object.fromEntries(names),
    hosts: hostsOf(actions),
    report: reportOf(document.kind, actions.length, notes),
  }
}

/** The operations that can be read, one for each method and path. */
function readAll(document: ApiDocument, notes: Notes): Operation[] {
  const operations = new Map<string, Operation>()
  for (const found of document.operations()) {
    if ('fault' in found) {
      notes.faults.push({ pointer: found.pointer, reason: found.fault.message })
      continue
    }
    const route = routeOf(found)
    if (operations.has(route)) {
      notes.skipped.push({ pointer: found.pointer, reason: `${route} is there twice` })
    } else operations.set(route, found)
  }
  return [...operations.values()]
}

function tryCompile(
  operation: Operation,
  name: string,
  context: Context,
  notes: Notes,
): ActionDefinition | undefined {
  try {
    const action = actionOf(operation, name, context)
    const { success, error } = ActionSpec.safeParse(action)
    if (success) return action
    throw new ImportFault(z.prettifyError(error).replace(/\s+/g, ' ').slice(0, 300))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const unexpected = error instanceof ImportFault ? '' : 'cannot be understood: '
    notes.faults.push({ pointer: operation.pointer, reason: `${unexpected}${reason}` })
    return undefined
  }
}

/** Hosts that absolute requests name. */
const hostsOf = (actions: readonly ActionDefinition[]): string[] => {
  const hosts = actions.map(({ request = '' }) => / https:\/\/([^/]+)/.exec(request)?.[1])
  return [...new Set(hosts.filter((host) => host !== undefined))]
}

/** Callers may know an operation by its id too, where actions are called by their titles. */
function withAliases(
  slug: string,
  operations: readonly Operation[],
  names: ReadonlyMap<string, string>,
  actions: readonly ActionDefinition[],
): ActionDefinition[] {
  const taken = new Set(names.values())
  const aliases = new Map<string, string>()
  for (const operation of operations) {
    const alias = operation.id === undefined ? undefined : nameOf(slug, operation)
    const name = names.get(routeOf(operation))
    if (alias === undefined || name === undefined || taken.has(alias)) continue
    taken.add(alias)
    aliases.set(name, alias)
  }
  return actions.map((action) => {
    const alias = aliases.get(action.name)
    return alias === undefined ? action : { ...action, aliases: [alias] }
  })
}
