import { describe, expect, it } from 'vitest'
import { functions } from '../../src/catalogue/functions/googlesheets.ts'
import { quoteTitle, readCells, splitRange } from '../../src/catalogue/functions/sheet-ranges.ts'
import { tableOf } from '../../src/catalogue/functions/sheet-values.ts'
import { fakeApp, refused, run } from './_fake-app.ts'

const properties = [
  { sheetId: 0, title: 'Sheet1', index: 0 },
  { sheetId: 7, title: "Ada's list", index: 1 },
].map((one) => ({ properties: one }))
const SHEETS = { 'GET /spreadsheets/s1': { sheets: properties } }
const CHANGE = 'POST /spreadsheets/s1:batchUpdate'

/** The one request of the change that an action makes of its arguments. */
const changeOf = async (name: string, args: Record<string, unknown>) => {
  const app = fakeApp({ ...SHEETS, [CHANGE]: { replies: [] } })
  await run(functions, `googlesheets.${name}`, { spreadsheet_id: 's1', ...args }, app.call)
  const { requests = [] } = (app.requests.at(-1)?.body ?? {}) as { requests?: unknown[] }
  expect(requests).toHaveLength(1)
  return requests[0]
}

describe('ranges in A1 notation', () => {
  it.each([
    ['B2', { startRowIndex: 1, endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 2 }],
    ['A1:C10', { startRowIndex: 0, endRowIndex: 10, startColumnIndex: 0, endColumnIndex: 3 }],
    ['$A$1:$B$2', { startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 }],
    ['AA:AB', { startColumnIndex: 26, endColumnIndex: 28 }],
    ['2:5', { startRowIndex: 1, endRowIndex: 5 }],
  ])('reads %s', (range, cells) => {
    expect(readCells(range)).toEqual(cells)
  })

  it.each(['', 'A1:', 'A1:B2:C3', 'not a range', 'A-1'])('refuses %j', (range) => {
    expect(() => readCells(range)).toThrow('range')
  })

  it.each([
    ["'Ada''s list'!A1:B2", { title: "Ada's list", cells: 'A1:B2' }],
    ['Sheet1!A:A', { title: 'Sheet1', cells: 'A:A' }],
    ['A1', { cells: 'A1' }],
  ])('takes %s apart', (range, parts) => {
    expect(splitRange(range)).toEqual(parts)
  })

  it('quotes a title back', () => {
    expect(quoteTitle("Ada's list")).toBe("'Ada''s list'")
  })
})

describe('values', () => {
  it('says how texts are meant, which the API insists on', async () => {
    const app = fakeApp({ 'PUT /spreadsheets/s1/values/Sheet1!A1': {} })
    const args = { spreadsheet_id: 's1', range: 'Sheet1!A1', values: [['1']] }
    await run(functions, 'googlesheets.update-values', args, app.call)
    expect(app.requests[0]?.query).toMatchObject({ valueInputOption: 'USER_ENTERED' })
  })

  it('writes a block from a cell on, and without one below what is there', async () => {
    const app = fakeApp({
      'POST /spreadsheets/s1/values:batchUpdate': {},
      "POST /spreadsheets/s1/values/'Q''s'!A1:append": {},
    })
    const args = { spreadsheet_id: 's1', sheet_name: "Q's", values: [['a']] }
    const at = { ...args, first_cell_location: 'B2' }
    await run(functions, 'googlesheets.write-block', at, app.call)
    expect(app.requests[0]?.body).toMatchObject({ data: [{ range: "'Q''s'!B2" }] })
    await run(functions, 'googlesheets.write-block', args, app.call)
    expect(app.requests[1]?.body).toMatchObject({ values: [['a']] })
    const wrong = { ...args, first_cell_location: 'A1:B2' }
    await expect(run(functions, 'googlesheets.write-block', wrong, app.call)).rejects.toEqual(
      refused('first_cell_location'),
    )
  })

  it('makes a table of records that are not alike', () => {
    expect(tableOf([{ a: 1 }, { b: [2], a: null }])).toEqual([
      ['a', 'b'],
      [1, ''],
      ['', '[2]'],
    ])
  })

  const people = {
    range: "'People'!A3:B6",
    values: [['Name', 'Born'], ['Ada Lovelace', 1815], ['Ada', 1900], ['Grace']],
  }

  it.each([
    [{ query: 'ada' }, { found: true, row_number: 5, values: ['Ada', 1900] }],
    [{ query: 'lovelace' }, { found: true, row_number: 4 }],
    [{ query: 'lovelace', case_sensitive: true }, { found: false }],
  ])('looks up %j', async (args, found) => {
    const app = fakeApp({ "GET /spreadsheets/s1/values/'People'": people })
    const all = { spreadsheet_id: 's1', sheet_name: 'People', ...args }
    expect(await run(functions, 'googlesheets.look-up-row', all, app.call)).toMatchObject(found)
  })

  it.each([
    [{ operation: 'sum' }, { result: 3715, rows_matched: 3, numbers: 2 }],
    [{ operation: 'max', search_column: 'Name', search_value: 'Ada' }, { result: 1900 }],
    [{ operation: 'average', search_column: 'A', search_value: 'Grace' }, { result: null }],
    [{ operation: 'count', search_column: 'A', search_value: 'Nobody' }, { result: 0 }],
  ])('works out %j', async (args, result) => {
    const app = fakeApp({ "GET /spreadsheets/s1/values/'People'": people })
    const all = { spreadsheet_id: 's1', sheet_name: 'People', target_column: 'Born', ...args }
    const answer = await run(functions, 'googlesheets.aggregate-column', all, app.call)
    expect(answer).toMatchObject(result)
  })
})

describe('changes of a spreadsheet', () => {
  it('finds a sheet by its title, capitals aside', async () => {
    const change = await changeOf('delete-sheet', { sheet_name: "ADA'S LIST" })
    expect(change).toEqual({ deleteSheet: { sheetId: 7 } })
  })

  it('never deletes a sheet that was not named', async () => {
    const args = { spreadsheet_id: 's1' }
    await expect(run(functions, 'googlesheets.delete-sheet', args)).rejects.toEqual(
      refused('sheet_id'),
    )
  })

  it('says so where there is no such sheet', async () => {
    const args = { spreadsheet_id: 's1', title: 'Nope' }
    const found = run(functions, 'googlesheets.find-worksheet', args, fakeApp(SHEETS).call)
    await expect(found).rejects.toEqual(refused('sheet_name'))
  })

  it('changes what is given, and names nothing else', async () => {
    expect(
      await changeOf('update-sheet', { sheet_id: 7, title: 'New', frozen_row_count: 1 }),
    ).toEqual({
      updateSheetProperties: {
        properties: { sheetId: 7, title: 'New', gridProperties: { frozenRowCount: 1 } },
        fields: 'title,gridProperties.frozenRowCount',
      },
    })
    const nothing = run(functions, 'googlesheets.update-sheet', { spreadsheet_id: 's1' })
    await expect(nothing).rejects.toEqual(refused('at least one'))
  })

  it('formats the cells of the sheet that the range names', async () => {
    const args = { range: "'Ada''s list'!A1:B1", bold: true, background_color: '#ff0000' }
    expect(await changeOf('format-cells', args)).toEqual({
      repeatCell: {
        range: {
          sheetId: 7,
          startRowIndex: 0,
          endRowIndex: 1,
          startColumnIndex: 0,
          endColumnIndex: 2,
        },
        cell: {
          userEnteredFormat: {
            backgroundColorStyle: { rgbColor: { red: 1, green: 0, blue: 0 } },
            textFormat: { bold: true },
          },
        },
        fields: 'userEnteredFormat.textFormat.bold,userEnteredFormat.backgroundColorStyle',
      },
    })
  })

  it('inserts one row where it is told', async () => {
    expect(await changeOf('insert-row', { insert_index: 3 })).toEqual({
      insertDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 3, endIndex: 4 } },
    })
  })

  it('draws the first column against the others', async () => {
    const change = await changeOf('create-chart', { range: 'A1:C5', chart_type: 'LINE' })
    const { spec } = (change as { addChart: { chart: { spec: object } } }).addChart.chart
    expect(spec).toMatchObject({ basicChart: { chartType: 'LINE', headerCount: 1 } })
    const { series, domains } = (spec as { basicChart: { series: []; domains: [] } }).basicChart
    expect([domains.length, series.length]).toEqual([1, 2])
  })

  it('searches all sheets unless one is named', async () => {
    const args = { find: 'a', replacement: 'b' }
    expect(await changeOf('find-replace', args)).toMatchObject({ findReplace: { allSheets: true } })
    const one = await changeOf('find-replace', { ...args, sheet_name: 'Sheet1' })
    expect(one).toEqual({ findReplace: { find: 'a', replacement: 'b', sheetId: 0 } })
  })

  it('finds spreadsheets through Drive', async () => {
    const app = fakeApp({ 'GET https://www.googleapis.com/drive/v3/files': { files: [] } })
    await run(functions, 'googlesheets.search-spreadsheets', { name_contains: 'Plan' }, app.call)
    expect(app.requests[0]?.query?.['q']).toContain('google-apps.spreadsheet')
  })
})
