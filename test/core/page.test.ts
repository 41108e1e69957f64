import { describe, expect, it } from 'vitest'
import { type PageRequest, pageOf, positionOf } from '../../src/core/page.ts'

interface Row {
  readonly id: string
  readonly createdAt: number
}

/** Newest first; pairs of rows share their moment, so that only the id parts them. */
const ROWS: Row[] = Array.from({ length: 7 }, (_, i) => ({
  id: `row-${9 - i}`,
  createdAt: 1000 - Math.floor(i / 2),
}))

/** The query of a list: what follows a position, one row more than is shown. */
const list = (request: PageRequest) => {
  const { createdAt, id } = positionOf(request)
  const after = ROWS.filter(
    (row) => row.createdAt < createdAt || (row.createdAt === createdAt && row.id < id),
  )
  const rows = after.slice(0, request.limit + 1)
  return pageOf(
    rows,
    request.limit,
    (row) => row,
    (row) => row.id,
  )
}

const base64url = (text: string) => Buffer.from(text).toString('base64url')

describe('a list', () => {
  it.each([1, 2, 3, 6, 7, 100])('read in pages of %i shows each row once, in order', (limit) => {
    const seen: string[] = []
    let cursor: string | null | undefined
    do {
      const page = list(cursor ? { limit, cursor } : { limit })
      expect(page.items.length).toBeLessThanOrEqual(limit)
      seen.push(...page.items)
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toEqual(ROWS.map(({ id }) => id))
  })

  it('has no next page where the last row is shown', () => {
    expect(list({ limit: 7 }).nextCursor).toBeNull()
    expect(list({ limit: 6 }).nextCursor).toEqual(expect.any(String))
  })

  it('that is empty is one empty page', () => {
    const page = pageOf<Row, string>(
      [],
      5,
      (row) => row,
      (row) => row.id,
    )
    expect(page).toEqual({ items: [], nextCursor: null })
  })

  it('begins at its start where no cursor is given', () => {
    expect(positionOf({ limit: 5 })).toEqual(positionOf({ limit: 5, cursor: '' }))
  })
})

describe('a cursor that we never gave', () => {
  it.each([
    ['not base64url', '!!!'],
    ['not JSON', base64url('hello')],
    ['a number', base64url('5')],
    ['an object', base64url('{"createdAt":1,"id":"a"}')],
    ['too short a pair', base64url('[1]')],
    ['too long a pair', base64url('[1,"a","b"]')],
    ['a pair of texts', base64url('["1","a"]')],
    ['the wrong way round', base64url('["a",1]')],
    ['no moment', base64url('[null,"a"]')],
  ])('is refused: %s', (_, cursor) => {
    const read = () => positionOf({ limit: 5, cursor })
    expect(read).toThrow(expect.objectContaining({ code: 'invalid-request' }))
    expect(read).toThrow('nextCursor')
  })
})
