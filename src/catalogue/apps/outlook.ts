import { outlookActions } from '../actions/outlook.ts'
import type { AppDefinition } from '../spec.ts'
import { microsoft } from './microsoft.ts'

/**
 * Mail, calendar and contacts of Outlook through Microsoft Graph v1.0, always of the connected
 * account. Bodies come as HTML unless `Prefer` asks for text. Known, not read.
 */
export const outlook: AppDefinition = {
  slug: 'outlook',
  name: 'Outlook',
  description:
    'Read, search, send and sort the mail of a Microsoft account, and keep its calendars and contacts.',
  categories: ['communication', 'email', 'calendar'],
  spoken: {
    names: ['hotmail', 'office 365'],
    hints: ['inbox', 'email', 'mail', 'calendar', 'event', 'meeting'],
  },
  docs: 'https://learn.microsoft.com/en-us/graph/outlook-mail-concept-overview',
  baseUrl: 'https://graph.microsoft.com/v1.0',
  headers: { prefer: 'outlook.body-content-type="text"' },
  ...microsoft(
    ...['Mail.ReadWrite', 'Mail.Send', 'Calendars.ReadWrite', 'Contacts.ReadWrite'],
    'MailboxSettings.ReadWrite',
  ),
  actions: outlookActions,
}
