import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { ClientCapabilities } from '@modelcontextprotocol/sdk/types.js'
import { CfWorkerJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/cfworker'
import { call, ORIGIN, worker } from '../worker.ts'

/** The Worker for the official client. */
export const fetchWorker = (url: string | URL, init?: RequestInit): Promise<Response> =>
  worker(new Request(url, init))

export interface Door {
  readonly path?: string
  readonly headers?: Record<string, string>
  readonly capabilities?: ClientCapabilities
}

/** An official client that has said hello. */
export async function connectedClient({ path = '/mcp', headers = {}, capabilities = {} }: Door) {
  const client = new Client(
    { name: 'tests', version: '1' },
    { capabilities, jsonSchemaValidator: new CfWorkerJsonSchemaValidator() },
  )
  const transport = new StreamableHTTPClientTransport(new URL(path, ORIGIN), {
    fetch: fetchWorker,
    requestInit: { headers },
  })
  // The SDK's own types disagree under exactOptionalPropertyTypes.
  await client.connect(transport as unknown as Parameters<Client['connect']>[0])
  return client
}

export const asEntity = (key: string, entity: string, more: Omit<Door, 'headers'> = {}) =>
  connectedClient({ ...more, headers: { 'x-api-key': key, 'x-entity-id': entity } })

/** A token for an entity, as the developer makes it. */
export const newToken = async (key: string, entity: string, wish: object = {}) =>
  (await call(key, 'POST', `/v1/entities/${entity}/mcp-tokens`, wish)).body

export interface Posted {
  readonly status: number
  readonly headers: Headers
  /** As parsed; tests say what they expect of it. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers the way a caller would
  readonly body: any
  readonly text: string
}

/** Posts a message by hand. */
export async function post(
  message: unknown,
  headers: Record<string, string>,
  path = '/mcp',
): Promise<Posted> {
  const response = await worker(
    new Request(`${ORIGIN}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      body: typeof message === 'string' ? message : JSON.stringify(message),
    }),
  )
  const text = await response.text()
  const json = /json/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: json ? JSON.parse(text) : undefined,
  }
}

export const rpc = (method: string, params: object = {}, id = 1) => ({
  jsonrpc: '2.0',
  id,
  method,
  params,
})
