import type * as z from 'zod'
import type { Origins } from '../core/origins.ts'
import type { OAuthClient } from '../oauth/provider.ts'
import type { AuthFacts, SchemeName } from './facts.ts'
import type { FieldValues } from './fields.ts'
import type { Placed } from './placement.ts'

/** Keys that sign each request (RFC 5849 section 3.4). */
export interface OAuth1Keys {
  readonly method: 'HMAC-SHA1' | 'HMAC-SHA256' | 'RSA-SHA1' | 'PLAINTEXT'
  readonly consumerKey: string
  /** For RSA-SHA1: the private key, PKCS #8 PEM. */
  readonly consumerSecret: string
  readonly token?: string
  readonly tokenSecret?: string
  readonly realm?: string
}

/** Keys that sign each request (AWS Signature Version 4). */
export interface SigV4Keys {
  readonly service: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** What may leave the entity to be put on a request: never a refresh token, never a client secret. */
export interface Usable {
  readonly placed?: Placed
  readonly oauth1?: OAuth1Keys
  readonly sigv4?: SigV4Keys
}

/** The world around a step: the clock (epoch milliseconds) and where requests really go. */
export interface Surroundings {
  readonly origins: Origins
  readonly now: number
}

/** What a step may draw on. */
export interface Given {
  /** The developer's or the operator's; an empty one where the scheme has none. */
  readonly client: OAuthClient
  /** Everything known of the connection: the developer's settings, the user's fields, its data. */
  readonly values: FieldValues
}

/** Credentials that a step brought, and what they are good for. */
export interface Obtained<Credentials> {
  readonly credentials: Credentials
  /** As granted; `undefined` where the app did not say. */
  readonly scopes?: readonly string[] | undefined
  /** What else came, to be kept with the connection and not secret: a base URL, a tenant's id. */
  readonly data?: FieldValues | undefined
}

/** What the browser brought back from the app. */
export interface Callback {
  readonly parameters: URLSearchParams
  readonly state: string
  /** What {@link ConsentSteps.begin} gave to keep. */
  readonly kept: string
}

/** How consent came out. */
export type Consent<Credentials> =
  | ({ readonly refused: false } & Obtained<Credentials>)
  | { readonly refused: true; readonly error: string }

/** The steps of a scheme that sends the user to the app. */
export interface ConsentSteps<Facts, Credentials> {
  /** The app's page to send the browser to, and the secret that {@link finish} will want back. */
  begin(
    facts: Facts,
    given: Given,
    state: string,
    around: Surroundings,
  ): Promise<{ url: URL; kept: string }>
  /** @throws {ServiceError} where the callback is not to be trusted or the exchange fails */
  finish(
    facts: Facts,
    given: Given,
    callback: Callback,
    around: Surroundings,
  ): Promise<Consent<Credentials>>
  /** Which `state` a callback carries, where it is not the parameter of that name. */
  readonly stateParameter?: string
}

/** Epoch milliseconds: from when on credentials should be replaced, and until when they work. */
export interface Expiry {
  readonly refreshAt?: number | undefined
  readonly expiresAt?: number | undefined
}

/**
 * One way in which an app lets us act for a user. A plain object that owns the shape of its
 * credentials; no other code looks inside them.
 */
export interface AuthScheme<Facts extends AuthFacts, Credentials> {
  readonly name: Facts['scheme'] & SchemeName
  /** Their shape at rest: parsed once after unsealing, trusted from there on. */
  readonly credentials: z.ZodType<Credentials>
  /** Whether it acts with an OAuth client of the integration's. */
  needsClient(facts: Facts): boolean
  /** Whether calls are signed with that client, too. */
  readonly signsWithClient?: true
  /** Present where the user must be asked by the app itself; then {@link make} is not. */
  readonly consent?: ConsentSteps<Facts, Credentials>
  /** Credentials out of what was given; may ask the app for a token. */
  make?(facts: Facts, given: Given, around: Surroundings): Promise<Obtained<Credentials>>
  /** Credentials that come from elsewhere: tokens by their names on the wire (RFC 6749 section 5.1). */
  adopt?(facts: Facts, given: FieldValues, now: number): Obtained<Credentials>
  /** New credentials for old. @throws {ServiceError} `consent-revoked`, or a fault that may pass */
  refresh?(
    facts: Facts,
    given: Given,
    old: Credentials,
    around: Surroundings,
  ): Promise<Obtained<Credentials>>
  refreshable?(credentials: Credentials): boolean
  expiry?(facts: Facts, credentials: Credentials): Expiry
  /** Gives them back. `undefined` where the app has no way to. */
  revoke?(
    facts: Facts,
    given: Given,
    credentials: Credentials,
    around: Surroundings,
  ): Promise<boolean | undefined>
  /** The part that leaves the entity. */
  usable(facts: Facts, given: Given, credentials: Credentials): Usable
}
