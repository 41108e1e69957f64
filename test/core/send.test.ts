import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Outgoing, send } from '../../src/core/http.ts'
import { origins } from '../../src/core/origins.ts'
import { fakeNetwork, silence } from './_fake-network.ts'

const HOST = 'api.acme.test'
const real = origins(undefined)

const request = (url: string, more: Partial<Outgoing> = {}): Outgoing => ({
  url: new URL(url),
  method: 'GET',
  headers: new Headers(),
  ...more,
})

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('a request', () => {
  it('leaves as it was made, and its answer comes back', async () => {
    const seen = fakeNetwork(new Response('hello', { status: 201 }))
    const headers = new Headers({ authorization: 'Bearer t', 'x-own': '1' })
    const made = request(`https://${HOST}/a?b=c`, { method: 'POST', headers, body: '{}' })
    const answer = await send(made, { origins: real, hosts: [HOST] })
    expect(answer.status).toBe(201)
    expect(await answer.text()).toBe('hello')
    expect(seen).toEqual([
      expect.objectContaining({ url: `https://${HOST}/a?b=c`, method: 'POST', body: '{}' }),
    ])
    expect(Object.fromEntries(seen[0]?.headers ?? [])).toEqual(Object.fromEntries(headers))
  })

  it('goes to the stand-in that ORIGINS names', async () => {
    const seen = fakeNetwork(new Response())
    const local = origins(JSON.stringify({ [`https://${HOST}`]: 'http://127.0.0.1:4001' }))
    await send(request(`https://${HOST}/a`), { origins: local, hosts: [HOST] })
    expect(seen[0]?.url).toBe('http://127.0.0.1:4001/a')
  })

  it.each([
    ['another host', 'https://evil.test/'],
    ['a host that begins alike', `https://${HOST}.evil.test/`],
    ['a host that ends alike', `https://evil-${HOST}/`],
    ['a host below it', `https://x.${HOST}/`],
    ['another port of the host', `https://${HOST}:8443/`],
    ['the host as user info', `https://${HOST}@evil.test/`],
  ])('is refused when it means %s (E1)', async (_, url) => {
    const seen = fakeNetwork()
    const sent = send(request(url), { origins: real, hosts: [HOST] })
    await expect(sent).rejects.toMatchObject({ code: 'upstream-refused' })
    expect(seen).toEqual([])
  })
})

describe('a URL that is not public HTTPS', () => {
  const hostile = [
    ...['http://api.acme.test/', 'ftp://api.acme.test/', 'ws://api.acme.test/', 'wss://a.test/'],
    ...['https://user@api.acme.test/', 'https://user:pw@api.acme.test/', 'https://:pw@a.test/'],
    ...['https://127.0.0.1/', 'https://127.1/', 'https://2130706433/', 'https://0x7f000001/'],
    ...['https://0177.0.0.1/', 'https://0x7f.1/', 'https://127.0.0.1./', 'https://127.0.0.1:8443/'],
    ...['https://0.0.0.0/', 'https://0/', 'https://10.0.0.1/', 'https://172.16.0.1/'],
    ...['https://192.168.1.1/', 'https://169.254.169.254/latest/', 'https://100.64.0.1/'],
    ...['https://224.0.0.1/', 'https://255.255.255.255/', 'https://8.8.8.8/'],
    ...['https://[::1]/', 'https://[::]/', 'https://[::ffff:127.0.0.1]/', 'https://[fe80::1]/'],
    ...['https://[fd00:ec2::254]/', 'https://[64:ff9b::7f00:1]/', 'https://[2606:4700::1111]/'],
    ...['https://localhost/', 'https://localhost./', 'https://LOCALHOST/', 'https://a.localhost/'],
    ...['https://l%6fcalhost/', 'https://localhost:8443/', 'https://printer.local/'],
    ...['https://metadata.google.internal/', 'https://metadata.google.internal./'],
    ...['https://１２７.０.０.１/', 'https://ⓛocalhost/', 'https://127。0。0。1/'],
  ]

  it.each(hostile)('%s is refused even where it is a host of the app (E1, E2)', async (url) => {
    const seen = fakeNetwork()
    const sent = send(request(url), { origins: real, hosts: [new URL(url).host] })
    await expect(sent).rejects.toMatchObject({ code: 'upstream-refused' })
    expect(seen).toEqual([])
  })
})

describe('an app that does not answer', () => {
  const canaries = ['canary-path', 'canary-query', 'canary-token', 'canary-cause']
  const secret = () =>
    request(`https://${HOST}/canary-path?key=canary-query`, {
      headers: new Headers({ authorization: 'Bearer canary-token' }),
    })

  const failure = async (work: Promise<unknown>) => {
    const error = await work.catch((thrown: unknown) => thrown as Error)
    for (const canary of canaries) expect((error as Error).message).not.toContain(canary)
    return error
  }

  it('is unavailable, and the message holds no path and no secret (B14)', async () => {
    fakeNetwork(new TypeError(`fetch failed: https://${HOST}/canary-path canary-cause`))
    expect(await failure(send(secret(), { origins: real, hosts: [HOST] }))).toMatchObject({
      code: 'upstream-unavailable',
      message: `${HOST} cannot be reached`,
      facts: {},
    })
  })

  it.each([
    ['30 seconds', {}, 30_000],
    ['as long as it was given', { timeoutMs: 10_000 }, 10_000],
  ])('is given %s, then timed out', async (_, options, allowed) => {
    vi.useFakeTimers()
    const seen = fakeNetwork(silence)
    const sent = failure(send(secret(), { origins: real, hosts: [HOST], ...options }))
    await vi.advanceTimersByTimeAsync(allowed - 1)
    expect(seen[0]?.signal.aborted).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await sent).toMatchObject({
      code: 'upstream-timeout',
      message: `${HOST} did not answer in time`,
    })
  })

  it('leaves no clock running once it has answered', async () => {
    vi.useFakeTimers()
    const seen = fakeNetwork(new Response('slow body'))
    await send(secret(), { origins: real, hosts: [HOST] })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(vi.getTimerCount()).toBe(0)
    expect(seen[0]?.signal.aborted).toBe(false)
  })
})
