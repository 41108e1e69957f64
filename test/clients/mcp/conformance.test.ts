import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { fileOf, run } from './_run.ts'

const { url, home } = inject('mcp')

/** Those that any server must pass; the others want the tools, resources and prompts of a test server. */
const SCENARIOS = ['server-initialize', 'ping', 'tools-list', 'dns-rebinding-protection']

describe('@modelcontextprotocol/conformance', () => {
  it.each(SCENARIOS)('%s', async (scenario) => {
    const { code, out, err } = await run(home, [
      ...['--import', join(import.meta.dirname, '_with-glob-sync.mjs')],
      fileOf('@modelcontextprotocol/conformance', 'dist/index.js'),
      ...['server', '--url', url, '--scenario', scenario],
    ])
    const said = `${out}${err}`
    expect(said).toMatch(/Passed: ([1-9]\d*)\/\1, 0 failed/)
    expect(code).toBe(0)
  })
})
