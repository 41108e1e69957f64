import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import { readForeignJson } from '../../core/foreign-json.ts'
import type { ActionFunction, Call } from '../run.ts'

const Answer = z.object({
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
})

/** One request of JSON-RPC, answered as JSON or as the one event of a stream. */
async function ask(call: Call, method: string, params: Record<string, unknown>): Promise<unknown> {
  const body = { jsonrpc: '2.0', id: 1, method, params }
  const said = await call({ method: 'POST', path: '/mcp', body })
  const { result, error } = Answer.parse(typeof said === 'string' ? lastEvent(said) : said)
  if (!error) return result
  throw new ServiceError('upstream-unavailable', `the MCP server refused ${method}`)
}

/** The last message of an event stream, which is the answer; `{}` where there is none. */
function lastEvent(stream: string): unknown {
  const data = stream.split(/\r?\n/).filter((line) => line.startsWith('data:'))
  const read = readForeignJson(data.at(-1)?.slice('data:'.length) ?? '')
  if (read) return read.data
  throw new ServiceError('upstream-unavailable', 'the MCP server did not answer in JSON-RPC')
}

/** Calls of an MCP server's tools. */
export const functions: Readonly<Record<string, ActionFunction>> = {
  'mcp.list-tools': ({ cursor }, call) =>
    ask(call, 'tools/list', cursor === undefined ? {} : { cursor }),
  'mcp.call-tool': ({ name, arguments: args = {} }, call) =>
    ask(call, 'tools/call', { name, arguments: args }),
}
