import type { Command } from 'commander'
import type { IntegrationWish } from '../../sdk/integrations.ts'
import type { Integration } from '../../sdk/views.ts'
import { commas, pairs } from '../arguments.ts'
import type { Cli } from '../cli.ts'
import { collect, PAGE_SIZE } from '../collect.ts'
import { UsageError } from '../failure.ts'
import { examples } from '../help.ts'
import { repeated } from '../parse.ts'
import type { Column } from '../table.ts'
import { plain } from '../terminal.ts'

const COLUMNS: readonly Column<Integration>[] = [
  ['ID', ({ id }) => id],
  ['APP', ({ app }) => app],
  ['SCHEME', ({ authScheme }) => authScheme],
  ['CLIENT', ({ useSharedClient, clientId }) => (useSharedClient ? 'shared' : (clientId ?? '-'))],
  ['NAME', ({ name }) => name],
  ['', ({ enabled }) => (enabled ? '' : 'disabled')],
]

/** `integrations`: how the project connects to apps. */
export function addIntegrations(program: Command, cli: Cli): void {
  const integrations = program
    .command('integrations')
    .description('how the project connects to apps: list, add')
  const list = integrations
    .command('list', { isDefault: true })
    .description('list the integrations')
    .option('--app <app>', 'only of this app')
    .action(async (options: { app?: string }) => {
      const page = cli.toolset(list).integrations.list({ ...options, limit: PAGE_SIZE }, cli.call)
      const rows = await collect(page)
      cli.printList(list, rows, COLUMNS, 'No integrations yet: behalf integrations add <app>')
    })
  examples(list, ['behalf integrations list --app github'])
  addAdd(integrations, cli)
  examples(integrations, [
    'behalf integrations --json',
    'behalf integrations add github --shared',
    'behalf integrations add github --client-id Iv1.0123 --scopes repo,user',
  ])
}

interface AddOptions {
  readonly scheme?: string
  readonly name?: string
  readonly shared?: true
  readonly clientId?: string
  readonly clientSecretStdin?: true
  readonly redirectUri?: string
  readonly scopes?: string
  readonly setting: readonly string[]
}

function addAdd(integrations: Command, cli: Cli): void {
  const add = integrations
    .command('add')
    .description('connect the project to an app')
    .argument('<app>', 'see behalf apps')
    .option('--scheme <scheme>', "the app's first one, if not given")
    .option('--name <name>', 'what you call it')
    .option('--shared', "borrow the operator's OAuth client")
    .option('--client-id <id>', 'your own OAuth client; its secret is asked for')
    .option('--client-secret-stdin', 'read the secret from standard input')
    .option('--redirect-uri <url>', 'a URL of your own that forwards to our callback')
    .option('--scopes <list>', 'asked of users, separated by commas')
    .option('--setting <name=value>', 'what the scheme asks of you; again for more', repeated, [])
    .action(async (app: string, options: AddOptions) => {
      cli.subject = { app }
      const wish = { ...(await wishOf(app, options, cli)), connect: false }
      const toolset = cli.toolset(add)
      const {
        connection: _,
        connectionProblem: __,
        ...made
      } = await toolset.createIntegration(wish, cli.call)
      if (cli.globals(add).json) return cli.printJson(made)
      const { name } = await toolset.apps.get(made.app, cli.call)
      cli.print(addedText(made, name, cli))
    })
  examples(add, [
    'behalf integrations add github --shared',
    'behalf integrations add github --client-id Iv1.0123',
    'printf %s "$SECRET" | behalf integrations add github --client-id Iv1.0123 --client-secret-stdin',
    'behalf integrations add stripe --scheme API_KEY',
  ])
}

async function wishOf(app: string, options: AddOptions, cli: Cli): Promise<IntegrationWish> {
  const { scheme, name, shared, clientId, redirectUri, scopes, setting } = options
  if (shared && clientId) throw new UsageError('give --shared or --client-id, not both')
  const asked = commas(scopes)
  const credentials = clientId && {
    clientId,
    clientSecret: await clientSecret(options, cli),
    ...(redirectUri && { redirectUri }),
  }
  return {
    app,
    ...(scheme && { authScheme: scheme.toUpperCase() }),
    ...(name && { name }),
    ...(shared && { useSharedClient: true }),
    ...(credentials && { credentials }),
    ...(asked && { scopes: asked }),
    ...(setting.length > 0 && { settings: pairs(setting, '--setting') }),
  }
}

/** Never an argument: those are in the shell's history, and in the list of processes. */
async function clientSecret({ clientSecretStdin }: AddOptions, cli: Cli): Promise<string> {
  const fromEnv = cli.world.env['BEHALF_CLIENT_SECRET']
  const secret = clientSecretStdin
    ? await cli.world.readStdin()
    : (fromEnv ?? (cli.world.canAsk ? await cli.world.ask('Client secret: ', true) : ''))
  if (secret.trim()) return secret.trim()
  throw new UsageError(
    'the client secret is missing: set BEHALF_CLIENT_SECRET, or give --client-secret-stdin',
  )
}

/** Schemes whose apps want to know beforehand where they send browsers. */
const REGISTERED = new Set(['OAUTH2', 'OAUTH1'])

/** Whether somebody must register a redirect URI at the app. */
export const mustRegister = ({ authScheme }: Integration): boolean => REGISTERED.has(authScheme)

function addedText(made: Integration, appName: string, cli: Cli): string {
  const { id, app, redirectUri, callbackUrl, useSharedClient } = made
  const register =
    mustRegister(made) && !useSharedClient
      ? [
          `Register this redirect URI at ${plain(appName)}:`,
          `  ${plain(redirectUri ?? callbackUrl)}`,
        ]
      : []
  return [
    `${cli.paint.green('added')} ${id} (${plain(appName)}, ${made.authScheme})`,
    ...register,
    `Next: behalf connect ${app} --entity <id of a user of yours>`,
  ].join('\n')
}
