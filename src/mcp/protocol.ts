/**
 * The Model Context Protocol as far as this server speaks it: JSON-RPC 2.0 over streamable HTTP, with
 * tools. Written out here: the server of `@modelcontextprotocol/sdk` brings 62 KiB (gzip), `ajv` among
 * it, which compiles with `eval`, and does not know the stateless revision. Its client is our test.
 */

/** The current revision: every request stands for itself, and says what it speaks in `_meta`. */
export const STATELESS = '2026-07-28'

/** Revisions that begin with `initialize`, the newest first. */
export const WITH_INITIALIZE = ['2025-11-25', '2025-06-18', '2025-03-26'] as const

/** Keys of `_meta` that every request of {@link STATELESS} carries. */
export const META = {
  version: 'io.modelcontextprotocol/protocolVersion',
  capabilities: 'io.modelcontextprotocol/clientCapabilities',
  server: 'io.modelcontextprotocol/serverInfo',
  subscription: 'io.modelcontextprotocol/subscriptionId',
} as const

export type Json = Readonly<Record<string, unknown>>

/** JSON-RPC 2.0 section 5.1, and what MCP adds. */
const CODES = {
  parse: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internal: -32603,
  /** The headers do not say what the body says. */
  headerMismatch: -32020,
  unsupportedVersion: -32022,
  /** The user is to follow a link first; its `data` says which. */
  urlElicitationRequired: -32042,
} as const

/** An answer that is an error of the protocol, not of a tool. */
export class RpcError extends Error {
  override readonly name = 'RpcError'
  readonly code: number
  readonly data: Json | undefined
  /** Of the HTTP response that carries it. */
  readonly status: number

  constructor(
    kind: keyof typeof CODES,
    message: string,
    more: { data?: Json; status?: number } = {},
  ) {
    super(message)
    this.code = CODES[kind]
    this.data = more.data
    this.status = more.status ?? 200
  }
}

export type Id = string | number

/** What the other side can do, as far as it matters here. */
export interface Client {
  /** Whether it shows links of ours to its user, and lets them decide. */
  readonly opensUrls: boolean
}

/** One request, as it came. */
export interface Rpc {
  readonly id: Id
  readonly method: string
  readonly params: Json
  /** Whether it speaks {@link STATELESS}. */
  readonly stateless: boolean
  readonly client: Client
}

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const success = (id: Id, result: Json): Json => ({ jsonrpc: '2.0', id, result })

export const failure = (id: Id | null, { code, message, data }: RpcError): Json => ({
  jsonrpc: '2.0',
  id,
  error: { code, message, ...(data && { data }) },
})

export const notification = (method: string, params?: Json): Json => ({
  jsonrpc: '2.0',
  method,
  ...(params && { params }),
})
