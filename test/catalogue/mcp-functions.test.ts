import { expect, it } from 'vitest'
import { functions } from '../../src/catalogue/functions/mcp.ts'
import { fakeApp, run } from './_fake-app.ts'

it('what an MCP server answers in a stream keeps its ids of 64 bits', async () => {
  const message = '{"jsonrpc":"2.0","id":1,"result":{"structuredContent":{"id":9007199254740993}}}'
  const { call } = fakeApp({ 'POST /mcp': `event: message\ndata: ${message}\n\n` })
  const result = await run(functions, 'mcp.call-tool', { name: 'find' }, call)
  expect(result).toEqual({ structuredContent: { id: '9007199254740993' } })
})
