import type { HonoRequest } from 'hono'
import { errorCode, ServiceError } from '../core/errors.ts'
import { type Patience, readBytes } from '../core/read-body.ts'

/** The largest JSON body, in bytes, where nothing else is said. */
const MAX_JSON = 4 * 1024 * 1024

const tooLarge = (what: string, limit: number) =>
  new ServiceError('payload-too-large', `${what} has at most ${limit} bytes here`)

/** A body that broke off: whoever sent it hung up, or so it seems from here. */
const incomplete = (what: string, cause: unknown) =>
  new ServiceError(
    'request-incomplete',
    `${what} began to arrive and did not end: send it again`,
    {},
    { cause },
  )

/**
 * All of a request's body, as it came; its sender is hung up on where there is more.
 *
 * @param what is sent, with its article
 * @param limit in bytes
 * @throws {ServiceError} `payload-too-large`, `request-incomplete`
 */
export async function wholeBody(
  request: Request,
  what: string,
  limit: number,
  patience: Patience = {},
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length')) > limit) throw tooLarge(what, limit)
  const bytes = await readBytes(request, limit, patience).catch((cause: unknown) => {
    if (errorCode(cause) === undefined) throw cause
    throw incomplete(what, cause)
  })
  if (!bytes) throw tooLarge(what, limit)
  return bytes
}

/**
 * Sees to it that a body has no more than `limit` bytes, however it is read after this. As
 * {@link wholeBody}.
 */
export async function limitBody(req: HonoRequest, what: string, limit = MAX_JSON): Promise<void> {
  if (req.raw.bodyUsed) return
  const size = req.header('content-length')
  if (Number(size) > limit) throw tooLarge(what, limit)
  // Whoever says how long it is cannot send more (RFC 9112 section 6.3).
  if (size !== undefined || !req.raw.body) return
  const body = await wholeBody(req.raw, what, limit)
  const { method } = req.raw
  req.raw = new Request(req.raw, { method, body })
}

/** Bytes of a body that nobody wants, which are read all the same. */
const MOST_UNWANTED = 64 * 1024
/** What a body that nobody wants may take, in milliseconds. */
const BRIEF: Patience = { stall: 500, whole: 2000 }

/**
 * Reads what is left of a short body, before it is answered that nobody wants it. A connection on which
 * a body is left unread has to be closed (RFC 9112 section 9.3); whoever sends the next request just then
 * loses it, as the proxy of `wrangler dev` does.
 */
export async function readUnwanted(request: Request): Promise<void> {
  if (!request.body || Number(request.headers.get('content-length')) > MOST_UNWANTED) return
  await readBytes(request, MOST_UNWANTED, BRIEF).catch(() => undefined) // its sender is gone, or slow
}

/** A body as text; those after us may read it again. @throws {ServiceError} as {@link wholeBody} */
export async function bodyText(req: HonoRequest, what: string, limit?: number): Promise<string> {
  await limitBody(req, what, limit)
  try {
    return await req.text()
  } catch (cause) {
    throw incomplete(what, cause)
  }
}

/**
 * A JSON body. An empty one is an empty object: nothing was wished beyond the defaults.
 *
 * @throws {ServiceError} `invalid-request`; and as {@link bodyText}
 */
export async function readJson(req: HonoRequest, limit?: number): Promise<unknown> {
  const text = await bodyText(req, 'a JSON body', limit)
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new ServiceError('invalid-request', 'the body is not JSON')
  }
}
