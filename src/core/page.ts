import { base64url } from 'jose'
import * as z from 'zod'
import { ServiceError } from './errors.ts'

/** Which part of a list is wanted: newest first, `limit` rows after the one that `after` names. */
export interface PageRequest {
  readonly limit: number
  readonly cursor?: string | undefined
}

export interface Page<T> {
  readonly items: T[]
  /** Hand it back to get what follows; `null` at the end. */
  readonly nextCursor: string | null
}

/** Where a page ended: rows are ordered by creation (epoch milliseconds) and id, newest first. */
interface Position {
  readonly createdAt: number
  readonly id: string
}

const Cursor = z.tuple([z.number(), z.string()])

/** @throws {ServiceError} `invalid-request` for a cursor that we never gave */
export function positionOf({ cursor }: PageRequest): Position {
  if (!cursor) return { createdAt: Number.MAX_SAFE_INTEGER, id: '' }
  try {
    const text = new TextDecoder().decode(base64url.decode(cursor))
    const [createdAt, id] = Cursor.parse(JSON.parse(text))
    return { createdAt, id }
  } catch (cause) {
    const detail = 'cursor: take it from nextCursor of the page before, unchanged'
    throw new ServiceError('invalid-request', detail, {}, { cause })
  }
}

/** A page out of up to `limit + 1` rows; the extra one only tells that there is more. */
export function pageOf<Row, T>(
  rows: readonly Row[],
  limit: number,
  position: (row: Row) => Position,
  view: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  if (rows.length <= limit || !last) return { items: shown.map(view), nextCursor: null }
  const { createdAt, id } = position(last)
  return { items: shown.map(view), nextCursor: base64url.encode(JSON.stringify([createdAt, id])) }
}
