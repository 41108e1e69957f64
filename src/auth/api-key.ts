import type { ApiKeyFacts } from './facts.ts'
import { held, type Nothing } from './held.ts'
import { place } from './placement.ts'
import type { AuthScheme } from './scheme.ts'

/** A key that the user has: in a header, the query or a cookie, with a prefix, or several of them. */
export const apiKey: AuthScheme<ApiKeyFacts, Nothing> = {
  name: 'API_KEY',
  ...held,
  usable: ({ put }, { values }) => ({ placed: place(put, values) }),
}
