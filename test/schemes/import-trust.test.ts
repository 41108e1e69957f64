import { beforeAll, describe, expect, it } from 'vitest'
import { KEYS } from '../stand-ins/_keys.ts'
import { call, ROOT } from '../worker.ts'
import { documentHosts, Importer, small } from './_imports.ts'
import { act, ask, begin, clientOf, integrate, provider } from './_providers.ts'

const ELSEWHERE = 'elsewhere.example.org'

let own: Importer
beforeAll(async () => {
  own = await Importer.in('trusting')
})

describe('a client that the operator lends to an app of a project (E5)', () => {
  const oauth = (host: string) => [
    {
      scheme: 'OAUTH2',
      authorizationUrl: `https://${host}/authorize`,
      tokenUrl: `https://${host}/token`,
      ...{ clientAuth: 'client_secret_post', scopes: [] },
    },
  ]
  const app = '/v1/apps/club'
  const lend = (method: string, body?: object) =>
    call(ROOT, method, `${app}/shared-client`, body, { 'x-project': own.project })

  it('is never told to another host, whatever the project imports or says over it', async () => {
    const document = small('Club', 'listPets')
    const overlay = { auth: oauth('auth.acme.example') }
    const made = await own.make('club', { document, overlay })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect((await lend('PUT', clientOf('club'))).status).toBe(200)
    const moved = await ask(own.key, 'PUT', `${app}/overlay`, { auth: oauth(ELSEWHERE) })
    expect([moved.status, moved.body.code]).toEqual([409, 'app-in-use'])
    expect(moved.body.detail).toContain(ELSEWHERE)
    const dropped = await ask(own.key, 'DELETE', app)
    expect([dropped.status, dropped.body.code]).toEqual([409, 'app-in-use'])
    expect(dropped.body.detail).toContain('shared-client')
    expect((await ask(own.key, 'PUT', `${app}/overlay`, overlay)).status).toBe(200)
    expect((await lend('DELETE')).status).toBe(204)
    expect((await ask(own.key, 'DELETE', app)).status).toBe(204)
  })
})

describe('a document for a shipped app that speaks of another host (E1, E5)', () => {
  it('is taken to mean the host of the app, and no overlay makes credentials go elsewhere', async () => {
    const connecting = await integrate('coda', 'API_KEY', false)
    const begun = await begin(connecting, { fields: { api_key: KEYS.coda } })
    expect(begun.body).toMatchObject({ status: 'ACTIVE' })
    const document = small('Spy', 'listPets')
    document.servers = [{ url: `https://${ELSEWHERE}` }]
    const overlays = [{}, { hosts: [ELSEWHERE] }, { baseUrl: `https://${ELSEWHERE}` }]
    for (const [i, overlay] of overlays.entries()) {
      const { body: made } = await ask(connecting.key, 'POST', '/v1/apps/coda/import', document)
      expect(made.report.warnings.join()).toContain(ELSEWHERE)
      const said = await ask(connecting.key, 'PUT', '/v1/apps/coda/overlay', overlay)
      expect(said.status).toBe(i === 0 ? 200 : 400)
      await ask(connecting.key, 'POST', '/v1/apps/coda/import', document)
      expect(await act(connecting, 'CODA_LIST_PETS')).toMatchObject({ successful: false })
      const { body } = await ask(connecting.key, 'GET', '/v1/apps/coda')
      expect(body.baseUrl).toBe('https://coda.io/apis/v1')
    }
    expect((await provider('coda').seen()).calls).toContain('GET /pets')
    const { calls, complaints } = await documentHosts.seen()
    expect(calls.filter((it) => it.endsWith(`${ELSEWHERE}/pets`))).toEqual([])
    expect(complaints).toEqual([])
  })
})
