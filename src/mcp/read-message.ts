import type { HonoRequest } from 'hono'
import { bodyText } from '../routes/request-body.ts'
import {
  type Client,
  isRecord,
  type Json,
  META,
  type Rpc,
  RpcError,
  STATELESS,
  WITH_INITIALIZE,
} from './protocol.ts'
import { sessionFacts } from './session-id.ts'

const MAX_BATCH = 20

/** What a POST holds: one message, or several of a revision that still knew batches. */
interface Posted {
  /** In order; `undefined` for what wants no answer. */
  readonly messages: readonly (Rpc | undefined)[]
  readonly isBatch: boolean
}

const refused = (kind: 'parse' | 'invalidRequest', message: string, status = 400) =>
  new RpcError(kind, message, { status })

/** @throws {RpcError} where the request is none of a revision that we speak; and as {@link bodyText} */
export async function readPosted(req: HonoRequest): Promise<Posted> {
  const body = await readJson(req)
  const isBatch = Array.isArray(body)
  const parts: unknown[] = isBatch ? body : [body]
  if (parts.length === 0 || parts.length > MAX_BATCH) {
    throw refused('invalidRequest', `a batch has 1 to ${MAX_BATCH} messages`)
  }
  const messages = parts.map((part) => readMessage(part, req.raw.headers))
  if (isBatch && messages.some((message) => message?.stateless)) {
    throw refused('invalidRequest', `revision ${STATELESS} has no batches`)
  }
  return { messages, isBatch }
}

async function readJson(req: HonoRequest): Promise<unknown> {
  const type = req.header('content-type') ?? ''
  if (!/^application\/json\s*(?:;|$)/i.test(type)) {
    throw refused('invalidRequest', 'Content-Type must be application/json', 415)
  }
  const text = await bodyText(req, 'a message')
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw refused('parse', 'the body is not JSON')
  }
}

/** @returns `undefined` for notifications and for answers to what we never ask on a stream */
function readMessage(body: unknown, headers: Headers): Rpc | undefined {
  if (!isRecord(body) || body['jsonrpc'] !== '2.0') {
    throw refused('invalidRequest', 'not a message of JSON-RPC 2.0')
  }
  const { id, method, params = {} } = body
  if (typeof method !== 'string') {
    if ('result' in body || 'error' in body) return undefined
    throw refused('invalidRequest', 'a message has a method')
  }
  if (id === undefined) return undefined
  if (typeof id !== 'string' && !Number.isInteger(id)) {
    throw refused('invalidRequest', 'an id is a string or a whole number')
  }
  if (!isRecord(params)) throw new RpcError('invalidParams', 'params is an object')
  const request = { id: id as string | number, method, params }
  return speaksStateless(request, headers)
    ? { ...request, stateless: true, client: declared(request.params) }
    : { ...request, stateless: false, client: sessionFacts(headers.get('mcp-session-id')) }
}

type Bare = Pick<Rpc, 'method' | 'params'>

const metaOf = (params: Json): Json => (isRecord(params['_meta']) ? params['_meta'] : {})

/** The body says which revision a request speaks; headers must say the same. */
function speaksStateless({ method, params }: Bare, headers: Headers): boolean {
  const told = headers.get('mcp-protocol-version')
  const claimed = metaOf(params)[META.version]
  if (claimed === undefined) {
    if (told === STATELESS) {
      const detail = `params._meta lacks ${META.version}`
      throw new RpcError('invalidParams', detail, { status: 400 })
    }
    const known = told === null || (WITH_INITIALIZE as readonly string[]).includes(told)
    if (method !== 'initialize' && !known) throw unsupported(told)
    return false
  }
  if (claimed !== STATELESS) throw unsupported(String(claimed))
  if (!isRecord(metaOf(params)[META.capabilities])) {
    const detail = `params._meta lacks ${META.capabilities}`
    throw new RpcError('invalidParams', detail, { status: 400 })
  }
  assertSame('MCP-Protocol-Version', told, claimed)
  assertSame('Mcp-Method', headers.get('mcp-method'), method)
  const name = params['name']
  if (method === 'tools/call' && typeof name === 'string') {
    assertSame('Mcp-Name', decoded(headers.get('mcp-name')), name)
  }
  return true
}

const unsupported = (requested: string) =>
  new RpcError('unsupportedVersion', `revision ${requested.slice(0, 40)} is not spoken here`, {
    data: { supported: [STATELESS, ...WITH_INITIALIZE], requested: requested.slice(0, 40) },
    status: 400,
  })

function assertSame(header: string, told: string | null, meant: string): void {
  if (told?.trim() === meant) return
  const detail = told === null ? `the header ${header} is missing` : `${header} is not the body's`
  throw new RpcError('headerMismatch', detail, { status: 400 })
}

/** What a header cannot hold stands in it as `=?base64?...?=`. */
function decoded(value: string | null): string | null {
  const [, encoded] = /^=\?base64\?(.*)\?=$/i.exec(value?.trim() ?? '') ?? []
  if (encoded === undefined) return value
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0)))
  } catch {
    return ''
  }
}

const declared = (params: Json): Client => clientOf(metaOf(params)[META.capabilities])

/** @param capabilities as a client declares them */
export function clientOf(capabilities: unknown): Client {
  const elicitation = isRecord(capabilities) ? capabilities['elicitation'] : undefined
  return { opensUrls: isRecord(elicitation) && isRecord(elicitation['url']) }
}
