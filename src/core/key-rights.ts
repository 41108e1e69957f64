import * as z from 'zod'
import type { ActionRules } from './action-rules.ts'

const SCOPES = ['read', 'connect', 'execute', 'admin', 'keys', 'credentials:read'] as const

/** What kinds of things a key may do. None contains another one. */
export const Scope = z
  .enum(SCOPES)
  .describe(
    'read: look at all but secrets; connect: begin, change and end connections; execute: actions, proxy, MCP; admin: integrations, apps, the project; keys: make and revoke keys that may do no more; credentials:read: hand out what a connection acts with',
  )
export type Scope = z.infer<typeof Scope>

/** Of a key where nobody said, and of all keys that were made before there were scopes. */
export const USUAL_SCOPES: readonly Scope[] = ['read', 'connect', 'execute', 'admin']

/** What the ids of some entities begin with. */
export const EntityPrefix = z
  .string()
  .min(1)
  .max(256)
  .refine((text) => text.isWellFormed(), 'not well-formed Unicode')

/** The part of a project that a key opens. */
export interface KeyBounds {
  /** Slugs of the only apps; `null`: all. */
  readonly apps: readonly string[] | null
  /** The only entities are those whose ids begin so; `null`: all. */
  readonly entityPrefix: string | null
}

/** What may be done with a key. It never changes: a key that is to do more is another one. */
export interface KeyRights extends KeyBounds {
  readonly scopes: readonly Scope[]
  /** `null`: whatever the integrations let through. */
  readonly actions: ActionRules | null
  /** Requests a minute; `null`: any number. */
  readonly rateLimit: number | null
}

/**
 * The root key may do everything but one: credentials leave only through a key that was made to
 * hand them out, which can be seen in the list of keys and revoked.
 */
export const ROOT_RIGHTS: KeyRights = {
  scopes: [...USUAL_SCOPES, 'keys'],
  ...{ apps: null, entityPrefix: null, actions: null, rateLimit: null },
}

/** What the root key may give away. */
export const ALL_RIGHTS: KeyRights = { ...ROOT_RIGHTS, scopes: SCOPES }

export const opensApp = ({ apps }: Pick<KeyBounds, 'apps'>, slug: string): boolean =>
  apps === null || apps.includes(slug)

export const opensEntity = (
  { entityPrefix }: Pick<KeyBounds, 'entityPrefix'>,
  entity: string,
): boolean => entityPrefix === null || entity.startsWith(entityPrefix)

/** In what `wanted` goes beyond `own`, in words; `undefined` where it does not. */
export function excess(own: KeyRights, wanted: KeyRights): string | undefined {
  const scope = wanted.scopes.find((one) => !own.scopes.includes(one))
  if (scope !== undefined) return `the scope "${scope}"`
  const apps = wanted.apps?.find((slug) => !opensApp(own, slug))
  if (apps !== undefined) return `the app ${apps}`
  if (own.apps && !wanted.apps) return 'all apps'
  const faster = wanted.rateLimit === null || wanted.rateLimit > (own.rateLimit ?? 0)
  if (own.rateLimit !== null && faster) return 'a higher rate limit'
  if (!opensEntity(own, wanted.entityPrefix ?? '')) return 'entities beyond its own'
  const sameList = JSON.stringify(own.actions) === JSON.stringify(wanted.actions)
  return own.actions && !sameList ? 'another list of actions' : undefined
}

/**
 * The first text behind all that begin with `prefix`, in the order of code points, which is that of
 * UTF-8 bytes and so SQLite's; `null` where none is. Unlike LIKE it knows no wildcards, and unlike a
 * comparison of UTF-16 units it is right for characters beyond U+FFFF.
 */
export function endOfPrefix(prefix: string): string | null {
  const points = Array.from(prefix, (character) => character.codePointAt(0) ?? 0)
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    const next = last === 0xd7ff ? 0xe000 : last + 1 // surrogates are no characters
    if (next <= 0x10ffff) return String.fromCodePoint(...points, next)
  }
  return null
}
