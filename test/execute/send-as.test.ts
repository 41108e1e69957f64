import { afterEach, describe, expect, it, vi } from 'vitest'
import { ServiceError } from '../../src/core/errors.ts'
import type { Outgoing } from '../../src/core/http.ts'
import { origins } from '../../src/core/origins.ts'
import { type Session, sendAs } from '../../src/execute/send-as.ts'
import { newNotes } from '../../src/observe/notes.ts'
import { fakeNetwork, redirect } from '../core/_fake-network.ts'
import { acme } from './_acme.ts'

type Lease = NonNullable<Session['lease']>

/** As the entity leases it: what goes on requests, filled already. */
const lease = (token: string, version = 1): Lease => ({
  connectionId: 'conn_1',
  integrationId: 'int_1',
  version,
  secrets: [],
  usable: { placed: { headers: { authorization: `Bearer ${token}` }, query: {}, cookies: {} } },
  target: { baseUrl: 'https://api.acme.test/v1', hosts: [], headers: {}, parameters: {} },
  scopes: null,
})

const session = (renew: Session['renew'] = async () => lease('second', 2)): Session => ({
  app: acme(),
  origins: origins(undefined),
  notes: newNotes(),
  lease: lease('first'),
  renew: vi.fn(renew),
})

const request = (body: Outgoing['body'] = null): Outgoing => ({
  url: new URL('https://api.acme.test/v1/x'),
  method: 'POST',
  headers: new Headers({ accept: 'x/y' }),
  body,
})

const status = (code: number) => new Response('said', { status: code })
const tokens = (seen: ReturnType<typeof fakeNetwork>) =>
  seen.map(({ headers }) => headers.get('authorization'))

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a call with the user’s credentials', () => {
  it('carries them, and leaves the request itself without', async () => {
    const seen = fakeNetwork(status(200))
    const made = request('text')
    await sendAs(session(), made)
    expect(seen).toMatchObject([{ method: 'POST', body: 'text' }])
    expect(tokens(seen)).toEqual(['Bearer first'])
    expect(made.headers.has('authorization')).toBe(false)
  })

  it('is not sent where the time of the whole call is over (E7)', async () => {
    const seen = fakeNetwork(status(200))
    const over = { ...session(), until: Date.now() - 1 }
    await expect(sendAs(over, request())).rejects.toMatchObject({
      code: 'upstream-timeout',
      message: 'a call may take 100 s in all, and this one took longer',
    })
    expect(seen).toEqual([])
  })

  it.each([
    ['holds for the connection', {}, true],
    [
      'says nothing of other calls where each endpoint is counted',
      { limitsByEndpoint: true },
      false,
    ],
  ])('that is refused %s (D7)', async (_, facts, pauses) => {
    fakeNetwork(new Response('slow down', { status: 429, headers: { 'retry-after': '30' } }))
    const own = { ...session(), app: { ...acme(), ...facts } }
    await sendAs(own, request())
    expect(own.pausedUntil !== undefined).toBe(pauses)
  })

  it('needs none where anybody may call', async () => {
    const seen = fakeNetwork(status(401))
    const open = { ...session(), lease: undefined }
    expect((await sendAs(open, request())).status).toBe(401)
    expect(tokens(seen)).toEqual([null])
    expect(open.renew).not.toHaveBeenCalled()
  })

  it.each([null, 'text', new Uint8Array([1]), new URLSearchParams('a=b')])(
    'that met a 401 is replayed with renewed ones: %j (B5, RFC 6750 section 3.1)',
    async (body) => {
      const seen = fakeNetwork(status(401), status(200))
      const own = session()
      expect((await sendAs(own, request(body))).status).toBe(200)
      expect(tokens(seen)).toEqual(['Bearer first', 'Bearer second'])
      expect(seen[1]?.body).toBe(body)
      expect(own.renew).toHaveBeenCalledExactlyOnceWith(lease('first'))
      expect(own.lease).toEqual(lease('second', 2))
    },
  )

  it('that meets a 401 again is given up: one renewal, two requests (B5)', async () => {
    const seen = fakeNetwork(status(401), status(401))
    const own = session()
    expect((await sendAs(own, request())).status).toBe(401)
    expect(seen).toHaveLength(2)
    expect(own.renew).toHaveBeenCalledOnce()
  })

  it.each([200, 302, 400, 403, 404, 429, 500])(
    'that met a %i is not replayed (B5)',
    async (code) => {
      const seen = fakeNetwork(status(code))
      const own = session()
      expect((await sendAs(own, request())).status).toBe(code)
      expect(seen).toHaveLength(1)
      expect(own.renew).not.toHaveBeenCalled()
    },
  )

  it('that was a stream cannot be replayed: its 401 stands (B5)', async () => {
    const seen = fakeNetwork(status(401))
    const own = session()
    expect((await sendAs(own, request(new Response('x').body))).status).toBe(401)
    expect(seen).toHaveLength(1)
    expect(own.renew).not.toHaveBeenCalled()
  })

  it.each(['refresh-impossible', 'upstream-unavailable', 'client-misconfigured'] as const)(
    'keeps its 401, readable still, where renewing ends in %s (B3)',
    async (code) => {
      fakeNetwork(status(401))
      const own = session(() => Promise.reject(new ServiceError(code)))
      const answer = await sendAs(own, request())
      expect([answer.status, await answer.text()]).toEqual([401, 'said'])
    },
  )

  it.each([
    ['consent is gone', new ServiceError('consent-revoked')],
    ['we have a bug', new TypeError('x')],
  ])('fails where renewing shows that %s (B4)', async (_, error) => {
    fakeNetwork(status(401))
    await expect(
      sendAs(
        session(() => Promise.reject(error)),
        request(),
      ),
    ).rejects.toBe(error)
  })

  it('that was signed is signed anew, with other credentials', async () => {
    const keys = { service: 's3', region: 'eu', secretAccessKey: 'canary' }
    const signed = (accessKeyId: string, version: number): Lease => ({
      ...lease('', version),
      usable: { sigv4: { ...keys, accessKeyId } },
    })
    const seen = fakeNetwork(status(401), status(200))
    const own = { ...session(async () => signed('second', 2)), lease: signed('first', 1) }
    await sendAs(own, request('text'))
    expect(tokens(seen)).toEqual([
      expect.stringContaining('Credential=first/'),
      expect.stringContaining('Credential=second/'),
    ])
    expect(JSON.stringify(seen)).not.toContain('canary')
  })

  it.each([
    ['a query', { headers: {}, query: { key: 'k' }, cookies: {} }, 'url', 'key=k'],
    ['cookies', { headers: {}, query: {}, cookies: { a: '1', b: '2' } }, 'cookie', 'a=1; b=2'],
  ])('carries them in %s, which the request itself never sees', async (_, placed, where, put) => {
    const seen = fakeNetwork(status(200))
    const made = request()
    await sendAs({ ...session(), lease: { ...lease(''), usable: { placed } } }, made)
    expect(where === 'url' ? seen[0]?.url : seen[0]?.headers.get(where)).toContain(put)
    expect([made.url.search, made.headers.has('cookie')]).toEqual(['', false])
  })

  it('never carries them to a host that is not the app’s (E5)', async () => {
    const seen = fakeNetwork()
    const elsewhere = { ...request(), url: new URL('https://evil.test/') }
    const sent = sendAs(session(), elsewhere)
    await expect(sent).rejects.toMatchObject({ code: 'upstream-refused' })
    expect(seen).toEqual([])
  })
})

describe('what is told of a request that may change something (D8)', () => {
  const told = async (made: Outgoing, answers: (Response | Error)[], renew?: Session['renew']) => {
    fakeNetwork(...answers)
    let acted = 0
    const acting = (by: 1 | -1) => {
      acted += by
    }
    const how = await sendAs({ ...session(renew), acting }, made).catch((it: unknown) => it)
    return { acted, how }
  }
  const gone = async () => {
    throw new ServiceError('consent-revoked')
  }

  it.each([
    ['was done', 1, [status(200)]],
    ['was refused for what it asks', 1, [status(422)]],
    ['may be done, for the app broke off', 1, [new Error('reset')]],
    ['may be done, for the app had a bad moment', 1, [status(503)]],
    ['was not looked at, for there were too many', 0, [status(429)]],
    ['was not looked at, with no credentials that count', 0, [status(401), status(401)]],
    ['was done with others', 1, [status(401), status(201)]],
    ['was done, and what it led to was too much', 1, [redirect(303, '/v1/x'), status(429)]],
  ] as const)('says that it %s', async (_, acted, answers) => {
    expect((await told(request('text'), [...answers])).acted).toBe(acted)
  })

  it('says that it was not done where no other credentials are to be had', async () => {
    const { acted, how } = await told(request('text'), [status(401)], gone)
    expect(how).toMatchObject({ code: 'consent-revoked' })
    expect(acted).toBe(0)
  })

  it('is nothing where it only reads', async () => {
    expect((await told({ ...request(), method: 'GET' }, [status(200)])).acted).toBe(0)
  })
})
