import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { ActionFunction, Call } from '../run.ts'
import { readAnswer, readArguments } from './read.ts'
import { columnIndex, findSheet, quoteTitle, SheetName, spreadsheetPath } from './sheet-ranges.ts'

const Rows = z.array(z.array(z.unknown()))

const Writing = {
  spreadsheet_id: z.string(),
  values: Rows,
  /** The API insists on it, so the default has to be sent. */
  value_input_option: z.enum(['USER_ENTERED', 'RAW']).default('USER_ENTERED'),
  include_values_in_response: z.boolean().optional(),
}

const valuesPath = (id: string, range: string): string =>
  `${spreadsheetPath(id)}/values/${encodeURIComponent(range)}`

const Update = z.object({
  ...Writing,
  range: z.string(),
  major_dimension: z.enum(['ROWS', 'COLUMNS']).optional(),
})

export const updateValues: ActionFunction = async (args, call) => {
  const given = readArguments(Update, args)
  return call({
    method: 'PUT',
    path: valuesPath(given.spreadsheet_id, given.range),
    query: {
      valueInputOption: given.value_input_option,
      includeValuesInResponse: given.include_values_in_response,
    },
    body: { values: given.values, majorDimension: given.major_dimension },
  })
}

const append = (call: Call, given: z.output<typeof Append>): Promise<unknown> =>
  call({
    method: 'POST',
    path: `${valuesPath(given.spreadsheet_id, given.range)}:append`,
    query: {
      valueInputOption: given.value_input_option,
      insertDataOption: given.insert_data_option,
      includeValuesInResponse: given.include_values_in_response,
    },
    body: { values: given.values, majorDimension: given.major_dimension },
  })

const Append = Update.extend({ insert_data_option: z.string().optional() })

export const appendValues: ActionFunction = async (args, call) =>
  append(call, readArguments(Append, args))

const AtCell = z.object({
  ...Writing,
  sheet_name: z.string(),
  first_cell_location: z.string().optional(),
})

/** Writes a block of cells from one cell on, or below what is there where no cell is named. */
export const writeBlock: ActionFunction = async (args, call) => {
  const given = readArguments(AtCell, args)
  const { first_cell_location: cell, sheet_name } = given
  const title = quoteTitle(sheet_name)
  if (cell === undefined) return append(call, { ...given, range: `${title}!A1` })
  if (!/^\$?[A-Za-z]{1,3}\$?\d{1,8}$/.test(cell)) {
    throw new ServiceError(
      'invalid-arguments',
      'argument first_cell_location must be one cell, such as B2',
    )
  }
  return call({
    method: 'POST',
    path: `${spreadsheetPath(given.spreadsheet_id)}/values:batchUpdate`,
    body: {
      valueInputOption: given.value_input_option,
      includeValuesInResponse: given.include_values_in_response,
      data: [{ range: `${title}!${cell}`, values: given.values }],
    },
  })
}

const FromRecords = z.object({
  title: z.string(),
  sheet_name: z.string().default('Sheet1'),
  sheet_json: z.array(z.record(z.string(), z.unknown())),
})

const cellOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? '')

/** A row of names, then a row a record; records may lack some of the names. */
export function tableOf(records: readonly Readonly<Record<string, unknown>>[]): unknown[][] {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))]
  return [names, ...records.map((record) => names.map((name) => cellOf(record[name])))]
}

const Created = z.looseObject({
  spreadsheetId: z.string(),
  spreadsheetUrl: z.string().optional(),
})

export const createFromRecords: ActionFunction = async (args, call) => {
  const { title, sheet_name, sheet_json } = readArguments(FromRecords, args)
  const body = { properties: { title }, sheets: [{ properties: { title: sheet_name } }] }
  const query = { fields: 'spreadsheetId,spreadsheetUrl' }
  const created = readAnswer(
    Created,
    await call({ method: 'POST', path: '/spreadsheets', query, body }),
  )
  const { spreadsheetId, spreadsheetUrl } = created
  if (sheet_json.length === 0) return { spreadsheetId, spreadsheetUrl, rows: 0 }
  await call({
    method: 'PUT',
    path: valuesPath(spreadsheetId, `${quoteTitle(sheet_name)}!A1`),
    query: { valueInputOption: 'USER_ENTERED' },
    body: { values: tableOf(sheet_json) },
  })
  return { spreadsheetId, spreadsheetUrl, rows: sheet_json.length }
}

const ValueRange = z.looseObject({ range: z.string().default(''), values: Rows.default([]) })

const readValues = async (call: Call, id: string, range: string, query: object = {}) =>
  readAnswer(ValueRange, await call({ path: valuesPath(id, range), query: { ...query } }))

/** The whole of a sheet as a range. */
const sheetRange = async (call: Call, named: Parameters<typeof findSheet>[1]): Promise<string> =>
  quoteTitle(named.sheet_name ?? (await findSheet(call, named)).title)

/** The number of a range's first row: 1 where none is said. */
const firstRow = (range: string): number =>
  Number(/![A-Z]*(\d+)/.exec(range)?.[1] ?? /^[A-Z]*(\d+)/.exec(range)?.[1] ?? 1)

const Lookup = z.object({
  ...SheetName,
  range: z.string().optional(),
  query: z.string(),
  case_sensitive: z.boolean().default(false),
})

/** The first row of which one cell is what is looked for, or else has it in it. */
export const lookUpRow: ActionFunction = async (args, call) => {
  const given = readArguments(Lookup, args)
  const range = given.range ?? (await sheetRange(call, given))
  const found = await readValues(call, given.spreadsheet_id, range)
  const fold = (value: unknown) =>
    given.case_sensitive ? String(value) : String(value).toLowerCase()
  const wanted = fold(given.query)
  const whole = found.values.findIndex((row) => row.some((cell) => fold(cell) === wanted))
  const part = found.values.findIndex((row) => row.some((cell) => fold(cell).includes(wanted)))
  const at = whole === -1 ? part : whole
  if (at === -1) return { found: false }
  const [headers = []] = found.values
  return {
    found: true,
    row_number: firstRow(found.range) + at,
    headers,
    values: found.values[at],
  }
}

const Aggregate = z.object({
  ...SheetName,
  target_column: z.string(),
  operation: z.enum(['sum', 'average', 'count', 'min', 'max']),
  search_column: z.string().optional(),
  search_value: z.string().optional(),
})

/** A column by its name in the first row, or by its letters. */
function columnAt(headers: readonly unknown[], column: string, argument: string): number {
  const named = headers.findIndex((header) => String(header) === column)
  if (named !== -1) return named
  if (/^[A-Za-z]{1,3}$/.test(column)) return columnIndex(column)
  throw new ServiceError(
    'invalid-arguments',
    `argument ${argument} names no column of the first row, nor is it letters such as B`,
  )
}

const REDUCERS = {
  sum: (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0),
  average: (numbers: number[]) => REDUCERS.sum(numbers) / numbers.length,
  count: (numbers: number[]) => numbers.length,
  min: (numbers: number[]) => numbers.reduce((a, b) => Math.min(a, b)),
  max: (numbers: number[]) => numbers.reduce((a, b) => Math.max(a, b)),
}

/** Counts and adds here, so that a model need not read a long column. Cells without a number are left out. */
export const aggregateColumn: ActionFunction = async (args, call) => {
  const given = readArguments(Aggregate, args)
  const range = await sheetRange(call, given)
  const query = { valueRenderOption: 'UNFORMATTED_VALUE' }
  const { values } = await readValues(call, given.spreadsheet_id, range, query)
  const [headers = [], ...rows] = values
  const target = columnAt(headers, given.target_column, 'target_column')
  const { search_column, search_value } = given
  const filter =
    search_column === undefined ? undefined : columnAt(headers, search_column, 'search_column')
  const matching = rows.filter(
    (row) => filter === undefined || String(row[filter] ?? '') === (search_value ?? ''),
  )
  const numbers = matching
    .map((row) => row[target])
    .filter((cell): cell is number => typeof cell === 'number')
  const empty = numbers.length === 0 && !['count', 'sum'].includes(given.operation)
  return {
    result: empty ? null : REDUCERS[given.operation](numbers),
    rows_matched: matching.length,
    numbers: numbers.length,
  }
}
