import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import * as z from 'zod'
import { ask } from '../../../scripts/api.ts'
import { atExit, endAll } from '../../../scripts/at-exit.ts'
import { ensureDevVars } from '../../../scripts/dev-keys.ts'
import { freePort } from '../../../scripts/free-port.ts'
import { codeUnderTest, startWorker } from '../../../scripts/local-worker.ts'
import { SHARED_CLIENT, startStandIns } from '../../../scripts/stand-ins.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where an MCP client goes, with and without the token in the address. */
    mcp: { url: string; token: string; bare: string; home: string }
  }
}

/** Vitest's global setup: the Worker as it is deployed, and a token for an entity. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { ROOT_API_KEY: key } = ensureDevVars()
  const folder = mkdtempSync(join(tmpdir(), 'behalf-mcp-'))
  atExit(() => rmSync(folder, { recursive: true, force: true }))
  const port = await freePort()
  const { origins } = await startStandIns(port)
  const vars = { ORIGINS: JSON.stringify(origins) }
  const serving = { port, vars, persist: join(folder, 'data'), code: codeUnderTest() }
  const { url: base } = await startWorker(serving)
  const root = { base, key }
  const lent = '/v1/apps/github/shared-client'
  await ask(root, { method: 'PUT', path: lent, body: SHARED_CLIENT, answer: z.unknown() })
  const path = '/v1/entities/ada/mcp-tokens'
  const answer = z.object({ token: z.string(), url: z.string() })
  const { token, url } = await ask(root, { method: 'POST', path, body: {}, answer })
  provide('mcp', { token, url, bare: `${base}/mcp`, home: folder })
  return endAll
}
