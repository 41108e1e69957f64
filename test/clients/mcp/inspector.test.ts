import { describe, expect, inject, it } from 'vitest'
import { walkConsent } from '../../../scripts/walk-consent.ts'
import { fileOf, run } from './_run.ts'

const { url, bare, token, home } = inject('mcp')

const inspect = async (...args: string[]) => {
  const program = fileOf('@modelcontextprotocol/inspector', 'clients/launcher/build/index.js')
  const { code, out, err } = await run(home, [program, '--cli', ...args])
  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers the way a caller would
  return { code, err, answer: (code === 0 ? JSON.parse(out) : undefined) as any }
}

const ways = [
  ['2025-11-25, by its address alone', [url, '--transport', 'http', '--protocol-era', 'legacy']],
  [
    '2026-07-28, by a header',
    [bare, '--header', `Authorization: Bearer ${token}`, '--protocol-era', 'modern'],
  ],
] as const

describe.each(ways)('@modelcontextprotocol/inspector in revision %s', (_, target) => {
  it('lists tools, and finds no fault with their schemas', async () => {
    const { code, err, answer } = await inspect(...target, '--method', 'tools/list', '--strict')
    expect(code, err).toBe(0)
    const names = answer.tools.map(({ name }: { name: string }) => name)
    expect(names).toContain('BEHALF_SEARCH_ACTIONS')
  })

  it('connects an app, and calls its tools', async () => {
    const call = (name: string, ...args: string[]) =>
      inspect(
        ...[...target, '--method', 'tools/call', '--tool-name', name],
        ...args.flatMap((arg) => ['--tool-arg', arg]),
      )
    const { answer, err } = await call('BEHALF_CONNECT', 'app=github')
    const { status, redirectUrl } = answer?.structuredContent.data ?? {}
    expect(['INITIATED', 'ACTIVE'], err).toContain(status)
    if (redirectUrl) await walkConsent(redirectUrl, 'ada')
    const { answer: who, ...rest } = await call(
      'BEHALF_EXECUTE',
      ...['action=GITHUB_GET_THE_AUTHENTICATED_USER', 'arguments={}'],
    )
    expect(rest.code, rest.err).toBe(0)
    expect(who.structuredContent.data.login).toBe('ada')
    const { answer: tools } = await inspect(...target, '--method', 'tools/list', '--strict')
    expect(tools.tools.length).toBeGreaterThan(10)
  })
})
