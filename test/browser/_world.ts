import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { atExit, endAll } from '../../scripts/at-exit.ts'
import { ensureDevVars } from '../../scripts/dev-keys.ts'
import { freePort } from '../../scripts/free-port.ts'
import { codeUnderTest, startWorker } from '../../scripts/local-worker.ts'
import { SHARED_CLIENT, startStandIns } from '../../scripts/stand-ins.ts'
import { startShops } from './_shops.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The Worker's origin, and the operator's key. */
    behalf: { url: string; root: string }
  }
}

/** Vitest's global setup: the Worker as it is deployed, before apps that run on this machine. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { ROOT_API_KEY: root } = ensureDevVars()
  const persist = mkdtempSync(join(tmpdir(), 'behalf-browser-'))
  atExit(() => rmSync(persist, { recursive: true, force: true }))
  const port = await freePort()
  const [standIns, shops] = await Promise.all([startStandIns(port), startShops()])
  const ORIGINS = JSON.stringify({ ...standIns.origins, ...shops.origins })
  const code = codeUnderTest()
  const { url } = await startWorker({ port, vars: { ORIGINS }, persist, code })
  await fetch(`${url}/v1/apps/github/shared-client`, {
    method: 'PUT',
    headers: { 'x-api-key': root },
    body: JSON.stringify(SHARED_CLIENT),
  })
  provide('behalf', { url, root })
  return endAll
}
