import { beforeAll, describe, expect, it } from 'vitest'
import { call, newProject, ORIGIN, worker } from '../worker.ts'
import { CLIENT, codeOf, completion, connected, consent, lendGithub } from './_github.ts'

/** A small API document about the emulated GitHub, by the name of Forge. */
const DOCUMENT = `
openapi: 3.0.3
info: { title: Forge, description: Repositories and who owns them., version: 1.0.0 }
servers: [{ url: 'https://api.github.com' }]
security: [{ forge: [repo] }]
components:
  securitySchemes:
    forge:
      type: oauth2
      flows:
        authorizationCode:
          authorizationUrl: https://github.com/login/oauth/authorize
          tokenUrl: https://github.com/login/oauth/access_token
          scopes: { repo: All repositories, user: Who you are }
paths:
  /user:
    get:
      operationId: whoAmI
      summary: Tells whose account is connected.
      responses: { '200': { description: The account } }
  /repos/{owner}/{repo}/issues:
    parameters:
      - { name: owner, in: path, required: true, schema: { type: string } }
      - { name: repo, in: path, required: true, schema: { type: string } }
    post:
      operationId: openTicket
      summary: Opens a ticket in a repository.
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [title]
              properties: { title: { type: string }, body: { type: string } }
      responses: { '201': { description: The ticket } }
  /broken:
    get: { operationId: broken, parameters: [{ $ref: '#/components/parameters/Gone' }] }
`

/** The same, a version later: one operation moved, one is new, one is gone. */
const LATER = DOCUMENT.replace('operationId: whoAmI', 'operationId: currentAccount')
  .replace(/ {2}\/broken:\n.*\n/, '')
  .concat(
    `  /user/repos:
    get: { operationId: listMine, summary: Lists the repositories that the account can see. }
`,
  )

interface Listed {
  items: { name: string; description: string }[]
}

const namesOf = ({ items }: Listed) => items.map(({ name }) => name).sort()

let key: string
let other: string
beforeAll(async () => {
  key = await newProject('forge')
  other = await newProject('forge-next-door')
  await lendGithub()
})

/** An entity with an active connection of the custom app. */
async function connectedToForge(entity: string): Promise<void> {
  const redirectUri = `${ORIGIN}/api/v1/auth-apps/add`
  const credentials = { ...CLIENT, redirectUri }
  const wish = { app: 'forge', credentials, connect: false }
  const made = await call(key, 'POST', '/v1/integrations', wish)
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const begun = await call(key, 'POST', `/v1/entities/${entity}/connections`, { app: 'forge' })
  expect(begun.status, JSON.stringify(begun.body)).toBe(201)
  await consent(begun.body.redirectUrl, 'ada')
}

describe('an API document that a project hands over', () => {
  it('becomes an app that users connect and act in; one bad operation is only reported', async () => {
    const made = await call(key, 'POST', '/v1/apps', { slug: 'forge', document: DOCUMENT })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      app: 'forge',
      report: { kind: 'openapi-3.0', published: 2, faults: [{ pointer: '#/paths/~1broken/get' }] },
      diff: { added: ['FORGE_OPEN_TICKET', 'FORGE_WHO_AM_I'], removed: [] },
    })
    const app = (await call(key, 'GET', '/v1/apps/forge')).body
    expect(app).toMatchObject({ name: 'Forge', custom: true, baseUrl: 'https://api.github.com' })
    expect(app.authSchemes).toEqual(['OAUTH2'])
    const ticket = (await call(key, 'GET', '/v1/actions/forge_open_ticket')).body
    expect(ticket.inputSchema.required).toEqual(['owner', 'repo', 'title'])
    expect(ticket.scopes).toEqual(['repo'])

    await connectedToForge('ada')
    const who = await call(key, 'POST', '/v1/entities/ada/actions/FORGE_WHO_AM_I', {})
    expect(who.body).toMatchObject({ successful: true, data: { login: 'ada' } })
    const opened = completion(['FORGE_OPEN_TICKET', { owner: 'ada', repo: 'engine', title: 'Ops' }])
    const { messages } = (await call(key, 'POST', '/v1/entities/ada/tool-calls', opened)).body
    expect(JSON.parse(messages[0].content).data).toMatchObject({ title: 'Ops' })
    const proxied = await call(key, 'GET', '/v1/entities/ada/proxy/forge/user')
    expect(proxied.body.login).toBe('ada')
  })

  it('is found by a search beside the shipped apps, and is in lists', async () => {
    const found = (await call(key, 'GET', '/v1/actions?q=open+a+ticket+in+forge')).body as Listed
    expect(namesOf(found)).toContain('FORGE_OPEN_TICKET')
    const listed = (await call(key, 'GET', '/v1/actions?app=forge&all=true')).body as Listed
    expect(namesOf(listed)).toEqual(['FORGE_OPEN_TICKET', 'FORGE_WHO_AM_I'])
    const { items } = (await call(key, 'GET', '/v1/apps?limit=200&custom=true')).body
    expect(items.map(({ slug }: { slug: string }) => slug)).toEqual(['forge'])
  })

  it('belongs to its project alone (D1)', async () => {
    for (const path of ['/v1/apps/forge', '/v1/apps/forge/import', '/v1/actions/FORGE_WHO_AM_I']) {
      expect((await call(other, 'GET', path)).status, path).toBe(404)
    }
    expect((await call(other, 'PUT', '/v1/apps/forge/overlay', {})).status).toBe(404)
    expect((await call(other, 'POST', '/v1/apps/forge/import')).status).toBe(404)
    expect((await call(other, 'DELETE', '/v1/apps/forge')).status).toBe(404)
    const run = await call(other, 'POST', '/v1/entities/ada/actions/FORGE_WHO_AM_I', {})
    expect(codeOf(run)).toBe('action-not-found')
  })

  it('keeps its names when it is imported again, and says what changed', async () => {
    const trial = await call(key, 'POST', '/v1/apps/forge/import?dryRun=true')
    expect(codeOf(trial)).toBe('invalid-request') // it was uploaded: there is no place to fetch it from
    const again = await worker(
      new Request(`${ORIGIN}/v1/apps/forge/import`, {
        method: 'POST',
        headers: { 'x-api-key': key, 'content-type': 'application/yaml' },
        body: LATER,
      }),
    )
    expect(await again.json()).toMatchObject({
      report: { published: 3, faults: [] },
      diff: { added: ['FORGE_LIST_MINE'], removed: [], unchanged: 2 },
    })
    const mine = await call(key, 'POST', '/v1/entities/ada/actions/FORGE_LIST_MINE', {})
    expect(mine.body.successful).toBe(true)
    const { report, url } = (await call(key, 'GET', '/v1/apps/forge/import')).body
    expect([report.published, url]).toEqual([3, null])
  })

  it('is corrected by an overlay, which the next call sees and the next import keeps', async () => {
    const overlay = {
      description: 'The forge of the engine, with its tickets.',
      actions: {
        FORGE_WHO_AM_I: { name: 'FORGE_GET_ACCOUNT', tags: ['important', 'read-only'] },
        'GET /user/repos': { hide: true },
      },
    }
    expect((await call(key, 'PUT', '/v1/apps/forge/overlay', overlay)).status).toBe(200)
    for (const name of ['FORGE_GET_ACCOUNT', 'FORGE_WHO_AM_I']) {
      const { body } = await call(key, 'POST', `/v1/entities/ada/actions/${name}`, {})
      expect(body.data.login, name).toBe('ada')
    }
    const hidden = await call(key, 'POST', '/v1/entities/ada/actions/FORGE_LIST_MINE', {})
    expect(codeOf(hidden)).toBe('action-not-found')
    const { body: tools } = await call(key, 'GET', '/v1/tools?apps=forge')
    expect(tools).toHaveLength(1)
    const counted = (await call(key, 'GET', '/v1/apps/forge')).body
    expect([counted.actionCount, counted.importantCount]).toEqual([2, 1])
    await call(key, 'POST', '/v1/apps/forge/import', undefined)
    expect((await call(key, 'GET', '/v1/apps/forge')).body.description).toBe(overlay.description)
    const lost = { actions: { FORGE_NO_SUCH: { hide: true } } }
    const refused = await call(key, 'PUT', '/v1/apps/forge/overlay', lost)
    expect(codeOf(refused)).toBe('invalid-request')
    expect(refused.body.detail).toContain('FORGE_NO_SUCH')
  })

  it('never leads credentials elsewhere that were given for where it was (E5)', async () => {
    const moved = { baseUrl: 'https://evil.example.net' }
    const refused = await call(key, 'PUT', '/v1/apps/forge/overlay', moved)
    expect(codeOf(refused)).toBe('app-in-use')
    expect(refused.body.detail).toContain('evil.example.net')
    const again = await worker(
      new Request(`${ORIGIN}/v1/apps/forge/import`, {
        method: 'POST',
        headers: { 'x-api-key': key },
        body: LATER.replaceAll('https://github.com', 'https://evil.example.net'),
      }),
    )
    expect(((await again.json()) as { code: string }).code).toBe('app-in-use')
    expect(codeOf(await call(key, 'DELETE', '/v1/apps/forge'))).toBe('app-in-use')
    const who = await call(key, 'POST', '/v1/entities/ada/actions/FORGE_WHO_AM_I', {})
    expect(who.body.data.login).toBe('ada')
  })

  it('is not lent the client of an app of the operator by the same name', async () => {
    const spy = DOCUMENT.replaceAll('https://github.com', 'https://spy.example.net')
    await call(other, 'POST', '/v1/apps', { slug: 'spy', document: spy })
    const begun = await call(other, 'POST', '/v1/entities/eve/connections', { app: 'spy' })
    expect(codeOf(begun)).toBe('integration-not-found')
    expect((await call(other, 'DELETE', '/v1/apps/spy')).status).toBe(204)
    expect(codeOf(await call(other, 'GET', '/v1/apps/spy'))).toBe('app-not-found')
  })
})

describe('a document for an app that is shipped', () => {
  it('adds actions, which use the connections that users have', async () => {
    const document = DOCUMENT.concat(`  /users/{login}/{part}:
    get:
      operationId: listPartOfUser
      summary: Lists the repositories, followers or whatever else a user has.
      parameters:
        - { name: login, in: path, required: true, schema: { type: string } }
        - { name: part, in: path, required: true, schema: { type: string } }
`)
    const send = (body: string) =>
      worker(
        new Request(`${ORIGIN}/v1/apps/github/import`, {
          method: 'POST',
          headers: { 'x-api-key': key },
          body,
        }),
      )
    const made = await (await send(document)).json()
    expect(made).toMatchObject({
      diff: { added: ['GITHUB_LIST_PART_OF_USER'] },
      report: {
        published: 1,
        skipped: expect.arrayContaining([
          { pointer: 'GET /user', reason: 'there already, as GITHUB_GET_THE_AUTHENTICATED_USER' },
        ]),
      },
    })
    await connected(key, 'bob', 'octocat')
    const path = '/v1/entities/bob/actions/GITHUB_LIST_PART_OF_USER'
    const args = { login: 'octocat', part: 'repos' }
    const { body } = await call(key, 'POST', path, { arguments: args })
    expect(body.data[0].name).toBe('hello-world')
    const shipped = (await call(key, 'GET', '/v1/apps/github')).body
    expect(shipped).toMatchObject({ custom: false, name: 'GitHub' })
    expect(codeOf(await call(key, 'POST', '/v1/apps', { slug: 'github', document }))).toBe(
      'app-exists',
    )
    const moved = await call(key, 'PUT', '/v1/apps/github/overlay', { hosts: ['evil.example'] })
    expect(codeOf(moved)).toBe('invalid-request')
    expect(moved.body.detail).toContain('overlay.hosts')
  })
})

describe('what is no API document', () => {
  it.each([
    ['a page', '<!doctype html><title>404</title>'],
    ['nothing', '   '],
    ['a list', '[1, 2]'],
    ['another kind of document', '{"asyncapi":"2.0.0","channels":{}}'],
  ])('%s is refused with what would do, and nothing is stored', async (_, document) => {
    const refused = await call(key, 'POST', '/v1/apps', { slug: 'nothing', document })
    expect(codeOf(refused)).toMatch(/document-unreadable|invalid-request/)
    expect(codeOf(await call(key, 'GET', '/v1/apps/nothing'))).toBe('app-not-found')
  })

  it.each([
    'http://api.acme.example/openapi.json',
    'https://127.0.0.1/openapi.json',
    'https://metadata.google.internal/openapi.json',
    'https://localhost/openapi.json',
    'ftp://acme.example/openapi.json',
  ])('nor is anything fetched from %s (E1)', async (url) => {
    const refused = await call(key, 'POST', '/v1/apps', { slug: 'nothing', url })
    expect(codeOf(refused)).toBe('upstream-refused')
  })
})

describe('tools with which a model reaches every action', () => {
  it('find, read and execute what the model was not shown', async () => {
    const { body: tools } = await call(key, 'GET', '/v1/tools?apps=behalf')
    expect(tools.map((tool: { function: { name: string } }) => tool.function.name)).toEqual([
      'BEHALF_SEARCH_ACTIONS',
      'BEHALF_GET_ACTION',
      'BEHALF_EXECUTE',
    ])
    const wanted = completion(
      ['BEHALF_SEARCH_ACTIONS', { query: 'who am I on GitHub', app: 'github' }],
      ['BEHALF_GET_ACTION', { action: 'GITHUB_GET_THE_AUTHENTICATED_USER' }],
      ['BEHALF_EXECUTE', { action: 'GITHUB_GET_THE_AUTHENTICATED_USER', arguments: {} }],
    )
    const { messages } = (await call(key, 'POST', '/v1/entities/bob/tool-calls', wanted)).body
    const [found, read, done] = messages.map((m: { content: string }) => JSON.parse(m.content).data)
    expect(found.actions).toContainEqual(
      expect.objectContaining({ name: 'GITHUB_GET_THE_AUTHENTICATED_USER', connected: true }),
    )
    expect(read.inputSchema.type).toBe('object')
    expect(done.login).toBe('octocat')
  })
})
