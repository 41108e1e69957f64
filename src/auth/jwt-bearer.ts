import { canFill, fillText, fillUrl } from '../core/template.ts'
import { assertionTokens } from '../oauth/token-request.ts'
import { signAssertion } from './assertion.ts'
import type { JwtBearerFacts } from './facts.ts'
import { obtained, renewable, type TokenCredentials } from './oauth2.ts'
import type { AuthScheme, Given, Surroundings } from './scheme.ts'

async function ask(
  facts: JwtBearerFacts,
  { client, values }: Given,
  { origins, now }: Surroundings,
) {
  const optional = (template: string | undefined) =>
    template && canFill(template, values) ? fillText(template, values) : undefined
  const tokenUrl = fillUrl(facts.tokenUrl, values)
  const issuer = fillText(facts.issuer, values)
  const claims = Object.fromEntries(
    Object.entries(facts.claims).map(([name, text]) => [name, fillText(text, values)]),
  )
  const assertion = await signAssertion(
    {
      algorithm: facts.algorithm,
      key: fillKey(facts.key, values),
      keyId: optional(facts.keyId),
      issuer,
      subject: optional(facts.subject),
      audience: optional(facts.audience) ?? tokenUrl,
      claims,
    },
    now,
  )
  const endpoint = { ...facts, tokenUrl, clientAuth: 'none' as const }
  const scopes = client.scopes.length > 0 ? client.scopes : facts.scopes
  return obtained(await assertionTokens(endpoint, issuer, assertion, scopes, origins, now))
}

/** A key has many lines, and stands nowhere but in the signature. */
const fillKey = (template: string, values: Given['values']): string =>
  template.replace(/^\{(\w+)\}$/, (_, name: string) => values[name] ?? '')

/** A signed assertion for a token (RFC 7523 section 2.1). */
export const jwtBearer: AuthScheme<JwtBearerFacts, TokenCredentials> = {
  name: 'JWT_BEARER',
  ...renewable,
  needsClient: () => false,
  make: ask,
  refresh: (facts, given, _, around) => ask(facts, given, around),
}
