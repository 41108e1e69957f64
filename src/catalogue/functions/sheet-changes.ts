import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { ActionFunction, Call } from '../run.ts'
import { HexColor, rgb } from './colors.ts'
import { readArguments } from './read.ts'
import {
  changeSpreadsheet,
  findSheet,
  readCells,
  SheetName,
  sheetIdOf,
  splitRange,
  spreadsheetPath,
} from './sheet-ranges.ts'

/** The paths of all that is given, as `fields` wants them: what is not named stays as it is. */
const given = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
const maskOf = (values: object, under = ''): string =>
  Object.keys(values)
    .map((key) => under + key)
    .join(',')

/** @throws {ServiceError} where nothing is to be changed */
const assertSome = (values: object): void => {
  if (Object.keys(values).length > 0) return
  throw new ServiceError('invalid-arguments', 'give at least one argument that changes something')
}

const AddSheet = z.object({
  spreadsheet_id: z.string(),
  title: z.string(),
  index: z.number().optional(),
  row_count: z.number().optional(),
  column_count: z.number().optional(),
  tab_color: HexColor.optional(),
})

const addSheet: ActionFunction = async (args, call) => {
  const { spreadsheet_id, title, index, ...look } = readArguments(AddSheet, args)
  const gridProperties = given({ rowCount: look.row_count, columnCount: look.column_count })
  const tabColorStyle = look.tab_color && { rgbColor: rgb(look.tab_color) }
  const properties = given({ title, index, gridProperties, tabColorStyle })
  return changeSpreadsheet(call, spreadsheet_id, { addSheet: { properties } })
}

/** Not the first sheet by silence: the caller must name the one that goes. */
const deleteSheet: ActionFunction = async (args, call) => {
  const named = readArguments(z.object(SheetName), args)
  if (named.sheet_id === undefined && named.sheet_name === undefined) {
    throw new ServiceError('invalid-arguments', 'give sheet_id or sheet_name')
  }
  const sheetId = await sheetIdOf(call, named)
  return changeSpreadsheet(call, named.spreadsheet_id, { deleteSheet: { sheetId } })
}

const SheetProperties = z.object({
  ...SheetName,
  title: z.string().optional(),
  index: z.number().optional(),
  hidden: z.boolean().optional(),
  tab_color: HexColor.optional(),
  frozen_row_count: z.number().optional(),
  frozen_column_count: z.number().optional(),
})

const updateSheet: ActionFunction = async (args, call) => {
  const it = readArguments(SheetProperties, args)
  const { title, index, hidden } = it
  const grid = given({
    frozenRowCount: it.frozen_row_count,
    frozenColumnCount: it.frozen_column_count,
  })
  const plain = given({ title, index, hidden })
  const color = it.tab_color ? { tabColorStyle: { rgbColor: rgb(it.tab_color) } } : {}
  const changes = { ...plain, ...color }
  assertSome({ ...changes, ...grid })
  const fields = [maskOf(changes), maskOf(grid, 'gridProperties.')].filter(Boolean).join(',')
  const sheetId = await sheetIdOf(call, it)
  const properties = {
    sheetId,
    ...changes,
    ...(maskOf(grid) && { gridProperties: grid }),
  }
  return changeSpreadsheet(call, it.spreadsheet_id, {
    updateSheetProperties: { properties, fields },
  })
}

const updateSpreadsheet: ActionFunction = async (args, call) => {
  const Arguments = z.object({
    spreadsheet_id: z.string(),
    title: z.string().optional(),
    locale: z.string().optional(),
    time_zone: z.string().optional(),
  })
  const { spreadsheet_id, title, locale, time_zone: timeZone } = readArguments(Arguments, args)
  const properties = given({ title, locale, timeZone })
  assertSome(properties)
  return changeSpreadsheet(call, spreadsheet_id, {
    updateSpreadsheetProperties: { properties, fields: maskOf(properties) },
  })
}

const Dimension = z.object({
  ...SheetName,
  dimension: z.enum(['ROWS', 'COLUMNS']),
  start_index: z.number(),
  end_index: z.number(),
  inherit_from_before: z.boolean().optional(),
})

const dimensionRange = async (call: Call, it: z.output<typeof Dimension>) => {
  if (it.end_index <= it.start_index) {
    throw new ServiceError('invalid-arguments', 'argument end_index must be above start_index')
  }
  return {
    sheetId: await sheetIdOf(call, it),
    dimension: it.dimension,
    startIndex: it.start_index,
    endIndex: it.end_index,
  }
}

const insertDimension: ActionFunction = async (args, call) => {
  const it = readArguments(Dimension, args)
  const range = await dimensionRange(call, it)
  const inheritFromBefore = it.inherit_from_before
  return changeSpreadsheet(call, it.spreadsheet_id, {
    insertDimension: given({ range, inheritFromBefore }),
  })
}

const insertOne =
  (dimension: 'ROWS' | 'COLUMNS'): ActionFunction =>
  async (args, call) => {
    const Arguments = z.object({ ...SheetName, insert_index: z.number().default(0) })
    const { insert_index: start_index, ...named } = readArguments(Arguments, args)
    const end_index = start_index + 1
    return insertDimension({ ...named, dimension, start_index, end_index }, call)
  }

const deleteDimension: ActionFunction = async (args, call) => {
  const it = readArguments(Dimension, args)
  const range = await dimensionRange(call, it)
  return changeSpreadsheet(call, it.spreadsheet_id, { deleteDimension: { range } })
}

const appendDimension: ActionFunction = async (args, call) => {
  const Arguments = z.object({
    ...SheetName,
    dimension: z.enum(['ROWS', 'COLUMNS']),
    length: z.number(),
  })
  const { dimension, length, ...named } = readArguments(Arguments, args)
  const sheetId = await sheetIdOf(call, named)
  return changeSpreadsheet(call, named.spreadsheet_id, {
    appendDimension: { sheetId, dimension, length },
  })
}

const InRange = { ...SheetName, range: z.string() }

/** A range that may name its sheet before a `!`, as the API's numbers. */
export async function gridRange(
  call: Call,
  named: { spreadsheet_id: string; range: string } & Parameters<typeof findSheet>[1],
): Promise<{ sheetId: number }> {
  const { title, cells } = splitRange(named.range)
  const sheetId = await sheetIdOf(call, { ...named, ...(title && { sheet_name: title }) })
  return { sheetId, ...readCells(cells ?? '') }
}

const Format = z.object({
  ...InRange,
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
  strikethrough: z.boolean().optional(),
  font_size: z.number().optional(),
  text_color: HexColor.optional(),
  background_color: HexColor.optional(),
  horizontal_alignment: z.string().optional(),
  wrap_strategy: z.string().optional(),
  number_format_type: z.string().optional(),
  number_format_pattern: z.string().optional(),
})

const formatCells: ActionFunction = async (args, call) => {
  const it = readArguments(Format, args)
  const { bold, italic, underline, strikethrough, font_size: fontSize } = it
  const color = it.text_color && { foregroundColorStyle: { rgbColor: rgb(it.text_color) } }
  const text = given({ bold, italic, underline, strikethrough, fontSize, ...color })
  const type = it.number_format_type ?? (it.number_format_pattern ? 'NUMBER' : undefined)
  const other = given({
    backgroundColorStyle: it.background_color && { rgbColor: rgb(it.background_color) },
    horizontalAlignment: it.horizontal_alignment,
    wrapStrategy: it.wrap_strategy,
    numberFormat: type && given({ type, pattern: it.number_format_pattern }),
  })
  assertSome({ ...text, ...other })
  const fields = [
    maskOf(text, 'userEnteredFormat.textFormat.'),
    maskOf(other, 'userEnteredFormat.'),
  ].filter(Boolean)
  const range = await gridRange(call, it)
  const cell = { userEnteredFormat: { ...other, ...(maskOf(text) && { textFormat: text }) } }
  return changeSpreadsheet(call, it.spreadsheet_id, {
    repeatCell: { range, cell, fields: fields.join(',') },
  })
}

const setFilter: ActionFunction = async (args, call) => {
  const it = readArguments(z.object(InRange), args)
  const filter = { range: await gridRange(call, it) }
  return changeSpreadsheet(call, it.spreadsheet_id, { setBasicFilter: { filter } })
}

const clearFilter: ActionFunction = async (args, call) => {
  const named = readArguments(z.object(SheetName), args)
  const sheetId = await sheetIdOf(call, named)
  return changeSpreadsheet(call, named.spreadsheet_id, { clearBasicFilter: { sheetId } })
}

const findReplace: ActionFunction = async (args, call) => {
  const Arguments = z.object({
    ...SheetName,
    find: z.string().min(1),
    replacement: z.string().default(''),
    match_case: z.boolean().optional(),
    match_entire_cell: z.boolean().optional(),
    search_by_regex: z.boolean().optional(),
  })
  const it = readArguments(Arguments, args)
  const everywhere = it.sheet_id === undefined && it.sheet_name === undefined
  const where = everywhere ? { allSheets: true } : { sheetId: await sheetIdOf(call, it) }
  const { match_case: matchCase, match_entire_cell: matchEntireCell, find, replacement } = it
  const how = given({ matchCase, matchEntireCell, searchByRegex: it.search_by_regex })
  return changeSpreadsheet(call, it.spreadsheet_id, {
    findReplace: { find, replacement, ...how, ...where },
  })
}

const findWorksheet: ActionFunction = async (args, call) => {
  const Arguments = z.object({ spreadsheet_id: z.string(), title: z.string() })
  const { spreadsheet_id, title } = readArguments(Arguments, args)
  return findSheet(call, { spreadsheet_id, sheet_name: title })
}

const sheetNames: ActionFunction = async (args, call) => {
  const { spreadsheet_id } = readArguments(z.object({ spreadsheet_id: z.string() }), args)
  const query = { fields: 'sheets.properties(sheetId,title,index,hidden,gridProperties)' }
  return call({ path: spreadsheetPath(spreadsheet_id), query })
}

/** Changes of a spreadsheet other than of its values. */
export const changes: Record<string, ActionFunction> = {
  'googlesheets.add-sheet': addSheet,
  'googlesheets.delete-sheet': deleteSheet,
  'googlesheets.update-sheet': updateSheet,
  'googlesheets.update-spreadsheet': updateSpreadsheet,
  'googlesheets.insert-dimension': insertDimension,
  'googlesheets.insert-row': insertOne('ROWS'),
  'googlesheets.insert-column': insertOne('COLUMNS'),
  'googlesheets.delete-dimension': deleteDimension,
  'googlesheets.append-dimension': appendDimension,
  'googlesheets.format-cells': formatCells,
  'googlesheets.set-filter': setFilter,
  'googlesheets.clear-filter': clearFilter,
  'googlesheets.find-replace': findReplace,
  'googlesheets.find-worksheet': findWorksheet,
  'googlesheets.sheet-names': sheetNames,
}
