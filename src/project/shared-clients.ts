import * as z from 'zod'
import { ServiceError } from '../core/errors.ts'
import { isoTime } from '../core/time.ts'
import { scopesOf } from './integrations.ts'

/** What is told of a shared client; its secret never is. */
export const SharedClientView = z.lazy(() =>
  z.object({
    app: z.string(),
    clientId: z.string(),
    scopes: z.array(z.string()).nullable(),
    updatedAt: z.iso.datetime(),
  }),
)
export type SharedClientView = z.infer<typeof SharedClientView>

/** An OAuth client that the operator lends. */
export interface SharedClientInput {
  readonly clientId: string
  readonly clientSecret: string
  readonly scopes: readonly string[] | null
}

interface Row extends Record<string, SqlStorageValue> {
  app: string
  client_id: string
  /** A JWE. */
  secret: string
  scopes: string | null
  updated_at: number
}

const sharedClientView = (row: Row): SharedClientView => ({
  app: row.app,
  clientId: row.client_id,
  scopes: scopesOf(row.scopes),
  updatedAt: isoTime(row.updated_at),
})

export function findSharedClient(sql: SqlStorage, app: string): Row | undefined {
  return sql.exec<Row>('SELECT * FROM shared_client WHERE app = ?', app).toArray()[0]
}

/** @throws {ServiceError} `shared-client-not-found` */
export function readSharedClient(sql: SqlStorage, app: string): SharedClientView {
  const row = findSharedClient(sql, app)
  if (row) return sharedClientView(row)
  throw new ServiceError('shared-client-not-found', `no shared client of ${app} is set`)
}

/** The apps that there is a shared client of. */
export const sharedApps = (sql: SqlStorage): string[] =>
  sql
    .exec<{ app: string }>('SELECT app FROM shared_client ORDER BY app')
    .toArray()
    .map(({ app }) => app)

export const listSharedClients = (sql: SqlStorage): SharedClientView[] =>
  sql.exec<Row>('SELECT * FROM shared_client ORDER BY app').toArray().map(sharedClientView)

export function putSharedClient(
  sql: SqlStorage,
  app: string,
  client: { clientId: string; secret: string; scopes: readonly string[] | null },
  now: number,
): SharedClientView {
  const upsert = `INSERT INTO shared_client VALUES (?, ?, ?, ?, ?) ON CONFLICT (app) DO UPDATE SET
    client_id = excluded.client_id, secret = excluded.secret, scopes = excluded.scopes,
    updated_at = excluded.updated_at RETURNING *`
  const scopes = client.scopes && JSON.stringify(client.scopes)
  return sharedClientView(
    sql.exec<Row>(upsert, app, client.clientId, client.secret, scopes, now).one(),
  )
}

export function dropSharedClient(sql: SqlStorage, app: string): void {
  sql.exec('DELETE FROM shared_client WHERE app = ?', app)
}
