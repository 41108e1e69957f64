import type { Permissions } from '../../src/execute/permissions.ts'

/** For callers that nobody restricts. */
export const UNRESTRICTED: Permissions = {
  key: null,
  rulesOf: async () => ({ ruled: {}, enabled: [], free: true }),
}
