import type { Command } from 'commander'
import type { AuditRow, LoggedCall } from '../../sdk/records.ts'
import type { Cli } from '../cli.ts'
import { collect } from '../collect.ts'
import { examples } from '../help.ts'
import { count } from '../parse.ts'
import type { Column } from '../table.ts'
import { json } from '../terminal.ts'

const CALLS: readonly Column<LoggedCall>[] = [
  ['AT', ({ at }) => at],
  ['CALL', ({ action, request }) => action ?? request ?? ''],
  ['APP', ({ app }) => app],
  ['CAME', ({ status, code }) => String(code ?? status ?? 'ok')],
  ['MS', ({ millis }) => String(millis)],
  ['BY', ({ actor }) => actor ?? ''],
]

const ROWS: readonly Column<AuditRow>[] = [
  ['AT', ({ at }) => at],
  ['BY', ({ actor }) => actor],
  ['CAME', ({ status, code }) => String(code ?? status ?? 'ok')],
  ['ENTITY', ({ entityId, erased }) => entityId ?? (erased ? 'erased' : '')],
  ['WHAT', ({ action, target }) => (target === null ? action : `${action} ${target}`)],
]

interface LogsOptions {
  readonly entity?: string
  readonly app?: string
  readonly action?: string
  readonly failed?: true
  readonly limit: number
}

/** `logs`, `audit` and `export`: what was done, and all that is held. */
export function addLogs(program: Command, cli: Cli): void {
  const logs = program
    .command('logs')
    .description('the calls that were made for an entity, the newest first')
    .option('--entity <id>', '"default", if not given')
    .option('--app <app>', 'only of this app')
    .option('--action <name>', 'only of this action')
    .option('--failed', 'only those that failed')
    .option('--limit <n>', 'how many', count, 20)
    .action(async ({ entity: entityId, app, action, failed, limit }: LogsOptions) => {
      const wish = { entityId, app, action, limit: Math.min(limit, 200) }
      const filter = { ...wish, successful: failed ? false : undefined }
      const rows = await collect(cli.toolset(logs).logs.list(filter, cli.call), limit)
      cli.printList(logs, rows, CALLS, 'No calls yet')
    })
  examples(logs, ['behalf logs --entity alice --failed', 'behalf logs --entity alice --json'])
  addAudit(program, cli)
  addExport(program, cli)
}

function addAudit(program: Command, cli: Cli): void {
  const audit = program
    .command('audit')
    .description('who changed what in the project, the newest first')
    .option('--entity <id>', 'only what was done to this entity')
    .option('--actor <id>', 'only by root, a key, user or system')
    .option('--limit <n>', 'how many', count, 20)
    .action(async (options: { entity?: string; actor?: string; limit: number }) => {
      const { entity: entityId, actor, limit } = options
      const filter = { entityId, actor, limit: Math.min(limit, 200) }
      const rows = await collect(cli.toolset(audit).audit.list(filter, cli.call), limit)
      cli.printList(audit, rows, ROWS, 'Nothing yet')
    })
  examples(audit, ['behalf audit --actor root', 'behalf audit --entity alice --json'])
}

function addExport(program: Command, cli: Cli): void {
  const all = program
    .command('export')
    .description('all that is held, without secrets: a JSON object a line')
    .option('--entity <id>', 'of this entity; of the project, if not given')
    .action(async ({ entity }: { entity?: string }) => {
      const { exports } = cli.toolset(all)
      const lines =
        entity === undefined ? exports.project(cli.call) : exports.entity(entity, cli.call)
      for await (const line of lines) cli.print(json(line, 0))
    })
  examples(all, ['behalf export > project.ndjson', 'behalf export --entity alice > alice.ndjson'])
}
