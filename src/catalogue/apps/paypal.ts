import { paypalActions } from '../actions/paypal.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * PayPal, as the merchant: the merchant's own client, by the client credentials grant. The same token
 * is answered until shortly before its end. Known, not read.
 */
export const paypal: AppDefinition = {
  slug: 'paypal',
  name: 'PayPal',
  description: 'Read invoices, orders and transactions of a PayPal business account.',
  categories: ['payments'],
  docs: 'https://developer.paypal.com/api/rest/authentication/',
  baseUrl: 'https://{api_host}',
  auth: [
    {
      scheme: 'S2S_OAUTH2',
      tokenUrl: 'https://{api_host}/v1/oauth2/token',
      clientAuth: 'client_secret_basic',
      tokenData: { app_id: 'app_id' },
      fields: [
        {
          name: 'api_host',
          label: 'Environment',
          type: 'select',
          default: 'api-m.paypal.com',
          options: [
            { value: 'api-m.paypal.com', label: 'Live' },
            { value: 'api-m.sandbox.paypal.com', label: 'Sandbox' },
          ],
        },
        {
          name: 'client_id',
          label: 'Client ID',
          help: 'developer.paypal.com: Apps & Credentials, your REST app.',
        },
        { name: 'client_secret', label: 'Secret', type: 'password' },
      ],
    },
  ],
  actions: paypalActions,
}
