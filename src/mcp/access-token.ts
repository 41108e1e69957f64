import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose'
import { ServiceError } from '../core/errors.ts'
import { send } from '../core/http.ts'
import { EntityId } from '../core/ids.ts'
import type { Origins } from '../core/origins.ts'
import { serverMetadata } from '../oauth/discovery.ts'
import { readFields } from '../oauth/json-answer.ts'
import type { AuthorizationServer } from './settings.ts'

/** Signatures that anybody can check and only the issuer can make. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA', 'Ed25519', 'RS384', 'RS512']
/** How long an issuer's keys are believed, in milliseconds. */
const KEYS_KEPT_FOR = 10 * 60_000
/** A token that names an unknown key has them read again, at most this often (ms). */
const KEYS_COOL_DOWN = 30_000

interface KnownKeys {
  readonly keys: JSONWebKeySet
  readonly readAt: number
}

/** The isolate's memory; values, never promises. As many entries as there are settings. */
const known = new Map<string, KnownKeys>()

/** Why a token is not taken (RFC 6750 section 3.1). */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused'
  readonly error: 'invalid_token' | 'insufficient_scope'
  constructor(error: TokenRefused['error'], message: string) {
    super(message)
    this.error = error
  }
}

/** Whether it looks like a JWS: three parts, the first of them JSON. */
export const looksLikeJwt = (token: string): boolean => /^eyJ[\w-]*\.[\w-]+\.[\w-]+$/.test(token)

/**
 * Whose access token this is (RFC 9068): signed by the issuer, meant for us (RFC 8707), not over. It
 * is read here and goes nowhere else.
 *
 * @param resource our own identifier, as the token's audience must name it
 * @throws {TokenRefused} for any other token
 */
export async function entityOfToken(
  token: string,
  server: AuthorizationServer,
  resource: string,
  origins: Origins,
): Promise<EntityId> {
  const payload = await verified(token, server, resource, origins)
  const granted = typeof payload['scope'] === 'string' ? payload['scope'].split(' ') : []
  const missing = server.scopes.filter((scope) => !granted.includes(scope))
  if (missing.length > 0) {
    throw new TokenRefused('insufficient_scope', `the token lacks the scope ${missing.join(' ')}`)
  }
  const { data: entity } = EntityId.safeParse(payload[server.entity])
  if (entity === undefined) {
    throw new TokenRefused('invalid_token', `the token has no usable claim ${server.entity}`)
  }
  return entity
}

async function verified(
  token: string,
  server: AuthorizationServer,
  resource: string,
  origins: Origins,
): Promise<JWTPayload> {
  const options = {
    issuer: server.issuer,
    audience: server.audience ?? resource,
    algorithms: ALGORITHMS,
    requiredClaims: ['exp', 'iss', 'aud'],
    clockTolerance: 5,
  }
  const check = async (fresh: boolean) => {
    const keys = await keysOf(server.issuer, origins, fresh)
    return (await jwtVerify(token, createLocalJWKSet(keys), options)).payload
  }
  try {
    return await check(false).catch((error: unknown) => {
      if (error instanceof errors.JWKSNoMatchingKey) return check(true)
      throw error
    })
  } catch (error) {
    if (error instanceof errors.JOSEError) {
      throw new TokenRefused('invalid_token', 'the access token is not valid here')
    }
    throw error
  }
}

/** @param fresh whether those in memory did not do */
async function keysOf(issuer: string, origins: Origins, fresh: boolean): Promise<JSONWebKeySet> {
  const before = known.get(issuer)
  const age = Date.now() - (before?.readAt ?? 0)
  if (before && age < (fresh ? KEYS_COOL_DOWN : KEYS_KEPT_FOR)) return before.keys
  const { jwks_uri: address } = await serverMetadata([issuer], origins)
  if (!address || !URL.canParse(address)) {
    throw new ServiceError('upstream-unavailable', `${issuer} names no jwks_uri`)
  }
  const url = new URL(address)
  const headers = new Headers({ accept: 'application/json', 'user-agent': 'behalf' })
  const options = { origins, hosts: [url.host], timeoutMs: 10_000, redirects: 0 }
  const response = await send({ url, method: 'GET', headers }, options)
  const fields = await readFields(response)
  if (!response.ok || !Array.isArray(fields?.['keys'])) {
    throw new ServiceError('upstream-unavailable', `${url.host} has no keys to give`)
  }
  const keys = fields as unknown as JSONWebKeySet // createLocalJWKSet checks each
  known.set(issuer, { keys, readAt: Date.now() })
  return keys
}
