import type { Command } from 'commander'
import type { ConnectionRequest } from '../../sdk/connections.ts'
import type { Toolset } from '../../sdk/toolset.ts'
import type { CallOptions } from '../../sdk/transport.ts'
import type { Connection } from '../../sdk/views.ts'
import { pairs } from '../arguments.ts'
import type { Cli } from '../cli.ts'
import { examples } from '../help.ts'
import { count, repeated } from '../parse.ts'
import { plain } from '../terminal.ts'

interface Options {
  readonly entity: string
  readonly integration?: string
  readonly label?: string
  readonly redirectUrl?: string
  readonly field: readonly string[]
  readonly timeout: number
  /** `--no-browser` */
  readonly browser: boolean
  /** `--no-wait` */
  readonly wait: boolean
}

/** `connect`: a user connects an account, and the command line waits for it. */
export function addConnect(program: Command, cli: Cli): void {
  const command = program
    .command('connect')
    .description('connect an account of a user: opens the browser, and waits')
    .argument('<app>', 'see behalf apps')
    .option('--entity <id>', 'whose account it is: any id of yours', 'default')
    .option('--integration <id>', 'where the project has several of the app')
    .option('--label <text>', 'what you call the connection')
    .option('--redirect-url <url>', 'where the browser ends')
    .option('--field <name=value>', 'what the app asks of the user; again for more', repeated, [])
    .option('--timeout <seconds>', 'how long to wait', count, 600)
    .option('--no-browser', 'only print the link')
    .option('--no-wait', 'print the link, and end')
    .action(async (app: string, options: Options) => {
      const { entity } = options
      cli.subject = { app, entity }
      const request = await begin(cli.toolset(command), app, options, cli.call)
      const { json = false } = cli.globals(command)
      if (!options.wait && request.redirectUrl !== null) {
        const { connection, redirectUrl } = request
        if (json) cli.printJson({ ...connection, redirectUrl })
        else cli.print(plain(redirectUrl))
        return
      }
      const connection = await finished(request, options, cli)
      if (json) cli.printJson(connection)
      else cli.print(connectedText(connection, cli))
    })
  examples(command, [
    'behalf connect github --entity alice',
    'behalf connect github --entity alice --no-wait   # prints the link for a script',
    'behalf connect zendesk --entity alice --field subdomain=acme',
  ])
}

function begin(
  toolset: Toolset,
  app: string,
  options: Options,
  call: CallOptions,
): Promise<ConnectionRequest> {
  const { entity, integration, label, redirectUrl, field } = options
  const wish = {
    ...(integration === undefined ? { app } : { integrationId: integration }),
    ...{ label, redirectUrl },
    ...(field.length > 0 && { fields: pairs(field, '--field') }),
  }
  return toolset.entity(entity).initiateConnection(wish, call)
}

async function finished(
  request: ConnectionRequest,
  { timeout, browser }: Options,
  cli: Cli,
): Promise<Connection> {
  if (request.redirectUrl === null) return request.connection
  const link = plain(request.redirectUrl)
  const opened = browser && cli.world.stderr.isTTY && (await cli.world.openBrowser(link))
  cli.say(opened ? 'Your browser opens this link:' : 'Open this link in a browser:')
  cli.say(`\n  ${cli.errorPaint.bold(link)}\n`)
  return cli.spinning('Waiting for consent (Ctrl-C stops waiting, the link goes on) ...', () =>
    request.waitUntilActive({ timeout: timeout * 1000, ...cli.call }),
  )
}

function connectedText({ id, app, entityId, account }: Connection, cli: Cli): string {
  const who = account?.name ?? account?.email
  const whose = who ? ` as ${cli.paint.bold(plain(who))}` : ''
  return `${cli.paint.green('connected')} ${plain(app)}${whose} for ${plain(entityId)} (${id})`
}
