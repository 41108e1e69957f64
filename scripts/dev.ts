/**
 * The service for development: `npm run dev`. Starts emulated apps and the Worker on port 8787 (or
 * a free one), and reloads it when a source file changes. Data stays in `.wrangler` between runs;
 * the emulated apps forget theirs, so connections of an earlier run must be made anew.
 */
import * as z from 'zod'
import { type Api, ask, curl } from './api.ts'
import { runScript } from './at-exit.ts'
import { ensureDevVars } from './dev-keys.ts'
import { freePort } from './free-port.ts'
import { startWorker } from './local-worker.ts'
import { bold, heading, indented, say } from './say.ts'
import { SHARED_CLIENT, startStandIns } from './stand-ins.ts'

const APPS = ['github', 'gmail', 'googlecalendar']
const KEY_LIFETIME_MS = 30 * 24 * 3600 * 1000

async function dev(): Promise<void> {
  const { ROOT_API_KEY } = ensureDevVars()
  const port = await freePort(8787)
  const { origins } = await startStandIns(port)
  const vars = { ORIGINS: JSON.stringify(origins) }
  const { url, ended } = await startWorker({ port, vars, showLog: true })
  const root = { base: url, key: ROOT_API_KEY }
  for (const app of APPS) {
    const path = `/v1/apps/${app}/shared-client`
    await ask(root, { method: 'PUT', path, body: SHARED_CLIENT, answer: z.unknown() })
  }
  welcome(root, await newKey(root))
  await ended
  throw new Error('wrangler dev has ended')
}

async function newKey(root: Api): Promise<string> {
  const expiresAt = new Date(Date.now() + KEY_LIFETIME_MS).toISOString()
  const body = { name: 'npm run dev', expiresAt }
  const answer = z.object({ key: z.string() })
  return (await ask(root, { method: 'POST', path: '/v1/keys', body, answer })).key
}

function welcome({ base, key: rootKey }: Api, key: string): void {
  const path = '/v1/entities/ada/connections'
  const begin = { method: 'POST', path, body: { app: 'github' }, answer: z.unknown() } as const
  heading(`Behalf runs at ${base}`)
  say(`  Reference   ${base}/docs   (OpenAPI: ${base}/openapi.json)`)
  say(`  Root key    ${rootKey}   (of this machine only, from .dev.vars)`)
  say(`  API key     ${key}   (of the project "default", for 30 days)`)
  say(`  Apps        ${APPS.join(', ')}: emulated on this machine, shared clients are set`)
  heading('Begin a connection, and open the redirectUrl that comes back:')
  say(indented(`KEY=${key}\n${curl({ base }, begin, 'KEY')}`))
  say(`\n${bold('Ctrl-C')} stops everything.\n`)
}

await runScript(dev)
