import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { customTypes } from '../../sdk/types.ts'
import type { Cli } from '../cli.ts'
import { examples } from '../help.ts'
import { repeated } from '../parse.ts'

interface Options {
  readonly app: readonly string[]
  readonly out: string
}

/** `types`: the project's own apps, for the compiler. */
export function addTypes(program: Command, cli: Cli): void {
  const command = program
    .command('types')
    .description("write the types of your own apps' actions, for TypeScript")
    .option('--app <app>', 'a shipped app too, that you imported actions into', repeated, [])
    .option('--out <file>', 'where to; - prints them', 'behalf.d.ts')
    .action(async ({ app, out }: Options) => {
      const toolset = cli.toolset(command)
      const work = () => customTypes(toolset, app, cli.call)
      const text = await cli.spinning('Reading the actions ...', work)
      if (out === '-') return cli.print(text)
      const file = resolve(cli.world.cwd, out)
      writeFileSync(file, text)
      if (cli.globals(command).json) cli.printJson({ file })
      else cli.print(`${cli.paint.green('written')} ${file}`)
    })
  examples(command, ['behalf types', 'behalf types --app jira --out src/behalf.d.ts'])
}
