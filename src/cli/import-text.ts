import type { ImportedApp } from '../sdk/views.ts'
import { type Paint, plain } from './terminal.ts'

const MOST_SHOWN = 20

const actionCount = (count: number): string => `${count} action${count === 1 ? '' : 's'}`

/** What an import did, or would do: the report, then what changed, as in a diff. */
export function importText(
  { app, report, diff }: ImportedApp,
  dryRun: boolean,
  paint: Paint,
): string {
  const { kind, published, skipped, faults, warnings } = report
  const { added, changed, removed, unchanged } = diff
  const notes = (list: readonly { pointer: string; reason: string }[]) =>
    list.map(({ pointer, reason }) => `${pointer}: ${reason}`)
  return [
    `${paint.bold(plain(app))}: ${actionCount(published)} of a document of kind ${plain(kind)}`,
    ...part('left out on purpose', notes(skipped), (line) => paint.dim(line)),
    ...part('left out, as something is wrong with them', notes(faults), paint.yellow),
    ...part('said of the document', warnings, paint.yellow),
    `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${unchanged} unchanged`,
    ...shown(added, '+', paint.green),
    ...shown(changed, '~', paint.yellow),
    ...shown(removed, '-', paint.red),
    ...(dryRun ? [paint.dim('A dry run: nothing was stored.')] : []),
  ].join('\n')
}

function part(title: string, lines: readonly string[], paint: (text: string) => string): string[] {
  return lines.length === 0 ? [] : [`${lines.length} ${title}:`, ...shown(lines, ' ', paint)]
}

function shown(lines: readonly string[], sign: string, paint: (text: string) => string): string[] {
  const first = lines.slice(0, MOST_SHOWN).map((line) => paint(`  ${sign} ${plain(line)}`))
  const more = lines.length - first.length
  return more > 0 ? [...first, `  ... and ${more} more (--json shows all)`] : first
}
