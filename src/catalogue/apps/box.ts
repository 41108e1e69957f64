import type { AppDefinition } from '../spec.ts'

/**
 * Box: scopes are set at the app, and a refresh token works once. An app of an enterprise gets in
 * as its service account, by the client credentials grant; the way with a key file wants an
 * encrypted key and is not covered. The authorization page has two addresses, of which this is the
 * vendor's own. Endpoints as several libraries have them; the rest is known, not read.
 */
export const box: AppDefinition = {
  slug: 'box',
  name: 'Box',
  description: 'Find, read, upload, move and share files and folders of a Box account.',
  categories: ['files'],
  docs: 'https://developer.box.com/guides/authentication/oauth2/',
  baseUrl: 'https://api.box.com/2.0',
  hosts: ['upload.box.com'],
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://account.box.com/api/oauth2/authorize',
      tokenUrl: 'https://api.box.com/oauth2/token',
      clientAuth: 'client_secret_post',
      scopes: [],
      revocation: { url: 'https://api.box.com/oauth2/revoke', clientAuth: 'post' },
    },
    {
      scheme: 'S2S_OAUTH2',
      tokenUrl: 'https://api.box.com/oauth2/token',
      clientAuth: 'client_secret_post',
      tokenParams: { box_subject_type: 'enterprise', box_subject_id: '{enterprise_id}' },
      fields: [
        {
          name: 'enterprise_id',
          label: 'Enterprise ID',
          pattern: '[0-9]+',
          help: 'app.box.com/developers: your app, General settings.',
        },
        { name: 'client_id', label: 'Client ID' },
        { name: 'client_secret', label: 'Client secret', type: 'password' },
      ],
      verify: { url: 'https://api.box.com/2.0/users/me' },
    },
  ],
  identity: {
    url: 'https://api.box.com/2.0/users/me',
    id: 'id',
    name: 'name',
    email: 'login',
    avatar: 'avatar_url',
  },
  apiDocument: 'https://raw.githubusercontent.com/box/box-openapi/main/openapi.json',
  actions: [],
}
