import type { Command } from 'commander'
import type { DeliveryStatus, EventType, Webhook, WebhookDelivery } from '../../sdk/views.ts'
import { commas } from '../arguments.ts'
import type { Cli } from '../cli.ts'
import { UsageError } from '../failure.ts'
import { examples } from '../help.ts'
import type { Column } from '../table.ts'
import { plain } from '../terminal.ts'
import { confirm } from './connections.ts'

const stateOf = ({ enabled, disabledAt, disabledReason, failingSince }: Webhook): string => {
  const since = disabledAt === null ? '' : ` since ${disabledAt}`
  if (!enabled) return `disabled${since}${disabledReason ? `: ${disabledReason}` : ''}`
  return failingSince === null ? 'works' : `failing since ${failingSince}`
}

const COLUMNS: readonly Column<Webhook>[] = [
  ['ID', ({ id }) => id],
  ['STATE', stateOf],
  ['TYPES', ({ types }) => types?.join(' ') ?? 'all but action.executed and trigger.received'],
  ['URL', ({ url }) => url],
]

const DELIVERIES: readonly Column<WebhookDelivery>[] = [
  ['ID', ({ id }) => id],
  ['TYPE', ({ type }) => type],
  ['STATUS', ({ status }) => status],
  ['TRIED', ({ attempts }) => String(attempts.length)],
  ['LAST', ({ attempts }) => String(attempts.at(-1)?.status ?? attempts.at(-1)?.code ?? '')],
  ['NEXT', ({ nextAttemptAt }) => nextAttemptAt ?? ''],
]

/** `webhooks`: where events are sent, and what became of them. */
export function addWebhooks(program: Command, cli: Cli): void {
  const webhooks = program
    .command('webhooks')
    .description('where events are sent: list, add, test, rotate, replay, remove')
  const list = webhooks
    .command('list', { isDefault: true })
    .description('list the endpoints')
    .action(async () => {
      const rows = await cli.toolset(list).webhooks.list(cli.call)
      cli.printList(list, rows, COLUMNS, 'No endpoints yet: behalf webhooks add <url>')
    })
  examples(list, ['behalf webhooks list --json'])
  addAdd(webhooks, cli)
  addTest(webhooks, cli)
  addRotate(webhooks, cli)
  addDeliveries(webhooks, cli)
  addReplay(webhooks, cli)
  addRemove(webhooks, cli)
  examples(webhooks, [
    'behalf webhooks add https://acme.com/hooks',
    'behalf webhooks deliveries whk_... --status dead',
    'behalf webhooks replay whk_... --since 2026-11-23T08:00:00Z',
  ])
}

function addAdd(webhooks: Command, cli: Cli): void {
  const add = webhooks
    .command('add')
    .description('add an endpoint; its secret is printed this once')
    .argument('<url>', 'public https')
    .option('--types <list>', 'of these events only, such as connection.expired')
    .action(async (url: string, { types }: { types?: string }) => {
      const chosen = commas(types) as EventType[] | undefined // whether there are such, the service says
      const wish = { url, ...(chosen && { types: chosen }) }
      tell(add, cli, await cli.toolset(add).webhooks.create(wish, cli.call))
    })
  examples(add, ['behalf webhooks add https://acme.com/hooks --types connection.expired'])
}

/** The one time that a secret is shown. */
function tell(command: Command, cli: Cli, made: Webhook & { readonly secret: string }): void {
  if (cli.globals(command).json) {
    cli.printJson(made)
    return
  }
  cli.say(`${cli.errorPaint.green('made')} ${made.id}. Keep its secret: it is shown this once.`)
  cli.print(made.secret)
}

function addTest(webhooks: Command, cli: Cli): void {
  const test = webhooks
    .command('test')
    .description('send an event of the type webhook.test')
    .argument('<id>')
    .action(async (id: string) => {
      const sent = await cli.toolset(test).webhooks.test(id, cli.call)
      if (cli.globals(test).json) return cli.printJson(sent)
      cli.print(`${cli.paint.green('sent')} ${sent.eventId}; see: behalf webhooks deliveries ${id}`)
    })
  examples(test, ['behalf webhooks test whk_...'])
}

function addRotate(webhooks: Command, cli: Cli): void {
  const rotate = webhooks
    .command('rotate')
    .description('make a new secret; the old one signs too for a while')
    .argument('<id>')
    .option('--overlap <seconds>', 'how long; a day if not given, 0 where it leaked')
    .action(async (id: string, { overlap }: { overlap?: string }) => {
      const seconds = overlap === undefined ? undefined : Number(overlap)
      if (Number.isNaN(seconds)) throw new UsageError(`--overlap: "${overlap}" is no number`)
      const wish = { ...cli.call, ...(seconds !== undefined && { overlap: seconds }) }
      tell(rotate, cli, await cli.toolset(rotate).webhooks.rotate(id, wish))
    })
  examples(rotate, ['behalf webhooks rotate whk_... --overlap 3600'])
}

interface Wanted {
  readonly status?: string
  readonly type?: string
  readonly from?: string
  readonly to?: string
}

function addDeliveries(webhooks: Command, cli: Cli): void {
  const deliveries = webhooks
    .command('deliveries')
    .description('what an endpoint was told, the newest first')
    .argument('<id>')
    .option('--status <status>', 'pending, delivered or dead')
    .option('--type <type>', 'of events of this type, such as connection.expired')
    .option('--from <time>', 'begun from then on, such as 2026-11-23T08:00:00Z')
    .option('--to <time>', 'begun before it')
    .action(async (id: string, { status, ...rest }: Wanted) => {
      const filter = { status: status as DeliveryStatus | undefined, ...rest } // the service says whether it is one
      const page = await cli.toolset(deliveries).webhooks.deliveries(id, filter, cli.call)
      cli.printList(deliveries, page.items, DELIVERIES, 'Nothing yet')
    })
  examples(deliveries, ['behalf webhooks deliveries whk_... --status dead --json'])
}

interface Range {
  readonly since?: string
  readonly until?: string
}

function addReplay(webhooks: Command, cli: Cli): void {
  const replay = webhooks
    .command('replay')
    .description('deliver again: one delivery, or all that was missed since a time')
    .argument('<id>')
    .argument('[delivery]')
    .option('--since <time>', 'such as 2026-11-23T08:00:00Z')
    .option('--until <time>', 'only what happened before it')
    .action(async (id: string, delivery: string | undefined, range: Range) => {
      const { since, until } = range
      const { webhooks: client } = cli.toolset(replay)
      const isOne = delivery !== undefined
      if (isOne === (since !== undefined) || (isOne && until !== undefined)) {
        throw new UsageError('name a delivery, or give --since, and --until if you like')
      }
      let count = 0
      if (delivery !== undefined) {
        await client.replay(id, delivery, cli.call)
        count = 1
      }
      for (let more = since !== undefined; more; ) {
        const done = await client.replaySince(id, since ?? '', { until, ...cli.call })
        count += done.replayed
        more = done.more
      }
      if (cli.globals(replay).json) return cli.printJson({ replayed: count })
      cli.print(`${cli.paint.green('replayed')} ${count}`)
    })
  examples(replay, [
    'behalf webhooks replay whk_... whd_...',
    'behalf webhooks replay whk_... --since 2026-11-23T08:00:00Z',
  ])
}

function addRemove(webhooks: Command, cli: Cli): void {
  const remove = webhooks
    .command('remove')
    .description('delete an endpoint, with what is on its way')
    .argument('<id>')
    .option('--yes', 'do not ask')
    .action(async (id: string, { yes }: { yes?: true }) => {
      await confirm(`Remove ${plain(id)}, with what is on its way to it?`, yes, cli)
      await cli.toolset(remove).webhooks.delete(id, cli.call)
      if (cli.globals(remove).json) return cli.printJson({ id })
      cli.print(`${cli.paint.green('removed')} ${plain(id)}`)
    })
  examples(remove, ['behalf webhooks remove whk_... --yes'])
}
