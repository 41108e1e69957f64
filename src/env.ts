import type { Entity } from './entity/entity.ts'
import type { ObserveEnv } from './observe/settings.ts'
import type { EventMessage } from './project/events.ts'
import type { Project } from './project/project.ts'

/** What `wrangler.toml` binds, and the secrets and settings of a deployment. */
export interface Env extends ObserveEnv {
  /** Secret: `kid:key[,kid:key...]`, 32 random bytes each in base64url. The first seals, all open. */
  readonly SEAL_KEYS?: string
  /** Secret: the operator's key. */
  readonly ROOT_API_KEY?: string
  /** Development only: loopback stand-ins for apps, e.g. `{"https://api.github.com":"http://127.0.0.1:4001"}`. */
  readonly ORIGINS?: string
  /** Whose access tokens `/mcp` takes, by project: `{"default":{"issuer":"https://login.acme.com"}}`. */
  readonly MCP_AUTH?: string
  readonly PROJECTS: DurableObjectNamespace<Project>
  readonly ENTITIES: DurableObjectNamespace<Entity>
  readonly SPECS: KVNamespace
  readonly ASSETS: Fetcher
  readonly EVENTS: Queue<EventMessage>
}
