import { afterEach, describe, expect, it, vi } from 'vitest'
import { FILE } from '../../src/catalogue/files.ts'
import { FUNCTIONS } from '../../src/catalogue/functions.ts'
import type { ActionFunction } from '../../src/catalogue/run.ts'
import type { ActionDefinition } from '../../src/catalogue/spec.ts'
import { origins } from '../../src/core/origins.ts'
import { dryRun } from '../../src/execute/dry-run.ts'
import { newNotes } from '../../src/observe/notes.ts'
import { fakeNetwork } from '../core/_fake-network.ts'
import { acmeWith } from './_acme.ts'

const text = { type: 'string' } as const
type Action = Partial<ActionDefinition>

/** What an action of an app would send, under credentials that are masked already. */
async function rehearsed(action: Action, args: Record<string, unknown> = {}) {
  const seen = fakeNetwork()
  const it = acmeWith(action, { headers: { 'x-version': '3' } })
  const headers = { authorization: 'Bearer ***' }
  const session = {
    app: it.app,
    origins: origins(undefined),
    notes: newNotes(),
    lease: {
      ...{ connectionId: 'conn_1', integrationId: 'int_1', version: 1, scopes: null, secrets: [] },
      usable: { placed: { headers, query: { key: '***' }, cookies: {} } },
      target: { baseUrl: it.app.baseUrl, hosts: [], headers: {}, parameters: {} },
    },
    renew: () => Promise.reject(new Error('a dry run renews nothing')),
  }
  const made = await dryRun(session, it.action, args)
  expect(seen).toEqual([])
  return made
}

/** An action that is this function. */
const functionAction = (work: ActionFunction): Action => {
  const functions = FUNCTIONS as Record<string, ActionFunction> // one more, for the test
  functions['acme.test'] = work
  return { run: 'acme.test' }
}

afterEach(() => {
  vi.restoreAllMocks()
  delete (FUNCTIONS as Record<string, ActionFunction>)['acme.test']
})

describe('a dry run', () => {
  it('answers the exact request, and sends nothing', async () => {
    const properties = { a: text, b: { type: 'array', items: text } } as const
    const input = { properties, required: ['a'] }
    const made = await rehearsed({ request: 'POST /things/{a}', input }, { a: 'x/y', b: ['1'] })
    expect(made).toEqual({
      dryRun: true,
      action: 'ACME_DO',
      connectionId: 'conn_1',
      requests: [
        {
          method: 'POST',
          url: 'https://api.acme.test/v1/things/x%2Fy?key=***',
          headers: {
            authorization: 'Bearer ***',
            'content-type': 'application/json',
            'x-version': '3',
          },
          body: { b: ['1'] },
        },
      ],
      note: null,
    })
  })

  it.each<[string, Action, Record<string, unknown>, unknown]>([
    ['none', { request: 'GET /x' }, {}, null],
    [
      'a form',
      { body: { type: 'application/x-www-form-urlencoded' }, input: { properties: { a: text } } },
      { a: 'b c' },
      'a=b+c',
    ],
    [
      'a file of text',
      { body: { type: '*/*', argument: 'a' }, files: ['a'], input: { properties: { a: FILE } } },
      { a: { text: 'Hello' } },
      'Hello',
    ],
    [
      'bytes',
      { body: { type: '*/*', argument: 'a' }, files: ['a'], input: { properties: { a: FILE } } },
      { a: { base64: '//79' } },
      '<3 bytes>',
    ],
  ])('shows a body: %s', async (_, action, args, body) => {
    const { requests } = await rehearsed(action, args)
    expect(requests[0]?.body).toEqual(body)
  })

  it('fetches no file, and says so', async () => {
    const files = ['a']
    const body = { type: 'multipart/form-data' }
    const input = { properties: { a: FILE } }
    const args = { a: { url: 'https://x.example/b.pdf?c=1' } }
    const { requests, note } = await rehearsed({ body, files, input }, args)
    expect(requests[0]?.body).toContain('<the file at https://x.example/b.pdf?c=1>')
    expect(requests[0]?.body).toContain('filename="b.pdf"')
    expect(note).toContain('not fetched')
  })

  const goesOn = expect.stringContaining('depends on the answer')
  it.each<[string, ActionFunction, string[]]>([
    [
      'the first request',
      async (_, call) => [await call({ path: '/a' }), await call({ path: '/b' })],
      ['/a'],
    ],
    [
      'those that are made side by side',
      (_, call) => Promise.all([call({ path: '/a' }), call({ path: '/b' })]),
      ['/a', '/b'],
    ],
    [
      'the first one, where a failure would be no end',
      async (_, call) => call({ path: '/a' }).catch(() => call({ path: '/b' })),
      ['/a'],
    ],
    ['nothing', async () => 1, []],
  ])('of a function shows %s, and says that it may go on', async (_, work, paths) => {
    const { requests, note } = await rehearsed(functionAction(work))
    expect(requests.map(({ url }) => new URL(url).pathname)).toEqual(
      paths.map((path) => `/v1${path}`),
    )
    expect(note).toEqual(goesOn)
  })

  it('of a function fails as the call would', async () => {
    const work = async () => Promise.reject(new RangeError('no such day'))
    await expect(rehearsed(functionAction(work))).rejects.toThrow('no such day')
  })
})
