import { twilioActions } from '../actions/twilio.ts'
import type { AppDefinition } from '../spec.ts'

/** Twilio: the account's SID is both the user name and a part of every path. Known, not read. */
export const twilio: AppDefinition = {
  slug: 'twilio',
  name: 'Twilio',
  description: 'Read text messages and calls of a Twilio account.',
  categories: ['communication'],
  spoken: { hints: ['phone', 'sms'] },
  docs: 'https://www.twilio.com/docs/usage/requests-to-twilio',
  baseUrl: 'https://api.twilio.com/2010-04-01/Accounts/{account_sid}',
  auth: [
    {
      scheme: 'BASIC',
      username: '{account_sid}',
      password: '{auth_token}',
      fields: [
        {
          name: 'account_sid',
          label: 'Account SID',
          pattern: 'AC[0-9a-f]{32}',
          help: 'On the first page of the console.',
        },
        { name: 'auth_token', label: 'Auth token', type: 'password', help: 'Beside the SID.' },
      ],
      verify: { url: 'https://api.twilio.com/2010-04-01/Accounts/{account_sid}.json' },
    },
  ],
  identity: {
    url: 'https://api.twilio.com/2010-04-01/Accounts/{account_sid}.json',
    id: 'sid',
    name: 'friendly_name',
  },
  apiDocument:
    'https://raw.githubusercontent.com/twilio/twilio-oai/main/spec/json/twilio_api_v2010.json',
  actions: twilioActions,
}
