import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import oauthSign from 'oauth-sign'
import { type Origins, origins } from '../../src/core/origins.ts'

export const CONSUMER = { clientId: 'printer&co', clientSecret: 's/ecr=t+' }

const ORIGIN = 'https://photos.test'
const FORM = 'application/x-www-form-urlencoded'

/** A server of photographs that knows OAuth 1.0a, verified by a library that the signer does not use. */
export interface Photos {
  readonly origins: Origins
  /** The protocol parameters and headers of every request that was signed well. */
  readonly seen: Record<string, string>[]
  /** What the next request gets, in place of an answer. */
  next: { status: number; body: string; headers?: Record<string, string> } | undefined
  close(): Promise<void>
}

interface Token {
  readonly secret: string
  readonly callback: string
  readonly verifier: string
}

const random = () => randomBytes(12).toString('base64') // with characters that need encoding

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

function protocolOf({ headers }: IncomingMessage): Record<string, string> {
  const pairs = (headers.authorization ?? '').replace(/^OAuth /, '').split(/,\s*/)
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, name = '', value = ''] = /^(\w+)="([^"]*)"$/.exec(pair) ?? []
      return [name, decodeURIComponent(value)]
    }),
  )
}

/** Every value of every parameter, as {@link oauthSign} wants them. */
function grouped(pairs: Iterable<[string, string]>): Record<string, string[]> {
  const groups: Record<string, string[]> = {}
  for (const [name, value] of pairs) groups[name] = [...(groups[name] ?? []), value]
  return groups
}

export async function servePhotos(): Promise<Photos> {
  const tokens = new Map<string, Token>()
  const nonces = new Set<string>()

  /** The token's secrets fit, and the nonce is new; or what is wrong. */
  async function verify(request: IncomingMessage, url: URL): Promise<string | undefined> {
    const { oauth_signature, realm: _, ...protocol } = protocolOf(request)
    const type = request.headers['content-type'] ?? ''
    const form = new URLSearchParams(type.startsWith(FORM) ? await read(request) : '')
    const { oauth_nonce = '', oauth_timestamp = '', oauth_signature_method = '' } = protocol
    if (protocol['oauth_consumer_key'] !== CONSUMER.clientId) return 'consumer_key_unknown'
    if (nonces.has(oauth_nonce) || !/^\d{10}$/.test(oauth_timestamp)) return 'nonce_used'
    nonces.add(oauth_nonce)
    const parameters = grouped([...Object.entries(protocol), ...url.searchParams, ...form])
    const expected = oauthSign.sign(
      oauth_signature_method,
      request.method ?? '',
      `${ORIGIN}${url.pathname}`,
      parameters,
      CONSUMER.clientSecret,
      tokens.get(protocol['oauth_token'] ?? '')?.secret,
    )
    return oauth_signature === expected ? undefined : 'signature_invalid'
  }

  function issue(response: ServerResponse, callback: string, more: Record<string, string>) {
    const [token, secret, verifier] = [random(), random(), random()]
    tokens.set(token, { secret, callback, verifier })
    const answer = { oauth_token: token, oauth_token_secret: secret, ...more }
    response.writeHead(200, { 'content-type': FORM }).end(String(new URLSearchParams(answer)))
  }

  /** The page where the user says yes; `?deny` stands for no. */
  function authorize(response: ServerResponse, url: URL) {
    const name = url.searchParams.get('oauth_token') ?? ''
    const { callback = '', verifier = '' } = tokens.get(name) ?? {}
    const location = new URL(callback)
    if (url.searchParams.has('deny')) location.searchParams.set('denied', name)
    else {
      location.searchParams.set('oauth_token', name)
      location.searchParams.set('oauth_verifier', verifier)
    }
    response.writeHead(302, { location: location.href }).end()
  }

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', ORIGIN)
    const refuse = (problem: string) =>
      response.writeHead(401, { 'content-type': FORM }).end(`oauth_problem=${problem}`)
    const { next } = photos
    photos.next = undefined
    if (next) return response.writeHead(next.status, next.headers).end(next.body)
    if (url.pathname === '/authorize') return authorize(response, url)
    const protocol = protocolOf(request)
    const problem = await verify(request, url)
    if (problem) return refuse(problem)
    photos.seen.push({ ...protocol, method: request.method ?? '' })
    const { oauth_token = '', oauth_callback = '', oauth_verifier } = protocol
    if (url.pathname === '/initiate') {
      return issue(response, oauth_callback, { oauth_callback_confirmed: 'true' })
    }
    const token = tokens.get(oauth_token)
    if (!token) return refuse('token_rejected')
    if (url.pathname !== '/token') return response.end('a photo')
    if (token.verifier !== oauth_verifier) return refuse('token_rejected')
    tokens.delete(oauth_token)
    return issue(response, '', { user_nsid: '21207597@N07', fullname: 'Jamal Fanaian' })
  }

  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const photos: Photos = {
    origins: origins(JSON.stringify({ [ORIGIN]: `http://127.0.0.1:${port}` })),
    seen: [],
    next: undefined,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
  return photos
}
