import type { SealContext } from '../core/seal.ts'
import type { SealedColumn } from '../core/sealed-columns.ts'
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
interface Signed {
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

/** All that is sealed here; a rotation moves a secret from the first to the second. */
export const webhookColumns = (home: Home): SealedColumn[] =>
  ['secret', 'old_secret'].map((column) => ({
    ...{ table: 'webhook', key: 'id', column },
    context: (id) => contextOf(home, id),
  }))
