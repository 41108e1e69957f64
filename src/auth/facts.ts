import * as z from 'zod'
import { OAuthProvider } from '../oauth/provider.ts'

/** What an app's file says about OAuth 2.0 with the authorization code grant. */
export const OAuth2Facts = OAuthProvider.extend({
  scheme: z.literal('OAUTH2'),
  /** Asked for where the integration names none. */
  scopes: z.array(z.string()),
})
export type OAuth2Facts = z.infer<typeof OAuth2Facts>

/** For apps that anybody may call. */
const NoAuthFacts = z.strictObject({ scheme: z.literal('NO_AUTH') })

/** How an app lets us act for a user: the scheme's name and what it must know of the vendor. */
export const AuthFacts = z.discriminatedUnion('scheme', [OAuth2Facts, NoAuthFacts])
export type AuthFacts = z.infer<typeof AuthFacts>

export const SchemeName = z.enum(['OAUTH2', 'NO_AUTH'])
export type SchemeName = z.infer<typeof SchemeName>
