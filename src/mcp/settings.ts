import * as z from 'zod'
import { ServiceError } from '../core/errors.ts'
import { ProjectId } from '../core/ids.ts'

/** An authorization server of the operator's, whose access tokens open `/mcp` for its users. */
const AuthorizationServer = z.lazy(() =>
  z.strictObject({
    issuer: z.url({ protocol: /^https$/ }),
    /** The `aud` of its tokens, where that is not our own URL. */
    audience: z.string().min(1).optional(),
    /** The claim that names the entity. */
    entity: z.string().min(1).default('sub'),
    /** Each token must have been granted all of these. */
    scopes: z.array(z.string().min(1)).default([]),
  }),
)
export type AuthorizationServer = z.infer<typeof AuthorizationServer>

const Setting = z.lazy(() => z.record(ProjectId, AuthorizationServer))

/**
 * The authorization server of a project, by the setting `MCP_AUTH`; `undefined` where it has none.
 *
 * @throws {ServiceError} `not-configured` where the setting cannot be read
 */
export function authorizationServerOf(
  setting: string | undefined,
  project: ProjectId,
): AuthorizationServer | undefined {
  if (!setting) return undefined
  try {
    return Setting.parse(JSON.parse(setting))[project]
  } catch (cause) {
    const detail = 'MCP_AUTH must be JSON such as {"default":{"issuer":"https://login.acme.com"}}'
    throw new ServiceError('not-configured', detail, {}, { cause })
  }
}
