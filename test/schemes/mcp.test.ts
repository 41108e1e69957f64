import { describe, expect, it } from 'vitest'
import { newBrowser } from '../worker.ts'
import {
  act,
  ask,
  begin,
  consent,
  expectSealed,
  fillIn,
  follow,
  integrate,
  later,
  provider,
  read,
} from './_providers.ts'

describe.each([
  { app: 'mcp', fields: { host: 'mcp.acme.example' } },
  { app: 'linear_mcp', fields: undefined },
])('$app by an OAuth server that is discovered', ({ app, fields }) => {
  const { weather, seen } = provider(app)
  const action = (name: string) => `${app.toUpperCase()}_${name}`

  it('registers, connects, calls tools, refreshes and is given back (C2, C3)', async () => {
    const integration = await integrate(app, 'DCR_OAUTH', false)
    const { body } = await begin(integration)
    const browser = newBrowser()
    let page = await follow(body.redirectUrl, browser)
    if (fields) {
      expect(page.text).toContain('name="host"')
      const evil = await fillIn(page, { host: 'mcp.acme.example/@evil' }, browser)
      expect(evil.text).toContain('does not look right')
      page = await fillIn(page, fields, browser)
    }
    page = await consent(page, browser)
    expect(page.text, (await seen()).complaints.join()).toContain('is connected')
    const view = await read(integration, body.id)
    expect(view).toMatchObject({
      status: 'ACTIVE',
      scopes: ['tools'],
      ...(fields && { data: fields }),
    })

    const list = await act(integration, action('LIST_TOOLS'))
    expect(list).toMatchObject({ successful: true, data: { tools: [{ name: 'echo' }] } })
    const call = { name: 'echo', arguments: { text: 'hi' } }
    const echo = { successful: true, data: { content: [call] } }
    expect(await act(integration, action('CALL_TOOL'), call)).toMatchObject(echo)
    const unknown = await act(integration, action('CALL_TOOL'), { name: 'none' })
    expect(unknown).toMatchObject({
      successful: false,
      error: expect.stringContaining('Unknown tool'),
    })

    const { refreshes } = await seen()
    later(3600)
    await weather({ expire: true })
    expect(await act(integration, action('CALL_TOOL'), call)).toMatchObject(echo)
    expect((await seen()).refreshes).toBe(refreshes + 1)
    await expectSealed(integration)
    const removed = await ask(integration.key, 'DELETE', `/v1/connections/${body.id}`)
    expect(removed.body.revoked).toBe(true)
    const { revoked, complaints } = await seen()
    expect(revoked.length).toBeGreaterThan(0)
    expect(complaints).toEqual([])
  })
})
