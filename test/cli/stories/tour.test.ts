import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CliStage, startCliStage } from '../../../scripts/cli-stage.ts'
import { cli, startCli } from '../../../scripts/run-cli.ts'
import { OWN_CLIENT } from '../../../scripts/stand-ins.ts'
import { walkConsent } from '../../../scripts/walk-consent.ts'

let stage: CliStage
/** The project's own key, as `behalf keys create` printed it. */
let key: string

beforeAll(async () => {
  stage = await startCliStage()
})
afterAll(() => stage.close())

/** One command in the folder that `init` was run in. */
const behalf = (args: readonly string[], stdin = '') => cli(args, { cwd: stage.folder, stdin })

const asRoot = (args: readonly string[]) =>
  cli(args, {
    cwd: stage.folder,
    env: { BEHALF_URL: stage.url, BEHALF_API_KEY: stage.root },
  })

/** What a command answered, as JSON; the command must be fine. */
async function read(args: readonly string[]) {
  const { code, stdout, stderr } = await behalf([...args, '--json'])
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('error')])
  return JSON.parse(stdout)
}

const issue = (title: string) => ['owner=octocat', 'repo=hello-world', `title=${title}`]

describe('a developer in an empty folder', () => {
  it('makes a key of the project with the root key', async () => {
    const { code, stdout, stderr } = await asRoot(['keys', 'create', 'tour'])
    expect([code, stderr]).toEqual([0, expect.stringContaining('only its hash is stored')])
    expect(stdout).toMatch(/^bhf_default_[\w-]{49}\n$/)
    key = stdout.trim()
    const listed = await asRoot(['keys'])
    expect(listed.stdout).toContain('tour')
    expect(listed.stdout).not.toContain(key)
  })

  it('is not let in with a wrong key, and nothing is written', async () => {
    const { code, stderr } = await behalf(['init', '--url', stage.url, '--key-stdin'], 'bhf_x')
    expect(code).toBe(1)
    expect(stderr).toContain('(unauthorized, req_')
    expect(existsSync(join(stage.folder, '.env'))).toBe(false)
  })

  it('runs init, and needs no setting from then on', async () => {
    const { code, stdout } = await behalf(['init', '--url', stage.url, '--key-stdin'], key)
    expect(code).toBe(0)
    expect(stdout).toContain('for the project default')
    expect(readFileSync(join(stage.folder, '.env'), 'utf8')).toBe(
      `BEHALF_URL=${stage.url}\nBEHALF_API_KEY=${key}\n`,
    )
  })

  it('finds apps and actions', async () => {
    const apps: { slug: string }[] = await read(['apps'])
    expect(apps.length).toBeGreaterThan(100)
    expect(apps.map(({ slug }) => slug)).toContain('github')
    const found = await behalf(['actions', 'search', 'create an issue', '--app', 'github'])
    expect(found.stdout).toContain('GITHUB_CREATE_AN_ISSUE')
    const shown = await behalf(['actions', 'show', 'github_create_an_issue'])
    expect(shown.stdout).toMatch(/^owner \*/m)
  })

  it('is told to add an integration, where there is none of the app', async () => {
    const { code, stderr } = await behalf(['connect', 'gmail', '--entity', 'alice', '--no-wait'])
    expect(code).toBe(1)
    expect(stderr).toMatch(/→ behalf integrations add gmail/)
  })

  it('adds an integration through the shared client, and one with a client of its own', async () => {
    const shared = await behalf(['integrations', 'add', 'github', '--shared'])
    expect([shared.code, shared.stderr]).toEqual([0, ''])
    expect(shared.stdout).toMatch(/^added int_[\w-]{22} \(GitHub, OAUTH2\)/)
    const args = ['integrations', 'add', 'github', '--client-id', OWN_CLIENT.clientId]
    const own = await behalf(
      [...args, '--name', 'Own', '--client-secret-stdin'],
      OWN_CLIENT.clientSecret,
    )
    expect(own.stdout).toContain(`  ${stage.url}/callback/github`)
    expect(await read(['integrations', '--app', 'github'])).toHaveLength(2)
  })
})

describe('alice connects her GitHub account', () => {
  it('is asked which integration is meant, where there are two', async () => {
    const { code, stderr } = await behalf(['connect', 'github', '--entity', 'alice', '--no-wait'])
    expect(code).toBe(1)
    expect(stderr).toContain('--integration')
  })

  it('is waited for, until she has consented', async () => {
    const [integration] = (await read(['integrations'])).filter(
      (it: { useSharedClient: boolean }) => it.useSharedClient,
    )
    const args = ['connect', 'github', '--entity', 'alice', '--integration', integration.id]
    const waiting = startCli(args, { cwd: stage.folder })
    const link = await waiting.printed(/http:\S+\/connect\/\S+/)
    await walkConsent(link, 'octocat')
    const { code, stdout } = await waiting.ended
    expect(code).toBe(0)
    expect(stdout).toMatch(/^connected github as \S.* for alice \(conn_[\w-]+\)\n$/)
  })

  it('is waited for no longer after Ctrl-C, and leaves nothing broken', async () => {
    const [integration] = await read(['integrations'])
    const args = ['connect', 'github', '--entity', 'bob', '--integration', integration.id]
    const waiting = startCli(args, { cwd: stage.folder })
    const link = await waiting.printed(/http:\S+\/connect\/\S+/)
    waiting.kill('SIGINT')
    const { code, stderr } = await waiting.ended
    expect(code).toBe(130)
    expect(stderr).toMatch(/stopped\n$/)
    await walkConsent(link, 'octocat') // the link goes on working
    const [bob] = await read(['connections', '--entity', 'bob'])
    expect(bob.status).toBe('ACTIVE')
  })
})

describe('acting for alice', () => {
  it('shows what would be sent, and sends nothing', async () => {
    const { code, stdout } = await behalf([
      ...['run', 'GITHUB_CREATE_AN_ISSUE', ...issue('Rehearsed')],
      ...['--entity', 'alice', '--dry-run'],
    ])
    expect(code).toBe(0)
    const { requests } = JSON.parse(stdout)
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: 'https://api.github.com/repos/octocat/hello-world/issues',
    })
    expect(JSON.stringify(requests)).toContain('***')
  })

  it.each([
    ['key=value', issue('One'), '', 'One'],
    ['JSON', ['{"owner":"octocat","repo":"hello-world","title":"Two"}'], '', 'Two'],
    ['stdin', ['-'], '{"owner":"octocat","repo":"hello-world","title":"Three"}', 'Three'],
  ])('executes an action with arguments as %s', async (_, args, stdin, title) => {
    const command = ['run', 'GITHUB_CREATE_AN_ISSUE', ...args, '--entity', 'alice']
    const { code, stdout } = await behalf(command, stdin)
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ title })
  })

  it('fails where the app refuses, and where nobody is connected', async () => {
    const command = ['run', 'GITHUB_CREATE_AN_ISSUE', '--entity']
    const where = ['owner=octocat', 'repo=nowhere', 'title=x']
    const refused = await behalf([...command, 'alice', ...where])
    expect([refused.code, refused.stdout]).toEqual([1, ''])
    expect(refused.stderr).toContain('the app answered 404')
    const unknown = await behalf([...command, 'carol', ...where])
    expect(unknown.code).toBe(1)
    expect(unknown.stderr).toContain('→ behalf connect github --entity carol')
  })

  it('hands tools to a model, in its form', async () => {
    const { stdout } = await behalf(['tools', '--apps', 'github', '--format', 'anthropic'])
    expect(JSON.parse(stdout)[0]).toHaveProperty('input_schema')
  })

  it('refreshes, lists and deletes connections', async () => {
    const all: { id: string; entityId: string }[] = await read(['connections'])
    expect(all.map(({ entityId }) => entityId).sort()).toEqual(['alice', 'bob'])
    const bob = all.find(({ entityId }) => entityId === 'bob')?.id ?? ''
    const gone = await behalf(['connections', 'delete', bob, '--yes'])
    expect(gone.stdout).toContain(`deleted ${bob}`)
    const refresh = await behalf(['connections', 'refresh', bob])
    expect(refresh.code).toBe(1)
    expect(refresh.stderr).toContain('connection-not-found')
    expect(await read(['connections', '--entity', 'bob'])).toEqual([])
  })
})

describe('an API document becomes an app', () => {
  const document = (path: string) => `
openapi: 3.1.0
info: { title: Acme, version: '1' }
servers: [{ url: https://api.acme.com }]
paths:
  /${path}:
    get:
      operationId: list_${path}
      parameters: [{ name: limit, in: query, schema: { type: integer } }]
      responses: { '200': { description: fine } }
`

  it('is imported from a file, first without effect', async () => {
    writeFileSync(join(stage.folder, 'acme.yaml'), document('pets'))
    const rehearsed = await behalf(['apps', 'import', 'acme.yaml', '--dry-run'])
    expect(rehearsed).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('  + ACME_LIST_PETS'),
    })
    expect(rehearsed.stdout).toContain('nothing was stored')
    expect(await read(['apps', 'list', '--custom'])).toEqual([])
    const { stdout } = await behalf(['apps', 'import', 'acme.yaml'])
    expect(stdout).toContain('1 added, 0 changed, 0 removed, 0 unchanged')
  })

  it('is imported again, and tells what changed', async () => {
    const { code, stdout } = await behalf(
      ['apps', 'import', '-', '--slug', 'acme'],
      document('shops'),
    )
    expect(code).toBe(0)
    expect(stdout).toContain('  + ACME_LIST_SHOPS\n  - ACME_LIST_PETS')
  })

  it('becomes types', async () => {
    const { code } = await behalf(['types'])
    expect(code).toBe(0)
    const text = readFileSync(join(stage.folder, 'behalf.d.ts'), 'utf8')
    expect(text).toContain('ACME_LIST_SHOPS')
    expect(text).toContain('limit?: number')
  })
})

describe('the doctor', () => {
  it('finds all well, and says what to register', async () => {
    const { code, stdout } = await behalf(['doctor'])
    expect(code).toBe(0)
    for (const name of ['service', 'clock', 'sealing', 'key', 'callback']) {
      expect(stdout).toMatch(new RegExp(`^ok +${name}`, 'm'))
    }
    expect(stdout).toContain(`${stage.url}/callback/github`)
  })

  it('says so where the service is gone', async () => {
    const env = { BEHALF_URL: 'http://127.0.0.1:9', BEHALF_API_KEY: key }
    const { code, stdout, stderr } = await cli(['doctor'], { cwd: stage.folder, env })
    expect(code).toBe(1)
    expect(stdout).toContain('FAULT service')
    expect(stdout + stderr).not.toContain(key)
  })
})
