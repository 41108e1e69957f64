import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type ErrorCode, errorCode } from '../core/errors.ts'
import { tellBug } from '../observe/bug.ts'
import type { AppEnv } from './context.ts'

/**
 * The code of what a request failed for, noted for its line. An error without one is a bug of ours:
 * it is logged, and the caller is told nothing.
 */
export function failed(error: Error, c: Context<AppEnv>): ErrorCode | undefined {
  const malformed = error instanceof HTTPException && error.status < 500
  const code = malformed ? 'invalid-request' : errorCode(error)
  c.get('notes').code = code ?? 'internal'
  if (!code) tellBug(`request=${c.get('requestId')}`, error)
  return code
}
