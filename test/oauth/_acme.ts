import type * as z from 'zod'
import { authorizationUrl, readCallback } from '../../src/oauth/authorization.ts'
import { type OAuthClient, OAuthProvider } from '../../src/oauth/provider.ts'

export type Facts = Partial<z.input<typeof OAuthProvider>>

/** An authorization server of nobody, as an app's file would tell of it. */
export const acme = (facts: Facts = {}): OAuthProvider =>
  OAuthProvider.parse({
    authorizationUrl: 'https://login.acme.test/authorize',
    tokenUrl: 'https://login.acme.test/token',
    clientAuth: 'client_secret_post',
    ...facts,
  })

export const client = (more: Partial<OAuthClient> = {}): OAuthClient => ({
  clientId: 'the-client',
  clientSecret: 'the-secret',
  redirectUri: 'https://behalf.test/callback/acme',
  scopes: ['read', 'write'],
  ...more,
})

export const VERIFIER = 'v'.repeat(43)

/** What the browser brings back when the user said yes. */
export const granted = (provider: OAuthProvider, by = client()) => {
  const callback = readCallback(provider, by, new URLSearchParams('code=the-code&state=s'), 's')
  if (callback.refused) throw new Error('the story wants a yes')
  return callback
}

/** The query of the page where the user is asked. */
export const asked = async (provider: OAuthProvider, by = client()) =>
  (await authorizationUrl(provider, by, 'the-state', VERIFIER)).searchParams

/** A token endpoint's answer in JSON. */
export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers })

/** An answer of any other kind. */
export const text = (
  body: string,
  status = 200,
  type = 'text/plain',
  headers: Record<string, string> = {},
): Response => new Response(body, { status, headers: { 'content-type': type, ...headers } })
