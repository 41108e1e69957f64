import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { ask } from './api.ts'
import { atExit } from './at-exit.ts'
import { newSecrets } from './dev-keys.ts'
import { freePort } from './free-port.ts'
import { startWorker } from './local-worker.ts'
import { SHARED_CLIENT, startStandIns } from './stand-ins.ts'

/** What the command line is tried against: the Worker, with emulated apps around it. */
export interface CliStage {
  readonly url: string
  /** The root key, of this run alone. */
  readonly root: string
  /** An empty folder to work in. */
  readonly folder: string
  readonly close: () => Promise<void>
}

/** Starts all that is needed, with data of its own. GitHub lends the operator's client. */
export async function startCliStage(): Promise<CliStage> {
  const folder = mkdtempSync(join(tmpdir(), 'behalf-tour-'))
  const persist = mkdtempSync(join(tmpdir(), 'behalf-data-'))
  const remove = () => {
    for (const it of [folder, persist]) rmSync(it, { recursive: true, force: true })
  }
  atExit(remove)
  const port = await freePort()
  const standIns = await startStandIns(port)
  const secrets = newSecrets() // they open data that is removed at the end
  const vars = { ...secrets, ORIGINS: JSON.stringify(standIns.origins) }
  const { url, stop } = await startWorker({ port, vars, persist })
  const root = secrets.ROOT_API_KEY
  await ask(
    { base: url, key: root },
    {
      method: 'PUT',
      path: '/v1/apps/github/shared-client',
      body: SHARED_CLIENT,
      answer: z.unknown(),
    },
  )
  const close = async () => {
    await stop()
    await standIns.close()
    remove()
  }
  return { url, root, folder, close }
}
