import { describe, expect, it } from 'vitest'
import { googlecalendarActions } from '../../src/catalogue/actions/googlecalendar.ts'
import { googleSpelling } from '../../src/catalogue/apps/google.ts'
import { fromBase64, toBase64Url } from '../../src/catalogue/functions/base64.ts'
import { functions as gmail } from '../../src/catalogue/functions/gmail.ts'
import type { AppRequest } from '../../src/catalogue/run.ts'
import { fakeApp, refused, run } from './_fake-app.ts'

const rawOf = (body: unknown): string => {
  const text = JSON.stringify(body)
  const raw = /"raw":"([\w-]+)"/.exec(text)?.[1] ?? ''
  return new TextDecoder().decode(fromBase64(raw))
}

describe('sending with Gmail', () => {
  it('posts one raw message for the user', async () => {
    const app = fakeApp({ 'POST /users/me/messages/send': { id: 'm1' } })
    const args = { recipient_email: 'ada@example.com', body: 'Hi' }
    expect(await run(gmail, 'gmail.send-email', args, app.call)).toEqual({ id: 'm1' })
    expect(app.requests).toHaveLength(1)
    expect(rawOf(app.requests[0]?.body)).toMatch(/^To: ada@example\.com\r\nSubject: \r\n/)
  })

  it('asks nothing of Gmail when an argument could smuggle in a header', async () => {
    const app = fakeApp({})
    const args = {
      recipient_email: 'ada@example.com',
      body: 'Hi',
      subject: 'x\r\nBcc: s@evil.example',
    }
    await expect(run(gmail, 'gmail.send-email', args, app.call)).rejects.toEqual(refused('subject'))
    expect(app.requests).toEqual([])
  })

  it('sends all files along, as they come to functions', async () => {
    const app = fakeApp({ 'POST /users/me/messages/send': { id: 'm1' } })
    const attachments = [
      { base64: 'aGk=', name: 'a.txt', mimetype: 'text/plain; charset=utf-8' },
      { base64: 'JVBERg==', name: 'b.pdf', mimetype: 'application/pdf' },
    ]
    const args = { recipient_email: 'ada@example.com', body: 'Hi', attachments }
    await run(gmail, 'gmail.send-email', args, app.call)
    const raw = rawOf(app.requests[0]?.body)
    expect(raw).toContain('Content-Type: text/plain; name="a.txt"')
    expect(raw).toContain('Content-Disposition: attachment; filename="b.pdf"')
    expect(raw.split('Content-Disposition: attachment')).toHaveLength(3)
  })

  const thread = {
    messages: [
      { id: 'm1', payload: { headers: [{ name: 'Message-Id', value: '<1@x>' }] } },
      {
        id: 'm2',
        payload: {
          headers: [
            { name: 'Message-Id', value: '<2@x>' },
            { name: 'References', value: '<0@x>\r\n <1@x>' },
            { name: 'Subject', value: 'Plan\r\n for May' },
          ],
        },
      },
      { id: 'd1', labelIds: ['DRAFT'], payload: { headers: [{ name: 'Subject', value: 'mine' }] } },
    ],
  }

  it('answers the last message that anybody has got, in its thread', async () => {
    const app = fakeApp({
      'GET /users/me/threads/t%2F1': thread,
      'POST /users/me/messages/send': { id: 'm3' },
    })
    const args = { thread_id: 't/1', message_body: 'Yes', recipient_email: 'ada@example.com' }
    await run(gmail, 'gmail.reply-to-thread', args, app.call)
    const body = app.requests[1]?.body
    expect(body).toMatchObject({ threadId: 't/1' })
    expect(rawOf(body)).toContain('Subject: Re: Plan for May\r\n')
    expect(rawOf(body)).toContain('In-Reply-To: <2@x>\r\nReferences: <0@x>\r\n <1@x>\r\n <2@x>\r\n')
  })

  it('does not heap up Re:', async () => {
    const headers = [{ name: 'Subject', value: 'RE: Plan' }]
    const app = fakeApp({
      'GET /users/me/threads/t1': { messages: [{ id: 'm1', payload: { headers } }] },
      'POST /users/me/messages/send': {},
    })
    const args = { thread_id: 't1', message_body: 'Yes', recipient_email: 'ada@example.com' }
    await run(gmail, 'gmail.reply-to-thread', args, app.call)
    expect(rawOf(app.requests[1]?.body)).toContain('Subject: RE: Plan\r\n')
  })

  it('drafts into a thread, and without one does not read any', async () => {
    const app = fakeApp({
      'GET /users/me/threads/t1': thread,
      'POST /users/me/drafts': { id: 'd2' },
    })
    const args = { recipient_email: 'ada@example.com', subject: 'Plan', body: 'Hm' }
    await run(gmail, 'gmail.create-draft', args, app.call)
    expect(app.requests).toHaveLength(1)
    await run(gmail, 'gmail.create-draft', { ...args, thread_id: 't1' }, app.call)
    expect(app.requests[2]?.body).toMatchObject({ message: { threadId: 't1' } })
    expect(rawOf(app.requests[2]?.body)).toContain('In-Reply-To: <2@x>')
  })
})

describe('reading with Gmail', () => {
  const inbox = (count: number) => {
    const ids = Array.from({ length: count }, (_, at) => `m${at}`)
    const message = (id: string) => ({
      id,
      threadId: 't',
      payload: {
        mimeType: 'text/plain',
        body: { data: toBase64Url(new TextEncoder().encode(id)) },
      },
    })
    return fakeApp({
      'GET /users/me/messages': { messages: ids.map((id) => ({ id })), nextPageToken: 'p2' },
      ...Object.fromEntries(ids.map((id) => [`GET /users/me/messages/${id}`, message(id)])),
    })
  }

  it('fetches each listed e-mail, five at a time, in the order of the list', async () => {
    const app = inbox(12)
    const answer = await run(gmail, 'gmail.fetch-emails', { query: 'is:unread' }, app.call)
    const texts = Array.from({ length: 12 }, (_, at) => ({ id: `m${at}`, text: `m${at}` }))
    expect(answer).toMatchObject({ messages: texts, nextPageToken: 'p2' })
    expect(app.most.open).toBe(5)
    expect(app.requests[0]?.query).toMatchObject({ q: 'is:unread', maxResults: 10 })
  })

  it('never asks for more than a Worker may', async () => {
    const app = inbox(0)
    await run(gmail, 'gmail.fetch-emails', { max_results: 500 }, app.call)
    expect(app.requests[0]?.query).toMatchObject({ maxResults: 40 })
  })

  it('leaves out the texts where the payload is not wanted', async () => {
    const app = inbox(1)
    const answer = await run(gmail, 'gmail.fetch-emails', { include_payload: false }, app.call)
    expect(JSON.stringify(answer)).not.toContain('"text"')
    expect(app.requests[1]?.query).toMatchObject({ format: 'metadata' })
  })

  it('answers an empty mailbox with no messages', async () => {
    const app = fakeApp({ 'GET /users/me/messages': { resultSizeEstimate: 0 } })
    expect(await run(gmail, 'gmail.fetch-emails', {}, app.call)).toMatchObject({ messages: [] })
  })

  it('says upstream-unavailable where the answer has no shape that we know', async () => {
    const app = fakeApp({ 'GET /users/me/messages': '<html>' })
    await expect(run(gmail, 'gmail.fetch-emails', {}, app.call)).rejects.toMatchObject({
      code: 'upstream-unavailable',
    })
  })

  it('gives a long thread in pages of its own', async () => {
    const messages = Array.from({ length: 25 }, (_, at) => ({ id: `m${at}` }))
    const app = fakeApp({ 'GET /users/me/threads/t1': { id: 't1', messages } })
    const first = await run(gmail, 'gmail.fetch-thread', { thread_id: 't1' }, app.call)
    expect(first).toMatchObject({ messageCount: 25, nextPageToken: '20' })
    const args = { thread_id: 't1', page_token: '20' }
    const second = await run(gmail, 'gmail.fetch-thread', args, app.call)
    expect(second).toMatchObject({ messages: [{ id: 'm20' }, {}, {}, {}, { id: 'm24' }] })
    expect(second).not.toHaveProperty('nextPageToken')
  })

  it.each([
    ['text', new TextEncoder().encode('a,b\n1,ü'), { text: 'a,b\n1,ü' }],
    ['bytes', Uint8Array.of(0x89, 0x50, 0x4e), { content: 'iVBO', encoding: 'base64' }],
    [
      'bytes that could be text',
      Uint8Array.of(0x50, 0x00),
      { content: 'UAA=', encoding: 'base64' },
    ],
  ])('gives an attachment as %s', async (_, bytes, shown) => {
    const path = 'GET /users/me/messages/m1/attachments/a1'
    const app = fakeApp({ [path]: { size: bytes.length, data: toBase64Url(bytes) } })
    const args = { message_id: 'm1', attachment_id: 'a1', file_name: 'f' }
    expect(await run(gmail, 'gmail.get-attachment', args, app.call)).toEqual({
      file_name: 'f',
      size: bytes.length,
      ...shown,
    })
  })

  it('reads a person only from the People API', async () => {
    const app = fakeApp({ 'GET https://people.googleapis.com/v1/people/me': { names: [] } })
    await run(gmail, 'gmail.read-person', {}, app.call)
    const query = { personFields: 'emailAddresses,names,birthdays,genders' }
    expect(app.requests[0]?.query).toEqual(query)
    for (const resource_name of ['people/../x', 'me', 'people/me?x=y', '//evil.example/a']) {
      const refusal = run(gmail, 'gmail.read-person', { resource_name }, app.call)
      await expect(refusal).rejects.toEqual(refused('resource_name'))
    }
  })

  it('warms up the search for people', async () => {
    const path = 'https://people.googleapis.com/v1/people:searchContacts'
    const app = fakeApp({
      [`GET ${path}`]: ({ query }: AppRequest) => ({ asked: query?.['query'] }),
    })
    const answer = await run(gmail, 'gmail.search-people', { query: 'Ada' }, app.call)
    expect(answer).toEqual({ asked: 'Ada' })
    expect(app.requests.map(({ query }) => query?.['query'])).toEqual(['', 'Ada'])
  })
})

describe("Google's spelling", () => {
  it('is on the wire, and taken from callers', () => {
    const action = googleSpelling({
      name: 'X',
      description: 'x',
      request: 'GET /users/{user_id}/x',
      wire: { page_token: 'cursor' },
      argumentAliases: { limit: 'max_results' },
      input: {
        properties: {
          user_id: { type: 'string' },
          max_results: { type: 'integer' },
          page_token: { type: 'string' },
          timeMin: { type: 'string' },
        },
      },
    })
    expect(action.wire).toEqual({ max_results: 'maxResults', page_token: 'cursor' })
    expect(action.argumentAliases).toEqual({
      userId: 'user_id',
      maxResults: 'max_results',
      pageToken: 'page_token',
      time_min: 'timeMin',
      limit: 'max_results',
    })
  })

  it('makes time zones of events `timeZone`', () => {
    const list = googlecalendarActions.find(({ name }) => name === 'GOOGLECALENDAR_EVENTS_LIST')
    expect(list?.wire).toMatchObject({
      timezone: 'timeZone',
      query: 'q',
      single_events: 'singleEvents',
    })
  })
})
