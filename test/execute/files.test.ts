import { afterEach, describe, expect, it, vi } from 'vitest'
import { FILE } from '../../src/catalogue/files.ts'
import { origins } from '../../src/core/origins.ts'
import { readArguments } from '../../src/execute/arguments.ts'
import { filesAsBase64, type LoadedFile, loadFiles } from '../../src/execute/files.ts'
import { fakeNetwork, redirect, silence } from '../core/_fake-network.ts'
import { acmeWith } from './_acme.ts'

const { action } = acmeWith({
  files: ['file', 'more'],
  body: { type: 'multipart/form-data' },
  input: {
    properties: { file: FILE, more: { type: 'array', items: FILE }, name: { type: 'string' } },
  },
})

const load = (given: unknown) => loadFiles(action, readArguments(action, given), origins(undefined))
const loaded = async (file: unknown) => (await load({ file }))['file'] as LoadedFile
const textOf = ({ bytes }: LoadedFile) => new TextDecoder().decode(bytes)
const refusal = (given: unknown) =>
  load(given).then(
    () => 'taken',
    ({ code, message }) => `${code} ${message}`,
  )

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('a file', () => {
  it.each([
    ['a text', { text: 'hé' }, 'hé', 'file.txt', 'text/plain; charset=utf-8'],
    ['an empty text', { text: '' }, '', 'file.txt', 'text/plain; charset=utf-8'],
    ['base64', { base64: 'aMOp' }, 'hé', 'file', 'application/octet-stream'],
    ['base64 of URLs, in lines', { base64: 'aM\nOp' }, 'hé', 'file', 'application/octet-stream'],
    [
      'a plain text',
      'hé: https://a.test',
      'hé: https://a.test',
      'file.txt',
      'text/plain; charset=utf-8',
    ],
    ['JSON that is a file', '{"text":"x","name":"n"}', 'x', 'n', 'text/plain; charset=utf-8'],
    ['JSON that is a text', '{"a":1}', '{"a":1}', 'file.txt', 'text/plain; charset=utf-8'],
  ])('may be given as %s', async (_, given, text, name, likelyType) => {
    const file = await loaded(given)
    expect([textOf(file), file.name, file.likelyType, file.mimetype]).toEqual([
      text,
      name,
      likelyType,
      undefined,
    ])
  })

  it.each([{ url: 'https://files.test/a/b%20c.pdf?x=1' }, ' https://files.test/a/b%20c.pdf?x=1 '])(
    'is fetched from an address, with nobody’s credentials: %j',
    async (given) => {
      const seen = fakeNetwork(
        new Response('hi', { headers: { 'content-type': 'application/pdf' } }),
      )
      const file = await loaded(given)
      expect([textOf(file), file.name, file.likelyType]).toEqual([
        'hi',
        'b c.pdf',
        'application/pdf',
      ])
      expect(seen.map(({ url, method, headers }) => [url, method, [...headers]])).toEqual([
        ['https://files.test/a/b%20c.pdf?x=1', 'GET', [['accept', '*/*']]],
      ])
    },
  )

  it('has the name and media type that the caller says', async () => {
    const file = await loaded({ text: 'x', name: 'a.md', mimetype: 'text/markdown; charset=utf-8' })
    expect([file.name, file.mimetype]).toEqual(['a.md', 'text/markdown; charset=utf-8'])
  })

  it('may be one of several, or one for a list', async () => {
    const { more } = await load({ more: [{ text: 'a' }, 'b'] })
    expect((more as LoadedFile[]).map(textOf)).toEqual(['a', 'b'])
    expect((await load({ more: 'c' }))['more']).toHaveLength(1)
  })

  it('reaches a function in base64', async () => {
    const given = await load({ file: { text: 'hi', name: 'n' }, name: 'x' })
    expect(filesAsBase64(action, given)).toEqual({
      file: { base64: 'aGk=', name: 'n', mimetype: 'text/plain; charset=utf-8' },
      name: 'x',
    })
  })
})

describe('a file that cannot be had', () => {
  it.each([
    ['http://files.test/a', 'ACME_DO: file: http://files.test is not a public HTTPS host'],
    ['https://127.0.0.1/a', 'not a public HTTPS host'],
    ['https://metadata.internal/a', 'not a public HTTPS host'],
    ['https://u:p@files.test/a', 'not a public HTTPS host'],
    ['file:///etc/passwd', 'not a public HTTPS host'],
    ['report.pdf', '`url` is no address'],
  ])('is not asked for: %s', async (url, why) => {
    const seen = fakeNetwork()
    expect(await refusal({ file: { url } })).toContain(why)
    expect(seen).toEqual([])
  })

  it('may not lead inward by a redirect', async () => {
    const seen = fakeNetwork(redirect(302, 'https://localhost/a'))
    expect(await refusal({ file: { url: 'https://files.test/a' } })).toContain('invalid-arguments')
    expect(seen).toHaveLength(1)
  })

  it.each([
    ['nothing', {}, 'give `url`, `text` or `base64`'],
    ['broken base64', { base64: '§' }, '`base64` is not base64'],
    [
      'a media type that breaks a header',
      { text: 'x', mimetype: 'a/b\r\nx: y' },
      'give `mimetype`',
    ],
  ])('names the argument and what to do: %s', async (_, file, why) => {
    expect(await refusal({ file })).toContain(`invalid-arguments ACME_DO: file: ${why}`)
    expect(await refusal({ more: [{ text: 'x' }, file] })).toContain(`ACME_DO: more.1: ${why}`)
  })

  it.each([
    ['the server’s refusal', new Response('no', { status: 404 }), 'files.test answered 404'],
    ['no server', new Error('dns'), 'files.test cannot be reached'],
    ['too much', new Response(new Uint8Array(25 * 1024 * 1024 + 1)), 'files of up to 25 MB'],
  ])('is told of: %s', async (_, answer, why) => {
    fakeNetwork(answer)
    expect(await refusal({ file: { url: 'https://files.test/a' } })).toContain(why)
  })

  it('is not waited for: headers that never come, content that stops', async () => {
    vi.useFakeTimers()
    fakeNetwork(silence, new Response(new ReadableStream()))
    for (const why of ['did not answer in time', 'took too long to arrive']) {
      const said = refusal({ file: { url: 'https://files.test/a' } })
      await vi.advanceTimersByTimeAsync(31_000)
      expect(await said).toContain(why)
    }
  })

  it('is not more than all files together may be', async () => {
    const url = 'https://files.test/a'
    const half = () => new Response(new Uint8Array(13 * 1024 * 1024))
    fakeNetwork(half(), half())
    expect(await refusal({ more: [{ url }, { url }] })).toContain('more.1: files of up to 25 MB')
  })
})
