import { createHash } from 'node:crypto'

/** The one token that opens what an entity has at the upstream's GitHub. */
export const tokenOf = (entity: string): string => `token-of-${entity}`

/** What the upstream says of the token that it saw, so that an answer proves whose it was. */
export const fingerprint = (token: string): string =>
  createHash('sha256').update(token).digest('hex').slice(0, 16)

/** An access token of the upstream's Asana, the nth of its entity; the refresh token is its twin. */
export const asanaToken = (kind: 'access' | 'refresh', entity: string, n: number): string =>
  `${kind}-${n}-${entity}`

/** Whose the token is, and which one; `undefined` where it is none of that kind. */
export function readAsanaToken(
  kind: 'access' | 'refresh',
  token: string,
): { entity: string; n: number } | undefined {
  const [, found, n, entity] = /^(\w+)-(\d+)-(.+)$/.exec(token) ?? []
  return found === kind && entity !== undefined ? { entity, n: Number(n) } : undefined
}
