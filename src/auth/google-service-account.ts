import * as z from 'zod'
import { ServiceError } from '../core/errors.ts'
import { TokenEndpoint } from '../oauth/provider.ts'
import { assertionTokens } from '../oauth/token-request.ts'
import { signAssertion } from './assertion.ts'
import type { ServiceAccountFacts } from './facts.ts'
import { obtained, renewable, type TokenCredentials } from './oauth2.ts'
import type { AuthScheme, Given, Surroundings } from './scheme.ts'

/** The key file that Google gives out; its own `token_uri` is not followed. */
const KeyFile = z.lazy(() =>
  z.object({
    client_email: z.string().min(3),
    private_key: z.string().min(100),
    private_key_id: z.string().optional(),
  }),
)

function readKeyFile(text: string | undefined): z.infer<typeof KeyFile> {
  try {
    return KeyFile.parse(JSON.parse(text ?? ''))
  } catch (cause) {
    const problem = 'It must be the JSON key file of a service account.'
    const errors = [{ field: 'service_account', problem }]
    throw new ServiceError('fields-invalid', `service_account: ${problem}`, { errors }, { cause })
  }
}

async function ask(facts: ServiceAccountFacts, given: Given, { origins, now }: Surroundings) {
  const { client, values } = given
  const file = readKeyFile(values['service_account'])
  const scopes = client.scopes.length > 0 ? client.scopes : facts.scopes
  const issuer = file.client_email
  const assertion = await signAssertion(
    {
      algorithm: 'RS256',
      key: file.private_key,
      keyId: file.private_key_id,
      issuer,
      subject: values['subject'],
      audience: facts.tokenUrl,
      claims: { scope: scopes.join(' ') },
    },
    now,
  )
  const endpoint = TokenEndpoint.parse({ tokenUrl: facts.tokenUrl, clientAuth: 'none' })
  return obtained(await assertionTokens(endpoint, issuer, assertion, [], origins, now))
}

/**
 * A Google service account, perhaps acting for a user of its domain
 * (https://developers.google.com/identity/protocols/oauth2/service-account).
 */
export const googleServiceAccount: AuthScheme<ServiceAccountFacts, TokenCredentials> = {
  name: 'GOOGLE_SERVICE_ACCOUNT',
  ...renewable,
  needsClient: () => false,
  make: ask,
  refresh: (facts, given, _, around) => ask(facts, given, around),
}
