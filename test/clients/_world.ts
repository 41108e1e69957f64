import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { atExit, endAll } from '../../scripts/at-exit.ts'
import { ensureDevVars } from '../../scripts/dev-keys.ts'
import { freePort } from '../../scripts/free-port.ts'
import { codeUnderTest, startWorker } from '../../scripts/local-worker.ts'
import { SHARED_CLIENT, startStandIns } from '../../scripts/stand-ins.ts'
import { COMPAT_PROVIDERS, FILE_HOSTS, startFiles } from '../stand-ins/compat.ts'
import { startProviders } from '../stand-ins/providers.ts'

/** The Worker as others' programs see it. */
export interface World {
  /** Its origin. */
  readonly url: string
  /** An API key of a project. */
  readonly key: string
  /** The stand-in for files and Box. */
  readonly files: string
}

declare module 'vitest' {
  interface ProvidedContext {
    world: World
  }
}

/** Starts the Worker as it is deployed, before apps that run on this machine. */
export async function startWorld(): Promise<World> {
  const { ROOT_API_KEY: root } = ensureDevVars()
  const persist = mkdtempSync(join(tmpdir(), 'behalf-clients-'))
  atExit(() => rmSync(persist, { recursive: true, force: true }))
  const port = await freePort()
  const [keyApps, files] = [await freePort(), await freePort()]
  const standIns = await startStandIns(port)
  atExit(await startProviders(keyApps))
  atExit(await startFiles(files))
  const at = (names: readonly string[], where: number) =>
    names.map((host) => [`https://${host}`, `http://127.0.0.1:${where}/${host}`] as const)
  const others = Object.fromEntries([...at(COMPAT_PROVIDERS, keyApps), ...at(FILE_HOSTS, files)])
  const ORIGINS = JSON.stringify({ ...standIns.origins, ...others })
  const code = codeUnderTest()
  const { url } = await startWorker({ port, vars: { ORIGINS }, persist, code })
  const ask = async (method: string, path: string, body: object) => {
    const headers = { 'x-api-key': root }
    const response = await fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(await response.text())
    return (await response.json()) as { key: string }
  }
  for (const app of ['github', 'gmail']) {
    await ask('PUT', `/v1/apps/${app}/shared-client`, SHARED_CLIENT)
  }
  const { key } = await ask('POST', '/v1/keys', { name: 'clients' })
  return { url, key, files: `http://127.0.0.1:${files}` }
}

/** Vitest's global setup. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  provide('world', await startWorld())
  return endAll
}
