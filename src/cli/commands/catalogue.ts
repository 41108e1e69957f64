import type { Command } from 'commander'
import type { ActionDetail, ActionSummary, AppSummary } from '../../sdk/views.ts'
import type { Cli } from '../cli.ts'
import { collect, PAGE_SIZE } from '../collect.ts'
import { examples } from '../help.ts'
import { count } from '../parse.ts'
import { type Column, table } from '../table.ts'
import { plain } from '../terminal.ts'

/** What is read of an action's input schema. */
interface InputSchema {
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, PropertySchema>>
}

interface PropertySchema {
  readonly type?: string
  readonly description?: string
  readonly enum?: readonly unknown[]
}

const APP_COLUMNS: readonly Column<AppSummary>[] = [
  ['APP', ({ slug }) => slug],
  ['NAME', ({ name }) => name],
  ['ACTIONS', ({ actionCount }) => String(actionCount)],
  ['AUTH', ({ authSchemes }) => authSchemes.join(', ')],
  ['', ({ custom }) => (custom ? 'yours' : '')],
]

const ACTION_COLUMNS: readonly Column<ActionSummary>[] = [
  ['ACTION', ({ name }) => name],
  ['DOES', ({ description }) => description],
]

/** `apps`: what can be connected. @returns the command, for more below it */
export function addApps(program: Command, cli: Cli): Command {
  const apps = program.command('apps').description('what can be connected; import an API document')
  const list = apps
    .command('list', { isDefault: true })
    .description('list the apps')
    .option('--custom', "only the project's own")
    .action(async (options: { custom?: true }) => {
      const page = cli.toolset(list).apps.list({ ...options, limit: PAGE_SIZE }, cli.call)
      cli.printList(list, await collect(page), APP_COLUMNS, 'No apps.')
    })
  examples(list, ['behalf apps list --custom --json'])
  examples(apps, [
    'behalf apps',
    'behalf apps list --custom --json',
    'behalf apps import https://acme.com/openapi.json --slug acme',
    'behalf apps import ./openapi.yaml --slug acme --dry-run',
  ])
  return apps
}

/** `actions`: what can be done. */
export function addActions(program: Command, cli: Cli): void {
  const actions = program.command('actions').description('find what can be done, in plain words')
  addSearch(actions, cli)
  const show = actions
    .command('show')
    .description('show an action and its arguments')
    .argument('<action>', 'by name, in any case')
    .action(async (name: string) => {
      const action = await cli.toolset(show).actions.get(name, cli.call)
      if (cli.globals(show).json) cli.printJson(action)
      else cli.print(described(action, cli))
    })
  examples(show, ['behalf actions show GITHUB_CREATE_AN_ISSUE'])
  examples(actions, [
    'behalf actions search "reply to an email thread"',
    'behalf actions search "create issue" --app github --limit 3',
    'behalf actions show GITHUB_CREATE_AN_ISSUE',
  ])
}

interface SearchOptions {
  readonly app?: string
  readonly entity?: string
  readonly limit: number
}

function addSearch(actions: Command, cli: Cli): void {
  const search = actions
    .command('search')
    .description('find actions')
    .argument('<words...>', 'what is to be done')
    .option('--app <app>', 'only of this app')
    .option('--entity <id>', 'only of apps that this entity has connected')
    .option('--limit <n>', 'how many', count, 10)
    .action(async (words: readonly string[], options: SearchOptions) => {
      const page = cli.toolset(search).actions.search(words.join(' '), { ...options }, cli.call)
      const rows = await collect(page, options.limit)
      cli.printList(search, rows, ACTION_COLUMNS, 'Nothing fits. Say it in other words?')
    })
  examples(search, [
    'behalf actions search "reply to an email thread"',
    'behalf actions search create issue --app github --json',
  ])
}

function described({ name, description, inputSchema, scopes }: ActionDetail, cli: Cli): string {
  const { required = [], properties = {} } = inputSchema as InputSchema
  const rows = Object.entries(properties)
  const columns: Column<[string, PropertySchema]>[] = [
    ['ARGUMENT', ([key]) => `${key}${required.includes(key) ? ' *' : ''}`],
    ['TYPE', ([, { type = 'any', enum: values }]) => (values ? values.join('|') : type)],
    ['MEANS', ([, { description: text = '' }]) => text],
  ]
  const { isTTY, columns: width } = cli.world.stdout
  return [
    cli.paint.bold(plain(name)),
    plain(description),
    ...(scopes.length > 0 ? [`Needs one of the scopes: ${plain(scopes.join(', '))}`] : []),
    '',
    rows.length > 0 ? table(rows, columns, isTTY ? width : undefined) : 'No arguments.\n',
  ].join('\n')
}
