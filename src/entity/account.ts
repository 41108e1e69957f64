import type { FieldValues } from '../auth/fields.ts'
import type { Surroundings, Usable } from '../auth/scheme.ts'
import type { AppSpec } from '../catalogue/spec.ts'
import { dottedText } from '../core/dotted.ts'
import { askApp } from './ask-app.ts'
import type { Account } from './connections.ts'

/**
 * Asks the app whose account was connected.
 *
 * @returns `null` where the app has no such endpoint, or does not answer it now: no reason to fail
 */
export async function readAccount(
  app: AppSpec,
  usable: Usable,
  values: FieldValues,
  around: Surroundings,
): Promise<Account | null> {
  const { identity } = app
  if (!identity) return null
  try {
    const { ok, answer } = await askApp(app, identity, usable, values, around)
    const at = (path: string | undefined) =>
      (path && dottedText(answer, path)?.slice(0, 512)) || null
    const id = at(identity.id)
    if (!ok || id === null) return null
    const { name, email, avatar } = identity
    return { id, name: at(name), email: at(email), avatar: at(avatar) }
  } catch {
    return null
  }
}
