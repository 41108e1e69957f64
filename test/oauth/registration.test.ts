import { afterEach, describe, expect, it, vi } from 'vitest'
import { origins } from '../../src/core/origins.ts'
import type { ServerMetadata } from '../../src/oauth/discovery.ts'
import { broughtClient, registerClient } from '../../src/oauth/registration.ts'
import { fakeNetwork } from '../core/_fake-network.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

const server = (more: Partial<ServerMetadata> = {}): ServerMetadata => ({
  issuer: 'https://as.test',
  authorization_endpoint: 'https://as.test/authorize',
  token_endpoint: 'https://as.test/token',
  registration_endpoint: 'https://as.test/register',
  token_endpoint_auth_methods_supported: ['none'],
  ...more,
})

const register = (more: Partial<ServerMetadata> = {}) =>
  registerClient(server(more), 'https://behalf.test/cb', origins(undefined), 0)

const answer = (body: object, status = 201) => Response.json(body, { status })

describe('a registration (RFC 7591)', () => {
  it.each([
    [['client_secret_post', 'none', 'client_secret_basic'], 'none'],
    [['client_secret_post', 'private_key_jwt', 'client_secret_basic'], 'client_secret_basic'],
    [['client_secret_post'], 'client_secret_post'],
    [undefined, 'client_secret_basic'],
  ])('at a server that takes %j asks for %s', async (methods, asked) => {
    const seen = fakeNetwork(
      answer({ client_id: 'id', client_secret: 's', client_secret_expires_at: 0 }),
    )
    const { token_endpoint_auth_methods_supported: _, ...rest } = server()
    const listed = methods && { token_endpoint_auth_methods_supported: methods }
    await registerClient({ ...rest, ...listed }, 'https://behalf.test/cb', origins(undefined), 0)
    expect(JSON.parse(String(seen[0]?.body))).toMatchObject({ token_endpoint_auth_method: asked })
  })

  it('asks for no grant that the server does not have', async () => {
    const seen = fakeNetwork(answer({ client_id: 'id' }))
    await register({ grant_types_supported: ['authorization_code', 'implicit'] })
    expect(JSON.parse(String(seen[0]?.body))).toMatchObject({ grant_types: ['authorization_code'] })
  })

  it.each([
    ['a public client', { client_id: 'id' }, ['id', '', 'none']],
    [
      'another method than was asked for',
      { client_id: 'id', client_secret: 's', token_endpoint_auth_method: 'client_secret_post' },
      ['id', 's', 'client_secret_post'],
    ],
    [
      'a secret that a public client has no use for',
      { client_id: 'id', client_secret: 's', token_endpoint_auth_method: 'none' },
      ['id', '', 'none'],
    ],
    ['nulls', { client_id: 'id', client_secret: null }, ['id', '', 'none']],
  ])('may bring %s', async (_, body, [clientId, clientSecret, clientAuth]) => {
    for (const status of [201, 200]) {
      fakeNetwork(answer(body, status))
      expect(await register()).toEqual({ clientId, clientSecret, clientAuth })
    }
  })

  it.each([
    ['400 with a reason', answer({ error: 'invalid_redirect_uri' }, 400), 'client-misconfigured'],
    ['401', new Response('', { status: 401 }), 'client-misconfigured'],
    ['429', answer({}, 429), 'upstream-unavailable'],
    ['503', new Response('', { status: 503 }), 'upstream-unavailable'],
    [
      'a redirect',
      new Response('', { status: 302, headers: { location: '/' } }),
      'upstream-unavailable',
    ],
    ['HTML', new Response('<html>', { status: 201 }), 'upstream-unavailable'],
    ['no client_id', answer({}), 'upstream-unavailable'],
    [
      'a method with a secret, and none',
      answer({ client_id: 'id', token_endpoint_auth_method: 'client_secret_basic' }),
      'upstream-unavailable',
    ],
    [
      'a method that we do not have',
      answer({ client_id: 'id', token_endpoint_auth_method: 'tls_client_auth' }),
      'scheme-unsupported',
    ],
  ])('that is answered with %s fails', async (_, response, code) => {
    fakeNetwork(response)
    await expect(register()).rejects.toMatchObject({ code })
  })

  it('cannot be made everywhere, and the developer is told what to do', async () => {
    const { registration_endpoint: _, ...closed } = server()
    const registering = registerClient(closed, 'https://behalf.test/cb', origins(undefined), 0)
    await expect(registering).rejects.toMatchObject({
      code: 'client-misconfigured',
      message: expect.stringContaining('https://as.test registers no clients'),
    })
    const unknown = register({ token_endpoint_auth_methods_supported: ['tls_client_auth'] })
    await expect(unknown).rejects.toMatchObject({ code: 'scheme-unsupported' })
  })
})

describe("a client of the developer's", () => {
  const client = { clientId: 'id', clientSecret: 's', redirectUri: '', scopes: [] }

  it.each([
    ['', ['none', 'client_secret_basic'], 'none'],
    ['s', ['none', 'client_secret_basic', 'client_secret_post'], 'client_secret_basic'],
    ['s', ['none', 'client_secret_post'], 'client_secret_post'],
    ['s', ['none'], 'client_secret_basic'],
  ])('with the secret %j, at a server that takes %j: %s', (clientSecret, methods, clientAuth) => {
    const there = server({ token_endpoint_auth_methods_supported: methods })
    expect(broughtClient(there, { ...client, clientSecret })).toEqual({
      clientId: 'id',
      clientSecret,
      clientAuth,
    })
  })
})
