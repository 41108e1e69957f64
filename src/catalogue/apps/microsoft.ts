import type { AppDefinition } from '../spec.ts'

/**
 * What all apps on Microsoft Graph share: the OAuth server, for accounts of any tenant (`common`),
 * and whose account it is. `offline_access` gives the refresh token. There is no revocation endpoint.
 * Registrations for one tenant only want its id in place of `common`, and are not covered. Endpoints
 * as several libraries have them; the rest is known, not read.
 * https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export const MICROSOFT_OAUTH = {
  scheme: 'OAUTH2',
  authorizationUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
  tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
  clientAuth: 'client_secret_post',
  fixedScopes: ['offline_access', 'openid', 'User.Read'] as string[],
} as const

/** The family's base, with an app's own scopes. */
export const microsoft = (...scopes: string[]): Pick<AppDefinition, 'auth' | 'identity'> => ({
  auth: [{ ...MICROSOFT_OAUTH, scopes }],
  identity: {
    url: 'https://graph.microsoft.com/v1.0/me',
    id: 'id',
    name: 'displayName',
    email: 'userPrincipalName',
  },
})
