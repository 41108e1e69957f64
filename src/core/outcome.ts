import {
  type ErrorCode,
  type ErrorFacts,
  errorCode,
  errorDetail,
  errorFacts,
  ServiceError,
} from './errors.ts'

/**
 * What an RPC method of a Durable Object answers when it can fail on purpose. A thrown error would
 * be reported by the runtime as an uncaught exception of the object, even where the caller expects it.
 */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly code: ErrorCode
      readonly detail: string
      readonly facts: string
    }

/** Runs `work` inside an object; deliberate failures become data, bugs still throw. */
export async function outcome<T>(work: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    const code = errorCode(error)
    if (!code) throw error
    const detail = errorDetail(error)
    return { ok: false, code, detail, facts: JSON.stringify(errorFacts(error)) }
  }
}

/** The value, on the caller's side of the RPC. @throws {ServiceError} what the object refused with */
export function unwrap<T>(result: Outcome<T>): T {
  if (result.ok) return result.value
  throw new ServiceError(result.code, result.detail, JSON.parse(result.facts) as ErrorFacts)
}
