import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { compatibility } from '../../scripts/serve-bundle.ts'
import { startWorkerd, type Workerd } from '../../scripts/workerd.ts'
import { ROOT } from '../../scripts/wrangler.ts'

/** A Worker of `rivals/`, and the objects that it has. */
export interface Rival {
  readonly file: string
  readonly objects: readonly string[]
}

/** B0, B3 and B4. */
export const RIVALS = {
  objectHop: { file: 'object-hop', objects: ['Tokens'] },
  bare: { file: 'bare', objects: [] },
  toolCall: { file: 'tool-call', objects: ['Leases'] },
} satisfies Record<string, Rival>

/** Serves a rival as our own bundle is served: minified, objects on disk, a process of its own. */
export async function serveRival(
  { file, objects }: Rival,
  port: number,
  { folder, upstream }: { folder: string; upstream: string },
): Promise<Workerd> {
  mkdirSync(join(folder, 'disk'), { recursive: true })
  await build({
    entryPoints: [join(ROOT, `test/bench/rivals/${file}.ts`)],
    outfile: join(folder, 'index.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    external: ['cloudflare:workers'],
  })
  const config = join(folder, 'config.capnp')
  writeFileSync(config, capnp(objects, port, upstream))
  return startWorkerd(config, `http://127.0.0.1:${port}/`, { cwd: folder })
}

const capnp = (objects: readonly string[], port: number, upstream: string): string => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    ( name = "rival", worker = (
      modules = [(name = "index.js", esModule = embed "index.js")], ${compatibility()},
      globalOutbound = "loopback",
      durableObjectNamespaces = [
        ${objects.map((it) => `(className = "${it}", uniqueKey = "${it}", enableSql = true)`).join(', ')} ],
      durableObjectStorage = (localDisk = "disk"),
      bindings = [
        ${objects.map((it) => `(name = "${it.toUpperCase()}", durableObjectNamespace = "${it}"),`).join('\n        ')}
        (name = "UPSTREAM", text = "${upstream}") ] ) ),
    ( name = "disk", disk = (path = "disk", writable = true) ),
    ( name = "loopback", network = (allow = ["local"]) ) ],
  sockets = [ (name = "rival", address = "127.0.0.1:${port}", http = (), service = "rival") ] );
`
