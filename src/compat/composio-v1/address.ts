/** Segments under `/v2/actions` that are no action's name. */
const ACTION = /^v2\/actions\/(?!files\/|search\/|proxy$)(?=[^/])/
const OURS = /^\/+(?:api\/+)+(v[12]\/.*)$/

/**
 * A path of Composio's API, however a client wrote it: its base URL with or without `/api` or with a
 * slash at its end, slashes doubled or at the end. `undefined` for any other path.
 *
 * An action's name moves below `named/`: beside fixed words it would be ambiguous for the router that
 * is one regular expression, and the slower one would serve all of the API.
 */
export function composioPath(pathname: string): string | undefined {
  const [, rest] = OURS.exec(pathname) ?? []
  if (!rest) return undefined
  const path = rest.replace(/\/{2,}/g, '/').replace(/\/$/, '')
  return `/api/${path.replace(ACTION, 'v2/actions/named/')}`
}
