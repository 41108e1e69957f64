import type { OAuthClient } from '../oauth/provider.ts'
import { apiKey } from './api-key.ts'
import { awsSigV4 } from './aws-sigv4.ts'
import { basic } from './basic.ts'
import { basicWithJwt } from './basic-with-jwt.ts'
import { bearerToken } from './bearer-token.ts'
import { clientCredentialsScheme } from './client-credentials.ts'
import { dcrOAuth } from './dcr-oauth.ts'
import type { AuthFacts, SchemeName, Verification } from './facts.ts'
import type { Field, FieldValues } from './fields.ts'
import { googleServiceAccount } from './google-service-account.ts'
import { jwtBearer } from './jwt-bearer.ts'
import { noAuth } from './no-auth.ts'
import { oauth1 } from './oauth1.ts'
import { oauth2 } from './oauth2.ts'
import type {
  AuthScheme,
  Callback,
  Consent,
  Expiry,
  Given,
  Obtained,
  Surroundings,
  Usable,
} from './scheme.ts'
import { sessionLogin } from './session-login.ts'

/** Credentials whose shape only their scheme knows; JSON, and secret. */
export type Credentials = unknown

/** What the rest of the house sees of a scheme: facts chosen, shapes hidden. */
export interface BoundScheme {
  readonly name: SchemeName
  readonly needsClient: boolean
  readonly needsConsent: boolean
  /** Asked of the user. */
  readonly fields: readonly Field[]
  /** Asked of the developer. */
  readonly settings: readonly Field[]
  /** What to ask the app for where nobody says otherwise. */
  readonly scopes: readonly string[]
  readonly verify: Verification | undefined
  readonly discover: AuthFacts['discover']
  /** Whether calls need what the developer gave: a consumer key to sign with, a setting to send. */
  readonly callsNeedClient: boolean
  begin(given: Given, state: string, around: Surroundings): Promise<{ url: URL; kept: string }>
  finish(given: Given, callback: Callback, around: Surroundings): Promise<Consent<Credentials>>
  make(given: Given, around: Surroundings): Promise<Obtained<Credentials>>
  /** Whether it can take tokens from elsewhere; the credentials of other schemes are fields. */
  readonly adopts: boolean
  adopt(given: FieldValues, now: number): Obtained<Credentials>
  refresh(given: Given, old: Credentials, around: Surroundings): Promise<Obtained<Credentials>>
  revoke(given: Given, held: Credentials, around: Surroundings): Promise<boolean | undefined>
  expiry(held: Credentials): Expiry
  refreshable(held: Credentials): boolean
  usable(given: Given, held: Credentials): Usable
}

/** A client for schemes that have none. */
export const NO_CLIENT: OAuthClient = {
  clientId: '',
  clientSecret: '',
  redirectUri: '',
  scopes: [],
}

/** The scheme that an app's facts name, with those facts. The one place where the types meet. */
export function bind(facts: AuthFacts): BoundScheme {
  switch (facts.scheme) {
    case 'OAUTH2':
      return bound(oauth2, facts)
    case 'S2S_OAUTH2':
      return bound(clientCredentialsScheme, facts)
    case 'OAUTH1':
      return bound(oauth1, facts)
    case 'API_KEY':
      return bound(apiKey, facts)
    case 'BASIC':
      return bound(basic, facts)
    case 'BEARER_TOKEN':
      return bound(bearerToken, facts)
    case 'TWO_STEP':
      return bound(sessionLogin, facts)
    case 'BASIC_WITH_JWT':
      return bound(basicWithJwt, facts)
    case 'JWT_BEARER':
      return bound(jwtBearer, facts)
    case 'GOOGLE_SERVICE_ACCOUNT':
      return bound(googleServiceAccount, facts)
    case 'AWS_SIGV4':
      return bound(awsSigV4, facts)
    case 'DCR_OAUTH':
      return bound(dcrOAuth, facts)
    case 'NO_AUTH':
      return bound(noAuth, facts)
  }
}

function bound<Facts extends AuthFacts, C>(
  scheme: AuthScheme<Facts, C>,
  facts: Facts,
): BoundScheme {
  const read = (credentials: Credentials) => scheme.credentials.parse(credentials)
  const lacks = (step: string) => new TypeError(`${scheme.name} has no step "${step}"`)
  const consent = () => {
    if (scheme.consent) return scheme.consent
    throw lacks('consent')
  }
  return {
    name: scheme.name,
    needsClient: scheme.needsClient(facts),
    needsConsent: scheme.consent !== undefined,
    fields: facts.fields,
    settings: facts.settings,
    scopes: 'scopes' in facts ? facts.scopes : [],
    verify: 'verify' in facts ? facts.verify : undefined,
    discover: facts.discover,
    callsNeedClient: scheme.signsWithClient === true || facts.settings.length > 0,
    begin: (given, state, around) => consent().begin(facts, given, state, around),
    finish: (given, callback, around) => consent().finish(facts, given, callback, around),
    make: async (given, around) => {
      if (scheme.make) return scheme.make(facts, given, around)
      throw lacks('make')
    },
    adopts: scheme.adopt !== undefined,
    adopt: (given, now) => {
      if (scheme.adopt) return scheme.adopt(facts, given, now)
      throw lacks('adopt')
    },
    refresh: async (given, held, around) => {
      if (scheme.refresh) return scheme.refresh(facts, given, read(held), around)
      throw lacks('refresh')
    },
    revoke: async (given, held, around) => scheme.revoke?.(facts, given, read(held), around),
    expiry: (held) => scheme.expiry?.(facts, read(held)) ?? {},
    refreshable: (held) => scheme.refreshable?.(read(held)) ?? false,
    usable: (given, held) => scheme.usable(facts, given, read(held)),
  }
}
