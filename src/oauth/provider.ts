import * as z from 'zod'

const HttpsUrl = z.url({ protocol: /^https$/ })

/** Where a token can be given back (RFC 7009), or a vendor's own way to do that. */
export const Revocation = z.strictObject({
  /** `{clientId}` is filled in. */
  url: z.string().regex(/^https:\/\//),
  method: z.enum(['POST', 'DELETE']).default('POST'),
  /** How the client proves itself there; `none` where the token alone is enough. */
  clientAuth: z.enum(['basic', 'post', 'none']).default('post'),
  /** Form is the standard's; the name of the field that holds the token may differ too. */
  body: z.enum(['form', 'json']).default('form'),
  tokenField: z.string().default('token'),
})

/** What is to be known of an authorization server (cf. RFC 8414), and its known oddities. */
export const OAuthProvider = z.strictObject({
  authorizationUrl: HttpsUrl,
  tokenUrl: HttpsUrl,
  /** Compared with `iss` in the callback (RFC 9207). */
  issuer: HttpsUrl.optional(),
  /** The server promises `iss` in every callback, so a missing one is an error. */
  issPromised: z.boolean().default(false),
  clientAuth: z.enum(['client_secret_basic', 'client_secret_post']),
  /** `false` only where the vendor refuses `code_challenge`. */
  pkce: z.boolean().default(true),
  scopeSeparator: z.enum([' ', ',']).default(' '),
  /** What stands between granted scopes in the token answer, where it differs. */
  grantedScopeSeparator: z.enum([' ', ',']).optional(),
  authorizationParams: z.record(z.string(), z.string()).default({}),
  revocation: Revocation.optional(),
})
export type OAuthProvider = z.infer<typeof OAuthProvider>

/** A client registered there: the developer's own, or the operator's shared one. */
export interface OAuthClient {
  readonly clientId: string
  readonly clientSecret: string
  /** Sent byte for byte at both endpoints (RFC 6749 section 4.1.3). */
  readonly redirectUri: string
  /** What to ask for. */
  readonly scopes: readonly string[]
}

/** What a token endpoint granted, in our words. */
export interface Tokens {
  readonly accessToken: string
  /** None was sent: an old one stays good (RFC 6749 section 6). */
  readonly refreshToken?: string
  /** Epoch milliseconds; `undefined` where the server did not say. */
  readonly expiresAt?: number
  /** Lifetime in milliseconds, as told; the refresh margin is a part of it. */
  readonly lifetime?: number
  /** What was granted; `undefined` means: what was asked for (RFC 6749 section 5.1). */
  readonly scopes?: readonly string[]
}
