import { DynamicStructuredTool } from '@langchain/core/tools'
import { createTool } from '@mastra/core/tools'
import { asSchema } from 'ai'
import { describe, expect, it } from 'vitest'
import { langchainTools } from '../../src/sdk/langchain.ts'
import { mastraTools } from '../../src/sdk/mastra.ts'
import { vercelTools } from '../../src/sdk/vercel.ts'
import { json, problem, result, serviceOf } from './_service.ts'

const inputSchema = {
  type: 'object',
  properties: { title: { type: 'string', description: 'Of the issue.' } },
  required: ['title'],
}
const listed = json([{ name: 'X_Y', description: 'Does it.', inputSchema, annotations: {} }])
const wish = { entityId: 'ada', actions: ['X_Y'] }
const refused = problem(409, 'connection-missing', { detail: 'connect it first' })
const told = { successful: true, data: 'done', error: null }
const failed = {
  ...{ successful: false, data: null, error: 'connect it first', code: 'connection-missing' },
}

/** Two calls of the tool: one that works, one that fails. */
const scripted = () => serviceOf([listed, json(result('done')), refused])
type Seen = ReturnType<typeof scripted>['requests']

const expectCalls = (requests: Seen) => {
  expect(requests.map(({ path }) => path)).toEqual([
    '/v1/tools?actions=X_Y&format=mcp',
    '/v1/entities/ada/actions/X_Y',
    '/v1/entities/ada/actions/X_Y',
  ])
  expect(requests[1]?.body).toEqual({ arguments: { title: 'a' } })
}

describe('native tools', () => {
  it('are tools of the AI SDK', async () => {
    const { toolset, requests } = scripted()
    const { X_Y: tool } = await vercelTools(toolset, wish)
    if (!tool?.execute) throw new Error('no tool')
    expect(tool.description).toBe('Does it.')
    expect(await asSchema(tool.inputSchema).jsonSchema).toEqual(inputSchema)
    const how = { toolCallId: 'c1', messages: [], context: {} } as never
    expect(await tool.execute({ title: 'a' }, how)).toEqual(told)
    expect(await tool.execute({ title: 'b' }, how)).toEqual(failed)
    expectCalls(requests)
  })

  it('are tools of LangChain', async () => {
    const { toolset, requests } = scripted()
    const [tool] = await langchainTools(toolset, wish)
    if (!tool) throw new Error('no tool')
    expect(tool).toBeInstanceOf(DynamicStructuredTool)
    expect(tool).toMatchObject({ name: 'X_Y', description: 'Does it.', schema: inputSchema })
    expect(JSON.parse((await tool.invoke({ title: 'a' })) as string)).toEqual(told)
    expect(JSON.parse((await tool.invoke({ title: 'b' })) as string)).toEqual(failed)
    expectCalls(requests)
  })

  it('are tools of Mastra', async () => {
    const { toolset, requests } = scripted()
    const tool = (await mastraTools(toolset, wish))['X_Y'] as ReturnType<typeof createTool>
    expect(tool).toBeInstanceOf(createTool({ id: 'x', description: 'x' }).constructor)
    expect(tool).toMatchObject({ id: 'X_Y', description: 'Does it.' })
    expect(await tool.execute?.({ title: 'a' }, {} as never)).toEqual(told)
    expect(await tool.execute?.({ title: 'b' }, {} as never)).toEqual(failed)
    expectCalls(requests)
  })

  it('end with the run that they are a part of', async () => {
    const { toolset } = serviceOf([listed, () => new Promise<Response>(() => undefined)])
    const [tool] = await langchainTools(toolset, wish)
    const controller = new AbortController()
    const call = tool?.invoke({ title: 'a' }, { signal: controller.signal })
    controller.abort(new Error('enough'))
    await expect(call).rejects.toThrow()
  })

  it('go through the hooks', async () => {
    const { toolset, requests } = serviceOf([listed, json(result('done'))])
    const modifiers = {
      schema: (tool: object) => ({ ...tool, description: 'Short.' }) as never,
      before: () => ({ title: 'other' }),
    }
    const [tool] = await langchainTools(toolset, { ...wish, modifiers })
    expect(tool?.description).toBe('Short.')
    await tool?.invoke({ title: 'a' })
    expect(requests[1]?.body).toEqual({ arguments: { title: 'other' } })
  })
})
