import * as z from 'zod'
import type { AuthFacts } from './facts.ts'
import type { AuthScheme } from './scheme.ts'

const Credentials = z.object({})

/** For apps that anybody may call: nothing is held, nothing is put on. */
export const noAuth: AuthScheme<
  Extract<AuthFacts, { scheme: 'NO_AUTH' }>,
  z.infer<typeof Credentials>
> = {
  name: 'NO_AUTH',
  credentials: Credentials,
  usable: () => ({}),
  apply() {},
}
