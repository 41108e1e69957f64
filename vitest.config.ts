import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { cloudflareTest } from '@cloudflare/vitest-pool-workers'
import { defineConfig } from 'vitest/config'
import { CANARY_HOSTS } from './test/stand-ins/canary.ts'
import { COMPAT_PROVIDERS, FILE_HOSTS } from './test/stand-ins/compat.ts'
import { HOSTS } from './test/stand-ins/providers.ts'

/** Ports that were free a moment ago: bindings must name them before the stand-ins start. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer()
      await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
      return server
    }),
  )
  const ports = servers.map((server) => (server.address() as { port: number }).port)
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))))
  return ports
}

const [github = 0, google = 0, certified = 0, providers = 0, hub = 0, login = 0, ...more] =
  await freePorts(12)
const [
  compatGithub = 0,
  compatGoogle = 0,
  compatProviders = 0,
  files = 0,
  strained = 0,
  canary = 0,
] = more
process.env['STAND_IN_PORTS'] = JSON.stringify({
  ...{ github, google, certified, providers, hub, login, strained, canary },
  compat: { github: compatGithub, google: compatGoogle, providers: compatProviders, files },
})

const at = (port: number) => `http://127.0.0.1:${port}`
const googleHosts = ['accounts', 'oauth2', 'openidconnect', 'gmail', 'people', 'www']
const hosts = (names: string[], port: number) =>
  Object.fromEntries(
    names.map((name) => [
      `https://${name}.${name === 'accounts' ? 'google.com' : 'googleapis.com'}`,
      at(port),
    ]),
  )

/** The Worker under test; only what its apps' hosts are differs. */
const worker = (
  name: string,
  include: string,
  setup: string | undefined,
  origins: object,
  facts: object,
  /** Given where files share what a stand-in keeps: then they run one after the other. */
  maxWorkers?: 1,
) => ({
  plugins: [
    cloudflareTest({
      main: './src/index.ts',
      wrangler: { configPath: './wrangler.toml' },
      miniflare: {
        bindings: {
          SEAL_KEYS: `k1:${'A'.repeat(43)}`,
          ROOT_API_KEY: 'root-key-of-the-tests',
          ORIGINS: JSON.stringify(origins),
          LOG: 'off',
          ...facts,
        },
      },
    }),
  ],
  test: {
    name,
    include: [include],
    globalSetup: setup === undefined ? [] : [setup],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    ...(maxWorkers && { maxWorkers }),
  },
})

const emulated = (hub: number, mail: number) => ({
  'https://github.com': at(hub),
  'https://api.github.com': at(hub),
  ...hosts(googleHosts, mail),
  'https://oauth2.googleapis.com': `${at(mail)}/oauth2`,
  'https://openidconnect.googleapis.com/v1': `${at(mail)}/oauth2/v2`,
})

/** Hosts that are paths of one server. */
const others = (names: readonly string[], port: number) =>
  Object.fromEntries(names.map((host) => [`https://${host}`, `${at(port)}/${host}`]))

export default defineConfig({
  test: {
    // Most of what a file of a Worker's tests does is to wait.
    maxWorkers: '100%',
    // Of an object that a test ended: the call to a part of it says so, and the part itself once more.
    onUnhandledError: ({ message }) => message !== 'restarted',
    projects: [
      {
        test: {
          name: 'pure',
          include: ['test/**/*.test.ts'],
          exclude: [
            ...[
              'flows',
              'certified',
              'schemes',
              'compat',
              'mcp',
              'canary',
              'limits',
              'clients/mcp',
            ],
            ...['browser', 'cli/stories', 'faults/sweep', 'faults/model', 'faults/kill'],
          ]
            .map((name) => `test/${name}/**`)
            .concat('test/clients/*.test.ts'),
        },
      },
      {
        test: {
          name: 'cli',
          include: ['test/cli/stories/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      worker(
        'flows',
        'test/flows/*.test.ts',
        './test/stand-ins/emulated.ts',
        emulated(github, google),
        { GITHUB: at(github) },
      ),
      worker(
        'compat',
        'test/compat/*.test.ts',
        './test/stand-ins/compat.ts',
        {
          ...emulated(compatGithub, compatGoogle),
          ...others(COMPAT_PROVIDERS, compatProviders),
          ...others(FILE_HOSTS, files),
        },
        { GITHUB: at(compatGithub), FILES: at(files) },
      ),
      worker(
        'certified',
        'test/certified/*.test.ts',
        './test/stand-ins/certified.ts',
        hosts(googleHosts, certified),
        { CERTIFIED: at(certified) },
      ),
      worker(
        'schemes',
        'test/schemes/*.test.ts',
        './test/stand-ins/providers.ts',
        others(HOSTS, providers),
        { PROVIDERS: at(providers) },
        1,
      ),
      worker('faults', 'test/faults/{sweep,model}/*.test.ts', undefined, {}, {}),
      worker(
        'limits',
        'test/limits/*.test.ts',
        './test/stand-ins/strained.ts',
        { 'https://api.strained.io': at(strained) },
        { STRAINED: at(strained) },
      ),
      worker(
        'mcp',
        'test/mcp/*.test.ts',
        './test/stand-ins/mcp.ts',
        {
          'https://github.com': at(hub),
          'https://api.github.com': at(hub),
          'https://login.acme.example': at(login),
        },
        {
          LOGIN: at(login),
          MCP_AUTH: JSON.stringify({
            'mcp-users': { issuer: 'https://login.acme.example', scopes: ['mcp'] },
          }),
        },
      ),
      worker(
        'canary',
        'test/canary/*.test.ts',
        './test/stand-ins/canary.ts',
        others(CANARY_HOSTS, canary),
        {
          ...{ CANARY: at(canary), LOG: 'all' },
          SEAL_KEYS: `k1:${randomBytes(32).toString('base64url')}`,
          ROOT_API_KEY: randomBytes(32).toString('base64url'),
          OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.example',
          OTEL_EXPORTER_OTLP_HEADERS: `authorization=Bearer%20${randomBytes(32).toString('base64url')}`,
        },
        1,
      ),
    ],
  },
})
