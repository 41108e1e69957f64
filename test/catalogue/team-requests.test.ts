import { describe, expect, it } from 'vitest'
import { discordbot } from '../../src/catalogue/apps/discordbot.ts'
import { linear } from '../../src/catalogue/apps/linear.ts'
import { slack } from '../../src/catalogue/apps/slack.ts'
import { twitter } from '../../src/catalogue/apps/twitter.ts'
import { zoom } from '../../src/catalogue/apps/zoom.ts'
import { parseAction } from '../../src/catalogue/compile.ts'
import { parseApp } from '../../src/catalogue/parse-app.ts'
import { targetOf } from '../../src/catalogue/spec.ts'
import { readArguments } from '../../src/execute/arguments.ts'
import { buildRequest } from '../../src/execute/build-request.ts'

/** What would be sent for a call of an action that is written as a request. */
function requestOf(name: string, args: Record<string, unknown>) {
  for (const { actions, ...facts } of [discordbot, linear, slack, twitter, zoom]) {
    const app = parseApp(facts)
    const found = actions.find((action) => action.name === name)
    if (!found) continue
    const action = parseAction(app, found)
    const seen = { ...app, ...targetOf(app, { user_id: '7' }) }
    return buildRequest(seen, action, readArguments(action, args))
  }
  throw new Error(`no action ${name}`)
}

const bodyOf = (name: string, args: Record<string, unknown>) =>
  JSON.parse(String(requestOf(name, args).body)) as unknown

describe('the connected user of X', () => {
  it.each([
    ['TWITTER_USER_LIKE_POST', { tweet_id: '1' }, 'POST', '/2/users/7/likes'],
    ['TWITTER_UNLIKE_POST', { tweet_id: '1' }, 'DELETE', '/2/users/7/likes/1'],
    ['TWITTER_BOOKMARKS_BY_USER', { id: '9' }, 'GET', '/2/users/7/bookmarks'],
    ['TWITTER_GET_USER_POSTS', { user_id: '9' }, 'GET', '/2/users/9/tweets'],
  ])('need not be told by a model: %s', (name, args, verb, path) => {
    const { method, url } = requestOf(name, args)
    expect([method, url.pathname]).toEqual([verb, path])
  })
})

describe('a post on X', () => {
  it('nests what is about the reply, the poll and the media', () => {
    const args = {
      text: 'Hi',
      reply__in__reply__to__tweet__id: '1',
      poll_options: ['a', 'b'],
      poll_duration_minutes: 60,
    }
    expect(bodyOf('TWITTER_CREATION_OF_A_POST', args)).toEqual({
      text: 'Hi',
      reply: { in_reply_to_tweet_id: '1' },
      poll: { options: ['a', 'b'], duration_minutes: 60 },
    })
  })

  it('comes with its author and time, and lists stand with commas', () => {
    const { url } = requestOf('TWITTER_POST_LOOKUP_BY_POST_IDS', { ids: ['1', '2'] })
    expect(url.searchParams.get('ids')).toBe('1,2')
    expect(url.searchParams.get('tweet.fields')).toContain('created_at')
    expect(url.searchParams.get('expansions')).toBe('author_id')
  })
})

describe('Linear’s documents', () => {
  it('get arguments as their variables', () => {
    const args = { issue_id: 'ENG-42', text: 'Done' }
    expect(bodyOf('LINEAR_CREATE_LINEAR_COMMENT', args)).toEqual({
      query: expect.stringContaining('commentCreate(input: $input)'),
      variables: { input: { issueId: 'ENG-42', body: 'Done' } },
    })
    expect(bodyOf('LINEAR_SEARCH_ISSUES', { query: 'crash', first: 5 })).toEqual({
      query: expect.stringContaining('searchIssues(term: $term'),
      variables: { term: 'crash', first: 5 },
    })
  })

  it('are sent where there is nothing to fill in', () => {
    expect(bodyOf('LINEAR_GET_CURRENT_USER', {})).toEqual({
      query: expect.stringContaining('viewer'),
    })
  })
})

describe('Discord’s paths and bodies', () => {
  it('hold an emoji as it is', () => {
    const args = { channel_id: '1', message_id: '2', emoji: '👍' }
    const { url } = requestOf('DISCORDBOT_ADD_MY_MESSAGE_REACTION', args)
    const path = `/api/v10/channels/1/messages/2/reactions/${encodeURIComponent('👍')}/@me`
    expect(url.pathname).toBe(path)
  })

  it('say what a message answers, and what an event needs', () => {
    const answer = { channel_id: '1', content: 'yes', reply_to: '2' }
    expect(bodyOf('DISCORDBOT_CREATE_MESSAGE', answer)).toEqual({
      content: 'yes',
      message_reference: { message_id: '2' },
    })
    const event = {
      ...{ guild_id: '1', name: 'Meetup', entity_type: 3, location: 'Café' },
      scheduled_start_time: '2026-01-31T18:00:00Z',
    }
    expect(bodyOf('DISCORDBOT_CREATE_GUILD_SCHEDULED_EVENT', event)).toMatchObject({
      privacy_level: 2,
      entity_metadata: { location: 'Café' },
    })
  })
})

describe('Zoom’s meetings', () => {
  it('are the connected user’s, with settings in a place of their own', () => {
    const args = { topic: 'Plan', settings__waiting__room: true }
    expect(requestOf('ZOOM_CREATE_A_MEETING', args).url.pathname).toBe('/v2/users/me/meetings')
    expect(bodyOf('ZOOM_CREATE_A_MEETING', args)).toEqual({
      topic: 'Plan',
      settings: { waiting_room: true },
    })
  })

  it('end by a word that is never a model’s', () => {
    expect(bodyOf('ZOOM_END_A_MEETING', { meetingId: '1' })).toEqual({ action: 'end' })
  })
})

describe('Slack’s older methods', () => {
  it('take forms', () => {
    const { body, headers } = requestOf('SLACK_ACTIVATE_OR_MODIFY_DO_NOT_DISTURB_DURATION', {
      num_minutes: 30,
    })
    expect(String(body)).toBe('num_minutes=30')
    expect(headers.get('content-type')).toBe('application/x-www-form-urlencoded')
  })
})
