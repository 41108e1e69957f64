import { describe, expect, it } from 'vitest'
import { slackActions } from '../../src/catalogue/actions/slack.ts'
import { functions } from '../../src/catalogue/functions/slack.ts'
import { fakeApp, refused, run } from './_fake-app.ts'

const CHANNELS = {
  'GET /conversations.list': ({ query }: { query: { cursor?: string } }) =>
    query.cursor
      ? { channels: [{ id: 'C2', name: 'dev' }], response_metadata: { next_cursor: '' } }
      : { channels: [{ id: 'C1', name: 'general' }], response_metadata: { next_cursor: 'p2' } },
}

const PEOPLE = {
  'GET /users.lookupByEmail': { user: { id: 'U7' } },
  'GET /users.list': {
    members: [
      { id: 'U1', name: 'ada', real_name: 'Ada Lovelace', profile: { email: 'ada@acme.com' } },
      { id: 'U2', name: 'alan', profile: { display_name: 'Al', real_name: 'Alan Turing' } },
      { id: 'U3', name: 'al2', profile: { display_name: 'Al' } },
      { id: 'U4', name: 'gone', deleted: true, profile: { display_name: 'Grace' } },
    ],
  },
  'POST /conversations.open': { channel: { id: 'D9' } },
}

describe('a message of Slack', () => {
  it.each([
    { to: 'C0123456789', goes: 'C0123456789', asked: 0 },
    { to: '#general', goes: 'C1', asked: 1 },
    { to: 'dev', goes: 'C2', asked: 2 },
    { to: '<#C5|sales>', goes: 'C5', asked: 0 },
    { to: 'ada@acme.com', goes: 'U7', asked: 1 },
    { to: '@ada', goes: 'U1', asked: 1 },
    { to: '@Alan Turing', goes: 'U2', asked: 1 },
    { to: '<@U5>', goes: 'U5', asked: 0 },
  ])('to $to goes to $goes', async ({ to, goes, asked }) => {
    const { call, requests } = fakeApp({
      ...CHANNELS,
      ...PEOPLE,
      'POST /chat.postMessage': { ok: true },
    })
    await run(functions, 'slack.chat.postMessage', { channel: to, text: 'hi' }, call)
    expect(requests.length).toBe(asked + 1)
    expect(requests.at(-1)?.body).toEqual({ channel: goes, text: 'hi' })
  })

  it('must say something, and in one way', async () => {
    const post = (args: object) =>
      run(functions, 'slack.chat.postMessage', { channel: 'C1', ...args })
    await expect(post({})).rejects.toEqual(refused('text'))
    await expect(post({ text: 'a', markdown_text: '**a**' })).rejects.toEqual(
      refused('markdown_text'),
    )
  })

  it('is not sent where the name means nobody, or more than one', async () => {
    const { call } = fakeApp({ ...CHANNELS, ...PEOPLE })
    const post = (channel: string) =>
      run(functions, 'slack.chat.postMessage', { channel, text: 'hi' }, call)
    await expect(post('#nowhere')).rejects.toEqual(refused('there is no channel "#nowhere"'))
    await expect(post('@grace')).rejects.toEqual(refused('nobody is called "@grace"'))
    await expect(post('@al')).rejects.toEqual(refused('U2 (alan), U3 (al2)'))
  })
})

describe('a conversation of Slack', () => {
  it('with a person is opened first, since its own id is needed', async () => {
    const { call, requests } = fakeApp({
      ...PEOPLE,
      'GET /conversations.history': { messages: [] },
    })
    await run(functions, 'slack.conversations.history', { channel: '@ada', limit: 5 }, call)
    expect(requests[1]).toMatchObject({ path: '/conversations.open', body: { users: 'U1' } })
    expect(requests[2]?.query).toEqual({ channel: 'D9', limit: 5 })
  })

  it('is joined by all who are named', async () => {
    const { call, requests } = fakeApp({ ...PEOPLE, 'POST /conversations.invite': { ok: true } })
    const args = { channel: 'C1', users: 'ada@acme.com, @alan,U8' }
    await run(functions, 'slack.conversations.invite', args, call)
    expect(requests.at(-1)?.body).toEqual({ channel: 'C1', users: 'U7,U2,U8' })
  })
})

describe('the directory of Slack', () => {
  it('finds channels and people by parts of their names', async () => {
    const { call } = fakeApp({ ...CHANNELS, ...PEOPLE })
    expect(await run(functions, 'slack.find-channels', { query: '#de' }, call)).toEqual({
      channels: [{ id: 'C2', name: 'dev' }],
    })
    expect(await run(functions, 'slack.find-users', { query: 'turing' }, call)).toMatchObject({
      users: [{ id: 'U2', name: 'alan', real_name: 'Alan Turing' }],
    })
  })
})

describe('the bot of Slack', () => {
  const users = slackActions('SLACK')
  const bots = slackActions('SLACKBOT')

  it('has the same actions under its own names, but for what bots may not', () => {
    const twins = new Set(bots.map(({ name }) => name.replace('SLACKBOT_', 'SLACK_')))
    const alone = users.map(({ name }) => name).filter((name) => !twins.has(name))
    expect(alone).toContain('SLACK_SEARCH_FOR_MESSAGES_WITH_QUERY')
    expect(alone).toContain('SLACK_CREATE_A_REMINDER')
    expect(alone.length).toBe(users.length - bots.length)
    expect(JSON.stringify(bots)).not.toMatch(/"SLACK_| SLACK_/)
  })

  it('asks for a bot’s scopes', () => {
    const scopes = (name: string) => bots.find((action) => action.name === name)?.scopes
    expect(scopes('SLACKBOT_JOIN_AN_EXISTING_CONVERSATION')).toEqual(['channels:join'])
    expect(scopes('SLACKBOT_ARCHIVE_A_SLACK_CONVERSATION')).toContain('channels:manage')
    expect(JSON.stringify(bots.map((action) => action.scopes))).not.toContain('channels:write')
  })
})
