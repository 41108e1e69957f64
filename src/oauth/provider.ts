import * as z from 'zod'

/** An HTTPS URL, perhaps with `{values}` in it. */
export const UrlTemplate = z.lazy(() => z.string().regex(/^(?:https:\/\/|\{[a-zA-Z]\w*\})\S*$/))

/** Where a token can be given back (RFC 7009), or a vendor's own way to do that. */
const Revocation = z.lazy(() =>
  z.strictObject({
    /** `{clientId}` is filled in. */
    url: UrlTemplate,
    method: z.enum(['POST', 'DELETE']).default('POST'),
    /** How the client proves itself there; `none` where the token alone is enough. */
    clientAuth: z.enum(['basic', 'post', 'private_key_jwt', 'none']).default('post'),
    /** Form is the standard's; the name of the field that holds the token may differ too. */
    body: z.enum(['form', 'json']).default('form'),
    tokenField: z.string().default('token'),
  }),
)

/** How a token answer tells when the token ends, where it is not `expires_in` in seconds. */
const Expiry = z.lazy(() =>
  z.strictObject({
    /** Dotted path of the field. */
    field: z.string().default('expires_in'),
    unit: z.enum(['s', 'ms']).default('s'),
    /** `never`: whatever is said, the token works until it fails. */
    kind: z.enum(['lifetime', 'absolute', 'never']).default('lifetime'),
    /** Seconds to assume where nothing is said. */
    fallback: z.number().positive().optional(),
  }),
)

/** What every token endpoint may do in its own way. */
export const TokenEndpoint = z.lazy(() =>
  z.strictObject({
    tokenUrl: UrlTemplate,
    clientAuth: z.enum(['client_secret_basic', 'client_secret_post', 'none', 'private_key_jwt']),
    /** What the client id is called, where it is not `client_id`. */
    clientIdParam: z.string().default('client_id'),
    /** How parameters travel; form is the standard's. */
    tokenBody: z.enum(['form', 'json', 'query']).default('form'),
    tokenParams: z.record(z.string(), z.string()).default({}),
    tokenHeaders: z.record(z.string(), z.string()).default({}),
    /** Dotted path of the object that holds the tokens, where it is not the whole answer. */
    tokenPath: z.string().optional(),
    expiry: Expiry.optional(),
    /** Connection data out of the token answer: our name to a dotted path. */
    tokenData: z.record(z.string(), z.string()).default({}),
    scopeSeparator: z.enum([' ', ',']).default(' '),
    /** What stands between granted scopes in the token answer, where it differs. */
    grantedScopeSeparator: z.enum([' ', ',']).optional(),
  }),
)
export type TokenEndpoint = z.infer<typeof TokenEndpoint>

/** What is to be known of an authorization server (cf. RFC 8414), and its known oddities. */
export const OAuthProvider = z.lazy(() =>
  TokenEndpoint.unwrap().extend({
    authorizationUrl: UrlTemplate,
    /** Compared with `iss` in the callback (RFC 9207). */
    issuer: UrlTemplate.optional(),
    /** The server promises `iss` in every callback, so a missing one is an error. */
    issPromised: z.boolean().default(false),
    /** `false` only where the vendor refuses `code_challenge`. */
    pkce: z.boolean().default(true),
    authorizationParams: z.record(z.string(), z.string()).default({}),
    /** Asked for always, whatever the integration says. */
    fixedScopes: z.array(z.string()).default([]),
    /** The parameter of the list, where it is not `scope` (Slack's `user_scope`). */
    scopeParam: z.string().default('scope'),
    /** A second list, in a parameter of its own (HubSpot's `optional_scope`). */
    secondScopes: z.strictObject({ param: z.string(), scopes: z.array(z.string()) }).optional(),
    /** Connection data out of the callback's query: our name to the parameter. */
    callbackData: z.record(z.string(), z.string()).default({}),
    /** Where it is not the token URL. */
    refreshUrl: UrlTemplate.optional(),
    refreshParams: z.record(z.string(), z.string()).default({}),
    /** RFC 9126: where the parameters are left first, so that the browser carries but a name for them. */
    parUrl: UrlTemplate.optional(),
    /** RFC 8707: what the tokens are for; sent to all three endpoints. */
    resource: z.string().optional(),
    revocation: Revocation.optional(),
  }),
)
export type OAuthProvider = z.infer<typeof OAuthProvider>

/** A client registered there: the developer's own, or the operator's shared one. */
export interface OAuthClient {
  readonly clientId: string
  /** For `private_key_jwt`: the private key, as PKCS #8 PEM or JWK. */
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
  /** Connection data that came with it, such as the base URL of an instance. */
  readonly data?: Readonly<Record<string, string>>
}
