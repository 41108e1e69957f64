import { describe, expect, it } from 'vitest'
import { functions as calendar } from '../../src/catalogue/functions/googlecalendar.ts'
import type { AppRequest } from '../../src/catalogue/run.ts'
import { fakeApp, refused, run } from './_fake-app.ts'

const created = async (args: Record<string, unknown>, zone = 'America/New_York') => {
  const app = fakeApp({
    'GET /calendars/primary': { timeZone: zone },
    'POST /calendars/primary/events': (request: AppRequest) => request,
  })
  const request = await run(calendar, 'googlecalendar.create-event', args, app.call)
  return { request: request as { body: object; query: object }, requests: app.requests.length }
}

describe('a new event', () => {
  const at = '2026-03-02T09:30:00'

  it.each([
    ['half an hour', {}, '2026-03-02T10:00:00'],
    ['an hour', { event_duration_hour: 1 }, '2026-03-02T10:30:00'],
    ['both', { event_duration_hour: 1, event_duration_minutes: 15 }, '2026-03-02T10:45:00'],
    ['past midnight', { event_duration_hour: 15 }, '2026-03-03T00:30:00'],
  ])('ends after %s', async (_, duration, end) => {
    const { request } = await created({
      start_datetime: at,
      timezone: 'Europe/Berlin',
      ...duration,
    })
    expect(request.body).toMatchObject({
      start: { dateTime: at, timeZone: 'Europe/Berlin' },
      end: { dateTime: end, timeZone: 'Europe/Berlin' },
    })
  })

  it('lasts an hour even while the clocks change', async () => {
    const args = { timezone: 'Europe/Berlin', event_duration_hour: 1 }
    // 29 March 2026: after 01:59 comes 03:00. 25 October: after 02:59 comes 02:00.
    const spring = await created({ ...args, start_datetime: '2026-03-29T01:30:00' })
    expect(spring.request.body).toMatchObject({ end: { dateTime: '2026-03-29T03:30:00' } })
    const autumn = await created({ ...args, start_datetime: '2026-10-25T00:30:00' })
    expect(autumn.request.body).toMatchObject({ end: { dateTime: '2026-10-25T01:30:00' } })
    const long = { ...args, start_datetime: '2026-10-25T00:30:00', event_duration_hour: 4 }
    expect((await created(long)).request.body).toMatchObject({
      end: { dateTime: '2026-10-25T03:30:00' },
    })
  })

  it("is meant in the calendar's zone where nobody names one", async () => {
    const { request, requests } = await created({ start_datetime: at })
    expect(requests).toBe(2)
    expect(request.body).toMatchObject({ start: { dateTime: at, timeZone: 'America/New_York' } })
  })

  it('keeps an offset to the letter, and asks for no zone then', async () => {
    const { request, requests } = await created({ start_datetime: `${at}-03:30` })
    expect(requests).toBe(1)
    expect(request.body).toMatchObject({
      start: { dateTime: `${at}-03:30` },
      end: { dateTime: '2026-03-02T10:00:00-03:30' },
    })
    expect((await created({ start_datetime: `${at}Z` })).request.body).toMatchObject({
      end: { dateTime: '2026-03-02T10:00:00Z' },
    })
  })

  it('has a zone where it is a series', async () => {
    const args = { start_datetime: `${at}Z`, recurrence: ['RRULE:FREQ=DAILY'] }
    const { request } = await created(args, 'Europe/Berlin')
    expect(request.body).toMatchObject({ end: { timeZone: 'Europe/Berlin' } })
  })

  it('takes whole days where only a date is given', async () => {
    const { request } = await created({ start_datetime: '2026-02-28' })
    expect(request.body).toMatchObject({
      start: { date: '2026-02-28' },
      end: { date: '2026-03-01' },
    })
  })

  it('invites each guest once, opens a room and tells them', async () => {
    const { request } = await created({
      start_datetime: `${at}Z`,
      attendees: ['ada@example.com', ' ADA@example.com', 'bob@example.com'],
      create_meeting_room: true,
      guests_can_modify: true,
      send_updates: true,
    })
    expect(request.query).toEqual({ sendUpdates: 'all', conferenceDataVersion: 1 })
    expect(request.body).toMatchObject({
      attendees: [{ email: 'ADA@example.com' }, { email: 'bob@example.com' }],
      guestsCanModify: true,
      conferenceData: { createRequest: { conferenceSolutionKey: { type: 'hangoutsMeet' } } },
    })
  })

  it('sends nothing that was not given', async () => {
    const { request } = await created({ start_datetime: `${at}Z` })
    expect(JSON.parse(JSON.stringify(request))).toEqual({
      method: 'POST',
      path: '/calendars/primary/events',
      query: {},
      body: {
        start: { dateTime: `${at}Z` },
        end: { dateTime: '2026-03-02T10:00:00Z' },
      },
    })
  })

  it.each([
    ['start_datetime', { start_datetime: 'tomorrow' }],
    ['start_datetime', { start_datetime: '2026-02-30T10:00:00' }],
    ['timezone', { start_datetime: at, timezone: 'Mars/Olympus' }],
    ['timezone', { start_datetime: at, timezone: '+02:00' }],
    ['event_duration_minutes', { start_datetime: at, event_duration_minutes: 0 }],
    ['attendees', { start_datetime: at, attendees: ['Ada'] }],
  ])('is refused for its %s', async (argument, args) => {
    await expect(created(args)).rejects.toEqual(refused(argument))
  })
})

describe('a changed event', () => {
  const path = '/calendars/primary/events/e1'
  const present = {
    id: 'e1',
    start: { dateTime: '2026-03-02T09:00:00+01:00', timeZone: 'Europe/Berlin' },
    end: { dateTime: '2026-03-02T10:15:00+01:00', timeZone: 'Europe/Berlin' },
    attendees: [
      { email: 'ada@example.com', responseStatus: 'accepted' },
      { email: 'me@example.com', self: true, responseStatus: 'needsAction' },
    ],
  }
  const changed = async (name: string, args: Record<string, unknown>, event: object = present) => {
    const app = fakeApp({
      'GET /calendars/primary': { timeZone: 'Asia/Tokyo' },
      [`GET ${path}`]: event,
      [`PATCH ${path}`]: (request: AppRequest) => request,
    })
    const request = await run(calendar, name, { event_id: 'e1', ...args }, app.call)
    return JSON.parse(JSON.stringify(request)) as { body: object; query: object }
  }

  it('keeps its length, its zone and all that is not named', async () => {
    const args = { start_datetime: '2026-03-03T14:00:00' }
    const { body } = await changed('googlecalendar.update-event', args)
    expect(body).toEqual({
      start: { dateTime: '2026-03-03T14:00:00', timeZone: 'Europe/Berlin', date: null },
      end: { dateTime: '2026-03-03T15:15:00', timeZone: 'Europe/Berlin', date: null },
    })
  })

  it('keeps the answers of guests who stay', async () => {
    const attendees = ['Ada@example.com', 'new@example.com']
    const { body } = await changed('googlecalendar.patch-event', { attendees })
    expect(body).toEqual({
      attendees: [
        { email: 'ada@example.com', responseStatus: 'accepted' },
        { email: 'new@example.com' },
      ],
    })
  })

  it('may become a whole day', async () => {
    const args = { start_time: '2026-03-03', end_time: '2026-03-05', send_updates: 'all' }
    const { body, query } = await changed('googlecalendar.patch-event', args)
    const none = { dateTime: null, timeZone: null }
    expect(body).toEqual({
      start: { date: '2026-03-03', ...none },
      end: { date: '2026-03-05', ...none },
    })
    expect(query).toEqual({ sendUpdates: 'all' })
  })

  it("takes the calendar's zone where the event has none", async () => {
    const args = { start_time: '2026-03-03T10:00:00' }
    const event = { start: { date: '2026-03-02' }, end: { date: '2026-03-03' } }
    const { body } = await changed('googlecalendar.patch-event', args, event)
    expect(body).toMatchObject({ start: { timeZone: 'Asia/Tokyo', date: null } })
  })

  it('carries the answer of the user himself', async () => {
    const args = { rsvp_response: 'accepted' }
    const { body } = await changed('googlecalendar.patch-event', args)
    expect(body).toMatchObject({ attendees: [{}, { self: true, responseStatus: 'accepted' }] })
    const alone = changed('googlecalendar.patch-event', args, { attendees: [] })
    await expect(alone).rejects.toEqual(refused('rsvp_response'))
  })

  it('loses one guest and no other', async () => {
    const args = { attendee_email: 'ADA@example.com' }
    const { body } = await changed('googlecalendar.remove-attendee', args)
    expect(body).toEqual({ attendees: [present.attendees[1]] })
    const nobody = changed('googlecalendar.remove-attendee', { attendee_email: 'x@example.com' })
    await expect(nobody).rejects.toEqual(refused('attendee_email'))
  })
})
