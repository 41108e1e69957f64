import config from 'grant/config/oauth.json'
import { describe, expect, it } from 'vitest'
import { APPS } from '../../src/catalogue/shipped.ts'
import type { AppDefinition } from '../../src/catalogue/spec.ts'

/**
 * Our authorization and token URLs beside those of npm `grant`, a second source that others use and
 * mend. Where they differ, one of the two is wrong or old: a difference that nobody has looked at
 * fails, and so does a listed one that is gone.
 */

interface Endpoints {
  readonly authorize_url: string
  readonly access_url: string
}

const GRANT = config as Readonly<Record<string, Partial<Endpoints> | undefined>>

/** What grant calls an app or the family whose OAuth server it shares, where it is not our slug. */
const NAMES: Readonly<Record<string, string>> = {
  confluence: 'atlassian',
  digital_ocean: 'digitalocean',
  dropbox_sign: 'hellosign',
  dynamics365: 'microsoft',
  excel: 'microsoft',
  gmail: 'google',
  jira: 'atlassian',
  metaads: 'facebook',
  microsoft_teams: 'microsoft',
  one_drive: 'microsoft',
  outlook: 'microsoft',
  quickbooks: 'intuit',
  share_point: 'microsoft',
  slackbot: 'slack',
  twitter: 'twitter2',
  whatsapp: 'facebook',
  youtube: 'google',
}

const nameOf = (slug: string): string =>
  NAMES[slug] ?? (slug.startsWith('google') ? 'google' : slug)

const VERSION = 'grant leaves out the version, and Meta then takes the oldest one that it serves'
const ACCESS = 'grant has the endpoints from before granular scopes, which Slack calls v2'

const X = 'grant has the names from before Twitter became X, which X keeps up'

/** By app and URL: why ours is another one. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  'auth0 token': 'ours takes the whole domain, as tenants outside the US have a region in it',
  'box authorization': "ours is the one in Box's API document; grant's redirects there",
  'discord authorization': 'Discord documents ours; the one below /api answers too',
  'dropbox_sign authorization': 'grant has the host from before HelloSign moved its app',
  'dropbox_sign token': 'grant has the host from before HelloSign moved its app',
  'facebook authorization': VERSION,
  'facebook token': VERSION,
  'figma token': 'grant has the older one; Figma documents ours, with a refresh URL of its own',
  'freshbooks authorization': 'grant has OAuth 1.0a of FreshBooks Classic',
  'freshbooks token': 'grant has OAuth 1.0a of FreshBooks Classic',
  'harvest authorization': 'grant has version 1 of the API; Harvest ID came with version 2',
  'harvest token': 'grant has version 1 of the API; Harvest ID came with version 2',
  'instagram authorization': 'grant has the Basic Display API, which Meta ended in 2024',
  'metaads authorization': VERSION,
  'metaads token': VERSION,
  'paypal token': "grant has Log in with PayPal; ours is for the merchant's own client",
  'pinterest authorization': 'grant has version 1 of the API; ours is of version 5',
  'pinterest token': 'grant has version 1 of the API; ours is of version 5',
  'reddit authorization': 'grant has an older name of the same host',
  'reddit token': 'grant has an older name of the same host',
  'slack authorization': ACCESS,
  'slack token': ACCESS,
  'slackbot authorization': ACCESS,
  'slackbot token': ACCESS,
  'surveymonkey token': 'grant has the host from before the API moved to .com',
  'tiktok authorization':
    'grant has version 1 of the API, which TikTok ended; ours is of version 2',
  'tiktok token': 'grant has version 1 of the API, which TikTok ended; ours is of version 2',
  'vercel authorization': 'grant signs users in; ours installs an integration, for the API',
  'twitter authorization': X,
  'twitter token': X,
  'whatsapp authorization': VERSION,
  'whatsapp token': VERSION,
  'wrike authorization': 'grant has the older host; Wrike documents login.wrike.com, version 4',
  'wrike token': 'grant has the older host; Wrike documents login.wrike.com',
  'xero authorization': 'grant has OAuth 1.0a, which Xero ended in 2021',
  'xero token': 'grant has OAuth 1.0a, which Xero ended in 2021',
}

/** With `*` for what differs from account to account: `{shop}` of ours, `[subdomain]` of grant's. */
const comparable = (url: string): string => url.replace(/\{\w+\}|\[\w+\]/g, '*')

function endpointsOf(facts: AppDefinition['auth'][number]): Partial<Endpoints> {
  switch (facts.scheme) {
    case 'OAUTH2':
      return { authorize_url: facts.authorizationUrl, access_url: facts.tokenUrl }
    case 'OAUTH1':
      return { authorize_url: facts.authorizationUrl, access_url: facts.accessTokenUrl }
    case 'S2S_OAUTH2':
      return { access_url: facts.tokenUrl }
    default:
      return {}
  }
}

const URLS = [
  ['authorization', 'authorize_url'],
  ['token', 'access_url'],
] as const

const compared = APPS.flatMap(({ slug, auth }) => {
  const theirs = GRANT[nameOf(slug)]
  return auth.flatMap((facts) =>
    URLS.flatMap(([what, key]) => {
      const [ours, grants] = [endpointsOf(facts)[key], theirs?.[key]]
      const name = `${slug} ${what}`
      return ours && grants ? [{ name, ours: comparable(ours), grants: comparable(grants) }] : []
    }),
  )
})

describe('our OAuth endpoints beside those of grant', () => {
  it('are compared for every app that both know', () => {
    expect(compared.length).toBeGreaterThan(100)
  })

  it.each(compared)('$name is the same, or differs for a reason', ({ name, ours, grants }) => {
    if (Object.hasOwn(DIFFERENCES, name)) expect(ours).not.toBe(grants)
    else expect(ours).toBe(grants)
  })

  it('differ nowhere that is not looked at any more', () => {
    const names = new Set(compared.map(({ name }) => name))
    expect(Object.keys(DIFFERENCES).filter((name) => !names.has(name))).toEqual([])
  })
})
