import type { FileValue } from '../catalogue/files.ts'
import { fromBase64, toBase64 } from '../catalogue/functions/base64.ts'
import type { ActionSpec } from '../catalogue/spec.ts'
import { errorCode, ServiceError } from '../core/errors.ts'
import { send } from '../core/http.ts'
import type { Origins } from '../core/origins.ts'
import { hangUp, readBytes } from '../core/read-body.ts'
import { isRecord } from './coerce.ts'

/** What a file argument may hold at most, in bytes. */
const MAX_BYTES = 25 * 1024 * 1024
/** For the headers, and again for the content, of a file at an address. */
const TIMEOUT_MS = 30_000

/** A file, read: what a file argument is by the time that a request is made of it. */
export interface LoadedFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly name: string
  /** As the caller says; `undefined` where nobody said. */
  readonly mimetype: string | undefined
  /** As the file's server says, or as it can be told from the way it was given. */
  readonly likelyType: string
}

/** Arguments come from JSON, so that nothing else in them has bytes. */
export const isLoadedFile = (value: unknown): value is LoadedFile =>
  isRecord(value) && value['bytes'] instanceof Uint8Array

type Arguments = Readonly<Record<string, unknown>>

/** A plain text for a file: an https address means what is there, anything else is the content. */
export function fileMeant(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fileMeant)
  if (typeof value !== 'string') return value
  const asObject = fromJson(value)
  if (asObject) return asObject
  const text = value.trim()
  return /^https:\/\/\S+$/i.test(text) && URL.canParse(text) ? { url: text } : { text: value }
}

/** A file spelt as JSON text, and not a file that holds JSON. */
function fromJson(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const isFile = isRecord(value) && ['url', 'text', 'base64'].some((key) => key in value)
    return isFile ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * The arguments with their files read, one after the other so that memory holds them.
 *
 * @throws {ServiceError} `invalid-arguments` that names the argument, where a file cannot be had
 */
export async function loadFiles(
  action: ActionSpec,
  args: Arguments,
  origins: Origins,
): Promise<Arguments> {
  const loaded: Record<string, unknown> = { ...args }
  let room = MAX_BYTES
  const load = async (name: string, value: unknown): Promise<unknown> => {
    const file = await loadFile(
      `${action.name}: ${name}`,
      (value ?? {}) as FileValue,
      origins,
      room,
    )
    room -= file.bytes.length
    return file
  }
  for (const name of action.files) {
    const value = args[name]
    if (value === undefined || value === null) continue
    if (!Array.isArray(value)) {
      loaded[name] = await load(name, value)
      continue
    }
    const list: unknown[] = []
    for (const [i, one] of value.entries()) list.push(await load(`${name}.${i}`, one))
    loaded[name] = list
  }
  return loaded
}

/** Files as functions get them: all of them in base64. */
export function filesAsBase64(action: ActionSpec, args: Arguments): Arguments {
  const written = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(written)
    if (!isLoadedFile(value)) return value
    const { bytes, name, mimetype, likelyType } = value
    return { base64: toBase64(bytes), name, mimetype: mimetype ?? likelyType } satisfies FileValue
  }
  return {
    ...args,
    ...Object.fromEntries(
      action.files.filter((name) => name in args).map((name) => [name, written(args[name])]),
    ),
  }
}

const refused = (argument: string, why: string, cause?: unknown) =>
  new ServiceError('invalid-arguments', `${argument}: ${why}`, {}, { cause })

/** A media type as it may stand in a header (RFC 9110 section 8.3.1). */
const MEDIA_TYPE =
  /^[\w!#$&^.+-]+\/[\w!#$&^.+*-]+(?:; ?[\w-]+=(?:[\w!#$&^.+:/-]+|"[\w !#$&^.+:/-]*"))*$/

async function loadFile(
  argument: string,
  { url, text, base64, name, mimetype }: FileValue,
  origins: Origins,
  room: number,
): Promise<LoadedFile> {
  if (mimetype !== undefined && !MEDIA_TYPE.test(mimetype)) {
    throw refused(argument, 'give `mimetype` as a media type, e.g. `application/pdf`')
  }
  const found = url ? await download(argument, url, origins, room) : inline(argument, text, base64)
  if (found.bytes.length > room) throw tooLarge(argument)
  const { bytes, likelyType } = found
  return { bytes, name: name ?? found.name, mimetype, likelyType }
}

const tooLarge = (argument: string) =>
  refused(argument, `files of up to ${MAX_BYTES / 1024 / 1024} MB in all can be sent`)

type Found = Pick<LoadedFile, 'bytes' | 'name' | 'likelyType'>

function inline(argument: string, text: string | undefined, base64: string | undefined): Found {
  if (text !== undefined) {
    const bytes = new Uint8Array(new TextEncoder().encode(text))
    return { bytes, name: 'file.txt', likelyType: 'text/plain; charset=utf-8' }
  }
  if (base64 === undefined) throw refused(argument, 'give `url`, `text` or `base64`')
  const bytes = fromBase64(base64)
  if (!bytes) throw refused(argument, '`base64` is not base64; for a text give `text`')
  return { bytes: new Uint8Array(bytes), name: 'file', likelyType: 'application/octet-stream' }
}

/** Nobody's credentials go along, and the address must be public: the rules of `send`. */
async function download(
  argument: string,
  address: string,
  origins: Origins,
  room: number,
): Promise<Found> {
  if (!URL.canParse(address)) throw refused(argument, '`url` is no address; give https://…')
  const url = new URL(address)
  const request = { url, method: 'GET', headers: new Headers({ accept: '*/*' }) }
  let response: Response
  try {
    response = await send(request, { origins, hosts: [url.host], timeoutMs: TIMEOUT_MS })
  } catch (error) {
    if (!errorCode(error)) throw error
    throw refused(argument, `${(error as Error).message}; give a public https address`, error)
  }
  if (!response.ok) {
    await hangUp(response)
    throw refused(argument, `${url.host} answered ${response.status}; give an address open to all`)
  }
  const bytes = await readBytes(response, room, { whole: TIMEOUT_MS }).catch((error: unknown) => {
    if (!errorCode(error)) throw error
    throw refused(argument, 'the file took too long to arrive; give a smaller one', error)
  })
  if (!bytes) throw tooLarge(argument)
  const type = response.headers.get('content-type') ?? ''
  const likelyType = MEDIA_TYPE.test(type) ? type : 'application/octet-stream'
  return { bytes, name: nameIn(url), likelyType }
}

/** The last segment of an address, as a name. */
function nameIn({ pathname }: URL): string {
  const last = pathname.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(last) || 'file'
  } catch {
    return last
  }
}
