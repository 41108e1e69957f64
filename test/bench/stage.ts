import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import { type Api, ask } from '../../scripts/api.ts'
import { atExit } from '../../scripts/at-exit.ts'
import { newSecrets } from '../../scripts/dev-keys.ts'
import { freePort } from '../../scripts/free-port.ts'
import { serveBundle } from '../../scripts/serve-bundle.ts'
import type { Workerd } from '../../scripts/workerd.ts'
import { ROOT } from '../../scripts/wrangler.ts'
import { MADE_UP_HOST } from './made-up-apps.ts'
import type { Seen, Weather } from './upstream.ts'

/** Behalf as deployed, and the apps behind it. */
export interface Stage {
  readonly worker: Workerd
  /** Opens one project, as a developer's key does. */
  readonly api: Api
  readonly root: Api
  readonly upstream: Upstream
  /** Holds all data of this run. */
  readonly folder: string
}

/** The apps' process. */
export interface Upstream {
  readonly url: string
  readonly seen: () => Promise<Seen>
  readonly set: (weather: Weather) => Promise<void>
}

/** A folder that goes away with this process. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'behalf-bench-'))
  atExit(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/**
 * Serves the bundle by plain workerd rather than by Miniflare: both are the same runtime, but here
 * nothing else runs in the process that is measured, and no proxy stands before its socket.
 *
 * @param served another module than the built bundle, and flags of workerd
 */
export async function openStage(
  served: { readonly modules?: string; readonly flags?: readonly string[] } = {},
): Promise<Stage> {
  const folder = scratch()
  const upstream = await startUpstream()
  const secrets = newSecrets()
  const port = await freePort()
  const origins = {
    'https://api.github.com': `${upstream.url}/github`,
    'https://github.com': `${upstream.url}/github-login`,
    [MADE_UP_HOST]: `${upstream.url}/github`,
    'https://app.asana.com': `${upstream.url}/asana`,
  }
  const settings = { ...secrets, ORIGINS: JSON.stringify(origins) }
  const own = join(folder, 'behalf')
  mkdirSync(own)
  const worker = await serveBundle([{ name: 'behalf', port, settings }], {
    ...served,
    folder: own,
    loopback: true,
  })
  const root = { base: `http://127.0.0.1:${port}`, key: secrets.ROOT_API_KEY }
  const made = await ask(root, {
    method: 'POST',
    path: '/v1/keys',
    body: { name: 'bench' },
    answer: z.object({ key: z.string() }),
  })
  return { worker, root, api: { base: root.base, key: made.key }, upstream, folder }
}

async function startUpstream(): Promise<Upstream> {
  const port = await freePort()
  const program = join(ROOT, 'test/bench/upstream.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, String(port)], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  atExit(() => child.kill('SIGKILL'))
  const url = `http://127.0.0.1:${port}`
  const seen = async () => (await (await fetch(`${url}/control`)).json()) as Seen // our own process
  const set = async (weather: Weather) => {
    await fetch(`${url}/control`, { method: 'PUT', body: JSON.stringify(weather) })
  }
  for (let waited = 0; waited < 20_000 && child.exitCode === null; waited += 50) {
    try {
      await seen()
      return { url, seen, set }
    } catch {
      await sleep(50)
    }
  }
  throw new Error('the upstream did not start')
}

/** Makes an integration of an app with an own OAuth client. @returns its id */
export async function integrate(api: Api, app: string): Promise<string> {
  const credentials = { clientId: `client-of-${app}`, clientSecret: 'a-secret-of-the-bench' }
  const made = await ask(api, {
    method: 'POST',
    path: '/v1/integrations',
    body: { app, authScheme: 'OAUTH2', credentials, connect: false },
    answer: z.object({ id: z.string() }),
  })
  return made.id
}

/** Makes an integration of an app whose users have a key or a token. @returns its id */
export async function integrateKey(api: Api, app: string): Promise<string> {
  const made = await ask(api, {
    method: 'POST',
    path: '/v1/integrations',
    body: { app, connect: false },
    answer: z.object({ id: z.string() }),
  })
  return made.id
}
