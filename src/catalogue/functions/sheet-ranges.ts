import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { Call } from '../run.ts'
import { readAnswer } from './read.ts'

/** Cells of a sheet by number, from 0, ends exclusive; an open end goes as far as the sheet. */
interface Cells {
  readonly startRowIndex?: number
  readonly endRowIndex?: number
  readonly startColumnIndex?: number
  readonly endColumnIndex?: number
}

/** A sheet's title as it stands before the `!` of a range. */
export const quoteTitle = (title: string): string => `'${title.replaceAll("'", "''")}'`

/** `A` is 0, `AA` is 26. */
export const columnIndex = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

const CELL = /^\$?([A-Za-z]{1,3})?\$?(\d{1,8})?$/

const wrongRange = (range: string) =>
  new ServiceError(
    'invalid-arguments',
    `argument range cannot be ${JSON.stringify(range.slice(0, 60))}: give cells such as A1:C10, A:A or 2:5`,
  )

/** Takes `'My sheet'!A1:C3` apart: the title, where one is there, and the cells behind it. */
export function splitRange(range: string): { title?: string; cells?: string } {
  const [, quoted, plain, cells] = /^(?:'((?:[^']|'')+)'|([^!']+))!(.+)$/.exec(range) ?? []
  const title = quoted?.replaceAll("''", "'") ?? plain
  return title === undefined ? { cells: range } : { title, ...(cells && { cells }) }
}

/** Reads `B2`, `A1:C10`, `A:C` or `2:5`. @throws {ServiceError} for anything else */
export function readCells(range: string): Cells {
  const [first = '', last = first, ...rest] = range.split(':')
  const from = CELL.exec(first)
  const to = CELL.exec(last)
  if (!from || !to || rest.length > 0 || first === '' || last === '') throw wrongRange(range)
  const [, left, top] = from
  const [, right, bottom] = to
  return {
    ...(top && { startRowIndex: Number(top) - 1 }),
    ...(bottom && { endRowIndex: Number(bottom) }),
    ...(left && { startColumnIndex: columnIndex(left) }),
    ...(right && { endColumnIndex: columnIndex(right) + 1 }),
  }
}

export const spreadsheetPath = (id: string): string => `/spreadsheets/${encodeURIComponent(id)}`

const Sheet = z.looseObject({
  sheetId: z.number().default(0),
  title: z.string().default(''),
  index: z.number().default(0),
})
type Sheet = z.output<typeof Sheet>

const Sheets = z.looseObject({ sheets: z.array(z.looseObject({ properties: Sheet })).default([]) })

/** The sheets of a spreadsheet, in order. */
async function readSheets(call: Call, spreadsheetId: string): Promise<Sheet[]> {
  const query = { fields: 'sheets.properties' }
  const answer = await call({ path: spreadsheetPath(spreadsheetId), query })
  return readAnswer(Sheets, answer).sheets.map(({ properties }) => properties)
}

/** A sheet as callers name it; the first one, where they name none. */
export const SheetName = {
  spreadsheet_id: z.string(),
  sheet_id: z.number().optional(),
  sheet_name: z.string().optional(),
}

/** @throws {ServiceError} where the spreadsheet has no such sheet */
export async function findSheet(
  call: Call,
  named: { spreadsheet_id: string; sheet_id?: number | undefined; sheet_name?: string | undefined },
): Promise<Sheet> {
  const sheets = await readSheets(call, named.spreadsheet_id)
  const { sheet_id: id, sheet_name: title } = named
  const fold = (text: string) => text.trim().toLowerCase()
  const found = sheets.find((sheet) => {
    if (id !== undefined) return sheet.sheetId === id
    return title === undefined || fold(sheet.title) === fold(title)
  })
  if (found) return found
  throw new ServiceError(
    'invalid-arguments',
    `argument ${id === undefined ? 'sheet_name' : 'sheet_id'} names no sheet of this spreadsheet: read GOOGLESHEETS_GET_SHEET_NAMES`,
  )
}

/** The number of a sheet; nothing is asked where the caller gave it. */
export const sheetIdOf = async (
  call: Call,
  named: Parameters<typeof findSheet>[1],
): Promise<number> => named.sheet_id ?? (await findSheet(call, named)).sheetId

/** https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/batchUpdate */
export const changeSpreadsheet = (
  call: Call,
  spreadsheetId: string,
  ...requests: object[]
): Promise<unknown> =>
  call({
    method: 'POST',
    path: `${spreadsheetPath(spreadsheetId)}:batchUpdate`,
    body: { requests },
  })
