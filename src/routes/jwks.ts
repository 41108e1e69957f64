import { Hono } from 'hono'
import { keyring } from '../core/seal.ts'
import { requireConfiguration } from './authenticate.ts'
import type { AppEnv } from './context.ts'

/**
 * The public keys of this deployment (RFC 7517 section 5), with which anybody verifies its receipts and
 * the signatures of its logs.
 */
export const jwks = new Hono<AppEnv>().get(
  '/.well-known/jwks.json',
  requireConfiguration,
  async (c) => {
    const keys = await (await keyring(c.env.SEAL_KEYS)).publicKeys()
    c.header('cache-control', 'public, max-age=300')
    return c.json({ keys }, 200, { 'access-control-allow-origin': '*' })
  },
)
