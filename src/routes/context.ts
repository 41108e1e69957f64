import type { EntityId, ProjectId } from '../core/ids.ts'
import type { KeyRights } from '../core/key-rights.ts'
import type { Rate } from '../core/rate-limit.ts'
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
    /**
     * Who acts: `root`, the id of an API key or of a token for MCP clients, or `user` where a user's
     * own access token was sent.
     */
    actor: string
    /** Whom the request is about, where neither path nor answer says it. */
    entity: EntityId | undefined
    /** What the actor may do. */
    rights: KeyRights
    /**
     * How many requests left that may have changed something at an app, without those that it surely did
     * not heed. Set where a request may act.
     */
    acted?: number
    /** What is answered tells of a failure. */
    failed?: boolean
    /** How the limit stands that is nearest to its end. */
    rate?: Rate
  }
}
