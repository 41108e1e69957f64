import * as z from 'zod'
import type { BegunConnection } from '../connect/begin.ts'
import { ConnectionView } from '../entity/connections.ts'

/** A begun connection: where its user goes, and what to wait for. */
export const BegunView = z.lazy(() =>
  ConnectionView.unwrap().extend({
    redirectUrl: z
      .string()
      .nullable()
      .describe('Send the user there in time; null: nothing is left to do'),
  }),
)

export const begunView = ({
  connection,
  redirectUrl,
}: BegunConnection): z.infer<typeof BegunView> => ({
  ...connection,
  redirectUrl,
})

/** The page that opens a link in a popup: see `GET /connect.js`. */
export const OpenerOrigin = z.lazy(() =>
  z
    .string()
    .describe(
      'Origin of the page that opens the link in a popup with /connect.js; it alone is told how it went',
    ),
)
