import { DEFAULT_PROJECT, ProjectId } from '../core/ids.ts'
import type { AuthorizationServer } from './settings.ts'

const WELL_KNOWN = '/.well-known/oauth-protected-resource'

/** What `/mcp` is called as a protected resource (RFC 9728); each project has one. */
interface Resource {
  readonly project: ProjectId
  /** The identifier, which tokens must be meant for. */
  readonly url: string
  /** Where its metadata is. */
  readonly metadata: string
}

export function resourceOf(origin: string, project: ProjectId): Resource {
  const path = project === DEFAULT_PROJECT ? '/mcp' : `/mcp/p/${project}`
  return { project, url: `${origin}${path}`, metadata: `${origin}${WELL_KNOWN}${path}` }
}

/** The project that a path names: none means the default one. `undefined` where it names badly. */
export const projectNamed = (name: string | undefined): ProjectId | undefined =>
  name === undefined ? DEFAULT_PROJECT : ProjectId.safeParse(name).data

/** Without an authorization server, tokens are had from whoever runs the product: by the API. */
export const metadataOf = ({ url }: Resource, server: AuthorizationServer | undefined) => ({
  resource: url,
  ...(server && {
    authorization_servers: [server.issuer],
    ...(server.scopes.length > 0 && { scopes_supported: server.scopes }),
  }),
  bearer_methods_supported: ['header'],
  resource_name: 'Behalf',
  resource_documentation: new URL('/docs', url).href,
})

/** RFC 9728 section 5.1, RFC 6750 section 3. */
export function challenge(
  { metadata }: Resource,
  { error, scopes = [] }: { error?: string | undefined; scopes?: readonly string[] | undefined },
): string {
  const parameters = {
    ...(error && { error }),
    ...(scopes.length > 0 && { scope: scopes.join(' ') }),
    resource_metadata: metadata,
  }
  const written = Object.entries(parameters).map(([name, value]) => `${name}="${value}"`)
  return `Bearer ${written.join(', ')}`
}
