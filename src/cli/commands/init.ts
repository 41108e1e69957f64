import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { Toolset } from '../../sdk/toolset.ts'
import type { CallOptions } from '../../sdk/transport.ts'
import type { Cli } from '../cli.ts'
import { toldBy } from '../describe-error.ts'
import { withValues } from '../env-file.ts'
import { UsageError } from '../failure.ts'
import { examples } from '../help.ts'
import { type Settings, settingsFrom } from '../settings.ts'
import { plain } from '../terminal.ts'

interface Options {
  readonly keyStdin?: true
  /** `--no-check` */
  readonly check: boolean
}

/** `init`: says in this folder's `.env` where the service is. */
export function addInit(program: Command, cli: Cli): void {
  const command = program
    .command('init')
    .description('write BEHALF_URL and BEHALF_API_KEY into .env of this folder')
    .option('--key-stdin', 'read the API key from standard input')
    .option('--no-check', 'do not ask the service whether the key is right')
    .action(async (options: Options) => {
      const settings = await settingsOf(command, options, cli)
      const project = options.check ? await checked(settings, cli) : undefined
      const file = writeEnv(settings, cli)
      await warnOfGit(cli)
      if (cli.globals(command).json) return cli.printJson({ file, url: settings.url, project })
      cli.print(`${cli.paint.green('written')} ${file}`)
      if (project)
        cli.print(`The service answers, for the project ${cli.paint.bold(plain(project))}.`)
      cli.print('Next: behalf apps, behalf integrations add <app>, behalf doctor')
    })
  examples(command, [
    'behalf init',
    'behalf init --url https://behalf.example.com --api-key bhf_...',
    'printf %s "$KEY" | behalf init --url http://127.0.0.1:8787 --key-stdin',
  ])
}

/** What is given, what is there, and the rest from the person at the terminal. */
async function settingsOf(command: Command, options: Options, cli: Cli): Promise<Settings> {
  const flags = cli.globals(command)
  const { env } = cli.world
  const there = cli.dotEnv()
  const known = (name: string) => Boolean(env[name] || there[name])
  const stdinKey = options.keyStdin ? (await cli.world.readStdin()).trim() : flags.apiKey
  const url = flags.url ?? (known('BEHALF_URL') ? undefined : await asked(URL_WANTED, cli))
  const apiKey = stdinKey ?? (known('BEHALF_API_KEY') ? undefined : await asked(KEY_WANTED, cli))
  const settings = settingsFrom(
    { ...flags, ...(url !== undefined && { url }), ...(apiKey !== undefined && { apiKey }) },
    env,
    there,
  )
  if (/^[\x21-\x7e]+$/.test(settings.apiKey) && !settings.apiKey.includes("'")) return settings
  throw new UsageError('this is not an API key')
}

interface Wanted {
  readonly question: string
  readonly flag: string
  readonly hidden: boolean
}

const URL_WANTED: Wanted = {
  question: 'URL of the service: ',
  flag: '--url, or set BEHALF_URL',
  hidden: false,
}
const KEY_WANTED: Wanted = {
  question: 'API key: ',
  flag: '--key-stdin, or set BEHALF_API_KEY',
  hidden: true,
}

async function asked({ question, flag, hidden }: Wanted, cli: Cli): Promise<string> {
  if (!cli.world.canAsk) throw new UsageError(`without a terminal, give ${flag}`)
  return (await cli.world.ask(question, hidden)).trim()
}

/** @returns the project that the key opens */
async function checked(settings: Settings, cli: Cli): Promise<string> {
  const toolset = cli.open(settings)
  const project = await toolset.request<{ id: string }>('/v1/project', cli.call)
  if (await isRootKey(toolset, cli.call)) {
    cli.warn(
      'this is the root key of the deployment: behalf keys create <name> makes one of a project',
    )
  }
  return project.id
}

/** Only the root key reads keys. */
export async function isRootKey(toolset: Toolset, call: CallOptions): Promise<boolean> {
  try {
    await toolset.keys.list(call)
    return true
  } catch (error) {
    if (toldBy(error)?.code === 'forbidden') return false
    throw error
  }
}

/** Changes two lines, and no other. @returns the file's name */
function writeEnv({ url, apiKey }: Settings, cli: Cli): string {
  const file = join(cli.world.cwd, '.env')
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const after = withValues(before, { BEHALF_URL: url, BEHALF_API_KEY: apiKey })
  if (after !== before) writeFileSync(file, after, { mode: 0o600 })
  chmodSync(file, 0o600) // a mode counts for new files only
  return file
}

/** A key that is committed is a key that everybody has. */
async function warnOfGit(cli: Cli): Promise<void> {
  const NOT_IGNORED = 1 // git's other codes: ignored, or no repository
  const code = await cli.world.run('git', ['-C', cli.world.cwd, 'check-ignore', '--quiet', '.env'])
  if (code === NOT_IGNORED) {
    cli.warn('git does not ignore .env, which holds your key: echo .env >> .gitignore')
  }
}
