import { withoutSecrets } from '../auth/echo.ts'
import type { AppSpec } from '../catalogue/spec.ts'
import type { Deadline } from '../core/deadline.ts'
import { dotted, dottedText } from '../core/dotted.ts'
import { isTooDeep, readForeignJson } from '../core/foreign-json.ts'
import { hangUp, isPacked, type Patience, readText } from '../core/read-body.ts'
import { isRecord } from './coerce.ts'
import { unrenewedHint } from './unrenewed.ts'

/** What is read of an answer at most; larger ones are for the proxy, which streams. */
const MAX_BYTES = 8 * 1024 * 1024

/** What an app answered, read. */
export interface AppAnswer {
  readonly status: number
  readonly ok: boolean
  /** Parsed JSON, or text, or what is to be said of bytes; `null` where there was nothing. */
  readonly data: unknown
  /** The JSON that the data were read from. */
  readonly json?: string
  /** For a refusal: what the app said, and what can be done. */
  readonly error: string | null
  /** Said where the answer was longer than what is read of one. */
  readonly note: string | null
}

/** How an answer is read. */
interface Reading {
  /** How long the body may take, in milliseconds. */
  readonly whole?: number
  /** Of the request: masked where the app says them back. */
  readonly secrets?: readonly string[] | undefined
  /** Why the credentials that the app refuses were not renewed. */
  readonly unrenewed?: unknown
  /** Under which it was asked for, and runs yet. */
  readonly deadline?: Deadline
}

/**
 * Reads any answer: JSON where it is JSON, text where it is text.
 *
 * @throws {ServiceError} `upstream-timeout`
 */
export async function readAnswer(
  app: AppSpec,
  response: Response,
  { secrets = [], unrenewed, ...patience }: Reading = {},
): Promise<AppAnswer> {
  const { status, ok } = response
  const { data, json, note = null } = await readData(response, secrets, patience)
  const said = ok ? failureOf(app, data) : undefined
  if (said !== undefined) {
    return { status, ok: false, data, error: `${app.name} refused: ${said}.`, note }
  }
  const error = ok ? null : refusal(app, response, data, unrenewed)
  return { status, ok, data, ...(json !== undefined && { json }), error, note }
}

const TOO_DEEP = 'The answer is nested too deeply to be read: it is given as text.'
const CUT = `The answer is longer than ${MAX_BYTES / 1024 / 1024} MiB, and was read up to there: ask for less, or fetch it through the proxy, which streams.`

const TEXT =
  /^(?:text|message|multipart)\/|[/+.-](?:json|xml|yaml|csv)\b|ndjson|json-seq|x-www-form-urlencoded|javascript|ecmascript|graphql|toml|sql|jwt|jose|x-sh\b|x-httpd-php/i

/** Whether a media type means text. Nothing said, or a charset said: it does. */
const isText = (type: string): boolean =>
  type === '' ||
  (!/^(?:image|audio|video|font)\//i.test(type) && (TEXT.test(type) || /;\s*charset=/i.test(type)))

/** What a text says of its letters. Of JSON that means nothing: it is in UTF-8 (RFC 8259 section 8.1). */
const charsetOf = (type: string): string | undefined =>
  type.includes('json') ? undefined : /;\s*charset="?([^\s";]+)/i.exec(type)?.[1]

/** What is said of files whatever is in them (RFC 2046 section 4.5.1): a look at it tells. */
const ANYTHING = /^application\/(?:octet-stream|binary)\b/i
const NOT_TEXT = /[^\P{Cc}\t\n\v\f\r]|\ufffd/u

async function readData(
  response: Response,
  secrets: readonly string[],
  patience: Patience,
): Promise<{ data: unknown; json?: string; note?: string }> {
  const type = response.headers.get('content-type') ?? ''
  if (isPacked(response.headers) || (!isText(type) && !ANYTHING.test(type))) {
    await hangUp(response)
    return { data: bytesOf(response, type) }
  }
  const { text: said, cut } = await readText(response, MAX_BYTES, patience, charsetOf(type))
  const text = withoutSecrets(said, secrets)
  if (!isText(type) && NOT_TEXT.test(text)) return { data: bytesOf(response, type) }
  if (text === '') return { data: null }
  if (cut) return { data: text, note: CUT }
  return readForeignJson(text) ?? { data: text, ...(isTooDeep(text) && { note: TOO_DEEP }) }
}

/** What is said of bytes that nobody reads here. */
const bytesOf = ({ headers }: Response, contentType: string) => {
  const size = Number(headers.get('content-length')) || null
  return { contentType, size, note: 'Binary content: fetch it through the proxy.' }
}

/** What an API says that refuses with status 200; `undefined` where it did not refuse. */
function failureOf({ failure }: AppSpec, data: unknown): string | undefined {
  if (!failure) return undefined
  const found = dotted(data, failure.path)
  const failed = failure.equals === undefined ? (found ?? null) !== null : found === failure.equals
  return failed
    ? (dottedText(data, failure.message) ?? 'it did not say why').slice(0, 500)
    : undefined
}

const HINTS: Readonly<Record<number, string>> = {
  401: 'The app does not accept the credentials: the user must connect again.',
  403: 'The connection lacks a permission or scope for this, or the app limits it.',
  404: 'Check the names and ids; it may also be invisible to this account.',
  409: 'It collides with what is there: read the current state first.',
  422: 'The app did not accept a value: correct the arguments.',
  429: 'The app limits the rate: wait before the next call.',
}

function refusal(
  app: AppSpec,
  { status, headers }: Response,
  data: unknown,
  unrenewed: unknown,
): string {
  const hint = (status === 401 && unrenewedHint(unrenewed)) || HINTS[status]
  const retryAfter = headers.get('retry-after')
  const said = messageOf(data)
  const parts = [`${app.name} answered ${status}${said ? `: ${said}` : ''}.`, hint]
  if (retryAfter) parts.push(`Retry after ${retryAfter.slice(0, 40)} (seconds or date).`)
  return parts.filter(Boolean).join(' ')
}

/** The app's own words, wherever vendors put them. */
function messageOf(data: unknown): string {
  if (typeof data === 'string') return /<html|<!doctype/i.test(data) ? '' : data.slice(0, 300)
  if (!isRecord(data)) return ''
  const { error, message, error_description: description, detail, title, errors } = data
  const nested = isRecord(error) ? error['message'] : error
  const said = [message, nested, description, detail, title].filter((t) => typeof t === 'string')
  const list = Array.isArray(errors) ? JSON.stringify(errors).slice(0, 400) : ''
  return [[...new Set(said)].join(': ').slice(0, 500).replace(/\.$/, ''), list]
    .filter(Boolean)
    .join(' ')
}
