import { canFill, fillText } from '../core/template.ts'
import type { BasicFacts } from './facts.ts'
import type { FieldValues } from './fields.ts'
import { held, type Nothing } from './held.ts'
import type { AuthScheme } from './scheme.ts'

/**
 * The header of HTTP Basic, in UTF-8 (RFC 7617 section 2.1). Either half may be a key, or nothing
 * where an optional field was not given.
 */
export function basicHeader(username: string, password: string, values: FieldValues): string {
  const [user, pass] = [username, password].map((t) =>
    canFill(t, values) ? fillText(t, values) : '',
  )
  const bytes = new TextEncoder().encode(`${user}:${pass}`)
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`
}

/** HTTP Basic (RFC 7617), also with a key as user name. */
export const basic: AuthScheme<BasicFacts, Nothing> = {
  name: 'BASIC',
  ...held,
  usable({ username, password }, { values }) {
    const authorization = basicHeader(username, password, values)
    return { placed: { headers: { authorization }, query: {}, cookies: {} } }
  },
}
