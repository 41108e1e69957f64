import { env } from 'cloudflare:workers'
import type { OAuthClientProvider } from '@modelcontextprotocol/sdk/client/auth.js'
import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { CfWorkerJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/cfworker'
import { decodeJwt, generateKeyPair, SignJWT } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { formsOf, HttpBrowser } from '../browser-by-http.ts'
import { connected, lendGithub } from '../flows/_github.ts'
import { newProject, ORIGIN, worker } from '../worker.ts'
import { post, rpc } from './_mcp.ts'

const { LOGIN } = env as unknown as { LOGIN: string }
const ISSUER = 'https://login.acme.example'
const RESOURCE = `${ORIGIN}/mcp/p/mcp-users`

/** The world as a client on a user's desk sees it. */
async function reach(request: Request): Promise<Response> {
  const url = new URL(request.url)
  if (url.origin === ORIGIN) return worker(request)
  if (url.origin !== ISSUER) throw new Error(`nobody is at ${url.origin}`)
  const moved = new Request(`${LOGIN}${url.pathname}${url.search}`, request)
  return fetch(moved, { redirect: 'manual' })
}

/** A client that keeps what it is told, and stops where its user would go to a browser. */
class Desk implements OAuthClientProvider {
  readonly redirectUrl = 'https://client.example/callback'
  readonly clientMetadata = {
    client_name: 'A desktop client',
    redirect_uris: [this.redirectUrl],
    grant_types: ['authorization_code'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
    scope: 'mcp',
  }
  #client: Awaited<ReturnType<OAuthClientProvider['clientInformation']>>
  #tokens: Awaited<ReturnType<OAuthClientProvider['tokens']>>
  #verifier = ''
  wanted: URL | undefined

  clientInformation = () => this.#client
  saveClientInformation: NonNullable<OAuthClientProvider['saveClientInformation']> = (client) => {
    this.#client = client
  }
  tokens = () => this.#tokens
  saveTokens: OAuthClientProvider['saveTokens'] = (tokens) => {
    this.#tokens = tokens
  }
  redirectToAuthorization = (url: URL) => {
    this.wanted = url
  }
  saveCodeVerifier = (verifier: string) => {
    this.#verifier = verifier
  }
  codeVerifier = () => this.#verifier
}

const transportOf = (authProvider: Desk) =>
  new StreamableHTTPClientTransport(new URL(RESOURCE), {
    authProvider,
    fetch: (url, init) => reach(new Request(url, init)),
  })

const newClient = () =>
  new Client(
    { name: 'desk', version: '1' },
    { jsonSchemaValidator: new CfWorkerJsonSchemaValidator() },
  )

type Transport = Parameters<Client['connect']>[0]

/** Signs in at the authorization server, and agrees. @returns the code that the client gets */
async function agree(url: URL, login: string): Promise<string> {
  const browser = new HttpBrowser(reach)
  const atClient = (next: URL) => next.host === 'client.example'
  let page = await browser.open(url, {}, atClient)
  for (let steps = 0; page.url.host !== 'client.example' && steps < 3; steps++) {
    const [form] = formsOf(page)
    if (!form) throw new Error(`no form: ${page.status} ${page.text.slice(0, 400)}`)
    const fields = { ...form.fields, ...('login' in form.fields && { login, password: 'x' }) }
    page = await browser.submit(form.action, fields, atClient)
  }
  return page.url.searchParams.get('code') ?? ''
}

/** A client whose user has signed in as `login`. */
async function signedIn(login: string): Promise<{ client: Client; desk: Desk }> {
  const desk = new Desk()
  const first = transportOf(desk)
  const refusal: unknown = await newClient()
    .connect(first as unknown as Transport)
    .catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(UnauthorizedError)
  await first.finishAuth(await agree(desk.wanted ?? new URL(ISSUER), login))
  const client = newClient()
  await client.connect(transportOf(desk) as unknown as Transport)
  return { client, desk }
}

let key: string
beforeAll(async () => {
  key = await newProject('mcp-users')
  await lendGithub()
})

describe("a user who signs in at the developer's authorization server", () => {
  it('is the entity: found, registered, signed in and acting with nothing but the URL', async () => {
    await connected(key, 'ada', 'ada')
    const { client, desk } = await signedIn('ada')
    const name = 'GITHUB_GET_THE_AUTHENTICATED_USER'
    const { structuredContent } = await client.callTool({ name, arguments: {} })
    expect(structuredContent).toMatchObject({ data: { login: 'ada' } })
    const claims = decodeJwt(desk.tokens()?.access_token ?? '')
    expect(claims).toMatchObject({ iss: ISSUER, aud: RESOURCE, sub: 'ada' })
    expect(desk.wanted?.searchParams.get('resource')).toBe(RESOURCE)
  })

  it('opens neither the API nor another project with it', async () => {
    const { desk } = await signedIn('ada')
    const authorization = `Bearer ${desk.tokens()?.access_token}`
    const api = new Request(`${ORIGIN}/v1/entities/ada/connections`, { headers: { authorization } })
    expect((await worker(api)).status).toBe(401)
    expect((await post(rpc('ping'), { authorization })).status).toBe(401)
    expect((await post(rpc('ping'), { authorization }, '/mcp/p/mcp-users')).status).toBe(200)
  })

  it('never has the token passed on: an app sees its own credentials (C5)', async () => {
    const { client } = await signedIn('grace')
    await connected(key, 'grace', 'octocat')
    const name = 'GITHUB_GET_THE_AUTHENTICATED_USER'
    const { structuredContent } = await client.callTool({ name, arguments: {} })
    expect(structuredContent).toMatchObject({ data: { login: 'octocat' } })
  })
})

describe('an access token that is not for us', () => {
  const ask = (token: string) =>
    post(rpc('ping'), { authorization: `Bearer ${token}` }, '/mcp/p/mcp-users')

  /** Signed by somebody else, whatever it says. */
  const forged = async (claims: object) => {
    const { privateKey } = await generateKeyPair('RS256')
    return new SignJWT({ iss: ISSUER, aud: RESOURCE, sub: 'ada', scope: 'mcp', ...claims })
      .setProtectedHeader({ alg: 'RS256' })
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey)
  }

  it('is refused, with where to get one', async () => {
    const { status, headers } = await ask(await forged({}))
    expect(status).toBe(401)
    expect(headers.get('www-authenticate')).toBe(
      `Bearer error="invalid_token", scope="mcp", resource_metadata="${ORIGIN}/.well-known/oauth-protected-resource/mcp/p/mcp-users"`,
    )
    const metadata = await worker(
      new Request(`${ORIGIN}/.well-known/oauth-protected-resource/mcp/p/mcp-users`),
    )
    expect(await metadata.json()).toMatchObject({
      resource: RESOURCE,
      authorization_servers: [ISSUER],
      scopes_supported: ['mcp'],
    })
  })

  /** Signed by the authorization server itself. */
  const signed = async (claims: object) => {
    const now = Math.floor(Date.now() / 1000)
    const usual = { iss: ISSUER, aud: RESOURCE, sub: 'ada', scope: 'mcp', iat: now, exp: now + 60 }
    const all = JSON.stringify({ ...usual, ...claims })
    return (await fetch(`${LOGIN}/_sign?claims=${encodeURIComponent(all)}`)).text()
  }
  const past = Math.floor(Date.now() / 1000) - 3600

  it.each([
    ['as it should be', {}, 200, undefined],
    ['for many, us among them', { aud: ['https://other.example', RESOURCE] }, 200, undefined],
    ['for another server', { aud: 'https://other.example/mcp' }, 401, 'invalid_token'],
    ['for the origin alone', { aud: ORIGIN }, 401, 'invalid_token'],
    ['for another project', { aud: `${ORIGIN}/mcp` }, 401, 'invalid_token'],
    ['for nobody in particular', { aud: undefined }, 401, 'invalid_token'],
    ['of another issuer', { iss: 'https://login.evil.example' }, 401, 'invalid_token'],
    ['from an hour ago', { exp: past }, 401, 'invalid_token'],
    ['for ever', { exp: undefined }, 401, 'invalid_token'],
    ['for later', { nbf: past + 7200 }, 401, 'invalid_token'],
    ['of nobody', { sub: undefined }, 401, 'invalid_token'],
    ['of a name that is none', { sub: '' }, 401, 'invalid_token'],
    ['without the scope', { scope: 'mcpx openid' }, 403, 'insufficient_scope'],
  ])('%s is answered as such', async (_, claims, status, error) => {
    const answer = await ask(await signed(claims))
    expect(answer.status).toBe(status)
    const challenge = answer.headers.get('www-authenticate') ?? ''
    expect(/error="(\w+)"/.exec(challenge)?.[1]).toBe(error)
  })

  it('is refused unsigned, or signed with what everybody has', async () => {
    const { desk } = await signedIn('ada')
    const [header = '', payload = '', signature = ''] = desk.tokens()?.access_token.split('.') ?? []
    const none = btoa(JSON.stringify({ alg: 'none' })).replaceAll('=', '')
    const symmetric = await new SignJWT({ iss: ISSUER, aud: RESOURCE, sub: 'ada', scope: 'mcp' })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode('what everybody has, 32 bytes long'))
    const bob = btoa(JSON.stringify({ ...decodeJwt(`${header}.${payload}.x`), sub: 'bob' }))
    const changed = `${header}.${bob.replaceAll('=', '')}.${signature}`
    for (const token of [`${none}.${payload}.x`, symmetric, changed]) {
      expect((await ask(token)).status).toBe(401)
    }
  })
})
