import type { Context } from 'hono'
import * as z from 'zod'
import { ERRORS, type ErrorCode, errorDetail, errorFacts } from '../../core/errors.ts'
import type { AppEnv } from '../../routes/context.ts'
import { failed } from '../../routes/failed.ts'
import { comeAgainHeaders } from '../../routes/rate-headers.ts'

/** The statuses that the JavaScript SDK can name; on any other one it fails in its own error mapper. */
type Survivable = 400 | 401 | 404 | 408 | 429 | 500 | 502

const SURVIVABLE: Readonly<Partial<Record<number, Survivable>>> = {
  ...{ 400: 400, 401: 401, 403: 401, 404: 404, 405: 404, 409: 400, 413: 400, 422: 400 },
  ...{ 429: 429, 500: 500, 502: 502, 503: 500, 504: 408 },
}

const STATUS_BY_CODE: Readonly<Partial<Record<ErrorCode, Survivable>>> = {
  'insufficient-scope': 400,
  'shared-client-not-found': 400,
  'proxy-not-allowed': 400,
  forbidden: 400,
}

const NAMES: Readonly<Partial<Record<ErrorCode, string>>> = {
  unauthorized: 'ApiKeyNotFoundError',
  'app-not-found': 'AppNotFoundError',
  'action-not-found': 'ActionNotFoundError',
  'connection-not-found': 'ConnectedAccountNotFoundError',
}

const TYPES: Readonly<Record<Survivable, string>> = {
  400: 'BadRequestError',
  401: 'UnauthorizedError',
  404: 'NotFoundError',
  408: 'RequestTimeoutError',
  429: 'RateLimitError',
  500: 'InternalServerError',
  502: 'BadGatewayError',
}

/** An error as the SDKs read it. */
export const Failure = z.lazy(() =>
  z.object({
    status: z.union([400, 401, 404, 408, 429, 500, 502].map((status) => z.literal(status))),
    message: z.string(),
    requestId: z.string(),
    type: z.string(),
    name: z.string(),
    details: z
      .looseObject({ message: z.string(), code: z.string() })
      .describe('Of a 400 the JavaScript SDK shows nothing else'),
  }),
)

/** A failure, as the SDKs of this generation take it. */
export function failure(error: Error, c: Context<AppEnv>): Response {
  const code = failed(error, c)
  const status = code ? (STATUS_BY_CODE[code] ?? SURVIVABLE[ERRORS[code][0]] ?? 500) : 500
  const message = code ? errorDetail(error) : 'Internal error'
  const body: z.infer<typeof Failure> = {
    status,
    message,
    requestId: c.get('requestId'),
    type: TYPES[status],
    name: (code && NAMES[code]) ?? TYPES[status],
    details: { ...errorFacts(error), message, code: code ?? 'internal' },
  }
  return c.json(body, status, comeAgainHeaders(errorFacts(error)))
}
