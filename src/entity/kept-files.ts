import { dropChunks, readChunks, writeChunks } from '../core/chunks.ts'
import { digest } from '../core/digest.ts'
import { ServiceError } from '../core/errors.ts'
import { randomToken } from '../core/random.ts'

/** How long a file is kept, in milliseconds. */
const FILE_KEPT_FOR = 3_600_000
/** How large a file may be, in bytes. */
export const MAX_FILE = 25 * 1024 * 1024

/** A file to be kept. */
export interface NewFile {
  readonly name: string
  readonly mimetype: string
  /** MD5 in hex, which an upload must have. */
  readonly md5?: string | undefined
}

/** A file that is kept. */
export interface KeptFile {
  readonly name: string
  readonly mimetype: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

interface Row extends Record<string, SqlStorageValue> {
  id: string
  name: string
  mimetype: string
  md5: string | null
  size: number | null
  expires_at: number
}

/** Makes room for a file. @returns the nonce that alone opens it */
export async function offerFile(sql: SqlStorage, file: NewFile, now: number): Promise<string> {
  const nonce = randomToken(32)
  const insert = 'INSERT INTO file (id, name, mimetype, md5, expires_at) VALUES (?, ?, ?, ?, ?)'
  const { name, mimetype, md5 = null } = file
  sql.exec(insert, await digest(nonce), name, mimetype, md5, now + FILE_KEPT_FOR)
  return nonce
}

/**
 * Fills the room, once.
 *
 * @returns `false` where the file is there already
 * @throws {ServiceError} `file-not-found`, `payload-too-large`, or `invalid-request` for another MD5
 */
export async function fillFile(
  storage: DurableObjectStorage,
  nonce: string,
  bytes: Uint8Array<ArrayBuffer>,
  now: number,
): Promise<boolean> {
  const row = await find(storage.sql, nonce, now)
  if (row.size !== null) return false
  if (bytes.length > MAX_FILE) {
    throw new ServiceError('payload-too-large', `a file has at most ${MAX_FILE} bytes`)
  }
  if (row.md5 !== null && (await md5Of(bytes)) !== row.md5.toLowerCase()) {
    throw new ServiceError('invalid-request', 'the content has another MD5 than was announced')
  }
  storage.transactionSync(() => {
    storage.sql.exec('UPDATE file SET size = ? WHERE id = ?', bytes.length, row.id)
    writeChunks(storage.sql, row.id, bytes)
  })
  return true
}

/** @throws {ServiceError} `file-not-found`, also for one that was announced and never came */
export async function readFile(sql: SqlStorage, nonce: string, now: number): Promise<KeptFile> {
  const { id, name, mimetype, size } = await find(sql, nonce, now)
  if (size === null) throw fileMissing()
  return { name, mimetype, bytes: readChunks(sql, id) }
}

/** Forgets the files whose time is over. */
export function dropFiles(sql: SqlStorage, now: number): void {
  const query = 'DELETE FROM file WHERE expires_at < ? RETURNING id'
  for (const { id } of sql.exec<{ id: string }>(query, now).toArray()) dropChunks(sql, id)
}

export const fileMissing = () =>
  new ServiceError('file-not-found', 'there is no such file, or not any more')

async function find(sql: SqlStorage, nonce: string, now: number): Promise<Row> {
  const query = 'SELECT * FROM file WHERE id = ? AND expires_at > ?'
  const [row] = sql.exec<Row>(query, await digest(nonce), now)
  if (row) return row
  throw fileMissing()
}

async function md5Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('MD5', bytes))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
