import type { Command } from 'commander'

/** Shows commands to copy below a command's help. */
export function examples(command: Command, lines: readonly string[]): void {
  const shown = lines.map((line) => `  $ ${line}\n`).join('')
  command.addHelpText('after', `\nExamples:\n${shown.trimEnd()}`)
}
