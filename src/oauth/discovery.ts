import * as oauth from 'oauth4webapi'
import * as z from 'zod'
import { ServiceError } from '../core/errors.ts'
import { send } from '../core/http.ts'
import type { Origins } from '../core/origins.ts'
import { hangUp } from '../core/read-body.ts'
import { readFields } from './json-answer.ts'

const Texts = z.lazy(() => z.array(z.string()))
const Endpoint = z.url({ protocol: /^https$/ })

/** An authorization server's metadata (RFC 8414 section 2), as far as we act on it. */
const ServerMetadata = z.lazy(() =>
  z.object({
    issuer: z.url({ protocol: /^https$/ }),
    authorization_endpoint: Endpoint,
    token_endpoint: Endpoint,
    registration_endpoint: Endpoint.optional(),
    revocation_endpoint: Endpoint.optional(),
    scopes_supported: Texts.optional(),
    grant_types_supported: Texts.optional(),
    token_endpoint_auth_methods_supported: Texts.optional(),
    code_challenge_methods_supported: Texts.optional(),
    authorization_response_iss_parameter_supported: z.boolean().optional(),
  }),
)
export type ServerMetadata = z.infer<typeof ServerMetadata>

/** Metadata of a protected resource (RFC 9728 section 2). */
const ResourceMetadata = z.lazy(() =>
  z.object({
    resource: z.url({ protocol: /^https$/ }),
    authorization_servers: Texts.optional(),
    scopes_supported: Texts.optional(),
  }),
)
type ResourceMetadata = z.infer<typeof ResourceMetadata>

/** What an address told of itself. */
export interface Discovered {
  readonly server: ServerMetadata
  /** What tokens are to be asked for (RFC 8707); `undefined` where the address is an issuer. */
  readonly resource: string | undefined
  /** What the resource wants of a token; may be none. */
  readonly scopes: readonly string[]
}

const TIMEOUT_MS = 10_000

/**
 * Finds the authorization server of a protected resource (RFC 9728), such as an MCP server, or of an
 * address that is an issuer itself (RFC 8414, OpenID Connect Discovery).
 *
 * @throws {ServiceError} `upstream-refused` where metadata is of somebody else or names an endpoint
 *   we do not go to, `scheme-unsupported` where there is none or it refuses S256, else
 *   `upstream-unavailable` or `upstream-timeout`
 */
export async function discover(address: string, origins: Origins): Promise<Discovered> {
  const url = new URL(address)
  const challenge = await challengeOf(url, origins)
  const metadata = await resourceMetadata(url, challenge['resource_metadata'], origins)
  const [named] = metadata?.authorization_servers ?? []
  const issuers = named === undefined ? [url.href, url.origin] : [named]
  const server = checkedServer(await serverMetadata(issuers, origins))
  const scopes = challenge['scope']?.split(' ').filter(Boolean) ?? metadata?.scopes_supported ?? []
  return { server, resource: metadata?.resource, scopes }
}

/** What the resource says to a request without a token (RFC 9728 section 5.1); it need not. */
async function challengeOf(url: URL, origins: Origins): Promise<Record<string, string>> {
  // oauth4webapi reads the challenge; its token stays here.
  const withoutToken = () => get(url, origins, 'application/json, text/event-stream')
  const options = { [oauth.customFetch]: withoutToken }
  try {
    const answer = await oauth.protectedResourceRequest(
      'none',
      'GET',
      url,
      undefined,
      null,
      options,
    )
    await hangUp(answer)
  } catch (error) {
    if (!(error instanceof oauth.WWWAuthenticateChallengeError)) return {} // metadata may do
    await hangUp(error.response)
    const bearer = error.cause.find(({ scheme }) => scheme === 'bearer')
    return { ...bearer?.parameters } as Record<string, string> // the library parses texts only
  }
  return {}
}

const get = (url: URL, origins: Origins, accept = 'application/json'): Promise<Response> => {
  const headers = new Headers({ accept, 'user-agent': 'behalf' })
  const options = { origins, hosts: [url.host], timeoutMs: TIMEOUT_MS, redirects: 0 }
  return send({ url, method: 'GET', headers }, options)
}

/**
 * A metadata document, ready for oauth4webapi's checks. `undefined` where there is none: a page for
 * humans with status 200 is none either.
 */
async function documentAt(url: URL, origins: Origins): Promise<Response | undefined> {
  const response = await get(url, origins)
  if (response.status === 429 || response.status >= 500) {
    await hangUp(response)
    throw new ServiceError('upstream-unavailable', `${url.host} answered ${response.status}`)
  }
  const fields = await readFields(response)
  return response.status === 200 && fields ? Response.json(fields) : undefined
}

const well = (url: URL, name: string): URL =>
  new URL(`/.well-known/${name}${url.pathname.replace(/\/$/, '')}`, url.origin)

/** RFC 9728 section 3: where the challenge says, else under the path, else under the root. */
async function resourceMetadata(
  url: URL,
  told: string | undefined,
  origins: Origins,
): Promise<ResourceMetadata | undefined> {
  const name = 'oauth-protected-resource'
  const places = [well(url, name), well(new URL(url.origin), name)]
  if (told && URL.canParse(told)) places.unshift(new URL(told))
  for (const place of unique(places)) {
    const document = await documentAt(place, origins)
    if (!document) continue
    const metadata = ResourceMetadata.safeParse(await document.clone().json()).data
    if (!metadata || !covers(metadata.resource, url)) {
      throw new ServiceError('upstream-refused', `${place.href} is not the metadata of ${url.href}`)
    }
    await checked(() =>
      oauth.processResourceDiscoveryResponse(new URL(metadata.resource), document),
    )
    return metadata
  }
  return undefined
}

/**
 * Whether a resource identifier stands for this URL: the same (RFC 9728 section 3.3), or a path above
 * it on the same origin, as MCP servers have it and MCP's own SDK takes it.
 */
function covers(resource: string, url: URL): boolean {
  const { origin, pathname, search, hash } = new URL(resource)
  const above = pathname.replace(/\/*$/, '/')
  const path = url.pathname.replace(/\/*$/, '/')
  return origin === url.origin && path.startsWith(above) && search === '' && hash === ''
}

/** RFC 8414 section 3.1 (path inserted), then OpenID Connect's places, inserted and appended. */
function placesOf(issuer: URL): URL[] {
  const appended = `${issuer.pathname.replace(/\/$/, '')}/.well-known/openid-configuration`
  return unique([
    well(issuer, 'oauth-authorization-server'),
    well(issuer, 'openid-configuration'),
    new URL(appended, issuer.origin),
  ])
}

const unique = (urls: readonly URL[]): URL[] =>
  [...new Set(urls.map(({ href }) => href))].map((href) => new URL(href))

/** The first metadata that names the issuer it was found under (RFC 8414 section 3.3). */
export async function serverMetadata(
  issuers: readonly string[],
  origins: Origins,
): Promise<oauth.AuthorizationServer> {
  let fault = new ServiceError('scheme-unsupported', `${issuers[0]} has no OAuth metadata`)
  for (const issuer of new Set(issuers)) {
    if (!URL.canParse(issuer)) continue
    for (const place of placesOf(new URL(issuer))) {
      const document = await documentAt(place, origins)
      if (!document) continue
      try {
        return await oauth.processDiscoveryResponse(new URL(issuer), document)
      } catch (cause) {
        const detail = `${place.href} is not the metadata of ${issuer}`
        fault = new ServiceError('upstream-refused', detail, {}, { cause })
      }
    }
  }
  throw fault
}

function checkedServer(metadata: oauth.AuthorizationServer): ServerMetadata {
  const { data, error } = ServerMetadata.safeParse(metadata)
  if (!data) {
    const [field = 'issuer'] = error.issues.map(({ path }) => path.join('.'))
    throw new ServiceError('upstream-refused', `${metadata.issuer} has no usable ${field}`)
  }
  const methods = data.code_challenge_methods_supported
  if (!methods || methods.includes('S256')) return data
  const detail = `${data.issuer} does not take PKCE with S256`
  throw new ServiceError('scheme-unsupported', detail)
}

async function checked<T>(check: () => Promise<T>): Promise<T> {
  try {
    return await check()
  } catch (cause) {
    throw new ServiceError(
      'upstream-refused',
      'metadata that RFC 9728 does not know',
      {},
      { cause },
    )
  }
}
