import { describe, expect, it } from 'vitest'
import { functions } from '../../src/catalogue/functions/outlook.ts'
import { dateTime, instant, recipient } from '../../src/catalogue/functions/outlook-items.ts'
import { fakeApp, refused, run } from './_fake-app.ts'

const to = (address: string) => ({ emailAddress: { address } })

describe('addresses and times', () => {
  it.each([
    ['ada@example.com', { address: 'ada@example.com' }],
    ['Ada Lovelace <ada@example.com>', { address: 'ada@example.com', name: 'Ada Lovelace' }],
    ['"Lovelace, Ada" <ada@example.com>', { address: 'ada@example.com', name: 'Lovelace, Ada' }],
  ])('reads %s', (text, emailAddress) => {
    expect(recipient(text).emailAddress).toMatchObject(emailAddress)
  })

  it.each(['', 'Ada', 'a@b, c@d', 'Ada <ada>'])('refuses the address %j', (text) => {
    expect(() => recipient(text)).toThrow('e-mail address')
  })

  it.each([
    ['2026-03-01T09:30:00', { dateTime: '2026-03-01T09:30:00', timeZone: 'Europe/Berlin' }],
    ['2026-03-01T09:30:00+01:00', { dateTime: '2026-03-01T08:30:00', timeZone: 'UTC' }],
    ['2026-03-01', { dateTime: '2026-03-01T00:00:00', timeZone: 'Europe/Berlin' }],
  ])('reads the time %s', (text, expected) => {
    expect(dateTime(text, 'Europe/Berlin', 'start')).toEqual(expected)
  })

  it('wants an offset where a filter compares times', () => {
    expect(() => instant('2026-03-01T09:30:00', 'received')).toThrow('received')
    expect(instant('2026-03-01', 'received')).toBe('2026-03-01T00:00:00Z')
  })
})

describe('mail', () => {
  it('is sent with copies and files', async () => {
    const app = fakeApp({ 'POST /me/sendMail': null })
    const args = {
      ...{ to_email: 'ada@example.com', to_name: 'Ada', cc_emails: ['grace@example.com'] },
      ...{ subject: 'Hi', body: '<p>Hi</p>', is_html: true },
      attachments: [{ base64: 'aGk=', name: 'a.txt', mimetype: 'text/plain' }],
    }
    expect(await run(functions, 'outlook.send-email', args, app.call)).toEqual({ sent: true })
    expect(app.requests[0]?.body).toEqual({
      message: {
        subject: 'Hi',
        body: { contentType: 'HTML', content: '<p>Hi</p>' },
        toRecipients: [{ emailAddress: { address: 'ada@example.com', name: 'Ada' } }],
        ccRecipients: [to('grace@example.com')],
        attachments: [
          {
            '@odata.type': '#microsoft.graph.fileAttachment',
            ...{ name: 'a.txt', contentType: 'text/plain', contentBytes: 'aGk=' },
          },
        ],
      },
    })
  })

  it('is answered with no more than what was given', async () => {
    const app = fakeApp({ 'POST /me/messages/m%3D1/reply': null })
    const args = { message_id: 'm=1', comment: 'Yes' }
    await run(functions, 'outlook.reply', args, app.call)
    expect(app.requests[0]?.body).toEqual({ comment: 'Yes' })
  })

  it.each([
    [{}, undefined],
    [{ is_read: false }, 'receivedDateTime ge 1900-01-01T00:00:00Z and isRead eq false'],
    [
      { received_date_time_gt: '2026-03-01', subject_contains: "Ada's" },
      "receivedDateTime gt 2026-03-01T00:00:00Z and contains(subject,'Ada''s')",
    ],
  ])('is listed by %j', async (args, filter) => {
    const app = fakeApp({ 'GET /me/mailFolders/inbox/messages': { value: [] } })
    await run(functions, 'outlook.list-messages', args, app.call)
    expect(app.requests[0]?.query?.['$filter']).toBe(filter)
  })

  it('is searched for, with no quotation marks that could end the search', async () => {
    const app = fakeApp({ 'GET /me/messages': { value: [] } })
    const args = { query: 'plan "B', from_email: 'ada@example.com' }
    await run(functions, 'outlook.search-messages', args, app.call)
    expect(app.requests[0]?.query?.['$search']).toBe('"plan  B AND from:ada@example.com"')
    await expect(run(functions, 'outlook.search-messages', {})).rejects.toEqual(refused('query'))
  })

  it('changes nothing where nothing was given', async () => {
    const changed = run(functions, 'outlook.update-message', { message_id: 'm1' })
    await expect(changed).rejects.toEqual(refused('at least one'))
  })

  it.each([
    ['aGVsbG8=', { text: 'hello' }],
    ['AAEC', { content: 'AAEC', encoding: 'base64' }],
    [undefined, { note: expect.any(String) }],
  ])('gives the attachment %s as %j', async (contentBytes, expected) => {
    const app = fakeApp({ 'GET /me/messages/m1/attachments/a1': { name: 'x', contentBytes } })
    const args = { message_id: 'm1', attachment_id: 'a1' }
    const read = await run(functions, 'outlook.download-attachment', args, app.call)
    expect(read).toMatchObject(expected)
  })

  it('takes one file for a draft', async () => {
    const app = fakeApp({ 'POST /me/messages/m1/attachments': { id: 'a1' } })
    const args = { message_id: 'm1', file: { base64: 'aGk=', name: 'a.txt' } }
    await run(functions, 'outlook.add-mail-attachment', args, app.call)
    expect(app.requests[0]?.body).toMatchObject({ name: 'a.txt', contentBytes: 'aGk=' })
  })
})

describe('the calendar', () => {
  it('takes an event with guests in either spelling', async () => {
    const app = fakeApp({ 'POST /me/events': { id: 'e1' } })
    const args = {
      ...{
        subject: 'Talk',
        start_datetime: '2026-03-01T09:00:00',
        end_datetime: '2026-03-01T10:00:00',
      },
      ...{ time_zone: 'Europe/Berlin', location: 'Room 1' },
      attendees_info: ['ada@example.com', { email: 'grace@example.com', type: 'optional' }],
    }
    await run(functions, 'outlook.create-event', args, app.call)
    expect(app.requests[0]?.body).toEqual({
      subject: 'Talk',
      start: { dateTime: '2026-03-01T09:00:00', timeZone: 'Europe/Berlin' },
      end: { dateTime: '2026-03-01T10:00:00', timeZone: 'Europe/Berlin' },
      location: { displayName: 'Room 1' },
      attendees: [
        { ...to('ada@example.com'), type: 'required' },
        { ...to('grace@example.com'), type: 'optional' },
      ],
    })
  })

  it('shows each date of a series between two times', async () => {
    const app = fakeApp({
      'GET /me/calendarView': { value: [] },
      'GET /me/events': { value: [] },
    })
    const days = { start_datetime: '2026-03-01', end_datetime: '2026-03-02' }
    await run(functions, 'outlook.list-events', days, app.call)
    await run(functions, 'outlook.list-events', {}, app.call)
    expect(app.requests[0]?.query).toMatchObject({ endDateTime: '2026-03-02T00:00:00Z' })
    const half = run(functions, 'outlook.list-events', { start_datetime: '2026-03-01' })
    await expect(half).rejects.toEqual(refused('end_datetime'))
  })

  it('makes no rule that does nothing', async () => {
    const rule = { display_name: 'R', subject_contains: ['x'] }
    await expect(run(functions, 'outlook.create-rule', rule)).rejects.toEqual(refused('condition'))
  })
})
