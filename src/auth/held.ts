import * as z from 'zod'

/** Where the fields themselves are the credentials, nothing is kept beside them. */
export const Nothing = z.lazy(() => z.object({}))
export type Nothing = z.infer<typeof Nothing>

/** What such schemes have in common: they need no client, and make nothing of what they are given. */
export const held = {
  credentials: Nothing,
  needsClient: () => false,
  make: async () => ({ credentials: {} }),
}
