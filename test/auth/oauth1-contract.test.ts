import { type Refusal, testScheme } from './_contract.ts'

const SECRET = 'canary-consumer-secret'
const TOKEN_SECRET = 'canary-token-secret'

const problem = (status: number, body: string) => () => new Response(body, { status })
const REFUSALS: readonly Refusal[] = [
  ['401', problem(401, SECRET), 'consent-revoked'],
  ['token_rejected', problem(401, 'oauth_problem=token_rejected'), 'consent-revoked'],
  [
    'a consumer nobody knows',
    problem(401, 'oauth_problem=consumer_key_unknown'),
    'client-misconfigured',
  ],
]

/** Calls are signed with the consumer's secret: it leaves the entity, but in no message. */
testScheme({
  facts: {
    scheme: 'OAUTH1',
    requestTokenUrl: 'https://{site}.acme.test/initiate',
    authorizationUrl: 'https://{site}.acme.test/authorize',
    accessTokenUrl: 'https://{site}.acme.test/token',
    realm: 'of {site}',
  },
  client: { clientId: 'the-consumer', clientSecret: SECRET, redirectUri: 'https://behalf.test/cb' },
  values: { site: 'ada' },
  app: () => new Response(`oauth_token=the-token&oauth_token_secret=${TOKEN_SECRET}`),
  callback: 'oauth_token=the-token&oauth_verifier=canary-verifier',
  puts: 'signature',
  inside: ['canary-verifier'],
  outside: [SECRET, TOKEN_SECRET],
  refusals: REFUSALS,
})
