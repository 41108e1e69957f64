import { describe, expect, it } from 'vitest'
import { findFreeSlots, freeBetween } from '../../src/catalogue/functions/free-slots.ts'
import {
  functions as calendar,
  currentDateTime,
} from '../../src/catalogue/functions/googlecalendar.ts'
import type { AppRequest } from '../../src/catalogue/run.ts'
import { fakeApp, refused, run } from './_fake-app.ts'

describe('finding time', () => {
  const span = (start: number, end: number) => ({ start, end })

  it.each([
    ['nothing is on', [], [[0, 10]]],
    [
      'something is on in the middle',
      [[4, 6]],
      [
        [0, 4],
        [6, 10],
      ],
    ],
    [
      'events overlap in any order',
      [
        [5, 8],
        [2, 6],
      ],
      [
        [0, 2],
        [8, 10],
      ],
    ],
    [
      'one lies within another',
      [
        [2, 8],
        [3, 4],
      ],
      [
        [0, 2],
        [8, 10],
      ],
    ],
    [
      'events touch',
      [
        [2, 4],
        [4, 6],
      ],
      [
        [0, 2],
        [6, 10],
      ],
    ],
    [
      'they reach over the edges',
      [
        [-5, 2],
        [9, 20],
      ],
      [[2, 9]],
    ],
    ['all is full', [[-5, 20]], []],
    [
      'they lie outside',
      [
        [-9, -5],
        [15, 20],
      ],
      [[0, 10]],
    ],
  ])('finds the gaps where %s', (_, busy, free) => {
    const spans = (all: number[][]) => all.map(([start = 0, end = 0]) => span(start, end))
    expect(freeBetween(spans(busy), span(0, 10))).toEqual(spans(free))
  })

  const busyApp = (calendars: object) => fakeApp({ 'POST /freeBusy': { calendars } })
  const now = Date.parse('2026-03-02T08:00:00Z')

  it('is asked and answered in the zone, common time first', async () => {
    const app = busyApp({
      a: { busy: [{ start: '2026-03-02T09:00:00Z', end: '2026-03-02T10:00:00Z' }] },
      b: { busy: [{ start: '2026-03-02T11:00:00+01:00', end: '2026-03-02T12:00:00+01:00' }] },
    })
    const args = { time_max: '2026-03-02T13:00', timezone: 'Europe/Berlin', items: ['a', 'b'] }
    const answer = await findFreeSlots(args, app.call, now)
    expect(app.requests[0]?.body).toMatchObject({
      timeMin: '2026-03-02T09:00:00+01:00',
      timeMax: '2026-03-02T13:00:00+01:00',
      items: [{ id: 'a' }, { id: 'b' }],
    })
    expect(answer).toMatchObject({
      free: [
        { start: '2026-03-02T09:00:00+01:00', end: '2026-03-02T10:00:00+01:00', minutes: 60 },
        { start: '2026-03-02T12:00:00+01:00', end: '2026-03-02T13:00:00+01:00', minutes: 60 },
      ],
      calendars: [{ id: 'a', busy: [{ minutes: 60 }] }, { id: 'b' }],
    })
  })

  it('does not call a calendar free that it may not see', async () => {
    const app = busyApp({ a: { errors: [{ domain: 'global', reason: 'notFound' }], busy: [] } })
    const answer = await findFreeSlots({ items: ['a'] }, app.call, now)
    expect(answer).toMatchObject({ free: [], calendars: [{ id: 'a', errors: ['notFound'] }] })
  })

  it('looks at the next day of the main calendar if not told otherwise', async () => {
    const app = busyApp({ primary: { busy: [] } })
    expect(await findFreeSlots({}, app.call, now)).toMatchObject({ free: [{ minutes: 1440 }] })
    expect(app.requests[0]?.body).toMatchObject({ items: [{ id: 'primary' }] })
  })

  it('refuses a range that ends before it begins', async () => {
    const args = { time_min: '2026-03-02T10:00:00Z', time_max: '2026-03-02T09:00:00Z' }
    const answer = findFreeSlots(args, busyApp({}).call, now)
    await expect(answer).rejects.toEqual(refused('time_max'))
  })
})

describe('the current date and time', () => {
  const now = Date.parse('2026-07-01T22:30:00.500Z')

  it.each([
    [{}, '2026-07-01T22:30:00Z', 'Wednesday'],
    [{ timezone: 2 }, '2026-07-02T00:30:00+02:00', 'Thursday'],
    [{ timezone: -3.5 }, '2026-07-01T19:00:00-03:30', 'Wednesday'],
    [{ timezone_name: 'Europe/Berlin' }, '2026-07-02T00:30:00+02:00', 'Thursday'],
    [{ timezone: 'Asia/Kolkata' }, '2026-07-02T04:00:00+05:30', 'Thursday'],
  ])('in %j', (args, datetime, weekday) => {
    expect(currentDateTime(args, now)).toMatchObject({
      datetime,
      weekday,
      utc: '2026-07-01T22:30:00Z',
    })
  })
})

describe('searching events', () => {
  it('gives Google an offset, of the calendar where the caller gives none', async () => {
    const app = fakeApp({
      'GET /calendars/primary': { timeZone: 'Europe/Berlin' },
      'GET /calendars/primary/events': { items: [] },
    })
    const args = {
      timeMin: '2026-03-01',
      timeMax: '2026-07-01T00:00:00',
      updated_min: '2026-01-01T00:00:00Z',
    }
    await run(calendar, 'googlecalendar.find-event', args, app.call)
    expect(app.requests[1]?.query).toMatchObject({
      timeMin: '2026-03-01T00:00:00+01:00',
      timeMax: '2026-07-01T00:00:00+02:00',
      updatedMin: '2026-01-01T00:00:00Z',
      singleEvents: true,
      maxResults: 10,
    })
  })

  it('follows pages until the token of the next sync', async () => {
    const app = fakeApp({
      'GET /calendars/primary/events': ({ query }: AppRequest) =>
        query?.['pageToken'] === 'p2'
          ? { items: [2], nextSyncToken: 's2' }
          : { items: [1], nextPageToken: 'p2' },
    })
    const answer = await run(calendar, 'googlecalendar.sync-events', { sync_token: 's1' }, app.call)
    expect(answer).toEqual({ items: [1, 2], nextSyncToken: 's2' })
    expect(app.requests.map(({ query }) => query?.['syncToken'])).toEqual(['s1', 's1'])
  })

  it('hands back the page token of a calendar without end', async () => {
    const app = fakeApp({ 'GET /calendars/primary/events': { items: [1], nextPageToken: 'p' } })
    const answer = await run(calendar, 'googlecalendar.sync-events', {}, app.call)
    expect(answer).toEqual({ items: [1, 1, 1, 1], nextPageToken: 'p' })
  })
})

describe('a copy of a calendar', () => {
  it('has the zone of the other and a title of its own', async () => {
    const app = fakeApp({
      'GET /calendars/primary': { id: 'x', etag: 'y', summary: 'Work', timeZone: 'Asia/Tokyo' },
      'POST /calendars': ({ body }: AppRequest) => body,
    })
    const copy = await run(calendar, 'googlecalendar.duplicate-calendar', {}, app.call)
    expect(copy).toEqual({ summary: 'Copy of Work', timeZone: 'Asia/Tokyo' })
  })
})
