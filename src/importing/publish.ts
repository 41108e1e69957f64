import type { Operation } from './operation.ts'

/** What is published although it is left out by default. */
export interface Include {
  readonly deprecated?: boolean
  readonly previews?: boolean
}

/** Where clients get and lose their tokens: ours to call, nobody's action. */
const TOKEN_ENDPOINT =
  /(?:^|\/)(?:(?:oauth2?|openid-connect|connect|oidc)\/(?:v?\d+(?:\.\d+)*\/)?(?:access_?token|token|authorize|authorization|revoke|introspect|userinfo\/token)|access_token|oauth2?_token)(?:\.\w+)?\/?$/i

/** Why an operation is not published, or `undefined` where it is. */
export function reasonToSkip(operation: Operation, include: Include = {}): string | undefined {
  const { method, path, deprecated = false, preview = false } = operation
  if (method === 'HEAD' || method === 'OPTIONS' || method === 'TRACE') {
    return `${method} says nothing to a model`
  }
  const [route = ''] = path.split(/[?#]/)
  if (TOKEN_ENDPOINT.test(route)) return 'a token endpoint'
  if (/(?:^|\/)\.well-known\//.test(route)) return 'metadata of the service, not of an account'
  if (deprecated && !include.deprecated) return 'deprecated'
  const early = preview || /-preview(?:\/|$)/.test(route)
  return early && !include.previews ? 'a preview' : undefined
}
