import * as z from 'zod'
import { readAction, readApp } from '../catalogue/catalogue.ts'
import { findActions } from '../catalogue/find-actions.ts'
import type { ActionSpec } from '../catalogue/spec.ts'
import type { ActionSummary } from '../catalogue/stores.ts'
import { whole } from '../catalogue/thin.ts'
import { objection } from '../core/action-rules.ts'
import { ServiceError } from '../core/errors.ts'
import { inputSchema, readArguments } from '../execute/arguments.ts'
import { newCallId } from '../execute/call-log.ts'
import type { DryRun } from '../execute/dry-run.ts'
import { assertOpen, type CallSite, execute, preview, type ToolCall } from '../execute/execute.ts'
import { assertAllowed, type Permissions, permitOf, refusal } from '../execute/permissions.ts'
import type { ToolResult } from '../execute/tool-result.ts'

/**
 * Tools of our own, with which a model reaches thousands of actions without being shown them all: it
 * searches, reads one, and executes it.
 */

const FOUND_AT_MOST = 20

const SEARCH = whole({
  name: 'BEHALF_SEARCH_ACTIONS',
  description:
    'Finds actions by what is to be done, in plain words, over all apps. Use it when none of your tools fits. Answers names and descriptions, the best first, and whether the app is connected.',
  tags: ['important', 'read-only'],
  run: 'own',
  input: {
    required: ['query'],
    properties: {
      query: {
        type: 'string',
        description: 'What is to be done, e.g. `reply to an email thread`.',
        minLength: 1,
        maxLength: 300,
      },
      app: { type: 'string', description: 'Look in this app only, e.g. `github`.' },
      connected_only: {
        type: 'boolean',
        description: 'Look only in apps that the user has connected.',
        default: false,
      },
      limit: {
        ...{ type: 'integer', description: 'How many to answer.' },
        ...{ minimum: 1, maximum: FOUND_AT_MOST, default: 8 },
      },
    },
  },
})

const READ = whole({
  name: 'BEHALF_GET_ACTION',
  description:
    'Reads what an action takes: its JSON Schema, its scopes and its description. Use it before BEHALF_EXECUTE, for an action that is not among your tools.',
  tags: ['important', 'read-only'],
  run: 'own',
  input: {
    required: ['action'],
    properties: { action: { type: 'string', description: 'Its name, e.g. `GMAIL_SEND_EMAIL`.' } },
  },
})

const EXECUTE = whole({
  name: 'BEHALF_EXECUTE',
  description:
    'Executes any action by its name, on behalf of the user. Use it for what BEHALF_SEARCH_ACTIONS found; answers what the action answers.',
  tags: ['important'],
  run: 'own',
  input: {
    required: ['action', 'arguments'],
    properties: {
      action: { type: 'string', description: 'Its name, e.g. `GMAIL_SEND_EMAIL`.' },
      arguments: {
        type: 'object',
        description: 'Its arguments, as BEHALF_GET_ACTION shows them.',
      },
    },
  },
})

/** By name; their app is called `behalf` where tools are asked for by app. */
export const OWN_TOOLS: ReadonlyMap<string, ActionSpec> = new Map(
  [SEARCH, READ, EXECUTE].map((action) => [action.name, action]),
)
export const OWN_APP = 'behalf'

/** One tool call, be it of an app's action or of a tool of our own. */
export async function act(site: CallSite, call: ToolCall): Promise<ToolResult> {
  const own = OWN_TOOLS.get(call.action.toUpperCase())
  if (!own) return await execute(site, call)
  assertNotDenied(site.permissions, own)
  const args = readArguments(own, call.arguments)
  if (own === EXECUTE) return await execute(site, innerCall(call, args))
  const data = own === SEARCH ? await search(site, Searched.parse(args)) : await read(site, args)
  const logId = newCallId()
  return { successful: true, data, error: null, status: null, logId, note: null, next: null }
}

/** What a tool call would send, be it of an app's action or of a tool of our own. */
export async function rehearse(site: CallSite, call: ToolCall): Promise<DryRun> {
  const own = OWN_TOOLS.get(call.action.toUpperCase())
  if (!own) return preview(site, call)
  assertNotDenied(site.permissions, own)
  const args = readArguments(own, call.arguments)
  if (own === EXECUTE) return preview(site, innerCall(call, args))
  const note = 'This tool asks nobody outside.'
  return { dryRun: true, action: own.name, connectionId: null, requests: [], note }
}

function innerCall(call: ToolCall, args: Readonly<Record<string, unknown>>): ToolCall {
  const { action, arguments: inner } = Executed.parse(args)
  return { ...call, action, arguments: inner }
}

/**
 * Why a tool of our own may not be used. What it does is bound by the same rules as all else, so that
 * it needs no permission; but it can be denied.
 */
export function ownRefusal({ key }: Permissions, tool: ActionSpec): string | undefined {
  const why = objection(key && { deny: key.deny, proxy: false }, tool)
  return why && `${why} of this API key`
}

/** @throws {ServiceError} `action-not-allowed` */
export function assertNotDenied(permissions: Permissions, tool: ActionSpec): void {
  const why = ownRefusal(permissions, tool)
  if (why !== undefined) throw new ServiceError('action-not-allowed', why)
}

const Executed = z.lazy(() => z.object({ action: z.string(), arguments: z.unknown() }))
const Searched = z.lazy(() =>
  z.object({
    query: z.string(),
    app: z.string().optional(),
    connected_only: z.boolean().default(false),
    limit: z.int().default(8),
  }),
)

async function search(site: CallSite, wish: z.infer<typeof Searched>) {
  const connections = await site.entity().list({ status: 'ACTIVE' })
  const connected = new Set(connections.map(({ app }) => app))
  const named = wish.app === undefined ? undefined : (await readApp(site.library, wish.app)).slug
  const meant = named === undefined ? [...connected] : [named]
  const everywhere = named === undefined && !wish.connected_only
  const inApps = meant.filter((app) => !wish.connected_only || connected.has(app))
  const apps = opened(site, everywhere ? undefined : new Set(inApps))
  const found = await findActions(site.library, wish.query, { apps })
  const allowed = await firstAllowed(site.permissions, found, wish.limit)
  return {
    actions: allowed.map(({ name, app, description, tags }) => ({
      ...{ name, app, description },
      readOnly: tags.includes('read-only'),
      connected: connected.has(app),
    })),
  }
}

/** The first ones that may be executed. */
async function firstAllowed(
  permissions: Permissions,
  found: readonly ActionSummary[],
  limit: number,
): Promise<ActionSummary[]> {
  const allowed: ActionSummary[] = []
  for (const one of found) {
    if (allowed.length >= limit) break
    if ((await refusal(permissions, one.app, one)) === undefined) allowed.push(one)
  }
  return allowed
}

/** Of these apps, or of all, those that the caller may act with. */
const opened = ({ apps: open }: CallSite, apps: ReadonlySet<string> | undefined) =>
  open && apps ? new Set([...apps].filter((slug) => open.has(slug))) : (apps ?? open)

async function read(site: CallSite, { action: name }: Readonly<Record<string, unknown>>) {
  const { app, action } = await readAction(site.library, String(name))
  assertOpen(site, app)
  assertAllowed(await permitOf(site.permissions, app.slug), action)
  const { description, scopes } = action
  return { name: action.name, app: app.slug, description, scopes, inputSchema: inputSchema(action) }
}
