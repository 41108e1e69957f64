import type { NoAuthFacts } from './facts.ts'
import { held, type Nothing } from './held.ts'
import type { AuthScheme } from './scheme.ts'

/** For apps that anybody may call: nothing is held, nothing is put on. */
export const noAuth: AuthScheme<NoAuthFacts, Nothing> = {
  name: 'NO_AUTH',
  ...held,
  usable: () => ({}),
}
