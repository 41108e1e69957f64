import { describe, expect, inject, it } from 'vitest'

const { bare } = inject('mcp')

describe('a client whose requests are refused', () => {
  it('is answered each time, on a connection that it keeps', async () => {
    const ping = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' })
    const answers = new Map<string, number>()
    for (let sent = 0; sent < 300; sent += 1) {
      const response = await fetch(bare, { method: 'POST', body: ping })
      const answer = `${response.status}: ${await response.text()}`.slice(0, 5)
      answers.set(answer, (answers.get(answer) ?? 0) + 1)
    }
    expect([...answers]).toEqual([['401: ', 300]])
  })
})
