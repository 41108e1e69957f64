import type { Hono } from 'hono'
import type { AppEnv } from '../routes/context.ts'
import { type Operation, operationOf } from '../routes/operation.ts'

/** An operation as the reference shows it. */
export interface DocumentedOperation extends Operation {
  /** Lower-case; `all` for every method. */
  readonly method: string
  /** With `{parameters}` in braces. */
  readonly path: string
}

/** Every operation of an app, in the order of its routes. */
export function operationsOf(app: Hono<AppEnv>): DocumentedOperation[] {
  return app.routes.flatMap(({ method, path, handler }) => {
    const found = operationOf(handler)
    const braced = path
      .replace(/:(\w+)/g, '{$1}')
      .replace(/\/\*$/, '/{path}')
      .replace(/(.)\/$/, '$1')
    return found ? [{ ...found, method: method.toLowerCase(), path: braced }] : []
  })
}
