import type * as z from 'zod'
import type { Outgoing } from '../core/http.ts'
import type { Origins } from '../core/origins.ts'
import type { OAuthClient } from '../oauth/provider.ts'
import type { AuthFacts, SchemeName } from './facts.ts'

/** What may leave the entity to be put on a request: never a refresh token, never a client secret. */
export type Usable = Readonly<Record<string, string>>

/** The world around a step: the clock (epoch milliseconds) and where requests really go. */
export interface Surroundings {
  readonly origins: Origins
  readonly now: number
}

/** Credentials that a step brought, and what they are good for. */
export interface Obtained<Credentials> {
  readonly credentials: Credentials
  /** As granted; `undefined` where the app did not say. */
  readonly scopes?: readonly string[]
}

/** What the browser brought back from the app. */
export interface Callback {
  readonly parameters: URLSearchParams
  readonly state: string
  readonly verifier: string
}

/** How consent came out. */
export type Consent<Credentials> =
  | ({ readonly refused: false } & Obtained<Credentials>)
  | { readonly refused: true; readonly error: string }

/** The steps of a scheme that sends the user to the app and gets tokens that may expire. */
export interface ConsentSteps<Facts, Credentials> {
  /** The app's page to send the browser to, and the secret that {@link finish} will want back. */
  begin(facts: Facts, client: OAuthClient, state: string): Promise<{ url: URL; verifier: string }>
  /** @throws {ServiceError} where the callback is not to be trusted or the exchange fails */
  finish(
    facts: Facts,
    client: OAuthClient,
    callback: Callback,
    around: Surroundings,
  ): Promise<Consent<Credentials>>
  /** New credentials for old. @throws {ServiceError} `consent-revoked`, or a fault that may pass */
  refresh(
    facts: Facts,
    client: OAuthClient,
    old: Credentials,
    around: Surroundings,
  ): Promise<Obtained<Credentials>>
  /** Gives them back. `undefined` where the app has no way to. */
  revoke(
    facts: Facts,
    client: OAuthClient,
    credentials: Credentials,
    around: Surroundings,
  ): Promise<boolean | undefined>
  /** From when on they should be replaced, and until when they work; epoch milliseconds. */
  expiry(credentials: Credentials): {
    refreshAt?: number | undefined
    expiresAt?: number | undefined
  }
  /** Whether {@link refresh} can work at all. */
  refreshable(credentials: Credentials): boolean
}

/**
 * One way in which an app lets us act for a user. A plain object that owns the shape of its
 * credentials; no other code looks inside them.
 */
export interface AuthScheme<Facts extends AuthFacts, Credentials> {
  readonly name: SchemeName
  /** Their shape at rest: parsed once after unsealing, trusted from there on. */
  readonly credentials: z.ZodType<Credentials>
  /** Absent where connecting needs nobody's consent. */
  readonly consent?: ConsentSteps<Facts, Credentials>
  /** The part that leaves the entity. */
  usable(credentials: Credentials): Usable
  /** Puts it on a request about to go upstream: a header, a parameter, a signature. */
  apply(request: Outgoing, usable: Usable): void
}
