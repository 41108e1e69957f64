import { Hono } from 'hono'
import { receiveHook } from '../connect/receive-hook.ts'
import { ServiceError } from '../core/errors.ts'
import { requireConfiguration } from './authenticate.ts'
import type { AppEnv } from './context.ts'
import { wholeBody } from './request-body.ts'

/** The largest webhook of an app, in bytes. */
const MAX_BODY = 1024 * 1024

/** `/hooks/{address}`: where apps send their webhooks. Opened by no key but by their signatures. */
export const hookReceipt = new Hono<AppEnv>().post(
  '/hooks/:address',
  requireConfiguration,
  async (c) => {
    const { method, url, headers } = c.req.raw
    const body = await wholeBody(c.req.raw, 'a webhook', MAX_BODY, { whole: 30_000 })
    const delivery = { method, url, headers, body }
    const answer = await receiveHook(c.env, c.req.param('address'), delivery, Date.now())
    if (!answer) throw new ServiceError('hook-refused')
    const { status, type, body: text = null } = answer
    return new Response(text, { status, headers: type ? { 'content-type': type } : {} })
  },
)
