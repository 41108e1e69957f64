import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Env } from '../../src/env.ts'
import type { SeenFiles } from '../stand-ins/compat.ts'
import { newProject } from '../worker.ts'
import { ask, connectBox, visit } from './_composio.ts'

const { FILES, ENTITIES } = env as unknown as Env & { FILES: string }
const seen = async () => (await fetch(`${FILES}/seen`)).json<SeenFiles>()

let key: string
let box: string
beforeAll(async () => {
  key = await newProject('composio-files')
  box = await connectBox(key, 'grace')
})

const run = (action: string, body: object) =>
  ask(key, 'POST', `/api/v2/actions/${action}/execute`, { text: null, ...body })

describe('files', () => {
  const HELLO_MD5 = '5d41402abc4b2a76b9719d911017c592'
  const offer = async (md5 = HELLO_MD5, owner = key) =>
    (
      await ask(owner, 'POST', '/api/v2/actions/files/upload/request', {
        ...{ md5, app: 'BOX', action: 'X', filename: 'up.txt', mimetype: 'text/plain' },
      })
    ).body as { url: string; key: string; exists: boolean }
  const upload = (s3key: string) =>
    run('BOX_UPLOAD_PART_OF_FILE', {
      connectedAccountId: box,
      input: {
        ...{ upload_session_id: 's1', digest: 'sha=x', 'content-range': 'bytes 0-4/5' },
        body: { name: 'up.txt', mimetype: 'text/plain', s3key },
      },
    })

  it('are asked of a model as a path, by the mark that the SDKs look for', async () => {
    const { body } = await ask(key, 'GET', '/api/v2/actions/BOX_UPLOAD_PART_OF_FILE')
    expect(body.parameters.properties.body).toMatchObject({
      file_uploadable: true,
      type: 'object',
      required: ['name', 'mimetype', 's3key'],
    })
  })

  it('go up to a URL that needs no key, and on to the app by their key or that URL', async () => {
    for (const which of ['key', 'url'] as const) {
      const file = await offer()
      expect(file.exists).toBe(false)
      const put = await visit(file.url, { method: 'PUT', body: 'hello' })
      expect(put.status).toBe(200)
      expect((await upload(file[which])).body).toMatchObject({ successful: true })
      expect((await seen()).upload).toBe('hello')
    }
  })

  it('are not what was not announced, nor what was never sent', async () => {
    const other = await offer('0'.repeat(32))
    expect((await visit(other.url, { method: 'PUT', body: 'hello' })).status).toBe(400)
    expect((await upload((await offer()).key)).status).toBe(404)
    expect((await visit('/api/v2/files/nothing', { method: 'PUT', body: 'x' })).status).toBe(404)
  })

  it('are written once', async () => {
    const { url } = await offer()
    await visit(url, { method: 'PUT', body: 'hello' })
    const again = await visit(url, { method: 'PUT', body: 'hallo' })
    expect(await again.json()).toEqual({ filled: false })
  })

  it('of one project are nothing to another', async () => {
    const stranger = await newProject('composio-file-stranger')
    const file = await offer(HELLO_MD5, stranger)
    await visit(file.url, { method: 'PUT', body: 'hello' })
    expect((await upload(file.key)).status).toBe(404)
  })

  it('come down from a URL of ours where a result is one', async () => {
    const { body } = await run('BOX_DOWNLOAD_FILE', {
      connectedAccountId: box,
      input: { file_id: 'f1' },
    })
    const file = body.data.downloaded_file_content
    expect(file).toMatchObject({ mimetype: 'image/png', name: expect.any(String) })
    const got = await visit(file.s3url)
    expect(got.headers.get('content-type')).toBe('image/png')
    expect(got.headers.get('content-disposition')).toContain('attachment')
    expect([...new Uint8Array(await got.arrayBuffer())].slice(0, 4)).toEqual([
      0x89, 0x50, 0x4e, 0x47,
    ])
  })

  it('are gone after an hour, content and all; so is what came of calls', async () => {
    const file = await offer()
    await visit(file.url, { method: 'PUT', body: 'hello' })
    const object = ENTITIES.getByName('composio-files/default')
    await runInDurableObject(object, (_, { storage }) => {
      storage.sql.exec('UPDATE file SET expires_at = 1')
      storage.sql.exec('UPDATE call SET expires_at = 1')
    })
    expect((await upload(file.key)).status).toBe(404)
    expect(await runDurableObjectAlarm(object)).toBe(true)
    const left = await runInDurableObject(object, (_, { storage }) =>
      ['file', 'call', 'chunk'].map(
        (table) => storage.sql.exec(`SELECT count(*) AS n FROM ${table}`).one()['n'],
      ),
    )
    expect(left).toEqual([0, 0, 0])
  })

  it('too large are refused in words', async () => {
    const { url } = await offer()
    const body = new Uint8Array(25 * 1024 * 1024 + 1)
    const response = await visit(url, { method: 'PUT', body })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('at most')
  })
})
