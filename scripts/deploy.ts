/**
 * One command to a Cloudflare account: `npm run deploy`. Makes what is missing there (KV namespace,
 * queues, secrets), leaves alone what exists, and deploys. With `-- --dry-run` it needs no account:
 * it says what it would do, and fails where wrangler would upload more than a Worker of ours may weigh.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { experimental_readRawConfig as readRawConfig } from 'wrangler'
import * as z from 'zod'
import { atExit, runScript } from './at-exit.ts'
import { buildBundle, kilobytes, MOST, weightOf } from './bundle.ts'
import { newSecrets } from './dev-keys.ts'
import { bold, say } from './say.ts'
import { ROOT, type WranglerResult, wrangler } from './wrangler.ts'

const QUEUES = ['behalf-events', 'behalf-events-dead']
const NAMESPACE = 'behalf-specs'

const Config = z.looseObject({
  name: z.string(),
  main: z.string(),
  assets: z.looseObject({ directory: z.string() }),
  build: z.looseObject({}),
  kv_namespaces: z.array(z.looseObject({ binding: z.string() })),
})
const Namespaces = z.array(z.object({ id: z.string(), title: z.string() }))
const SecretNames = z.array(z.object({ name: z.string() }))

async function deploy(): Promise<void> {
  if (process.argv.includes('--dry-run')) return dryRun()
  await checkLogin()
  const { config, name } = writeConfig(await ensureNamespace())
  for (const queue of QUEUES) await ensureQueue(queue)
  const { file, rootKey } = await missingSecrets(name)
  say('Deploying ...')
  const secrets = file === undefined ? [] : ['--secrets-file', file]
  await buildBundle()
  const args = ['deploy', '--config', config, ...secrets]
  const { ok, output } = await wrangler(args, true)
  if (!ok) {
    // the secrets may have got there before it failed, and then no later run can show the key
    const key =
      rootKey === undefined ? '' : `\nIf the Worker is there already, its root key is ${rootKey}`
    throw new Error(`The deployment failed; run it again: what was made is kept.${key}`)
  }
  const url = /https:\/\/[\w.-]+\.workers\.dev/.exec(output)?.[0]
  say(`\n${bold(url ? `Behalf runs at ${url}` : 'Behalf is deployed')}; its reference is at /docs.`)
  if (rootKey === undefined) return say('The secrets were there already, and stay as they are.')
  say(`The root key, shown this once (keep it in a safe place):\n\n  ${rootKey}\n`)
}

async function dryRun(): Promise<void> {
  const folder = join(ROOT, 'dist/upload')
  rmSync(folder, { recursive: true, force: true })
  const plain = ['deploy', '--dry-run', '--minify', '--outdir', folder] // as anybody might type it
  need(await wrangler(plain), 'the bundle cannot be uploaded')
  const weight = weightOf(folder)
  if (weight > MOST) throw new Error(`The bundle has ${kilobytes(weight)} of gzip: too much`)
  say(`What wrangler would upload is in ${folder}: ${bold(`${kilobytes(weight)} of gzip`)}\n`)
  say('A deployment makes what your account lacks of the following, and leaves the rest alone:')
  say(`  - the KV namespace ${NAMESPACE}`)
  say(`  - the queues ${QUEUES.join(' and ')}`)
  say(`  - the secrets ${Object.keys(newSecrets()).join(' and ')}, freshly random`)
  say('  - the Worker with its Durable Objects and assets')
}

/** What came of a wrangler command that has to work. @throws {Error} with its output */
function need(result: WranglerResult, remedy: string): WranglerResult {
  if (!result.ok) throw new Error(`${result.output.trim()}\n\n${remedy}`)
  return result
}

async function checkLogin(): Promise<void> {
  const remedy = 'log in with `npx wrangler login`, or set CLOUDFLARE_API_TOKEN'
  need(await wrangler(['whoami', '--json']), remedy)
}

/** @returns the id of the KV namespace, made if it is missing */
async function ensureNamespace(): Promise<string> {
  const found = await findNamespace()
  if (found !== undefined) return found
  say(`Making the KV namespace ${NAMESPACE} ...`)
  const made = await wrangler(['kv', 'namespace', 'create', NAMESPACE])
  need(made, 'the KV namespace could not be made')
  const id = await findNamespace()
  if (id === undefined)
    throw new Error(`${NAMESPACE} was made, but is not listed yet: run it again`)
  return id
}

async function findNamespace(): Promise<string | undefined> {
  const remedy = 'the account cannot be read; with several accounts, set CLOUDFLARE_ACCOUNT_ID'
  const { stdout } = need(await wrangler(['kv', 'namespace', 'list']), remedy)
  return Namespaces.parse(JSON.parse(stdout)).find(({ title }) => title === NAMESPACE)?.id
}

async function ensureQueue(queue: string): Promise<void> {
  if ((await wrangler(['queues', 'info', queue])).ok) return
  say(`Making the queue ${queue} ...`)
  need(await wrangler(['queues', 'create', queue]), `the queue ${queue} could not be made`)
}

/**
 * Fresh values for the secrets that the deployed Worker lacks, in a file that only we can read, for
 * the time of the deployment. An existing SEAL_KEYS must never be replaced: it opens what is stored.
 */
async function missingSecrets(
  worker: string,
): Promise<{ file: string | undefined; rootKey: string | undefined }> {
  const result = await wrangler(['secret', 'list', '--name', worker, '--format', 'json'])
  const isNew = !result.ok && /\b10007\b|Worker "[^"]*" not found/.test(result.output)
  // before the first deployment there is no Worker to list them of; any other failure ends this
  const list = isNew ? '[]' : need(result, 'the secrets cannot be listed').stdout
  const existing = SecretNames.parse(JSON.parse(list)).map(({ name }) => name)
  const fresh = Object.entries(newSecrets()).filter(([name]) => !existing.includes(name))
  if (fresh.length === 0) return { file: undefined, rootKey: undefined }
  const folder = mkdtempSync(join(tmpdir(), 'behalf-deploy-'))
  atExit(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'secrets.json')
  const secrets: Record<string, string> = Object.fromEntries(fresh)
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 })
  return { file, rootKey: secrets['ROOT_API_KEY'] }
}

/** `wrangler.toml` with the account's KV id in it; paths count from where it is written. */
function writeConfig(namespace: string): { config: string; name: string } {
  const { rawConfig } = readRawConfig({ config: join(ROOT, 'wrangler.toml') })
  const { main, assets, build: _, kv_namespaces, ...rest } = Config.parse(rawConfig)
  const moved = {
    ...rest,
    main: join(ROOT, main),
    assets: { ...assets, directory: join(ROOT, assets.directory) },
    kv_namespaces: kv_namespaces.map((it) => ({ ...it, id: namespace })),
  }
  const config = join(ROOT, 'dist/wrangler.deploy.json')
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  writeFileSync(config, JSON.stringify(moved, null, 2))
  return { config, name: rest.name }
}

await runScript(deploy)
