import { DurableObject } from 'cloudflare:workers'

interface Env {
  readonly UPSTREAM: string
  readonly TOKENS: DurableObjectNamespace<Tokens>
}

/** An object that holds one entity's token in SQLite, and reads it at each call. */
export class Tokens extends DurableObject {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    const table = 'CREATE TABLE IF NOT EXISTS token (entity TEXT PRIMARY KEY, value TEXT NOT NULL)'
    ctx.storage.sql.exec(table)
  }

  read(entity: string): string {
    const { sql } = this.ctx.storage
    const query = 'SELECT value FROM token WHERE entity = ?'
    const [row] = sql.exec<{ value: string }>(query, entity).toArray()
    if (row) return row.value
    const value = `token-of-${entity}`
    sql.exec('INSERT INTO token (entity, value) VALUES (?, ?)', entity, value)
    return value
  }
}

/** B0: the least that asks an object for a token, and proxies with it. `/{entity}/{path}`. */
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const [, entity = '', path = ''] = /^https?:\/\/[^/]+\/([^/]+)(\/.*)$/.exec(request.url) ?? []
    const token = await env.TOKENS.getByName(entity).read(entity)
    const headers = new Headers(request.headers)
    headers.set('authorization', `Bearer ${token}`)
    return fetch(`${env.UPSTREAM}${path}`, { method: request.method, headers, body: request.body })
  },
}
