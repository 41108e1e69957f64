import { basicHeader } from './basic.ts'
import type { BasicWithJwtFacts } from './facts.ts'
import { place } from './placement.ts'
import type { AuthScheme, Given, Surroundings } from './scheme.ts'
import { logIn, type SessionToken, session } from './session-login.ts'

function ask(
  { login, username, password }: BasicWithJwtFacts,
  { values }: Given,
  around: Surroundings,
) {
  const authorization = basicHeader(username, password, values)
  return logIn(login, values, around, { authorization })
}

/** User name and password, as HTTP Basic, for a JWT that every other request carries. */
export const basicWithJwt: AuthScheme<BasicWithJwtFacts, SessionToken> = {
  name: 'BASIC_WITH_JWT',
  ...session,
  make: ask,
  refresh: (facts, given, _, around) => ask(facts, given, around),
  usable: ({ put }, { values }, { token }) => ({ placed: place(put, { ...values, token }) }),
}
