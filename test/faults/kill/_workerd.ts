import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { experimental_readRawConfig as readRawConfig } from 'wrangler'
import { BUNDLE, modulesOf } from '../../../scripts/bundle.ts'
import { freePort } from '../../../scripts/free-port.ts'
import { ROOT } from '../../../scripts/wrangler.ts'

/** Where the bundle runs: its settings, and the port of the world outside. */
export interface Settings {
  readonly world: number
  readonly vars: Readonly<Record<string, string>>
}

/** The bundle under plain workerd, with its data on a disk that outlives it. */
export class Workerd {
  readonly #folder = mkdtempSync(join(tmpdir(), 'behalf-kill-'))
  readonly #settings: Settings
  #child: ChildProcess | undefined
  url = ''
  /** Of its log, the end. */
  log = ''

  constructor(settings: Settings) {
    this.#settings = settings
    mkdirSync(join(this.#folder, 'disk'))
    for (const name of modulesOf(BUNDLE)) cpSync(join(BUNDLE, name), join(this.#folder, name))
    cpSync(join(import.meta.dirname, '_entry.js'), join(this.#folder, 'entry.js'))
    cpSync(join(ROOT, 'dist/assets'), join(this.#folder, 'assets'), { recursive: true })
  }

  /**
   * @param ahead how far its clock is ahead, in milliseconds
   * @param vars what differs from its settings
   */
  async start(ahead = 0, vars: Settings['vars'] = {}): Promise<void> {
    const port = await freePort()
    const config = join(this.#folder, 'config.capnp')
    writeFileSync(
      config,
      capnp(port, { ...this.#settings, vars: { ...this.#settings.vars, ...vars } }, ahead),
      { mode: 0o600 },
    )
    const program = createRequire(import.meta.url)('workerd').default as string
    const child = spawn(program, ['serve', config], { cwd: this.#folder })
    this.#child = child
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.log = `${this.log}${chunk}`.slice(-5_000)
      })
    }
    this.url = `http://127.0.0.1:${port}`
    for (let waited = 0; waited < 60_000 && child.exitCode === null; waited += 20) {
      if (await answers(this.url)) return
      await sleep(20)
    }
    throw new Error(`workerd did not start\n${this.log}`)
  }

  /** Ends it where it stands. */
  kill(): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (!child) return Promise.resolve()
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill('SIGKILL')
    return ended
  }

  /** The most memory that it had so far, in bytes. */
  get pid(): number {
    return this.#child?.pid ?? 0
  }

  async remove(): Promise<void> {
    await this.kill()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(`${url}/v1`)).text()
    return true
  } catch {
    return false
  }
}

const capnp = (port: number, { world, vars }: Settings, ahead: number): string => {
  const { rawConfig } = readRawConfig({ config: join(ROOT, 'wrangler.toml') })
  const date = JSON.stringify(rawConfig.compatibility_date)
  const flags = JSON.stringify(rawConfig.compatibility_flags)
  const texts = Object.entries({ ...vars, AHEAD: String(ahead) }).map(
    ([key, value]) => `(name = "${key}", text = ${JSON.stringify(value)}),`,
  )
  const modules = ['entry.js', ...modulesOf(BUNDLE)].map(
    (name) => `(name = "${name}", esModule = embed "${name}")`,
  )
  const outside = (
    name: string,
  ) => `( name = "${name}", external = ( address = "127.0.0.1:${world}",
      http = ( injectRequestHeaders = [(name = "x-from", value = "${name}")] ) ) ),`
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    ( name = "behalf", worker = (
      modules = [${modules.join(', ')}],
      compatibilityDate = ${date}, compatibilityFlags = ${flags},
      durableObjectNamespaces = [
        (className = "Entity", uniqueKey = "entity", enableSql = true),
        (className = "Project", uniqueKey = "project", enableSql = true) ],
      durableObjectStorage = (localDisk = "disk"),
      bindings = [
        ${texts.join('\n        ')}
        (name = "ENTITIES", durableObjectNamespace = "Entity"),
        (name = "PROJECTS", durableObjectNamespace = "Project"),
        (name = "SPECS", kvNamespace = "kv"),
        (name = "EVENTS", queue = "queue"),
        (name = "WORLD", service = "world"),
        (name = "ASSETS", service = "assets") ] ) ),
    ${['kv', 'queue', 'world'].map(outside).join('\n    ')}
    ( name = "disk", disk = (path = "disk", writable = true) ),
    ( name = "assets", disk = "assets" ),
    ( name = "internet", network = (allow = ["public", "private", "local"]) ) ],
  sockets = [ (name = "http", address = "127.0.0.1:${port}", http = (), service = "behalf") ] );
`
}
