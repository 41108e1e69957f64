import type { Command } from 'commander'
import type { Toolset } from '../../sdk/toolset.ts'
import type { ActionResult } from '../../sdk/views.ts'
import { actionArguments } from '../arguments.ts'
import type { Cli } from '../cli.ts'
import { toldBy } from '../describe-error.ts'
import { Failure } from '../failure.ts'
import { examples } from '../help.ts'
import { plain } from '../terminal.ts'

interface Options {
  readonly entity: string
  readonly connection?: string
  readonly dryRun?: true
  readonly trim: boolean
}

/** `run`: one action, on behalf of an entity. */
export function addRun(program: Command, cli: Cli): void {
  const command = program
    .command('run')
    .description('execute an action on behalf of an entity')
    .argument('<action>', 'by name, in any case; see behalf actions search')
    .argument(
      '[arguments...]',
      'a JSON object, or key=value and key:=json; - reads JSON from stdin',
    )
    .option('--entity <id>', 'for whom', 'default')
    .option('--connection <id>', 'where several fit')
    .option('--dry-run', 'show the request that would go out, secrets masked, and send nothing')
    .option('--no-trim', 'the whole result, however long')
    .action(async (action: string, words: readonly string[], options: Options) => {
      const { entity, connection: connectionId, dryRun, trim } = options
      cli.subject = { entity }
      const args = await actionArguments(words, cli.world.readStdin)
      const toolset = cli.toolset(command)
      const how = { entityId: entity, connectionId, dryRun, trim, ...cli.call }
      const result = await toolset
        .execute(action, args, how)
        .catch((error: unknown) => tellApp(error, toolset, action, cli))
      printResult(result, { json: cli.globals(command).json ?? false, dryRun }, cli)
    })
  examples(command, [
    `behalf run GITHUB_CREATE_AN_ISSUE '{"owner":"ada","repo":"engine","title":"Note G"}' --entity alice`,
    'behalf run GITHUB_CREATE_AN_ISSUE owner=ada repo=engine title="Note G" --entity alice --dry-run',
    `behalf run GMAIL_SEND_EMAIL to:='["ada@example.com"]' subject=Hi body=Hello`,
    'cat arguments.json | behalf run SLACK_SEND_MESSAGE - --entity alice',
  ])
}

/** Finds out which app the action is of, so that the remedy can name it. */
async function tellApp(error: unknown, toolset: Toolset, action: string, cli: Cli): Promise<never> {
  if (/^(?:connection|consent)-/.test(toldBy(error)?.code ?? '')) {
    const found = await toolset.actions.get(action, cli.call).catch(() => undefined)
    cli.subject = { ...cli.subject, app: found?.app }
  }
  throw error
}

function printResult(
  result: ActionResult,
  { json, dryRun }: { json: boolean; dryRun: true | undefined },
  cli: Cli,
): void {
  if (json || dryRun) cli.printJson(result)
  if (dryRun) return
  const { successful, data, error, status, note, next, logId } = result
  if (!successful) {
    if (!json && data !== null && data !== undefined) cli.say(cli.errorPaint.dim(short(data)))
    const answered = status === null ? '' : ` (the app answered ${status})`
    throw new Failure(`${plain(error ?? 'the action failed')}${answered}, log ${logId}`)
  }
  if (json) return
  cli.printJson(data)
  if (note) cli.say(cli.errorPaint.dim(plain(note)))
  if (next) cli.say(cli.errorPaint.dim(`next page: change ${plain(JSON.stringify(next))}`))
}

const MOST_SHOWN = 2000

const short = (data: unknown): string => plain(JSON.stringify(data)).slice(0, MOST_SHOWN)
