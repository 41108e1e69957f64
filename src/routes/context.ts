import type { ActionRules } from '../core/action-rules.ts'
import type { EntityId, ProjectId } from '../core/ids.ts'
import type { Env } from '../env.ts'
import type { Notes } from '../observe/notes.ts'

/** What a request knows of itself. */
export interface AppEnv {
  Bindings: Env
  Variables: {
    requestId: string
    /** For the request's line and telemetry. */
    notes: Notes
    /** The project that the key opens. Set behind `authenticate` only. */
    project: ProjectId
    /** Whether the operator's own key was used. */
    isRoot: boolean
    /** Who asks: `root`, or the id of the API key. */
    actor: string
    /** Whom the request is about, where neither path nor answer says it. */
    entity: EntityId | undefined
    /** What may be executed with the key; `null`: anything. */
    keyRules: ActionRules | null
    /**
     * Whether the app was asked for more than to be read: what came of it may have changed something
     * there. Set where a request may act.
     */
    acted?: boolean
  }
}
