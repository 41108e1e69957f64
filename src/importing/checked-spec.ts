import { parseApp } from '../catalogue/parse-app.ts'
import type { AppSpec } from '../catalogue/spec.ts'
import { ServiceError } from '../core/errors.ts'

/** The facts of an app, as strictly looked at as a shipped one's. @throws {ServiceError} `invalid-request` */
export function checkedSpec(spec: AppSpec): AppSpec {
  try {
    return parseApp(spec)
  } catch (error) {
    throw new ServiceError('invalid-request', (error as Error).message, {}, { cause: error })
  }
}
