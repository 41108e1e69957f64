import { readAction } from '../catalogue/catalogue.ts'
import { ERRORS, errorCode, errorDetail, errorFacts, ServiceError } from '../core/errors.ts'
import { unwrap } from '../core/outcome.ts'
import { tellBug } from '../observe/bug.ts'
import { act, assertNotDenied } from '../tools/own-tools.ts'
import { assertMayConnect, CONNECT, connect, type Links, newLink, waitFor } from './connect-tool.ts'
import { isRecord, type Json, notification, type Rpc, RpcError } from './protocol.ts'
import type { Outlet } from './stream.ts'

/** Between two words on a call that takes long, in milliseconds. */
const HEARTBEAT = 5_000
/** How long a user who took up a link is waited for before the call goes on, in seconds. */
const CONSENT_WAIT = 50

/** Failures that a new consent of the user mends. */
const CONSENT_LACKS = ['connection-missing', 'consent-revoked', 'insufficient-scope']

/** One call of a tool. */
interface Call {
  readonly links: Links
  readonly rpc: Rpc
  readonly outlet: Outlet
  readonly name: string
  readonly args: unknown
  readonly tell: (progress: number, total: number | undefined, message: string) => void
}

/**
 * `tools/call`. What goes wrong is a result that a model can read, and says what to do.
 *
 * @throws {RpcError} where the request is none, or the user must follow a link first
 */
export async function callTool(links: Links, rpc: Rpc, outlet: Outlet): Promise<Json> {
  const { name, arguments: args = {} } = rpc.params
  if (typeof name !== 'string') throw new RpcError('invalidParams', 'params.name names a tool')
  const call = { links, rpc, outlet, name, args, tell: teller(rpc, outlet) }
  const declined = await heedAnswer(call)
  if (declined) return declined
  try {
    if (name.toUpperCase() === CONNECT.name) {
      assertNotDenied(links.site.permissions, CONNECT)
      assertMayConnect(links.site)
      return await callConnect(call)
    }
    return await callAction(call)
  } catch (error) {
    return (await elicited(call, error)) ?? failed(error)
  }
}

/** Tells of progress, to who asked for it; each number is larger than the one before. */
function teller({ params }: Rpc, outlet: Outlet): Call['tell'] {
  const meta = params['_meta']
  const progressToken = isRecord(meta) ? meta['progressToken'] : undefined
  if (typeof progressToken !== 'string' && typeof progressToken !== 'number') return () => undefined
  let last = -1
  return (progress, total, message) => {
    last = Math.max(progress, last + 1)
    const params = { progressToken, progress: last, message, ...(total && { total }) }
    outlet.notify(notification('notifications/progress', params))
  }
}

async function callAction({ links, name, args, tell }: Call): Promise<Json> {
  let passed = 0
  const beat = () => tell(passed, undefined, `${name}: waiting for the app`)
  beat()
  const timer = setInterval(() => {
    passed += HEARTBEAT / 1000
    beat()
  }, HEARTBEAT)
  try {
    const result = await act(links.site, { action: name, arguments: args })
    const { successful, data, error, note, next } = result
    const told = { successful, data, error, ...(note && { note }), ...(next && { next }) }
    return toolResult(told, !successful)
  } finally {
    clearInterval(timer)
  }
}

async function callConnect({ links, rpc, outlet, args, tell }: Call): Promise<Json> {
  const before = await links.site.entity().watch('', 0)
  const data = await connect(links, args, tell, outlet.signal)
  const after = await links.site.entity().watch('', 0)
  if (!rpc.stateless && after.apps.join() !== before.apps.join()) {
    outlet.notify(notification('notifications/tools/list_changed'))
  }
  const successful = data['status'] === 'ACTIVE' || data['status'] === 'INITIATED'
  return toolResult({ successful, data, error: successful ? null : 'not connected' }, !successful)
}

/** For programs as a structure, for models as text. */
const toolResult = (content: Json, isError: boolean): Json => ({
  content: [{ type: 'text', text: JSON.stringify(content) }],
  structuredContent: content,
  isError,
})

function failed(error: unknown): Json {
  const code = errorCode(error)
  if (!code) tellBug('a tool call', error)
  const said = code ? `${ERRORS[code][1]}: ${errorDetail(error)}` : 'Internal error'
  const facts = errorFacts(error)
  const remedy = remedyFor(code, facts)
  const content = { successful: false, data: null, error: said, code: code ?? 'internal' }
  return toolResult({ ...content, ...(remedy && { todo: remedy }) }, true)
}

function remedyFor(code: string | undefined, facts: Json): string | undefined {
  switch (code) {
    case 'connection-missing':
    case 'consent-revoked':
    case 'integration-not-found':
      return 'Call BEHALF_CONNECT with the app, and show the user the link that it answers.'
    case 'insufficient-scope':
      return facts['redirectUrl']
        ? 'Show the user the link, and try again once they agreed.'
        : undefined
    case 'action-not-found':
      return 'Find the right one with BEHALF_SEARCH_ACTIONS.'
    case 'invalid-arguments':
      return 'Mend the arguments and call again; BEHALF_GET_ACTION tells what an action takes.'
    case 'connection-ambiguous':
      return 'Ask the user to mark one of the accounts as default, or to disconnect the others.'
    default:
      return undefined
  }
}

/**
 * Where a new consent would do and the client can ask for it: a request that its user follows a link.
 *
 * @returns `undefined` where that is not so
 * @throws {RpcError} that asks, in revisions where it is an error
 */
async function elicited(call: Call, error: unknown): Promise<Json | undefined> {
  const code = errorCode(error)
  const { links, rpc } = call
  if (!code || !CONSENT_LACKS.includes(code) || !rpc.client.opensUrls) return undefined
  if (!links.site.mayConnect) return undefined
  const app = await appOf(call)
  const asked = app && (await linkFor(links, app.slug, errorFacts(error)).catch(() => undefined))
  if (!asked) return undefined
  const message = `${call.name} needs your consent: connect ${app.name}.`
  const elicitation = { mode: 'url', url: asked.url, message }
  if (rpc.stateless) {
    return {
      resultType: 'input_required',
      inputRequests: { connect: { method: 'elicitation/create', params: elicitation } },
      requestState: asked.connectionId,
    }
  }
  const elicitations = [{ ...elicitation, elicitationId: asked.connectionId }]
  throw new RpcError('urlElicitationRequired', message, { data: { elicitations } })
}

/** The app of the action that was called, be it by way of BEHALF_EXECUTE. */
async function appOf({ links, name, args }: Call) {
  const inner = isRecord(args) ? args['action'] : undefined
  const action = name.toUpperCase() === 'BEHALF_EXECUTE' ? inner : name
  const found = await readAction(links.site.library, String(action)).catch(() => undefined)
  return found?.app
}

/** What lacks scopes has its link already. A connection that is merely disabled needs no consent. */
async function linkFor(links: Links, app: string, facts: Json) {
  const { redirectUrl, connectionId } = facts
  if (typeof redirectUrl === 'string')
    return { url: redirectUrl, connectionId: String(connectionId) }
  const [disabled] = await links.site.entity().list({ app, status: 'DISABLED' })
  if (disabled) return undefined
  const { connection, redirectUrl: url } = await newLink(links, app)
  return url === null ? undefined : { url, connectionId: connection.id }
}

/** The user's answer to {@link elicited}, where the call is a second try. */
async function heedAnswer({ links, rpc, outlet, tell }: Call): Promise<Json | undefined> {
  const { inputResponses, requestState } = rpc.params
  const answer = isRecord(inputResponses) ? inputResponses['connect'] : undefined
  if (!rpc.stateless || !isRecord(answer)) return undefined
  if (answer['action'] !== 'accept') {
    const refusal = new ServiceError(
      'connection-missing',
      'the user does not want to connect it now',
    )
    return failed(refusal)
  }
  const connection = await links.site.entity().read(String(requestState))
  if (!connection.ok) return undefined
  const message = 'Waiting for the user to give consent'
  const told = (passed: number, total: number) => tell(passed, total, message)
  await waitFor(links.site, unwrap(connection), CONSENT_WAIT, told, outlet.signal)
  return undefined
}
