import type { Command } from 'commander'
import { type Page, paged } from '../../sdk/page.ts'
import type { Toolset } from '../../sdk/toolset.ts'
import type { CallOptions } from '../../sdk/transport.ts'
import type { Connection, ConnectionStatus } from '../../sdk/views.ts'
import type { Cli } from '../cli.ts'
import { collect, PAGE_SIZE } from '../collect.ts'
import { Failure, UsageError } from '../failure.ts'
import { examples } from '../help.ts'
import { count } from '../parse.ts'
import type { Column } from '../table.ts'
import { plain } from '../terminal.ts'

const COLUMNS: readonly Column<Connection>[] = [
  ['ID', ({ id }) => id],
  ['ENTITY', ({ entityId }) => entityId],
  ['APP', ({ app }) => app],
  ['STATUS', ({ status }) => status],
  ['ACCOUNT', ({ account, label }) => account?.name ?? account?.email ?? label ?? ''],
  ['', (it) => it.statusReason?.detail ?? (it.default ? 'default' : '')],
]

interface ListOptions {
  readonly entity?: string
  readonly app?: string
  readonly status?: string
  readonly limit: number
}

/** `connections`: whose accounts are connected. */
export function addConnections(program: Command, cli: Cli): void {
  const connections = program
    .command('connections')
    .description('whose accounts are connected: list, delete, refresh')
  const list = connections
    .command('list', { isDefault: true })
    .description('list connections')
    .option('--entity <id>', 'of this entity; of all, if not given')
    .option('--app <app>', 'only of this app')
    .option('--status <status>', 'only those that are ACTIVE, INITIATED, FAILED, EXPIRED, DISABLED')
    .option('--limit <n>', 'how many entities to look at', count, 100)
    .action(async (options: ListOptions) => {
      const rows = await listAll(cli.toolset(list), options, cli.call)
      cli.printList(list, rows, COLUMNS, 'No connections: behalf connect <app> --entity <id>')
    })
  addDelete(connections, cli)
  const refresh = connections
    .command('refresh')
    .description('replace its credentials now')
    .argument('<id>')
    .action(async (id: string) => {
      const connection = await cli.toolset(refresh).connections.refresh(id, cli.call)
      if (cli.globals(refresh).json) return cli.printJson(connection)
      cli.print(`${cli.paint.green('refreshed')} ${plain(id)} (${connection.status})`)
    })
  examples(list, ['behalf connections list --entity alice'])
  examples(refresh, ['behalf connections refresh conn_...'])
  examples(connections, [
    'behalf connections --entity alice',
    'behalf connections list --status EXPIRED --json',
    'behalf connections refresh conn_...',
    'behalf connections delete conn_... --yes',
  ])
}

/** An entity at a time: what they hold lies in objects of their own. */
async function listAll(toolset: Toolset, options: ListOptions, call: CallOptions) {
  const { entity, app, status, limit } = options
  const filter = { app, status: status?.toUpperCase() as ConnectionStatus | undefined, ...call }
  if (entity !== undefined) return toolset.connections.list({ ...filter, entityId: entity })
  const entities = await collect(listEntities(toolset, call), limit)
  const found: Connection[] = []
  for (const { id } of entities) {
    found.push(...(await toolset.connections.list({ ...filter, entityId: id })))
  }
  return found
}

const listEntities = (toolset: Toolset, call: CallOptions): Promise<Page<{ id: string }>> =>
  paged((cursor) =>
    toolset.request('/v1/entities', { query: { limit: PAGE_SIZE, cursor }, ...call }),
  )

function addDelete(connections: Command, cli: Cli): void {
  const remove = connections
    .command('delete')
    .description('delete a connection, and revoke it at the app')
    .argument('<id>')
    .option('--yes', 'do not ask')
    .action(async (id: string, { yes }: { yes?: true }) => {
      await confirm(`Delete ${plain(id)}, and revoke it at the app?`, yes, cli)
      const gone = await cli.toolset(remove).connections.delete(id, cli.call)
      if (cli.globals(remove).json) return cli.printJson(gone)
      cli.print(`${cli.paint.green('deleted')} ${plain(id)}, ${REVOKED[`${gone.revoked}`]}`)
    })
  examples(remove, ['behalf connections delete conn_... --yes'])
}

const REVOKED: Readonly<Record<string, string>> = {
  true: 'and revoked at the app',
  false: 'but the app did not take its tokens back',
  null: 'the app has no way to take its tokens back',
}

/** Asks the person at the terminal before something is gone. */
export async function confirm(question: string, yes: true | undefined, cli: Cli): Promise<void> {
  if (yes) return
  if (!cli.world.canAsk) throw new UsageError('this cannot be undone: give --yes')
  const answer = await cli.world.ask(`${question} [y/N] `)
  if (!/^y(es)?$/i.test(answer.trim())) throw new Failure('nothing was changed')
}
