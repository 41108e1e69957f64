/**
 * A recording of the command line, as text: a tour against the Worker and an emulated GitHub on this
 * machine. `npx tsx scripts/record-cli.ts` prints it. What differs from run to run is replaced by
 * what always looks the same; the key is never shown.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runScript } from './at-exit.ts'
import { type CliStage, startCliStage } from './cli-stage.ts'
import { type CliRun, startCli } from './run-cli.ts'
import { say } from './say.ts'
import { walkConsent } from './walk-consent.ts'

const DOCUMENT = `openapi: 3.1.0
info: { title: Acme, version: '1' }
servers: [{ url: https://api.acme.com }]
paths:
  /pets:
    get:
      operationId: list_pets
      summary: Lists the pets
      parameters: [{ name: limit, in: query, schema: { type: integer } }]
      responses: { '200': { description: fine } }
`

interface Step {
  /** As it is typed. */
  readonly line: string
  readonly args: readonly string[]
  readonly stdin?: string
  readonly env?: Readonly<Record<string, string>>
  /** Lines of its output that are shown; all, if not given. */
  readonly most?: number
  /** What a user does meanwhile. */
  readonly meanwhile?: (run: CliRun) => Promise<void>
  /** Its exit code; 0, if not given. */
  readonly code?: number
}

/** A step whose line is nothing but its arguments. */
const step = (args: readonly string[], more: Partial<Step> = {}): Step => ({
  line: ['behalf', ...args.map(quoted)].join(' '),
  args,
  ...more,
})

const quoted = (text: string): string =>
  /^[\w:/.,@=-]+$/.test(text) ? text : /^\w+=/.test(text) ? inside(text) : `'${text}'`

/** An id cut short; in a table, as wide as it was. */
const sameWidth = (id: string, kind: string, gap: string | undefined): string =>
  `${kind}_…`.padEnd(gap ? id.length : 0)

const inside = (text: string): string => text.replace(/=(.*)$/s, '="$1"')

const consent = async (run: CliRun): Promise<void> => {
  await walkConsent(await run.printed(/http:\S+\/connect\/\S+/), 'octocat')
}

const ISSUE = ['owner=octocat', 'repo=hello-world', 'title=Note G', '--entity', 'alice']

/** @param key of the project */
const tour = (url: string, key: string): Step[] => [
  {
    line: `printf %s "$KEY" | behalf init --url ${url} --key-stdin`,
    args: ['init', '--url', url, '--key-stdin'],
    stdin: key,
  },
  step(['apps'], { most: 4 }),
  step(['actions', 'search', 'open an issue', '--app', 'github', '--limit', '3']),
  step(['connect', 'gmail', '--entity', 'alice'], { code: 1 }),
  step(['integrations', 'add', 'github', '--shared']),
  step(['connect', 'github', '--entity', 'alice'], { meanwhile: consent }),
  step(['connections']),
  step(['run', 'GITHUB_CREATE_AN_ISSUE', ...ISSUE, '--dry-run']),
  step(['run', 'GITHUB_CREATE_AN_ISSUE', ...ISSUE], { most: 6 }),
  step(['tools', '--apps', 'github', '--format', 'anthropic'], { most: 4 }),
  step(['apps', 'import', 'acme.yaml']),
  step(['types'], {}),
  step(['doctor']),
]

async function record(): Promise<void> {
  const stage = await startCliStage() // it ends with this script
  const { url, root, folder } = stage
  writeFileSync(join(folder, 'acme.yaml'), DOCUMENT)
  const env = { BEHALF_URL: url, BEHALF_API_KEY: root }
  const created = await startCli(['keys', 'create', 'tour'], { cwd: folder, env }).ended
  const key = created.stdout.trim()
  const faults: string[] = []
  for (const it of tour(url, key)) {
    const fault = await play(it, stage, key)
    if (fault) faults.push(fault)
  }
  if (faults.length > 0) throw new Error(faults.join('\n'))
}

/** @returns what was not as it should be */
async function play(it: Step, { folder, url }: CliStage, key: string): Promise<string | undefined> {
  const { line, args, stdin = '', env = {}, most, meanwhile, code: expected = 0 } = it
  const run = startCli(args, { cwd: folder, env, stdin })
  await meanwhile?.(run)
  const { code, text } = await run.ended
  const lines = text.trimEnd().split('\n')
  const shown = most !== undefined && lines.length > most ? [...lines.slice(0, most), '…'] : lines
  const steady = (told: string) =>
    told
      .replaceAll(key, '***')
      .replaceAll(url, 'http://127.0.0.1:8787')
      .replaceAll(`${folder}/`, '')
      .replace(/\b(int|conn|log|key|req)_[\w-]{10,}( {2,})?/g, sameWidth)
      .replace(/\/connect\/\S+/g, '/connect/…')
      .replace(/in \d+ ms/g, 'in 9 ms')
      .replace(/127\.0\.0\.1:(?!8787)\d+/g, '127.0.0.1:4001')
  say(`$ ${steady(line)}\n${steady(shown.join('\n'))}\n`)
  return code === expected ? undefined : `${line}: exit code ${code}, not ${expected}`
}

await runScript(record)
