import { readImportant } from '../catalogue/catalogue.ts'
import type { ActionSpec } from '../catalogue/spec.ts'
import { refusal } from '../execute/permissions.ts'
import { type McpTool, mcpTool } from '../tools/formats/mcp.ts'
import { OWN_TOOLS, ownRefusal } from '../tools/own-tools.ts'
import type { McpSite } from './caller.ts'
import { CONNECT } from './connect-tool.ts'

/** Some clients hand a model no more than its first 40 tools. */
const MOST = 40

/** With these a model reaches every action there is. */
const OWN: readonly ActionSpec[] = [...OWN_TOOLS.values(), CONNECT]

const ownTool = (action: ActionSpec): McpTool => {
  const tool = mcpTool(action)
  const openWorldHint = !action.tags.includes('read-only') // the catalogue is a closed world
  return { ...tool, annotations: { ...tool.annotations, openWorldHint } }
}

/**
 * Our own tools, and those of the entity's connected apps that are written for models: of each app
 * as many as of the others, until there are {@link MOST}.
 */
export async function listTools(site: McpSite): Promise<McpTool[]> {
  const { apps } = await site.entity().watch('', 0)
  const open = apps.filter((app) => !site.apps || site.apps.has(app))
  const lists = await Promise.all(open.map((app) => allowedOf(site, app)))
  const own = OWN.filter((action) => ownRefusal(site.permissions, action) === undefined).filter(
    (action) => action !== CONNECT || site.mayConnect,
  )
  const room = MOST - own.length
  const chosen = new Set<ActionSpec>()
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  for (let rank = 0; rank < longest && chosen.size < room; rank++) {
    const next = lists.flatMap((list) => list[rank] ?? [])
    for (const action of next.slice(0, room - chosen.size)) chosen.add(action)
  }
  const inOrder = lists.flat().filter((action) => chosen.has(action))
  return [...own.map(ownTool), ...inOrder.map(mcpTool)]
}

async function allowedOf({ library, permissions }: McpSite, app: string): Promise<ActionSpec[]> {
  const actions = await readImportant(library, app)
  const refused = await Promise.all(actions.map((action) => refusal(permissions, app, action)))
  return actions.filter((_, i) => refused[i] === undefined)
}
