import { errorCode, errorFacts, ServiceError } from '../core/errors.ts'
import { fillText, fillUrl } from '../core/template.ts'
import { clientCredentials } from '../oauth/token-request.ts'
import type { ClientCredentialsFacts } from './facts.ts'
import { obtained, renewable, type TokenCredentials } from './oauth2.ts'
import type { AuthScheme, Given, Surroundings } from './scheme.ts'

/** A client that the user brings in fields goes before the integration's. */
async function ask(facts: ClientCredentialsFacts, given: Given, { origins, now }: Surroundings) {
  const { client, values } = given
  const { client_id: clientId, client_secret: clientSecret } = values
  const own = clientId && clientSecret ? { ...client, clientId, clientSecret } : client
  const tokenParams = Object.fromEntries(
    Object.entries(facts.tokenParams).map(([name, text]) => [name, fillText(text, values)]),
  )
  const endpoint = { ...facts, tokenParams, tokenUrl: fillUrl(facts.tokenUrl, values) }
  const tokens = clientCredentials(endpoint, own, origins, now)
  return obtained(await (own === client ? tokens : blamingFields(tokens)))
}

/** Where the client is the user's own, a refused one is no fault of the integration's. */
async function blamingFields<T>(request: Promise<T>): Promise<T> {
  try {
    return await request
  } catch (cause) {
    if (errorCode(cause) !== 'client-misconfigured') throw cause
    throw new ServiceError('consent-revoked', (cause as Error).message, errorFacts(cause), {
      cause,
    })
  }
}

/** OAuth 2.0 with the client credentials grant (RFC 6749 section 4.4): no user is asked. */
export const clientCredentialsScheme: AuthScheme<ClientCredentialsFacts, TokenCredentials> = {
  name: 'S2S_OAUTH2',
  ...renewable,
  needsClient: ({ fields }) => !fields.some(({ name }) => name === 'client_id'),
  make: ask,
  refresh: (facts, given, _, around) => ask(facts, given, around),
}
