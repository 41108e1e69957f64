const OURS = /^\/+(?:api\/+)+(v[12]\/.*)$/

/**
 * A path of Composio's API, however a client wrote it: its base URL with or without `/api` or with a
 * slash at its end, slashes doubled or at the end. `undefined` for any other path.
 */
export function composioPath(pathname: string): string | undefined {
  const [, rest] = OURS.exec(pathname) ?? []
  return rest && `/api/${rest.replace(/\/{2,}/g, '/').replace(/\/$/, '')}`
}
