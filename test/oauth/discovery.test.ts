import { afterEach, describe, expect, it, vi } from 'vitest'
import { origins } from '../../src/core/origins.ts'
import { discover } from '../../src/oauth/discovery.ts'
import { type Page, pages } from './_pages.ts'

const NOWHERE = origins(undefined)
const MCP = 'https://mcp.test/tools/mcp'
const WELL = 'https://mcp.test/.well-known/oauth-protected-resource'

afterEach(() => {
  vi.restoreAllMocks()
})

const server = (issuer = 'https://as.test', more: object = {}) => ({
  issuer,
  authorization_endpoint: 'https://as.test/authorize',
  token_endpoint: 'https://as.test/token',
  code_challenge_methods_supported: ['plain', 'S256'],
  ...more,
})

const resource = (more: object = {}) => ({
  resource: MCP,
  authorization_servers: ['https://as.test', 'https://second.test'],
  scopes_supported: ['a', 'b'],
  ...more,
})

const challenge =
  (text: string): Page =>
  () =>
    new Response('', { status: 401, headers: { 'www-authenticate': text } })

const AS = 'https://as.test/.well-known/oauth-authorization-server'

describe('the metadata of a protected resource (RFC 9728)', () => {
  it('is where the challenge says (section 5.1), whatever else there is', async () => {
    const asked = pages({
      [MCP]: challenge(
        'Basic realm="x", Bearer error="invalid_token", resource_metadata="https://mcp.test/meta?a=1"',
      ),
      'https://mcp.test/meta?a=1': resource(),
      [`${WELL}/tools/mcp`]: resource({ authorization_servers: ['https://other.test'] }),
      [AS]: server(),
    })
    const found = await discover(MCP, NOWHERE)
    expect(found).toEqual({ server: server(), resource: MCP, scopes: ['a', 'b'] })
    expect(asked).toEqual([MCP, 'https://mcp.test/meta?a=1', AS])
  })

  it.each([
    ['under the path', `${WELL}/tools/mcp`],
    ['under the root', WELL],
  ])('is %s without a challenge (section 3)', async (_, place) => {
    const asked = pages({ [place]: resource(), [AS]: server() })
    expect(await discover(MCP, NOWHERE)).toMatchObject({ resource: MCP })
    expect(asked.slice(1, -1)).toEqual([`${WELL}/tools/mcp`, WELL].slice(0, asked.length - 2))
  })

  it('sends no token along', async () => {
    pages({ [WELL]: resource(), [AS]: server() })
    await discover(MCP, NOWHERE)
    for (const [, init] of vi.mocked(fetch).mock.calls) {
      expect(new Headers(init?.headers).has('authorization')).toBe(false)
    }
  })

  it('is not a page for humans with status 200', async () => {
    const page = () => new Response('<html>')
    pages({ [`${WELL}/tools/mcp`]: page, [WELL]: resource(), [AS]: server() })
    expect(await discover(MCP, NOWHERE)).toMatchObject({ resource: MCP })
  })

  it('may be of a path above, as MCP servers have it', async () => {
    for (const above of ['https://mcp.test', 'https://mcp.test/', 'https://mcp.test/tools']) {
      pages({ [WELL]: resource({ resource: above }), [AS]: server() })
      expect(await discover(MCP, NOWHERE)).toMatchObject({ resource: above })
    }
  })

  it.each([
    'https://evil.test/tools/mcp',
    'https://mcp.test.evil.test/tools/mcp',
    'https://mcp.test:8443/tools/mcp',
    'http://mcp.test/tools/mcp',
    'https://mcp.test/tools/mcp/more',
    'https://mcp.test/tool',
    'https://mcp.test/tools/mcp?x',
    'nonsense',
  ])('is not taken where it is of %s', async (other) => {
    const asked = pages({ [`${WELL}/tools/mcp`]: resource({ resource: other }), [AS]: server() })
    await expect(discover(MCP, NOWHERE)).rejects.toMatchObject({ code: 'upstream-refused' })
    expect(asked).not.toContain(AS)
  })

  it('is not looked for on hosts that are not public', async () => {
    for (const place of [
      'http://mcp.test/meta',
      'https://127.0.0.1/meta',
      'https://db.internal/',
    ]) {
      const asked = pages({ [MCP]: challenge(`Bearer resource_metadata="${place}"`) })
      await expect(discover(MCP, NOWHERE)).rejects.toMatchObject({ code: 'upstream-refused' })
      expect(asked).toEqual([MCP])
    }
  })

  it('gives way to the scopes of the challenge', async () => {
    pages({ [MCP]: challenge('Bearer scope="c d"'), [WELL]: resource(), [AS]: server() })
    expect(await discover(MCP, NOWHERE)).toMatchObject({ scopes: ['c', 'd'] })
  })

  it('is awaited where the server is in trouble, not taken for missing', async () => {
    pages({ [`${WELL}/tools/mcp`]: () => new Response('', { status: 503 }), [AS]: server() })
    await expect(discover(MCP, NOWHERE)).rejects.toMatchObject({ code: 'upstream-unavailable' })
  })
})

describe('the metadata of an authorization server (RFC 8414)', () => {
  const places = (issuer: string) => {
    const { origin, pathname } = new URL(issuer)
    const path = pathname.replace(/\/$/, '')
    return [
      `${origin}/.well-known/oauth-authorization-server${path}`,
      `${origin}/.well-known/openid-configuration${path}`,
      ...(path ? [`${issuer}/.well-known/openid-configuration`] : []),
    ]
  }

  it.each(['https://as.test', 'https://as.test/tenant/1'])(
    'of %s is in one of its places',
    async (issuer) => {
      for (const [index, place] of places(issuer).entries()) {
        const asked = pages({
          [WELL]: resource({ authorization_servers: [issuer] }),
          [place]: server(issuer),
        })
        expect(await discover(MCP, NOWHERE)).toMatchObject({ server: { issuer } })
        expect(asked.slice(3)).toEqual(places(issuer).slice(0, index + 1))
      }
    },
  )

  it.each(['https://evil.test', 'https://as.test/tenant', 'http://as.test'])(
    'is not taken where it names the issuer %s (section 3.3) (C4)',
    async (issuer) => {
      pages({ [WELL]: resource(), [AS]: server(issuer) })
      await expect(discover(MCP, NOWHERE)).rejects.toMatchObject({ code: 'upstream-refused' })
    },
  )

  it.each([
    'authorization_endpoint',
    'token_endpoint',
    'registration_endpoint',
    'revocation_endpoint',
  ])('is not taken with an %s in the clear', async (endpoint) => {
    for (const value of ['http://as.test/x', 'javascript:alert(1)', 'nonsense']) {
      pages({ [WELL]: resource(), [AS]: server(undefined, { [endpoint]: value }) })
      await expect(discover(MCP, NOWHERE)).rejects.toMatchObject({
        code: 'upstream-refused',
        message: expect.stringContaining(endpoint),
      })
    }
  })

  it('must take S256 where it tells its methods (RFC 7636)', async () => {
    const plain = { code_challenge_methods_supported: ['plain'] }
    pages({ [WELL]: resource(), [AS]: server(undefined, plain) })
    await expect(discover(MCP, NOWHERE)).rejects.toMatchObject({ code: 'scheme-unsupported' })
    const { code_challenge_methods_supported: _, ...silent } = server()
    pages({ [WELL]: resource(), [AS]: silent })
    expect(await discover(MCP, NOWHERE)).toMatchObject({ server: silent })
  })

  it('may have nulls for what it does not have', async () => {
    pages({ [WELL]: resource(), [AS]: server(undefined, { registration_endpoint: null }) })
    expect((await discover(MCP, NOWHERE)).server).not.toHaveProperty('registration_endpoint')
  })

  it('of no end is none', async () => {
    const endless = server(undefined, { x: 'x'.repeat(300_000) })
    pages({ [WELL]: resource(), [AS]: endless })
    await expect(discover(MCP, NOWHERE)).rejects.toMatchObject({ code: 'scheme-unsupported' })
  })
})

describe('an address without metadata of a resource', () => {
  it.each(['https://as.test', 'https://as.test/tenant'])('may be an issuer: %s', async (issuer) => {
    const { pathname } = new URL(issuer)
    pages({ [`${AS}${pathname === '/' ? '' : pathname}`]: server(issuer) })
    const found = await discover(issuer, NOWHERE)
    expect(found).toEqual({ server: server(issuer), resource: undefined, scopes: [] })
  })

  it('may be below an issuer that answers under every path', async () => {
    const own = server('https://mcp.test')
    const place = 'https://mcp.test/.well-known/oauth-authorization-server'
    pages({ [`${place}/tools/mcp`]: own, [place]: own })
    expect(await discover(MCP, NOWHERE)).toMatchObject({ server: { issuer: 'https://mcp.test' } })
  })

  it('cannot be connected this way where it is none', async () => {
    pages({})
    await expect(discover(MCP, NOWHERE)).rejects.toMatchObject({ code: 'scheme-unsupported' })
  })
})
