import type { Command } from 'commander'
import type { ApiKey } from '../../sdk/views.ts'
import { type ActionLists, actionRules } from '../arguments.ts'
import type { Cli } from '../cli.ts'
import { UsageError } from '../failure.ts'
import { examples } from '../help.ts'
import type { Column } from '../table.ts'
import { plain } from '../terminal.ts'
import { confirm } from './connections.ts'

const day = (time: string | null): string => time?.slice(0, 10) ?? 'never'

const COLUMNS: readonly Column<ApiKey>[] = [
  ['ID', ({ id }) => id],
  ['NAME', ({ name }) => name],
  ['ENDS IN', ({ hint }) => hint],
  ['MADE', ({ createdAt }) => day(createdAt)],
  ['LAST USED', ({ lastUsedAt }) => day(lastUsedAt)],
  ['EXPIRES', ({ expiresAt }) => day(expiresAt)],
  ['', ({ revokedAt }) => (revokedAt ? 'revoked' : '')],
]

/** `keys`: API keys of a project; the root key makes them. */
export function addKeys(program: Command, cli: Cli): void {
  const keys = program
    .command('keys')
    .description('API keys of a project: list, create, revoke (with the root key)')
  const list = keys
    .command('list', { isDefault: true })
    .description('list the keys')
    .action(async () => {
      const rows = await cli.rootToolset(list).keys.list(cli.call)
      cli.printList(list, rows, COLUMNS, 'No keys yet: behalf keys create <name>')
    })
  examples(list, ['behalf keys list --json'])
  addCreate(keys, cli)
  addRevoke(keys, cli)
  examples(keys, [
    'BEHALF_ROOT_API_KEY=... behalf keys --json',
    'behalf keys create production --expires 2027-01-01',
    'behalf keys create staging --project staging',
    'behalf keys revoke key_... --yes',
  ])
}

interface CreateOptions extends ActionLists {
  readonly expires?: string
}

function addCreate(keys: Command, cli: Cli): void {
  const create = keys
    .command('create')
    .description('make a key; it is printed this once')
    .argument('<name>', 'what it is for')
    .option('--expires <date>', 'a day or a time, such as 2027-01-01')
    .option('--allow <list>', 'it may do these actions only, such as GITHUB_*')
    .option('--deny <list>', 'it may never do these, such as *_DELETE_*')
    .action(async (name: string, { expires, ...lists }: CreateOptions) => {
      const actions = actionRules(lists)
      const wish = {
        name,
        ...(expires && { expiresAt: timeOf(expires) }),
        ...(actions && { actions }),
      }
      const made = await cli.rootToolset(create).keys.create(wish, cli.call)
      if (cli.globals(create).json) return cli.printJson(made)
      cli.say(
        `${cli.errorPaint.green('made')} ${made.id} (${plain(made.name)}). Keep it: only its hash is stored.`,
      )
      cli.print(made.key)
    })
  examples(create, [
    'behalf keys create production',
    'behalf keys create ci --expires 2027-01-01 --json',
    "behalf keys create agent --allow 'GITHUB_*' --deny '*_DELETE_*'",
  ])
}

function addRevoke(keys: Command, cli: Cli): void {
  const revoke = keys
    .command('revoke')
    .description('stop a key, everywhere within a second')
    .argument('<id>')
    .option('--yes', 'do not ask')
    .action(async (id: string, { yes }: { yes?: true }) => {
      await confirm(`Revoke ${plain(id)}? Whoever uses it stops working.`, yes, cli)
      const key = await cli.rootToolset(revoke).keys.revoke(id, cli.call)
      if (cli.globals(revoke).json) return cli.printJson(key)
      cli.print(`${cli.paint.green('revoked')} ${key.id} (${plain(key.name)})`)
    })
  examples(revoke, ['behalf keys revoke key_... --yes'])
}

/** @throws {UsageError} */
function timeOf(text: string): string {
  const time = new Date(text)
  if (Number.isNaN(time.getTime())) {
    throw new UsageError(`"${text}" is no date: write 2027-01-01, or 2027-01-01T12:00:00Z`)
  }
  return time.toISOString()
}
