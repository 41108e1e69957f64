import { Hono } from 'hono'
import { receiveHook } from '../connect/receive-hook.ts'
import { ServiceError } from '../core/errors.ts'
import { requireConfiguration } from './authenticate.ts'
import type { AppEnv } from './context.ts'

/** The largest webhook of an app, in bytes. */
const MAX_BODY = 1024 * 1024

/** `/hooks/{address}`: where apps send their webhooks. Opened by no key but by their signatures. */
export const hookReceipt = new Hono<AppEnv>().post(
  '/hooks/:address',
  requireConfiguration,
  async (c) => {
    const { method, url, headers } = c.req.raw
    const body = await bounded(c.req.raw)
    const delivery = { method, url, headers, body }
    const answer = await receiveHook(c.env, c.req.param('address'), delivery, Date.now())
    if (!answer) throw new ServiceError('hook-refused')
    const { status, type, body: text = null } = answer
    return new Response(text, { status, headers: type ? { 'content-type': type } : {} })
  },
)

/** All of a body, as it came. @throws {ServiceError} `payload-too-large` */
async function bounded({ headers, body }: Request): Promise<Uint8Array> {
  const tooLarge = () =>
    new ServiceError('payload-too-large', `a webhook has at most ${MAX_BODY} bytes here`)
  if (Number(headers.get('content-length')) > MAX_BODY) throw tooLarge()
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body ?? []) {
    size += piece.length
    if (size > MAX_BODY) throw tooLarge()
    pieces.push(piece)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
