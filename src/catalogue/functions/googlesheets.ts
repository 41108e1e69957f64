import * as z from 'zod'
import type { ActionFunction } from '../run.ts'
import { DRIVE, DriveSearch, searchDrive } from './drive-search.ts'
import { readArguments } from './read.ts'
import { changes, gridRange } from './sheet-changes.ts'
import { changeSpreadsheet, SheetName } from './sheet-ranges.ts'
import {
  aggregateColumn,
  appendValues,
  createFromRecords,
  lookUpRow,
  updateValues,
  writeBlock,
} from './sheet-values.ts'

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet'

/** The Sheets API cannot search, so Drive is asked. */
const searchSpreadsheets: ActionFunction = async (args, call) =>
  searchDrive(call, DRIVE, { ...readArguments(DriveSearch, args), mime_type: SPREADSHEET })

const InRange = { ...SheetName, range: z.string() }

const sortRange: ActionFunction = async (args, call) => {
  const Arguments = z.object({
    ...InRange,
    column: z.number(),
    order: z.enum(['ASCENDING', 'DESCENDING']).default('ASCENDING'),
  })
  const it = readArguments(Arguments, args)
  const sortSpecs = [{ dimensionIndex: it.column, sortOrder: it.order }]
  const range = await gridRange(call, it)
  return changeSpreadsheet(call, it.spreadsheet_id, { sortRange: { range, sortSpecs } })
}

const Chart = z.object({
  ...InRange,
  chart_type: z.enum(['BAR', 'COLUMN', 'LINE', 'AREA', 'SCATTER', 'PIE']),
  title: z.string().default(''),
})

interface Column {
  readonly startColumnIndex?: number
  readonly endColumnIndex?: number
}

/** The first column holds the labels, each further one a series; the first row their names. */
const createChart: ActionFunction = async (args, call) => {
  const it = readArguments(Chart, args)
  const range: { sheetId: number } & Column = await gridRange(call, it)
  const from = range.startColumnIndex ?? 0
  const until = range.endColumnIndex ?? from + 2
  const source = (at: number) => ({
    sourceRange: { sources: [{ ...range, startColumnIndex: at, endColumnIndex: at + 1 }] },
  })
  const series = Array.from({ length: until - from - 1 }, (_, i) => source(from + 1 + i))
  const domain = source(from)
  const spec =
    it.chart_type === 'PIE'
      ? { pieChart: { domain, series: series[0], legendPosition: 'RIGHT_LEGEND' } }
      : {
          basicChart: {
            chartType: it.chart_type,
            legendPosition: 'BOTTOM_LEGEND',
            headerCount: 1,
            domains: [{ domain }],
            series: series.map((one) => ({ series: one })),
          },
        }
  const anchorCell = { sheetId: range.sheetId, rowIndex: 0, columnIndex: until + 1 }
  const chart = {
    spec: { title: it.title, ...spec },
    position: { overlayPosition: { anchorCell } },
  }
  return changeSpreadsheet(call, it.spreadsheet_id, { addChart: { chart } })
}

/** Google Sheets' actions that take more than one plain request. */
export const functions: Record<string, ActionFunction> = {
  ...changes,
  'googlesheets.search-spreadsheets': searchSpreadsheets,
  'googlesheets.update-values': updateValues,
  'googlesheets.append-values': appendValues,
  'googlesheets.write-block': writeBlock,
  'googlesheets.create-from-records': createFromRecords,
  'googlesheets.look-up-row': lookUpRow,
  'googlesheets.aggregate-column': aggregateColumn,
  'googlesheets.sort-range': sortRange,
  'googlesheets.create-chart': createChart,
}
