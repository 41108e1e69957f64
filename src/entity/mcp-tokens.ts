import { RpcTarget } from 'cloudflare:workers'
import { type ActionRules, rulesOf } from '../core/action-rules.ts'
import { digest } from '../core/digest.ts'
import { ServiceError } from '../core/errors.ts'
import { newMcpTokenId } from '../core/ids.ts'
import { isUnborn } from '../core/migrate.ts'
import { type Outcome, outcome } from '../core/outcome.ts'
import { isoTime } from '../core/time.ts'
import type { McpTokenView } from './mcp-token-view.ts'
import { newNonce } from './offer.ts'
import type { World } from './world.ts'

/** How often the time of last use is written, in milliseconds. */
const USE_RESOLUTION = 60_000
/** How many tokens of one entity may work at a time. */
const MAX_TOKENS = 100

/** A token with which an MCP client acts for this entity alone. */
interface NewMcpToken {
  readonly name: string
  /** Slugs of the apps that it opens; `null`: all. */
  readonly apps: readonly string[] | null
  /** Of the API key that makes it; `null`: the root key. The token may do no more, and ends with it. */
  readonly key: string | null
  /** What holds beside the rights of that key. */
  readonly rules: ActionRules | null
  /** Milliseconds. */
  readonly lifetime: number
}

/** What a token lets its bearer do. */
interface McpGrant extends Pick<NewMcpToken, 'apps' | 'rules' | 'key'> {
  readonly id: string
}

interface Row extends Record<string, SqlStorageValue> {
  id: string
  hash: string
  name: string
  apps: string | null
  rules: string | null
  key: string | null
  created_at: number
  expires_at: number
  last_used_at: number | null
}

const appsOf = ({ apps }: Row) => (apps === null ? null : (JSON.parse(apps) as string[])) // written below

const view = (row: Row): McpTokenView => ({
  id: row.id,
  name: row.name,
  apps: appsOf(row),
  keyId: row.key,
  createdAt: isoTime(row.created_at),
  expiresAt: isoTime(row.expires_at),
  lastUsedAt: row.last_used_at === null ? null : isoTime(row.last_used_at),
})

/**
 * @returns the token's nonce, in full and for the only time, beside what is kept of it
 * @throws {ServiceError} `invalid-request` where the entity has too many
 */
async function createMcpToken(
  sql: SqlStorage,
  { name, apps, key, rules, lifetime }: NewMcpToken,
  now: number,
): Promise<{ nonce: string; view: McpTokenView }> {
  const { nonce, hash } = await newNonce()
  dropMcpTokens(sql, now)
  if (sql.exec<{ n: number }>('SELECT count(*) AS n FROM mcp_token').one().n >= MAX_TOKENS) {
    const detail = `an entity has at most ${MAX_TOKENS} MCP tokens: revoke some`
    throw new ServiceError('invalid-request', detail)
  }
  const insert = `INSERT INTO mcp_token (id, hash, name, apps, rules, key, created_at, expires_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING *`
  const lists = [apps && JSON.stringify(apps), rules && JSON.stringify(rules)]
  const values = [newMcpTokenId(), hash, name, ...lists, key, now, now + lifetime]
  const row = sql.exec<Row>(insert, ...values).one()
  return { nonce, view: view(row) }
}

/** What a token that may still be used opens; `undefined` where it may not. */
async function useMcpToken(
  sql: SqlStorage,
  nonce: string,
  now: number,
): Promise<McpGrant | undefined> {
  const query = 'SELECT * FROM mcp_token WHERE hash = ? AND expires_at > ?'
  const [row] = sql.exec<Row>(query, await digest(nonce), now)
  if (!row) return undefined
  if (now - (row.last_used_at ?? 0) > USE_RESOLUTION) {
    sql.exec('UPDATE mcp_token SET last_used_at = ? WHERE id = ?', now, row.id)
  }
  return { id: row.id, key: row.key, apps: appsOf(row), rules: rulesOf(row.rules) }
}

const listMcpTokens = (sql: SqlStorage, now: number): McpTokenView[] =>
  sql
    .exec<Row>('SELECT * FROM mcp_token WHERE expires_at > ? ORDER BY created_at DESC, id', now)
    .toArray()
    .map(view)

/** From here on the token opens nothing. @throws {ServiceError} `key-not-found` */
function revokeMcpToken(sql: SqlStorage, id: string): McpTokenView {
  const [row] = sql.exec<Row>('DELETE FROM mcp_token WHERE id = ? RETURNING *', id)
  if (row) return view(row)
  throw noSuchToken(id)
}

const noSuchToken = (id: string) =>
  new ServiceError('key-not-found', `there is no MCP token ${id.slice(0, 60)}`)

/** Forgets those that are over. @param before epoch milliseconds */
export const dropMcpTokens = (sql: SqlStorage, before: number): void => {
  sql.exec('DELETE FROM mcp_token WHERE expires_at <= ?', before)
}

/** An entity's tokens, as one part of its object: reached in the same RPC. */
export class McpTokens extends RpcTarget {
  readonly #storage: DurableObjectStorage
  readonly #world: Pick<World, 'sql'>
  readonly #settle: () => Promise<void>

  /** @param settle tells the project that there is an entity */
  constructor(
    storage: DurableObjectStorage,
    world: Pick<World, 'sql'>,
    settle: () => Promise<void>,
  ) {
    super()
    this.#storage = storage
    this.#world = world
    this.#settle = settle
  }

  create(wish: NewMcpToken): Promise<Outcome<{ nonce: string; view: McpTokenView }>> {
    return outcome(async () => {
      const made = await createMcpToken(this.#world.sql, wish, Date.now())
      await this.#settle()
      return made
    })
  }

  /** Writes nothing for guesses. */
  async use(nonce: string): Promise<McpGrant | undefined> {
    return isUnborn(this.#storage) ? undefined : useMcpToken(this.#world.sql, nonce, Date.now())
  }

  list(): McpTokenView[] {
    return isUnborn(this.#storage) ? [] : listMcpTokens(this.#world.sql, Date.now())
  }

  /** Writes nothing for guesses. */
  revoke(id: string): Promise<Outcome<McpTokenView>> {
    return outcome(() => {
      if (isUnborn(this.#storage)) throw noSuchToken(id)
      return revokeMcpToken(this.#world.sql, id)
    })
  }
}
