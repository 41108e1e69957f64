import type { Command } from 'commander'
import type { ApiKey, Scope } from '../../sdk/views.ts'
import { type ActionLists, actionRules, commas } from '../arguments.ts'
import type { Cli } from '../cli.ts'
import { UsageError } from '../failure.ts'
import { examples } from '../help.ts'
import type { Column } from '../table.ts'
import { plain } from '../terminal.ts'
import { confirm } from './connections.ts'

const day = (time: string | null): string => time?.slice(0, 10) ?? 'never'

const opens = ({ apps, entityPrefix }: ApiKey): string =>
  [apps?.join(' ') ?? 'all apps', entityPrefix === null ? '' : `of ${entityPrefix}*`]
    .join(' ')
    .trim()

const COLUMNS: readonly Column<ApiKey>[] = [
  ['ID', ({ id }) => id],
  ['NAME', ({ name }) => name],
  ['ENDS IN', ({ hint }) => hint],
  ['SCOPES', ({ scopes }) => scopes.join(' ')],
  ['OPENS', opens],
  ['MADE', ({ createdAt }) => day(createdAt)],
  ['LAST USED', ({ lastUsedAt }) => day(lastUsedAt)],
  ['EXPIRES', ({ expiresAt }) => day(expiresAt)],
  ['', ({ revokedAt, replacedBy }) => (revokedAt ? 'revoked' : replacedBy ? 'replaced' : '')],
]

/** `keys`: API keys of a project; the root key makes them, or one with the scope `keys`. */
export function addKeys(program: Command, cli: Cli): void {
  const keys = program
    .command('keys')
    .description('API keys of a project: list, create, rotate, revoke (with the root key)')
  const list = keys
    .command('list', { isDefault: true })
    .description('list the keys')
    .action(async () => {
      const rows = await cli.rootToolset(list).keys.list(cli.call)
      cli.printList(list, rows, COLUMNS, 'No keys yet: behalf keys create <name>')
    })
  examples(list, ['behalf keys list --json'])
  addCreate(keys, cli)
  addRotate(keys, cli)
  addRevoke(keys, cli)
  examples(keys, [
    'BEHALF_ROOT_API_KEY=... behalf keys --json',
    'behalf keys create production --expires 2027-01-01',
    'behalf keys create staging --project staging',
    'behalf keys rotate key_... --overlap 3600',
    'behalf keys revoke key_... --yes',
  ])
}

interface CreateOptions extends ActionLists {
  readonly expires?: string
  readonly scopes?: string
  readonly apps?: string
  readonly entities?: string
}

/** Names of scopes; whether there are such, the service says. */
const scopesOf = (text: string | undefined) => commas(text) as Scope[] | undefined

function addCreate(keys: Command, cli: Cli): void {
  const create = keys
    .command('create')
    .description('make a key; it is printed this once')
    .argument('<name>', 'what it is for')
    .option('--expires <date>', 'a day or a time, such as 2027-01-01')
    .option('--scopes <list>', 'of read, connect, execute, admin, keys, credentials:read')
    .option('--apps <list>', 'it opens these apps only')
    .option('--entities <prefix>', 'it opens entities only whose ids begin so')
    .option('--allow <list>', 'it may do these actions only, such as GITHUB_*')
    .option('--deny <list>', 'it may never do these, such as *_DELETE_*')
    .action(async (name: string, options: CreateOptions) => {
      const { expires, entities: entityPrefix } = options
      const [actions, scopes, apps] = [
        actionRules(options),
        scopesOf(options.scopes),
        commas(options.apps),
      ]
      const wish = {
        name,
        ...(expires && { expiresAt: timeOf(expires) }),
        ...(scopes && { scopes }),
        ...(apps && { apps }),
        ...(entityPrefix && { entityPrefix }),
        ...(actions && { actions }),
      }
      const made = await cli.rootToolset(create).keys.create(wish, cli.call)
      tell(create, cli, made)
    })
  examples(create, [
    'behalf keys create production',
    'behalf keys create ci --expires 2027-01-01 --json',
    'behalf keys create agent --scopes read,execute --apps github --entities acme/',
    "behalf keys create agent --allow 'GITHUB_*' --deny '*_DELETE_*'",
  ])
}

/** The one time that a key is shown. */
function tell(command: Command, cli: Cli, made: ApiKey & { readonly key: string }): void {
  if (cli.globals(command).json) {
    cli.printJson(made)
    return
  }
  const what = `${cli.errorPaint.green('made')} ${made.id} (${plain(made.name)})`
  cli.say(`${what}. Keep it: only its hash is stored.`)
  cli.print(made.key)
}

function addRotate(keys: Command, cli: Cli): void {
  const rotate = keys
    .command('rotate')
    .description('make a key with the same rights; the old one works on for a while')
    .argument('<id>')
    .option('--overlap <seconds>', 'how long both work; a day if not given, 0 to stop it at once')
    .action(async (id: string, { overlap }: { overlap?: string }) => {
      const seconds = overlap === undefined ? undefined : Number(overlap)
      if (Number.isNaN(seconds)) throw new UsageError(`--overlap: "${overlap}" is no number`)
      const rotation = seconds === undefined ? {} : { overlap: seconds }
      tell(rotate, cli, await cli.rootToolset(rotate).keys.rotate(id, rotation, cli.call))
    })
  examples(rotate, ['behalf keys rotate key_...', 'behalf keys rotate key_... --overlap 0'])
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
