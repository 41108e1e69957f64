import * as z from 'zod'
import { OAuthProvider, TokenEndpoint, UrlTemplate } from '../oauth/provider.ts'
import { Field } from './fields.ts'
import { Placement } from './placement.ts'

/**
 * What an app's file says of a way to connect it: one shape a scheme. Texts may hold `{names}`: of
 * fields, of connection data, and of what the scheme itself obtained (`accessToken`).
 */

const shared = () => ({
  /** Asked of the user, in the connect form or in the call that begins a connection. */
  fields: z.array(Field).default([]),
  /** Asked of the developer, beside the client. */
  settings: z.array(Field).default([]),
  /**
   * Requests made once, with the new credentials, whose answers become connection data: our name to
   * a dotted path. For base URLs and tenant ids that only a second call tells.
   */
  discover: z
    .array(z.strictObject({ url: UrlTemplate, data: z.record(z.string(), z.string()) }))
    .default([]),
})

const BEARER = { headers: { authorization: 'Bearer {accessToken}' } }
const Put = z.lazy(() => Placement.prefault(BEARER))

/** A request that only works with good credentials: made before a connection becomes ACTIVE. */
const Verification = z.lazy(() =>
  z.strictObject({
    url: UrlTemplate,
    method: z.enum(['GET', 'POST']).default('GET'),
    /** JSON. */
    body: z.unknown().optional(),
    /** A dotted path that must be truthy in the answer, for APIs that refuse with status 200. */
    truthy: z.string().optional(),
  }),
)
export type Verification = z.infer<typeof Verification>

/** OAuth 2.0 with the authorization code grant. */
export const OAuth2Facts = z.lazy(() =>
  OAuthProvider.unwrap().extend({
    scheme: z.literal('OAUTH2'),
    /** Asked for where the integration names none. */
    scopes: z.array(z.string()),
    put: Put,
    /** Seconds before its end at which a token is replaced; min(5 min, 10 %) if not given. */
    refreshMargin: z.number().positive().optional(),
    ...shared(),
  }),
)
export type OAuth2Facts = z.infer<typeof OAuth2Facts>

/** OAuth 2.0 with the client credentials grant: no user is asked. */
export const ClientCredentialsFacts = z.lazy(() =>
  TokenEndpoint.unwrap().extend({
    scheme: z.literal('S2S_OAUTH2'),
    scopes: z.array(z.string()).default([]),
    put: Put,
    verify: Verification.optional(),
    ...shared(),
  }),
)
export type ClientCredentialsFacts = z.infer<typeof ClientCredentialsFacts>

/** OAuth 1.0a (RFC 5849). */
export const OAuth1Facts = z.lazy(() =>
  z.strictObject({
    scheme: z.literal('OAUTH1'),
    requestTokenUrl: UrlTemplate,
    authorizationUrl: UrlTemplate,
    accessTokenUrl: UrlTemplate,
    signature: z.enum(['HMAC-SHA1', 'HMAC-SHA256', 'RSA-SHA1', 'PLAINTEXT']).default('HMAC-SHA1'),
    realm: z.string().optional(),
    authorizationParams: z.record(z.string(), z.string()).default({}),
    /** Connection data out of the access token answer: our name to the parameter. */
    tokenData: z.record(z.string(), z.string()).default({}),
    ...shared(),
  }),
)
export type OAuth1Facts = z.infer<typeof OAuth1Facts>

/** A key that the user has, put where the app wants it. */
export const ApiKeyFacts = z.lazy(() =>
  z.strictObject({
    scheme: z.literal('API_KEY'),
    put: Placement,
    verify: Verification.optional(),
    ...shared(),
  }),
)
export type ApiKeyFacts = z.infer<typeof ApiKeyFacts>

/** HTTP Basic (RFC 7617); a key may stand for either half. */
export const BasicFacts = z.lazy(() =>
  z.strictObject({
    scheme: z.literal('BASIC'),
    username: z.string().default('{username}'),
    password: z.string().default('{password}'),
    verify: Verification.optional(),
    ...shared(),
  }),
)
export type BasicFacts = z.infer<typeof BasicFacts>

/** A token that the user has. */
export const BearerTokenFacts = z.lazy(() =>
  z.strictObject({
    scheme: z.literal('BEARER_TOKEN'),
    put: Placement.prefault({ headers: { authorization: 'Bearer {token}' } }),
    verify: Verification.optional(),
    ...shared(),
  }),
)
export type BearerTokenFacts = z.infer<typeof BearerTokenFacts>

/** A request that turns secrets into a session token. */
const login = () => ({
  login: z.strictObject({
    url: UrlTemplate,
    method: z.enum(['POST', 'GET']).default('POST'),
    /** Templates; a number or boolean is sent as it is. */
    params: z.record(z.string(), z.string()).default({}),
    body: z.enum(['json', 'form', 'none']).default('json'),
    headers: z.record(z.string(), z.string()).default({}),
    /** Dotted path of the token in the answer, or `header:<name>`. */
    tokenPath: z.string(),
    /** Dotted path of its lifetime or end. */
    expiryPath: z.string().optional(),
    expiryUnit: z.enum(['s', 'ms']).default('s'),
    expiryKind: z.enum(['lifetime', 'absolute']).default('lifetime'),
    /** Seconds to assume where nothing is said. */
    lifetime: z.number().positive().optional(),
    /** Connection data out of the answer: our name to a dotted path. */
    data: z.record(z.string(), z.string()).default({}),
  }),
  put: Placement.prefault({ headers: { authorization: 'Bearer {token}' } }),
  verify: Verification.optional(),
  ...shared(),
})

/** Secrets for a session token, with expiry. */
export const SessionFacts = z.lazy(() =>
  z.strictObject({ scheme: z.literal('TWO_STEP'), ...login() }),
)
export type SessionFacts = z.infer<typeof SessionFacts>

/** The same, with the secrets as HTTP Basic: user name and password for a JWT. */
export const BasicWithJwtFacts = z.lazy(() =>
  z.strictObject({
    scheme: z.literal('BASIC_WITH_JWT'),
    username: z.string().default('{username}'),
    password: z.string().default('{password}'),
    ...login(),
  }),
)
export type BasicWithJwtFacts = z.infer<typeof BasicWithJwtFacts>

/** A signed assertion for a token (RFC 7523); with a token URL of `''` the assertion is the token. */
export const JwtBearerFacts = z.lazy(() =>
  TokenEndpoint.unwrap()
    .partial({ clientAuth: true })
    .extend({
      scheme: z.literal('JWT_BEARER'),
      algorithm: z.enum(['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'HS256', 'EdDSA']),
      /** Templates of what is signed, and with which key. */
      issuer: z.string(),
      subject: z.string().optional(),
      /** The token URL, if not given. */
      audience: z.string().optional(),
      keyId: z.string().optional(),
      key: z.string().default('{private_key}'),
      claims: z.record(z.string(), z.string()).default({}),
      scopes: z.array(z.string()).default([]),
      put: Put,
      verify: Verification.optional(),
      ...shared(),
    }),
)
export type JwtBearerFacts = z.infer<typeof JwtBearerFacts>

/** A Google service account: its key file, and perhaps a user to act for. */
export const ServiceAccountFacts = z.lazy(() =>
  z.strictObject({
    scheme: z.literal('GOOGLE_SERVICE_ACCOUNT'),
    tokenUrl: UrlTemplate.default('https://oauth2.googleapis.com/token'),
    scopes: z.array(z.string()),
    put: Put,
    verify: Verification.optional(),
    ...shared(),
  }),
)
export type ServiceAccountFacts = z.infer<typeof ServiceAccountFacts>

/** AWS Signature Version 4: every request is signed. */
export const SigV4Facts = z.lazy(() =>
  z.strictObject({
    scheme: z.literal('AWS_SIGV4'),
    service: z.string(),
    region: z.string().default('{region}'),
    accessKeyId: z.string().default('{access_key_id}'),
    secretAccessKey: z.string().default('{secret_access_key}'),
    sessionToken: z.string().default('{session_token}'),
    verify: Verification.optional(),
    ...shared(),
  }),
)
export type SigV4Facts = z.infer<typeof SigV4Facts>

/** OAuth 2.0 with a server that is discovered and a client that is registered on the spot. */
export const DcrFacts = z.lazy(() =>
  z.strictObject({
    scheme: z.literal('DCR_OAUTH'),
    /** A protected resource (RFC 9728), such as an MCP server, or an issuer (RFC 8414, OpenID). */
    serverUrl: UrlTemplate,
    scopes: z.array(z.string()).default([]),
    put: Put,
    ...shared(),
  }),
)
export type DcrFacts = z.infer<typeof DcrFacts>

/** For apps that anybody may call. */
export const NoAuthFacts = z.lazy(() =>
  z.strictObject({ scheme: z.literal('NO_AUTH'), ...shared() }),
)
export type NoAuthFacts = z.infer<typeof NoAuthFacts>

export const AuthFacts = z.lazy(() =>
  z.discriminatedUnion('scheme', [
    OAuth2Facts,
    ClientCredentialsFacts,
    OAuth1Facts,
    ApiKeyFacts,
    BasicFacts,
    BearerTokenFacts,
    SessionFacts,
    BasicWithJwtFacts,
    JwtBearerFacts,
    ServiceAccountFacts,
    SigV4Facts,
    DcrFacts,
    NoAuthFacts,
  ]),
)
export type AuthFacts = z.infer<typeof AuthFacts>

export const SchemeName = z.enum({
  OAUTH2: 'OAUTH2',
  S2S_OAUTH2: 'S2S_OAUTH2',
  OAUTH1: 'OAUTH1',
  API_KEY: 'API_KEY',
  BASIC: 'BASIC',
  BEARER_TOKEN: 'BEARER_TOKEN',
  TWO_STEP: 'TWO_STEP',
  BASIC_WITH_JWT: 'BASIC_WITH_JWT',
  JWT_BEARER: 'JWT_BEARER',
  GOOGLE_SERVICE_ACCOUNT: 'GOOGLE_SERVICE_ACCOUNT',
  AWS_SIGV4: 'AWS_SIGV4',
  DCR_OAUTH: 'DCR_OAUTH',
  NO_AUTH: 'NO_AUTH',
} satisfies { readonly [Name in AuthFacts['scheme']]: Name })
export type SchemeName = AuthFacts['scheme']
