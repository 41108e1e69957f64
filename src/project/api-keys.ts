import * as z from 'zod'
import { ActionRules, rulesOf } from '../core/action-rules.ts'
import { digest } from '../core/digest.ts'
import { ServiceError } from '../core/errors.ts'
import { newKeyId, ProjectId } from '../core/ids.ts'
import { ALL_RIGHTS, excess, type KeyRights, Scope, USUAL_SCOPES } from '../core/key-rights.ts'
import { randomToken } from '../core/random.ts'
import { isoTime } from '../core/time.ts'

/** `bhf_<project>_<256 random bits><checksum>`: routes itself, and a typo is seen without a look-up. */
const FORMAT = /^bhf_([a-z0-9-]{1,40})_([\w-]{43})([\w-]{6})$/

/** How often the time of last use is written, in milliseconds. */
const USE_RESOLUTION = 60_000

/** What is told of a key; the key itself is shown once, when it is made. */
export const ApiKeyView = z.lazy(() =>
  z.object({
    id: z.string(),
    name: z.string(),
    hint: z.string().describe('The last four characters of the key'),
    scopes: z.array(Scope),
    apps: z.array(z.string()).nullable().describe('The only apps that it opens; null: all'),
    entityPrefix: z
      .string()
      .nullable()
      .describe('The only entities that it opens are those whose ids begin so; null: all'),
    actions: ActionRules.nullable().describe('null: all, and the proxy'),
    rateLimit: z.int().nullable().describe('Requests a minute; null: any number'),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
    lastUsedAt: z.iso.datetime().nullable().describe('To the minute'),
    revokedAt: z.iso.datetime().nullable(),
    replacedBy: z.string().nullable().describe('Id of the key that it was rotated to'),
  }),
)
export type ApiKeyView = z.infer<typeof ApiKeyView>

interface Row extends Record<string, SqlStorageValue> {
  id: string
  name: string
  hint: string
  actions: string | null
  scopes: string | null
  apps: string | null
  entity_prefix: string | null
  rate_limit: number | null
  successor: string | null
  created_at: number
  expires_at: number | null
  last_used_at: number | null
  revoked_at: number | null
}

const time = (at: number | null) => (at === null ? null : isoTime(at))

const slugs = (json: string | null) => (json === null ? null : (JSON.parse(json) as string[])) // written below

const rightsOf = (row: Row): KeyRights => ({
  scopes: row.scopes === null ? USUAL_SCOPES : z.array(Scope).parse(JSON.parse(row.scopes)),
  apps: slugs(row.apps),
  entityPrefix: row.entity_prefix,
  actions: rulesOf(row.actions),
  rateLimit: row.rate_limit,
})

const view = (row: Row): ApiKeyView => ({
  id: row.id,
  name: row.name,
  hint: row.hint,
  scopes: [...rightsOf(row).scopes],
  apps: slugs(row.apps),
  entityPrefix: row.entity_prefix,
  actions: rulesOf(row.actions),
  rateLimit: row.rate_limit,
  createdAt: isoTime(row.created_at),
  expiresAt: time(row.expires_at),
  lastUsedAt: time(row.last_used_at),
  revokedAt: time(row.revoked_at),
  replacedBy: row.successor,
})

const checksum = async (body: string) => (await digest(body)).slice(0, 6)

/** The project that a key claims to open; `undefined` where it is no key of ours at all. */
export async function projectOfKey(key: string): Promise<ProjectId | undefined> {
  const [, project, random, sum] = FORMAT.exec(key) ?? []
  if (!project || !random || sum !== (await checksum(`${project}_${random}`))) return undefined
  return ProjectId.safeParse(project).data
}

/** A key to be made. What is not said is as its maker has it. */
export interface NewKey {
  readonly name: string
  /** Epoch milliseconds; `null`: never. */
  readonly expiresAt?: number | null | undefined
  readonly scopes?: readonly Scope[] | undefined
  readonly apps?: readonly string[] | undefined
  readonly entityPrefix?: string | undefined
  readonly actions?: ActionRules | undefined
  readonly rateLimit?: number | undefined
}

/** Who makes and revokes keys: the root key, or the id of another one. */
export type Maker = string
export const ROOT: Maker = 'root'

interface Own {
  readonly rights: KeyRights
  readonly expiresAt: number | null
}

const isAlive = (row: Row, now: number): boolean =>
  row.revoked_at === null && (row.expires_at === null || row.expires_at > now)

const rowOf = (sql: SqlStorage, id: string): Row | undefined =>
  sql.exec<Row>('SELECT * FROM api_key WHERE id = ?', id).toArray()[0]

/** What a maker may give away, as it is now and not as anybody remembers it. */
function ownOf(sql: SqlStorage, maker: Maker, now: number): Own {
  if (maker === ROOT) return { rights: ALL_RIGHTS, expiresAt: null }
  const row = rowOf(sql, maker)
  if (row && isAlive(row, now)) return { rights: rightsOf(row), expiresAt: row.expires_at }
  throw new ServiceError('unauthorized', 'this API key is unknown, revoked or expired')
}

function assertWithin(own: Own, rights: KeyRights, expiresAt: number | null): void {
  const longer = own.expiresAt !== null && (expiresAt === null || expiresAt > own.expiresAt)
  const beyond = excess(own.rights, rights) ?? (longer ? 'a longer life' : undefined)
  if (beyond === undefined) return
  throw new ServiceError('forbidden', `a key cannot give what it does not have: ${beyond}`)
}

/**
 * @returns the key, in full and for the only time, beside what is kept of it
 * @throws {ServiceError} `forbidden` for more than its maker may; `invalid-request` for one that may
 *   do nothing
 */
export async function createKey(
  sql: SqlStorage,
  project: ProjectId,
  wanted: NewKey,
  maker: Maker,
  now: number,
): Promise<ApiKeyView & { key: string }> {
  const minted = await mint(project)
  const own = ownOf(sql, maker, now)
  const { name, expiresAt = own.expiresAt } = wanted
  const usual = USUAL_SCOPES.filter((scope) => own.rights.scopes.includes(scope))
  const rights = {
    scopes: wanted.scopes ?? usual,
    apps: wanted.apps ?? own.rights.apps,
    entityPrefix: wanted.entityPrefix ?? own.rights.entityPrefix,
    actions: wanted.actions ?? own.rights.actions,
    rateLimit: wanted.rateLimit ?? own.rights.rateLimit,
  }
  assertWithin(own, rights, expiresAt)
  if (rights.scopes.length === 0) {
    const detail =
      'name scopes: the key in hand has none of those that are meant where none is named'
    throw new ServiceError('invalid-request', detail)
  }
  const row = insertKey(sql, minted, { name, rights, expiresAt }, now)
  return { ...view(row), key: minted.key }
}

/** A new key, before anything is read or decided: its hash is awaited, and nothing else is. */
async function mint(project: ProjectId): Promise<{ readonly key: string; readonly hash: string }> {
  const body = `${project}_${randomToken(32)}`
  const key = `bhf_${body}${await checksum(body)}`
  return { key, hash: await digest(key) }
}

function insertKey(
  sql: SqlStorage,
  { key, hash }: { readonly key: string; readonly hash: string },
  { name, rights, expiresAt }: { readonly name: string } & Own,
  now: number,
): Row {
  const insert = `INSERT INTO api_key (id, hash, name, hint, created_at, expires_at, scopes, apps,
      entity_prefix, actions, rate_limit) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *`
  const { scopes, apps, entityPrefix, actions, rateLimit } = rights
  return sql
    .exec<Row>(
      insert,
      ...[newKeyId(), hash, name, key.slice(-4), now, expiresAt, JSON.stringify(scopes)],
      ...[
        apps && JSON.stringify(apps),
        entityPrefix,
        actions && JSON.stringify(actions),
        rateLimit,
      ],
    )
    .one()
}

/** What a key that was let in may do. */
export interface KeyInUse {
  readonly id: string
  readonly rights: KeyRights
}

/**
 * The key with this hash, if it may still be used. It is looked up by its hash: what time that takes
 * tells something of hashes, and nothing of keys.
 */
export function useKey(sql: SqlStorage, hash: string, now: number): KeyInUse | undefined {
  const [row] = sql.exec<Row>('SELECT * FROM api_key WHERE hash = ?', hash)
  if (!row || !isAlive(row, now)) return undefined
  if (now - (row.last_used_at ?? 0) > USE_RESOLUTION) {
    sql.exec('UPDATE api_key SET last_used_at = ? WHERE id = ?', now, row.id)
  }
  return { id: row.id, rights: rightsOf(row) }
}

/**
 * What may be done with what a key made: as much as with the key, as long as it lives, and then as
 * long as the key that it was rotated to. A revoked key takes with it all that it made.
 */
export function heirOf(sql: SqlStorage, id: string, now: number): KeyInUse | undefined {
  const seen = new Set<string>()
  let row = rowOf(sql, id)
  while (row && row.revoked_at === null && !seen.has(row.id)) {
    if (isAlive(row, now)) return { id, rights: rightsOf(row) }
    seen.add(row.id)
    row = row.successor === null ? undefined : rowOf(sql, row.successor)
  }
  return undefined
}

/** Those that may do no more than who asks, newest first. */
export function listKeys(sql: SqlStorage, maker: Maker, now: number): ApiKeyView[] {
  const { rights } = ownOf(sql, maker, now)
  const rows = sql.exec<Row>('SELECT * FROM api_key ORDER BY created_at DESC, id').toArray()
  return rows.filter((row) => excess(rights, rightsOf(row)) === undefined).map(view)
}

/** One of those in {@link listKeys}. @throws {ServiceError} `key-not-found` */
function findKey(sql: SqlStorage, id: string, own: Own): Row {
  const row = rowOf(sql, id)
  if (row && excess(own.rights, rightsOf(row)) === undefined) return row
  throw new ServiceError('key-not-found', `there is no API key ${id.slice(0, 60)}`)
}

/** @throws {ServiceError} `key-not-found` */
export function revokeKey(sql: SqlStorage, id: string, maker: Maker, now: number): ApiKeyView {
  const row = findKey(sql, id, ownOf(sql, maker, now))
  const update = `UPDATE api_key SET revoked_at = coalesce(revoked_at, ?) WHERE id = ? RETURNING *`
  return view(sql.exec<Row>(update, now, row.id).one())
}

/** How a key gives way to another one. */
export interface Rotation {
  /** How long both work, in milliseconds; 0 revokes the old one at once. */
  readonly overlap: number
  /** Of the new one, in epoch milliseconds; `null`: never. As the old one's, if not said. */
  readonly expiresAt?: number | null | undefined
}

/**
 * A new key with the rights of an old one, which ends after the overlap.
 *
 * @throws {ServiceError} `key-not-found`, or `key-retired` for one that works no more or was replaced
 */
export async function rotateKey(
  sql: SqlStorage,
  project: ProjectId,
  id: string,
  { overlap, expiresAt: wanted }: Rotation,
  maker: Maker,
  now: number,
): Promise<ApiKeyView & { key: string }> {
  const minted = await mint(project)
  const own = ownOf(sql, maker, now)
  const old = findKey(sql, id, own)
  if (!isAlive(old, now) || old.successor !== null) {
    const why = old.successor === null ? 'works no more' : `was replaced by ${old.successor}`
    throw new ServiceError('key-retired', `the key ${old.id} ${why}: make a new one`)
  }
  const expiresAt = wanted === undefined ? old.expires_at : wanted
  const rights = rightsOf(old)
  assertWithin(own, rights, expiresAt)
  const row = insertKey(sql, minted, { name: old.name, rights, expiresAt }, now)
  const update = `UPDATE api_key SET successor = ?1, expires_at = min(coalesce(expires_at, ?2), ?2),
    revoked_at = ?3 WHERE id = ?4`
  sql.exec(update, row.id, now + overlap, overlap === 0 ? now : null, old.id)
  return { ...view(row), key: minted.key }
}
