import type { Command } from 'commander'
import type { Toolset } from '../../sdk/toolset.ts'
import type { CallOptions } from '../../sdk/transport.ts'
import type { Integration } from '../../sdk/views.ts'
import { type Check, checkCallback, checkServer, type Served } from '../checks.ts'
import type { Cli } from '../cli.ts'
import { collect, PAGE_SIZE } from '../collect.ts'
import { remedyFor, toldBy } from '../describe-error.ts'
import { Failure } from '../failure.ts'
import { examples } from '../help.ts'
import type { Settings } from '../settings.ts'
import { plain } from '../terminal.ts'
import { isRootKey } from './init.ts'
import { mustRegister } from './integrations.ts'

/** A redirect URI that somebody must register at an app. */
interface ToRegister {
  readonly app: string
  readonly integration: string
  readonly redirectUri: string
  /** Whose OAuth client it belongs to. */
  readonly client: string
}

interface Findings {
  readonly checks: readonly Check[]
  readonly register: readonly ToRegister[]
}

/** `doctor`: is everything set up as it should be? */
export function addDoctor(program: Command, cli: Cli): void {
  const command = program
    .command('doctor')
    .description('check the setup: service, sealing, key, clock, callback, redirect URIs')
    .action(async () => {
      const settings = cli.settings(command)
      const work = () => examine(settings, cli)
      const findings = await cli.spinning(`Looking at ${settings.url} ...`, work)
      if (cli.globals(command).json) cli.printJson(findings)
      else cli.print(findingsText(findings, cli))
      const faults = findings.checks.filter(({ state }) => state === 'fault').length
      if (faults > 0) throw new Failure(`${faults} of ${findings.checks.length} checks failed`)
    })
  examples(command, ['behalf doctor', 'behalf doctor --json'])
}

async function examine(settings: Settings, cli: Cli): Promise<Findings> {
  const toolset = cli.open(settings)
  const { checks: served, answers }: Served = await checkServer(settings.url, cli.world)
  if (!answers) return { checks: served, register: [] }
  const { checks: keyChecks, origin } = await checkKey(toolset, settings, cli.call)
  const checks = [...served, ...keyChecks]
  if (keyChecks.some(({ state }) => state === 'fault')) return { checks, register: [] }
  const integrations = await collect(toolset.integrations.list({ limit: PAGE_SIZE }, cli.call))
  const callbacks = new Set(integrations.map(({ callbackUrl }) => new URL(callbackUrl).origin))
  const origins = callbacks.size > 0 ? [...callbacks] : [origin ?? settings.url]
  for (const it of origins) checks.push(await checkCallback(`${it}/callback/github`, cli.world))
  return { checks, register: integrations.filter(mustRegister).map(toRegister) }
}

const toRegister = (it: Integration): ToRegister => ({
  app: it.app,
  integration: it.id,
  redirectUri: it.redirectUri ?? it.callbackUrl,
  client: it.useSharedClient ? "the operator's" : (it.clientId ?? 'yours'),
})

/** Sealing first: without it the service answers nobody. */
async function checkKey(
  toolset: Toolset,
  { project: named }: Settings,
  call: CallOptions,
): Promise<{ checks: Check[]; origin: string | null }> {
  const sealing: Check = { name: 'sealing', state: 'ok', detail: 'secrets are sealed at rest' }
  try {
    const project = await toolset.request<{ id: string; origin: string | null }>(
      '/v1/project',
      call,
    )
    const root = await isRootKey(toolset, call)
    const detail = root
      ? `the root key, on the project ${project.id}${named ? '' : '; give products a key of their own'}`
      : `a key of the project ${project.id}`
    return { checks: [sealing, { name: 'key', state: 'ok', detail }], origin: project.origin }
  } catch (error) {
    const told = toldBy(error)
    if (!told) throw error
    const fault = { state: 'fault' as const, detail: told.message }
    const remedy = remedyFor(told.code, {})
    const more = remedy === undefined ? fault : { ...fault, remedy }
    if (told.code === 'not-configured') {
      return { checks: [{ name: 'sealing', ...more }], origin: null }
    }
    return { checks: [sealing, { name: 'key', ...more }], origin: null }
  }
}

function findingsText({ checks, register }: Findings, cli: Cli): string {
  const { green, yellow, red, bold } = cli.paint
  const marks = { ok: green('ok   '), warning: yellow('warn '), fault: red('FAULT') }
  const lines = checks.flatMap(({ name, state, detail, remedy }) => [
    `${marks[state]} ${name.padEnd(8)} ${plain(detail)}`,
    ...(remedy ? [`                → ${plain(remedy)}`] : []),
  ])
  if (register.length === 0) return lines.join('\n')
  const uris = register.map(
    ({ app, client, redirectUri }) =>
      `  ${plain(app)} (client ${plain(client)})\n    ${plain(redirectUri)}`,
  )
  return [...lines, '', bold('Redirect URIs to register at the apps:'), ...uris].join('\n')
}
