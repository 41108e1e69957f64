import { Command, CommanderError } from 'commander'
import { Cli } from './cli.ts'
import { addActions, addApps } from './commands/catalogue.ts'
import { addConnect } from './commands/connect.ts'
import { addConnections } from './commands/connections.ts'
import { addDoctor } from './commands/doctor.ts'
import { addImport } from './commands/import.ts'
import { addInit } from './commands/init.ts'
import { addIntegrations } from './commands/integrations.ts'
import { addKeys } from './commands/keys.ts'
import { addLogs } from './commands/logs.ts'
import { addRun } from './commands/run.ts'
import { addTools } from './commands/tools.ts'
import { addTypes } from './commands/types.ts'
import { addWebhooks } from './commands/webhooks.ts'
import { describeError, errorJson } from './describe-error.ts'
import { EXIT, UsageError } from './failure.ts'
import { examples } from './help.ts'
import type { World } from './world.ts'

const SETTINGS = `
Settings, the first that is there: flags, the environment, .env of the current folder.
  BEHALF_URL             where the service is
  BEHALF_API_KEY         a key of the project
  BEHALF_ROOT_API_KEY    the root key, for "behalf keys"
  BEHALF_PROJECT         of the root key: the project that it acts on
  NO_COLOR               no colours

Exit codes: 0 done, 1 failed, 2 the command makes no sense, 130 stopped by Ctrl-C.`

/** Every command. @param version as --version tells it */
function programOf(cli: Cli, version: string): Command {
  const { stdout, stderr } = cli.world
  const program = new Command('behalf')
    .description('Lets an AI agent act on behalf of a user in connected services.')
    .version(version, '-V, --version', 'print the version')
    .option('--url <url>', 'where the service is')
    .option('--api-key <key>', 'a key of the project (better: the environment, or behalf init)')
    .option('--project <id>', 'of the root key: the project that it acts on')
    .option('--json', 'answer as JSON')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .configureHelp({ showGlobalOptions: true, commandUsage: usageOf })
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      outputError: () => undefined, // told once, with all other errors
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .exitOverride()
    .showHelpAfterError(false)
  addInit(program, cli)
  addImport(addApps(program, cli), cli)
  addActions(program, cli)
  addIntegrations(program, cli)
  addConnect(program, cli)
  addConnections(program, cli)
  addRun(program, cli)
  addTools(program, cli)
  addKeys(program, cli)
  addWebhooks(program, cli)
  addLogs(program, cli)
  addTypes(program, cli)
  addDoctor(program, cli)
  examples(program, [
    'behalf init',
    'behalf integrations add github --shared',
    'behalf connect github --entity alice',
    `behalf run GITHUB_CREATE_AN_ISSUE owner=alice repo=engine title="Note G" --entity alice`,
  ])
  return program.addHelpText('after', SETTINGS)
}

/** `behalf apps import [options] <source>`, without the options of those above. */
function usageOf(command: Command): string {
  const names: string[] = []
  for (let it: Command | null = command; it; it = it.parent) names.unshift(it.name())
  return `${names.join(' ')} ${command.usage()}`.trim()
}

/**
 * Runs one command line to its end.
 *
 * @param args behind the program's name
 * @returns the exit code, see {@link EXIT}
 */
export async function runCli(
  args: readonly string[],
  world: World,
  version = '0.0.0',
): Promise<number> {
  const cli = new Cli(world)
  try {
    await programOf(cli, version).parseAsync([...args], { from: 'user' })
    return EXIT.done
  } catch (error) {
    if (world.signal.aborted) {
      cli.say('stopped')
      return EXIT.stopped
    }
    return told(error, cli, args.includes('--json'))
  }
}

/** Says what went wrong. @returns the exit code */
function told(error: unknown, cli: Cli, asJson: boolean): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.done
    if (error.code === 'commander.help') return EXIT.usage // the help was the answer
    return told(new UsageError(error.message.replace(/^error: /, '')), cli, asJson)
  }
  const usage = error instanceof UsageError
  if (asJson) cli.say(errorJson(error, cli.subject))
  else {
    cli.say(describeError(error, cli.subject, cli.errorPaint))
    if (usage) cli.say(cli.errorPaint.dim('  behalf --help, or behalf <command> --help, shows how'))
  }
  return usage ? EXIT.usage : EXIT.failed
}
