import { whatsappActions } from '../actions/whatsapp.ts'
import type { AppDefinition } from '../spec.ts'

const PHONE_NUMBER_ID = {
  name: 'phone_number_id',
  label: 'Phone number ID',
  pattern: '[0-9]+',
  help: 'developers.facebook.com: your app, WhatsApp, API Setup.',
} as const

/**
 * WhatsApp's Cloud API, on Meta's Graph: a number is meant by its id, not by its digits. A system
 * user's token lasts; a user's is gone after weeks at most, as Meta trades tokens for longer ones
 * in a way of its own. Endpoints as several libraries have them; the rest is known, not read.
 * Unconfirmed: how the client proves itself.
 */
export const whatsapp: AppDefinition = {
  slug: 'whatsapp',
  name: 'WhatsApp Business',
  description: 'Send texts, media and template messages from a WhatsApp Business number.',
  categories: ['communication'],
  docs: 'https://developers.facebook.com/docs/whatsapp/cloud-api/get-started',
  baseUrl: 'https://graph.facebook.com/v23.0',
  parameters: { phone_number_id: '{phone_number_id}' },
  auth: [
    {
      scheme: 'API_KEY',
      put: { headers: { authorization: 'Bearer {auth_token}' } },
      fields: [
        PHONE_NUMBER_ID,
        {
          name: 'auth_token',
          label: 'Access token',
          type: 'password',
          help: 'Of a system user, with whatsapp_business_messaging.',
        },
      ],
      verify: { url: 'https://graph.facebook.com/v23.0/{phone_number_id}' },
    },
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://www.facebook.com/v23.0/dialog/oauth',
      tokenUrl: 'https://graph.facebook.com/v23.0/oauth/access_token',
      clientAuth: 'client_secret_post',
      scopeSeparator: ',',
      scopes: ['whatsapp_business_messaging', 'whatsapp_business_management'],
      fields: [PHONE_NUMBER_ID],
    },
  ],
  identity: {
    url: 'https://graph.facebook.com/v23.0/{phone_number_id}',
    id: 'id',
    name: 'verified_name',
  },
  apiDocument:
    'https://raw.githubusercontent.com/facebook/openapi/main/business-messaging-api_v23.0.yaml',
  actions: whatsappActions,
}
