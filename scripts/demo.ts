/**
 * The four snippets, for real, against an emulated GitHub: `npm run demo`. Needs no account and no
 * network. With `--yes`, or without a terminal, it consents by itself as the user octocat.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import * as z from 'zod'
import { type Api, type Ask, ask, curl } from './api.ts'
import { atExit, endAll, runScript } from './at-exit.ts'
import { ensureDevVars } from './dev-keys.ts'
import { freePort } from './free-port.ts'
import { type LocalWorker, startWorker } from './local-worker.ts'
import { bold, dim, heading, indented, pretty, say, shortened } from './say.ts'
import { OWN_CLIENT, SHARED_CLIENT, startStandIns } from './stand-ins.ts'
import { walkConsent } from './walk-consent.ts'

const ALONE = process.argv.includes('--yes') || !process.stdin.isTTY

const Begun = z.object({ id: z.string(), status: z.string(), redirectUrl: z.string() })
const Account = z.object({ name: z.string(), email: z.string().nullable() })
const Connection = z.object({
  id: z.string(),
  status: z.string(),
  statusReason: z.object({ code: z.string(), detail: z.string() }).nullable(),
  account: Account.nullable(),
  scopes: z.array(z.string()).nullable(),
})
const Integration = z.object({
  id: z.string(),
  app: z.string(),
  authScheme: z.string(),
  connection: Begun.extend({ entityId: z.string() }),
})
const Tool = z.object({ type: z.string(), function: z.object({ name: z.string() }) })
const ToolMessage = z.object({ role: z.string(), tool_call_id: z.string(), content: z.string() })
const Created = z.object({ successful: z.literal(true), data: z.object({ number: z.number() }) })
const Issue = z.object({
  title: z.string(),
  user: z.object({ login: z.string() }),
  html_url: z.string(),
})

async function demo(): Promise<void> {
  const began = Date.now()
  const { url, key, log } = await start()
  try {
    await showAll({ base: url, key })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new Error(`${message}\n\nThe end of the Worker's log:\n${log()}`, { cause: error })
  }
  await endAll()
  say(`\n${bold('Done')} in ${Math.round((Date.now() - began) / 1000)} s. Nothing is left running.`)
  say('Go on with `npm run dev`: the same service, kept running for you. README.md says the rest.')
}

async function showAll(root: Api): Promise<void> {
  const api = await prepare(root)
  await createWithSharedClient(api)
  const integration = await createWithOwnClient(api)
  await connect(api, integration)
  await listTools(api)
  await readIssue(api, await callTools(api))
}

/** Starts everything that is needed, with data of its own: every run is the first one. */
async function start(): Promise<LocalWorker & { key: string }> {
  say('Starting the service and an emulated GitHub on this machine ...')
  const { ROOT_API_KEY } = ensureDevVars()
  const persist = mkdtempSync(join(tmpdir(), 'behalf-demo-'))
  atExit(() => rmSync(persist, { recursive: true, force: true }))
  const port = await freePort()
  const { origins } = await startStandIns(port)
  const vars = { ORIGINS: JSON.stringify(origins) }
  return { ...(await startWorker({ port, vars, persist })), key: ROOT_API_KEY }
}

async function prepare(root: Api): Promise<Api> {
  heading('0. Once, as the operator')
  say('Lend an OAuth client of GitHub to every project:')
  await show(root, 'ROOT_API_KEY', {
    method: 'PUT',
    path: '/v1/apps/github/shared-client',
    body: SHARED_CLIENT,
    answer: z.object({ app: z.string(), clientId: z.string() }),
  })
  say('Make an API key for a product, used from here on:')
  const wish = { method: 'POST', path: '/v1/keys', body: { name: 'demo' } } as const
  const answer = z.object({ id: z.string(), name: z.string(), key: z.string() })
  say(command(root, { ...wish, answer }, 'ROOT_API_KEY'))
  const { key, ...rest } = await ask(root, { ...wish, answer })
  say(answered({ ...rest, key: `${key.slice(0, key.length - 43)}... (kept as $KEY)` }))
  return { base: root.base, key }
}

async function createWithSharedClient(api: Api): Promise<void> {
  heading('1. An integration of GitHub, through the shared client')
  say('It comes with a connection to try it out, begun for the entity "default":')
  await show(api, 'KEY', {
    method: 'POST',
    path: '/v1/integrations',
    body: { app: 'github', authScheme: 'OAUTH2', useSharedClient: true, forceNew: true },
    answer: Integration,
  })
}

/** @returns the integration's id */
async function createWithOwnClient(api: Api): Promise<string> {
  heading("2. The same with the product's own OAuth client")
  const credentials = {
    ...OWN_CLIENT,
    redirectUri: `${api.base}/callback/github`,
    scopes: ['repo', 'user'],
  }
  const { id } = await show(api, 'KEY', {
    method: 'POST',
    path: '/v1/integrations',
    body: { app: 'github', authScheme: 'OAUTH2', credentials, forceNew: true },
    answer: Integration,
  })
  return id
}

async function connect(api: Api, integrationId: string): Promise<void> {
  heading('3. The user ada connects her GitHub account')
  const { id, redirectUrl } = await show(api, 'KEY', {
    method: 'POST',
    path: '/v1/entities/ada/connections',
    body: { integrationId },
    answer: Begun,
  })
  await consent(redirectUrl)
  const wait = { method: 'GET', path: `/v1/connections/${id}?wait=30`, answer: Connection } as const
  say(command(api, wait, 'KEY'))
  let connection = await ask(api, wait)
  while (connection.status === 'INITIATED') connection = await ask(api, wait)
  const { statusReason, ...rest } = connection
  say(answered({ ...rest, ...(statusReason && { statusReason }) }))
  const { account } = connection
  if (connection.status !== 'ACTIVE' || !account) throw new Error('the account was not connected')
  say(`Connected: the GitHub account ${bold(account.name)} (${account.email ?? 'no e-mail'}).`)
}

async function consent(link: string): Promise<void> {
  if (!ALONE) {
    say(`Open this link in a browser of this machine, and choose an account:\n`)
    say(`${bold(`  ${link}`)}\n`)
    say('Waiting until that is done (Ctrl-C gives up) ...\n')
    return
  }
  say('Following the link as a browser would, and consenting as octocat:')
  const { status, text } = await walkConsent(link, 'octocat')
  say(answered(`${status}: ${shortened(text, 200)}`))
}

async function listTools(api: Api): Promise<void> {
  heading('4. A model gets tools, and its calls are made')
  const path = '/v1/tools?apps=github&format=openai'
  const list = { method: 'GET', path, answer: z.array(Tool) } as const
  say(command(api, list, 'KEY'))
  const tools = await ask(api, list)
  const names = tools.slice(0, 4).map((tool) => tool.function.name)
  say(`  -> ${tools.length} tools: ${names.join(', ')} ...\n`)
}

/** What OpenAI answers where a model wants two calls at once; the second one cannot work. */
function completion(): object {
  const create = (id: string, repo: string) => {
    const title = 'Opened on behalf of Ada'
    const args = { owner: 'octocat', repo, title, body: 'By an agent, through Behalf.' }
    const call = { name: 'GITHUB_CREATE_AN_ISSUE', arguments: JSON.stringify(args) }
    return { id, type: 'function', function: call }
  }
  const calls = [create('call_1', 'hello-world'), create('call_2', 'no-such-repository')]
  const message = { role: 'assistant', content: null, tool_calls: calls }
  return { choices: [{ index: 0, finish_reason: 'tool_calls', message }] }
}

/** @returns the number of the created issue */
async function callTools(api: Api): Promise<number> {
  say(
    "The model's answer goes in as it is; the messages to append come back. Its second call names",
  )
  say('a repository that does not exist, so that message tells the model what went wrong:')
  const calls = {
    method: 'POST',
    path: '/v1/entities/ada/tool-calls',
    body: completion(),
    answer: z.object({ messages: z.array(ToolMessage) }),
  } as const
  say(command(api, calls, 'KEY'))
  const { messages } = await ask(api, calls)
  const short = messages.map((it) => ({ ...it, content: shortened(it.content, 150) }))
  say(answered({ messages: short }))
  const [first, second] = messages.map(({ content }) => Created.safeParse(JSON.parse(content)))
  if (!first?.success || !second || second.success) {
    throw new Error(`the first call should work, and the second one fail:\n${pretty(messages)}`)
  }
  return first.data.data.number
}

async function readIssue(api: Api, number: number): Promise<void> {
  heading('5. The proof: GitHub itself, read with her credentials')
  const issue = await show(api, 'KEY', {
    method: 'GET',
    path: `/v1/entities/ada/proxy/github/repos/octocat/hello-world/issues/${number}`,
    answer: Issue,
  })
  say(`Issue ${number} "${issue.title}" by ${bold(issue.user.login)}: ${issue.html_url}`)
}

const command = (api: Api, it: Ask<unknown>, key: string): string =>
  `${dim(indented(curl(api, it, key)))}\n`

const answered = (value: unknown): string =>
  `${indented(typeof value === 'string' ? value : pretty(value))}\n`

/** Prints a request and what came of it. @param key the shell variable that stands for the key */
async function show<T>(api: Api, key: string, it: Ask<T>): Promise<T> {
  say(command(api, it, key))
  const value = await ask(api, it)
  say(answered(value))
  return value
}

await runScript(demo)
