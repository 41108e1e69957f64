import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folder, page, Refusal, run } from './_world.ts'

const GITHUB = {
  slug: 'github',
  name: 'GitHub',
  description: 'Code.',
  categories: [],
  docs: '',
  authSchemes: ['OAUTH2', 'BEARER_TOKEN'],
  actionCount: 1000,
  importantCount: 20,
  custom: false,
}
const CONNECTION = {
  id: 'conn_1',
  entityId: 'alice',
  app: 'github',
  integrationId: 'int_1',
  authScheme: 'OAUTH2',
  status: 'INITIATED',
  statusReason: null,
  label: null,
  default: false,
  account: null,
  data: {},
  scopes: null,
  createdAt: '2026-11-23T12:00:00Z',
  updatedAt: '2026-11-23T12:00:00Z',
}
const ACTIVE = { ...CONNECTION, status: 'ACTIVE', account: { name: 'octocat', email: null } }
const INTEGRATION = {
  id: 'int_1',
  name: 'GitHub',
  app: 'github',
  authScheme: 'OAUTH2',
  useSharedClient: false,
  clientId: 'Iv1.1',
  redirectUri: null,
  scopes: null,
  enabled: true,
  callbackUrl: 'https://behalf.test/callback/github',
}

const hasColours = (text: string): boolean => text.includes('\u001b[')

describe('a list', () => {
  const answers = { 'GET /v1/apps': page(GITHUB) }

  it('is a table for people', async () => {
    const { code, out, err } = await run(['apps'], { answers })
    expect(code).toBe(0)
    expect(out).toBe(
      'APP     NAME    ACTIONS  AUTH\ngithub  GitHub  1000     OAUTH2, BEARER_TOKEN\n',
    )
    expect(err).toBe('')
  })

  it('is JSON for programs, wherever --json stands', async () => {
    for (const args of [
      ['apps', '--json'],
      ['--json', 'apps', 'list'],
    ]) {
      const { out } = await run(args, { answers })
      expect(JSON.parse(out)).toEqual([GITHUB])
    }
  })

  it('goes on through all pages', async () => {
    const { out } = await run(['apps', '--json'], {
      answers: {
        'GET /v1/apps?limit=200': { items: [GITHUB], nextCursor: '1' },
        'GET /v1/apps?limit=200&cursor=1': page({ ...GITHUB, slug: 'gmail' }),
      },
    })
    expect(JSON.parse(out).map(({ slug }: { slug: string }) => slug)).toEqual(['github', 'gmail'])
  })

  it('says what to do where it is empty, and is still JSON', async () => {
    const none = { 'GET /v1/integrations': page() }
    const told = await run(['integrations'], { answers: none })
    expect(told.out).toBe('')
    expect(told.err).toContain('behalf integrations add <app>')
    expect((await run(['integrations', '--json'], { answers: none })).out).toBe('[]\n')
  })

  it('has colours at a terminal only, and none where NO_COLOR is set', async () => {
    const env = { BEHALF_URL: 'https://behalf.test', BEHALF_API_KEY: 'k' }
    expect(hasColours((await run(['apps'], { answers })).out)).toBe(false)
    expect(hasColours((await run(['apps'], { answers, env, tty: true })).out)).toBe(true)
    const plain = await run(['apps'], { answers, env: { ...env, NO_COLOR: '1' }, tty: true })
    expect(hasColours(plain.out)).toBe(false)
  })

  it('prints no character by which others could rule the terminal', async () => {
    const name = 'a\u001b]0;owned\u0007\nb\u009b2J\u202ec'
    const evil = { 'GET /v1/apps': page({ ...GITHUB, name }) }
    const { out } = await run(['apps'], { answers: evil })
    expect(out).toContain('a ]0;owned b 2J c')
    const json = (await run(['apps', '--json'], { answers: evil })).out
    for (const letter of '\u0007\u001b\u009b\u202e') expect(json).not.toContain(letter)
    expect(JSON.parse(json)[0].name).toBe(name)
  })
})

describe('actions', () => {
  const found = { name: 'GMAIL_REPLY', app: 'gmail', description: 'Replies.', tags: ['important'] }

  it('are searched for in plain words', async () => {
    const answers = { 'GET /v1/actions': page(found) }
    const args = ['actions', 'search', 'reply to', 'an email', '--app', 'gmail', '--limit', '3']
    const { out, sent } = await run(args, { answers })
    expect(sent[0]?.path).toBe('/v1/actions?q=reply+to+an+email&limit=3&app=gmail')
    expect(out).toContain('GMAIL_REPLY  Replies.')
  })

  it('are shown with their arguments, the required ones marked', async () => {
    const inputSchema = {
      required: ['to'],
      properties: { to: { type: 'string', description: 'Whom' }, how: { enum: ['a', 'b'] } },
    }
    const answers = {
      'GET /v1/actions/gmail_reply': { ...found, aliases: [], scopes: ['mail'], inputSchema },
    }
    const { out } = await run(['actions', 'show', 'gmail_reply'], { answers })
    expect(out).toContain('Needs one of the scopes: mail')
    expect(out).toMatch(/^to \* +string +Whom$/m)
    expect(out).toMatch(/^how +a\|b$/m)
  })
})

describe('integrations add', () => {
  const answers = {
    'POST /v1/integrations': { ...INTEGRATION, connection: null, connectionProblem: null },
    'GET /v1/apps/github': GITHUB,
  }
  const args = ['integrations', 'add', 'github', '--client-id', 'Iv1.1']

  it('says which redirect URI to register', async () => {
    const around = { answers, stdin: 'top-secret\n' }
    const { code, out, err, sent } = await run([...args, '--client-secret-stdin'], around)
    expect(code).toBe(0)
    expect(sent[0]?.body).toEqual({
      app: 'github',
      connect: false,
      credentials: { clientId: 'Iv1.1', clientSecret: 'top-secret' },
    })
    expect(out).toContain('Register this redirect URI at GitHub:')
    expect(out).toContain('  https://behalf.test/callback/github')
    expect(out).toContain('behalf connect github --entity')
    expect(out + err).not.toContain('top-secret')
  })

  it('asks a person for the secret, and takes it from the environment', async () => {
    const asked = await run(args, { answers, tty: true, typed: ['typed'] })
    expect(asked.asked).toEqual(['Client secret: '])
    expect(asked.sent[0]?.body).toMatchObject({ credentials: { clientSecret: 'typed' } })
    const env = { BEHALF_URL: 'https://b.test', BEHALF_API_KEY: 'k', BEHALF_CLIENT_SECRET: 'env' }
    const told = await run(args, { answers, env })
    expect(told.sent[0]?.body).toMatchObject({ credentials: { clientSecret: 'env' } })
  })

  it('needs the secret, and one client only', async () => {
    expect((await run(args, { answers })).err).toContain('BEHALF_CLIENT_SECRET')
    const both = await run([...args, '--shared'], { answers })
    expect(both.code).toBe(2)
    expect(both.sent).toEqual([])
  })
})

describe('connect', () => {
  const link = 'https://behalf.test/connect/abc'
  const begin = { 'POST /v1/entities/alice/connections': { ...CONNECTION, redirectUrl: link } }
  const args = ['connect', 'github', '--entity', 'alice']

  it('prints the link, and waits until the user has connected', async () => {
    let looks = 0
    const look = () => (++looks < 3 ? CONNECTION : ACTIVE)
    const answers = { ...begin, 'GET /v1/connections/conn_1': look }
    const { code, out, err, opened } = await run(args, { answers })
    expect(code).toBe(0)
    expect(looks).toBe(3)
    expect(err).toContain(link)
    expect(out).toBe('connected github as octocat for alice (conn_1)\n')
    expect(opened).toEqual([])
  })

  it('opens the browser at a terminal, unless that is not wished', async () => {
    const answers = { ...begin, 'GET /v1/connections/conn_1': ACTIVE }
    const { opened, err } = await run(args, { answers, tty: true })
    expect(opened).toEqual([link])
    expect(err).toContain('Your browser opens this link')
    const none = await run([...args, '--no-browser'], { answers, tty: true })
    expect(none.opened).toEqual([])
    expect(none.err).toContain('Open this link in a browser')
  })

  it('gives a script the link alone, or the connection as JSON', async () => {
    expect((await run([...args, '--no-wait'], { answers: begin })).out).toBe(`${link}\n`)
    const answers = { ...begin, 'GET /v1/connections/conn_1': ACTIVE }
    const { out } = await run([...args, '--json'], { answers })
    expect(JSON.parse(out)).toMatchObject({ id: 'conn_1', status: 'ACTIVE' })
  })

  it('waits for nothing where all is said already', async () => {
    const answers = { 'POST /v1/entities/alice/connections': { ...ACTIVE, redirectUrl: null } }
    const { out, sent } = await run([...args, '--field', 'api_key=x'], { answers })
    expect(sent[0]?.body).toEqual({ app: 'github', fields: { api_key: 'x' } })
    expect(out).toContain('connected')
  })

  it('fails with the reason where the user or the app refused', async () => {
    const statusReason = { code: 'access_denied', detail: 'the user said no' }
    const failed = { ...CONNECTION, status: 'FAILED', statusReason }
    const answers = { ...begin, 'GET /v1/connections/conn_1': failed }
    const { code, out, err } = await run(args, { answers })
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err).toContain('error: github was not connected: the user said no')
  })

  it('names the command that helps where there is no integration', async () => {
    const refusal = new Refusal(404, 'integration-not-found', 'there is none of github')
    const answers = { 'POST /v1/entities/alice/connections': refusal }
    const { code, err } = await run(args, { answers })
    expect(code).toBe(1)
    expect(err).toBe(
      'error: there is none of github (integration-not-found, req_1)\n  → behalf integrations add github\n',
    )
  })

  it('stops waiting at Ctrl-C, with the exit code that shells give it', async () => {
    const controller = new AbortController()
    const look = () => {
      controller.abort(new Error('stopped'))
      return CONNECTION
    }
    const answers = { ...begin, 'GET /v1/connections/conn_1': look }
    const { code, out, err } = await run(args, { answers, signal: controller.signal, tty: true })
    expect(code).toBe(130)
    expect(out).toBe('')
    expect(err).toMatch(/stopped\n$/)
  })
})

describe('connections', () => {
  it('are listed of one entity, or of all', async () => {
    const answers = {
      'GET /v1/entities': page({ id: 'alice' }, { id: 'a/b' }),
      'GET /v1/entities/alice/connections': page(ACTIVE),
      'GET /v1/entities/a%2Fb/connections': page({ ...ACTIVE, id: 'conn_2', entityId: 'a/b' }),
    }
    const every = await run(['connections', '--json'], { answers })
    expect(JSON.parse(every.out).map(({ id }: { id: string }) => id)).toEqual(['conn_1', 'conn_2'])
    const one = await run(['connections', '--entity', 'alice', '--status', 'active'], { answers })
    expect(one.sent.map(({ path }) => path)).toEqual([
      '/v1/entities/alice/connections?status=ACTIVE',
    ])
    expect(one.out).toMatch(/^conn_1 +alice +github +ACTIVE +octocat$/m)
  })

  it('are deleted after a question, or with --yes', async () => {
    const answers = { 'DELETE /v1/connections/conn_1': { id: 'conn_1', revoked: true } }
    const args = ['connections', 'delete', 'conn_1']
    const no = await run(args, { answers, tty: true, typed: ['n'] })
    expect([no.code, no.sent.length]).toEqual([1, 0])
    const script = await run(args, { answers })
    expect([script.code, script.sent.length]).toEqual([2, 0])
    const yes = await run([...args, '--yes'], { answers })
    expect(yes.out).toBe('deleted conn_1, and revoked at the app\n')
  })

  it('are refreshed', async () => {
    const answers = { 'POST /v1/connections/conn_1/refresh': ACTIVE }
    const { out } = await run(['connections', 'refresh', 'conn_1'], { answers })
    expect(out).toBe('refreshed conn_1 (ACTIVE)\n')
  })
})

describe('run', () => {
  const done = {
    ...{ successful: true, data: { number: 1 }, error: null, status: 201, logId: 'log_1' },
    ...{ note: null, next: null },
  }
  const where = 'POST /v1/entities/alice/actions/GITHUB_CREATE_AN_ISSUE'
  const args = ['run', 'GITHUB_CREATE_AN_ISSUE', '--entity', 'alice']

  it('prints the data of the result', async () => {
    const { code, out, sent } = await run([...args, 'owner=ada', 'n:=1'], {
      answers: { [where]: done },
    })
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({ number: 1 })
    expect(sent[0]?.body).toMatchObject({ arguments: { owner: 'ada', n: 1 } })
  })

  it('takes its arguments from standard input', async () => {
    const around = { answers: { [where]: done }, stdin: '{"owner":"ada"}' }
    expect((await run([...args, '-'], around)).sent[0]?.body).toMatchObject({
      arguments: { owner: 'ada' },
    })
  })

  it('shows the request that would go out', async () => {
    const request = { method: 'POST', url: 'https://api.github.com/x' }
    const { out, sent } = await run([...args, '--dry-run'], { answers: { [where]: { request } } })
    expect(sent[0]?.body).toMatchObject({ dryRun: true })
    expect(JSON.parse(out)).toEqual({ request })
  })

  it('fails where the app refused, and tells a program all', async () => {
    const data = { message: 'Not Found' }
    const refused = { ...done, successful: false, data, error: 'Not Found', status: 404 }
    const told = await run(args, { answers: { [where]: refused } })
    expect(told.code).toBe(1)
    expect(told.out).toBe('')
    expect(told.err).toContain('error: Not Found (the app answered 404), log log_1')
    const json = await run([...args, '--json'], { answers: { [where]: refused } })
    expect(json.code).toBe(1)
    expect(JSON.parse(json.out)).toEqual(refused)
  })

  it('says how to connect, where nobody is connected', async () => {
    const answers = {
      [where]: new Refusal(409, 'connection-missing', 'alice has none of github'),
      'GET /v1/actions/GITHUB_CREATE_AN_ISSUE': { app: 'github' },
    }
    const { code, err } = await run(args, { answers })
    expect(code).toBe(1)
    expect(err).toContain('→ behalf connect github --entity alice')
  })
})

describe('apps import', () => {
  const imported = {
    app: 'acme',
    report: {
      ...{ kind: 'openapi-3.1', published: 3, warnings: ['no servers'] },
      skipped: [{ pointer: '#/paths/~1old/get', reason: 'deprecated' }],
      faults: [{ pointer: '#/paths/~1bad/get', reason: 'no responses' }],
    },
    diff: { added: ['ACME_GET_A'], changed: ['ACME_GET_B'], removed: ['ACME_GET_C'], unchanged: 1 },
  }

  it('shows the report and what changed', async () => {
    const cwd = folder()
    writeFileSync(join(cwd, 'acme.yaml'), 'openapi: 3.1.0\n')
    writeFileSync(join(cwd, 'over.json'), '{"baseUrl":"https://acme.com"}')
    const args = ['apps', 'import', 'acme.yaml', '--overlay', 'over.json', '--dry-run']
    const { code, out, sent } = await run(args, { answers: { 'POST /v1/apps': imported }, cwd })
    expect(code).toBe(0)
    expect(sent[0]?.body).toEqual({
      ...{ slug: 'acme', document: 'openapi: 3.1.0\n', dryRun: true },
      overlay: { baseUrl: 'https://acme.com' },
    })
    expect(out).toBe(`acme: 3 actions of a document of kind openapi-3.1
1 left out on purpose:
    #/paths/~1old/get: deprecated
1 left out, as something is wrong with them:
    #/paths/~1bad/get: no responses
1 said of the document:
    no servers
1 added, 1 changed, 1 removed, 1 unchanged
  + ACME_GET_A
  ~ ACME_GET_B
  - ACME_GET_C
A dry run: nothing was stored.
`)
  })

  it('imports again what is there', async () => {
    const exists = new Refusal(409, 'app-exists')
    const answers = {
      'POST /v1/apps': exists,
      'POST /v1/apps/acme/import': imported,
      'PUT /v1/apps/acme/overlay': {},
      'GET /v1/apps/acme/import': { url: 'https://acme.com/openapi.json' },
    }
    const file = await run(['apps', 'import', '-', '--slug', 'acme'], { answers, stdin: 'doc: 1' })
    expect(file.code).toBe(0)
    expect(file.sent.at(-1)).toMatchObject({ path: '/v1/apps/acme/import', body: 'doc: 1' })
    const url = await run(['apps', 'import', 'https://acme.com/openapi.json'], { answers })
    expect(url.sent.at(-1)).toMatchObject({ method: 'POST', path: '/v1/apps/acme/import' })
    expect(url.sent.at(-1)?.body).toBeUndefined()
    const other = await run(['apps', 'import', 'https://acme.com/v2.json'], { answers })
    expect(other.code).toBe(1)
    expect(other.err).toContain('came from https://acme.com/openapi.json')
  })

  it.each([
    ['https://api.acme.co.uk/openapi.json', 'acme'],
    ['https://petstore3.swagger.io/api/v3/openapi.json', 'petstore3'],
    ['https://acme.com/x.yaml', 'acme'],
    ['./docs/acme-billing.openapi.yaml', 'acme_billing'],
    ['acme.json', 'acme'],
  ])('calls %s %s', async (source, slug) => {
    const cwd = folder()
    const { sent, code, err } = await run(['apps', 'import', source, '--json'], {
      answers: { 'POST /v1/apps': imported },
      cwd,
    })
    if (source.startsWith('http')) expect(sent[0]?.body).toMatchObject({ slug, url: source })
    else expect([code, err.includes('cannot be read (ENOENT)')]).toEqual([1, true])
  })

  it.each(['openapi.yaml', 'https://127.0.0.1/openapi.json', '-'])(
    'asks what %s is called',
    async (source) => {
      const { code, err } = await run(['apps', 'import', source])
      expect(code).toBe(2)
      expect(err).toContain('give --slug')
    },
  )
})

describe('tools', () => {
  it('are printed in the form of a provider', async () => {
    const answers = { 'GET /v1/tools': [{ name: 'A' }] }
    const { out, sent } = await run(['tools', '--apps', 'github, gmail', '--format', 'anthropic'], {
      answers,
    })
    expect(sent[0]?.path).toBe('/v1/tools?apps=github%2Cgmail&format=anthropic')
    expect(JSON.parse(out)).toEqual([{ name: 'A' }])
  })

  it('need a name, and a form that there is', async () => {
    expect((await run(['tools'])).code).toBe(2)
    const { code, err } = await run(['tools', '--apps', 'github', '--format', 'xml'])
    expect(code).toBe(2)
    expect(err).toContain('anthropic')
  })
})

describe('webhooks', () => {
  const HOOK = {
    ...{ id: 'whk_1', url: 'https://acme.com/hooks', description: null, types: null },
    ...{
      enabled: true,
      disabledAt: null,
      disabledReason: null,
      failingSince: null,
      oldSecretUntil: null,
    },
  }
  const DELIVERY = {
    ...{ id: 'whd_1', eventId: 'evt_1', type: 'connection.expired', status: 'dead' },
    ...{ nextAttemptAt: null, attempts: [{ status: 500, code: null }] },
  }

  it('are added, and their secret is printed once, alone', async () => {
    const answers = { 'POST /v1/webhooks': { ...HOOK, secret: 'whsec_1' } }
    const args = ['webhooks', 'add', 'https://acme.com/hooks', '--types', 'connection.expired']
    const { out, err, sent } = await run(args, { answers })
    expect(out).toBe('whsec_1\n')
    expect(err).not.toContain('whsec_1')
    expect(sent[0]?.body).toEqual({ url: HOOK.url, types: ['connection.expired'] })
  })

  it('are listed, rotated and removed', async () => {
    const off = { enabled: false, disabledAt: '2026-11-23T08:00:00.000Z' }
    const gone = { ...HOOK, ...off, disabledReason: 'gone' }
    const answers = {
      'GET /v1/webhooks': page(gone),
      'POST /v1/webhooks/whk_1/rotate': { ...HOOK, secret: 'whsec_2' },
      'DELETE /v1/webhooks/whk_1': () => null,
    }
    expect((await run(['webhooks'], { answers })).out).toMatch(
      /whk_1 +disabled since 2026-11-23T08:00:00.000Z: gone/,
    )
    expect((await run(['webhooks', 'rotate', 'whk_1'], { answers })).out).toBe('whsec_2\n')
    expect((await run(['webhooks', 'remove', 'whk_1', '--yes'], { answers })).out).toContain(
      'whk_1',
    )
  })

  it('show what was not delivered, and deliver it again', async () => {
    let left = 2
    const answers = {
      'GET /v1/webhooks/whk_1/deliveries?status=dead': page(DELIVERY),
      'POST /v1/webhooks/whk_1/replay': () => ({ replayed: 1000, more: --left > 0 }),
      'POST /v1/webhooks/whk_1/deliveries/whd_1/replay': DELIVERY,
    }
    const dead = ['webhooks', 'deliveries', 'whk_1', '--status', 'dead']
    expect((await run(dead, { answers })).out).toMatch(/whd_1 +connection.expired +dead +1 +500/)
    const span = ['--from', '2026-11-23T08:00:00Z', '--to', '2026-11-23T09:00:00Z']
    const query =
      'type=connection.expired&from=2026-11-23T08%3A00%3A00Z&to=2026-11-23T09%3A00%3A00Z'
    const within = { [`GET /v1/webhooks/whk_1/deliveries?${query}`]: page(DELIVERY) }
    const args = ['webhooks', 'deliveries', 'whk_1', '--type', 'connection.expired', ...span]
    expect((await run(args, { answers: within })).out).toContain('whd_1')
    const since = ['webhooks', 'replay', 'whk_1', '--since', '2026-11-23T08:00:00Z']
    expect((await run(since, { answers })).out).toBe('replayed 2000\n')
    expect((await run(['webhooks', 'replay', 'whk_1', 'whd_1'], { answers })).out).toContain('1')
    expect((await run(['webhooks', 'replay', 'whk_1'])).code).toBe(2)
  })
})

describe('logs and audit', () => {
  const CALL = {
    ...{ id: 'log_1', at: '2026-11-23T12:00:00Z', action: null, request: 'GET /user' },
    ...{ app: 'github', status: 404, code: null, millis: 12, actor: 'key_1' },
  }
  const ROW = {
    ...{ at: '2026-11-23T12:00:00Z', actor: 'root', action: 'DELETE /v1/connections/{id}' },
    ...{ status: 200, code: null, target: null, entityId: null, erased: true },
  }

  it('tell the calls of an entity', async () => {
    const answers = {
      'GET /v1/entities/alice/logs?app=github&limit=20&successful=false': page(CALL),
    }
    const args = ['logs', '--entity', 'alice', '--app', 'github', '--failed']
    const { out } = await run(args, { answers })
    expect(out).toMatch(/GET \/user +github +404 +12 +key_1/)
  })

  it('tell who changed what', async () => {
    const answers = { 'GET /v1/audit?actor=root&limit=20': page(ROW) }
    const { out } = await run(['audit', '--actor', 'root'], { answers })
    expect(out).toMatch(/root +200 +erased +DELETE \/v1\/connections\/\{id\}/)
  })
})

describe('export', () => {
  const held = (...lines: object[]) =>
    new Response(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))

  it('tells all that is held of an entity, a JSON object a line', async () => {
    const lines = [
      { kind: 'connection', id: 'conn_1' },
      { kind: 'call', id: 'log_1' },
    ]
    const answers = { 'GET /v1/entities/alice/export': held(...lines) }
    const { code, out } = await run(['export', '--entity', 'alice'], { answers })
    expect(code).toBe(0)
    expect(out).toBe('{"kind":"connection","id":"conn_1"}\n{"kind":"call","id":"log_1"}\n')
  })

  it('tells all of the project, if no entity is named', async () => {
    const answers = { 'GET /v1/project/export': held({ kind: 'project', id: 'default' }) }
    expect((await run(['export'], { answers })).out).toBe('{"kind":"project","id":"default"}\n')
  })

  it('fails where it breaks off, with what came before it', async () => {
    const answers = { 'GET /v1/project/export': new Response('{"kind":"project"}\n{"kin') }
    const { code, out, err } = await run(['export'], { answers })
    expect(code).toBe(1)
    expect(out).toBe('{"kind":"project"}\n')
    expect(err).toContain('did not tell all of it')
  })

  it('prints no character by which others could rule the terminal', async () => {
    const line = { kind: 'connection', label: 'a\u001b]0;owned\u0007\nb\u009b2J\u202ec' }
    const answers = { 'GET /v1/project/export': held(line) }
    const { out } = await run(['export'], { answers })
    for (const letter of '\u0007\u001b\u009b\u202e') expect(out).not.toContain(letter)
    expect(out.split('\n')).toHaveLength(2)
    expect(JSON.parse(out)).toEqual(line)
  })
})

describe('keys', () => {
  const KEY = {
    ...{ id: 'key_1', name: 'ci', hint: 'wxyz', createdAt: '2026-11-23T12:00:00Z' },
    ...{ expiresAt: null, lastUsedAt: null, revokedAt: null, replacedBy: null },
    ...{ scopes: ['read', 'execute'], apps: ['github'], entityPrefix: 'acme/' },
  }
  const env = { BEHALF_URL: 'https://b.test', BEHALF_API_KEY: 'bhf_1', BEHALF_ROOT_API_KEY: 'root' }

  it('are made with the root key, and printed once, alone', async () => {
    const answers = { 'POST /v1/keys': { ...KEY, key: 'bhf_new' } }
    const args = ['keys', 'create', 'ci', '--expires', '2027-01-01', '--project', 'acme']
    const { out, err, sent } = await run(args, { answers, env })
    expect(out).toBe('bhf_new\n')
    expect(err).not.toContain('bhf_new')
    expect(sent[0]?.body).toEqual({ name: 'ci', expiresAt: '2027-01-01T00:00:00.000Z' })
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer root')
    expect(sent[0]?.headers.get('x-project')).toBe('acme')
  })

  it('may be bound to some actions', async () => {
    const answers = { 'POST /v1/keys': { ...KEY, key: 'bhf_new' } }
    const args = ['keys', 'create', 'ci', '--allow', 'GITHUB_*,GMAIL_*', '--deny', '*_DELETE_*']
    const { sent } = await run(args, { answers, env })
    expect(sent[0]?.body).toEqual({
      name: 'ci',
      actions: { allow: ['GITHUB_*', 'GMAIL_*'], deny: ['*_DELETE_*'] },
    })
  })

  it('may have scopes, some apps and some entities only', async () => {
    const answers = { 'POST /v1/keys': { ...KEY, key: 'bhf_new' } }
    const scopes = ['--scopes', 'read,credentials:read', '--apps', 'github,gmail']
    const args = ['keys', 'create', 'ci', ...scopes, '--entities', 'acme/']
    expect((await run(args, { answers, env })).sent[0]?.body).toEqual({
      name: 'ci',
      ...{ scopes: ['read', 'credentials:read'], apps: ['github', 'gmail'], entityPrefix: 'acme/' },
    })
  })

  it('are rotated, and the new one is printed once', async () => {
    const answers = { 'POST /v1/keys/key_1/rotate': { ...KEY, id: 'key_2', key: 'bhf_new' } }
    const args = ['keys', 'rotate', 'key_1', '--overlap', '3600']
    const { out, sent } = await run(args, { answers, env })
    expect(out).toBe('bhf_new\n')
    expect(sent[0]?.body).toEqual({ overlap: 3600 })
    expect((await run(['keys', 'rotate', 'key_1', '--overlap', 'soon'])).code).toBe(2)
  })

  it('are listed and revoked', async () => {
    const answers = {
      'GET /v1/keys': page(KEY),
      'DELETE /v1/keys/key_1': { ...KEY, revokedAt: '2026-11-23T12:00:00Z' },
    }
    expect((await run(['keys'], { answers, env })).out).toMatch(
      /^key_1 +ci +wxyz +read execute +github of acme\/\* +2026-11-23 +never +never$/m,
    )
    const { out } = await run(['keys', 'revoke', 'key_1', '--yes'], { answers, env })
    expect(out).toBe('revoked key_1 (ci)\n')
  })

  it('say which key is needed, and what a date is', async () => {
    const answers = { 'GET /v1/keys': new Refusal(403, 'forbidden', 'only the root key may') }
    expect((await run(['keys'], { answers })).err).toContain('BEHALF_ROOT_API_KEY')
    expect((await run(['keys', 'create', 'x', '--expires', 'soon'])).code).toBe(2)
  })
})

describe('types', () => {
  it("writes the types of the project's own apps", async () => {
    const cwd = folder()
    const inputSchema = { type: 'object', properties: { limit: { type: 'integer' } } }
    const answers = {
      'GET /v1/apps': page({ ...GITHUB, slug: 'acme', custom: true }),
      'GET /v1/actions': page({ name: 'ACME_LIST_PETS', app: 'acme', description: '', tags: [] }),
      'GET /v1/tools': [{ title: 'ACME_LIST_PETS', description: 'Lists pets.', ...inputSchema }],
    }
    const { out } = await run(['types', '--out', 'pets.d.ts'], { answers, cwd })
    expect(out).toBe(`written ${join(cwd, 'pets.d.ts')}\n`)
    const text = readFileSync(join(cwd, 'pets.d.ts'), 'utf8')
    expect(text).toContain("ACME: 'acme'")
    expect(text).toContain('limit?: number')
    expect((await run(['types', '--out', '-'], { answers, cwd })).out).toBe(text)
  })
})

describe('init', () => {
  const answers = {
    'GET /v1/project': { id: 'acme' },
    'GET /v1/keys': new Refusal(403, 'forbidden'),
  }
  const flags = ['init', '--url', 'https://behalf.test', '--key-stdin']

  it('writes two lines into .env, for nobody else to read', async () => {
    const cwd = folder()
    const { code, out, err, sent } = await run(flags, {
      ...{ answers, cwd, env: {}, stdin: 'bhf_secret\n' },
    })
    expect(code).toBe(0)
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer bhf_secret')
    const file = join(cwd, '.env')
    expect(readFileSync(file, 'utf8')).toBe(
      'BEHALF_URL=https://behalf.test\nBEHALF_API_KEY=bhf_secret\n',
    )
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(out).toContain('for the project acme')
    expect(out + err).not.toContain('bhf_secret')
  })

  it('asks a person for what is missing', async () => {
    const cwd = folder()
    const { asked } = await run(['init'], {
      ...{ answers, cwd, env: {}, tty: true, typed: ['https://behalf.test/', ' bhf_typed '] },
    })
    expect(asked).toEqual(['URL of the service: ', 'API key: '])
    expect(readFileSync(join(cwd, '.env'), 'utf8')).toContain('BEHALF_API_KEY=bhf_typed')
    expect((await run(['init'], { answers, env: {} })).code).toBe(2)
  })

  it('leaves all other lines of .env as they are', async () => {
    const cwd = folder()
    writeFileSync(join(cwd, '.env'), '# mine\nPORT=1\nBEHALF_API_KEY=old\n')
    await run(flags, { answers, cwd, env: {}, stdin: 'bhf_new' })
    expect(readFileSync(join(cwd, '.env'), 'utf8')).toBe(
      '# mine\nPORT=1\nBEHALF_API_KEY=bhf_new\nBEHALF_URL=https://behalf.test\n',
    )
  })

  it('writes nothing where the key is refused, unless it shall not ask', async () => {
    const cwd = folder()
    const refused = { 'GET /v1/project': new Refusal(401, 'unauthorized', 'no such key') }
    const around = { answers: refused, cwd, env: {}, stdin: 'bhf_wrong' }
    const { code, err } = await run(flags, around)
    expect(code).toBe(1)
    expect(err).toContain('no such key')
    expect(existsSync(join(cwd, '.env'))).toBe(false)
    const unchecked = await run([...flags, '--no-check'], around)
    expect([unchecked.code, unchecked.sent.length]).toEqual([0, 0])
    expect(existsSync(join(cwd, '.env'))).toBe(true)
  })

  it('warns where git would commit the key, and of the root key', async () => {
    const asked: string[] = []
    const around = (code: number | null, keys: unknown) => ({
      answers: { ...answers, 'GET /v1/keys': keys },
      env: {},
      stdin: 'bhf_1',
      run: async (program: string, args: readonly string[]) => {
        asked.push([program, ...args].join(' '))
        return code
      },
    })
    const bad = await run(flags, around(1, page()))
    expect(asked[0]).toMatch(/^git -C \S+ check-ignore --quiet \.env$/)
    expect(bad.err).toContain('git does not ignore .env')
    expect(bad.err).toContain('root key')
    for (const fine of [0, 128, null]) {
      const { err } = await run(flags, around(fine, new Refusal(403, 'forbidden')))
      expect(err).toBe('')
    }
  })
})

describe('doctor', () => {
  const answers = {
    'GET /openapi.json': { info: { title: 'Behalf' } },
    'GET /v1/project': { id: 'acme', origin: null },
    'GET /v1/keys': new Refusal(403, 'forbidden'),
    'GET /v1/integrations': page(INTEGRATION, {
      ...INTEGRATION,
      ...{ id: 'int_2', app: 'slack', useSharedClient: true, redirectUri: 'https://acme.com/cb' },
    }),
    'HEAD /callback/github': {},
  }
  const date = 'Mon, 23 Nov 2026 12:00:00 GMT'

  it('finds nothing wrong, and says what to register', async () => {
    const { code, out } = await run(['doctor'], { answers, date })
    expect(out).toBe(`ok    service  https://behalf.test answers in 0 ms
ok    clock    as that of the service (within 30 s)
ok    sealing  secrets are sealed at rest
ok    key      a key of the project acme
ok    callback https://behalf.test/callback/... is reached

Redirect URIs to register at the apps:
  github (client Iv1.1)
    https://behalf.test/callback/github
  slack (client the operator's)
    https://acme.com/cb
`)
    expect(code).toBe(0)
  })

  const states = async (changed: object, when = date) => {
    const { code, out } = await run(['doctor', '--json'], {
      answers: { ...answers, ...changed },
      date: when,
    })
    const { checks } = JSON.parse(out) as { checks: { name: string; state: string }[] }
    return [code, ...checks.filter(({ state }) => state !== 'ok').map(({ name }) => name)]
  }

  it.each([
    ['nobody', { 'GET /openapi.json': new TypeError('fetch failed') }, 'service'],
    ['somebody else', { 'GET /openapi.json': { info: { title: 'Shop' } } }, 'service'],
    ['a page', { 'GET /openapi.json': new Refusal(404, 'x') }, 'service'],
    ['no sealing', { 'GET /v1/project': new Refusal(503, 'not-configured') }, 'sealing'],
    ['a wrong key', { 'GET /v1/project': new Refusal(401, 'unauthorized') }, 'key'],
    ['a lost callback', { 'HEAD /callback/github': new Refusal(404, 'x') }, 'callback'],
    ['a dead callback', { 'HEAD /callback/github': new TypeError('failed') }, 'callback'],
  ])('tells %s', async (_, changed, name) => {
    expect(await states(changed)).toEqual([1, name])
  })

  it('warns of a clock that is wrong', async () => {
    expect(await states({}, 'Mon, 23 Nov 2026 12:02:00 GMT')).toEqual([0, 'clock'])
    expect(await states({}, 'Mon, 23 Nov 2026 11:58:00 GMT')).toEqual([0, 'clock'])
  })
})

describe('what goes wrong', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['conect']],
    ['an unknown option', ['apps', '--colour']],
    ['a missing argument', ['run']],
    ['an argument too many', ['doctor', 'now']],
    ['a number that is none', ['actions', 'search', 'x', '--limit', '0']],
  ])('is exit code 2 for %s', async (_, args) => {
    const { code, out, err, sent } = await run(args)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).not.toBe('')
    expect(sent).toEqual([])
  })

  it('names what was meant', async () => {
    expect((await run(['conect'])).err).toContain('Did you mean connect?')
  })

  it('is exit code 1 where the service refuses, told as JSON where that is asked for', async () => {
    const answers = { 'GET /v1/apps': new Refusal(401, 'unauthorized', 'no such key') }
    const { code, err, out } = await run(['apps', '--json'], { answers })
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(JSON.parse(err).error).toMatchObject({
      ...{ code: 'unauthorized', detail: 'no such key', status: 401, requestId: 'req_1' },
      remedy: expect.stringContaining('behalf init'),
    })
  })

  it('never prints the key', async () => {
    const env = { BEHALF_URL: 'https://behalf.test', BEHALF_API_KEY: 'bhf_very_secret' }
    const broken = { 'GET /v1/apps': new TypeError('fetch failed') }
    const answers = { 'POST /v1/apps': new Refusal(400, 'x') }
    for (const [args, more] of [
      [['apps', '--json'], broken],
      [['doctor'], answers],
    ] as const) {
      const { out, err } = await run(args, { env, answers: more })
      expect(out + err).not.toContain('very_secret')
    }
  })
})

describe('help', () => {
  /** The commands that help lists below one, and all below those. */
  async function commandsBelow(path: readonly string[]): Promise<string[]> {
    const { out } = await run([...path, '--help'], { env: {} })
    const [, listed = ''] = /\nCommands:\n((?: {2}.*\n)+)/.exec(out) ?? []
    const names = [...listed.matchAll(/^ {2}([a-z]+)/gm)].map(([, name = '']) => name)
    const found: string[] = []
    for (const name of names.filter((one) => one !== 'help')) {
      found.push([...path, name].join(' '), ...(await commandsBelow([...path, name])))
    }
    return found
  }

  it('shows examples, of every command that there is', async () => {
    const commands = await commandsBelow([])
    expect(commands).toEqual(
      expect.arrayContaining(['init', 'apps import', 'connections refresh', 'keys list', 'doctor']),
    )
    expect(commands.length).toBeGreaterThan(20)
    for (const command of commands) {
      const { code, out } = await run([...command.split(' '), '--help'], { env: {} })
      expect(code, command).toBe(0)
      expect(out).toContain(`Usage: behalf ${command} `)
      expect(out, command).toMatch(/\nExamples:\n {2}\$ .*behalf /)
    }
  })

  it('is shown for nothing at all, and tells where settings come from', async () => {
    const { code, out } = await run(['--help'], { env: {} })
    expect(code).toBe(0)
    for (const name of ['BEHALF_URL', 'BEHALF_API_KEY', 'NO_COLOR', 'Exit codes']) {
      expect(out).toContain(name)
    }
    expect((await run(['--version'], { env: {} })).out).toBe('1.2.3\n')
  })
})
