import { describe, expect, it } from 'vitest'
import { functions } from '../../src/catalogue/functions/intercom.ts'
import type { AppRequest } from '../../src/catalogue/run.ts'
import { fakeApp, refused, run } from './_fake-app.ts'

const echo = ({ body }: AppRequest) => body
const ME = { 'GET /me': { type: 'admin', id: '7', name: 'Ada' } }

describe('Intercom, in an admin’s name', () => {
  const reply = 'POST /conversations/12/reply'
  const parts = 'POST /conversations/12/parts'
  const at = { conversation_id: '12' }
  const by = { admin_id: '7' }

  it.each([
    ['intercom.reply', { ...at, body: 'Hi' }, reply, { message_type: 'comment', type: 'admin' }],
    ['intercom.note', { ...at, body: 'Hm' }, reply, { message_type: 'note', type: 'admin' }],
    ['intercom.close', at, parts, { message_type: 'close', type: 'admin' }],
    ['intercom.open', at, parts, { message_type: 'open' }],
    ['intercom.snooze', { ...at, snoozed_until: 9 }, parts, { message_type: 'snoozed' }],
    ['intercom.assign', { ...at, assignee_id: '3' }, parts, { type: 'admin', assignee_id: '3' }],
    [
      'intercom.assign',
      { ...at, assignee_id: '4', assignee_type: 'team' },
      parts,
      { message_type: 'assignment', type: 'team', assignee_id: '4' },
    ],
    [
      'intercom.tag-conversation',
      { ...at, tag_id: '5' },
      'POST /conversations/12/tags',
      { id: '5' },
    ],
    [
      'intercom.untag-conversation',
      { ...at, tag_id: '5' },
      'DELETE /conversations/12/tags/5',
      { admin_id: '7' },
    ],
    [
      'intercom.reply-ticket',
      { ticket_id: '8', body: 'Hi' },
      'POST /tickets/8/reply',
      { message_type: 'comment', body: 'Hi' },
    ],
    [
      'intercom.note-ticket',
      { ticket_id: '8', body: 'Hm' },
      'POST /tickets/8/reply',
      { message_type: 'note', body: 'Hm' },
    ],
  ])('%s takes the one who is connected', async (name, args, request, body) => {
    const app = fakeApp({ ...ME, [request]: echo })
    expect(await run(functions, name, args, app.call)).toMatchObject({ ...body, ...by })
  })

  it('takes the one who is named, and asks for nobody else', async () => {
    const app = fakeApp({ [reply]: echo })
    const args = { ...at, body: 'Hi', admin_id: '9', attachment_urls: ['https://x.test/a.png'] }
    expect(await run(functions, 'intercom.reply', args, app.call)).toEqual({
      message_type: 'comment',
      type: 'admin',
      admin_id: '9',
      body: 'Hi',
      attachment_urls: ['https://x.test/a.png'],
    })
  })

  it('keeps an id within its segment of the path', async () => {
    const app = fakeApp({ 'POST /conversations/..%2F1/reply': echo })
    const args = { conversation_id: '../1', body: 'Hi', admin_id: '9' }
    await run(functions, 'intercom.reply', args, app.call)
    expect(app.requests).toHaveLength(1)
  })
})

describe('a search of Intercom', () => {
  const app = () =>
    fakeApp({
      'POST /contacts/search': echo,
      'POST /conversations/search': echo,
      'POST /tickets/search': echo,
    })

  it.each([
    ['contacts', { email: 'a@x.test' }, { field: 'email', operator: '=', value: 'a@x.test' }],
    ['contacts', { name: 'Ada' }, { field: 'name', operator: '~', value: 'Ada' }],
    ['conversations', { text: 'late' }, { field: 'source.body', operator: '~', value: 'late' }],
    ['conversations', { updated_after: 5 }, { field: 'updated_at', operator: '>', value: 5 }],
    ['tickets', { open: false }, { field: 'open', operator: '=', value: false }],
  ])('of %s with %j is one condition', async (kind, args, query) => {
    const answer = await run(functions, `intercom.search-${kind}`, args, app().call)
    expect(answer).toEqual({ query, pagination: { per_page: 20 } })
  })

  it('wants all conditions to hold, the one in Intercom’s words too', async () => {
    const query = { field: 'priority', operator: '=', value: 'priority' }
    const args = { state: 'open', tag_id: '5', query, per_page: 3, starting_after: 'c' }
    expect(await run(functions, 'intercom.search-conversations', args, app().call)).toEqual({
      query: {
        operator: 'AND',
        value: [
          { field: 'state', operator: '=', value: 'open' },
          { field: 'tag_ids', operator: '=', value: '5' },
          query,
        ],
      },
      pagination: { per_page: 3, starting_after: 'c' },
    })
  })

  it('is refused without a condition', async () => {
    const refusal = run(functions, 'intercom.search-contacts', { per_page: 3 }, app().call)
    await expect(refusal).rejects.toEqual(refused('email'))
  })
})
