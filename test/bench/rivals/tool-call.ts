import { DurableObject } from 'cloudflare:workers'

interface Env {
  readonly UPSTREAM: string
  readonly LEASES: DurableObjectNamespace<Leases>
}

/** What a call has to be told of an entity's connection, and nothing more. */
export class Leases extends DurableObject {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    const table = 'CREATE TABLE IF NOT EXISTS token (entity TEXT PRIMARY KEY, value TEXT NOT NULL)'
    ctx.storage.sql.exec(table)
  }

  read(entity: string) {
    const { sql } = this.ctx.storage
    const query = 'SELECT value FROM token WHERE entity = ?'
    const [row] = sql.exec<{ value: string }>(query, entity).toArray()
    const value = row?.value ?? `token-of-${entity}`
    if (!row) sql.exec('INSERT INTO token (entity, value) VALUES (?, ?)', entity, value)
    const headers = { authorization: `Bearer ${value}` }
    return { connection: `conn_${entity}`, version: 1, scopes: ['repo'], headers }
  }
}

/** How long an app may take, in milliseconds. */
const LONGEST = 30_000

/**
 * B4: the least that does what a tool call must: reads JSON, asks an object for a token, calls the app
 * within a time, reads its answer, and wraps it as JSON. `/{entity}/{path}`; no key, no catalogue, no
 * check of arguments, no log.
 */
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const [, entity = '', path = ''] = /^https?:\/\/[^/]+\/([^/]+)(\/.*)$/.exec(request.url) ?? []
    const call = await request.json<{ arguments: { repo: string } }>()
    const lease = await env.LEASES.getByName(entity).read(entity)
    const headers = { accept: 'application/json', 'user-agent': 'bench', ...lease.headers }
    const clock = new AbortController()
    const timer = setTimeout(() => clock.abort(), LONGEST)
    const url = new URL(`${env.UPSTREAM}${path.replace('{repo}', call.arguments.repo)}`)
    const response = await fetch(url, { headers, redirect: 'manual', signal: clock.signal })
    clearTimeout(timer)
    const data = JSON.parse(await response.text()) as unknown
    return Response.json({ successful: response.ok, data, error: null, status: response.status })
  },
}
