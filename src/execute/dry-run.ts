import { MASK } from '../auth/mask.ts'
import { readFunction } from '../catalogue/read-function.ts'
import type { Call } from '../catalogue/run.ts'
import type { ActionSpec } from '../catalogue/spec.ts'
import type { Outgoing } from '../core/http.ts'
import { buildAppRequest, buildRequest } from './build-request.ts'
import { filesAsBase64, loadFiles } from './files.ts'
import { type Session, withCredentials } from './send-as.ts'

/** A request that would go out, with masks for secrets. */
interface ShownRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** JSON as it is, other texts as text; bytes are told of in words. */
  readonly body: unknown
}

/** What a call would send. */
export interface DryRun {
  readonly dryRun: true
  readonly action: string
  readonly connectionId: string | null
  readonly requests: readonly ShownRequest[]
  /** Said where the app's answers decide how it goes on, or a file was not fetched. */
  readonly note: string | null
}

/** Ends a function where its first request would have gone out. */
const ENOUGH = Symbol('enough')

const GOES_ON = 'What follows depends on the answer: this action may make further requests.'
const NOT_FETCHED = 'Files at addresses were not fetched: their content is left out.'

/** What an action would send, made the way it is made for sending. */
export async function dryRun(
  session: Session,
  action: ActionSpec,
  args: Readonly<Record<string, unknown>>,
): Promise<DryRun> {
  const { given, left } = withoutAddresses(action, args)
  const loaded = await loadFiles(action, given, session.origins)
  const built = await outgoing(session, action, loaded)
  const requests = await Promise.all(built.map((request) => shown(session, request)))
  const note = [action.run ? GOES_ON : '', left ? NOT_FETCHED : ''].filter(Boolean).join(' ')
  const connectionId = session.lease?.connectionId ?? null
  return { dryRun: true, action: action.name, connectionId, requests, note: note || null }
}

/** The requests of an action; of a function, those that it makes before it needs an answer. */
async function outgoing(
  { app }: Session,
  action: ActionSpec,
  args: Readonly<Record<string, unknown>>,
): Promise<Outgoing[]> {
  const work = await readFunction(action)
  if (!work) return [buildRequest(app, action, args)]
  const requests: Outgoing[] = []
  let over = false
  const call: Call = async (request) => {
    if (!over) requests.push(buildAppRequest(app, request))
    await Promise.resolve() // those that are made side by side are all seen
    over = true
    throw ENOUGH
  }
  try {
    await work(filesAsBase64(action, args), call)
  } catch (error) {
    if (error !== ENOUGH && requests.length === 0) throw error
  }
  return requests
}

/** Nothing is sent in a dry run, also not to where a file lies. */
function withoutAddresses(action: ActionSpec, args: Readonly<Record<string, unknown>>) {
  let left = false
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain)
    if (typeof value !== 'object' || value === null || !('url' in value) || !value.url) return value
    left = true
    const { url, ...rest } = value
    const name = String(url).split(/[?#]/)[0]?.split('/').at(-1) || 'file'
    return { name, ...rest, text: `<the file at ${String(url)}>` }
  }
  const files = action.files.filter((name) => name in args)
  const given = Object.fromEntries(files.map((name) => [name, plain(args[name])]))
  return { given: { ...args, ...given }, left }
}

async function shown({ lease }: Session, request: Outgoing): Promise<ShownRequest> {
  const { method, url, headers, body } = lease ? await withCredentials(request, lease) : request
  return {
    method,
    url: url.href.replaceAll(encodeURIComponent(MASK), MASK),
    headers: Object.fromEntries(headers),
    body: shownBody(body ?? null, headers.get('content-type') ?? ''),
  }
}

function shownBody(body: NonNullable<Outgoing['body']> | null, type: string): unknown {
  if (body === null) return null
  if (body instanceof Uint8Array) return textOf(body) ?? `<${body.length} bytes>`
  const text = body instanceof ReadableStream ? '<a stream>' : String(body)
  return /\bjson\b/.test(type) ? parsed(text) : text
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return undefined
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
