import { dropboxActions } from '../actions/dropbox.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * Dropbox: all calls are POST, those without arguments without a body. Content goes to and comes from a
 * host of its own. Refresh tokens need `token_access_type=offline`. Revocation takes the token as
 * bearer, which the facts cannot say. Paths as in the vendor's own SDK (npm `dropbox`); the rest is
 * known, not read.
 */
export const dropbox: AppDefinition = {
  slug: 'dropbox',
  name: 'Dropbox',
  description:
    'Files and folders of a Dropbox account: find, read, upload, move, share, and bring old versions back.',
  categories: ['files'],
  spoken: { names: ['drop box'], hints: ['file', 'folder'] },
  docs: 'https://developers.dropbox.com/oauth-guide',
  baseUrl: 'https://api.dropboxapi.com/2',
  hosts: ['content.dropboxapi.com'],
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://www.dropbox.com/oauth2/authorize',
      authorizationParams: { token_access_type: 'offline' },
      tokenUrl: 'https://api.dropboxapi.com/oauth2/token',
      clientAuth: 'client_secret_post',
      tokenData: { account_id: 'account_id' },
      scopes: [
        ...['account_info.read', 'files.metadata.read', 'files.content.read'],
        ...['files.content.write', 'sharing.read', 'sharing.write'],
      ],
    },
  ],
  identity: {
    url: 'https://api.dropboxapi.com/2/users/get_current_account',
    method: 'POST',
    id: 'account_id',
    name: 'name.display_name',
    email: 'email',
    avatar: 'profile_photo_url',
  },
  actions: dropboxActions,
}
