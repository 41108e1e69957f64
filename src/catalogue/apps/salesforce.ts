import { salesforceActions } from '../actions/salesforce.ts'
import type { AppDefinition } from '../spec.ts'

const TOKEN_URL = 'https://login.salesforce.com/services/oauth2/token'

/**
 * Salesforce: the token answer says which instance the account lives on, and never when the token
 * ends: that is a session setting of the customer's. Sandboxes (test.salesforce.com) are not covered.
 * The JWT flow wants a connected app that the customer approved. Known, not read.
 */
export const salesforce: AppDefinition = {
  slug: 'salesforce',
  name: 'Salesforce',
  description:
    'Leads, contacts, accounts, opportunities, tasks, notes and any other records of a Salesforce organisation: query, search, create, change, delete.',
  categories: ['crm'],
  spoken: { names: ['sfdc'], hints: ['soql', 'opportunity', 'lead', 'contact', 'crm', 'record'] },
  docs: 'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm',
  baseUrl: '{instance_url}/services/data/v62.0',
  hosts: ['*.salesforce.com'],
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://login.salesforce.com/services/oauth2/authorize',
      tokenUrl: TOKEN_URL,
      clientAuth: 'client_secret_post',
      tokenData: { instance_url: 'instance_url' },
      scopes: ['api', 'refresh_token', 'openid'],
      revocation: {
        url: 'https://login.salesforce.com/services/oauth2/revoke',
        clientAuth: 'none',
      },
    },
    {
      scheme: 'JWT_BEARER',
      tokenUrl: TOKEN_URL,
      algorithm: 'RS256',
      issuer: '{consumer_key}',
      subject: '{username}',
      audience: 'https://login.salesforce.com',
      tokenData: { instance_url: 'instance_url' },
      fields: [
        { name: 'consumer_key', label: 'Consumer key', help: 'Of the connected app.' },
        { name: 'username', label: 'User name', help: 'Of the user to act as.' },
        {
          name: 'private_key',
          label: 'Private key',
          type: 'multiline',
          help: 'PKCS #8 PEM; its certificate stands in the connected app.',
        },
      ],
    },
  ],
  identity: {
    url: '{instance_url}/services/oauth2/userinfo',
    id: 'user_id',
    name: 'name',
    email: 'email',
    avatar: 'picture',
  },
  actions: salesforceActions,
}
