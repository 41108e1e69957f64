import type { FieldValues } from '../auth/fields.ts'
import type { Given, Obtained } from '../auth/scheme.ts'
import type { BoundScheme, Credentials } from '../auth/schemes.ts'
import { type AppSpec, targetOf } from '../catalogue/spec.ts'
import { dotted, dottedText } from '../core/dotted.ts'
import { ServiceError } from '../core/errors.ts'
import { readAccount } from './account.ts'
import { askApp } from './ask-app.ts'
import type { Account } from './connections.ts'
import { surroundings, type World } from './world.ts'

/** Credentials that the app was seen to take, and all the data that came with them. */
export interface Proven extends Obtained<Credentials> {
  readonly data: FieldValues
  /** Whose account it is; `null` where the app cannot say. */
  readonly account: Account | null
}

/**
 * Before a connection becomes ACTIVE: asks the app for the data that only it can tell (a tenant, a
 * base URL), checks that they lead to the app's own hosts, and makes the app's verification call.
 *
 * @throws {ServiceError} `credentials-refused` where the app says no, `upstream-unavailable` where
 *   it says nothing sensible, `fields-invalid` where the data fit no URL of the app
 */
export async function prove(
  world: World,
  app: AppSpec,
  scheme: BoundScheme,
  given: Given,
  obtained: Obtained<Credentials>,
): Promise<Proven> {
  const data: Record<string, string> = { ...obtained.data }
  const values = () => ({ ...given.values, ...data })
  const usable = () => scheme.usable({ ...given, values: values() }, obtained.credentials)
  for (const { url, data: wanted } of scheme.discover) {
    const said = await askApp(app, { url }, usable(), values(), surroundings(world))
    assertTaken(app, said)
    for (const [name, path] of Object.entries(wanted)) {
      const value = dottedText(said.answer, path)
      if (value === undefined) {
        const detail = `${app.name} did not tell ${name}: has the account what is to be connected?`
        throw new ServiceError('upstream-unavailable', detail)
      }
      data[name] = value
    }
  }
  targetOf(app, values())
  const check = scheme.verify
  if (check) {
    const said = await askApp(app, check, usable(), values(), surroundings(world))
    assertTaken(app, said)
    if (check.truthy !== undefined && !dotted(said.answer, check.truthy)) throw refused(app)
  }
  const account = await readAccount(app, usable(), values(), surroundings(world))
  return { ...obtained, data, account }
}

/** What an app's no to fresh credentials means. */
export const refused = (app: AppSpec) =>
  new ServiceError('credentials-refused', `${app.name} does not accept these credentials.`)

function assertTaken(app: AppSpec, { ok, status }: { ok: boolean; status: number }): void {
  if (ok) return
  if ([400, 401, 403, 404].includes(status)) throw refused(app)
  const detail = `${app.name} answered ${status} when the credentials were checked; try again later`
  throw new ServiceError('upstream-unavailable', detail)
}
