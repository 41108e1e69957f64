import { RpcTarget } from 'cloudflare:workers'
import { ServiceError } from '../core/errors.ts'
import { type AppHookId, newAppHookId, newEventId, type ProjectId } from '../core/ids.ts'
import { isUnborn } from '../core/migrate.ts'
import { type Outcome, outcome } from '../core/outcome.ts'
import type { SealContext } from '../core/seal.ts'
import type { SealedColumn } from '../core/sealed-columns.ts'
import type { AppHookRow, AppHookView, HeldSecrets, SecretSource } from './app-hook-rows.ts'
import * as rows from './app-hook-rows.ts'
import { addDeliveries } from './deliveries.ts'
import { recordEvent } from './event-log.ts'
import type { Home } from './home.ts'
import { keepPayload } from './payloads.ts'
import { setNextRound } from './rounds.ts'
import { listeners } from './webhook-endpoints.ts'

/** How long a secret counts beside the one that came after it, in milliseconds. */
const OVERLAP = 24 * 3_600_000

/** A hook to be made. */
export interface NewAppHook {
  readonly integration: string
  readonly app: string
  readonly name: string
  readonly secretFrom: SecretSource
  readonly secret: string | null
}

/** What the owner may change; `undefined` leaves it. */
interface AppHookPatch {
  readonly name?: string | undefined
  readonly enabled?: boolean | undefined
  readonly secret?: string | undefined
}

/** A hook that takes deliveries. */
interface OpenHook {
  readonly app: string
  /** Any of them will do; none: the app is to bring one. */
  readonly secrets: readonly string[]
  /** Whether a secret that the app brings is taken. */
  readonly awaits: boolean
}

/** A delivery that was held to its signature. */
interface Received {
  readonly hook: AppHookId
  readonly integration: string
  readonly app: string
  readonly key: string
  readonly id: string | null
  readonly kind: string | null
  readonly contentType: string
  /** The body as text, without what is secret in it. */
  readonly payload: string
}

/**
 * A project's hooks for its apps' webhooks, as one part of its object. Whose connection a delivery
 * concerns is not known here: the payload says it, in each app's own way.
 */
export class AppHooks extends RpcTarget {
  readonly #home: Home
  readonly #clientSecret: (integration: string) => Promise<string>

  /** @param clientSecret that of an integration's own OAuth client */
  constructor(home: Home, clientSecret: (integration: string) => Promise<string>) {
    super()
    this.#home = home
    this.#clientSecret = clientSecret
  }

  create({
    integration,
    app,
    name,
    secretFrom,
    secret,
  }: NewAppHook): Promise<Outcome<AppHookView>> {
    return outcome(async () => {
      const id = newAppHookId()
      const sealed = secret === null ? null : await this.#seal(id, { current: secret })
      const row = { id, integration, app, name, secret_from: secretFrom, secret: sealed }
      return rows.appHookView(rows.insertAppHook(this.#home.sql(), row, Date.now()))
    })
  }

  list(integration: string): AppHookView[] {
    return rows.listAppHooks(this.#home.sql(), integration).map(rows.appHookView)
  }

  change(integration: string, id: string, patch: AppHookPatch): Promise<Outcome<AppHookView>> {
    return outcome(async () => {
      const row = rows.findAppHook(this.#home.sql(), integration, id)
      const { name, enabled, secret } = patch
      const sealed = secret === undefined ? undefined : await this.#replaced(row, secret)
      const changed = rows.changeAppHook(this.#home.sql(), id, {
        ...(name !== undefined && { name }),
        ...(enabled !== undefined && { enabled: Number(enabled) }),
        ...(sealed !== undefined && { secret: sealed, secret_from: 'own', settled: 1 }),
      })
      return rows.appHookView(changed)
    })
  }

  remove(integration: string, id: string): Promise<Outcome<null>> {
    return outcome(() => {
      const sql = this.#home.sql()
      rows.findAppHook(sql, integration, id)
      this.#home.storage.transactionSync(() => rows.dropAppHook(sql, id))
      return null
    })
  }

  /** The secret that the app brought, for the only time: from here on no other one is taken. */
  settle(integration: string, id: string): Promise<Outcome<string>> {
    return outcome(async () => {
      const row = rows.findAppHook(this.#home.sql(), integration, id)
      if (row.secret_from !== 'delivery' || row.settled === 1 || row.secret === null) {
        const detail = 'there is no secret that the app brought and that was not shown yet'
        throw new ServiceError('hook-secret-missing', detail)
      }
      const { current } = await this.#unseal(row)
      rows.changeAppHook(this.#home.sql(), id, { settled: 1 })
      return current
    })
  }

  /** What verifies deliveries; `null` for one that is unknown or disabled. Writes nothing. */
  async open(id: string): Promise<OpenHook | null> {
    if (isUnborn(this.#home.storage)) return null
    const row = rows.appHook(this.#home.sql(), id)
    if (!row || row.enabled === 0) return null
    const awaits = row.secret_from === 'delivery' && row.settled === 0
    return { app: row.app, secrets: await this.#secrets(row), awaits }
  }

  /** Keeps the secret that the app brought, as long as none was shown to the developer. */
  async bring(id: string, secret: string): Promise<void> {
    const sealed = await this.#seal(id, { current: secret })
    const row = rows.appHook(this.#home.sql(), id)
    if (row?.enabled !== 1 || row.secret_from !== 'delivery' || row.settled === 1) return
    rows.changeAppHook(this.#home.sql(), id, { secret: sealed })
  }

  /** @returns whether it was new; one that was there before changes nothing */
  accept(id: string, it: Omit<Received, 'hook' | 'integration' | 'app'>): boolean {
    const { storage } = this.#home
    const sql = this.#home.sql()
    const row = rows.appHook(sql, id)
    if (row?.enabled !== 1) return false
    return storage.transactionSync(() => {
      const now = Date.now()
      if (!rows.seeDelivery(sql, id, it.key, now)) return false
      const { id: hook, integrationId: integration, app } = rows.appHookView(row)
      rows.changeAppHook(sql, id, { last_at: now })
      tellReceived(this.#home, { ...it, hook, integration, app }, now)
      return true
    })
  }

  async #secrets(row: AppHookRow): Promise<string[]> {
    if (row.secret_from === 'client') return [await this.#clientSecret(row.integration)]
    if (row.secret === null) return []
    const { current, previous } = await this.#unseal(row)
    return previous && Date.now() < previous.until ? [current, previous.secret] : [current]
  }

  /** The new secret, and the old one for as long as vendors may still sign with it. */
  async #replaced(row: AppHookRow, secret: string): Promise<string> {
    const [before] = await this.#secrets(row)
    const previous = before && { secret: before, until: Date.now() + OVERLAP }
    return this.#seal(row.id, { current: secret, ...(previous && { previous }) })
  }

  async #seal(id: string, secrets: HeldSecrets): Promise<string> {
    return (await this.#home.ring()).seal(secrets, hookSecretOf(this.#home.project(), id))
  }

  async #unseal(row: AppHookRow): Promise<HeldSecrets> {
    const ring = await this.#home.ring()
    const context = hookSecretOf(this.#home.project(), row.id)
    return (await ring.unseal(row.secret ?? '', context)) as HeldSecrets // as sealed above
  }
}

/** Puts a delivery on its way to the endpoints that asked for such; nothing is kept where none did. */
function tellReceived(home: Home, it: Received, at: number): void {
  const sql = home.sql()
  const type = 'trigger.received'
  const wanting = listeners(sql, type)
  if (wanting.length === 0) return
  const { hook: hookId, integration: integrationId, id: deliveryId } = it
  const { app, kind, contentType, payload } = it
  const data = { hookId, integrationId, app, kind, deliveryId, contentType, payload }
  const id = newEventId()
  recordEvent(sql, null, { id, type, at, connection: null, data })
  keepPayload(sql, id, at)
  addDeliveries(sql, id, wanting, at)
  setNextRound(home)
}

/** What a hook's secret belongs to. */
const hookSecretOf = (project: ProjectId, id: string): SealContext => [
  project,
  'app-hook',
  id,
  'secret',
]

/** All that is sealed here. */
export const appHookColumns = (home: Home): SealedColumn[] => [
  {
    ...{ table: 'app_hook', key: 'id', column: 'secret' },
    context: (id) => hookSecretOf(home.project(), id),
  },
]
