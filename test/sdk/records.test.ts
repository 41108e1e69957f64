import { describe, expect, it } from 'vitest'
import { json, problem, serviceOf } from './_service.ts'

const paths = (requests: readonly { path: string }[]) => requests.map(({ path }) => path)

/** NDJSON that arrives in pieces which know nothing of lines. */
const pieces = (...texts: string[]) =>
  new Response(
    new ReadableStream({
      start(controller) {
        for (const text of texts) controller.enqueue(new TextEncoder().encode(text))
        controller.close()
      },
    }),
  )

describe('the logs of a toolset', () => {
  it('are asked with the filters of the service, a page after the other', async () => {
    const first = json({ items: [{ id: 'log_1' }], nextCursor: 'c' })
    const last = json({ items: [{ id: 'log_2' }], nextCursor: null })
    const { toolset, requests } = serviceOf([first, last])
    const ids: string[] = []
    const wish = { entityId: 'ada', connectionId: 'conn_1', successful: false, limit: 1 }
    for await (const { id } of await toolset.logs.list(wish)) ids.push(id)
    expect(ids).toEqual(['log_1', 'log_2'])
    const asked = '/v1/entities/ada/logs?successful=false&limit=1&connection=conn_1'
    expect(paths(requests)).toEqual([asked, `${asked}&cursor=c`])
  })

  it('are checked, as is what changed in the project', async () => {
    const { toolset, requests } = serviceOf([json({ items: [], nextCursor: null, valid: true })])
    await toolset.logs.verify('ada', 'jws')
    await toolset.audit.list({ entityId: 'ada', actor: 'root' })
    expect(await toolset.audit.verify()).toMatchObject({ valid: true })
    expect(paths(requests)).toEqual([
      '/v1/entities/ada/log-proof?signature=jws',
      '/v1/audit?actor=root&entity=ada',
      '/v1/audit/verify',
    ])
  })
})

describe('the exports of a toolset', () => {
  it('come line by line, wherever the pieces end', async () => {
    const { toolset, requests } = serviceOf([
      () =>
        pieces('{"kind":"call","id"', ':"1"}\n{"kind":"call","id":"2"}\n{"kind"', ':"audit"}\n'),
    ])
    const lines: unknown[] = []
    for await (const line of toolset.exports.entity('a/b')) lines.push(line)
    expect(lines).toEqual([{ kind: 'call', id: '1' }, { kind: 'call', id: '2' }, { kind: 'audit' }])
    expect(paths(requests)).toEqual(['/v1/entities/a%2Fb/export'])
  })

  it('never end early without a word', async () => {
    const { toolset } = serviceOf([() => pieces('{"kind":"call"}\n{"kind":"aud')])
    const lines = toolset.exports.project()
    expect((await lines.next()).value).toEqual({ kind: 'call' })
    await expect(lines.next()).rejects.toMatchObject({ code: 'network' })
  })

  it('say so where it is not the service that answers', async () => {
    const { toolset } = serviceOf([() => pieces('<!doctype html>\n<title>Our product</title>\n')])
    const refused = { code: 'unexpected-answer', status: 200 }
    await expect(toolset.exports.project().next()).rejects.toMatchObject(refused)
  })

  it('say what went wrong', async () => {
    const { toolset } = serviceOf([problem(403, 'forbidden')])
    await expect(toolset.exports.project().next()).rejects.toMatchObject({ code: 'forbidden' })
  })
})
