import type { BearerTokenFacts } from './facts.ts'
import { held, type Nothing } from './held.ts'
import { place } from './placement.ts'
import type { AuthScheme } from './scheme.ts'

/** A token that the user has (RFC 6750 section 2.1, or under the app's own prefix). */
export const bearerToken: AuthScheme<BearerTokenFacts, Nothing> = {
  name: 'BEARER_TOKEN',
  ...held,
  usable: ({ put }, { values }) => ({ placed: place(put, values) }),
}
