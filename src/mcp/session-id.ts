import { randomToken } from '../core/random.ts'
import type { Client } from './protocol.ts'

/**
 * What a client said once, in `initialize`, and what later requests must know: no server keeps it, the
 * client hands it back in `Mcp-Session-Id`. It opens nothing; every request has its own credentials.
 */
export const newSessionId = ({ opensUrls }: Client): string =>
  `${randomToken(16)}.${opensUrls ? 'url' : 'none'}`

/** Whatever was handed back: a client that says nothing can do nothing. */
export const sessionFacts = (sessionId: string | null): Client => ({
  opensUrls: sessionId?.endsWith('.url') === true,
})
