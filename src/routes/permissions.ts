import { readAction } from '../catalogue/catalogue.ts'
import type { Library } from '../catalogue/stores.ts'
import { projectObject } from '../connect/world.ts'
import type { ActionRules } from '../core/action-rules.ts'
import { BoundedMap } from '../core/bounded-map.ts'
import type { ProjectId } from '../core/ids.ts'
import type { Env } from '../env.ts'
import type { Permissions } from '../execute/permissions.ts'
import type { CallLogSettings, CallLogTerms } from '../project/call-log-settings.ts'
import type { AppRules } from '../project/integrations.ts'
import { OWN_APP } from '../tools/own-tools.ts'

/** How long an isolate believes what an app's integrations let through, in milliseconds. */
const BELIEVED_FOR = 8_000
const MAX_REMEMBERED = 10_000

/** By project and app; values, never promises: one made in another request may never settle. */
const believed = new BoundedMap<string, { readonly until: number; readonly rules: AppRules }>(
  MAX_REMEMBERED,
)

/** By project, as its rules brought it. */
const callLogs = new BoundedMap<ProjectId, CallLogTerms>(MAX_REMEMBERED)

/** What may be done with a key of a project. */
export const permissionsOf = (
  env: Env,
  project: ProjectId,
  key: ActionRules | null,
): Permissions => ({
  key,
  rulesOf: async (app) => {
    const place = `${project}/${app}`
    const known = believed.get(place)
    const now = Date.now()
    if (known && known.until > now) return known.rules
    const { callLog, ...rules } = await projectObject(env, project).actionRules(app)
    callLogs.set(project, callLog)
    believed.set(place, { until: now + BELIEVED_FOR, rules })
    return rules
  },
  callLog: () => callLogs.get(project),
})

/** After a change: this isolate asks again. Others do within seconds. */
export const forgetRules = (project: ProjectId, app: string): void => {
  believed.delete(`${project}/${app}`)
}

/** After a change of what the project keeps of calls: the same. */
export const noteCallLog = (project: ProjectId, settings: CallLogSettings): void => {
  const { told = false } = callLogs.get(project) ?? {}
  callLogs.set(project, { ...settings, told })
}

/** The same for all apps of a project. */
export const forgetAllRules = (project: ProjectId): void => {
  for (const place of believed.keys()) if (place.startsWith(`${project}/`)) believed.delete(place)
}

/**
 * Rules as they are kept: whole names become those that actions have now, so that a list which names
 * an action by an alias, or with a typo, never means nothing.
 *
 * @throws {ServiceError} `action-not-found` where a whole name is none
 */
export async function keptRules(
  library: Library,
  { allow, deny, proxy }: ActionRules,
): Promise<ActionRules> {
  const kept = async (patterns: readonly string[]) => {
    const names: string[] = []
    for (const one of patterns) names.push(await nameOf(library, one))
    return names
  }
  return {
    ...(allow && { allow: await kept(allow) }),
    ...(deny && { deny: await kept(deny) }),
    proxy,
  }
}

/** Of tools of our own, those that only MCP clients see among them. */
const OWN_PREFIX = `${OWN_APP.toUpperCase()}_`

const nameOf = async (library: Library, pattern: string): Promise<string> =>
  pattern.includes('*') || pattern.startsWith(OWN_PREFIX)
    ? pattern
    : (await readAction(library, pattern)).action.name
