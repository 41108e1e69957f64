import { inherit } from '../inherit.ts'
import type { ActionDefinition, AppDefinition } from '../spec.ts'

/** A scope's long form; Google's documents often print only its last part. */
export const googleScope = (name: string): string => `https://www.googleapis.com/auth/${name}`

const WHO = [googleScope('userinfo.email'), googleScope('userinfo.profile')]

/**
 * What all of Google's apps share: OAuth server, and whose account it is. Without
 * `access_type=offline` and `prompt=consent` there is no refresh token; Google answers the scopes
 * `email` and `profile` in the long form, so they are asked for in it. The callback carries `iss`
 * at times, without a promise.
 * https://developers.google.com/identity/protocols/oauth2/web-server
 *
 * A service account acts for itself (a calendar that was shared with it), or, where the domain's
 * administrator allowed it, for the user that `subject` names: a mailbox needs one. Known, not read.
 * https://developers.google.com/identity/protocols/oauth2/service-account
 */
const BASE = {
  oauth: {
    scheme: 'OAUTH2' as const,
    authorizationUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    issuer: 'https://accounts.google.com',
    issPromised: false,
    clientAuth: 'client_secret_post' as const,
    scopeSeparator: ' ' as const,
    scopes: ['openid', ...WHO],
    authorizationParams: {
      access_type: 'offline',
      prompt: 'consent',
      include_granted_scopes: 'true',
    },
    revocation: { url: 'https://oauth2.googleapis.com/revoke', clientAuth: 'none' as const },
  },
  serviceAccount: {
    scheme: 'GOOGLE_SERVICE_ACCOUNT' as const,
    scopes: WHO,
    fields: [
      {
        name: 'service_account',
        label: 'Key file of the service account',
        type: 'multiline' as const,
        help: 'The JSON file that Google Cloud gives out once, when a key is made.',
      },
      {
        name: 'subject',
        label: 'User to act for',
        type: 'email' as const,
        required: false,
        help: 'A user of your domain; needs domain-wide delegation.',
      },
    ],
  },
  identity: {
    url: 'https://openidconnect.googleapis.com/v1/userinfo',
    id: 'sub',
    name: 'name',
    email: 'email',
    avatar: 'picture',
  },
}

/** The family's base, with an app's own scopes. */
export function google(...scopes: string[]): Pick<AppDefinition, 'auth' | 'identity'> {
  const { oauth, serviceAccount, identity } = BASE
  return {
    auth: [
      inherit(oauth, { scopes: [...oauth.scopes, ...scopes] }),
      inherit(serviceAccount, { scopes: [...serviceAccount.scopes, ...scopes] }),
    ],
    identity,
  }
}

/** Where `identity` is read; every Google app lists it among its hosts. */
export const GOOGLE_IDENTITY_HOST = 'openidconnect.googleapis.com'

const camelCase = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/**
 * Google writes `maxResults` where our arguments say `max_results`: fills in the wire's names, and
 * takes the other spelling from callers too. What an action says itself goes before.
 */
export const googleSpelling = (action: ActionDefinition): ActionDefinition => {
  const names = Object.keys(action.input.properties ?? {})
  const other = names.map((name) => [
    camelCase(name) === name ? snakeCase(name) : camelCase(name),
    name,
  ])
  const aliases = other.filter(([alias]) => !names.includes(alias ?? ''))
  const wire = names
    .filter((name) => camelCase(name) !== name && !action.request?.includes(`{${name}}`))
    .map((name) => [name, camelCase(name)])
  return {
    ...action,
    ...(action.request && { wire: { ...Object.fromEntries(wire), ...action.wire } }),
    argumentAliases: { ...Object.fromEntries(aliases), ...action.argumentAliases },
  }
}
