import type { SealContext } from '../core/seal.ts'
import { newWebhookSecret, signWebhook } from '../core/standard-webhook.ts'
import type { Home } from './home.ts'
import type { WebhookRow } from './webhook-endpoints.ts'

const contextOf = ({ project }: Home, id: string): SealContext =>
  [project(), 'webhook', id, 'secret'] as const

/** A secret for an endpoint: in full for the only time, and as it is kept. */
export async function mintSecret(
  home: Home,
  id: string,
): Promise<{ secret: string; sealed: string }> {
  const secret = newWebhookSecret()
  return { secret, sealed: await (await home.ring()).seal(secret, contextOf(home, id)) }
}

/** What is signed. */
export interface Signed {
  readonly id: string
  /** Epoch milliseconds of the attempt. */
  readonly at: number
  readonly body: string
}

/**
 * The headers of Standard Webhooks: while an old secret counts, a signature of each, separated by a
 * space. No secret leaves the object for it.
 */
export async function signedHeaders(
  home: Home,
  webhook: Pick<WebhookRow, 'id' | 'secret' | 'old_secret' | 'old_until'>,
  { id, at, body }: Signed,
): Promise<Record<string, string>> {
  const ring = await home.ring()
  const old = webhook.old_until !== null && webhook.old_until > at ? webhook.old_secret : null
  const seconds = Math.floor(at / 1000)
  const signatures = [webhook.secret, ...(old === null ? [] : [old])].map(async (sealed) => {
    const secret = (await ring.unseal(sealed, contextOf(home, webhook.id))) as string // as sealed
    return signWebhook(secret, id, seconds, body)
  })
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': (await Promise.all(signatures)).join(' '),
  }
}

/** Seals anew what is sealed under an older key, wherever a rotation has moved it meanwhile. */
export async function resealSecrets(home: Home): Promise<void> {
  const ring = await home.ring()
  const query = `SELECT id, secret AS sealed FROM webhook UNION ALL
    SELECT id, old_secret FROM webhook WHERE old_secret IS NOT NULL`
  for (const { id, sealed } of home.sql().exec<{ id: string; sealed: string }>(query).toArray()) {
    const fresh = await ring.reseal(sealed, contextOf(home, id))
    const update = `UPDATE webhook SET secret = iif(secret = ?1, ?2, secret),
      old_secret = iif(old_secret = ?1, ?2, old_secret) WHERE id = ?3`
    if (fresh) home.sql().exec(update, sealed, fresh, id)
  }
}
