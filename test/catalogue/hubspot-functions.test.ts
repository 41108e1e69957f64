import { describe, expect, it } from 'vitest'
import { createNote, functions as hubspot } from '../../src/catalogue/functions/hubspot.ts'
import { fakeApp, refused, run } from './_fake-app.ts'

const plain = (id: string, associationTypeId: number) => ({
  to: { id },
  types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }],
})

describe('HubSpot', () => {
  it('creates a contact of its properties, linked with its company', async () => {
    const app = fakeApp({ 'POST /crm/v3/objects/contacts': { id: '1' } })
    const args = {
      ...{ email: 'ada@acme.example', firstname: 'Ada', company_ids: ['9'] },
      custom_properties: { vip: true, seats: 3 },
    }
    expect(await run(hubspot, 'hubspot.create-contact', args, app.call)).toEqual({ id: '1' })
    expect(app.requests[0]?.body).toEqual({
      properties: { email: 'ada@acme.example', firstname: 'Ada', vip: 'true', seats: '3' },
      associations: [plain('9', 279)],
    })
  })

  it('links a deal with what it has to do with, by plain and by labelled associations', async () => {
    const app = fakeApp({ 'POST /crm/v3/objects/deals': { id: '1' } })
    const labelled = { to: { id: '8' }, types: [] }
    const args = {
      ...{ dealname: 'Big', dealstage: 'won', contact_ids: ['1', '2'], company_ids: ['3'] },
      associations: [labelled],
    }
    await run(hubspot, 'hubspot.create-deal', args, app.call)
    expect(app.requests[0]?.body).toMatchObject({
      associations: [plain('1', 3), plain('2', 3), plain('3', 341), labelled],
    })
  })

  it.each([
    ['one\ntwo <3 & me', 'one<br>two &lt;3 &amp; me'],
    ['<p>one</p>\ntwo', '<p>one</p>\ntwo'],
  ])('writes a note so that %j is seen as it was meant', async (body, html) => {
    const app = fakeApp({ 'POST /crm/v3/objects/notes': { id: '1' } })
    const args = { body, contact_ids: ['5'], timestamp: '2026-01-31T10:00:00+01:00' }
    await run(hubspot, 'hubspot.create-note', args, app.call)
    expect(app.requests[0]?.body).toEqual({
      properties: { hs_timestamp: '2026-01-31T09:00:00.000Z', hs_note_body: html },
      associations: [plain('5', 202)],
    })
  })

  it('says now where a note has no time', async () => {
    const app = fakeApp({ 'POST /crm/v3/objects/notes': { id: '1' } })
    await createNote({ body: 'Hi' }, app.call, Date.parse('2026-01-31T09:00:00Z'))
    expect(app.requests[0]?.body).toMatchObject({
      properties: { hs_timestamp: '2026-01-31T09:00:00.000Z' },
    })
  })

  it('creates a task that is due, under HubSpot’s names', async () => {
    const app = fakeApp({ 'POST /crm/v3/objects/tasks': { id: '1' } })
    const args = {
      ...{ subject: 'Call', timestamp: '2026-01-31T09:00:00Z', priority: 'HIGH' },
      ...{ hubspot_owner_id: '4', deal_ids: ['6'] },
    }
    await run(hubspot, 'hubspot.create-task', args, app.call)
    expect(app.requests[0]?.body).toEqual({
      properties: {
        hs_timestamp: '2026-01-31T09:00:00.000Z',
        hs_task_subject: 'Call',
        hs_task_priority: 'HIGH',
        hubspot_owner_id: '4',
      },
      associations: [plain('6', 216)],
    })
  })

  it('records calls and meetings with how long they took', async () => {
    const app = fakeApp({
      'POST /crm/v3/objects/calls': {},
      'POST /crm/v3/objects/meetings': {},
    })
    const timestamp = '2026-01-31T09:00:00Z'
    const call = { title: 'Hello', timestamp, duration_minutes: 2, direction: 'OUTBOUND' }
    await run(hubspot, 'hubspot.log-call', call, app.call)
    const meeting = { title: 'Demo', timestamp, end_time: '2026-01-31T10:00:00Z' }
    await run(hubspot, 'hubspot.log-meeting', meeting, app.call)
    expect(app.requests.map(({ body }) => body)).toMatchObject([
      { properties: { hs_call_duration: '120000', hs_call_status: 'COMPLETED' } },
      {
        properties: {
          hs_meeting_start_time: '2026-01-31T09:00:00.000Z',
          hs_meeting_end_time: '2026-01-31T10:00:00.000Z',
        },
      },
    ])
  })

  it('refuses a time that is none', async () => {
    const args = { subject: 'Call', timestamp: 'soon' }
    await expect(run(hubspot, 'hubspot.create-task', args)).rejects.toEqual(refused('timestamp'))
  })

  describe('lists what is on a timeline', () => {
    const path = 'GET /crm/v4/objects/contacts/5/associations/notes'
    const args = { objectType: 'contacts', objectId: '5', activity_type: 'notes' }

    it('newest first, with its texts, and says how to go on', async () => {
      const note = (id: string, hs_timestamp: string) => ({
        id,
        properties: { hs_timestamp, hs_note_body: `Note ${id}`, hubspot_owner_id: null },
      })
      const app = fakeApp({
        [path]: {
          results: [{ toObjectId: 1 }, { toObjectId: 2 }],
          paging: { next: { after: 'x' } },
        },
        'POST /crm/v3/objects/notes/batch/read': {
          results: [note('1', '2026-01-01T00:00:00Z'), note('2', '2026-01-31T00:00:00Z')],
        },
      })
      expect(await run(hubspot, 'hubspot.list-activities', args, app.call)).toEqual({
        results: [
          { id: '2', hs_timestamp: '2026-01-31T00:00:00Z', hs_note_body: 'Note 2' },
          { id: '1', hs_timestamp: '2026-01-01T00:00:00Z', hs_note_body: 'Note 1' },
        ],
        next_after: 'x',
      })
      expect(app.requests[1]?.body).toMatchObject({ inputs: [{ id: '1' }, { id: '2' }] })
    })

    it('without asking further where there is nothing', async () => {
      const app = fakeApp({ [path]: { results: [] } })
      expect(await run(hubspot, 'hubspot.list-activities', args, app.call)).toEqual({ results: [] })
      expect(app.requests).toHaveLength(1)
    })
  })
})
