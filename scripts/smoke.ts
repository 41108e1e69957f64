/**
 * Serves the bundle that a deployment would upload under plain workerd, and asks it a few things:
 * `npm run smoke`. What tests allow and production refuses (`eval`, a missing asset) fails here.
 */
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { experimental_readRawConfig as readRawConfig } from 'wrangler'
import * as z from 'zod'
import { atExit, runScript } from './at-exit.ts'
import { BUNDLE, buildBundle } from './bundle.ts'
import { newSecrets, type Secrets } from './dev-keys.ts'
import { freePort } from './free-port.ts'
import { say } from './say.ts'
import { ROOT } from './wrangler.ts'

const Compatibility = z.object({
  compatibility_date: z.string(),
  compatibility_flags: z.array(z.string()),
})

/** The Worker as deployed, and once more as it is before anybody set a secret. */
interface Ports {
  readonly whole: number
  readonly bare: number
}

async function smoke(): Promise<void> {
  say(`bundle: ${await buildBundle(join(ROOT, 'wrangler.toml'))}`)
  const secrets = newSecrets()
  const ports = { whole: await freePort(), bare: await freePort() }
  const workerd = await serve(ports, secrets)
  const whole = `http://127.0.0.1:${ports.whole}`
  const root = { 'x-api-key': secrets.ROOT_API_KEY }
  const faults = [
    await fault(`${whole}/openapi.json`, {}, 200, '"openapi":"3.1'),
    await fault(`${whole}/docs`, {}, 200, '<html'),
    await fault(`${whole}/v1/apps?limit=200`, root, 200, '"slug":"github"'),
    await fault(`${whole}/v1/actions?q=reply+to+an+email`, root, 200, 'GMAIL_REPLY'),
    await fault(`${whole}/docs/apps/github`, {}, 200, 'GITHUB_CREATE_AN_ISSUE'),
    await fault(`${whole}/v1/actions/github_create_issue`, root, 200, 'GITHUB_CREATE_AN_ISSUE'),
    await fault(`${whole}/v1/integrations`, root, 200, '"items":[]'),
    await fault(`${whole}/v1/entities/default/connections`, root, 200, '"items":[]'),
    await fault(`${whole}/v1/apps`, {}, 401, '"code":"unauthorized"', 'application/problem+json'),
    await fault(`http://127.0.0.1:${ports.bare}/v1/apps`, root, 503, 'SEAL_KEYS'),
  ].filter((text) => text !== undefined)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  await importLargest(whole, root, workerd)
}

/** The largest document that vendors publish as a package, imported as a stranger would. */
async function importLargest(whole: string, root: Record<string, string>, workerd: number) {
  const path = createRequire(import.meta.url).resolve(
    '@octokit/openapi/generated/api.github.com.json',
  )
  const document = readFileSync(path, 'utf8')
  const before = peakMemory(workerd)
  const start = performance.now()
  const response = await fetch(`${whole}/v1/apps`, {
    method: 'POST',
    headers: root,
    body: JSON.stringify({ slug: 'octo', document }),
  })
  const text = await response.text()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  if (response.status !== 201) throw new Error(`import: ${response.status} ${text.slice(0, 1000)}`)
  const { report } = z.object({ report: z.object({ published: z.int() }) }).parse(JSON.parse(text))
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
  say(
    `import: ${megabytes(document.length)}, ${report.published} actions, ${seconds} s; workerd's memory ${before} to ${peakMemory(workerd)} MB at its peak`,
  )
}

/** The most memory that a process had so far, in MB; `?` where the system does not tell. */
function peakMemory(process: number): string {
  try {
    const [, kilobytes = ''] =
      /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${process}/status`, 'utf8')) ?? []
    return (Number(kilobytes) / 1000).toFixed(0)
  } catch {
    return '?'
  }
}

/** Asks once, and says how it went. @returns what is wrong with the answer, if anything */
async function fault(
  url: string,
  headers: Record<string, string>,
  status: number,
  part: string,
  type = '',
): Promise<string | undefined> {
  const response = await fetch(url, { headers })
  const text = await response.text()
  const right = (response.headers.get('content-type') ?? '').includes(type)
  const fine = response.status === status && text.includes(part) && right
  say(`${fine ? 'ok   ' : 'FAULT'} ${new URL(url).pathname} ${response.status}`)
  if (fine) return undefined
  return `${url}: expected ${status} with ${part}, got ${response.status}\n${text.slice(0, 1000)}`
}

/** Runs workerd on a copy of the bundle, with data in a folder that goes away again. @returns its process */
async function serve(ports: Ports, secrets: Secrets): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'behalf-smoke-'))
  atExit(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of ['whole', 'bare']) mkdirSync(join(folder, name))
  cpSync(join(BUNDLE, 'index.js'), join(folder, 'index.js'))
  cpSync(join(ROOT, 'dist/assets'), join(folder, 'assets'), { recursive: true })
  const config = join(folder, 'config.capnp')
  writeFileSync(config, capnp(ports, secrets), { mode: 0o600 })
  const child = spawn(workerdProgram(), ['serve', config], { cwd: folder })
  atExit(() => child.kill('SIGKILL'))
  process.on('exit', () => child.kill('SIGKILL'))
  let log = ''
  const keep = (chunk: Buffer) => {
    log += chunk
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  for (let waited = 0; waited < 20_000 && child.exitCode === null; waited += 50) {
    if (await listens(ports.whole)) return child.pid ?? 0
    await sleep(50)
  }
  throw new Error(`workerd did not start\n${log}`)
}

/** The path of the runtime's own program; the package's `bin` may be a script or that program. */
const workerdProgram = (): string =>
  z.object({ default: z.string() }).parse(createRequire(import.meta.url)('workerd')).default

async function listens(port: number): Promise<boolean> {
  try {
    await (await fetch(`http://127.0.0.1:${port}/openapi.json`)).text()
    return true
  } catch {
    return false
  }
}

/** What answers where Cloudflare has KV and Queues: KV knows nothing, the queue takes everything. */
const STUB = `export default {
  fetch: ({ method }) => new Response(null, { status: method === 'GET' ? 404 : 200 })
}`

function capnp(ports: Ports, secrets: Secrets): string {
  const { rawConfig } = readRawConfig({ config: join(ROOT, 'wrangler.toml') })
  const compatibility = Compatibility.parse(rawConfig)
  const date = JSON.stringify(compatibility.compatibility_date)
  const flags = JSON.stringify(compatibility.compatibility_flags)
  const worker = (name: string, settings: Partial<Secrets>) => `
    ( name = "${name}", worker = (
      modules = [(name = "index.js", esModule = embed "index.js")],
      compatibilityDate = ${date}, compatibilityFlags = ${flags},
      durableObjectNamespaces = [
        (className = "Entity", uniqueKey = "entity", enableSql = true),
        (className = "Project", uniqueKey = "project", enableSql = true) ],
      durableObjectStorage = (localDisk = "${name}-disk"),
      bindings = [
        ${Object.entries(settings)
          .map(([key, value]) => `(name = "${key}", text = ${JSON.stringify(value)}),`)
          .join('\n        ')}
        (name = "ENTITIES", durableObjectNamespace = "Entity"),
        (name = "PROJECTS", durableObjectNamespace = "Project"),
        (name = "SPECS", kvNamespace = "stub"),
        (name = "EVENTS", queue = "stub"),
        (name = "ASSETS", service = "assets") ] ) ),
    ( name = "${name}-disk", disk = (path = "${name}", writable = true) ),`
  const socket = (name: keyof Ports) =>
    `(name = "${name}", address = "127.0.0.1:${ports[name]}", http = (), service = "${name}")`
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [${worker('whole', { ...secrets })}${worker('bare', {})}
    ( name = "assets", disk = "assets" ),
    ( name = "stub", worker = ( compatibilityDate = ${date},
      modules = [(name = "stub.js", esModule = ${JSON.stringify(STUB)})] ) ) ],
  sockets = [ ${socket('whole')}, ${socket('bare')} ] );
`
}

await runScript(smoke)
