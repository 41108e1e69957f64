import { bold, say } from '../../scripts/say.ts'
import { type Goal, reached } from './goals.ts'

type Cell = string | number

/** Prints rows under their names; numbers stand to the right, and are told in three digits. */
export function table(names: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? told(cell) : cell)))
  const widths = names.map((name, at) =>
    Math.max(name.length, ...texts.map((row) => row[at]?.length ?? 0)),
  )
  const right = names.map((_, at) => rows.some((row) => typeof row[at] === 'number'))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) =>
        right[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
      )
      .join('  ')
      .trimEnd()
  say(bold(line(names)))
  for (const row of texts) say(line(row))
  say()
}

/** A number as a person reads it: `1,234`, `12.3`, `0.98`, `1`. */
export function told(value: number): string {
  if (!Number.isFinite(value)) return '?'
  const digits =
    Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}

/** Prints goals beside what was measured. */
export function goalTable(goals: readonly Goal[]): void {
  table(
    ['goal', 'wanted', 'measured', ''],
    goals.map((goal) => [
      goal.what,
      `${goal.atLeast ? '≥' : '≤'} ${told(goal.limit)} ${goal.unit}`.trim(),
      `${told(goal.measured)} ${goal.unit}`.trim(),
      reached(goal) ? 'ok' : 'MISSED',
    ]),
  )
}
