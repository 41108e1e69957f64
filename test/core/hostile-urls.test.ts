import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { send } from '../../src/core/http.ts'
import { origins } from '../../src/core/origins.ts'
import { fakeNetwork, redirect } from './_fake-network.ts'

const HOST = 'api.acme.test'
const real = origins(undefined)

/** URLs that parse, and lead where credentials must not go (OWASP SSRF; E1, E2). */
const HOSTILE: Record<string, string[]> = {
  'another scheme': [
    ...['http://api.acme.test/', 'http://api.acme.test:443/', 'HTTP://api.acme.test/'],
    ...['ftp://api.acme.test/', 'ws://api.acme.test/', 'wss://api.acme.test/'],
    ...[
      'file:///etc/passwd',
      'gopher://api.acme.test/',
      'data:text/plain,x',
      'blob:https://a.test/x',
    ],
    ...['javascript:alert(1)', 'about:blank', 'view-source:https://api.acme.test/'],
  ],
  'this machine': [
    ...['https://localhost/', 'https://LOCALHOST/', 'https://localhost./', 'https://localhost../'],
    ...[
      'https://a.localhost/',
      'https://l%6fcalhost/',
      'https://ⓛocalhost/',
      'https://lo\tcalhost/',
    ],
    ...['https://127.0.0.1/', 'https://127.0.0.1./', 'https://127.1/', 'https://127.0.1/'],
    ...['https://127.255.255.254/', 'https://2130706433/', 'https://017700000001/'],
    ...[
      'https://0x7f000001/',
      'https://0x7f.1/',
      'https://0x7f.0x0.0x0.0x1/',
      'https://0177.0.0.1/',
    ],
    ...['https://0177.0.0.0x1/', 'https://127.0.0.1%2e/', 'https://%31%32%37.0.0.1/'],
    ...[
      'https://１２７.０.０.１/',
      'https://127。0。0。1/',
      'https://127．0．0．1/',
      'https://127｡0｡0｡1/',
    ],
    ...['https://0.0.0.0/', 'https://0/', 'https://0x0/', 'https://00/'],
    ...['https://[::1]/', 'https://[::]/', 'https://[0:0:0:0:0:0:0:1]/', 'https://[::127.0.0.1]/'],
    ...['https://[::ffff:127.0.0.1]/', 'https://[::ffff:7f00:1]/', 'https://[64:ff9b::7f00:1]/'],
  ],
  'a private network': [
    ...['https://10.0.0.1/', 'https://10.1/', 'https://0xa.1/', 'https://012.0.0.1/'],
    ...[
      'https://172.16.0.1/',
      'https://172.31.255.255/',
      'https://192.168.1.1/',
      'https://3232235777/',
    ],
    ...[
      'https://169.254.169.254/',
      'https://2852039166/',
      'https://0xa9fea9fe/',
      'https://169.254.43518/',
    ],
    ...[
      'https://0251.0376.0251.0376/',
      'https://[::ffff:169.254.169.254]/',
      'https://[::ffff:a9fe:a9fe]/',
    ],
    ...[
      'https://100.64.0.1/',
      'https://100.100.100.200/',
      'https://192.0.0.192/',
      'https://198.18.0.1/',
    ],
    ...['https://224.0.0.1/', 'https://240.0.0.1/', 'https://255.255.255.255/'],
    ...[
      'https://[fe80::1]/',
      'https://[fc00::]/',
      'https://[fd00:ec2::254]/',
      'https://[ff02::1]/',
    ],
    ...['https://[2002:7f00:1::]/', 'https://[2001:db8::1]/'],
  ],
  'an address in figures, even a public one': [
    ...['https://8.8.8.8/', 'https://1.1/', 'https://134744072/', 'https://[2606:4700::1111]/'],
  ],
  'a name of a private network': [
    ...['https://metadata.google.internal/', 'https://metadata.google.internal./'],
    ...[
      'https://METADATA.GOOGLE.INTERNAL/',
      'https://vault.service.internal/',
      'https://internal/',
    ],
    ...[
      'https://printer.local/',
      'https://printer.local./',
      'https://nas.lan/',
      'https://nas.LAN./',
    ],
    ...['https://router.home.arpa/', 'https://home.arpa/', 'https://router.home.arpa./'],
    ...['https://metadata/', 'https://kubernetes/', 'https://intranet./', 'https://vault:443/'],
  ],
  'a name that stands for an address': [
    ...['https://127.0.0.1.nip.io/', 'https://app.10.0.0.1.nip.io/', 'https://7f000001.nip.io/'],
    ...['https://169-254-169-254.sslip.io/', 'https://10.0.0.1.sslip.io./', 'https://nip.io/'],
    ...['https://localtest.me/', 'https://x.localtest.me/', 'https://X.LocalTest.ME./'],
  ],
  'user info': [
    ...[
      'https://user@api.acme.test/',
      'https://user:pw@api.acme.test/',
      'https://:pw@api.acme.test/',
    ],
    ...['https://api.acme.test@evil.test/', 'https://api.acme.test:443@evil.test/'],
    ...[
      'https://evil.test%23@api.acme.test/',
      'https://a@b@api.acme.test/',
      'https://%00@api.acme.test/',
    ],
  ],
  'an odd port': [
    ...['https://api.acme.test:22/', 'https://api.acme.test:80/', 'https://api.acme.test:8443/'],
    ...['https://api.acme.test:0/', 'https://api.acme.test:65535/', 'https://api.acme.test:6379/'],
  ],
}

/** A header holds Latin-1 only; URL parsers decode the rest. */
const onWire = (url: string) => url.replace(/[^\t -~]/gu, encodeURIComponent)

const ALL = Object.entries(HOSTILE).flatMap(([what, urls]) =>
  urls.map((url) => [what, url] as const),
)

afterEach(() => {
  vi.restoreAllMocks()
})

it('the platform reaches public hosts only, too (E2)', () => {
  const settings = readFileSync(new URL('../../wrangler.toml', import.meta.url), 'utf8')
  expect(settings).toMatch(/^compatibility_flags = .*"global_fetch_strictly_public"/m)
})

it('the table has its 80 rows (E1)', () => {
  expect(new Set(ALL.map(([, url]) => url)).size).toBe(ALL.length)
  expect(ALL.length).toBeGreaterThanOrEqual(80)
})

describe('nothing is sent', () => {
  it.each(ALL)('to %s: %s, though it were a host of the app (E1, E2)', async (_, text) => {
    const seen = fakeNetwork()
    const url = new URL(text)
    const request = { url, method: 'GET', headers: new Headers({ authorization: 'canary' }) }
    const sent = send(request, { origins: real, hosts: [url.host, url.hostname, HOST] })
    const error = await sent.catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'upstream-refused' })
    expect(String(error)).not.toMatch(/canary|user|pw|%23/)
    expect(seen).toEqual([])
  })

  it.each(ALL)('to %s: %s, though the app sends us there (E3)', async (_, location) => {
    const headers = new Headers({ authorization: 'canary' })
    const start = { url: new URL(`https://${HOST}/start`), method: 'GET', headers }
    const seen = fakeNetwork(redirect(302, onWire(location)))
    const sent = send(start, { origins: real, hosts: [HOST] })
    await expect(sent).rejects.toMatchObject({ code: 'upstream-refused' })
    expect(seen).toHaveLength(1)
  })
})

describe('a URL that is read in one way only', () => {
  it.each([
    ['a backslash before the host', 'https:\\\\evil.test\\@api.acme.test/', 'evil.test'],
    ['a backslash as user info', 'https://evil.test\\@api.acme.test/', 'evil.test'],
    ['a fragment as user info', 'https://evil.test#@api.acme.test/', 'evil.test'],
    ['a query as user info', 'https://evil.test?@api.acme.test/', 'evil.test'],
    ['a tab in the scheme', 'ht\ttps://evil.test/', 'evil.test'],
    ['a line break in the host', 'https://evil\n.test/', 'evil.test'],
    ['one slash', 'https:/evil.test/', 'evil.test'],
    ['four slashes', 'https:////evil.test/', 'evil.test'],
    ['an ideographic full stop', 'https://evil。test/', 'evil.test'],
    ['a homograph', 'https://аpi.acme.test/', 'xn--pi-6kc.acme.test'],
    ['a dot behind', 'https://api.acme.test./', 'api.acme.test.'],
    ['a soft hyphen', 'https://evil\u00ad.test/', 'evil.test'],
  ])(
    'goes where the platform goes, and that must be a host of the app: %s',
    async (_, text, host) => {
      const seen = fakeNetwork()
      const url = new URL(text)
      expect(url.hostname).toBe(host)
      const sent = send(
        { url, method: 'GET', headers: new Headers() },
        { origins: real, hosts: [HOST] },
      )
      await expect(sent).rejects.toMatchObject({ code: 'upstream-refused' })
      expect(seen).toEqual([])
    },
  )

  it.each([
    ...['https://api.acme.test/', 'https://API.acme.test/', 'https://api.acme.test:443/x'],
    ...[
      'https://api。acme．test/',
      'https:\\\\api.acme.test\\x',
      'https://api.acme.test/#@evil.test',
    ],
    ...['https://api.acme.test/?u=http://127.0.0.1/', 'https://api.acme.test/http://localhost/'],
  ])('is sent where it is one: %s', async (text) => {
    const seen = fakeNetwork(new Response())
    const url = new URL(text)
    await send({ url, method: 'GET', headers: new Headers() }, { origins: real, hosts: [HOST] })
    expect(new URL(seen[0]?.url ?? '').host).toBe(HOST)
  })

  it.each([
    ...['https://internal.acme.test/', 'https://local.acme.test/', 'https://localhost.acme.test/'],
    ...['https://acme-internal.test/', 'https://mylan.test/', 'https://xn--bcher-kva.test/'],
    ...[
      'https://notnip.io/',
      'https://mylocaltest.me/',
      'https://home-arpa.test/',
      'https://1.acme.test/',
    ],
  ])('is not mistaken for a private one: %s', async (text) => {
    const seen = fakeNetwork(new Response())
    const url = new URL(text)
    await send({ url, method: 'GET', headers: new Headers() }, { origins: real, hosts: [url.host] })
    expect(seen).toHaveLength(1)
  })
})
