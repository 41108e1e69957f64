/**
 * Composio's Python SDK, unmodified, against the Worker: `npm run test:python`. Installs it from PyPI
 * into `node_modules/.cache`, and fails where PyPI cannot be reached: nothing is skipped.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { startWorld, type World } from '../test/clients/_world.ts'
import { atExit, endAll, runScript } from './at-exit.ts'
import { freePort } from './free-port.ts'
import { say } from './say.ts'
import { walkConsent } from './walk-consent.ts'
import { ROOT } from './wrangler.ts'

const TESTS = join(ROOT, 'test', 'clients', 'python')
const REQUIREMENTS = join(TESTS, 'requirements.txt')

/** Runs a command to its end, its output shown. @throws {Error} with what to say where it fails */
function must(command: string, args: readonly string[], otherwise: string): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) throw new Error(otherwise)
}

/** A Python with the SDK in it: made once for one list of requirements. @returns its path */
function installed(): string {
  const id = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12)
  const folder = join(ROOT, 'node_modules', '.cache', `composio-python-${id}`)
  const python = join(folder, 'bin', 'python')
  const done = join(folder, 'installed')
  if (existsSync(done)) return python
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  must('python3', ['-m', 'venv', folder], 'python3 with venv is needed: 3.11 or 3.12')
  say('installing composio-core from PyPI ...')
  must(
    python,
    ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS],
    'the SDK could not be installed: PyPI must be reachable for this test',
  )
  writeFileSync(done, '')
  return python
}

/** Consents as a user's browser would, for whoever posts `{link, user}`. @returns its URL */
async function startConsenter(): Promise<string> {
  const port = await freePort()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { link, user } = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>
      walkConsent(link ?? '', user ?? '').then(
        ({ url }) => response.end(JSON.stringify({ url })),
        (error: unknown) => response.writeHead(500).end(String(error)),
      )
    })
  })
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
  atExit(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${port}`
}

/** What the tests find in their environment; the SDK's cache and lock file begin empty. */
async function environment({ url, key, files }: World, scratch: string) {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: scratch,
    COMPOSIO_API_KEY: key,
    COMPOSIO_BASE_URL: `${url}/api`,
    COMPOSIO_CACHE_DIR: join(scratch, 'cache'),
    COMPOSIO_DISABLE_SENTRY: 'true',
    COMPOSIO_DISABLE_VERSION_CHECK: 'true',
    CONSENT_URL: await startConsenter(),
    FILES_URL: files,
  }
}

async function test(): Promise<void> {
  const python = installed()
  const world = await startWorld()
  const scratch = mkdtempSync(join(tmpdir(), 'behalf-python-'))
  atExit(() => rmSync(scratch, { recursive: true, force: true }))
  const env = await environment(world, scratch)
  const status = await run(python, env, scratch)
  await endAll()
  if (status !== 0) throw new Error('the Python SDK does not run on us')
}

/** Not in this process' way: the stand-ins and the consenter live here. */
function run(python: string, env: NodeJS.ProcessEnv, cwd: string): Promise<number | null> {
  const args = ['-W', 'ignore', '-m', 'unittest', 'discover', '--verbose', '-s', TESTS]
  const child = spawn(python, args, { env, cwd, stdio: 'inherit' })
  return new Promise((ended) => child.once('exit', (code) => ended(code)))
}

await runScript(test)
