import { zoomActions } from '../actions/zoom.ts'
import type { AppDefinition } from '../spec.ts'

const ME = 'https://api.zoom.us/v2/users/me'

/**
 * Zoom, as a user, or a whole account by a server-to-server app. That grant is called
 * `account_credentials`, so it is a login with the client's secrets rather than one of the standard's.
 * Scopes are picked in the app's page of the marketplace, in one of two spellings, so none are
 * asked for. Refresh tokens are good for one use. The OAuth endpoints as several libraries have them
 * (Basic there is known, not read); revocation and the server-to-server grant are known, not read.
 */
export const zoom: AppDefinition = {
  slug: 'zoom',
  name: 'Zoom',
  description: 'Plan meetings and webinars on Zoom, register people, and read recordings.',
  categories: ['communication', 'calendar'],
  spoken: { hints: ['meeting', 'webinar'] },
  docs: 'https://developers.zoom.us/docs/integrations/oauth/',
  baseUrl: 'https://api.zoom.us/v2',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://zoom.us/oauth/authorize',
      tokenUrl: 'https://zoom.us/oauth/token',
      clientAuth: 'client_secret_basic',
      scopes: [],
      revocation: { url: 'https://zoom.us/oauth/revoke', clientAuth: 'basic' },
    },
    {
      scheme: 'BASIC_WITH_JWT',
      username: '{client_id}',
      password: '{client_secret}',
      login: {
        url: 'https://zoom.us/oauth/token',
        params: { grant_type: 'account_credentials', account_id: '{account_id}' },
        body: 'form',
        tokenPath: 'access_token',
        expiryPath: 'expires_in',
      },
      verify: { url: 'https://api.zoom.us/v2/users?page_size=1' },
      fields: [
        {
          name: 'account_id',
          label: 'Account ID',
          help: 'marketplace.zoom.us: Manage, your Server-to-Server OAuth app, App Credentials.',
        },
        { name: 'client_id', label: 'Client ID' },
        { name: 'client_secret', label: 'Client secret', type: 'password' },
      ],
    },
  ],
  identity: { url: ME, id: 'id', name: 'display_name', email: 'email', avatar: 'pic_url' },
  // Known, not read. The address is asked again every 72 hours.
  hooks: {
    docs: 'https://developers.zoom.us/docs/api/webhooks/',
    secret: { from: 'vendor', label: 'Secret Token of the app' },
    signature: {
      algorithm: 'hmac-sha256',
      header: 'x-zm-signature',
      encoding: 'hex',
      prefix: 'v0=',
    },
    signed: 'v0:{timestamp}:{body}',
    timestamp: { at: { header: 'x-zm-request-timestamp' }, unit: 'seconds' },
    kind: { path: 'event' },
    challenge: {
      when: { path: 'event', equals: 'endpoint.url_validation' },
      answer: 'plain-and-hashed',
      path: 'payload.plainToken',
    },
  },
  apiDocument: 'https://raw.githubusercontent.com/zoom/api/master/openapi.v2.json',
  actions: zoomActions,
}
