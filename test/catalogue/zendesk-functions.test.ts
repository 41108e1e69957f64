import { describe, expect, it } from 'vitest'
import { functions } from '../../src/catalogue/functions/zendesk.ts'
import type { AppRequest } from '../../src/catalogue/run.ts'
import { fakeApp, run } from './_fake-app.ts'

const PREVIEW = 'GET /tickets/35/macros/25/apply'
const UPDATE = 'PUT /tickets/35'
const apply = (ticket: object) =>
  run(
    functions,
    'zendesk.apply-macro',
    { ticket_id: 35, macro_id: 25 },
    fakeApp({ [PREVIEW]: { result: { ticket } }, [UPDATE]: ({ body }: AppRequest) => body }).call,
  )

describe('a macro of Zendesk', () => {
  it('changes what it would change, and nothing that only tells of the ticket', async () => {
    const ticket = {
      ...{ id: 35, url: 'https://acme.zendesk.com/x', created_at: '2026-01-01', via: {} },
      ...{ status: 'solved', assignee_id: null, tags: ['vip'] },
    }
    expect(await apply(ticket)).toEqual({ ticket: { status: 'solved', tags: ['vip'] } })
  })

  it.each([
    [
      { body: 'Hello Ada', public: true },
      { body: 'Hello Ada', public: true },
    ],
    [
      { body: 'Hm', public: false },
      { body: 'Hm', public: false },
    ],
    [{ body: 'Hi', html_body: '<p>Hi</p>' }, { html_body: '<p>Hi</p>' }],
  ])('writes its answer %j', async (comment, written) => {
    expect(await apply({ status: 'open', comment })).toEqual({
      ticket: { status: 'open', comment: written },
    })
  })

  it.each([[{ id: 27642, value: '745' }], [[{ id: 27642, value: '745' }]]])(
    'sets the custom field %j',
    async (fields) => {
      expect(await apply({ fields })).toEqual({
        ticket: { custom_fields: [{ id: 27642, value: '745' }] },
      })
    },
  )

  it('writes no empty answer', async () => {
    expect(await apply({ priority: 'high', comment: { body: '', public: true } })).toEqual({
      ticket: { priority: 'high' },
    })
  })
})
