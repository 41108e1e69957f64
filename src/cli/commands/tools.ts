import { type Command, Option } from 'commander'
import type { ToolFormat } from '../../sdk/tools.ts'
import { commas } from '../arguments.ts'
import type { Cli } from '../cli.ts'
import { UsageError } from '../failure.ts'
import { examples } from '../help.ts'

const FORMATS: readonly ToolFormat[] = [
  'openai',
  'openai-responses',
  'openai-responses-strict',
  'openai-strict',
  'anthropic',
  'gemini',
  'mcp',
  'json-schema',
]

interface Options {
  readonly apps?: string
  readonly actions?: string
  readonly format: ToolFormat
}

/** `tools`: actions as a model takes them. */
export function addTools(program: Command, cli: Cli): void {
  const command = program
    .command('tools')
    .description("actions as a model's tools, as JSON")
    .option('--apps <list>', 'the important actions of these apps, separated by commas')
    .option('--actions <list>', 'these actions, separated by commas')
    .addOption(new Option('--format <format>', 'whose form').choices(FORMATS).default('openai'))
    .action(async ({ apps, actions, format }: Options) => {
      if (!apps && !actions) throw new UsageError('give --apps or --actions')
      const wish = { apps: commas(apps), actions: commas(actions), format, ...cli.call }
      cli.printJson(await cli.toolset(command).getTools(wish))
    })
  examples(command, [
    'behalf tools --apps github,gmail --format anthropic > tools.json',
    'behalf tools --actions GITHUB_CREATE_AN_ISSUE --format openai',
    'behalf tools --apps behalf   # tools with which a model finds all others',
  ])
}
