import type { Outgoing } from '../core/http.ts'
import type { OAuthClient } from '../oauth/provider.ts'
import type { AuthFacts, SchemeName } from './facts.ts'
import { noAuth } from './no-auth.ts'
import { oauth2 } from './oauth2.ts'
import type { AuthScheme, Callback, Consent, Obtained, Surroundings, Usable } from './scheme.ts'

/** Credentials whose shape only their scheme knows; JSON, and secret. */
export type Credentials = unknown

/** What the rest of the house sees of a scheme: facts and client chosen, shapes hidden. */
export interface BoundScheme {
  readonly name: SchemeName
  readonly needsConsent: boolean
  begin(client: OAuthClient, state: string): Promise<{ url: URL; verifier: string }>
  finish(
    client: OAuthClient,
    callback: Callback,
    around: Surroundings,
  ): Promise<Consent<Credentials>>
  refresh(
    client: OAuthClient,
    old: Credentials,
    around: Surroundings,
  ): Promise<Obtained<Credentials>>
  revoke(
    client: OAuthClient,
    credentials: Credentials,
    around: Surroundings,
  ): Promise<boolean | undefined>
  expiry(credentials: Credentials): {
    refreshAt?: number | undefined
    expiresAt?: number | undefined
  }
  refreshable(credentials: Credentials): boolean
  usable(credentials: Credentials): Usable
}

/** The scheme that an app's facts name, with those facts. The one place where the types meet. */
export function bind(facts: AuthFacts): BoundScheme {
  return facts.scheme === 'OAUTH2' ? bound(oauth2, facts) : bound(noAuth, facts)
}

/** Puts usable credentials on a request, by the scheme that they belong to. */
export function applyCredentials(scheme: SchemeName, request: Outgoing, usable: Usable): void {
  const table = { OAUTH2: oauth2, NO_AUTH: noAuth }
  table[scheme].apply(request, usable)
}

function bound<Facts extends AuthFacts, C>(
  scheme: AuthScheme<Facts, C>,
  facts: Facts,
): BoundScheme {
  const read = (credentials: Credentials) => scheme.credentials.parse(credentials)
  const steps = () => {
    if (scheme.consent) return scheme.consent
    throw new TypeError(`${scheme.name} has no consent to ask for`)
  }
  return {
    name: scheme.name,
    needsConsent: scheme.consent !== undefined,
    begin: (client, state) => steps().begin(facts, client, state),
    finish: (client, callback, around) => steps().finish(facts, client, callback, around),
    refresh: (client, old, around) => steps().refresh(facts, client, read(old), around),
    revoke: (client, held, around) => steps().revoke(facts, client, read(held), around),
    expiry: (held) => scheme.consent?.expiry(read(held)) ?? {},
    refreshable: (held) => scheme.consent?.refreshable(read(held)) ?? false,
    usable: (held) => scheme.usable(read(held)),
  }
}
