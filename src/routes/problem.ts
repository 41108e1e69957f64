import type { Context } from 'hono'
import * as z from 'zod'
import { ERRORS, errorDetail, errorFacts } from '../core/errors.ts'
import type { AppEnv } from './context.ts'
import { failed } from './failed.ts'
import { comeAgainHeaders } from './rate-headers.ts'

/** RFC 9457 section 3, with members of our own. */
export const Problem = z.lazy(() =>
  z
    .looseObject({
      type: z
        .string()
        .describe('A stable URI reference: the code, explained on the reference page'),
      title: z.string(),
      status: z.number().int(),
      detail: z.string().optional(),
      instance: z.string(),
      code: z.string(),
      request_id: z.string(),
      outcome: z
        .literal('unknown')
        .optional()
        .describe('The app was asked to change something, and may have: look before you try again'),
      retry_after: z.number().optional().describe('Seconds'),
    })
    .describe('RFC 9457'),
)

/**
 * The one place where a failure becomes HTTP: `application/problem+json`. An error without a code is
 * a bug of ours: the caller is told nothing.
 */
export function problem(error: Error, c: Context<AppEnv>): Response {
  const code = failed(error, c)
  const [status, title] = code ? ERRORS[code] : ([500, 'Internal error'] as const)
  const facts = errorFacts(error)
  const document = {
    ...facts,
    type: `/docs#${code ?? 'internal'}`,
    title,
    status,
    detail: code && errorDetail(error) !== title ? errorDetail(error) : undefined,
    instance: c.req.path,
    code: code ?? 'internal',
    request_id: c.get('requestId'),
    ...(c.get('acted') ? { outcome: 'unknown' } : {}),
  }
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  if (code === 'unauthorized') headers['www-authenticate'] = 'Bearer'
  return c.body(JSON.stringify(document), status, { ...headers, ...comeAgainHeaders(facts) })
}
