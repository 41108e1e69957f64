import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import { type Api, ask } from '../../scripts/api.ts'
import { atExit } from '../../scripts/at-exit.ts'
import { newSecrets, type Secrets } from '../../scripts/dev-keys.ts'
import { freePort } from '../../scripts/free-port.ts'
import { serveBundle } from '../../scripts/serve-bundle.ts'
import type { Workerd } from '../../scripts/workerd.ts'
import { ROOT } from '../../scripts/wrangler.ts'
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
  /** Ends both processes, before this one ends. */
  readonly close: () => Promise<void>
}

/** The apps' process. */
export interface Upstream {
  readonly url: string
  readonly seen: () => Promise<Seen>
  readonly set: (weather: Weather) => Promise<void>
  readonly stop: () => void
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
 * @param served another module than the built bundle, flags of workerd, and a folder whose data
 *   outlives this run: it is opened again by the next
 */
export async function openStage(
  served: {
    readonly modules?: string
    readonly flags?: readonly string[]
    readonly kept?: string | undefined
  } = {},
): Promise<Stage> {
  const { kept, ...how } = served
  const folder = kept ?? scratch()
  const upstream = await startUpstream()
  const secrets = kept === undefined ? newSecrets() : keptSecrets(kept)
  const port = await freePort()
  // Where users consent: their browsers are no Workers, and have to reach it.
  const origins = { 'https://github.com': `${upstream.url}/github-login` }
  const settings = { ...secrets, ORIGINS: JSON.stringify(origins) }
  const own = join(folder, 'behalf')
  mkdirSync(own, { recursive: true })
  const worker = await serveBundle([{ name: 'behalf', port, settings }], {
    ...how,
    folder: own,
    world: upstream.url.replace('http://', ''),
  })
  const root = { base: `http://127.0.0.1:${port}`, key: secrets.ROOT_API_KEY }
  const made = await ask(root, {
    method: 'POST',
    path: '/v1/keys',
    body: { name: 'bench' },
    answer: z.object({ key: z.string() }),
  })
  const close = async () => {
    await worker.stop()
    upstream.stop()
  }
  return { worker, root, api: { base: root.base, key: made.key }, upstream, folder, close }
}

/** The secrets that the data of a folder was sealed with; new ones where there is none yet. */
function keptSecrets(folder: string): Secrets {
  const file = join(folder, 'secrets.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets // our own file
  const secrets = newSecrets()
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}

async function startUpstream(): Promise<Upstream> {
  const port = await freePort()
  const program = join(ROOT, 'test/bench/upstream.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, String(port)], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const stop = () => void child.kill('SIGKILL')
  atExit(stop)
  const url = `http://127.0.0.1:${port}`
  const seen = async () => (await (await fetch(`${url}/control`)).json()) as Seen // our own process
  const set = async (weather: Weather) => {
    await fetch(`${url}/control`, { method: 'PUT', body: JSON.stringify(weather) })
  }
  for (let waited = 0; waited < 20_000 && child.exitCode === null; waited += 50) {
    try {
      await seen()
      return { url, seen, set, stop }
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

/** A project of its own. @returns what its key opens */
export async function newProject({ root }: Stage, id: string): Promise<Api> {
  const { project } = await ask(root, {
    method: 'POST',
    path: '/v1/projects',
    body: { id },
    answer: z.object({ id: z.string() }).transform((it) => ({ project: it.id })),
  })
  const { key } = await ask(
    { ...root, project },
    { method: 'POST', path: '/v1/keys', body: {}, answer: z.object({ key: z.string() }) },
  )
  return { base: root.base, key }
}
