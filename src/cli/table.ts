import { plain } from './terminal.ts'

/** A column: its title, and what stands in it. */
export type Column<T> = readonly [title: string, cell: (row: T) => string]

const GAP = '  '
const NARROWEST = 12

/**
 * Rows in columns under a line of titles; the last column is cut where a terminal ends.
 *
 * @param width characters a line; `undefined` where nothing is cut, as for a pipe
 */
export function table<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  width?: number,
): string {
  const cells = rows.map((row) => columns.map(([, cell]) => plain(cell(row))))
  const lines = [columns.map(([title]) => title), ...cells]
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => length(line[at] ?? ''))))
  return lines
    .map((line) => {
      const padded = line.map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - length(cell)))
      return cut(padded.join(GAP).trimEnd(), width)
    })
    .map((line) => `${line}\n`)
    .join('')
}

/** Characters as people count them. */
const length = (text: string): number => [...text].length

function cut(line: string, width: number | undefined): string {
  if (width === undefined || length(line) <= Math.max(width, NARROWEST)) return line
  return `${[...line].slice(0, Math.max(width, NARROWEST) - 1).join('')}…`
}
