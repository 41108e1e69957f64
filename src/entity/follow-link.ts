import {
  type Field,
  type FieldFault,
  type FieldValues,
  isSecret,
  publicValues,
  readFields,
  splitFields,
} from '../auth/fields.ts'
import type { BoundScheme } from '../auth/schemes.ts'
import type { AppSpec } from '../catalogue/spec.ts'
import { digest } from '../core/digest.ts'
import { errorCode, errorDetail, errorFacts } from '../core/errors.ts'
import { type ConnectionRow, dataOf, findConnection } from './connections.ts'
import type { Ended } from './consent.ts'
import type { CredentialStore } from './credentials.ts'
import {
  addAttempt,
  type LinkRow,
  notFollowed,
  openLink,
  scopesAsked,
  type Visit,
} from './links.ts'
import { USER } from './news.ts'
import { makeCredentials } from './obtain.ts'
import { newNonce, openFields, sealFields, sealTrip } from './offer.ts'
import { givenFor, schemeOf, surroundings, type World } from './world.ts'

/** What the user of a link is to do next: go to the app, fill in a form, or nothing any more. */
export type NextStep =
  | { readonly kind: 'redirect'; readonly app: string; readonly url: string }
  | { readonly kind: 'form'; readonly form: ConnectForm }
  | { readonly kind: 'done'; readonly ended: Ended }

/** A form to be shown: what is asked, what is known, and what was wrong with it. */
export interface ConnectForm {
  readonly app: string
  readonly fields: readonly Field[]
  /** No secret is ever shown again. */
  readonly values: FieldValues
  readonly faults: readonly FieldFault[]
  /** What was wrong with all of it. */
  readonly problem: string | null
}

/** A link, the connection that it is for, and what is known of it. */
interface Opened {
  readonly link: LinkRow
  readonly row: ConnectionRow
  readonly app: AppSpec
  readonly scheme: BoundScheme
  /** Fields that were given with the link. */
  readonly given: FieldValues
}

async function follow(world: World, visit: Visit & { readonly browser: string }): Promise<Opened> {
  const { connection, browser } = visit
  const hash = await digest(visit.nonce)
  if (world.unborn) throw notFollowed('unknown')
  const link = openLink(world.sql, { connection, hash, browser }, Date.now())
  const row = findConnection(world, connection)
  const app = await world.app(row.app)
  return {
    link,
    row,
    app,
    scheme: schemeOf(app, row.scheme),
    given: await openFields(world, link),
  }
}

/**
 * Binds the browser to the link and says what comes next: the form, where the scheme asks the user
 * for fields that are not known yet, else the app itself.
 *
 * @param stateFor makes the `state` to send, out of a nonce
 */
export async function beginConsent(
  world: World,
  visit: Visit & { readonly browser: string },
  stateFor: (nonce: string) => string,
): Promise<NextStep> {
  const opened = await follow(world, visit)
  const { row, scheme } = opened
  const known = { ...dataOf(row), ...opened.given }
  const asks = scheme.fields.some(({ name, required }) => required && !known[name])
  if (asks || !scheme.needsConsent) return { kind: 'form', form: formOf(opened, known) }
  return depart(world, opened, stateFor)
}

const formOf = (
  { app, scheme }: Opened,
  values: FieldValues,
  faults: readonly FieldFault[] = [],
  problem: string | null = null,
): ConnectForm => ({
  app: app.slug,
  fields: scheme.fields,
  values: publicValues(scheme.fields, values),
  faults,
  problem,
})

/** The user sent the form: on to the app, or the connection is made, or the form comes again. */
export async function submitForm(
  world: World,
  credentials: CredentialStore,
  visit: Visit & { readonly browser: string },
  given: FieldValues,
  stateFor: (nonce: string) => string,
): Promise<NextStep> {
  const opened = await follow(world, visit)
  const { link, row, app, scheme } = opened
  const before = { ...dataOf(row), ...opened.given }
  const kept = scheme.fields.filter(
    (field) => isSecret(field) && !given[field.name] && before[field.name],
  )
  const merged = { ...given, ...Object.fromEntries(kept.map(({ name }) => [name, before[name]])) }
  const read = readFields(scheme.fields, merged)
  if ('faults' in read) return { kind: 'form', form: formOf(opened, given, read.faults) }
  const { data, secrets } = splitFields(scheme.fields, read.values)
  if (scheme.needsConsent) {
    const fields = await sealFields(world, row.id, read.values)
    world.sql.exec('UPDATE link SET fields = ? WHERE connection = ?', fields, row.id)
    return depart(world, { ...opened, given: read.values }, stateFor)
  }
  try {
    const values = { ...dataOf(row), ...read.values }
    const made = await makeCredentials(world, app, scheme, row.integration, values)
    world.sql.exec('UPDATE link SET done_at = ? WHERE connection = ?', Date.now(), row.id)
    const proven = { ...made, data: { ...data, ...made.data } }
    const active = await credentials.store(row.id, proven, secrets, USER)
    const back = { returnUrl: link.return_url, opener: link.opener }
    return { kind: 'done', ended: { row: active, ...back, problem: null } }
  } catch (error) {
    const code = errorCode(error)
    if (!code || code === 'connection-not-found') throw error
    const faults = errorFacts(error)['errors'] as readonly FieldFault[] | undefined // by `fields-invalid`
    const said =
      code === 'consent-revoked'
        ? `${app.name} does not accept these credentials.`
        : errorDetail(error)
    return { kind: 'form', form: formOf(opened, given, faults ?? [], faults ? null : said) }
  }
}

/** Sends the browser to the app, with a state and a secret of this trip. */
async function depart(
  world: World,
  { link, row, scheme, given: fields }: Opened,
  stateFor: (nonce: string) => string,
): Promise<NextStep> {
  const values = { ...dataOf(row), ...fields }
  const asked = { callback: link.callback, scopes: scopesAsked(link) }
  const given = await givenFor(world, scheme, row.integration, values, asked)
  const state = await newNonce()
  const { url, kept } = await scheme.begin(given, stateFor(state.nonce), surroundings(world))
  addAttempt(world.sql, {
    hash: state.hash,
    connection: row.id,
    kept: await sealTrip(world, row.id, { kept, fields }),
    redirect_uri: given.client.redirectUri,
  })
  return { kind: 'redirect', app: row.app, url: world.origins.forward(url).href }
}
