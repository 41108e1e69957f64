import { isLoopback } from '../core/origins.ts'

/**
 * Whether a request may come from where its `Origin` says. Only browsers send one, and a page of
 * somebody else has no business here; a name that was made to resolve to this machine (DNS
 * rebinding) is seen, since it has neither our certificate nor a loopback name.
 *
 * @param url of the request
 */
export function isOwnOrigin(origin: string | null, url: URL): boolean {
  if (origin === null) return true
  if (!URL.canParse(origin)) return false
  const from = new URL(origin)
  if (from.host !== url.host) return false
  return from.protocol === 'https:' || (from.protocol === 'http:' && isLoopback(from.hostname))
}
