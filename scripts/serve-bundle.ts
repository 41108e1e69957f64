import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { experimental_readRawConfig as readRawConfig } from 'wrangler'
import * as z from 'zod'
import { BUNDLE, modulesOf } from './bundle.ts'
import { startWorkerd, type Workerd } from './workerd.ts'
import { ROOT } from './wrangler.ts'

const Compatibility = z.object({
  compatibility_date: z.string(),
  compatibility_flags: z.array(z.string()),
})

/** The built Worker under one name of its own, with data and settings of its own. */
export interface Serving {
  /** Lowercase letters. */
  readonly name: string
  readonly port: number
  /** Its secrets and settings. */
  readonly settings: Readonly<Record<string, string>>
}

/** How the bundle is served, beside what {@link Serving} says of each. */
export interface ServeOptions {
  /** Holds the config and all data. Whoever made it removes it. */
  readonly folder: string
  /**
   * Where all that the Worker sends goes, whatever host it is for, as plain HTTP: `127.0.0.1:{port}` of
   * a stand-in for the world, which reads the host in `Host`. Else it reaches public hosts only.
   */
  readonly world?: string
  /** Where the modules are; the built bundle if not given. */
  readonly modules?: string
  /** Flags of `workerd serve`. */
  readonly flags?: readonly string[]
  /** The path that is asked until it answers. */
  readonly probe?: string
}

/**
 * Serves the built bundle by plain workerd, on sockets of its own: no proxy stands in front, and one
 * process is all that a request costs.
 */
export async function serveBundle(
  workers: readonly Serving[],
  options: ServeOptions,
): Promise<Workerd> {
  const { folder, world, flags = [], probe = '/openapi.json' } = options
  for (const { name } of workers) mkdirSync(join(folder, name), { recursive: true })
  const { modules = BUNDLE } = options
  const names = modulesOf(modules)
  for (const name of names) cpSync(join(modules, name), join(folder, name))
  const config = join(folder, 'config.capnp')
  writeFileSync(config, capnp(workers, names, world), { mode: 0o600 })
  const asked = `http://127.0.0.1:${workers[0]?.port}${probe}`
  return startWorkerd(config, asked, { cwd: folder, flags })
}

/** What answers where Cloudflare has KV: it remembers until the process ends. */
const KV = `const kept = new Map()
export default { async fetch(request) {
  const { pathname } = new URL(request.url)
  if (request.method === 'PUT') kept.set(pathname, await request.arrayBuffer())
  if (request.method === 'DELETE') kept.delete(pathname)
  if (request.method !== 'GET') return new Response(null)
  return kept.has(pathname) ? new Response(kept.get(pathname)) : new Response(null, { status: 404 })
} }`

/** What answers where Cloudflare has Queues: it takes everything, and delivers nothing. */
const QUEUE = 'export default { fetch: () => new Response(null) }'

/** The date and the flags that the Worker is deployed with, as capnp text. */
export function compatibility(): string {
  const { rawConfig } = readRawConfig({ config: join(ROOT, 'wrangler.toml') })
  const { compatibility_date, compatibility_flags } = Compatibility.parse(rawConfig)
  const [date, flags] = [compatibility_date, compatibility_flags].map((it) => JSON.stringify(it))
  return `compatibilityDate = ${date}, compatibilityFlags = ${flags}`
}

function capnp(
  workers: readonly Serving[],
  names: readonly string[],
  world: string | undefined,
): string {
  const same = compatibility()
  const modules = names.map((name) => `(name = "${name}", esModule = embed "${name}")`).join(', ')
  const worker = ({ name, settings }: Serving) => `
    ( name = "${name}", worker = (
      modules = [${modules}], ${same},
      ${world === undefined ? '' : 'globalOutbound = "world",'}
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
        (name = "SPECS", kvNamespace = "kv"),
        (name = "EVENTS", queue = "queue"),
        (name = "ASSETS", service = "assets") ] ) ),
    ( name = "${name}-disk", disk = (path = "${name}", writable = true) ),`
  const stub = (name: string, code: string) =>
    `( name = "${name}", worker = ( ${same},
      modules = [(name = "${name}.js", esModule = ${JSON.stringify(code)})] ) )`
  const socket = ({ name, port }: Serving) =>
    `(name = "${name}", address = "127.0.0.1:${port}", http = (), service = "${name}")`
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [${workers.map(worker).join('')}
    ( name = "assets", disk = ${JSON.stringify(join(ROOT, 'dist/assets'))} ),
    ${world === undefined ? '' : `( name = "world", external = (address = "${world}", http = ()) ),`}
    ${stub('kv', KV)},
    ${stub('queue', QUEUE)} ],
  sockets = [ ${workers.map(socket).join(', ')} ] );
`
}
